"""One festival, one holder: everybody else is told who it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from planner.document import Document
from planner.edit.programmes import AddFilm
from planner.errors import FestivalHeld
from planner.store import verify
from planner.store.lock import lock_file
from tests.build import document_of, many_screenings, start_festival

HOLD = """
import sys
from pathlib import Path
from planner.document import Document
from planner.edit.programmes import AddFilm
document = Document.open(Path(sys.argv[1]))
document.run(AddFilm("Theirs"))
document.flush()
print("held", flush=True)
sys.stdin.readline()
document.close()
"""

DIE_WRITING = """
import os, sys
from pathlib import Path
from planner.document import Document
document = Document.open(Path(sys.argv[1]))
connection = document._store._file.connection
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
def somebody_else(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the festival open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            other.communicate("\n", timeout=60)


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
        other = subprocess.run(
            [sys.executable, "-c", HOLD, str(path)], capture_output=True, text=True, check=False
        )
        assert "FestivalHeld" in other.stderr
        document.run(AddFilm("Ours"))
    with Document.open(path) as document:
        assert [film.title for film in document.festival.films.values()] == ["Ours"]
