"""One festival, one holder: everybody else is told who it is."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.document import Document
from planner.edit.programmes import AddFilm
from planner.errors import FestivalHandedOver, FestivalHeld, FestivalReadOnly
from planner.store import list_backups, verify
from planner.store.handover import request_file
from planner.store.lock import Holder, lock_file
from tests.build import document_of, many_screenings, start_festival, the_film

HOLD = """
import sys
from pathlib import Path
from planner.document import Document
from planner.edit.programmes import AddFilm
document = Document.open(Path(sys.argv[1]))
document.run(AddFilm("Theirs"))
document.flush()
document._store._opened.backups.wait()
print("held", flush=True)
sys.stdin.readline()
document.close()
"""

DIE_WRITING = """
import os, sys
from pathlib import Path
from planner.document import Document
document = Document.open(Path(sys.argv[1]))
connection = document._store._connection
def half_a_write():
    connection.exec_driver_sql("PRAGMA cache_size=1")  # so that pages reach the file early
    connection.rollback()
    with connection.begin():
        connection.exec_driver_sql("UPDATE screening SET note=hex(randomblob(200)), start=0")
        os._exit(9)
document._store._ask(half_a_write)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "festival.marquee"
    Document.create(path, start_festival()).close()
    return path


@contextmanager
def somebody_else(path: Path, code: str = HOLD) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the festival open."""
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            if other.poll() is None:
                other.communicate("\n", timeout=60)


def refusal_of_another(path: Path) -> str:
    """What another process that tries to open the festival says."""
    program = [sys.executable, "-c", HOLD, str(path)]
    return subprocess.run(program, capture_output=True, text=True, check=False).stderr


def test_a_second_program_is_told_who_holds_the_festival(path: Path) -> None:
    with somebody_else(path) as other:
        for attempt in (Document.open, verify):
            with pytest.raises(FestivalHeld, match=rf"is open in Marquee .* process {other.pid},"):
                attempt(path)
        holder = json.loads(lock_file(path).read_text())
        assert holder["pid"] == other.pid
    with Document.open(path) as document:
        assert len(document.festival.films) == 1
    assert not lock_file(path).exists()


def test_without_the_note_it_is_still_held(path: Path) -> None:
    with somebody_else(path):
        lock_file(path).write_text("{")
        with pytest.raises(FestivalHeld, match="Another program has"):
            Document.open(path)
        lock_file(path).unlink()
        with pytest.raises(FestivalHeld, match="Another program has"):
            Document.open(path)


def test_a_holder_that_died_holds_nothing(path: Path) -> None:
    with somebody_else(path) as other:
        other.kill()
        other.wait(60)
        assert lock_file(path).exists()
        with Document.open(path) as document:
            assert [film.title for film in document.festival.films.values()] == ["Theirs"]
            assert json.loads(lock_file(path).read_text())["pid"] == os.getpid()


def test_what_a_holder_that_died_had_half_written_is_rolled_back(path: Path) -> None:
    path.unlink()
    document_of(many_screenings(300), path).close()
    with Document.open(path) as document:
        before = document.festival.tables
    whole = path.read_bytes()
    died = subprocess.run([sys.executable, "-c", DIE_WRITING, str(path)], check=False)
    assert died.returncode == 9
    assert path.read_bytes() != whole
    assert path.with_name(path.name + "-journal").exists()
    with Document.open(path) as document:
        assert document.festival.tables == before
    assert verify(path) == []


def test_a_second_opening_in_one_process_is_refused_and_harms_nothing(path: Path) -> None:
    link = path.with_name("link.marquee")
    link.symlink_to(path)
    with Document.open(path) as document:
        for attempt in (Document.open, verify):
            for name in (path, link):
                with pytest.raises(FestivalHeld, match="already open here"):
                    attempt(name)
        # Were the lock gone now (a plain open and close drops it), another program could write.
        assert "FestivalHeld" in refusal_of_another(path)
        document.run(AddFilm("Ours"))
    with Document.open(path) as document:
        assert [film.title for film in document.festival.films.values()] == ["Ours"]


# -- looking at what somebody else holds --------------------------------------------------------


def test_what_somebody_else_holds_is_read_from_its_newest_backup(path: Path) -> None:
    began = datetime.now(UTC)
    with somebody_else(path) as other, Document.read(path) as document:
        assert f"process {other.pid}" in document.read_only
        assert document.as_of is not None
        assert document.as_of >= began
        assert not document.festival.films  # their edit came after the backup
        assert document.path == path
        with pytest.raises(FestivalHeld, match=f"process {other.pid}"):
            document.run(AddFilm("Not mine to change"))
        assert len(document.history()) == 1


def test_without_any_backup_the_file_itself_is_read(path: Path) -> None:
    with somebody_else(path):
        for backup in list_backups(path):
            backup.file.unlink()
        before = path.read_bytes()
        with Document.read(path) as document:
            assert [film.title for film in document.festival.films.values()] == ["Theirs"]
            assert document.as_of is not None
            assert "is open in Marquee" in document.read_only
        assert path.read_bytes() == before


def test_a_spoilt_backup_gives_way_to_the_one_before(path: Path) -> None:
    Document.open(path).close()
    with Document.open(path) as document:
        document.run(AddFilm("Second backup"))
    with somebody_else(path):
        newest, older = list_backups(path)
        newest.file.write_bytes(older.file.read_bytes())
        with Document.read(path) as document:
            assert document.as_of == older.time


def test_a_free_festival_is_read_without_holding_it(path: Path) -> None:
    with Document.read(path) as document:
        assert document.as_of is None
        assert document.read_only
        with pytest.raises(FestivalReadOnly):
            document.run(AddFilm("No"))
        with Document.open(path) as other:
            other.run(AddFilm("Yes"))
        assert not document.festival.films
        document.flush()


def test_what_is_open_here_is_not_read_a_second_time(path: Path) -> None:
    with Document.open(path) as document:
        for backup in document.backups():
            backup.file.unlink()
        with pytest.raises(FestivalHeld, match="already open here"):
            Document.read(path)
        document.run(AddFilm("Ours"))
        assert "FestivalHeld" in refusal_of_another(path)


# -- handing over -------------------------------------------------------------------------------

SERVE = """
import sys
from pathlib import Path
from planner.document import Document
from planner.edit.programmes import AddFilm
from planner.errors import UserError
document = Document.open(Path(sys.argv[1]))
document.run(AddFilm("Theirs"))
news = []
document.on_saving(lambda saved, problem: problem and print(problem, flush=True))
print("held", flush=True)
sys.stdin.readline()
try:
    document.run(AddFilm("Too late"))
