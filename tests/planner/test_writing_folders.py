"""Folders are written whole or not at all, and take nothing that is not theirs."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planner.document import Document
from planner.errors import UserError
from planner.text import distinct_names, safe_name
from planner.writing import write_file, write_folder
from tests.build import start_festival

FILES = {"index.html": b"one", "films/salt.html": b"two", "films/rain.html": b"three"}


def found(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".marquee-export"
    }


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_folder_is_made(tmp_path: Path) -> None:
    written = write_folder(tmp_path / "deep" / "web", FILES)
    assert found(tmp_path / "deep" / "web") == FILES
    assert written == tuple(tmp_path / "deep" / "web" / name for name in FILES)
    assert names_in(tmp_path / "deep") == ["web"]


def test_an_older_export_goes_as_a_whole(tmp_path: Path) -> None:
    out = tmp_path / "web"
    write_folder(out, FILES)
    write_folder(out, {"index.html": b"new"})
    assert found(out) == {"index.html": b"new"}
    assert names_in(tmp_path) == ["web"]


def test_the_folder_in_which_the_user_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for content in (b"one", b"two"):
        write_folder(Path(), {"index.html": content})
        assert Path("index.html").read_bytes() == content
    assert names_in(tmp_path) == ["here"]


def test_what_others_put_there_stays(tmp_path: Path) -> None:
    out = tmp_path / "web"
    write_folder(out, FILES)
    (out / "mine.txt").write_bytes(b"mine")
    write_folder(out, {"index.html": b"new", "films/reed.html": b"reed"})
    assert found(out) == {
        **FILES, "mine.txt": b"mine", "index.html": b"new", "films/reed.html": b"reed",
    }  # fmt: skip


def test_no_link_is_followed(tmp_path: Path) -> None:
    other, out = tmp_path / "other", tmp_path / "web"
    other.mkdir()
    (other / "index.html").write_bytes(b"theirs")
    link = tmp_path / "link"
    link.symlink_to(other)
    with pytest.raises(UserError, match="is a link; name the folder itself"):
        write_folder(link, FILES)
    out.mkdir()
    (out / "index.html").symlink_to(other / "index.html")
    (out / "films").symlink_to(other)
    with pytest.raises(UserError, match="films is a link"):
        write_folder(out, FILES)
    assert found(other) == {"index.html": b"theirs"}
    assert (out / "index.html").is_symlink()
    (out / "films").unlink()
    write_folder(out, FILES)
    assert found(out) == FILES
    assert found(other) == {"index.html": b"theirs"}


def full_disk(monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """No more than so many files can be written."""
    write, count = Path.write_bytes, 0

    def limited(self: Path, content: Any) -> int:
        nonlocal count
        count += 1
        if count > after:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", limited)


@pytest.mark.parametrize("foreign", [False, True])
@pytest.mark.parametrize("after", range(3))
def test_a_full_disk_changes_nothing(
    after: int, foreign: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "web"
    write_folder(out, {"index.html": b"old"})
    if foreign:
        (out / "mine.txt").write_bytes(b"mine")
    before = found(out)
    with monkeypatch.context() as patch:
        full_disk(patch, after)
        with pytest.raises(UserError, match="No space left on device"):
            write_folder(out, FILES)
    assert found(out) == before
    assert names_in(tmp_path) == ["web"]


def no_library(_name: object) -> Any:
    """As on a system whose library cannot exchange two names."""
    raise OSError(errno.ENOENT, "No such library")


@pytest.mark.parametrize("foreign", [False, True])
@pytest.mark.parametrize("fails", range(1, 5))
def test_a_move_that_fails_is_taken_back(
    fails: int, foreign: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "web"
    write_folder(out, {"index.html": b"old", "films/salt.html": b"old"})
    if foreign:
        (out / "mine.txt").write_bytes(b"mine")
    before = found(out)
    rename, count = Path.rename, 0

    def failing(self: Path, target: Any) -> Path:
        nonlocal count
        count += 1
        if count == fails:
            raise PermissionError(errno.EACCES, "Permission denied")
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(ctypes, "CDLL", no_library)
        patch.setattr(Path, "rename", failing)
        if not foreign and fails > 2:  # two renames are all it takes
            return
        with pytest.raises(UserError, match="Permission denied"):
            write_folder(out, FILES)
    assert found(out) == before
    assert names_in(tmp_path) == ["web"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(UserError, match="choose another place"):
            write_folder(tmp_path / "web", FILES)
    finally:
        tmp_path.chmod(0o700)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "web").write_bytes(b"")
    with pytest.raises(UserError, match="is a file"):
        write_folder(tmp_path / "web", FILES)
    with pytest.raises(UserError, match="choose another place"):
        write_folder(tmp_path / "web" / "deeper", FILES)


def test_a_festival_in_the_folder_stays(tmp_path: Path) -> None:
    Document.create(tmp_path / "x.marquee", start_festival()).close()
    before = (tmp_path / "x.marquee").read_bytes()
    with pytest.raises(UserError, match="is a Marquee festival"):
        write_folder(tmp_path, {"a.csv": b"", "x.marquee": b""})
    assert (tmp_path / "x.marquee").read_bytes() == before
    assert not (tmp_path / "a.csv").exists()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("COM1 .x", "_COM1 .x"),
        ("LPT²", "_LPT²"),
        ("a/b\\c:d*e?", "a b c d e"),
        ("..", "_"),
        ("Salt. ", "Salt"),
        ("\u202etxt\ud800\u0085", "txt"),
        ("雨" * 100, "雨" * 40),
    ],
)
def test_names_are_safe_on_every_platform(title: str, name: str) -> None:
    assert safe_name(title) == name


def test_names_that_differ_in_case_or_form_only_are_told_apart() -> None:
    titles = ["Salt", "SALT", "salt 2", "Été", "Ete\u0301", "É" + "te\u0301"]
    names = distinct_names(titles)
    assert names[:3] == ["Salt", "SALT 2", "salt 2 2"]
    assert len({name.casefold() for name in names}) == len(names)


def test_a_file_takes_the_place_of_a_link_and_not_of_what_it_leads_to(tmp_path: Path) -> None:
    theirs, out = tmp_path / "theirs.txt", tmp_path / "x.ics"
    theirs.write_bytes(b"theirs")
    out.symlink_to(theirs)
    write_file(out, b"ours")
    assert (theirs.read_bytes(), out.read_bytes()) == (b"theirs", b"ours")
    assert not out.is_symlink()


def test_a_file_on_a_full_disk_leaves_the_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "x.ics"
    write_file(out, b"old")

    def full(*_args: object, **_named: object) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdopen", full)
        with pytest.raises(UserError, match="No space left on device"):
            write_file(out, b"new")
    assert out.read_bytes() == b"old"
    assert names_in(tmp_path) == ["x.ics"]


_WRITES = """
import itertools, pathlib, sys
from planner.writing import write_file, write_folder
out, file = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
for count in itertools.count():
    content = str(count).encode() * 50_000
    write_folder(out, {f"films/{name}.html": content for name in range(8)})
    write_file(file, content)
    print(count, flush=True)
