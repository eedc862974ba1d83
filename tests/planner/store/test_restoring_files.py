"""A festival that cannot be opened any more comes back from its backup; nothing is destroyed."""

from __future__ import annotations

import errno
import json
import os
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from planner.document import Document
from planner.edit.programmes import AddFilm
from planner.errors import FestivalDamaged, FestivalHeld, UserError
from planner.store import (
    Backup,
    folders,
    is_sound,
    list_backups,
    newest_sound,
    restore_file,
    verify,
)
from planner.store.lock import Holder, lock_file
from tests.build import start_festival

AT = datetime(2026, 11, 6, 14, 5, tzinfo=UTC)
DAMAGE = b"SQLite format 3\0 and then nothing more"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A festival with one film, of which there is a backup; a second film came later."""
    path = tmp_path / "Fest.marquee"
    with Document.create(path, start_festival()) as document:
        document.run(AddFilm("Kept"))
    with Document.open(path) as document:
        document.run(AddFilm("Later"))
    return path


@pytest.fixture
def backup(path: Path) -> Backup:
    (backup,) = list_backups(path)
    return backup


def titles(path: Path) -> list[str]:
    with Document.open(path) as document:
        return sorted(film.title for film in document.festival.films.values())


def test_the_backup_takes_the_place_of_a_damaged_file(path: Path, backup: Backup) -> None:
    path.write_bytes(DAMAGE)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"left by a crash")
    restored = restore_file(path, backup, now=lambda: AT)
    assert restored.put_aside is not None
    local = AT.astimezone().strftime("%Y-%m-%d %H.%M")
    assert restored.put_aside == path.with_name(f"Fest put aside {local}.marquee")
    assert restored.put_aside.read_bytes() == DAMAGE
    beside = restored.put_aside.with_name(restored.put_aside.name + "-journal")
    assert beside.read_bytes() == b"left by a crash"
    assert not journal.exists()
    assert verify(path) == []
    assert titles(path) == ["Kept"]
    assert sorted(file.name for file in path.parent.iterdir()) == sorted(
        [path.name, restored.put_aside.name, beside.name]
    )


def test_a_sound_file_is_put_aside_and_still_opens(path: Path, backup: Backup) -> None:
    restored = restore_file(path, backup)
    assert restored.put_aside is not None
    assert titles(restored.put_aside) == ["Kept", "Later"]
    assert titles(path) == ["Kept"]


def test_the_two_files_know_that_they_are_two(path: Path, backup: Backup) -> None:
    restored = restore_file(path, backup)
    assert restored.put_aside is not None
    with Document.open(path) as one, Document.open(restored.put_aside) as other:
        assert one._store.names.uuid == other._store.names.uuid
        assert one._store.names.copy != other._store.names.copy


def test_a_file_that_is_gone_comes_back(path: Path, backup: Backup) -> None:
    path.unlink()
    assert newest_sound(path) == backup
    assert restore_file(path, backup).put_aside is None
    assert titles(path) == ["Kept"]


def test_a_second_time_finds_another_name(path: Path, backup: Backup) -> None:
    names = {restore_file(path, backup, now=lambda: AT).put_aside for _time in range(3)}
    assert len(names) == 3
    assert all(name is not None and name.exists() for name in names)


def test_another_file_can_be_written_and_the_first_stays(path: Path, backup: Backup) -> None:
    before = path.read_bytes()
    out = path.with_name("out.marquee")
    assert restore_file(path, backup, out).file == out
    assert titles(out) == ["Kept"]
    assert path.read_bytes() == before
    with pytest.raises(UserError, match="exists already"):
        restore_file(path, backup, out)


def test_where_no_folder_can_be_opened_it_comes_back_too(
    path: Path, backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_open = os.open

    def refusing(name: Any, *more: Any, **named: Any) -> int:
        if name == path.parent:
            raise PermissionError(errno.EACCES, "Permission denied", str(name))
        return to_open(name, *more, **named)

    windows = SimpleNamespace(**{**vars(os), "name": "nt"})
    monkeypatch.setattr(folders, "os", windows)
    monkeypatch.setattr(os, "open", refusing)
    assert restore_file(path, backup).put_aside is not None
    monkeypatch.undo()
    assert titles(path) == ["Kept"]


def test_a_link_stays_a_link(path: Path, backup: Backup) -> None:
    folder = path.parent / "elsewhere"
    folder.mkdir()
    real = folder / "real.marquee"
    path.rename(real)
    path.symlink_to(real)
    restored = restore_file(path, backup)
    assert path.is_symlink()
    assert restored.put_aside is not None
    assert restored.put_aside.parent == folder
    assert titles(path) == ["Kept"]


def test_what_somebody_holds_is_not_touched(path: Path, backup: Backup) -> None:
    before = path.read_bytes()
    with Document.open(path), pytest.raises(FestivalHeld):
        restore_file(path, backup)
    theirs = replace(Holder.me(), host="laptop-of-somebody")
    lock_file(path).write_text(json.dumps(asdict(theirs)))
    with pytest.raises(FestivalHeld, match="laptop-of-somebody"):
        restore_file(path, backup)
    lock_file(path).unlink()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_spoilt_backup_is_refused_before_anything_is_moved(path: Path, backup: Backup) -> None:
    before = path.read_bytes()
    content = bytearray(backup.file.read_bytes())
    for at in range(len(content) // 2, len(content) // 2 + 50):  # one may change nothing in zeros
        content[at] ^= 0xFF
    backup.file.write_bytes(content)
    assert not is_sound(backup)
    with pytest.raises(FestivalDamaged, match="take another one"):
        restore_file(path, backup)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_the_newest_sound_backup_is_found_behind_a_spoilt_one(path: Path, backup: Backup) -> None:
    with Document.open(path) as document:
        document.run(AddFilm("Third"))
    newest, older = list_backups(path)
    assert older == backup
    newest.file.write_bytes(b"")
    assert newest_sound(path) == older


def test_a_disk_that_refuses_leaves_everything_as_it_was(
    path: Path, backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError, match="No space left"):
        restore_file(path, backup)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_is_no_place_for_a_festival(path: Path, backup: Backup) -> None:
    with pytest.raises(UserError, match="is a folder"):
        restore_file(path.parent, backup)


def test_the_mode_of_the_file_is_kept(path: Path, backup: Backup) -> None:
    path.chmod(0o640)
    restore_file(path, backup)
    assert path.stat().st_mode & 0o777 == 0o640
