"""The wall board comes back: typed or scanned, as one edit, and every wrong line is named."""

from __future__ import annotations

import pytest

from planner.exchange.board import BoardRead, read_board
from planner.model import Festival, Programme, Screening
from planner.model.board import card_code, place_code, programme_code
from planner.times import WallTime, iso
from tests.build import FestivalBuilder, applied, at


def spring(**start: str) -> FestivalBuilder:
    """Two screens, two days; 101 at 18:00 on the first, 102 at 20:00 on the second."""
    builder = FestivalBuilder(screens=0, days=2, **start)
    builder.screen("Hall 1", "Odeon", code="OD1")
    builder.screen("Hall 2", "Odeon", code="OD2")
    builder.screening("Ritoma", "18:00", 0, 0, code="101")
    builder.screening("Maineland", "20:00", 1, 1, code="102")
    return builder


def read(festival: Festival, *lines: str) -> BoardRead:
    return read_board(festival, "\n".join(lines), "wall.txt")


def places(festival: Festival, found: BoardRead) -> dict[str, str]:
    """Where everything is after the edit: screen and start by code."""
    after = applied(festival, found.as_edit())
    return {
        one.code: f"{after.screens[one.screen_id].name} {iso(one.start)}"
        for one in after.screenings()
    }


@pytest.mark.parametrize(
    "line",
    [
        "101 OD2 2026-11-06T19:30",
        "101 OD2 2026-11-06 19:30",
        "101 Odeon / Hall 2 2026-11-06 19:30",
        "101\tHall 2\t2026-11-06T19:30",
        "101; Odeon/Hall 2; 2026-11-06 19:30",
        "ritoma OD2 2026-11-06 19:30",
        "101\nOD2.1106.1930",
        "101\tOD2.1106.1930",
        "101\nOD2.1106.1900\nMIN30",
        "# Friday\n\n101\nod2.1106.1900\nmin30\n",
    ],
)
def test_a_card_goes_where_it_is_said_to_be(line: str) -> None:
    festival = spring().festival
    found = read(festival, line)
    assert found.problems == []
    assert places(festival, found)["101"] == "Hall 2 2026-11-06T19:30"
    assert places(festival, found)["102"] == "Hall 2 2026-11-06T20:00"


def test_a_time_alone_is_of_the_day_on_which_it_stands() -> None:
    festival = spring().festival
    late = places(festival, read(festival, "102 OD1 00:30"))["102"]
    assert late == "Hall 1 2026-11-07T00:30"
    assert places(festival, read(festival, "102 OD1 24:30"))["102"] == late
    assert places(festival, read(festival, "102 OD1 9:00"))["102"] == "Hall 1 2026-11-06T09:00"


def test_what_the_prints_say_is_understood() -> None:
    builder = spring()
    builder.screening("Twin", "10:00", 0, 0, code="102")
    festival = builder.festival
    screen = festival.screens_in_order()[1]
    for number, screening in enumerate(festival.screenings()):
        start = WallTime(at(festival, "24:00") + number * 60)
        codes = card_code(festival, screening), place_code(festival, screen, start)
        found = read(festival, *codes)
        assert found.problems == []
        after = applied(festival, found.as_edit()).all_screenings[screening.id]
        assert (after.screen_id, after.start) == (screen.id, start)


def test_cards_that_hang_where_they_were_are_counted_and_change_nothing() -> None:
    festival = spring().festival
    found = read(festival, "101 OD1 18:00", "102 OD2 20:00")
    assert (found.same, found.edits, found.problems) == (2, [], [])


def test_a_card_that_is_new_is_placed_once_and_then_known() -> None:
    builder = spring()
    builder.film("Late Entry", 60)
    programme = next(p for p in builder.festival.programmes.values() if not _placed(builder, p))
    builder.set(programme, code="P9")
    festival = builder.festival
    assert programme_code(festival, festival.programmes[programme.id]) == "P9"
    found = read(festival, "P9 OD1 2026-11-06T10:00")
    after = applied(festival, found.as_edit())
    assert [iso(one.start) for one in after.screenings_of(programme.id)] == ["2026-11-06T10:00"]
    again = read(after, "P9 OD1 2026-11-06T10:00")
    assert (again.same, again.edits) == (1, [])
    moved = applied(after, read(after, "P9 OD2 2026-11-06T11:00").as_edit())
    assert [iso(one.start) for one in moved.screenings_of(programme.id)] == ["2026-11-06T11:00"]
    twice = read(festival, "P9 OD1 2026-11-06T10:00", "P9 OD2 2026-11-06T10:00")
    assert [p.line for p in twice.problems] == [2]


def test_the_code_of_a_programme_goes_before_the_title_of_a_screening() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening("Salt", "10:00", code="1")
    programme = next(iter(builder.festival.programmes.values()))
    builder.set(programme, code="SALT", wanted=2)
    found = read(builder.festival, "SALT\tScreen 1\t2026-11-05 15:00")
    assert len(applied(builder.festival, found.as_edit()).screenings()) == 2


