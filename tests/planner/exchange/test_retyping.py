"""Lines and cells of which nothing came, typed anew and read again."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from planner.errors import UserError
from planner.exchange import Corrections, ImportPlan, plan_import
from planner.exchange.retyping import Spot, place_of, spot_of, text_at
from tests.build import a_festival, applied

TIMES = """film,start,screen,code
Salt,2026-11-05 19:00,Cinema / Screen 1,A1
Reed,some evening,Cinema / Screen 1,A2
"""


def planned(path: Path) -> ImportPlan:
    return plan_import(a_festival(), [path])


def screenings(plan: ImportPlan) -> list[str]:
    return [one.title for one in plan.decisions if one.table == "screening"]


def test_a_line_of_which_nothing_came_is_typed_anew(tmp_path: Path) -> None:
    path = tmp_path / "times.csv"
    path.write_text(TIMES, "utf-8")
    plan = planned(path)
    assert screenings(plan) == ["Salt"]
    (problem,) = plan.errors
    spot = spot_of(problem, plan.sources)
    assert spot == Spot("times.csv", 3)
    line = text_at(plan.sources, spot)
    assert line == "Reed,some evening,Cinema / Screen 1,A2"
    said = Corrections().type(plan.row_of(0), "title", "Sand")
    plan = plan.answered(a_festival(), corrections=said)
    plan = plan.retyped(a_festival(), spot, line.replace("some evening", "2026-11-05 21:00"))
    assert screenings(plan) == ["Sand", "Reed"], "and what was corrected stays"
    assert plan.errors == ()
    assert path.read_text("utf-8") == TIMES, "the file is never touched"
    notes = plan.as_edit(a_festival()).parameters()["corrections"]
    assert notes[0].startswith("times.csv, line 3: “Reed,some evening,")
    festival = a_festival()
    again = plan_import(festival, [path]).retyped(festival, spot, line.replace("some", "no"))
    assert len(again.errors) == 1


def test_a_cell_of_which_nothing_came_is_typed_anew(tmp_path: Path) -> None:
    path = tmp_path / "times.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Times")
    for row, line in enumerate(TIMES.splitlines()):
        sheet.write_row(row + 1, 1, line.split(","))
    book.close()
    plan = planned(path)
    (problem,) = plan.errors
    spot = spot_of(problem, plan.sources)
    assert spot == Spot("times.xlsx", 4, "Times", "C4")
    plan = plan.retyped(a_festival(), spot, "2026-11-05 21:00")
    assert screenings(plan) == ["Salt", "Reed"]
    assert text_at(plan.sources, spot) == "2026-11-05 21:00"
    festival = a_festival()
    now = applied(festival, plan_import(festival, [path]).retyped(
        festival, spot, "2026-11-05 21:00").as_edit(festival))  # fmt: skip
    assert len(now.screenings()) == 2


@pytest.mark.parametrize("spot", [Spot("other.csv", 1), Spot("times.csv", 0), Spot("times.csv", 9)])
def test_what_no_source_has_is_refused(tmp_path: Path, spot: Spot) -> None:
    path = tmp_path / "times.csv"
    path.write_text(TIMES, "utf-8")
    with pytest.raises(UserError, match="typed anew"):
        planned(path).retyped(a_festival(), spot, "x")
    assert text_at(planned(path).sources, spot) == ""


def test_cells_are_counted_as_sheets_count_them() -> None:
    cells = ("A1", "C4", "AA10", "7")
    assert [place_of(cell) for cell in cells] == [(1, 1), (4, 3), (10, 27), (0, 0)]
