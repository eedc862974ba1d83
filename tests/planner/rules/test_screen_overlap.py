from __future__ import annotations

import pytest

from planner.model import Festival, ScreeningStatus
from planner.rules import Severity, check, place_of
from planner.times import clock
from tests.build import FestivalBuilder, the_screening
from tests.planner.rules.told import (
    conflicts,
    fix_called,
    fix_titles,
    fixed,
    sentences,
    the_conflict,
)

RULE = "screen-overlap"


def clean() -> Festival:
    builder = FestivalBuilder()
    builder.film("Ritoma", 130)
    builder.screening("Ritoma", "19:30")
    builder.screening("Chomo", "21:40")
    builder.screening("Elsewhere", "20:00", screen=1)
    return builder.festival


def broken() -> Festival:
    builder = FestivalBuilder()
    builder.film("Ritoma", 130)
    builder.screening("Ritoma", "19:30", qa_minutes=20)
    builder.screening("Chomo", "21:45")
    return builder.festival


def test_back_to_back_is_no_overlap() -> None:
    assert conflicts(clean(), RULE) == []


def test_overlap_ends_with_the_qa() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo begins Thu 21:45 on Cinema / Screen 1, while Ritoma runs until 22:00: "
            "they overlap by 15 minutes."
        )
    ]


def test_overlap_is_a_blocker_at_the_later_screening() -> None:
    festival = broken()
    conflict = the_conflict(festival, RULE)
    ritoma, chomo = the_screening(festival, "Ritoma"), the_screening(festival, "Chomo")
    assert conflict.severity is Severity.BLOCKER
    assert conflict.screening_ids == (ritoma.id, chomo.id)
    assert conflict.screen_ids == (ritoma.screen_id,)
    place = place_of(conflict, festival)
    assert place is not None
    assert (place.screen_id, clock(place.start)) == (chomo.screen_id, "21:45")


def test_key_names_both_screenings_whoever_is_first() -> None:
    festival = broken()
    ids = sorted(s.id for s in festival.screenings())
    assert the_conflict(festival, RULE).key == f"screen-overlap:{ids[0]}:{ids[1]}"


def test_long_screening_overlaps_every_later_one_in_it() -> None:
    builder = FestivalBuilder()
    builder.film("Marathon", 600)
    builder.screening("Marathon", "10:00")
    builder.screening("First", "11:00")
    builder.screening("Second", "13:00")
    builder.screening("Third", "18:00")
    builder.screening("After", "20:00")
    pairs = [c.screening_ids for c in conflicts(builder.festival, RULE)]
    marathon = the_screening(builder.festival, "Marathon").id
    assert pairs == [
        (marathon, the_screening(builder.festival, title).id)
        for title in ("First", "Second", "Third")
    ]


def test_minutes_are_those_both_run() -> None:
    builder = FestivalBuilder()
    builder.film("Marathon", 600)
    builder.screening("Marathon", "10:00")
    builder.screening("First", "11:00")
    assert the_conflict(builder.festival, RULE).fact("minutes") == 90


def test_hold_occupies_its_screen() -> None:
    builder = FestivalBuilder()
    builder.screening("Chomo", "19:30")
    builder.hold("20:30", 60, title="Sponsor's evening")
    assert sentences(builder.festival, RULE) == [
        (
            "Sponsor's evening begins Thu 20:30 on Cinema / Screen 1, while Chomo runs until "
            "21:00: they overlap by 30 minutes."
        )
    ]
    assert "Move Sponsor's evening to Thu 21:20" in fix_titles(builder.festival, RULE)


def test_cancelled_screening_occupies_nothing() -> None:
    builder = FestivalBuilder()
    builder.screening("Ritoma", "19:30", status=ScreeningStatus.CANCELLED)
    builder.screening("Chomo", "19:30")
    assert conflicts(builder.festival, RULE) == []


def test_overlap_past_midnight_is_told_by_the_festival_clock() -> None:
    builder = FestivalBuilder()
    builder.screening("Late", "23:30")
    builder.screening("Later", "24:30")
    assert sentences(builder.festival, RULE) == [
        (
            "Later begins Thu 24:30 on Cinema / Screen 1, while Late runs until 25:00: "
            "they overlap by 30 minutes."
        )
    ]


