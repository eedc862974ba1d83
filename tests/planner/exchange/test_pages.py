"""Pages as festivals of many countries give them, when copied as text: what is understood of each.

The texts in ``tests/data/pages`` are ours, in the manner of programme pages, press lists, mails and
posts; beside each stands what a careful person reads in it. ``MARQUEE_UPDATE_GOLDEN=1`` writes
these files anew; read the difference before committing it.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.exchange.base import FilmRow, ScreeningRow
from planner.exchange.choose import choose_reader
from planner.exchange.mapping import Names
from planner.exchange.source import Source
from planner.times import iso

PAGES = sorted((Path(__file__).parents[2] / "data" / "pages").glob("*.txt"))
NAMES = Names(screens=frozenset({"Odeon"}), days=tuple(date(2026, 11, day) for day in (5, 6, 7, 8)))


def film_of(row: FilmRow) -> dict[str, Any]:
    told = {
        "title": row.title,
        "others": [*filter(None, [row.original_title]), *row.alternate_titles],
        "section": row.section,
        "seconds": row.runtime_seconds,
        "year": row.year,
        "countries": list(row.countries),
        "people": [f"{credit.role}: {credit.name}" for credit in row.credits],
        "text": "\n\n".join(filter(None, (row.logline, row.synopsis, row.statement))),
        "note": row.note,
    }
    return {name: value for name, value in told.items() if value}


def screening_of(row: ScreeningRow) -> str:
    shown = row.own_title or row.programme or " + ".join(row.films) or row.title
    return f"{iso(row.start)} {row.screen}: {shown}"


def understood(path: Path) -> dict[str, Any]:
    source = Source(path.name, path.read_text(encoding="utf-8"), ".txt", names=NAMES)
    reader = choose_reader(source, None)
    found = reader.read(source)
    return {
        "reader": reader.id,
        "films": [film_of(row) for row in found.films],
        "programmes": {row.title: list(row.films) for row in found.programmes},
        "screenings": [screening_of(row) for row in found.screenings],
        "doubts": [f"{problem.line} {problem.field}" for problem in found.problems],
        "left over": [f"{left.line} {left.text}" for left in found.leftovers],
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_read_as_a_careful_person_reads_it(path: Path) -> None:
    now = understood(path)
    golden = path.with_suffix(".json")
    if os.environ.get("MARQUEE_UPDATE_GOLDEN"):
        golden.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert now == json.loads(golden.read_text(encoding="utf-8"))


def test_there_are_pages_to_read() -> None:
    assert len(PAGES) >= 70
