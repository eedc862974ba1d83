"""Importing: one step, what is new and what is known, second imports, what the hand changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.document import Document
from planner.edit.fields import SetField
from planner.edit.screenings import MoveScreening
from planner.errors import UserError
from planner.exchange import Action, ImportPlan, plan_import
from planner.exchange.rows import film_rows, screening_rows
from planner.model import Festival, ProgrammeKind
from tests.build import a_festival, applied, start_festival, the_film, the_programme

FILMS = """film_id,title,director,year,runtime,section
1,Salt,Ann Sol,2001,93,Night
2,Rain,Bo Li,2002,12:30,Night
3,Reed,Cleo Marsh,2003,8,Day
"""
SCREENS = "screen_id,venue,screen,capacity\nO|1,Odeon,Odeon 1,320\nO|2,Odeon,Odeon 2,140\n"
SCREENINGS = """screening_id,film_ids,title,screen_id,start,end,kind,cancelled
10,1,Salt,O|1,2026-11-05T19:30,2026-11-05T21:03,film,0
11,2|3,Two Shorts,O|1,2026-11-05T22:00,2026-11-05T22:21,shorts_package,0
12,2|3,Two Shorts,O|2,2026-11-06T12:00,2026-11-06T12:30,shorts_package,0
13,,Opening party,O|2,2026-11-05T22:00,2026-11-05T23:30,event,0
14,1,Salt,O|2,2026-11-06T19:30,,film,1
15,1,Salt,O|2,2026-12-24T19:30,,film,0
"""


class Files:
    """Files of one folder, and festivals into which they were imported."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def plan(self, festival: Festival, *contents: str, **answers: list[int]) -> ImportPlan:
        paths = []
        for content in contents:
            name = "film" if content.startswith("film_id") else content.split(",")[0]
            path = self.folder / f"{name}.csv"
            path.write_text(content, encoding="utf-8")
            paths.append(path)
        plan = plan_import(festival, paths)
        return plan.answered(festival, **answers) if answers else plan

    def imported(self, festival: Festival, *contents: str, **answers: list[int]) -> Festival:
        plan = self.plan(festival, *contents, **answers)
        return applied(festival, plan.as_edit(festival))


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture
def festival(files: Files) -> Festival:
    """Everything, from files in an order in which nothing could be resolved one by one."""
    return files.imported(a_festival(screens=0), SCREENINGS, SCREENS, FILMS)


def actions(plan: ImportPlan) -> list[Action]:
    return [decision.action for decision in plan.decisions]


def test_every_film_is_placeable_at_once(files: Files) -> None:
    festival = files.imported(a_festival(), FILMS)
    assert [p.kind for p in festival.programmes.values()] == [ProgrammeKind.FILM] * 3
    assert all(festival.listed(programme) for programme in festival.programmes)
    assert [section.name for section in festival.sections_in_order()] == ["Night", "Day"]
    assert the_film(festival, "Rain").runtime_seconds == 750


def test_several_film_ids_are_one_programme_shown_twice(festival: Festival) -> None:
    shorts = the_programme(festival, "Two Shorts")
    assert [film.title for film in festival.films_of(shorts.id)] == ["Rain", "Reed"]
    assert len(festival.screenings_of(shorts.id)) == 2
    assert shorts.wanted == 2


def test_a_film_shown_only_in_a_programme_is_not_unscheduled(festival: Festival) -> None:
    own = {festival.title(p): p for p in festival.programmes}
    assert not festival.listed(own["Rain"])
    assert festival.listed(own["Salt"])


def test_a_row_without_films_is_an_event_of_its_length(festival: Festival) -> None:
    party = the_programme(festival, "Opening party")
    assert (party.kind, party.runtime_seconds) == (ProgrammeKind.EVENT, 5400)


def test_cancelled_rows_come_in_cancelled(festival: Festival) -> None:
    assert [s.external_id for s in festival.screenings() if s.cancelled] == ["14"]


