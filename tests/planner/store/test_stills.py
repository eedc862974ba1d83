"""Pictures in the file: once, whole, beside the snapshot, and there wherever the festival goes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from planner.document import Document
from planner.edit import SetField
from planner.edit.programmes import AddFilm
from planner.errors import FestivalLost
from planner.store import list_backups, restore_file, salvage, verify
from planner.store.stills import name_of
from tests.build import start_festival, the_film

PICTURE = bytes(range(256)) * 2000
OTHER = PICTURE[::-1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A festival with a film that has a picture."""
    path = tmp_path / "festival.marquee"
    with Document.create(path, start_festival()) as document:
        document.run(AddFilm("Ritoma", 360))
        give(document, PICTURE)
    return path


def give(document: Document, content: bytes) -> None:
    name = document.keep_still(content)
    film = the_film(document.festival, "Ritoma")
    document.run(SetField("film", film.id, "still_sha256", name))


def shown(document: Document) -> bytes | None:
    return document.still(the_film(document.festival, "Ritoma").still_sha256)


def count_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return int(raw.execute("SELECT count(*) FROM still WHERE length(content)>0").fetchone()[0])


def test_a_picture_is_kept_once_and_read_when_asked_for(path: Path) -> None:
    with Document.open(path) as document:
        assert document.keep_still(PICTURE) == name_of(PICTURE)
        assert shown(document) == PICTURE
        assert document.still("") is None
        assert document.still("0" * 64) is None
    assert count_in(path) == 1
    assert verify(path) == []


def test_who_only_reads_sees_it(path: Path) -> None:
    with Document.read(path) as document:
        assert shown(document) == PICTURE


def test_undo_shows_the_picture_before(path: Path) -> None:
    with Document.open(path) as document:
        give(document, OTHER)
        assert shown(document) == OTHER
        document.undo()
        assert shown(document) == PICTURE
        document.redo()
        assert shown(document) == OTHER


def test_all_backups_together_hold_it_once(path: Path) -> None:
    with Document.open(path) as document:
        document.run(SetField("film", the_film(document.festival, "Ritoma").id, "year", 2018))
    Document.open(path).close()
    backups = list_backups(path)
    assert len(backups) == 2
    assert all(backup.size < len(PICTURE) for backup in backups)
    (kept,) = (backups[0].file.parent / "stills").iterdir()
    assert kept.read_bytes() == PICTURE


def test_a_backup_put_in_place_has_it_again(path: Path) -> None:
    Document.open(path).close()
    path.write_bytes(b"broken")
    restore_file(path, list_backups(path)[0])
    with Document.open(path) as document:
        assert shown(document) == PICTURE
    assert verify(path) == []


def test_another_copy_brings_its_picture_along(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.marquee"
    with Document.open(path) as document:
        document.save_copy(copy)
    with Document.open(copy) as document:
        give(document, OTHER)
    with Document.open(path) as document:
        document.restore(copy)
        assert shown(document) == OTHER


def test_salvage_takes_it_along_and_says_what_is_damaged(path: Path, tmp_path: Path) -> None:
    salvage(path, tmp_path / "out.marquee")
    with Document.read(tmp_path / "out.marquee") as document:
        assert shown(document) == PICTURE
    content = path.read_bytes()
    at = content.index(PICTURE[:200], content.index(PICTURE[:600]) + 1)
    path.write_bytes(content[:at] + b"X" + content[at + 1 :])
    assert any("The still of “Ritoma” is lost" in said for said in verify(path))
    salvaged = salvage(path, tmp_path / "more.marquee")
    assert [left.reason for left in salvaged.left_out if left.table == "still"] == [
        "The picture is damaged; set it again."
    ]
    assert [left.reason for left in salvaged.left_out if left.table == "film"] == [
        "Its picture is lost; set it again."
    ]
    assert verify(tmp_path / "more.marquee") == []


def test_a_lost_file_is_rescued_with_its_pictures(path: Path) -> None:
    document = Document.open(path)
    path.unlink()
    document.wait()
    with pytest.raises(FestivalLost):
        document.close()
    (copy,) = path.parent.glob("*rescued*.marquee")
    with Document.read(copy) as again:
        assert shown(again) == PICTURE
