"""Tables of films, screens, programmes and screenings, with other people's headings."""

from __future__ import annotations

import pytest

from planner.exchange.base import FilmRow, ScreeningRow, ScreenRow, Understood
from planner.exchange.readers.tables import Tables
from planner.exchange.source import Source
from planner.times import iso


def read(text: str, kind: str = "") -> Understood:
    return Tables().read(Source("t.csv", text, ".csv"), kind)


def film(text: str) -> FilmRow:
    found = read(text)
    assert found.problems == []
    return found.films[0]


def screen(text: str) -> ScreenRow:
    return read(text).screens[0]


def screening(cells: str, headings: str = "title,screen,start,end") -> ScreeningRow:
    return read(f"{headings}\n{cells}\n").screenings[0]


def problem(text: str) -> tuple[int, str, str]:
    (found,) = read(text).problems
    return found.line, found.field, found.message


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_delimiter(mark: str) -> None:
    row = film(f"Title{mark}Director{mark}Year\nSalt{mark}Ann Sol{mark}2001\n")
    assert (row.title, row.credits[0].name, row.year) == ("Salt", "Ann Sol", 2001)


def test_headings_below_a_title_line_and_in_other_words() -> None:
    row = film(
        "Films of the River Festival\n\n"
        "Film Title,Directed by,Running Time,Strand\nSalt,Ann Sol,1h33,Night\n"
    )
    assert (row.title, row.runtime_seconds, row.section, row.line) == ("Salt", 5580, "Night", 4)
    assert [(credit.role, credit.name) for credit in row.credits] == [("Director", "Ann Sol")]


@pytest.mark.parametrize(
    ("cell", "countries"),
    [
        ('"Argentina, Sweden"', ("Argentina", "Sweden")),
        ("Korea; Republic Of", ("Korea; Republic Of",)),
        ("France / Spain", ("France", "Spain")),
        ("France|Spain", ("France", "Spain")),
        ("France; Spain", ("France", "Spain")),
        ("", ()),
    ],
)
def test_several_countries(cell: str, countries: tuple[str, ...]) -> None:
    assert film(f"title,country,year\nSalt,{cell},2001\n").countries == countries


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Rania Attieh / Daniel Garcia", ["Rania Attieh", "Daniel Garcia"]),
        ('"Ann Sol, Bo Li"', ["Ann Sol", "Bo Li"]),
        ("Ann Sol and Bo Li", ["Ann Sol", "Bo Li"]),
        ("Ann Sol & Bo Li", ["Ann Sol", "Bo Li"]),
        ("Armando Bo (N)", ["Armando Bo (N)"]),
    ],
)
def test_several_directors(cell: str, names: list[str]) -> None:
    assert [credit.name for credit in film(f"title,director\nSalt,{cell}\n").credits] == names


def test_seconds_are_better_than_minutes() -> None:
    row = film("title,runtime_min,runtime_sec,runtime_raw\nSalt,5,271,4+31s\n")
    assert row.runtime_seconds == 271


def test_a_guarded_cell_is_freed() -> None:
    assert film("title,year\n'=SUM(A1),2001\n").title == "=SUM(A1)"
    assert film("title,year\n'tis the season,2001\n").title == "'tis the season"


def test_a_cell_of_several_lines_keeps_the_count_of_lines() -> None:
    found = read('title,synopsis\nSalt,"one\ntwo"\nRain,three\n')
    assert [(row.title, row.line) for row in found.films] == [("Salt", 2), ("Rain", 4)]


def test_a_quotation_mark_that_is_never_closed_costs_no_other_row() -> None:
    found = read('title,year\nSalt,2001\n"Rain,2002\nWind,2003\n')
    assert [row.title for row in found.films] == ["Salt", "Rain", "Wind"]
    assert [found.line for found in found.problems] == [3]


