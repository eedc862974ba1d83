"""A number that no festival has never gets into a file, which would not open any more with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.document import Document
from planner.edit import SetField, Work
from planner.errors import UserError
from planner.exchange import plan_import
from planner.exchange.base import ScreeningRow, Understood
from planner.exchange.bring.context import Answers
from planner.exchange.bring.everything import bring
from planner.exchange.source import Source
from planner.model import Screen
from planner.times import WallTime
from tests.build import a_festival, document_of


@pytest.mark.parametrize("number", [999_999_999, 10**25])
def test_a_cell_with_an_impossible_number_is_named(number: int) -> None:
    source = Source("kinds.csv", f"name,qa_minutes\nPress,{number}\n", ".csv")
    plan = plan_import(a_festival(), [source], "kinds")
    assert [one.sentence() for one in plan.errors] == [
        f"kinds.csv, line 2, qa_minutes: Q&A cannot be {number}; no festival has that."
    ]


def test_a_screening_of_the_year_one_stays_out_and_is_named() -> None:
    text = (
        "title,venue,screen,start\n"
        "Salt,Cinema,Screen 1,0001-01-01 10:00\n"
        "Reed,Cinema,Screen 1,2026-11-05 10:00\n"
    )
    plan = plan_import(a_festival(), [Source("s.csv", text, ".csv")])
    assert [one.sentence() for one in plan.errors] == [
        "s.csv, line 2, start: Starts is far from anything a festival has; correct it."
    ]
    assert plan.counts["refused"] == 1
    assert plan.counts["screenings"] == 2


@pytest.mark.parametrize("start", [-1_051_370_760, 4_200_000_000])
def test_whoever_read_it_no_such_start_comes_in(start: int) -> None:
    row = ScreeningRow(file="a", line=3, title="Salt", screen="Screen 1", start=WallTime(start))
    context = bring(work := Work(a_festival()), Understood(screenings=[row]), Answers())
    assert [one.line for one in context.problems if "far from" in one.message] == [3]
    assert not work.festival.tables["screening"]


def test_no_edit_stores_what_the_file_would_be_refused_for(tmp_path: Path) -> None:
    document = document_of(a_festival(screens=1), tmp_path / "f.marquee")
    screen = next(iter(document.festival.rows(Screen)))
    with pytest.raises(UserError, match="no festival has that"):
        document.run(SetField(Screen.table, screen, "seats", 300_000_000))
    document.close()
    Document.open(tmp_path / "f.marquee").close()
