"""Every file that cannot be opened is refused with one sentence, and stays as it is."""

from __future__ import annotations

import os
import random
import sqlite3
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from planner.document import Document
from planner.errors import (
    FestivalDamaged,
    FestivalTooNew,
    NotAFestival,
    UserError,
)
from planner.store import verify
from tests.build import document_of, many_screenings


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a sound festival of some size."""
    path = tmp_path_factory.mktemp("whole") / "whole.marquee"
    document_of(many_screenings(400), path).close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "festival.marquee"


def changed_number(data: bytes, offset: int, value: int) -> bytes:
    return data[:offset] + struct.pack(">i", value) + data[offset + 4 :]


def shuffled(data: bytes) -> bytes:
    """A sound header, and pages that lost their order."""
    rest = list(data[4096:])
    random.Random(1).shuffle(rest)
    return data[:4096] + bytes(rest)


@pytest.mark.parametrize(
    ("spoil", "kind", "sentence"),
    [
        (lambda data: b"", NotAFestival, "is empty and no festival"),
        (lambda data: b"Still Life;111\n", NotAFestival, "is not a Marquee festival"),
        (lambda data: bytes(range(256)) * 64, NotAFestival, "is not a Marquee festival"),
        (lambda data: b"\x89PNG\r\n" + data, NotAFestival, "is not a Marquee festival"),
        (lambda data: changed_number(data, 68, 0), NotAFestival, "of another program"),
        (lambda data: changed_number(data, 60, 6000), FestivalTooNew, "newer Marquee .*6[.]0;"),
        (lambda data: changed_number(data, 60, 0), FestivalDamaged, "is damaged"),
        (lambda data: data[:60], FestivalDamaged, "is damaged"),
        (lambda data: data[:100], FestivalDamaged, "is damaged"),
        (lambda data: data[: len(data) // 2], FestivalDamaged, "is damaged"),
        (lambda data: data[:-1], FestivalDamaged, "is damaged"),
        (shuffled, FestivalDamaged, "is damaged"),
    ],
)
def test_a_file_that_is_no_sound_festival_is_refused_and_left_alone(
    path: Path,
    whole: bytes,
    spoil: Callable[[bytes], bytes],
    kind: type[UserError],
    sentence: str,
) -> None:
    path.write_bytes(spoil(whole))
    before = path.read_bytes()
    for _twice in range(2):  # a refusal must let go of the file again
        with pytest.raises(kind, match=sentence) as caught:
            Document.open(path)
        assert str(path) in str(caught.value)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_minor_version_that_is_newer_opens(path: Path, whole: bytes) -> None:
    path.write_bytes(changed_number(whole, 60, 2001))
    with Document.open(path) as document:
        assert len(document.festival.screenings()) == 400


def test_a_file_that_is_not_there_is_named(path: Path) -> None:
    with pytest.raises(NotAFestival, match="There is no file"):
        Document.open(path)
    with pytest.raises(NotAFestival, match="There is no file"):
        verify(path)
    assert not path.exists()


def test_a_folder_is_no_festival(tmp_path: Path) -> None:
    with pytest.raises(NotAFestival, match="is a folder"):
        Document.open(tmp_path)


def test_a_pipe_is_no_festival_and_nobody_waits_for_it(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(NotAFestival, match="is not a file"):
        Document.open(path)


@pytest.mark.parametrize("name", ["a\0b", "n" * 5000])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError):
        Document.open(tmp_path / name)


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE screening",
        "DELETE FROM edition",
        "DELETE FROM plan; DELETE FROM screening",
        "DELETE FROM screen",
        "DELETE FROM meta",
        "UPDATE meta SET value='x' WHERE key='head'",
        "UPDATE film SET countries=CAST(x'c328' AS TEXT)",
        "ALTER TABLE film DROP COLUMN countries",
        "UPDATE meta SET value='77' WHERE key='head'",
        "UPDATE screening SET start=1<<60",
        "UPDATE screening SET qa_minutes=1<<40",
        "UPDATE edition SET first_day=-800000",
        "UPDATE edition SET last_day=first_day+401",
        "UPDATE film SET version=1<<60",
    ],
)
def test_rows_that_make_no_festival_are_damage(path: Path, whole: bytes, sql: str) -> None:
    path.write_bytes(whole)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)
    with pytest.raises(FestivalDamaged):
        Document.open(path)
    assert verify(path)


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE film SET year=7", "film .*: Year: 7 is too small"),
        ("UPDATE edition SET last_day=first_day-1", "last festival day is before the first"),
        ("DELETE FROM programme_film", "Programme .* has no film"),
        ("DELETE FROM venue", "screen .* refers to a venue that does not exist"),
        ("CREATE TABLE other (x)", "table “other” is not as Marquee makes it"),
        (
            "CREATE TRIGGER spy AFTER UPDATE ON film BEGIN SELECT 1; END",
            "trigger “spy” is not as Marquee makes it",
        ),
        ("UPDATE journal SET changes='['", "step “.*” cannot be read"),
        ("UPDATE journal SET parent=5", "A step before “.*” is missing"),
        ("DELETE FROM journal", "rows cannot be read .ValueError.Position"),
        ("DELETE FROM edition", "rows cannot be read"),
        ("UPDATE screening SET start=1<<60", "screening .* has a number that no festival has"),
    ],
)
def test_the_examination_says_what_is_wrong(
    path: Path, whole: bytes, sql: str, sentence: str
) -> None:
    path.write_bytes(whole)
    assert verify(path) == []
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)
    before = path.read_bytes()
    problems = "\n".join(verify(path))
    assert path.read_bytes() == before
    with pytest.raises(AssertionError, match=sentence):
        raise AssertionError(problems)


def test_the_examination_of_a_broken_file_says_so(path: Path, whole: bytes) -> None:
    path.write_bytes(whole[: len(whole) // 2])
    assert verify(path)
    path.write_bytes(shuffled(whole))
    assert verify(path)


def test_mutated_files_end_in_the_known_errors_only(path: Path, whole: bytes) -> None:
    chance = random.Random(7)
    outcomes = set()
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 200)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        try:
            Document.open(path).close()
            outcomes.add("opened")
        except UserError as error:
            outcomes.add(type(error).__name__)
            path.with_name(path.name + "-journal").unlink(missing_ok=True)
    assert outcomes <= {"opened", "NotAFestival", "FestivalDamaged", "FestivalTooNew"}
    assert "FestivalDamaged" in outcomes


AS_NOBODY = """
import os, sys
from pathlib import Path
from planner.document import Document
from planner.errors import UserError
from tests.build import start_festival
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
path = Path(sys.argv[1])
new = path.with_name("new")
for attempt in (lambda: Document.open(path), lambda: Document.create(new, start_festival())):
    try:
        attempt().close()
        print("went well")
    except UserError as error:
        print(error)
"""


@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "sentence"),
    [
        (0o000, 0o777, "You may not read “{path}”"),
        (0o444, 0o777, "You may not write to “{path}”"),
        (0o666, 0o555, "You may not write to “{path}”"),
    ],
)
def test_missing_permission_is_said_at_once(
    whole: bytes, tmp_path: Path, file_mode: int, folder_mode: int, sentence: str
) -> None:
    for folder in (tmp_path, *tmp_path.parents):
        if folder == Path(tempfile.gettempdir()):
            break
        folder.chmod(0o755)
    home = tmp_path / "home"
    home.mkdir()
    path = home / "festival.marquee"
    path.write_bytes(whole)
    path.chmod(file_mode)
    home.chmod(folder_mode)
    try:
        done = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, str(path)],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    finally:
        home.chmod(0o777)
    opening, creating = done.stdout.splitlines()
    assert opening.startswith(sentence.format(path=path))
    refused = f"You may not write to “{home / 'new'}”"
    assert creating.startswith(refused if folder_mode == 0o555 else "went well")
