"""One row a film, with the columns of a screening again and again."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from planner.exchange import plan_import
from planner.exchange.base import Understood
from planner.exchange.readers.tables import Tables
from planner.exchange.source import Source
from planner.times import iso
from tests.build import a_festival
from tests.planner.exchange.books import xlsx


def read(text: str) -> Understood:
    return Tables().read(Source("t.csv", text, ".csv"))


def shows(found: Understood) -> list[tuple[int, str, str, str]]:
    return [(row.line, row.title, iso(row.start), row.screen) for row in found.screenings]


SHOWS = [
    (2, "Salt", "2026-11-06T19:30", "Odeon"),
    (3, "Rain", "2026-11-06T21:30", "Odeon"),
    (2, "Salt", "2026-11-07T10:00", "Lyric"),
]
FILLED = (
    "Salt,2001,93 min,2026-11-06,19:30,Odeon,2026-11-07,10:00,Lyric\n"
    "Rain,2002,80 min,2026-11-06,21:30,Odeon,,,\n"
    "Snow,2003,70 min,,,,,,\n"
)


def sets(headings: str) -> str:
    return f"{headings.format(n=1)},{headings.format(n=2)}"


@pytest.mark.parametrize(
    "headings",
    [
        sets("Screening {n} Date,Screening {n} Time,Screening {n} Venue"),
        sets("Date,Time,Venue"),
        sets("Date {n},Time {n},Venue {n}"),
        "1st show – date,1st show time,1st show venue,2nd show – date,2nd show time,2nd show venue",
        sets("Vorstellung {n}: Datum,Vorstellung {n}: Uhrzeit,Vorstellung {n}: Kino"),
        sets("Séance {n} Date,Séance {n} Heure,Séance {n} Salle"),
        sets("Función {n} Fecha,Función {n} Hora,Función {n} Sala"),
    ],
)
def test_each_filled_set_is_a_screening_and_each_row_a_film(headings: str) -> None:
    found = read(f"Title,Year,Runtime,{headings}\n{FILLED}")
    assert shows(found) == SHOWS
    assert [(film.title, film.year, film.runtime_seconds) for film in found.films] == [
        ("Salt", 2001, 5580), ("Rain", 2002, 4800), ("Snow", 2003, 4200),
    ]  # fmt: skip
    assert (found.problems, found.leftovers) == ([], [])


def test_whole_moments_at_one_venue() -> None:
    found = read(
        "Title,Year,Venue,Screening 1,Screening 2\n"
        "Salt,2001,Odeon,2026-11-06 19:30,2026-11-07 10:00\n"
        "Rain,2002,Lyric,2026-11-06 21:30,\n"
    )
    assert shows(found) == [
        (2, "Salt", "2026-11-06T19:30", "Odeon"),
        (3, "Rain", "2026-11-06T21:30", "Lyric"),
        (2, "Salt", "2026-11-07T10:00", "Odeon"),
    ]


def test_what_cannot_be_read_names_the_column_of_its_set_and_unknown_columns_are_named() -> None:
    found = read(
        "Title,Colour,Date,Time,Venue,Date,Time,Venue\n"
        "Salt,red,2026-11-06,19:30,Odeon,2026-11-07,25:99,Lyric\n"
    )
    (problem,), (left,) = found.problems, found.leftovers
    assert (problem.line, problem.field) == (2, "Time (2)")
    assert left.text == "Columns that were not read: Colour."
    assert [[column.heading for column in table.columns] for table in found.tables] == [
        ["Title", "Colour"],
        ["Title", "Date", "Time", "Venue"],
        ["Title", "Date (2)", "Time (2)", "Venue (2)"],
    ]


def test_a_merged_heading_over_each_set_and_the_cells_of_the_sheet() -> None:
    day, at = dt.date(2026, 11, 6), dt.time(19, 30)
    rows: list[list[Any]] = [
        [], ["Title", "Runtime", "Date", "Time", "Venue", "Date", "Time", "Venue"],
        ["Salt", "93 min", day, at, "Odeon", day + dt.timedelta(1), "late", "Lyric"],
    ]  # fmt: skip

    def merge(_book: Any, made: Any) -> None:
        made["Films"].merge_range(0, 2, 0, 4, "Screening 1")
        made["Films"].merge_range(0, 5, 0, 7, "Screening 2")

    data = xlsx({"Films": rows}, merge)
    found = Tables().read(Source("t.xlsx", "", ".xlsx", data=data, foreign="no"))
    assert shows(found) == [(3, "Salt", "2026-11-06T19:30", "Odeon")]
    (problem,) = found.problems
    assert problem.cell == "G3"
    assert [film.title for film in found.films] == ["Salt"]


def test_the_plan_of_an_import_has_the_films_and_their_screenings() -> None:
    text = f"Title,Year,Runtime,Date,Time,Venue,Date,Time,Venue\n{FILLED}"
    festival = a_festival(screens=0)
    plan = plan_import(festival, [Source("t.csv", text, ".csv")])
    assert (len(plan.rows.films), len(plan.rows.screenings)) == (3, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Title,Year,Date,Date\nSalt,2001,2026-11-06,2026-12-01\n",
        "Title,Date,Time,Venue,Remark 1,Remark 2\nSalt,2026-11-06,19:30,Odeon,a,b\n",
        "Venue,Screen,Opens 1,Closes 1,Opens 2,Closes 2\nOdeon,1,10:00,12:00,14:00,23:00\n",
    ],
)
def test_other_tables_stay_whole(text: str) -> None:
    assert len(read(text).tables) == 1
