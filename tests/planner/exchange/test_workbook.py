"""The workbook, read back with openpyxl: lists with real values, and days to scale."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.errors import UserError
from planner.exchange import Action, plan_import
from planner.exchange.source import Source
from planner.exchange.writers import all_writers, export
from planner.model import Credit, Festival, FilmStatus, ScreeningStatus
from tests.build import FestivalBuilder

CONFIRMED: dict[str, Any] = {"status": FilmStatus.CONFIRMED}
FIRM: dict[str, Any] = {"status": ScreeningStatus.CONFIRMED}


def written(festival: Festival, folder: Path, **options: Any) -> Path:
    (file,) = export(festival, all_writers()["xlsx"], folder / "x.xlsx", options).files
    return file


def read(file: Path) -> Any:
    return openpyxl.load_workbook(file)


def at(*numbers: int) -> datetime:
    """A moment as a spreadsheet has it, without a zone."""
    return datetime(*numbers, tzinfo=UTC).replace(tzinfo=None)  # type: ignore[misc, arg-type]


def rows(sheet: Any) -> list[dict[str, Any]]:
    head, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in others]


@pytest.fixture
def build() -> FestivalBuilder:
    build = FestivalBuilder()
    night = build.section("Night", "N", hue=3)
    salt = build.film("Salt", 93, section_id=night.id, year=2001, **CONFIRMED)
    build.screening(salt, "19:30", qa_minutes=20, **FIRM)
    build.screening(build.film("ليلة بلا قمر", None, **CONFIRMED), "24:30", **FIRM)
    build.screening(build.film("=1+1", 16, **CONFIRMED), "10:00", day=1, **FIRM)
    build.screening(build.film("https://x.example/雨", 2, **CONFIRMED), "10:17", day=1, **FIRM)
    build.screening(build.film("Draft", 60, **CONFIRMED), "10:00", day=1, **FIRM)
    return build


def test_the_sheets(build: FestivalBuilder, tmp_path: Path) -> None:
    book = read(written(build.festival, tmp_path))
    assert book.sheetnames == ["Films", "Programmes", "Screenings", "Thu 5 Nov", "Fri 6 Nov"]
    for sheet in book.worksheets[:3]:
        assert sheet.freeze_panes == "B2"
        assert all(cell.font.bold for cell in sheet[1])


def test_real_dates_and_durations_and_unknown_ones_empty(
    build: FestivalBuilder, tmp_path: Path
) -> None:
    book = read(written(build.festival, tmp_path))
    films = {row["Title"]: row for row in rows(book["Films"])}
    assert films["Salt"]["Runtime"] == timedelta(minutes=93)
    assert films["ليلة بلا قمر"]["Runtime"] is None
    shows = {row["Title"]: row for row in rows(book["Screenings"])}
    assert shows["Salt"]["Starts"] == at(2026, 11, 5, 19, 30)
    assert shows["Salt"]["Ends"] == at(2026, 11, 5, 21, 23)
    late = shows["ليلة بلا قمر"]
    assert late["Starts"] == at(2026, 11, 6, 0, 30)
    assert late["Festival day"] == at(2026, 11, 5)
    assert late["Ends"] is None


def test_nothing_is_a_formula_or_a_link(build: FestivalBuilder, tmp_path: Path) -> None:
    book = read(written(build.festival, tmp_path))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert "=1+1" in {row["Title"] for row in rows(book["Films"])}


def boxes(sheet: Any) -> dict[str, tuple[int, int, int]]:
    """The merged boxes by their text: column, first row and rows."""
    return {
        str(sheet.cell(area.min_row, area.min_col).value): (
            area.min_col, area.min_row, area.max_row - area.min_row + 1,
        )
        for area in sheet.merged_cells.ranges
    }  # fmt: skip


def test_a_day_is_to_scale(build: FestivalBuilder, tmp_path: Path) -> None:
    sheet = read(written(build.festival, tmp_path))["Thu 5 Nov"]
    found = boxes(sheet)
    assert found["19:00"] == (1, 3, 12)  # twelve rows of five minutes
    assert found["24:00"][1] == 3 + 5 * 12
    salt = next(box for text, box in found.items() if text.startswith("19:30–21:23 Salt"))
    assert salt == (2, 3 + 6, 22)
    late = next(box for text, box in found.items() if text.startswith("24:30 ليلة"))
    assert late[1] == 3 + 5 * 12 + 6
    cell = sheet.cell(salt[1], salt[0])
    assert cell.value.endswith("N · 93′ · 101")
    assert cell.fill.fgColor.rgb not in {"00000000", "FFFFFFFF"}
    assert sheet.freeze_panes == "B3"


def test_boxes_at_the_same_time_stand_beside_each_other(
    build: FestivalBuilder, tmp_path: Path
) -> None:
    sheet = read(written(build.festival, tmp_path))["Fri 6 Nov"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    for title in ("=1+1", "https://x.example/雨", "Draft"):
        assert [text for text in texts if title in text]
    assert boxes(sheet)["Cinema / Screen 1"][0] == 2


def test_the_same_festival_makes_the_same_bytes(build: FestivalBuilder, tmp_path: Path) -> None:
    first = written(build.festival, tmp_path).read_bytes()
    assert written(build.festival, tmp_path).read_bytes() == first


def test_texts_that_no_cell_can_hold(tmp_path: Path) -> None:
    build = FestivalBuilder()
    build.film("x\x00\x1b\ud800y", logline="雨" * 40_000, **CONFIRMED)
    (film,) = rows(read(written(build.festival, tmp_path))["Films"])
    assert film["Title"] == "xy"
    assert len(film["Logline"]) == 32_767


def test_a_festival_without_anything(tmp_path: Path) -> None:
    assert len(read(written(FestivalBuilder().festival, tmp_path)).sheetnames) == 3


def test_holds_for_the_staff(build: FestivalBuilder, tmp_path: Path) -> None:
    build.hold("11:00", 30, title="Tech check", day=2)
    assert "Sat 7 Nov" not in read(written(build.festival, tmp_path)).sheetnames
    assert "Sat 7 Nov" in read(written(build.festival, tmp_path, audience="staff")).sheetnames


def test_its_lists_come_back_and_its_drawn_days_are_not_read(tmp_path: Path) -> None:
    build = FestivalBuilder()
    build.screen("Salle 3", "Kino; “Ω”")
    salt, rain = build.film("Salt", 93, **CONFIRMED), build.film("Rain", 16, **CONFIRMED)
    for film in (salt, rain):
        build.row(Credit, film_id=film.id, role="Director", name="Anna Rey")
        build.row(Credit, film_id=film.id, role="Cast, and crew", name="Bo, jr.")
    build.screening(salt, "19:30", qa_minutes=20, code="1", **FIRM)
    build.screening(build.shorts("", salt, rain), "12:00", day=1, code="2", **FIRM)
    build.screening(build.shorts("Two", rain, salt), "15:00", 2, 1, code="3", **FIRM)
    build.screening(build.event("Party", 45), "25:00", free=True, code="4", **FIRM)
    build.screening(rain, "22:00", 1, 1, public_title="Surprise", code="5", **FIRM)
    build.screening(rain, "23:30", 1, 1, code="6", status=ScreeningStatus.CANCELLED)
    festival = build.festival
    for audience, more in (("public", ["Surprise"]), ("staff", [])):
        file = written(festival, tmp_path, audience=audience)
        plan = plan_import(festival, [file])
        assert [problem.sentence() for problem in plan.problems] == []
        assert [one.title for one in plan.decisions if one.action is not Action.SAME] == more
        assert {left.sheet for left in plan.leftovers} >= {"Thu 5 Nov", "Fri 6 Nov"}


def test_days_that_are_only_drawn_and_not_named_are_refused() -> None:
    grid = [["", "Cinema / Screen 1", "Kino"], ["10:00", "Salt", ""], ["11:00", "", "x"]]
    text = "\n".join(",".join(row) for row in grid)
    with pytest.raises(UserError, match="drawn as a grid"):
        plan_import(FestivalBuilder().festival, [Source("x.csv", text, ".csv")])
