"""A festival as JSON: it comes back as it was, shows what was edited, and joins another one."""

from __future__ import annotations

import gc
import json
import time
from pathlib import Path
from typing import Any

import pytest

from planner.document.compare import compare
from planner.edit.plans import MakeRelease
from planner.errors import UserError
from planner.exchange import Action, ImportPlan, plan_import
from planner.exchange.rows import film_rows, screening_rows
from planner.exchange.source import Source
from planner.exchange.writers import all_writers, export
from planner.model import Copy, Festival, Opening, Programme, columns
from planner.times import WallTime
from tests.build import FestivalBuilder, a_festival, applied, changed


def built(**start: Any) -> FestivalBuilder:
    build = FestivalBuilder(**start)
    night = build.section("Night")
    salt = build.film("Salt", 93, section_id=night.id, external_id="445", year=2001)
    rain = build.film("Rain", 12, alternate_titles=("Lluvia", "雨"), countries=("Korea",))
    build.film("Reed", None, embargo=WallTime(14_120_000))
    build.screening(salt, "19:30", qa_minutes=20)
    build.screening(build.shorts("Two", salt, rain), "12:00", day=1)
    build.screening(build.event("Opening party", 45), "22:30", screen=1)
    build.hold("10:00", 60, title="Tech check")
    festival = build.festival
    build.run(MakeRelease(festival.plan_id, "Catalogue", "", WallTime(14_000_000)))
    return build


@pytest.fixture
def festival() -> Festival:
    return built().festival


def as_json(festival: Festival, folder: Path) -> dict[str, Any]:
    (file,) = export(festival, all_writers()["json"], folder / "x.json").files
    told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return told


def planned(festival: Festival, told: Any, kind: str | None = None) -> ImportPlan:
    return plan_import(festival, [Source("x.json", json.dumps(told), ".json")], kind)


def brought(festival: Festival, told: Any, kind: str | None = None) -> Festival:
    return applied(festival, planned(festival, told, kind).as_edit(festival))


def test_an_empty_festival_becomes_the_one_in_the_file(festival: Festival, tmp_path: Path) -> None:
    empty = a_festival(screens=0, days=9)
    plan = planned(empty, as_json(festival, tmp_path))
    assert [problem.sentence() for problem in plan.problems] == []
    back = applied(empty, plan.as_edit(empty))
    came = {t: dict(r) for t, r in back.tables.items()}
    assert len(came.pop("import")) == 1  # the record of how it came in, and nothing else of its own
    assert came == {t: dict(r) for t, r in festival.tables.items() if t != "import"}
    assert not compare(festival, back)
    assert as_json(back, tmp_path) == as_json(festival, tmp_path)


def test_its_own_festival_stays_as_it_is(festival: Festival, tmp_path: Path) -> None:
    plan = planned(festival, as_json(festival, tmp_path))
    assert not plan.changes_anything
    assert plan.problems == ()
    assert {decision.action for decision in plan.decisions} == {Action.SAME}


def test_what_was_edited_is_shown_field_by_field(festival: Festival, tmp_path: Path) -> None:
    told = as_json(festival, tmp_path)
    film = next(row for row in told["records"]["film"] if row["title"] == "Salt")
    film |= {"year": None, "logline": "Sea.", "title": "Salt & Sea"}
    plan = planned(festival, told)
    (changed,) = [one for one in plan.decisions if one.changes]
    found = {c.field: (c.before, c.after, c.kept) for c in changed.changes}
    assert found == {
        "title": ("Salt", "Salt & Sea", True),
        "year": (2001, None, True),
        "logline": ("", "Sea.", False),
    }
    taken = plan.answered(festival, taken=range(len(plan.decisions)))
    after = applied(festival, taken.as_edit(festival))
    (row,) = [film for film in film_rows(after) if film["title"] == "Salt & Sea"]
    assert (row["year"], row["logline"]) == (None, "Sea.")


