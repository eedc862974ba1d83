"""Tables that have no headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.exchange import plan_import
from planner.exchange.base import Understood
from planner.exchange.mapping import Mappings
from planner.exchange.readers.tables import Tables
from planner.exchange.source import Source
from planner.times import iso
from tests.build import a_festival
from tests.planner.exchange.books import put, xlsx

FILMS = (
    "Salt,Ann Sol,Chile,2001,93 min\nRain,Bo Lee,Peru,2002,80 min\nReed,Cy Tan,Ghana,2003,8 min\n"
)
SHOWS = (
    "2026-11-06,19:30,Odeon,Salt\n2026-11-06,21:30,Odeon,Rain\n"
    "2026-11-07,10:00,Lyric,Reed\n2026-11-07,12:00,Lyric,Snow\n"
)


def read(text: str) -> Understood:
    return Tables().read(Source("t.csv", text, ".csv"))


def test_films_are_known_by_what_the_columns_contain_and_the_first_is_one_of_them() -> None:
    found = read(FILMS)
    assert [(f.line, f.title, f.countries, f.year, f.runtime_seconds) for f in found.films] == [
        (1, "Salt", ("Chile",), 2001, 5580),
        (2, "Rain", ("Peru",), 2002, 4800),
        (3, "Reed", ("Ghana",), 2003, 480),
    ]
    assert {problem.severity.value for problem in found.problems} == {"doubt"}
    assert found.problems[0].message.startswith("The table has no headings")
    assert [left.text for left in found.leftovers] == ["Columns that were not read: Column 2."]


def test_a_timetable_has_places_that_come_again_and_titles_that_differ() -> None:
    found = read(SHOWS)
    assert [(iso(row.start), row.screen, row.title) for row in found.screenings] == [
        ("2026-11-06T19:30", "Odeon", "Salt"),
        ("2026-11-06T21:30", "Odeon", "Rain"),
        ("2026-11-07T10:00", "Lyric", "Reed"),
        ("2026-11-07T12:00", "Lyric", "Snow"),
    ]


def test_what_a_column_is_can_be_said(tmp_path: Path) -> None:
    said = Mappings(headings={"Column 2": "director"})
    plan = plan_import(a_festival(), [put(tmp_path, "t.csv", FILMS.encode())], None, said)
    assert [film.credits[0].name for film in plan.rows.films] == ["Ann Sol", "Bo Lee", "Cy Tan"]


def test_a_sheet_as_well() -> None:
    rows = [line.split(",") for line in FILMS.splitlines()]
    found = Tables().read(Source("t.xlsx", "", ".xlsx", data=xlsx({"A": rows}), foreign="no"))
    assert [film.title for film in found.films] == ["Salt", "Rain", "Reed"]
    assert found.problems[1].cell == "A1"


@pytest.mark.parametrize(
    "text",
    [
        "Uno;Due;Tre\nSalt;1990;80 min\nRain;1991;81 min\n",
        "a,b\nc,d\n",
        ",Odeon,Lyric\n10:00,A,B\n",
    ],
)
def test_headings_that_nobody_knows_stay_headings(text: str) -> None:
    assert not any("no headings" in problem.message for problem in read(text).problems)