def _placed(builder: FestivalBuilder, programme: Programme) -> bool:
    return bool(builder.festival.screenings_of(programme.id))


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        (["999 OD1 18:00"], 1, "No card is called “999”"),
        (["101 OD9 18:00"], 1, "There is no screen “OD9”"),
        (["101 OD1 2027-01-01T18:00"], 1, "Fri 1 Jan is not a day of the festival"),
        (["101 OD1 18:77"], 1, "18:77"),
        (["101 OD1 2026-13-01 18:00"], 1, "2026-13-01"),
        (["101"], 1, "No place follows the card “101”"),
        (["", "101", "102 OD1 18:00"], 2, "No place follows the card “101”"),
        (["OD1.1106.1900"], 1, "No card comes before this place"),
        (["101", "OD1.1224.1900"], 2, "is no place of this festival's grid"),
        (["101", "OD1.1106.1990"], 2, "is no place of this festival's grid"),
        (["101", "OD1.1106.1900", "102", "OD1.1224.1900", "MIN15"], 4, "is no place"),
        (["MIN15"], 1, "Minutes come behind a place"),
        (["101 OD2 18:00", "MIN15"], 2, "Minutes come behind a place"),
        (["18:00"], 1, "No place follows"),
        (["101 18:00"], 1, "A line needs a card, a screen and a start"),
        (["x" * 100_000], 1, "The line is too long"),
        (["101" + " " * 200_000 + "OD1 18:00"], 1, "The line is too long"),
        (["101 OD1 18:00", "101 OD2 18:30"], 2, "read in line 1 already; the later place counts"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(lines: list[str], line: int, words: str) -> None:
    found = read(spring().festival, *lines)
    assert [problem.line for problem in found.problems][:1] == [line]
    assert words in found.problems[0].sentence()
    assert found.problems[0].sentence().startswith(f"wall.txt, line {line}")


def test_what_is_pinned_or_cancelled_stays() -> None:
    builder = spring()
    first = builder.festival.screenings_coded("101")[0]
    builder.set(first, pinned_screen_id=first.screen_id, pinned_start=first.start)
    found = read(builder.festival, "101 OD1 18:30")
    assert "pinned" in found.problems[0].message
    assert found.edits == []
    assert read(builder.festival, "101 OD1 18:00").problems == []


def test_a_start_that_the_clocks_skip_is_named() -> None:
    builder = spring(first_day="2026-03-28", zone="Europe/Paris")
    found = read(builder.festival, "101 OD1 2026-03-29T02:30")
    assert "clocks go forward" in found.problems[0].message


def test_several_with_one_code_are_named() -> None:
    builder = spring()
    builder.screening("Twin", "10:00", 0, 0, code="101")
    found = read(builder.festival, "101 OD2 18:00")
    assert "Ritoma" in found.problems[0].message
    assert "Twin" in found.problems[0].message
    first = builder.festival.screenings_coded("101")[0]
    assert isinstance(first, Screening)
    assert read(builder.festival, f"{first.id} OD2 18:00").problems == []


@pytest.mark.parametrize("code", ["#1", "OD1.1106.1900", "MIN15", "Ä1", "A 12:30", "9" * 40, ""])
def test_a_code_that_would_be_taken_for_something_else_is_printed_as_an_id(code: str) -> None:
    builder = FestivalBuilder(screens=2, days=1)
    screening = builder.screening("Ritoma", "18:00", code=code)
    festival = builder.festival
    assert card_code(festival, screening) == str(screening.id)
    screen = festival.screens_in_order()[1]
    start = at(festival, "20:00")
    found = read(festival, card_code(festival, screening), place_code(festival, screen, start))
    assert found.problems == []
    assert applied(festival, found.as_edit()).screenings()[0].start == start


# -- what becomes of each line --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        (
            ["101", "OD2.1105.1900", "MIN30"],
            [((1, 2, 3), "moved", "“Ritoma” goes to Odeon / Hall 2, Thu 5 Nov 19:30; it is on")],
        ),
        (["101\tOD2.1105.1900"], [((1,), "moved", "“Ritoma” goes to Odeon / Hall 2")]),
        (["101", "OD2 19:30"], [((1, 2), "moved", "“Ritoma” goes to Odeon / Hall 2, Thu 5 Nov 1")]),
        (["101", "Odeon / Hall 2  24:30"], [((1, 2), "moved", "“Ritoma” goes to Odeon / Hall 2")]),
        (["101 OD1 18:00"], [((1,), "same", "“Ritoma” stays where it is: Odeon / Hall 1, Thu")]),
        (["101"], [((1,), "waits", "No place follows the card “101”.")]),
        (["999 OD1 18:00"], [((1,), "wrong", "No card is called “999”")]),
        (["101 OD9 18:00"], [((1,), "wrong", "There is no screen “OD9”")]),
        (["OD1.1105.1900"], [((1,), "wrong", "No card comes before this place.")]),
        (
            ["101 OD2 19:00", "", "101 OD2 20:00"],
            [
                ((1,), "moved", "“Ritoma” goes to Odeon / Hall 2, Thu 5 Nov 19:00"),
                ((3,), "doubt", "“Ritoma” was read in line 1 already; the later place counts. Od"),
            ],
        ),
    ],
)
def test_every_line_says_what_becomes_of_it(
    lines: list[str], entries: list[tuple[tuple[int, ...], str, str]]
) -> None:
    found = read(spring().festival, *lines).entries
    assert [(one.lines, one.became.value) for one in found] == [one[:2] for one in entries]
    for one, (_lines, _became, sentence) in zip(found, entries, strict=True):
        assert one.sentence.startswith(sentence)


def test_past_midnight_the_clock_of_the_festival_day_goes_on() -> None:
    [entry] = read(spring().festival, "101 OD2 24:30").entries
    assert "Thu 5 Nov 24:30" in entry.sentence
    assert entry.sentence == read(spring().festival, "101 OD2 2026-11-06T00:30").entries[0].sentence


def test_a_card_that_is_still_to_be_placed_says_that_it_is_new() -> None:
    builder = spring()
    builder.film("Chomo", 60)
    [entry] = read(builder.festival, "Chomo; OD1; 2026-11-06 10:00").entries
    assert entry.sentence == "“Chomo” is new on Odeon / Hall 1, Fri 6 Nov 10:00."