def test_a_stated_end_is_kept_only_where_it_differs(festival: Festival) -> None:
    stated = {s.external_id for s in festival.screenings() if s.stated_end is not None}
    assert stated == {"12"}  # 20:30 minutes of films, an end after 30


def test_a_screening_outside_the_festival_is_a_problem_and_no_loss(files: Files) -> None:
    plan = files.plan(a_festival(screens=0), SCREENINGS, SCREENS, FILMS)
    (problem,) = plan.problems
    assert (problem.file, problem.line, problem.field) == ("screening_id.csv", 7, "start")
    assert "outside the festival (2026-11-05 to 2026-11-07)" in problem.message
    assert plan.counts["screenings"] == 6
    plan.require_whole()


def test_codes_count_by_festival_day(festival: Festival) -> None:
    codes = {s.external_id: s.code for s in festival.screenings()}
    assert codes == {"10": "101", "11": "102", "13": "103", "12": "201", "14": "202", "15": ""}


def test_the_same_files_again_change_nothing(files: Files, festival: Festival) -> None:
    plan = files.plan(festival, SCREENINGS, SCREENS, FILMS)
    assert set(actions(plan)) == {Action.SAME}
    assert not plan.changes_anything
    assert files.imported(festival, SCREENINGS, SCREENS, FILMS).tables == festival.tables


def test_a_corrected_file_shows_and_brings_only_the_difference(
    files: Files, festival: Festival
) -> None:
    corrected = FILMS.replace("2001,93", "2001,95")
    plan = files.plan(festival, corrected)
    assert actions(plan) == [Action.UPDATE, Action.SAME, Action.SAME]
    (change,) = plan.decisions[0].changes
    assert (change.field, change.before, change.after) == ("runtime_seconds", 5580, 5700)
    assert the_film(files.imported(festival, corrected), "Salt").runtime_seconds == 5700


def test_what_was_changed_by_hand_is_kept_when_the_file_says_the_same_as_before(
    files: Files, festival: Festival
) -> None:
    salt = the_film(festival, "Salt")
    by_hand = applied(festival, SetField("film", salt.id, "runtime_seconds", 6000))
    plan = files.plan(by_hand, FILMS)
    assert set(actions(plan)) == {Action.SAME}
    assert plan.problems == ()


def test_when_hand_and_file_both_changed_it_asks(files: Files, festival: Festival) -> None:
    salt = the_film(festival, "Salt")
    by_hand = applied(festival, SetField("film", salt.id, "runtime_seconds", 6000))
    corrected = FILMS.replace("2001,93", "2001,95")
    plan = files.plan(by_hand, corrected)
    assert plan.decisions[0].asks
    assert [problem.field for problem in plan.problems] == ["runtime_seconds"]
    assert the_film(files.imported(by_hand, corrected), "Salt").runtime_seconds == 6000
    taken = files.imported(by_hand, corrected, taken=[0])
    assert the_film(taken, "Salt").runtime_seconds == 5700


def test_a_screening_moved_by_hand_stays_where_it_was_put(files: Files, festival: Festival) -> None:
    first = next(s for s in festival.screenings() if s.external_id == "10")
    moved = applied(
        festival, MoveScreening(first.id, first.screen_id, type(first.start)(first.start + 30))
    )
    again = files.imported(moved, SCREENINGS)
    assert again.all_screenings[first.id].start == first.start + 30


def test_tickets_that_come_in_are_for_where_the_screening_is(files: Files) -> None:
    lines = SCREENINGS.splitlines()
    sold = "\n".join(
        [lines[0] + ",tickets_sold", lines[1] + ",120", *(f"{li}," for li in lines[2:])]
    )
    festival = files.imported(a_festival(screens=0), sold + "\n", SCREENS, FILMS)
    places = [
        (row.tickets_sold, row.sold_screen_id == row.screen_id, row.sold_start == row.start)
        for row in festival.screenings()
        if row.sold_start is not None
    ]
    assert places == [(120, True, True)]


def test_skipped_rows_stay_out(files: Files) -> None:
    festival = files.imported(a_festival(), FILMS, skipped=[1])
    assert sorted(film.title for film in festival.films.values()) == ["Reed", "Salt"]


