"""Text tables as they come: marks, notes, blanks, totals, and words that say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.exchange import plan_import
from planner.exchange.base import Understood
from planner.exchange.readers.tables import Tables
from planner.exchange.source import Source
from planner.times import iso
from tests.build import a_festival
from tests.planner.exchange.books import put


def read(text: str) -> Understood:
    return Tables().read(Source("t.csv", text, ".csv"))


@pytest.mark.parametrize("mark", ["^", "~", "¦", "#", "；", "\x1f", "/"])
def test_unusual_marks(mark: str) -> None:
    (film,) = read(mark.join(("Title", "Director", "Year")) + f"\nSalt{mark}Sol{mark}2001\n").films
    assert (film.title, film.credits[0].name, film.year) == ("Salt", "Sol", 2001)


def test_the_mark_that_the_file_names() -> None:
    (film,) = read("sep=!\nTitle!Year\nSalt!2001\n").films
    assert (film.title, film.year, film.line) == ("Salt", 2001, 3)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "utf-16-le"])
def test_encodings_and_line_ends_inside_cells(tmp_path: Path, encoding: str) -> None:
    text = 'Titre;Résumé;Année\r\n"Été";"Une\r\nplage";2001\r\n' + "Hélène;Née à Sète;2002\r\n" * 3
    (plan) = plan_import(a_festival(), [put(tmp_path, "t.csv", text.encode(encoding))])
    assert [(f.title, f.year) for f in plan.rows.films][:2] == [("Été", 2001), ("Hélène", 2002)]


@pytest.mark.parametrize("nothing", ["NULL", "N/A", "n/a", "-", "–", "k.A.", "s/d", "#N/A", "0"])
def test_words_that_say_nothing(nothing: str) -> None:
    found = read(f"title,year,runtime,director\nSalt,{nothing},{nothing},Sol\n")
    assert (found.films[0].year, found.films[0].runtime_seconds, found.problems) == (None, None, [])


def test_nought_seats_are_unknown() -> None:
    (screen,) = read("venue,screen,seats\nOdeon,1,0\n").screens
    assert screen.seats is None


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("93", 5580),
        ("93,5", 5610),
        ("1h33", 5580),
        ("1:33:00", 5580),
        ("93'", 5580),
        ("00:12:30", 750),
    ],
)
def test_lengths(cell: str, seconds: int) -> None:
    assert read(f"title;year;runtime\nSalt;2001;{cell}\n").films[0].runtime_seconds == seconds


@pytest.mark.parametrize("cell", ["1200", "1.200", "1,200", "1 200", "1’200", "1200.0"])
def test_thousands(cell: str) -> None:
    assert read(f'venue;screen;seats\nOdeon;1;"{cell}"\n').screens[0].seats == 1200


def test_titles_above_blanks_repeated_headings_and_totals() -> None:
    found = read(
        "Films of the River Festival 2026;;\n;;\nTitle;Year;Runtime\nSalt;2001;93\n;;\n"
        "Title;Year;Runtime\nRain;2002;90\nTotal;;183\n"
    )
    assert [(film.title, film.line) for film in found.films] == [("Salt", 4), ("Rain", 7)]
    assert found.problems == []
    assert [(left.line, left.text) for left in found.leftovers] == [
        (1, "Films of the River Festival 2026"), (8, "Total 183"),
    ]  # fmt: skip


def test_a_film_called_total_recall_is_no_total() -> None:
    assert len(read("Title;Year;Runtime\nSalt;2001;93\nTotal Recall;1990;113\n").films) == 2


def test_days_and_months_as_the_other_dates_have_them() -> None:
    found = read("title,screen,start\nA,1,03/11/2026 10:00\nB,1,13/11/2026 10:00\n")
    assert next(iso(row.start) for row in found.screenings) == "2026-11-03T10:00"
    found = read("title,screen,date,time\nA,1,11/03/2026,10:00\nB,1,11/13/2026,10:00\n")
    assert next(iso(row.start) for row in found.screenings) == "2026-11-03T10:00"


def test_a_heading_of_several_lines_in_quotes() -> None:
    (film,) = read('"Film\ntitle","Runtime\n(min)",Year\nSalt,93,2001\n').films
    assert (film.title, film.runtime_seconds, film.line) == ("Salt", 5580, 4)


def test_a_start_column_with_days_only() -> None:
    (row,) = read("title,screen,start,time\nA,1,2026-11-06,10:00\n").screenings
    assert iso(row.start) == "2026-11-06T10:00"


def test_a_known_word_in_a_row_does_not_make_it_the_headings() -> None:
    found = read("Eins;Zwei;Drei;Vier\nSalt;2001;93 min;qa\nRain;2002;90 min;film\n")
    assert [(film.title, film.year, film.line) for film in found.films] == [
        ("Salt", 2001, 2), ("Rain", 2002, 3),
    ]  # fmt: skip