"""


def test_whoever_is_killed_leaves_the_older_export_or_the_newer_one(tmp_path: Path) -> None:
    out, file = tmp_path / "web", tmp_path / "x.ics"
    for number in range(6):
        command = [sys.executable, "-c", _WRITES, str(out), str(file)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writing:
            assert writing.stdout is not None
            for _count in range(1 + 3 * number):
                writing.stdout.readline()
            writing.send_signal(signal.SIGKILL)
        contents = {path.read_bytes() for path in (out / "films").iterdir()}
        assert len(list((out / "films").iterdir())) == 8
        assert len(contents) == 1
        for content in (*contents, file.read_bytes()):
            assert len(content) % 50_000 == 0
            assert content
    write_folder(out, FILES)
    write_file(file, b"whole")
    assert sorted(names_in(tmp_path)) == ["web", "x.ics"]


def test_what_another_is_writing_stays(tmp_path: Path) -> None:
    theirs = tmp_path / f".x.ics.{os.getppid()}.abcd1234"
    dead = tmp_path / ".x.ics.999999999.abcd1234"
    others = [tmp_path / ".x.ics.backup", tmp_path / ".y.ics.999999999.abcd1234", theirs]
    for path in (*others, dead):
        path.write_bytes(b"")
    write_file(tmp_path / "x.ics", b"ours")
    assert [path.exists() for path in (*others, dead)] == [True, True, True, False]


def test_everything_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, rename, replace = os.fsync, Path.rename, Path.replace

    def synced(number: int) -> None:
        done.append(Path(f"/proc/self/fd/{number}").readlink().name)
        fsync(number)

    def renamed(self: Path, target: Any) -> Path:
        done.append(f"-> {Path(target).name}")
        return rename(self, target)

    def replaced(self: Path, target: Any) -> Path:
        done.append(f"-> {Path(target).name}")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "rename", renamed)
    monkeypatch.setattr(Path, "replace", replaced)
    write_folder(tmp_path / "web", FILES)
    named = done.index("-> web")
    assert {Path(name).name for name in FILES} <= set(done[:named])
    assert tmp_path.name in done[named:]
    done.clear()
    write_file(tmp_path / "x.ics", b"new")
    named = done.index("-> x.ics")
    assert done[:named][0].startswith(".x.ics.")
    assert tmp_path.name in done[named:]
