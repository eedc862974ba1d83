"""What a crash leaves beside a file: it mends the file it belongs to, and spoils no other."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from planner.document import Document
from planner.edit import SetField
from planner.edit.programmes import AddFilm
from planner.errors import FestivalDamaged, UserError
from planner.store import verify
from planner.store.folders import data_folder
from planner.store.sidecars import settle_sidecars
from tests.build import document_of, many_screenings, plain, the_film

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
        connection.exec_driver_sql("UPDATE film SET note=hex(randomblob(200)), version=version+1")
        connection.exec_driver_sql("UPDATE screening SET note=hex(randomblob(200)), start=0")
        os._exit(9)
document._store._ask(half_a_write)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A festival with versions of it: before the last edit, and after it."""
    path = tmp_path / "festival.marquee"
    document_of(many_screenings(300), path).close()
    path.with_name("before").write_bytes(path.read_bytes())
    with Document.open(path) as document:
        film = the_film(document.festival, "Film 1")
        document.run(SetField("film", film.id, "year", 1999))
    path.with_name("after").write_bytes(path.read_bytes())
    return path


def journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def crash(path: Path) -> None:
    """A program dies while it writes: the file is neither old nor new, its journal mends it."""
    died = subprocess.run([sys.executable, "-c", DIE_WRITING, str(path)], check=False)
    assert died.returncode == 9
    assert journal(path).exists()


def festival_of(version: Path) -> object:
    copy = version.with_name("looked at.marquee")
    shutil.copy(version, copy)
    with Document.read(copy) as document:
        return plain(document.festival)


def everything_kept() -> list[bytes]:
    folder = data_folder("unclosed")
    return [file.read_bytes() for file in folder.rglob("*") if file.is_file()]


def test_a_hot_journal_mends_its_file_and_both_are_kept_first(path: Path) -> None:
    crash(path)
    torn, beside = path.read_bytes(), journal(path).read_bytes()
    assert torn != path.with_name("after").read_bytes()
    with Document.open(path) as document:
        assert plain(document.festival) == festival_of(path.with_name("after"))
    assert verify(path) == []
    kept = everything_kept()
    assert torn in kept
    assert beside in kept


@pytest.mark.parametrize("version", ["before", "newer"])
def test_a_journal_beside_another_version_is_put_aside(path: Path, version: str) -> None:
    """Somebody puts a copy back by hand after a crash, and leaves the journal there."""
    crash(path)
    torn = (path.read_bytes(), journal(path).read_bytes())
    other = path.with_name("newer")
    other.write_bytes(path.with_name("after").read_bytes())
    for number in range(3):
        with Document.open(other) as document:
            document.run(AddFilm(f"Newer {number}"))
    wanted = festival_of(path.with_name(version))
    path.write_bytes(path.with_name(version).read_bytes())
    with Document.open(path) as document:
        assert plain(document.festival) == wanted
    assert verify(path) == []
    assert path.with_name(f"{path.name}-journal.put-aside").read_bytes() == torn[1]
    assert torn[1] in everything_kept()


@pytest.mark.parametrize("version", ["before", "newer"])
def test_sqlite_alone_would_have_spoilt_it(path: Path, version: str) -> None:
    """The control: without the care taken here, the journal is rolled back into that version."""
    crash(path)
    other = path.with_name("newer")
    other.write_bytes(path.with_name("after").read_bytes())
    for number in range(3):
        with Document.open(other) as document:
            document.run(AddFilm(f"Newer {number}"))
    path.write_bytes(path.with_name(version).read_bytes())
    with closing(sqlite3.connect(path)) as raw, suppress(sqlite3.DatabaseError):
        raw.execute("SELECT count(*) FROM film").fetchone()
    assert path.read_bytes() != path.with_name(version).read_bytes()


def test_through_a_link_the_journal_is_found_too(path: Path) -> None:
    crash(path)
    folder = path.parent / "links"
    folder.mkdir()
    link = folder / "link.marquee"
    link.symlink_to(path)
    with Document.read(link) as document:
        assert plain(document.festival) == festival_of(path.with_name("after"))
    path.write_bytes(path.with_name("before").read_bytes())
    with Document.open(link) as document:
        assert plain(document.festival) == festival_of(path.with_name("before"))
    assert list(folder.iterdir()) == [link]


