"""What goes out: keys of the contract, formula guard, and tables that come back exactly."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planner.document.compare import compare
from planner.edit.plans import MakeRelease
from planner.errors import UserError
from planner.exchange import plan_import
from planner.exchange.rows import film_rows, programme_rows, screen_rows, screening_rows
from planner.exchange.writers import all_writers, export
from planner.model import Festival
from planner.times import WallTime
from tests.build import FestivalBuilder, a_festival, applied

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@A1",
    "'=1",
    "''",
    "'",
    "=cmd|' /C calc'!A0",
    'say "x", y',
    "Étoile;b",
]
OWN = ("id", "external_id", "programme_id", "film_ids", "source")


@pytest.fixture
def festival() -> Festival:
    build = FestivalBuilder()
    night = build.section("Night")
    salt = build.film("Salt", 93, section_id=night.id, external_id="445", year=2001)
    rain = build.film(
        "Rain", 12, alternate_titles=("Lluvia", "雨"), countries=("Korea; Republic Of",)
    )
    build.film("Reed", None)
    build.screening(salt, "19:30", qa_minutes=20)
    build.screening(build.shorts("Two", salt, rain), "12:00", day=1)
    build.screening(build.event("Opening party", 45), "22:30", screen=1)
    build.hold("10:00", 60, title="Tech check")
    return build.festival


def anonymous(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    kept = [{key: value for key, value in row.items() if key not in OWN} for row in rows]
    return sorted(kept, key=json.dumps)


def test_the_keys_of_the_contract(festival: Festival) -> None:
    assert set(film_rows(festival)[0]) >= {
        "id", "title", "original_title", "alternate_titles", "year", "countries", "languages",
        "runtime_seconds", "section", "status", "credits", "logline", "statement", "source",
        "external_id",
    }  # fmt: skip
    assert set(programme_rows(festival)[0]) >= {
        "id", "code", "kind", "title", "section", "film_ids", "runtime_seconds", "wanted", "placed",
        "external_id",
    }  # fmt: skip
    assert set(screen_rows(festival)[0]) >= {"id", "code", "venue", "screen", "seats", "order"}
    assert set(screening_rows(festival)[0]) >= {
        "id", "code", "title", "programme_id", "film_ids", "venue", "screen", "start", "end",
        "slot_end", "festival_day", "kind", "status", "preshow_minutes", "intro_minutes",
        "qa_minutes", "turnaround_minutes", "pinned", "external_id",
    }  # fmt: skip


def test_values_of_a_screening(festival: Festival) -> None:
    row = screening_rows(festival)[0]
    assert (row["title"], row["start"], row["end"], row["slot_end"]) == (
        "Salt", "2026-11-05T19:30", "2026-11-05T21:23", "2026-11-05T21:43",
    )  # fmt: skip
    assert (row["festival_day"], row["qa_minutes"], row["pinned"]) == ("2026-11-05", 20, False)


def test_an_unknown_runtime_is_null(festival: Festival) -> None:
    runtimes = {row["title"]: row["runtime_seconds"] for row in film_rows(festival)}
    assert runtimes == {"Salt": 5580, "Rain": 720, "Reed": None}


def test_a_film_shown_only_elsewhere_is_not_wanted_by_itself(festival: Festival) -> None:
    wanted = {row["title"]: (row["wanted"], row["placed"]) for row in programme_rows(festival)}
    assert wanted["Rain"] == (0, 0)
    assert wanted["Salt"] == (1, 1)


def test_tables_come_back_exactly(festival: Festival, tmp_path: Path) -> None:
    files = export(festival, all_writers()["csv"], tmp_path / "out").files
    assert [file.name for file in files][:4] == [
        "films.csv", "programmes.csv", "screens.csv", "screenings.csv",
    ]  # fmt: skip
    assert all(file.read_bytes().startswith(b"\xef\xbb\xbf") for file in files)
    fresh = a_festival(screens=0)
    plan = plan_import(fresh, files)
    assert [problem.sentence() for problem in plan.problems] == []
    back = applied(fresh, plan.as_edit(fresh))
    for rows in (film_rows, programme_rows, screen_rows, screening_rows):
        assert anonymous(rows(back)) == anonymous(rows(festival))


def test_tables_into_their_own_festival_change_nothing(festival: Festival, tmp_path: Path) -> None:
    files = export(festival, all_writers()["csv"], tmp_path / "out").files
    assert not plan_import(festival, files).changes_anything


@pytest.mark.parametrize("title", HOSTILE)
def test_no_cell_is_a_formula_and_every_title_comes_back(title: str, tmp_path: Path) -> None:
    build = FestivalBuilder()
    build.film(title)
    files = export(build.festival, all_writers()["csv"], tmp_path).files
    with files[0].open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    fresh = a_festival()
    back = applied(fresh, plan_import(fresh, files[:1]).as_edit(fresh))
    assert [film.title for film in back.films.values()] == [title]


@pytest.mark.parametrize("bom", [True, False])
def test_a_mark_for_excel_unless_it_is_not_wanted(
    bom: bool, festival: Festival, tmp_path: Path
) -> None:
    files = export(festival, all_writers()["csv"], tmp_path, {"bom": bom}).files
    assert files[0].read_bytes().startswith(b"\xef\xbb\xbf") == bom
    assert not plan_import(festival, files).changes_anything


def test_json_holds_everything(festival: Festival, tmp_path: Path) -> None:
    writer = all_writers()["json"]
    (file,) = export(festival, writer, tmp_path / writer.name_for("x")).files
    told = json.loads(file.read_text(encoding="utf-8"))
    assert told["films"] == film_rows(festival)
    assert told["screenings"] == screening_rows(festival)
    assert told["festival"]["zone"] == "Asia/Shanghai"
    assert told["holds"][0]["title"] == "Tech check"


@pytest.mark.parametrize("writer", ["csv", "json"])
def test_a_place_that_cannot_be_written_to(writer: str, festival: Festival, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match=r"[Cc]hoose another place"):
        export(festival, all_writers()[writer], tmp_path / "file" / "x")


def test_a_festival_from_our_tables_compares_as_the_same(
    festival: Festival, tmp_path: Path
) -> None:
    files = export(festival, all_writers()["csv"], tmp_path / "out").files
    fresh = a_festival(screens=0, days=2, first_day="2027-01-01", zone="Europe/Paris")
    back = applied(fresh, plan_import(fresh, files).as_edit(fresh))
    found = compare(festival, back)
    assert found.differences == ()
    tables = {tally.table for tally in found.tallies}
    assert tables <= {"kind", "plan"}  # of its own since it began


def test_our_own_tables_say_nothing_when_they_come_back(festival: Festival, tmp_path: Path) -> None:
    files = export(festival, all_writers()["csv"], tmp_path / "out").files
    plan = plan_import(festival, files)
    assert (plan.changes_anything, plan.problems, plan.leftovers) == (False, (), ())


@pytest.mark.parametrize("form", ["csv", "xlsx-tables"])
def test_tables_say_which_plans_they_do_not_have(
    form: str, festival: Festival, tmp_path: Path
) -> None:
    writer = all_writers()[form]
    assert export(festival, writer, tmp_path / "one.xlsx").left_out == ()
    released = applied(festival, MakeRelease(festival.plan_id, "Catalogue", "", WallTime(0)))
    said = ("1 other plan or release was left out; JSON and the festival file have it.",)
    assert export(released, writer, tmp_path / "two.xlsx").left_out == said
    assert writer.leaves_out(released, {}) == said


def test_letters_that_no_text_has_do_not_make_a_table_unreadable(tmp_path: Path) -> None:
    build = FestivalBuilder()
    build.film("nul\x00in\x07side")
    for form in ("csv", "xlsx-tables"):
        files = export(build.festival, all_writers()[form], tmp_path / f"{form}.xlsx").files
        fresh = a_festival()
        back = applied(fresh, plan_import(fresh, files).as_edit(fresh))
        assert [film.title for film in back.films.values()] == ["nulinside"]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_is_the_same_text_in_excel_tables(title: str, tmp_path: Path) -> None:
    build = FestivalBuilder()
    build.film(title)
    (file,) = export(build.festival, all_writers()["xlsx-tables"], tmp_path / "x.xlsx").files
    sheet = openpyxl.load_workbook(file)["films"]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type != "s"
                and cell.value is not None]  # fmt: skip
    fresh = a_festival()
    back = applied(fresh, plan_import(fresh, [file]).as_edit(fresh))
    assert [film.title for film in back.films.values()] == [title]