def test_fixes_in_the_order_of_least_trouble() -> None:
    assert fix_titles(broken(), RULE) == [
        "Shorten the Q&A of Ritoma to 5 minutes",
        "Drop the Q&A of Ritoma (20 minutes)",
        "Move Chomo to Thu 22:20",
        "Move Ritoma to Thu 18:55",
        "Swap Ritoma with Chomo, Thu 21:45 on Cinema / Screen 1",
        "Move Chomo to Cinema / Screen 2",
        "Move Ritoma to Cinema / Screen 2",
        "Unschedule Chomo",
    ]


def test_pinned_screening_is_never_proposed_to_move() -> None:
    festival = broken()
    builder = FestivalBuilder()
    builder.festival = festival
    chomo = the_screening(festival, "Chomo")
    builder.set(chomo, pinned_screen_id=chomo.screen_id, pinned_start=chomo.start)
    assert [t for t in fix_titles(builder.festival, RULE) if "Chomo" in t] == []


def with_qa(minutes: int, second: str) -> Festival:
    """Ritoma with such a Q&A, 130 minutes and that from 19:30; Chomo from that time on."""
    builder = FestivalBuilder()
    builder.film("Ritoma", 130)
    builder.screening("Ritoma", "19:30", qa_minutes=minutes)
    builder.screening("Chomo", second)
    return builder.festival


@pytest.mark.parametrize(
    ("qa", "second", "titles"),
    [
        (40, "22:10", ["Shorten the Q&A of Ritoma to 10 minutes"]),  # with the turnaround
        (40, "22:08", ["Shorten the Q&A of Ritoma to 5 minutes"]),
        (40, "22:00", ["Shorten the Q&A of Ritoma to 20 minutes"]),  # at least no overlap
        (20, "21:44", []),
        (3, "21:42", []),
    ],
)
def test_a_qa_is_shortened_where_something_is_left(qa: int, second: str, titles: list[str]) -> None:
    festival = with_qa(qa, second)
    assert [t for t in fix_titles(festival, RULE) if t.startswith("Shorten")] == titles
    assert any(t.startswith("Drop") for t in fix_titles(festival, RULE))


def swaps(festival: Festival) -> list[str]:
    return [t for t in fix_titles(festival, RULE) if t.startswith("Swap")]


def test_the_earlier_swaps_with_one_that_is_short_enough() -> None:
    builder = FestivalBuilder(screens=3)
    builder.film("Long", 130)
    builder.film("Longer", 200)
    builder.film("Short", 60)
    builder.screening("Long", "19:00")
    builder.screening("Longer", "20:30")
    builder.film("Too long", 91)
    builder.screening("Short", "19:00", screen=1)
    builder.screening("Too long", "19:30", screen=2)
    assert swaps(builder.festival) == ["Swap Long with Short, Thu 19:00 on Cinema / Screen 2"]
    builder.film("Next", 91)
    builder.screening("Next", "20:30", screen=1)
    assert swaps(builder.festival) == [], "no room for the long one before the next"


def test_pinned_ones_are_not_swapped() -> None:
    builder = FestivalBuilder(screens=3)
    builder.film("Long", 130)
    builder.film("Short", 60)
    builder.screening("Long", "19:00")
    builder.screening("Long", "20:30")
    short = builder.screening("Short", "19:00", screen=1)
    assert len(swaps(builder.festival)) == 1
    builder.set(short, pinned_screen_id=short.screen_id, pinned_start=short.start)
    assert swaps(builder.festival) == []


@pytest.mark.parametrize(
    "start", ["Drop", "Shorten", "Swap", "Move Chomo to Thu", "Move Ritoma to Cinema"]
)
def test_fix_leaves_no_overlap(start: str) -> None:
    festival = broken()
    after = fixed(festival, fix_called(festival, RULE, start))
    assert conflicts(after, RULE) == []


def test_counts_and_badges() -> None:
    festival = broken()
    report = check(festival)
    chomo = the_screening(festival, "Chomo")
    assert report.counts() == {Severity.BLOCKER: 1}
    assert report.worst(chomo.id) is Severity.BLOCKER
    assert report.of_programme(chomo.programme_id) == report.of_screening(chomo.id)
