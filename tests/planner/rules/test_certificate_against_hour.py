from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import Severity, option_key
from tests.build import FestivalBuilder, applied, building
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "certificate-against-hour"


def rated(certificate: str, clock: str, *hours: str) -> Festival:
    """Chomo with that certificate at that time; hours other than the rule's own where given."""
    builder = FestivalBuilder()
    builder.screening(builder.film("Chomo", certificate=certificate), clock)
    if hours:
        builder.run(SetSetting(option_key(RULE, "hours"), list(hours)))
    return builder.festival


def clean() -> Festival:
    return rated("18", "20:00")


def broken() -> Festival:
    return rated("18", "15:30")


TABLE = ("12 18:00", "16 20:00", "18 22:00", "R 23:00", "nonsense")


@pytest.mark.parametrize(
    ("certificate", "clock", "minutes"),
    [
        ("", "10:00", 0),
        ("PG", "10:00", 0),
        ("6", "10:00", 0),
        ("12", "17:00", 60),
        ("FSK 16", "19:59", 1),
        ("16", "20:00", 0),
        ("17", "19:00", 60),
        ("18", "21:00", 60),
        ("18", "25:00", 0),
        ("21", "21:00", 60),
        ("r", "22:30", 30),
    ],
)
def test_the_table_of_hours(certificate: str, clock: str, minutes: int) -> None:
    found = [c.fact("minutes") for c in conflicts(rated(certificate, clock, *TABLE), RULE)]
    assert found == ([minutes] if minutes else [])


def test_only_the_public_is_protected() -> None:
    builder = building(broken())
    (kind,) = [k for k in builder.festival.kinds.values() if not k.public][:1]
    builder.set(builder.festival.screenings()[0], kind_id=kind.id)
    assert conflicts(builder.festival, RULE) == []


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo has the certificate 18, for which 20:00 is the first hour, but begins "
            "Thu 15:30 on Cinema / Screen 1: 270 minutes too early."
        )
    ]
    assert the_conflict(broken(), RULE).severity is Severity.NOTICE


def test_fixes() -> None:
    assert fix_titles(broken(), RULE)[0] == "Move Chomo to Thu 20:00"


def test_hours_that_nobody_can_read_say_nothing() -> None:
    festival = applied(broken(), SetSetting(option_key(RULE, "hours"), ["soon", "18 late"]))
    assert conflicts(festival, RULE) == []