def test_who_only_looks_mends_a_copy(path: Path) -> None:
    crash(path)
    torn = path.read_bytes(), journal(path).read_bytes()
    for _ in range(2):
        with Document.read(path) as document:
            assert plain(document.festival) == festival_of(path.with_name("after"))
    assert (path.read_bytes(), journal(path).read_bytes()) == torn
    assert everything_kept() == []


def no_journal(path: Path) -> None:
    journal(path).write_bytes(b"\0" * 512)  # as SQLite leaves one that is done with


def foreign_file(path: Path) -> None:
    journal(path).write_text("notes of somebody")


@pytest.mark.parametrize("leave", [no_journal, foreign_file])
def test_what_is_no_journal_is_no_matter(path: Path, leave: Callable[[Path], None]) -> None:
    leave(path)
    with Document.open(path) as document:
        assert plain(document.festival) == festival_of(path.with_name("after"))
    assert everything_kept() == []


def test_a_journal_of_garbage_spoils_nothing(path: Path) -> None:
    magic = bytes.fromhex("d9d505f920a163d7")
    journal(path).write_bytes(magic + b"\xff" * 3000)
    with Document.open(path) as document:
        assert plain(document.festival) == festival_of(path.with_name("after"))
    assert magic + b"\xff" * 3000 in everything_kept()


def test_a_stale_write_ahead_log_spoils_nothing(path: Path) -> None:
    other = path.with_name("other.marquee")
    shutil.copy(path.with_name("before"), other)
    with closing(sqlite3.connect(other)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("UPDATE film SET note='written ahead'")
        raw.commit()
        log = other.with_name("other.marquee-wal").read_bytes()
    assert log
    path.with_name("festival.marquee-wal").write_bytes(log)
    with Document.open(path) as document:
        assert plain(document.festival) == festival_of(path.with_name("after"))
    assert log in everything_kept()


def test_a_file_that_another_program_made_write_ahead_is_read_whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute("UPDATE film SET note='written ahead'")
        raw.commit()
        both = path.read_bytes(), path.with_name("festival.marquee-wal").read_bytes()
    path.write_bytes(both[0])
    path.with_name("festival.marquee-wal").write_bytes(both[1])
    for read in (Document.read, Document.open):
        with read(path) as document:
            notes = {film.note for film in document.festival.films.values()}
            assert notes == {"written ahead"}
    assert path.read_bytes()[18:20] == b"\1\1"


def test_where_no_copy_can_be_kept_nothing_is_opened(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    crash(path)
    torn = path.read_bytes(), journal(path).read_bytes()
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(blocked))
    with pytest.raises(UserError, match=r"not closed properly.*free some space"):
        Document.open(path)
    assert (path.read_bytes(), journal(path).read_bytes()) == torn


def test_only_the_last_twenty_are_kept(path: Path) -> None:
    (data_folder("unclosed") / "a stray file").write_text("")
    for _ in range(23):
        journal(path).write_bytes(bytes.fromhex("d9d505f920a163d7") + b"\xff" * 600)
        settle_sidecars(path)
        journal(path).unlink(missing_ok=True)
    folders = [entry for entry in data_folder("unclosed").iterdir() if entry.is_dir()]
    assert 19 <= len(folders) <= 20


def test_a_file_that_is_broken_with_and_without_it_stays_as_it_is(path: Path) -> None:
    crash(path)
    content = bytearray(path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    path.write_bytes(content)
    journal(path).write_bytes(journal(path).read_bytes()[:600])
    with pytest.raises(FestivalDamaged):
        Document.open(path)
    assert bytes(content) in everything_kept()


@pytest.mark.parametrize("left", [b"x", b"no journal at all", b"\0" * 512])
def test_what_is_no_journal_keeps_nobody_from_looking(path: Path, left: bytes) -> None:
    journal(path).write_bytes(left)
    with Document.read(path) as document:
        assert the_film(document.festival, "Film 1").year == 1999
    assert journal(path).read_bytes() == left