def test_another_festival_takes_films_screens_and_plan(festival: Festival, tmp_path: Path) -> None:
    build = FestivalBuilder(screens=2)
    mine = build.film("Salt", 93, year=2001)
    after = brought(build.festival, as_json(festival, tmp_path))
    assert len(after.films) == 3
    assert after.films[mine.id].external_id == "445"
    assert len(after.screens) == 2
    assert after.edition == build.festival.edition
    keys = ("title", "start", "venue", "screen", "kind")
    assert [[row[k] for k in keys] for row in screening_rows(after)] == [
        [row[k] for k in keys] for row in screening_rows(festival)
    ]
    assert not after.tables["release"]
    again = planned(after, as_json(festival, tmp_path))
    assert [d.title for d in again.decisions if d.action is Action.ADD] == []


@pytest.mark.parametrize(
    ("kind", "films", "screens", "screenings"),
    [("films", 3, 0, 0), ("screens", 0, 2, 0), ("plan", 2, 2, 3), (None, 3, 2, 3)],
)
def test_a_part_of_a_festival(
    festival: Festival, tmp_path: Path, kind: str | None, films: int, screens: int, screenings: int
) -> None:
    after = brought(a_festival(screens=0), as_json(festival, tmp_path), kind)
    counts = (len(after.films), len(after.screens), len(after.screenings()))
    assert counts == (films, screens, screenings)


def test_a_release_is_not_changed(festival: Festival, tmp_path: Path) -> None:
    told = as_json(festival, tmp_path)
    (frozen,) = [row["id"] for row in told["records"]["plan"] if row["frozen"]]
    row = next(row for row in told["records"]["screening"] if row["plan_id"] == frozen)
    row["start"] = "2026-11-06T09:00"
    plan = planned(festival, told)
    assert not plan.changes_anything
    assert any("Catalogue" in problem.message for problem in plan.problems)


def test_a_newer_file_is_read_as_far_as_it_is_known(festival: Festival, tmp_path: Path) -> None:
    told = as_json(festival, tmp_path)
    told["records"]["hologram"] = [{"id": 5}]
    told["records"]["film"][0]["smell"] = "salty"
    plan = planned(festival, told)
    (problem,) = plan.problems
    assert "left out: smell of film, the table hologram" in problem.sentence()
    assert plan.errors == ()


def test_an_edit_of_a_list_for_others_is_not_passed_over(
    festival: Festival, tmp_path: Path
) -> None:
    told = as_json(festival, tmp_path)
    told["films"][0]["title"] = "Salt & Sea"
    plan = planned(festival, told)
    assert not plan.changes_anything
    assert [(one.field, "change it there" in one.message) for one in plan.problems] == [
        ("title", True)
    ]


def test_plain_lists_come_in_as_tables_do(festival: Festival) -> None:
    told = film_rows(festival)
    after = brought(a_festival(), told)
    own = {"id", "external_id", "source"}
    kept = [{k: v for k, v in row.items() if k not in own} for row in told]
    back = [{k: v for k, v in row.items() if k not in own} for row in film_rows(after)]
    assert sorted(back, key=str) == sorted(kept, key=str)


def test_json_of_an_older_marquee_comes_in(festival: Festival, tmp_path: Path) -> None:
    told = as_json(festival, tmp_path)
    del told["records"]
    after = brought(a_festival(screens=0), told)
    keys = ("title", "start", "venue", "screen", "end", "status")
    assert [[row[k] for k in keys] for row in screening_rows(after)] == [
        [row[k] for k in keys] for row in screening_rows(festival)
    ]
    assert len(after.holds_on(next(s.id for s in after.screens_in_order()))) == 1


def test_json_is_recognised_whatever_it_is_called(festival: Festival) -> None:
    text = json.dumps(film_rows(festival))
    for suffix in (".txt", ".csv", ""):
        assert len(plan_import(a_festival(), [Source("x", text, suffix)]).rows.films) == 3


