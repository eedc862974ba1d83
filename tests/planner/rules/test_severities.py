"""Severities that differ by section or by kind, in the whole report and after each edit."""

from __future__ import annotations

import pytest

from planner.edit import SetField
from planner.edit.editions import SetSetting
from planner.edit.screenings import MoveScreening
from planner.model import Kind, Screening
from planner.rules import Report, Severity, check, recheck, severity_key
from tests.build import FestivalBuilder, at, changes_of

RULE = "screen-overlap"


class Overlap:
    """Two screenings of section Night that overlap, and a section Day."""

    def __init__(self) -> None:
        self.build = FestivalBuilder()
        self.night, self.day = self.build.section("Night"), self.build.section("Day")
        salt = self.build.film("Salt", 90, section_id=self.night.id)
        rain = self.build.film("Rain", 90, section_id=self.night.id)
        self.film, self.other = salt, rain
        self.first = self.build.screening(salt, "19:00")
        self.second = self.build.screening(rain, "20:00")
        self.report = check(self.build.festival)

    def run(self, edit: SetSetting | SetField | MoveScreening) -> None:
        """Do it, check again what it touched, and compare with a whole check."""
        before = self.build.festival
        rows = self.build.run(edit)
        self.report = recheck(self.report, before, self.build.festival, rows)
        whole = check(self.build.festival)
        assert severities(self.report) == severities(whole)

    @property
    def severity(self) -> Severity | None:
        found = [c.severity for c in self.report.by_key.values() if c.rule == RULE]
        return found[0] if found else None


def severities(report: Report) -> dict[str, Severity]:
    return {key: conflict.severity for key, conflict in report.by_key.items()}


@pytest.fixture
def overlap() -> Overlap:
    return Overlap()


def test_a_section_may_have_another_severity(overlap: Overlap) -> None:
    assert overlap.severity is Severity.BLOCKER
    overlap.run(SetSetting(severity_key(RULE, ("section", overlap.night.id)), "notice"))
    assert overlap.severity is Severity.NOTICE
    overlap.run(SetSetting(severity_key(RULE, ("section", overlap.night.id)), None))
    assert overlap.severity is Severity.BLOCKER


def test_of_two_exceptions_the_graver_holds(overlap: Overlap) -> None:
    overlap.run(SetSetting(severity_key(RULE, ("section", overlap.night.id)), "off"))
    assert overlap.severity is None
    overlap.run(SetField("film", overlap.other.id, "section_id", overlap.day.id))
    assert overlap.severity is Severity.BLOCKER
    overlap.run(SetSetting(severity_key(RULE, ("section", overlap.day.id)), "warning"))
    assert overlap.severity is Severity.WARNING


def test_an_exception_of_a_rule_that_is_off(overlap: Overlap) -> None:
    overlap.run(SetSetting(severity_key(RULE), "off"))
    assert overlap.severity is None
    overlap.run(SetSetting(severity_key(RULE, ("section", overlap.night.id)), "warning"))
    assert overlap.severity is Severity.WARNING


def test_a_film_that_changes_its_section_takes_the_other_severity(overlap: Overlap) -> None:
    overlap.run(SetSetting(severity_key(RULE, ("section", overlap.night.id)), "notice"))
    overlap.run(SetField("film", overlap.film.id, "section_id", None))
    assert overlap.severity is Severity.BLOCKER
    overlap.run(SetField("film", overlap.film.id, "section_id", overlap.night.id))
    assert overlap.severity is Severity.NOTICE


def test_a_kind_may_have_another_severity(overlap: Overlap) -> None:
    press = next(k for k in overlap.build.festival.rows(Kind).values() if not k.public)
    overlap.run(SetSetting(severity_key(RULE, ("kind", press.id)), "notice"))
    assert overlap.severity is Severity.BLOCKER
    overlap.run(SetField(Screening.table, overlap.first.id, "kind_id", press.id))
    assert overlap.severity is Severity.BLOCKER
    overlap.run(SetField(Screening.table, overlap.second.id, "kind_id", press.id))
    assert overlap.severity is Severity.NOTICE


def test_nonsense_in_a_setting_says_nothing(overlap: Overlap) -> None:
    overlap.run(SetSetting(severity_key(RULE, ("section", overlap.night.id)), "dreadful"))
    overlap.run(SetSetting(f"rule.{RULE}.severity.section.x", "off"))
    overlap.run(
        MoveScreening(
            overlap.second.id, overlap.second.screen_id, at(overlap.build.festival, "20:05")
        )
    )
    assert overlap.severity is Severity.BLOCKER
    assert changes_of(overlap.build.festival, SetSetting("x", None)) == ()
