"""What somebody says about columns goes before what the program believes, and is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.cli import main
from planner.document import Document
from planner.errors import UserError
from planner.exchange import LEFT_OUT, ImportPlan, Mappings, TableMapping, plan_import
from planner.exchange.mapping import key_of
from planner.store.folders import data_folder
from tests.build import a_festival, applied, start_festival
from tests.planner.exchange.books import put, xlsx

ODD = b"Title,Regista,Colour,Year\nSalt,Ann Sol,Night,2001\nRain,Bo Li,Day,2002\n"


def sections(plan: ImportPlan) -> list[str]:
    return [film.section for film in plan.rows.films]


def test_a_table_is_described_column_by_column(tmp_path: Path) -> None:
    plan = plan_import(a_festival(), [put(tmp_path, "a.csv", ODD)])
    (table,) = plan.rows.tables
    assert (table.kind, table.line, table.rows) == ("films", 1, 2)
    assert [(c.heading, c.field, c.sure) for c in table.columns] == [
        ("Title", "title", 1.0), ("Regista", "director", 1.0), ("Colour", "", 0.0),
        ("Year", "year", 1.0),
    ]  # fmt: skip
    assert table.columns[2].samples == ("Night", "Day")
    assert table.key == key_of(["year", "COLOUR", "title", "regista"])


def test_a_corrected_column_is_read_and_remembered_for_these_headings(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", ODD)
    plan = plan_import(a_festival(), [path])
    assert sections(plan) == ["", ""]
    said = TableMapping(fields={"Colour": "section", "Year": LEFT_OUT})
    corrected = plan.mapped(a_festival(), plan.rows.tables[0].key, said)
    assert sections(corrected) == ["Night", "Day"]
    assert corrected.rows.films[0].year is None
    assert sections(plan_import(a_festival(), [path])) == ["", ""]
    corrected.remember()
    again = plan_import(
        a_festival(), [put(tmp_path, "b.csv", b"Year,Title,colour,Regista\n,S,N,A\n")]
    )
    assert sections(again) == ["N"]


def test_a_sheet_is_said_to_be_another_table_or_none(tmp_path: Path) -> None:
    one, two = [["Title", "Year"], ["Salt", 2001]], [["Title", "Venue"], ["Studio", "Odeon"]]
    path = put(tmp_path, "t.xlsx", xlsx({"One": one, "Two": two}))
    said = Mappings(sheets={"one": LEFT_OUT, "Two": "screens"})
    plan = plan_import(a_festival(), [path], None, said)
    assert (plan.rows.films, [row.venue for row in plan.rows.screens]) == ([], ["Odeon"])


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b'{"a": 1}', b"\xff\xfe", b'{"a": ' + b"[" * 9999]
)
def test_a_damaged_memory_is_not_used_and_that_is_said(tmp_path: Path, content: bytes) -> None:
    put(data_folder(), "columns.json", content)
    plan = plan_import(a_festival(), [put(tmp_path, "a.csv", ODD)])
    assert len(plan.rows.films) == 2
    assert "remembered about columns" in plan.problems[0].message
    assert plan.errors == ()


def test_a_spelling_that_is_nearly_right(tmp_path: Path) -> None:
    table = b"Title,Dirctor,Synopsys,Premieer status\nSalt,Ann Sol,A pier,\n"
    plan = plan_import(a_festival(), [put(tmp_path, "a.csv", table)])
    assert [c.field for c in plan.rows.tables[0].columns][:3] == ["title", "director", "synopsis"]


def test_columns_without_names_are_known_by_what_they_contain(tmp_path: Path) -> None:
    rows = [b"One;Two;Three;Four"] + [
        f"Film {n} {'abc'[n]};{1990 + n};{80 + n} min;France".encode() for n in range(3)
    ]
    plan = plan_import(a_festival(), [put(tmp_path, "a.csv", b"\n".join(rows))])
    film = plan.rows.films[2]
    assert (film.title, film.year, film.runtime_seconds, film.countries) == (
        "Film 2 c", 1992, 4920, ("France",),
    )  # fmt: skip
    assert [p.severity.value for p in plan.problems] == ["doubt"] * 4


def test_an_unknown_heading_or_field_on_the_command_line(tmp_path: Path) -> None:
    from planner.cli.commands.import_ import _pairs

    assert _pairs("--map", ["A=b=title"], ("title",)) == {"A=b": "title"}
    with pytest.raises(UserError, match="is not understood"):
        _pairs("--map", ["Colour=weight"], ("title",))


def test_columns_of_known_films_and_screens_are_found_in_a_timetable(tmp_path: Path) -> None:
    films = put(tmp_path, "films.csv", b"id,title,year\nF1,Salt,2001\nF2,Rain,2002\n")
    screens = put(tmp_path, "screens.csv", b"venue,screen,seats\nLyric,One,10\nLyric,Two,10\n")
    table = b"thing,spot,start\nF1,One,2026-11-06 10:00\nF1|F2,Two,2026-11-06 12:00\n"
    plan = plan_import(a_festival(screens=0), [films, screens, put(tmp_path, "t.csv", table)])
    assert [(row.films, row.screen) for row in plan.rows.screenings] == [
        (("F1",), "One"), (("F1", "F2"), "Two"),
    ]  # fmt: skip
    assert [p.field for p in plan.problems if p.file == "t.csv"] == ["thing", "spot"]


def test_the_command_line_says_what_a_column_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    festival, path = tmp_path / "f.marquee", put(tmp_path, "a.csv", ODD)
    Document.create(festival, start_festival()).close()
    assert main(["import", str(festival), str(path), "--map", "Colr=section"]) == 2
    assert "No table has a heading or sheet “Colr”" in capsys.readouterr().err
    assert main(["import", str(festival), str(path), "--map", "Colour=section"]) == 0
    with Document.open(festival) as document:
        assert {section.name for section in document.festival.sections.values()} >= {"Night", "Day"}
    assert sections(plan_import(a_festival(), [path])) == ["Night", "Day"]


def test_kinds_of_screenings_in_other_languages(tmp_path: Path) -> None:
    rows = "title,screen,start,kind\nSalt,1,2026-11-06 10:00,Pressevorführung\n"
    festival = a_festival()
    names = {kind.name.casefold(): kind.id for kind in festival.kinds.values()}
    screens = "venue,screen\nOdeon,1\n"
    files = [put(tmp_path, "t.csv", rows.encode()), put(tmp_path, "s.csv", screens.encode())]
    before = len(names)
    after = applied(festival, plan_import(festival, files).as_edit(festival))
    (screening,) = after.screenings()
    kind = after.kinds[screening.kind_id or 0].name.casefold()
    assert kind.startswith("press")
    assert len(after.kinds) == before or "press" not in "".join(names)
