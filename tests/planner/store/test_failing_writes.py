"""A write that fails takes the edit back and says why; what was there before stays."""

from __future__ import annotations

import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from planner.document import Document
from planner.edit import SetField
from planner.edit.programmes import AddFilm
from planner.errors import UserError
from planner.model import Changes
from planner.store import verify
from tests.build import plain, start_festival, the_film
from tests.harness.faults import FULL, FailingCalls

LONG = "word " * 40_000


@contextmanager
def a_full_disk(document: Document) -> Iterator[None]:
    """SQLite finds no room for another page; the documented way to get SQLITE_FULL without root."""
    connection = document._store._connection

    def limit(pages: int) -> None:
        with connection.begin():
            connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    document._store._ask(lambda: limit(1))  # SQLite never goes below what is there
    try:
        yield
    finally:
        document._store._ask(lambda: limit(1_000_000))


@contextmanager
def files_may_not_pass(size: int) -> Iterator[None]:
    """The system refuses to write beyond this size of any file (SQLITE_IOERR)."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "festival.marquee"


@pytest.fixture
def document(path: Path) -> Iterator[Document]:
    with Document.create(path, start_festival()) as document:
        document.run(AddFilm("Kept"))
        document.flush()
        yield document


def long_note(document: Document) -> SetField:
    return SetField("film", the_film(document.festival, "Kept").id, "note", LONG)


def test_a_full_disk_is_said_and_the_edit_taken_back(document: Document, path: Path) -> None:
    before = plain(document.festival)
    heard: list[Changes] = []
    document.subscribe(heard.append)
    with a_full_disk(document):
        document.run(long_note(document))
        with pytest.raises(UserError, match=r"disk with .* is full.*free some space"):
            document.flush()
    assert plain(document.festival) == before
    assert heard[-1] == Changes(everything=True)
    assert document.undo_title == "Add film"


def test_it_works_again_when_there_is_room(document: Document, path: Path) -> None:
    with a_full_disk(document):
        document.run(long_note(document))
        with pytest.raises(UserError):
            document.flush()
    document.run(long_note(document))
    document.flush()
    after = plain(document.festival)
    document.close()
    assert verify(path) == []
    with Document.open(path) as again:
        assert plain(again.festival) == after


def test_an_error_of_the_system_ends_the_same_way(document: Document, path: Path) -> None:
    before = plain(document.festival)
    with files_may_not_pass(path.stat().st_size):
        document.run(long_note(document))
        with pytest.raises(UserError, match=r"could not be saved .* has been taken back"):
            document.flush()
    assert plain(document.festival) == before
    document.run(AddFilm("After"))
    document.close()
    assert verify(path) == []


def test_edits_queued_behind_a_failure_go_with_it(document: Document, path: Path) -> None:
    before = plain(document.festival)
    with a_full_disk(document):
        stop = threading.Event()
        document._store._executor.submit(stop.wait)  # so that all of them are queued
        document.run(long_note(document))
        document.run(AddFilm("Small enough"))
        document.undo()
        document.redo()
        stop.set()
        with pytest.raises(UserError, match="is full"):
            document.flush()
        document.flush()
    assert plain(document.festival) == before
    assert document.redo_title is None
    document.run(AddFilm("After"))
    document.undo()
    assert plain(document.festival) == before
    document.close()
    assert verify(path) == []


def test_the_next_edit_after_a_failure_is_refused_with_its_reason(document: Document) -> None:
    with a_full_disk(document):
        document.run(long_note(document))
        document._store.wait()
    with pytest.raises(UserError, match="is full"):
        document.run(AddFilm("Not done"))
    assert [film.title for film in document.festival.films.values()] == ["Kept"]
    document.run(AddFilm("Done"))
    assert len(document.festival.films) == 2


def test_closing_after_a_failure_lets_go_and_says_so(document: Document, path: Path) -> None:
    with files_may_not_pass(path.stat().st_size):
        document.run(long_note(document))
        with pytest.raises(UserError, match="could not be saved"):
            document.close()
    with Document.open(path) as again:
        assert [film.title for film in again.festival.films.values()] == ["Kept"]


def test_a_text_that_no_file_can_hold_is_taken_back(document: Document) -> None:
    document.run(AddFilm("half a \ud83c surrogate"))
    with pytest.raises(UserError, match="could not be saved"):
        document.flush()
    assert [film.title for film in document.festival.films.values()] == ["Kept"]


def test_a_row_that_someone_else_changed_is_not_overwritten() -> None:
    with Document.in_memory(start_festival()) as document:  # no guard stands before the rows here
        document.run(AddFilm("Kept"))
        film = the_film(document.festival, "Kept")
        connection = document._store._connection

        def meddle() -> None:
            with connection.begin():
                connection.exec_driver_sql("UPDATE film SET version=99")

        document._store._ask(meddle)
        document.run(SetField("film", film.id, "year", 2006))
        with pytest.raises(UserError, match="could not be saved"):
            document.flush()
        assert the_film(document.festival, "Kept").year is None


def test_saving_is_reported_truthfully_from_the_storage_thread(document: Document) -> None:
    heard: list[tuple[bool, str]] = []
    threads = set()

    def listen(saved: bool, problem: str) -> None:
        heard.append((saved, problem))
        threads.add(threading.current_thread().name)

    stop_listening = document.on_saving(listen)
    document.run(AddFilm("Good"))
    document.flush()
    assert heard == [(False, ""), (True, "")]
    with a_full_disk(document):
        document.run(long_note(document))
        document._store.wait()
        unsaved = not document.saved
        with pytest.raises(UserError) as caught:
            document.flush()
    assert heard[2:] == [(False, ""), (False, str(caught.value)), (True, "")]
    assert unsaved
    assert document.saved
    assert len(threads) == 1
    assert "storage" in threads.pop()
    stop_listening()
    document.run(AddFilm("Unheard"))
    document.flush()
    assert len(heard) == 5


def test_a_full_disk_leaves_no_half_copy(document: Document, path: Path) -> None:
    copy = path.with_name("copy.marquee")
    document.run(long_note(document))
    document.flush()
    with files_may_not_pass(8192), pytest.raises(UserError, match=r"copy\.marquee"):
        document.save_copy(copy)
    assert not copy.exists()
    document.save_copy(copy)
    assert verify(copy) == []


def test_a_full_disk_leaves_no_half_festival(path: Path) -> None:
    with files_may_not_pass(8192), pytest.raises(UserError, match=r"festival\.marquee"):
        Document.create(path, start_festival())
    assert list(path.parent.iterdir()) == []


def test_what_cannot_be_rolled_back_leaves_no_journal_of_a_copy(
    document: Document, path: Path
) -> None:
    document.flush()
    before = sorted(path.parent.iterdir())
    copy = path.with_name("copy.marquee")
    with FailingCalls(2, FULL), pytest.raises(UserError, match=r"copy\.marquee"):
        document.save_copy(copy)
    assert sorted(path.parent.iterdir()) == before


def test_what_cannot_be_rolled_back_leaves_no_journal_of_a_new_festival(path: Path) -> None:
    with FailingCalls(2, FULL), pytest.raises(UserError, match=r"festival\.marquee"):
        Document.create(path, start_festival())
    assert list(path.parent.iterdir()) == []
