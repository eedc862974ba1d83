"""What is written for the user never takes the place of a festival."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from planner.document import Document
from planner.edit.programmes import AddFilm
from planner.errors import UserError
from planner.exchange.writers import all_writers, export
from planner.writing import write_file
from tests.build import a_festival, start_festival

OPEN = """
import sys
from pathlib import Path
from planner.document import Document
from planner.errors import FestivalHeld
try:
    Document.open(Path(sys.argv[1])).close()
except FestivalHeld:
    print("held")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Fest.marquee"
    Document.create(path, start_festival()).close()
    return path


def refused(out: Path) -> None:
    with pytest.raises(UserError) as caught:
        write_file(out, b"%PDF-")
    assert str(caught.value) == (
        f"“{out}” is a Marquee festival and was left as it is; choose another name."
    )


def test_a_festival_stays_by_whichever_name(path: Path) -> None:
    content = path.read_bytes()
    link, farther = path.with_name("link.pdf"), path.with_name("farther.pdf")
    link.symlink_to(path)
    farther.symlink_to(link)
    same = path.with_name("same.pdf")
    os.link(path, same)
    renamed = path.with_name("renamed.pdf")
    renamed.write_bytes(content)
    for out in (path, link, farther, same, renamed):
        refused(out)
    assert (path.read_bytes(), renamed.read_bytes()) == (content, content)
    assert link.is_symlink()
    assert farther.is_symlink()


def test_a_festival_of_another_version_and_a_damaged_one_stay(path: Path) -> None:
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("PRAGMA user_version=99000")
    newer_name = path.rename(path.with_name("newer.db"))
    refused(newer_name)
    path.write_bytes(bytes(4096))
    refused(path)
    refused_twin = path.with_name("DAMAGED.MARQUEE")
    refused_twin.write_bytes(b"torn")
    refused(refused_twin)


def test_other_files_are_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    for before in (None, b"", b"older", b"SQLite format 3\x00" + bytes(84)):
        if before is not None:
            out.write_bytes(before)
        write_file(out, b"newer")
        assert out.read_bytes() == b"newer"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_stays(path: Path) -> None:
    out = path.rename(path.with_name("secret.pdf"))
    out.chmod(0o200)
    with pytest.raises(UserError, match=r"secret\.pdf could not be written: Permission denied"):
        write_file(out, b"%PDF-")


def test_the_locks_of_an_open_festival_stay(path: Path) -> None:
    link = path.with_name("out.json")
    link.symlink_to(path)
    with Document.open(path) as document:
        for out in (path, link):
            refused(out)
            with pytest.raises(UserError, match="is a Marquee festival"):
                export(a_festival(), all_writers()["json"], out)
        path.with_name(f".{path.name}.lock").unlink()  # SQLite's own locks, not our note
        other = subprocess.run(
            [sys.executable, "-c", OPEN, str(path)], capture_output=True, text=True, check=True
        )
        assert other.stdout == "held\n"
        document.run(AddFilm("Ours"))
        document.flush()
        assert document.read_only == ""


def test_a_table_never_takes_the_place_of_a_festival(path: Path, tmp_path: Path) -> None:
    content = path.read_bytes()
    path.rename(tmp_path / "festival.csv")
    with pytest.raises(UserError, match=r"festival\.csv” is a Marquee festival"):
        export(a_festival(), all_writers()["csv"], tmp_path)
    assert (tmp_path / "festival.csv").read_bytes() == content