@pytest.mark.parametrize(
    ("table", "values", "words"),
    [
        ("film", {"title": None}, "Title"),
        ("film", {"title": 5}, "Title cannot be “5”"),
        ("film", {"year": 99999}, "too large"),
        ("film", {"id": -1}, "Id cannot be"),
        ("film", {"id": True}, "Id cannot be"),
        ("film", {"title": "\ud800"}, "some letters cannot be read"),
        ("film", {"section_id": 77}, "no such row"),
        ("film", {"status": "cooked"}, "cooked"),
        ("film", {"countries": [1]}, "Countries cannot be"),
        ("screening", {"start": "never"}, "is not a time"),
        ("screening", {"programme_id": 5}, "no such row"),
        ("edition", {"zone": "Mars/Base"}, "no time zone"),
        ("edition", {"last_day": "2026-01-01"}, "before the first"),
    ],
)
def test_a_wrong_value_is_said_with_its_line(
    festival: Festival, tmp_path: Path, table: str, values: dict[str, Any], words: str
) -> None:
    told = as_json(festival, tmp_path)
    told["records"][table][0] |= values
    text = json.dumps(told, indent=2)
    line = text[: text.index(f'"{table}": [')].count("\n") + 2
    plan = plan_import(festival, [Source("x.json", text, ".json")])
    assert any(
        words in problem.sentence() and f"line {line}" in problem.sentence()
        for problem in plan.problems
    ), [problem.sentence() for problem in plan.problems]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" * 100_000, "nested too deeply"),
        ('{"a": ' * 100_000, "nested too deeply"),
        ('[{"title": "A", "year": 1e999}]', "too large a number"),
        ('[{"title": "A", "year": NaN}]', "NaN is not a number"),
        ('[{"title": "A",\n "title": "B"}]', "“title” is said twice"),
        ('[{"title": "A", "year": ' + "9" * 5000 + "}]", "too large a number"),
        ('{"records": {"film": [{"id": 1,', "cut off"),
        ('[{"title": "A"},\n\n{"title" "B"}]', "line 3"),
        ("{}", "No list"),
        ("[[], {}, 1]", "x.json"),
        ('{"records": {"film": [1, "a", []]}}', "A row of film is expected"),
        ("[" + "[]," * 3_000_001 + "1]", "more values than any festival"),
    ],
    ids=str.split,
)
def test_bad_json_is_one_sentence(text: str, words: str) -> None:
    with pytest.raises(UserError) as caught:
        plan_import(a_festival(), [Source("x.json", text, ".json")])
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_every_table_and_column_is_there(tmp_path: Path) -> None:
    build = built()
    film = next(iter(build.festival.films.values()))
    screen = next(iter(build.festival.screens.values()))
    build.row(Copy, film_id=film.id, format="DCP")
    build.row(Opening, screen_id=screen.id, day=build.festival.edition.first_day, opens=1500)
    told = as_json(build.festival, tmp_path)["records"]
    assert told["opening"][0]["opens"] == "25:00"
    assert set(told) == {table for table, rows in build.festival.tables.items() if rows}
    assert told["programme"][0].keys() == {known.name for known in columns(Programme)}
    empty = a_festival(screens=0)
    assert not compare(build.festival, brought(empty, {"records": told}))


FLOODS = {
    "lists": lambda: "[" + "[]," * 10_000_000 + "1]",
    "one text": lambda: '[{"title": "' + "a" * 30_000_000 + '"}]',
    "rows": lambda: '{"records": {"film": [' + "{}," * 900_000 + "{}]}}",
    "a row": lambda: '{"records": {"film": [[' + "[]," * 1_400_000 + "1]]}}",
    "lines": lambda: "[" + "\n" * 30_000_000 + "]",
    "elements": lambda: "<schedule>" + "<a/>" * 7_000_000 + "</schedule>",
    "attributes": lambda: "<schedule " + 'a="1" ' * 4_000_000 + ">",
    "calendar": lambda: "BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + "x\n" * 15_000_000,
}


@pytest.mark.parametrize("name", FLOODS)
def test_a_flood_is_refused_before_it_is_taken_in(name: str) -> None:
    source = Source("flood", FLOODS[name]())
    gc.freeze()  # what other tests left behind is not looked through for garbage at its expense
    began = time.process_time()
    with pytest.raises(UserError) as caught:
        plan_import(a_festival(), [source])
    seconds = time.process_time() - began
    gc.unfreeze()
    assert "\n" not in str(caught.value)
    assert seconds < 2


def test_that_stills_are_not_in_it_is_said(festival: Festival, tmp_path: Path) -> None:
    writer = all_writers()["json"]
    assert export(festival, writer, tmp_path / "x.json").left_out == ()
    film = next(iter(festival.films.values()))
    shown = changed(festival, film, still_sha256="a" * 64)
    said = ("1 still was left out; the festival file has it.",)
    assert export(shown, writer, tmp_path / "x.json").left_out == said
    assert writer.leaves_out(shown, {}) == said
