from __future__ import annotations

import random
from itertools import islice

import pytest

from planner.edit.screenings import MoveScreening, PinScreening, PlaceProgramme
from planner.edit.venues import SetHours
from planner.errors import UserError
from planner.model import Festival
from planner.rules import Severity, all_rules, check, conflicts_after, consequences
from planner.rules.free_places import free_starts
from planner.times import Day, WallTime
from tests.build import FestivalBuilder, at, the_programme, the_screening
from tests.planner.rules.random_festivals import a_crowded_festival


def places(festival: Festival, count: int, title: str = "Chomo", **asked: int) -> list[str]:
    """The first free places of a programme as “day clock screen”."""
    found = free_starts(festival, the_programme(festival, title).id, **asked)  # type: ignore[arg-type]
    return [told(festival, screen, start) for screen, start in islice(found, count)]


def told(festival: Festival, screen_id: int, start: WallTime) -> str:
    day = festival.day_of(start)
    minute = start - day * 1440
    name = festival.screens[screen_id].name.removeprefix("Screen ")
    return f"{day - festival.edition.first_day} {minute // 60:02d}:{minute % 60:02d} {name}"


def with_chomo(**start: int) -> FestivalBuilder:
    builder = FestivalBuilder(**start)
    builder.film("Chomo", 90)
    return builder


def test_earliest_first_and_screens_in_their_order() -> None:
    builder = with_chomo()
    assert places(builder.festival, 3) == ["0 10:00 1", "0 10:00 2", "0 10:05 1"]


def test_turnaround_on_both_sides() -> None:
    builder = with_chomo(screens=1)
    builder.screening("Before", "10:00")  # ends 11:30
    builder.screening("After", "13:45")
    assert places(builder.festival, 2) == ["0 11:50 1", "0 11:55 1"]
    builder.screening("Between", "12:00")
    assert places(builder.festival, 1) == ["0 15:35 1"]


def test_hold_needs_no_turnaround() -> None:
    builder = with_chomo(screens=1)
    builder.hold("10:00", 60)
    builder.hold("12:30", 60)
    assert places(builder.festival, 2) == ["0 11:00 1", "0 13:30 1"]


def test_opening_hours_go_before_the_usual_day() -> None:
    builder = with_chomo(screens=1, days=2)
    screen = builder.festival.screens_in_order()[0]
    first = builder.festival.edition.first_day
    builder.run(SetHours(screen.id, 8 * 60, 12 * 60))
    assert places(builder.festival, 1) == ["0 08:00 1"]
    builder.run(SetHours(screen.id, day=first))
    assert places(builder.festival, 1) == ["1 08:00 1"]


def test_one_screen_and_one_day() -> None:
    builder = with_chomo()
    screen = builder.festival.screens_in_order()[1]
    day = Day(builder.festival.edition.first_day + 2)
    assert places(builder.festival, 1, screen_id=screen.id, day=day) == ["2 10:00 2"]


def test_night_only_when_all_days_are_full() -> None:
    builder = with_chomo(screens=1, days=1)
    builder.hold("10:00", 14 * 60)
    assert places(builder.festival, 1) == ["0 06:00 1"]


def test_film_never_against_itself() -> None:
    builder = with_chomo()
    builder.screening("Chomo", "10:00")
    assert places(builder.festival, 1) == ["0 11:30 2"]


def test_screening_in_the_hand_is_not_in_its_own_way() -> None:
    builder = with_chomo(screens=1)
    screening = builder.screening("Chomo", "10:00", qa_minutes=30)
    builder.screening("After", "13:00")
    later = screening.start + 60
    assert places(builder.festival, 1, screening_id=screening.id) == ["0 10:05 1"]
    assert places(builder.festival, 1, screening_id=screening.id, since=later) == ["0 14:50 1"]


def test_nowhere() -> None:
    builder = with_chomo(screens=1, days=1)
    builder.run(SetHours(builder.festival.screens_in_order()[0].id, 600, 660))
    assert places(builder.festival, 1) == []


@pytest.mark.parametrize("seed", range(6))
def test_free_places_are_free_and_none_is_left_out(seed: int) -> None:
    random.seed(seed)  # ids are made of it
    festival = a_crowded_festival(random.Random(seed))
    report = check(festival)
    programme = random.Random(seed).choice(sorted(festival.programmes))
    screen, day = festival.screens_in_order()[0].id, festival.edition.first_day
    found = {start for _screen, start in free_starts(festival, programme, screen, day)}
    first = at(festival, "00:00")
    for start in range(first, first + 2 * 1440, 15):
        if festival.day_of(WallTime(start)) != day:
            continue
        edit = PlaceProgramme(programme, screen, WallTime(start))
        assert (start in found) == brings_no_trouble(festival, edit), start - first
    assert report.conflicts == check(festival).conflicts


def brings_no_trouble(festival: Festival, edit: PlaceProgramme) -> bool:
    """Whether the new screening has no blocker or warning, not even one that others share."""
    try:
        found = conflicts_after(festival, check(festival), edit)
    except UserError:
        return False
    news = consequences(festival, check(festival), edit)
    its_own = [c for c in found if any(i not in festival.all_screenings for i in c.screening_ids)]
    placed = [c for c in (*news, *its_own) if all_rules()[c.rule].has_places]
    return not [c for c in placed if c.severity in {Severity.BLOCKER, Severity.WARNING}]


def test_moving_keeps_what_was_said_about_the_screening() -> None:
    builder = with_chomo(screens=1)
    screening = builder.screening("Chomo", "10:00", qa_minutes=60)
    builder.screening("Other", "16:00")
    festival = builder.festival
    found = free_starts(festival, screening.programme_id, screening_id=screening.id)
    latest = max(s for _screen, s in found if s < the_screening(festival, "Other").start)
    assert latest == at(festival, "13:10")


def test_pinned_screening_has_no_better_place() -> None:
    builder = with_chomo(screens=1, days=1)
    screening = builder.screening("Chomo", "10:00")
    builder.run(PinScreening(screening.id))
    assert places(builder.festival, 1, screening_id=screening.id) == []
    assert MoveScreening(screening.id, screening.screen_id, screening.start).name == "move"