def test_screens_with_hours() -> None:
    row = screen("venue,screen,capacity,hours\nOdeon,Odeon 1,320,10:00-01:00\n")
    assert (row.venue, row.screen, row.seats, row.opens, row.closes) == (
        "Odeon", "Odeon 1", 320, 600, 1500,
    )  # fmt: skip


def test_a_venue_with_one_room_is_its_own_screen() -> None:
    row = screen("screen_id,venue,screen,capacity,code\nX|,Teatro X,,,\n")
    assert (row.external_id, row.venue, row.screen) == ("X|", "Teatro X", "Teatro X")


@pytest.mark.parametrize(
    "start",
    [
        "2026-11-06T19:30", "2026-11-06 19:30", "2026-11-06 19:30:00", "06.11.2026 19:30",
        "2026/11/06 7:30 pm", "6 Nov 2026 19:30", "Fri 6 Nov 2026 19.30", "13/11/2026 19:30",
    ],
)  # fmt: skip
def test_starts_as_people_write_them(start: str) -> None:
    day = "13" if start.startswith("13") else "06"
    assert iso(screening(f"Salt,Odeon,{start},").start) == f"2026-11-{day}T19:30"


def test_a_date_and_a_time_in_two_columns() -> None:
    row = screening("Salt,Odeon,2026-11-06,24:30", "title,screen,date,time")
    assert iso(row.start) == "2026-11-07T00:30"


def test_an_end_without_a_date_is_the_next_such_moment() -> None:
    assert iso(screening("Salt,Odeon,2026-11-06 23:00,01:10").end or 0) == "2026-11-07T01:10"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "field", "words"),
    [
        ("Salt,Odeon,2026-02-30 19:30,", "start", "“2026-02-30 19:30” is not a date"),
        ("Salt,Odeon,2026-11-06 25:99,", "start", "is not a time"),
        ("Salt,Odeon,soon,", "start", "“soon” is not a time"),
        ("Salt,Odeon,03/04/2026 19:30,", "start", "could be day or month first"),
        ("Salt,Odeon,,", "start", "is missing"),
        ("Salt,,2026-11-06 19:30,", "screen", "has no screen"),
        ("Salt,Odeon,2026-11-06 19:30,2026-11-05 19:30", "end", "not within two days"),
    ],
)
def test_an_impossible_time_names_file_line_and_field(row: str, field: str, words: str) -> None:
    line, name, message = problem(f"title,screen,start,end\n{row}\n")
    assert (line, name) == (2, field)
    assert words in message


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("title,year\nSalt,20001\n", "year"),
        ("title,runtime\nSalt,long\n", "runtime"),
        ("title,year\n,2001\n", "title"),
        ("venue,screen,capacity\nOdeon,1,many\n", "capacity"),
        ("venue,screen,opens\nOdeon,1,25:75\n", "opens"),
        ("venue,screen,capacity\n,,12\n", "screen"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_by_its_heading(text: str, field: str) -> None:
    line, name, message = problem(text)
    assert (line, name) == (2, field)
    assert message.endswith(".")


def test_kinds_of_things_shown_and_kinds_of_screenings() -> None:
    rows = read(
        "title,screen_id,start,kind,cancelled\n"
        "Salt,1,2026-11-06 10:00,shorts_package,0\n"
        "Talk,1,2026-11-06 12:00,event,0\n"
        "Rain,1,2026-11-06 14:00,press,1\n"
    ).screenings
    assert [(row.form, row.kind, row.status) for row in rows] == [
        ("films", "", ""),
        ("event", "", ""),
        ("", "press", "cancelled"),
    ]


def test_columns_that_mean_nothing_are_named() -> None:
    (left,) = read("title,year,colour,weight\nSalt,2001,red,12\n").leftovers
    assert left.text == "Columns that were not read: colour, weight."


def test_a_table_can_be_named_when_its_headings_do_not_tell() -> None:
    assert len(read("title,venue\nStudio,Odeon\n", "screens").screens) == 1
