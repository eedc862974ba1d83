"""Going back to any step, looking at what was, and saying why."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.document import Document
from planner.document.at_hand import REMEMBERED
from planner.document.tree import Tree
from planner.edit import Edit, SetField, Together, Work
from planner.edit.programmes import AddFilm, RemoveFilm
from planner.edit.screenings import MoveScreening, PlaceProgramme, Unschedule
from planner.errors import FestivalLost, UserError
from planner.model import Changes, Plan, Screening
from planner.store import Position, verify
from planner.times import WallTime
from tests.build import (
    FestivalBuilder,
    at,
    document_of,
    own_programme,
    plain,
    start_festival,
    the_film,
    the_programme,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "f.marquee"


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    with Document.create(path, start_festival()) as document:
        yield document


def add(document: Document, title: str) -> int:
    """Add a film; the step that did."""
    document.run(AddFilm(title))
    assert document.head is not None
    return document.head


def films(document: Document) -> list[str]:
    return sorted(film.title for film in document.festival.films.values())


def a_tree(document: Document) -> dict[str, int]:
    """One, Two, Three on one branch; Other, More on a later one from One."""
    steps = {title: add(document, title) for title in ("One", "Two", "Three")}
    document.undo()
    document.undo()
    return steps | {title: add(document, title) for title in ("Other", "More")}


# -- going --------------------------------------------------------------------------------------


def test_going_to_another_branch_is_one_change_and_loses_nothing(document: Document) -> None:
    steps = a_tree(document)
    heard: list[Changes] = []
    document.subscribe(heard.append)
    document.go_to(steps["Three"], "panel")
    assert films(document) == ["One", "Three", "Two"]
    assert [changes.source for changes in heard] == ["panel"]
    done = {step.id for step in document.history() if not step.undone}
    assert done >= {steps["One"], steps["Two"], steps["Three"]}
    assert not done & {steps["Other"], steps["More"]}


def test_undo_and_redo_go_on_from_there(document: Document) -> None:
    steps = a_tree(document)
    document.go_to(steps["Two"])
    assert (document.undo_title, document.redo_title) == ("Add film", "Add film")
    document.redo()
    assert films(document) == ["One", "Three", "Two"]
    assert document.redo_title is None
    document.undo()
    document.undo()
    assert films(document) == ["One"]
    document.redo()
    assert document.head == steps["Two"], "redo follows the branch one came along"


def test_going_back_on_the_same_branch_leaves_redo_as_it_was(document: Document) -> None:
    steps = a_tree(document)
    document.go_to(steps["One"])
    document.redo()
    assert document.head == steps["Other"]
    document.redo()
    assert document.head == steps["More"]


def test_it_is_on_disk_and_goes_on_after_opening_again(document: Document, path: Path) -> None:
    steps = a_tree(document)
    document.go_to(steps["Two"])
    document.close()
    with Document.open(path) as again:
        assert films(again) == ["One", "Two"]
        assert again.head == steps["Two"]
        again.redo()
        assert films(again) == ["One", "Three", "Two"]
    assert verify(path) == []


def test_going_where_one_stands_does_nothing(document: Document) -> None:
    add(document, "One")
    document.undo()
    heard: list[Changes] = []
    document.subscribe(heard.append)
    assert document.head is not None
    assert document.go_to(document.head) == Changes()
    assert heard == []
    assert document.redo_title == "Add film"


def test_a_step_that_is_not_there_is_refused(document: Document) -> None:
    before = document.festival
    with pytest.raises(UserError, match=r"no such step \(id 7\)"):
        document.go_to(7)
    with pytest.raises(UserError, match=r"no such step \(id 7\)"):
        document.festival_after(7)
    with pytest.raises(UserError, match=r"no such step \(id 7\)"):
        document.note(7, "why")
    assert document.festival is before


def test_who_can_only_look_cannot_go(document: Document, path: Path) -> None:
    step = add(document, "One")
    add(document, "Two")
    document.close()
    with Document.read(path) as looked:
        with pytest.raises(UserError, match="only read"):
            looked.go_to(step)
        with pytest.raises(UserError, match="only read"):
            looked.note(step, "why")
        assert len(looked.festival_after(step).films) == 1


def test_rows_that_came_and_went_between_are_right(document: Document) -> None:
    add(document, "Film")
    film = the_film(document.festival, "Film")
    document.run(SetField("film", film.id, "year", 1999), "a")
    there = document.head
    here = plain(document.festival)
    document.run(RemoveFilm(film.id))
    gone = document.head
    assert there is not None
    assert gone is not None
    document.go_to(there)
    assert plain(document.festival) == here
    document.go_to(gone)
    assert not document.festival.films


def test_nothing_merges_with_what_was_before_going(document: Document) -> None:
    first = add(document, "Film")
    film = the_film(document.festival, "Film")
    document.run(SetField("film", film.id, "year", 1999))
    second = document.head
    assert second is not None
    document.go_to(first)
    document.go_to(second)
    document.run(SetField("film", film.id, "year", 2000))
    document.undo()
    assert the_film(document.festival, "Film").year == 1999


def test_a_history_of_which_the_part_between_was_lost_says_so() -> None:
    tree = Tree({1: None, 2: 1, 3: None})
    with pytest.raises(UserError, match="was lost"):
        tree.way(2, 3)


def test_a_spoilt_journal_that_leads_in_circles_ends() -> None:
    tree = Tree({1: 3, 2: 1, 3: 2})
    assert list(tree.line(2)) == [2, 1, 3]
    assert tree.position_at(1, Position(None, None)).head == 1
    assert tree.ahead(Position(9, 2)) == []


# -- looking back -------------------------------------------------------------------------------


def test_a_moment_is_after_the_last_step_until_then(document: Document) -> None:
    steps = a_tree(document)
    times: dict[datetime, int] = {}
    for step in document.history():
        times[datetime.fromisoformat(step.time)] = step.id
    assert len(times) == len(document.history())
    before = document.festival
    for moment, step in times.items():
        wanted = plain(document.festival_after(step))
        assert plain(document.festival_at(moment)) == wanted
        assert plain(document.festival_at(moment.replace(tzinfo=None))) == wanted
    assert document.festival is before
    later = datetime.now(UTC) + timedelta(days=1)
    assert plain(document.festival_at(later)) == plain(before)
    assert document.head == steps["More"]


def test_before_the_first_step_there_was_nothing(document: Document) -> None:
    with pytest.raises(UserError, match="started later"):
        document.festival_at(datetime(1999, 1, 1, tzinfo=UTC))


def test_what_was_is_seen_through_the_plan_that_is_shown(document: Document) -> None:
    step = add(document, "Film")
    document.run(Together((SetField("edition", document.festival.edition.id, "name", "X"),), "x"))
    assert document.festival_after(step).plan_id == document.festival.plan_id
    assert document.festival_after(step).edition.name == "Test Festival"


# -- saying why ---------------------------------------------------------------------------------


def comments(document: Document) -> list[str]:
    return [step.comment for step in document.history()][1:]


def test_a_note_says_why_and_changes_no_row(document: Document, path: Path) -> None:
    first, _second = add(document, "One"), add(document, "Two")
    before, row_changes = document.festival, list[Changes]()
    document.subscribe(row_changes.append)
    document.note(first, "  The distributor asked\nfor it. ")
    assert document.festival is before
    assert [changes.rows for changes in row_changes] == [()], "history panels hear of it"
    assert comments(document) == ["The distributor asked\nfor it.", ""]
    document.undo()
    document.close()
    with Document.open(path) as again:
        assert comments(again) == ["The distributor asked\nfor it.", ""]
        assert again.redo_title == "Add film"
        again.note(first, "")
        assert comments(again) == ["", ""]
    assert verify(path) == []


def test_a_note_stays_when_the_step_is_undone_and_done_again(document: Document) -> None:
    step = add(document, "One")
    document.note(step, "why")
    document.undo()
    document.redo()
    assert comments(document) == ["why"]


def test_what_follows_a_note_is_a_step_of_its_own(document: Document) -> None:
    add(document, "Film")
    film = the_film(document.festival, "Film")
    document.run(SetField("film", film.id, "year", 1999))
    assert document.head is not None
    document.note(document.head, "why")
    document.run(SetField("film", film.id, "year", 2000))
    assert comments(document) == ["", "why", ""]


def test_a_note_that_says_the_same_is_no_news(document: Document) -> None:
    step = add(document, "One")
    heard: list[Changes] = []
    document.note(step, "why")
    document.subscribe(heard.append)
    document.note(step, "why")
    assert heard == []


def test_the_newest_part_of_a_history(document: Document) -> None:
    a_tree(document)
    steps = document.history()
    for most in (0, 1, 3, 99):
        assert document.history(most) == steps[len(steps) - min(most, len(steps)) :]


# -- the history of one row ---------------------------------------------------------------------


def test_the_history_of_a_row_is_what_touched_it() -> None:
    build = FestivalBuilder()
    build.film("Film")
    with document_of(build.festival) as document:
        programme = the_programme(document.festival, "Film")
        screen, other = document.festival.screens_in_order()
        start = at(document.festival, "10:00")
        document.run(PlaceProgramme(programme.id, screen.id, start))
        (screening,) = document.festival.screenings()
        document.run(PlaceProgramme(programme.id, other.id, start))
        document.run(MoveScreening(screening.id, other.id, WallTime(start + 60)))
        document.run(AddFilm("Another"))
        document.run(Unschedule((screening.id,)))
        document.undo()

        def titles(table: str, row_id: int, *, related: bool = False) -> list[tuple[str, bool]]:
            steps = document.history_of(table, row_id, related=related)
            assert all(step in document.history() for step in steps)
            return [(step.title, step.undone) for step in steps]

        placed = ("Place screening", False)
        moved, gone = ("Move screening", False), ("Unschedule", True)
        assert titles("screening", screening.id) == [placed, moved, gone]
        assert titles("programme", programme.id) == [("", False)]
        related = titles("programme", programme.id, related=True)
        assert related == [("", False), placed, placed, moved, gone]
        assert titles("film", screening.id) == []
        touched = [
            step.title for step in document.history() if step.touches("screening", screening.id)
        ]
        assert touched == ["Place screening", "Move screening", "Unschedule"]


def test_a_value_that_looks_like_a_row_is_none(document: Document) -> None:
    add(document, "Film")
    film = the_film(document.festival, "Film")
    document.run(SetField("film", film.id, "note", '["screening",7,{"programme_id":7,'))
    assert document.history_of("screening", 7) == ()
    assert document.history_of("programme", 7, related=True) == ()


# -- merging, grouping, and how much is kept ----------------------------------------------------


def test_several_moved_together_by_keyboard_are_one_step() -> None:
    build = FestivalBuilder()
    rows = [build.screening(name, "10:00", screen) for screen, name in enumerate("AB")]
    with document_of(build.festival) as document:
        for minutes in (5, 10, 15):
            moves = tuple(
                MoveScreening(row.id, row.screen_id, WallTime(row.start + minutes)) for row in rows
            )
            document.run(Together(moves, "Move 2 screenings"), "timetable")
        assert len(document.history()) == 2
        document.undo()
        assert {s.start for s in document.festival.screenings()} == {rows[0].start}


def test_a_group_with_something_that_never_merges_stays_apart() -> None:
    assert Together((AddFilm("A"),), "x").merge_key() is None


def test_nothing_merges_over_a_look_at_another_plan(document: Document) -> None:
    add(document, "Film")
    film = the_film(document.festival, "Film")
    document.run(SetField("film", film.id, "year", 1999))
    document.show_plan(document.festival.plan_id)
    document.run(SetField("film", film.id, "year", 2000))
    document.undo()
    assert the_film(document.festival, "Film").year == 1999


def test_few_steps_are_kept_at_hand_however_many_are_done(document: Document) -> None:
    def at_hand() -> tuple[int, int]:
        return len(document._history._done.steps), len(document._history._undone.steps)

    steps = [add(document, str(number)) for number in range(3 * REMEMBERED)]
    assert at_hand() == (REMEMBERED, 0)
    half = len(steps) // 2
    for _ in range(half):
        document.undo()
        assert max(at_hand()) <= REMEMBERED
    assert len(films(document)) == len(steps) - half
    for _ in range(half):
        document.redo()
        assert max(at_hand()) <= REMEMBERED
    assert document.head == steps[-1]
    assert len(document.festival.films) == len(steps)


def test_a_plan_that_a_step_took_away_is_not_shown_any_more() -> None:
    build = FestivalBuilder()
    film = build.film("Film")
    with document_of(build.festival) as document:
        work = Plan(id=5, name="B", order=9)
        first = document.head
        document.run(_AddPlan(work))
        document.show_plan(5)
        document.run(
            PlaceProgramme(
                own_programme(document.festival, film).id,
                document.festival.screens_in_order()[0].id,
                at(document.festival, "10:00"),
            )
        )
        assert first is not None
        document.go_to(first)
        assert document.festival.plan_id != 5
        assert not document.festival.rows(Screening)


@dataclass(frozen=True)
class _AddPlan(Edit):
    plan: Plan

    def apply(self, work: Work) -> None:
        work.add(Plan, id=self.plan.id, name=self.plan.name, order=self.plan.order)


def test_a_note_is_in_the_rescue_copy_when_the_file_is_lost(document: Document, path: Path) -> None:
    step = add(document, "One")
    document.note(step, "why")
    document.flush()
    os.truncate(path, 8192)
    document._store.wait()
    with pytest.raises(FestivalLost) as lost:
        document.run(AddFilm("Refused"))
    assert lost.value.rescued is not None
    with Document.open(lost.value.rescued) as rescued:
        assert comments(rescued) == ["why"]
    document._store.close()
