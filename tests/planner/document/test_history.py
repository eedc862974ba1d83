from __future__ import annotations

import dataclasses
import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from planner.document import Document
from planner.edit import SetField
from planner.edit.programmes import AddFilm
from planner.edit.screenings import AcceptConflict, CancelScreening, MoveScreening, PinScreening
from planner.errors import FestivalDamaged, UserError
from planner.model import Film, RowChange, Screening
from planner.store import Position, State, Write, verify
from planner.store.rows import changes_to_json
from planner.times import WallTime
from tests.build import FestivalBuilder, document_of, plain, start_festival, the_film


class Clock:
    """A clock that a test sets; seconds."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def document(clock: Clock) -> Iterator[Document]:
    with Document.in_memory(start_festival(), clock) as document:
        document.run(AddFilm("Film", 5400))
        yield document


def titles(document: Document) -> list[str]:
    return [step.title for step in document.history()][2:]


def type_year(document: Document, year: int | None, source: str = "inspector") -> None:
    film = the_film(document.festival, "Film")
    document.run(SetField("film", film.id, "year", year), source)


def year_of(document: Document) -> int | None:
    return the_film(document.festival, "Film").year


def test_undo_and_redo_name_what_they_would_do(document: Document) -> None:
    def offered() -> tuple[str | None, str | None]:
        return document.undo_title, document.redo_title

    assert offered() == ("Add film", None)
    type_year(document, 2006)
    assert offered() == ("Change year", None)
    document.undo()
    assert offered() == ("Add film", "Change year")
    assert year_of(document) is None
    document.redo()
    assert year_of(document) == 2006


def test_the_beginning_of_the_festival_cannot_be_undone(document: Document) -> None:
    document.undo()
    assert document.undo_title is None
    with pytest.raises(UserError, match="nothing to undo"):
        document.undo()
    assert document.festival.edition.name == "Test Festival"


def test_there_may_be_nothing_to_redo(document: Document) -> None:
    with pytest.raises(UserError, match="nothing to redo"):
        document.redo()


def test_undo_writes_a_new_version_and_never_an_old_one(document: Document) -> None:
    type_year(document, 2006)
    version = the_film(document.festival, "Film").version
    document.undo()
    assert the_film(document.festival, "Film").version == version + 1


def test_a_removed_row_comes_back_as_it_was(document: Document) -> None:
    before = plain(document.festival)
    document.undo()
    assert not document.festival.films
    document.redo()
    assert plain(document.festival) == before


def test_typing_in_one_field_is_one_step(document: Document, clock: Clock) -> None:
    for year in (2, 20, 200, 2006):
        type_year(document, 1900 + year % 100)
        clock.now += 1.0
    assert titles(document) == ["Change year"]
    document.undo()
    assert year_of(document) is None
    document.redo()
    assert year_of(document) == 1906


def test_a_pause_makes_two_steps(document: Document, clock: Clock) -> None:
    type_year(document, 2005)
    clock.now += 2.1
    type_year(document, 2006)
    assert titles(document) == ["Change year", "Change year"]
    document.undo()
    assert year_of(document) == 2005


def test_another_source_field_or_edit_makes_two_steps(document: Document) -> None:
    film = the_film(document.festival, "Film")
    type_year(document, 2004)
    type_year(document, 2005, source="film table")
    document.run(SetField("film", film.id, "title", "Film"), "film table")
    document.run(SetField("film", film.id, "note", "n"), "film table")
    type_year(document, 2006, source="film table")
    assert len(titles(document)) == 4


def test_nothing_merges_over_an_undo(document: Document) -> None:
    type_year(document, 2005)
    document.undo()
    type_year(document, 2006)
    document.undo()
    assert year_of(document) is None
    document.redo()
    type_year(document, 2007)
    document.undo()
    assert year_of(document) == 2006


def test_typing_back_to_the_beginning_leaves_no_step(document: Document) -> None:
    type_year(document, 2005)
    type_year(document, None)
    assert titles(document) == []
    assert document.undo_title == "Add film"
    type_year(document, 2006)
    document.undo()
    assert year_of(document) is None
    assert document.undo_title == "Add film"


def test_moving_by_keyboard_is_one_step() -> None:
    build = FestivalBuilder()
    screening = build.screening("Film", "10:00")
    with document_of(build.festival) as document:
        for minutes in range(5, 65, 5):
            start = WallTime(screening.start + minutes)
            document.run(MoveScreening(screening.id, screening.screen_id, start), "timetable")
        document.undo()
        assert document.festival.all_screenings[screening.id].start == screening.start
        assert document.undo_title is None


def test_a_new_edit_ends_redo_but_loses_nothing(document: Document) -> None:
    type_year(document, 2005)
    document.undo()
    document.run(AddFilm("Other"))
    assert document.redo_title is None
    steps = document.history()
    assert [step.title for step in steps if not step.undone][1:] == ["Add film", "Add film"]
    (undone,) = (step for step in steps if step.undone)
    assert undone.title == "Change year"
    assert isinstance(undone.rows[0].after, Film)
    assert undone.rows[0].after.year == 2005


def test_history_says_who_when_and_why() -> None:
    build = FestivalBuilder()
    screening = build.screening("Film")
    with document_of(build.festival) as document:
        document.run(CancelScreening(screening.id, "Print lost in Lyon"))
        document.run(AcceptConflict("k", "They agreed"))
        document.run(PinScreening(screening.id))
        first, cancel, accept, pin = document.history()
        assert (first.parent, cancel.parent, pin.parent) == (None, first.id, accept.id)
        assert (cancel.comment, accept.comment, pin.comment) == (
            "Print lost in Lyon",
            "They agreed",
            "",
        )
        assert datetime.fromisoformat(cancel.time).utcoffset() == timedelta(0)
        assert pin.title == "Pin"
        before, after = cancel.rows[0].before, cancel.rows[0].after
        assert isinstance(before, Screening)
        assert isinstance(after, Screening)
        assert (before.cancelled, after.cancelled) == (False, True)


def test_undo_and_redo_go_on_after_closing(tmp_path: Path) -> None:
    path = tmp_path / "f.marquee"
    states = []
    with Document.create(path, start_festival()) as document:
        for number in range(120):
            states.append(plain(document.festival))
            document.run(AddFilm(f"Film {number}"))
        end = plain(document.festival)
        for _ in range(10):
            document.undo()
    with Document.open(path) as document:
        assert document.redo_title == "Add film"
        for state in reversed(states[:110]):
            document.undo()
            assert plain(document.festival) == state
        assert document.undo_title is None
    with Document.open(path) as document:
        for _ in range(120):
            document.redo()
        assert plain(document.festival) == end
        assert document.redo_title is None


@contextmanager
def a_busy_disk(document: Document) -> Iterator[None]:
    """The storage thread is held up meanwhile; whoever waits for it waits too long."""
    document.flush()  # everything asked for before has its answer
    stop = threading.Event()
    busy = document._store._executor.submit(stop.wait, 10.0)
    yield
    assert not busy.done(), "somebody waited for the storage thread"
    stop.set()


@pytest.fixture
def long_ago(tmp_path: Path) -> Path:
    """A festival to which 230 films were added, one after the other."""
    path = tmp_path / "f.marquee"
    with Document.create(path, start_festival()) as document:
        for number in range(230):
            document.run(AddFilm(f"Film {number}"))
    return path


def test_undo_and_redo_never_wait_for_a_busy_disk(long_ago: Path) -> None:
    with Document.open(long_ago) as document:
        for turn in range(5):
            with a_busy_disk(document):
                for _ in range(40):
                    document.undo()
                    assert document.undo_title
                    assert document.redo_title
            assert len(document.festival.films) == 230 - 40 * (turn + 1)
        for _ in range(5):
            with a_busy_disk(document):
                for _ in range(40):
                    assert document.redo_title
                    document.redo()
        assert document.redo_title is None
        assert len(document.festival.films) == 230


def test_redo_never_waits_for_what_was_undone_before_opening(long_ago: Path) -> None:
    with Document.open(long_ago) as document:
        for _ in range(200):
            document.undo()
    with Document.open(long_ago) as document:
        for _ in range(5):
            with a_busy_disk(document):
                for _ in range(40):
                    document.redo()
        assert document.redo_title is None


def test_what_was_asked_for_before_an_edit_does_not_mislead_undo(long_ago: Path) -> None:
    with Document.open(long_ago) as document:
        with a_busy_disk(document):
            for _ in range(60):  # asks for more, and gets no answer
                document.undo()
            for number in range(120):  # so many that what was at hand is pushed out
                document.run(AddFilm(f"New {number}"))
        for left in reversed(range(230 - 60 + 120)):
            document.undo()
            assert len(document.festival.films) == left
        assert document.undo_title is None


def test_undo_says_why_when_the_steps_before_cannot_be_read(long_ago: Path) -> None:
    with closing(sqlite3.connect(long_ago)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        old = "SELECT id FROM journal WHERE parent IS NOT NULL ORDER BY time LIMIT 1 OFFSET 180"
        connection.execute(f"UPDATE journal SET parent=7 WHERE id=({old})")
        connection.commit()
    with Document.open(long_ago) as document:
        document.flush()
        for _ in range(40):
            document.undo()
        for _again in range(2):
            with pytest.raises(FestivalDamaged):
                document.undo()
        assert len(document.festival.films) == 190


def test_nothing_merges_over_closing(tmp_path: Path) -> None:
    path = tmp_path / "f.marquee"
    with Document.create(path, start_festival()) as document:
        document.run(AddFilm("Film"))
        type_year(document, 2005)
    with Document.open(path) as document:
        type_year(document, 2006)
        document.undo()
        assert year_of(document) == 2005


def test_history_is_in_order_though_the_clock_was_put_back(document: Document) -> None:
    type_year(document, 2005)
    last = document.history()[-1]
    early = dataclasses.replace(last, id=1, parent=last.id, time="1999-01-01T00:00:00.000+00:00")
    after = State(document.festival, Position(early.id, early.id))
    done: list[object] = []
    job = Write((), after.position, add=early)
    document._store.write(job, after, begun=lambda: None, done=done.append)
    assert [step.id for step in document.history()][-2:] == [last.id, 1]
    assert done == [None]


# -- a history that somebody spoilt -------------------------------------------------------------


def a_file_with_history(path: Path, changes: str) -> Path:
    """A festival whose last step says it made these changes."""
    with Document.create(path, start_festival()) as document:
        document.run(AddFilm("Film"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE journal SET changes=? WHERE parent IS NOT NULL", (changes,))
    return path


@pytest.mark.parametrize(
    "changes",
    [
        "[",
        "7",
        "[7]",
        '[["film",1,"x",null]]',
        '[["nothing",1,null,null]]',
        '[["film",1,null,{"id":2,"version":1,"title":"t"}]]',
        '[["film",1,{"id":1,"version":1,"title":5},null]]',
        "[" * 100_000,
    ],
)
def test_a_step_that_cannot_be_read_is_said_to_and_not_undone(tmp_path: Path, changes: str) -> None:
    with Document.open(a_file_with_history(tmp_path / "f.marquee", changes)) as document:
        before = document.festival
        with pytest.raises(UserError, match=r"What “Add film” changed can no longer be read"):
            document.undo()
        assert document.festival is before
        document.run(AddFilm("Another"))
        document.undo()
    assert verify(document.path)


def test_an_undo_after_which_nothing_would_be_left_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.marquee"
    with Document.create(path, start_festival()) as document:
        edition = document.festival.edition
    changes = changes_to_json([RowChange("edition", edition.id, None, edition)])
    path.unlink()
    a_file_with_history(path, json.dumps(changes))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE edition SET id=?", (edition.id,))
    with Document.open(path) as document:
        with pytest.raises(UserError, match=r"Nothing of the festival would be left"):
            document.undo()
        assert document.festival.edition.id == edition.id
        assert document.undo_title == "Add film"
