from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival, Premiere
from planner.rules import option_key
from tests.build import FestivalBuilder, applied
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "premiere-outside-prime-time"


def at_(*clocks: str, premiere: Premiere = Premiere.WORLD) -> FestivalBuilder:
    """Ritoma at these times of the first day."""
    builder = FestivalBuilder()
    builder.film("Ritoma", premiere=premiere)
    for clock in clocks:
        builder.screening("Ritoma", clock)
    return builder


def clean() -> Festival:
    return at_("22:00").festival


def broken() -> Festival:
    return at_("10:00", "19:00").festival


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Ritoma has its premiere (world) Thu 10:00 on Cinema / Screen 1; prime time is "
            "17:00–22:00."
        )
    ]


@pytest.mark.parametrize(
    ("clock", "minutes"), [("16:59", 1), ("17:00", 0), ("22:01", 1), ("24:30", 150)]
)
def test_minutes_away(clock: str, minutes: int) -> None:
    found = [c.fact("minutes") for c in conflicts(at_(clock).festival, RULE)]
    assert found == ([minutes] if minutes else [])


def test_only_the_premieres_of_the_option() -> None:
    national = at_("10:00", premiere=Premiere.NATIONAL).festival
    assert conflicts(national, RULE) == []
    chosen = SetSetting(option_key(RULE, "premieres"), ["national"])
    assert len(conflicts(applied(national, chosen), RULE)) == 1


def test_the_announced_premiere_is_the_one_that_counts() -> None:
    builder = at_("10:00", "19:00")
    early, evening = builder.festival.screenings()
    builder.set(evening, announced_premiere=True)
    assert conflicts(builder.festival, RULE) == []
    builder.set(evening, announced_premiere=False)
    builder.set(early, announced_premiere=True)
    assert len(conflicts(builder.festival, RULE)) == 1


def test_shorts_are_not_looked_at() -> None:
    builder = at_()
    (film,) = builder.festival.films.values()
    builder.screening(builder.shorts("Block", film, builder.film("Other")), "10:00")
    assert conflicts(builder.festival, RULE) == []


def test_fixes() -> None:
    assert fix_titles(at_("10:00").festival, RULE) == ["Move Ritoma to Thu 17:00"]
    builder = at_("10:00")
    builder.hold("17:00", 600)
    assert fix_titles(builder.festival, RULE) == ["Move Ritoma to Thu 17:00 on Cinema / Screen 2"]
