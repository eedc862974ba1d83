"""The command line on a festival that somebody else has open: it reads, and never writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from planner.cli import all_commands
from planner.document import Document
from planner.store import list_backups
from planner.store.lock import Holder, lock_file
from tests.planner.cli.conftest import Marquee

HOLD = """
import sys
from pathlib import Path
from planner.document import Document
from planner.edit.programmes import AddFilm
document = Document.open(Path(sys.argv[1]))
document.run(AddFilm("After the backup"))
document.flush()
document._store._opened.backups.wait()
print("held", flush=True)
sys.stdin.readline()
document.close()
"""

Holding = Callable[[Path], AbstractContextManager[int]]
"""Somebody has the festival open; the number of that process."""

READING = [
    ("films", "F", "--json"),
    ("programmes", "F"),
    ("screens", "F"),
    ("screenings", "F"),
    ("people", "F"),
    ("check", "F"),
    ("log", "F"),
    ("export", "F", "--to", "json", "--out", "OUT"),
    ("print", "F", "day-grid", "--out", "OUT"),
    ("import", "F", "SOURCE", "--dry-run"),
]
WRITING = [
    ("place", "F", "Ritoma", "--screen", "Screen 1", "--start", "2026-11-06T19:30"),
    ("edit", "F", "add-film", "film_title=No"),
    ("undo", "F"),
    ("redo", "F"),
    ("import", "F", "SOURCE"),
]


@contextmanager
def held_by_another_program(file: Path) -> Iterator[int]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield other.pid
        finally:
            other.communicate("\n", timeout=60)


@contextmanager
def held_at_another_computer(file: Path) -> Iterator[int]:
    theirs = replace(Holder.me(), host="anna-laptop", pid=4242, user="anna", machine="another")
    lock_file(file).write_text(json.dumps(asdict(theirs)))
    yield 4242


@contextmanager
def held_here(file: Path) -> Iterator[int]:
    with Document.open(file):
        yield os.getpid()


@pytest.fixture
def words(file: Path, tmp_path: Path) -> dict[str, Path]:
    source = tmp_path / "films.csv"
    source.write_text("Title,Runtime\nNew one,90\n", encoding="utf-8")
    return {"F": file, "OUT": tmp_path / "out", "SOURCE": source}


def test_a_command_says_by_itself_whether_it_changes_the_festival() -> None:
    commands = all_commands()
    assert not any(
        commands[command[0]].changes for command in READING if "--dry-run" not in command
    )
    assert all(commands[command[0]].changes for command in WRITING)


@pytest.mark.parametrize("holding", [held_by_another_program, held_at_another_computer])
@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_reading_goes_on_and_says_of_when(
    marquee: Marquee,
    file: Path,
    words: dict[str, Path],
    command: tuple[str, ...],
    holding: Holding,
) -> None:
    before = file.read_bytes()
    with holding(file) as pid:
        said = marquee(*(words.get(word, word) for word in command))
        if holding is held_by_another_program:
            time = list_backups(file)[0].when
        else:
            assert file.read_bytes() == before
            time = said.err.rpartition("was on ")[2][:16]
            assert time.startswith("20")
    assert said.code in {0, 1} if command[0] == "check" else said.code == 0, said.err
    assert f"process {pid}" in said.err
    first = said.err.splitlines()[0]
    assert first.endswith(f"Until then you read it as it was on {time}.")
    assert said.err.count("you read it") == 1
    if command[0] == "films":
        titles = {film["title"] for film in said.json}
        assert titles == {"Ritoma", "Maineland"}  # their film came after the backup


@pytest.mark.parametrize("holding", [held_by_another_program, held_at_another_computer, held_here])
@pytest.mark.parametrize("command", WRITING, ids=lambda command: command[0])
def test_writing_is_refused_naming_the_holder(
    marquee: Marquee,
    file: Path,
    words: dict[str, Path],
    command: tuple[str, ...],
    holding: Holding,
) -> None:
    with holding(file) as pid:
        said = marquee(*(words.get(word, word) for word in command))
    assert said.code == 2
    assert said.out == ""
    assert ("already open here" if holding is held_here else f"process {pid}") in said.err
    assert said.err.count("\n") == 1
    lock_file(file).unlink(missing_ok=True)
    with Document.read(file) as document:
        titles = {film.title for film in document.festival.films.values()}
        assert not titles & {"No", "New one"}
        assert not document.festival.screenings()


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_reading_a_free_festival_says_nothing_and_touches_nothing(
    marquee: Marquee, file: Path, words: dict[str, Path], command: tuple[str, ...]
) -> None:
    before = file.read_bytes(), file.stat().st_mtime_ns
    backups = list_backups(file)
    said = marquee(*(words.get(word, word) for word in command))
    assert said.code == 0
    assert "you read it" not in said.err
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert list_backups(file) == backups
    assert {entry.name for entry in file.parent.iterdir()} <= {"f.marquee", "films.csv", "out"}


def test_a_backup_that_cannot_be_made_is_said_and_stops_nothing(
    marquee: Marquee, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(blocked))
    said = marquee("edit", file, "add-film", "film_title=Kept")
    assert said.code == 0
    assert "No backup of" in said.err
    assert "Kept" in {film["title"] for film in marquee("films", file, "--json").json}


def test_importing_by_command_line_makes_a_backup_first(
    marquee: Marquee, file: Path, words: dict[str, Path]
) -> None:
    assert marquee("import", file, words["SOURCE"]).code == 0
    newest = list_backups(file)[0]
    # The file was just opened, so the one made at opening is the one before the import.
    assert newest.films == 2
    assert newest.why in {"open", "risky"}


def test_a_risky_place_is_said_when_a_festival_is_made_there(
    marquee: Marquee, tmp_path: Path
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    dates = ("--from", "2026-11-06", "--to", "2026-11-08")
    said = marquee("new", folder / "f.marquee", "--name", "T", *dates, "--zone", "Asia/Shanghai")
    assert said.code == 0
    assert "is kept in step by Dropbox" in said.err


def test_whatever_changes_a_festival_in_a_cloud_folder_says_so(
    marquee: Marquee, file: Path, tmp_path: Path
) -> None:
    cloud = tmp_path / "Dropbox"
    cloud.mkdir()
    there = file.rename(cloud / "f.marquee")
    source = tmp_path / "films.csv"
    source.write_text("title,runtime\nPlatform,154\n", encoding="utf-8")
    changing = [
        ("edit", there, "add-film", "film_title=Xiao Wu"),
        ("undo", there),
        ("redo", there),
        ("import", there, source),
    ]
    for command in changing:
        said = marquee(*command)
        assert said.code == 0, said.err
        (sentence,) = said.err.splitlines()
        assert f"“{cloud}” is kept in step by Dropbox" in sentence
    for command in (("films", there), ("check", there), ("import", there, source, "--dry-run")):
        assert marquee(*command).err == ""