def test_films_are_known_by_title_and_year_or_director(files: Files) -> None:
    festival = files.imported(a_festival(), FILMS)
    other = "title,director,year\nSalt,Ann Sol,2001\nSALT!,Dee Vance,2020\n"
    assert actions(files.plan(festival, other)) == [Action.SAME, Action.ADD]


def test_a_film_listed_twice_is_one_film_and_a_doubt(files: Files) -> None:
    plan = files.plan(a_festival(), "title,director,year\nSalt,Ann Sol,2001\nSalt,Ann Sol,2001\n")
    assert actions(plan) == [Action.ADD, Action.DUPLICATE]
    assert [problem.line for problem in plan.problems] == [3]


def test_a_film_that_is_gone_from_its_file_stays_and_is_named(
    files: Files, festival: Festival
) -> None:
    shorter = "".join(FILMS.splitlines(keepends=True)[:-1])
    (problem,) = files.plan(festival, shorter).problems
    assert problem.message.startswith("“Reed” is no longer in the file. Taken meanwhile: it stays")


@pytest.mark.parametrize(
    ("old", "new", "field", "words"),
    [
        ("10,1,", "10,99,", "films", "There is no film “99”"),
        ("Salt,O|1", "Salt,O|9", "screen", "There is no screen “O|9”"),
    ],
)
def test_a_row_that_names_something_unknown_is_refused(
    files: Files, old: str, new: str, field: str, words: str
) -> None:
    plan = files.plan(a_festival(screens=0), FILMS, SCREENS, SCREENINGS.replace(old, new))
    (error,) = plan.errors
    assert (error.line, error.field) == (2, field)
    assert words in error.message
    assert plan.counts["refused"] == 1
    with pytest.raises(UserError, match="line 2"):
        plan.require_whole()


def test_one_undo_step_in_a_file_that_was_closed_between(tmp_path: Path, files: Files) -> None:
    path = tmp_path / "f.marquee"
    with Document.create(path, start_festival()) as document:
        before = document.festival.tables
        plan = files.plan(document.festival, FILMS, SCREENS, SCREENINGS)
        document.run(plan.as_edit(document.festival))
    with Document.open(path) as document:
        assert len(document.festival.films) == 3
        assert document.undo_title == "Import 3 files"
        document.undo()
        assert {name: dict(rows) for name, rows in document.festival.tables.items()} == {
            name: dict(rows) for name, rows in before.items()
        }
        document.redo()
        assert len(screening_rows(document.festival)) == 6


def test_the_plan_as_json(files: Files) -> None:
    plan = files.plan(a_festival(screens=0), FILMS, SCREENS, SCREENINGS)
    told = json.loads(json.dumps(plan.to_json()))
    assert told["counts"] == {
        "films": 3, "screens": 2, "programmes": 0, "screenings": 6, "holds": 0,
        "added": 11, "updated": 0, "same": 0, "duplicates": 0, "skipped": 0, "refused": 0,
            "waiting": 0, "missing": 0, "removed": 0,
    }  # fmt: skip
    assert set(told["problems"][0]) == {"file", "line", "field", "message", "severity"}


def test_a_title_that_is_no_film_becomes_an_event_and_is_doubted(files: Files) -> None:
    rows = "title,screen_id,start\nSallt,O|1,2026-11-05T19:30\n"
    plan = files.plan(a_festival(screens=0), FILMS, SCREENS, rows)
    (problem,) = plan.problems
    assert problem.sentence() == (
        "title.csv, line 2, title: No film is called “Sallt”; it was read as an event."
    )


def test_nothing_in_the_plan_touches_the_festival(files: Files) -> None:
    festival = a_festival()
    files.plan(festival, FILMS)
    assert film_rows(festival) == []


def test_an_unknown_kind_of_import_names_the_known_ones(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(FILMS)
    with pytest.raises(UserError, match=r"use one of .*films.*prose.*tables"):
        plan_import(a_festival(), [tmp_path / "a.csv"], "soup")
