"""Workbooks: several sheets, dates and lengths as numbers, merged and hidden cells, errors."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.exchange import plan_import
from planner.exchange.base import Understood
from planner.exchange.readers.tables import Tables
from planner.exchange.source import Source
from planner.exchange.tables.spreadsheet import READ_WORKBOOK
from planner.times import iso
from tests.build import a_festival
from tests.planner.exchange.books import ods, put, with_part, xlsx

FILMS = [["Title", "Director", "Year", "Runtime (min)"], ["Salt", "Ann Sol", 2001, 93.0]]


def read(data: bytes, kind: str = "", name: str = "t.xlsx") -> Understood:
    suffix = name[name.rindex(".") :]
    return Tables().read(Source(name, "", suffix, data=data, foreign="no"), kind)


def test_each_sheet_is_a_table_of_its_own_and_the_others_are_named() -> None:
    found = read(
        xlsx({
            "Films": FILMS,
            "Screens": [["Venue", "Screen", "Seats"], ["Odeon", "Odeon 1", 320]],
            "To do": [["buy", "flowers"], ["ask", "the mayor"]],
        })
    )  # fmt: skip
    (film,), (screen,) = found.films, found.screens
    assert (film.title, film.year, film.runtime_seconds) == ("Salt", 2001, 5580)
    assert (film.sheet, film.line, film.problem("year", "").cell) == ("Films", 2, "C2")
    assert (screen.screen, screen.seats) == ("Odeon 1", 320)
    (left,) = found.leftovers
    assert (left.sheet, left.text) == (
        "To do", "The sheet was not read, for its headings are those of no table: buy, flowers.",
    )  # fmt: skip


def test_ods_as_well() -> None:
    found = read(ods({"Filme": [["Titel", "Jahr", "Dauer"], ["Salz", 2001, "1h33"]]}), name="t.ods")
    assert [(f.title, f.year, f.runtime_seconds) for f in found.films] == [("Salz", 2001, 5580)]
    assert found.problems == []


@pytest.mark.parametrize("date_1904", [False, True])
def test_moments_of_both_epochs_as_dates_and_as_serial_numbers(date_1904: bool) -> None:
    serial = 44870.8125 if date_1904 else 46332.8125
    rows = [
        ["Title", "Screen", "Start"],
        ["Salt", "Odeon", datetime(2026, 11, 6, 19, 30)],  # noqa: DTZ001 - cells have no zone
        ["Rain", "Odeon", serial],
        ["Wind", "Odeon", "2026-11-06 19:30"],
    ]
    found = read(xlsx({"A": rows}, date_1904=date_1904))
    assert {iso(row.start) for row in found.screenings} == {"2026-11-06T19:30"}
    assert (len(found.screenings), found.problems) == (3, [])


def test_a_date_and_a_time_as_fraction_of_a_day() -> None:
    def touch(book: Any, made: Any) -> None:
        made["A"].write_datetime(1, 2, date(2026, 11, 6), book.add_format({"num_format": "d.m.yy"}))
        made["A"].write_datetime(1, 3, time(19, 30), book.add_format({"num_format": "hh:mm"}))
        made["A"].write_row(2, 0, ["Rain", "Odeon", 46332, 0.8125])

    rows = [["Title", "Screen", "Date", "Time"], ["Salt", "Odeon"]]
    found = read(xlsx({"A": rows}, touch))
    assert [iso(row.start) for row in found.screenings] == ["2026-11-06T19:30"] * 2


def test_lengths_as_durations() -> None:
    def touch(book: Any, made: Any) -> None:
        long = book.add_format({"num_format": "[h]:mm:ss"})
        clock = book.add_format({"num_format": "h:mm"})
        made["A"].write_datetime(1, 1, timedelta(hours=26, minutes=5), long)
        made["A"].write_datetime(2, 1, time(1, 33), clock)
        made["A"].write_datetime(3, 1, time(16, 3), clock)

    found = read(xlsx({"A": [["Title", "Duration"], ["Epic"], ["Salt"], ["Short"]]}, touch))
    assert [film.runtime_seconds for film in found.films] == [93900, 5580, 963]
    (doubt,) = found.problems
    assert doubt.cell == "B4"
    assert doubt.sentence().startswith("t.xlsx, sheet “A”, B4 (Duration): “16:03” was read as")


def test_headings_in_two_rows_with_merged_cells() -> None:
    def touch(_book: Any, made: Any) -> None:
        made["A"].merge_range(0, 1, 0, 2, "Venue")

    rows = [
        ["", "", "", "Opening"],
        ["Code", "Name", "Screen", "hours"],
        ["OD1", "Odeon", "1", "10:00-23:00"],
    ]
    (screen,) = read(xlsx({"A": rows}, touch)).screens
    assert (screen.venue, screen.screen, screen.code, screen.opens) == ("Odeon", "1", "OD1", 600)


def test_a_day_merged_over_its_screenings() -> None:
    def touch(book: Any, made: Any) -> None:
        made["A"].merge_range(1, 0, 3, 0, "Fri 6 Nov 2026")

    rows = [["Date", "Time", "Screen", "Title"], ["", "10:00", "1", "A"], ["", "12:00", "1", "B"],
            ["", "14:00", "1", "C"]]  # fmt: skip
    found = read(xlsx({"A": rows}, touch)).screenings
    assert [iso(row.start) for row in found] == [f"2026-11-06T{h}:00" for h in (10, 12, 14)]


def test_hidden_rows_come_in_and_hidden_sheets_do_not_and_both_are_said() -> None:
    def touch(book: Any, made: Any) -> None:
        made["Films"].set_row(2, None, None, {"hidden": True})
        made["Old"].hide()

    rows = [*FILMS, ["Rain", "Bo Li", 2002, 90]]
    found = read(xlsx({"Films": rows, "Old": [["Title", "Year"], ["Wind", 1999]]}, touch))
    assert [film.title for film in found.films] == ["Salt", "Rain"]
    assert [(p.sheet, p.line, p.severity.value) for p in found.problems] == [
        ("Old", 0, "doubt"), ("Films", 3, "doubt"),
    ]  # fmt: skip


def test_numbers_truths_and_errors() -> None:
    def touch(_book: Any, made: Any) -> None:
        made["A"].write_formula(1, 3, "=1/0", None, "#DIV/0!")

    rows = [["Title", "Screen", "Start", "Q&A (min)", "Cancelled"],
            [2046, "1", "2026-11-06 10:00", "", True]]  # fmt: skip
    found = read(xlsx({"A": rows}, touch))
    (row,) = found.screenings
    assert (row.title, row.status, row.qa_minutes) == ("2046", "cancelled", None)
    assert [(p.cell, p.severity.value) for p in found.problems] == [("D2", "doubt")]


def test_a_problem_names_file_sheet_and_cell() -> None:
    found = read(xlsx({"Films": [["x"], [], ["", "Title", "Year"], ["", "Salt", "soon"]]}))
    assert found.problems[0].sentence() == (
        "t.xlsx, sheet “Films”, C4 (Year): “soon” is not a whole number from 1880 to 2100; "
        "correct it."
    )
    assert found.problems[0].to_json()["cell"] == "C4"


@pytest.mark.parametrize("name", ["t.xlsx", "t.csv", "t.txt", "t.xls", "t"])
def test_a_workbook_by_any_name_and_a_csv_named_as_one(tmp_path: Path, name: str) -> None:
    plan = plan_import(a_festival(), [put(tmp_path, name, xlsx({"Films": FILMS}))])
    assert plan.counts["films"] == 1
    if name not in {"t", "t.txt"}:
        plan = plan_import(a_festival(), [put(tmp_path, name, b"Title;Year\nSalt;2001\n")])
        assert plan.counts["films"] == 1


def test_the_plan_names_the_cell_of_a_row_that_is_refused(tmp_path: Path) -> None:
    rows = [["Title", "Screen", "Start"], ["Salt", "Nowhere", "2026-11-06 10:00"]]
    plan = plan_import(a_festival(), [put(tmp_path, "t.xlsx", xlsx({"Plan": rows}))])
    assert plan.errors[0].sentence().startswith("t.xlsx, sheet “Plan”, B2 (screen): There is no")


def test_a_frozen_program_is_its_own_child_process() -> None:
    answer = subprocess.run(
        [sys.executable, "-m", "ui", READ_WORKBOOK],
        input=xlsx({"Films": FILMS}), capture_output=True, check=True,
    )  # fmt: skip
    assert b"Salt" in answer.stdout


def test_entities_are_refused() -> None:
    data = with_part(
        xlsx({"Films": FILMS}), "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1),
    )  # fmt: skip
    assert "entities" in read(data).problems[0].message