except UserError as error:
    print(error, flush=True)
print(len(document.festival.films), document.read_only, flush=True)
document.close()
"""


def test_a_live_holder_hands_the_festival_over(path: Path) -> None:
    with somebody_else(path, SERVE) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        with Document.take_over(path) as document:
            assert [film.title for film in document.festival.films.values()] == ["Theirs"]
            assert not request_file(path).exists()
            document.run(AddFilm("Ours"))
            document.flush()
            told = other.stdout.readline()
            assert "was handed over to" in told
            other.stdin.write("\n")
            other.stdin.flush()
            assert other.stdout.readline() == told
            assert other.stdout.readline() == f"1 {told}"
            other.wait(60)
            assert document.read_only == ""
            assert json.loads(lock_file(path).read_text())["pid"] == os.getpid()
    with Document.open(path) as document:
        assert len(document.festival.films) == 2


def test_a_holder_that_does_not_answer_keeps_the_festival(path: Path) -> None:
    with somebody_else(path) as other:
        other.send_signal(signal.SIGSTOP)
        try:
            with pytest.raises(FestivalHeld, match=f"process {other.pid}.* does not answer"):
                Document.take_over(path, patience=0.3)
        finally:
            other.send_signal(signal.SIGCONT)
        assert not request_file(path).exists()


def test_nobody_hands_over_while_an_edit_is_on_its_way(path: Path) -> None:
    with Document.open(path) as document:
        request_file(path).write_text(json.dumps(asdict(Holder.me())))
        stop = threading.Event()
        document._store._executor.submit(stop.wait)
        document._store._executor.submit(document._store._tick)
        document.run(AddFilm("On its way"))
        stop.set()
        document.flush()
        assert document.read_only == ""
        document._store._ask(document._store._tick)
        assert "was handed over" in document.read_only
        with pytest.raises(FestivalHandedOver):
            document.flush()
        assert document.saved
    with Document.open(path) as document:
        assert the_film(document.festival, "On its way")


def test_an_old_request_is_no_request(path: Path) -> None:
    request_file(path).write_text(json.dumps(asdict(Holder.me())))
    with Document.open(path) as document:
        document._store._ask(document._store._tick)
        assert document.read_only == ""


def test_a_dead_holder_here_needs_no_asking(path: Path) -> None:
    with somebody_else(path) as other:
        other.kill()
        other.wait(60)
        with Document.take_over(path) as document:
            assert [film.title for film in document.festival.films.values()] == ["Theirs"]


def test_a_holder_on_another_computer_is_believed(path: Path) -> None:
    theirs = replace(Holder.me(), host="laptop-of-somebody", pid=4242, user="anna")
    lock_file(path).write_text(json.dumps(asdict(theirs)))
    for attempt in (Document.open, verify, lambda path: Document.take_over(path, patience=0.2)):
        with pytest.raises(
            FestivalHeld, match=r"laptop-of-somebody .user anna, process 4242"
        ) as caught:
            attempt(path)
        assert f"delete “{lock_file(path)}”" in str(caught.value)
    with Document.read(path) as document:
        assert "laptop-of-somebody" in document.read_only
    lock_file(path).unlink()
    Document.open(path).close()


def test_a_number_that_another_process_has_by_now_holds_nothing(path: Path) -> None:
    theirs = replace(Holder.me(), pid=os.getppid(), began="1")
    lock_file(path).write_text(json.dumps(asdict(theirs)))
    Document.open(path).close()
