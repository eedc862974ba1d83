from __future__ import annotations

from planner.edit import SetField
from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import Severity, check, placement, recheck, severity_key
from tests.build import FestivalBuilder, applied, at, changes_of, the_film, the_screening

RULE = "screen-overlap"


def overlapping() -> FestivalBuilder:
    """Ritoma, of the competition, runs into Chomo, of no section."""
    builder = FestivalBuilder(screens=2)
    section = builder.section("Competition")
    builder.screening(builder.film("Ritoma", 120, section_id=section.id), "19:30")
    builder.screening(builder.film("Chomo", 90), "21:00")
    return builder


def severities(festival: Festival) -> list[Severity]:
    return [c.severity for c in check(festival).conflicts if c.rule == RULE]


def with_own(festival: Festival, of: tuple[str, int] | None, severity: str) -> Festival:
    return applied(festival, SetSetting(severity_key(RULE, of), severity))


def of_section(festival: Festival) -> tuple[str, int]:
    return ("section", next(iter(festival.sections)))


def of_kind(festival: Festival) -> tuple[str, int]:
    kind = the_screening(festival, "Ritoma").kind_id
    assert kind is not None
    return ("kind", kind)


def test_the_gravest_of_those_that_conflict_counts() -> None:
    festival = overlapping().festival
    milder = with_own(festival, of_section(festival), "notice")
    assert severities(milder) == [Severity.BLOCKER], "Chomo is of no section"
    both = with_own(milder, None, "off")
    assert severities(both) == [Severity.NOTICE]


def test_kind_goes_before_section() -> None:
    festival = overlapping().festival
    festival = with_own(festival, of_section(festival), "off")
    assert severities(with_own(festival, of_kind(festival), "warning")) == [Severity.WARNING]


def test_off_for_all_of_them_says_nothing() -> None:
    festival = overlapping().festival
    assert severities(with_own(festival, of_kind(festival), "off")) == []


def test_what_is_no_severity_counts_as_not_given() -> None:
    festival = overlapping().festival
    assert severities(with_own(festival, of_kind(festival), "loud")) == [Severity.BLOCKER]


def test_a_film_that_changes_its_section_is_looked_at_again() -> None:
    festival = overlapping().festival
    own = with_own(with_own(festival, of_section(festival), "warning"), None, "notice")
    report = check(own)
    edit = SetField("film", the_film(own, "Ritoma").id, "section_id", None)
    rows = changes_of(own, edit)
    after = own.with_changes(rows)
    assert severities(own) == [Severity.WARNING]
    assert recheck(report, own, after, rows).conflicts == check(after).conflicts
    assert severities(after) == [Severity.NOTICE]


def test_the_map_shows_the_severity_of_the_one_that_is_in_the_way() -> None:
    builder = overlapping()
    builder.screening("Third", "12:00", screen=1)
    festival = with_own(builder.festival, of_section(builder.festival), "warning")
    festival = with_own(festival, None, "notice")
    screen = festival.screens_in_order()[0]
    found = placement(festival, screening_id=the_screening(festival, "Third").id)
    assert found.worst(screen.id, at(festival, "19:30")) is Severity.WARNING
    assert found.worst(screen.id, at(festival, "22:00")) is Severity.NOTICE
    ritoma = placement(festival, screening_id=the_screening(festival, "Ritoma").id)
    assert ritoma.worst(screen.id, at(festival, "22:00")) is Severity.WARNING
