"""A file of an older Marquee opens as one of today, and is whole at any moment in between."""

from __future__ import annotations

import dataclasses
import resource
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from planner.document import Document
from planner.edit import SetField
from planner.edit.programmes import AddFilm
from planner.errors import FestivalDamaged, FestivalTooNew, UserError
from planner.store import verify
from planner.store.backups import MIGRATION, list_backups
from planner.store.connection import MEMORY, connect, disconnect, driver_of
from planner.store.file import memory_file
from planner.store.header import USER_VERSION
from planner.store.migrate import NotKept, checked_upgrade
from tests.build import start_festival, the_film
from tests.harness.kill_migrations import OLD_FILES, holds, rows_of
from tests.planner.store.test_refused_files import changed_number

OLD = OLD_FILES[0]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A copy of the oldest file there is."""
    path = tmp_path / "festival.marquee"
    shutil.copy(OLD, path)
    return path


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


@pytest.mark.parametrize("old", OLD_FILES, ids=lambda path: path.stem)
def test_an_old_file_opens_with_all_its_rows_and_its_history(old: Path, tmp_path: Path) -> None:
    path = tmp_path / old.name
    shutil.copy(old, path)
    with Document.open(path) as document:
        assert document.undo_title
        film = next(iter(document.festival.films.values()))
        document.run(SetField("film", film.id, "certificate", "12"))
        document.undo()
        while document.undo_title:
            document.undo()
        while document.redo_title:
            document.redo()
    assert verify(path) == []
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_nothing_is_lost_on_the_way(path: Path) -> None:
    Document.open(path).close()
    assert version_of(path) == USER_VERSION
    assert holds(path, rows_of(OLD))


def test_the_old_file_is_kept_for_good(path: Path) -> None:
    Document.open(path).close()
    (kept,) = (backup for backup in list_backups(path) if backup.why == MIGRATION)
    assert kept.content() == OLD.read_bytes()
    assert "before it was brought up to date" in kept.reason


def test_a_link_stays_a_link_and_permissions_stay(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "elsewhere" / "link.marquee"
    link.parent.mkdir()
    link.symlink_to(path)
    Document.open(link).close()
    assert link.is_symlink()
    assert version_of(path) == USER_VERSION
    assert path.stat().st_mode & 0o777 == 0o640


def test_who_only_looks_leaves_the_file_as_it_is(path: Path) -> None:
    with Document.read(path) as document:
        assert the_film(document.festival, "Still Life")
    assert verify(path) == []
    assert path.read_bytes() == OLD.read_bytes()


def test_a_full_disk_leaves_the_file_as_it_was(path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size // 2, hard))
    try:
        with pytest.raises(UserError, match="could not be brought up to date"):
            Document.open(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == OLD.read_bytes()
    assert list(path.parent.iterdir()) == [path]
    Document.open(path).close()


def test_without_a_backup_there_is_no_migration(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(blocked))
    with pytest.raises(UserError, match="could not be brought up to date"):
        Document.open(path)
    assert path.read_bytes() == OLD.read_bytes()


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER spy AFTER UPDATE ON film BEGIN DELETE FROM film; END",
        "CREATE VIEW more AS SELECT 1",
        "ALTER TABLE film ADD COLUMN mood TEXT",
        "UPDATE alembic_version SET version_num='0815'",
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
        "DROP TABLE credit",
    ],
)
def test_an_old_file_with_other_tables_is_refused(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(sql)
    before = path.read_bytes()
    with pytest.raises(FestivalDamaged, match=r"not as Marquee makes it.*--salvage"):
        Document.open(path)
    assert path.read_bytes() == before


def test_a_newer_major_is_refused_with_the_version_needed(path: Path) -> None:
    path.write_bytes(changed_number(path.read_bytes(), 60, 6002))
    with pytest.raises(FestivalTooNew, match=r"file version 6\.2.*install a newer Marquee"):
        Document.open(path)


# -- a newer minor version ----------------------------------------------------------------------

NEWER = (
    "ALTER TABLE film ADD COLUMN mood TEXT;"
    "ALTER TABLE film ADD COLUMN stars INTEGER;"
    "UPDATE film SET mood='calm', stars=5; PRAGMA user_version=5001"
)


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A file of a Marquee that is a little newer."""
    path = tmp_path / "newer.marquee"
    with Document.create(path, start_festival()) as document:
        document.run(AddFilm("Ritoma", 360))
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(NEWER)
    return path


def test_columns_of_a_newer_minor_version_survive_edits(newer: Path) -> None:
    with Document.open(newer) as document:
        film = the_film(document.festival, "Ritoma")
        document.run(SetField("film", film.id, "year", 2018))
        document.undo()
        document.run(SetField("film", film.id, "year", 2019))
    with closing(sqlite3.connect(newer)) as raw:
        assert raw.execute("SELECT year, mood, stars FROM film").fetchall() == [(2019, "calm", 5)]
    assert version_of(newer) == 5001
    assert verify(newer) == []


def test_the_same_columns_without_a_newer_version_are_foreign(newer: Path) -> None:
    with closing(sqlite3.connect(newer)) as raw:
        raw.execute("PRAGMA user_version=5000")
    with pytest.raises(FestivalDamaged, match="table “film”"):
        Document.open(newer)


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE film ADD COLUMN must TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE film ADD COLUMN said TEXT DEFAULT 'x'",
        "ALTER TABLE film ADD COLUMN venue_id INTEGER REFERENCES venue (id)",
        "ALTER TABLE film ADD COLUMN twice INTEGER AS (year * 2)",
        "ALTER TABLE film ADD COLUMN two TEXT CHECK (two <> (title || 'x'))",
        "ALTER TABLE film DROP COLUMN certificate",
        "ALTER TABLE film RENAME COLUMN certificate TO cert",
        "CREATE TABLE more (id INTEGER PRIMARY KEY)",
        "CREATE INDEX quick ON film (title)",
        "CREATE VIEW more AS SELECT 1",
    ],
)
def test_whatever_else_a_newer_minor_version_changed_is_refused(newer: Path, sql: str) -> None:
    with closing(sqlite3.connect(newer)) as raw:
        raw.executescript(sql)
    with pytest.raises(FestivalDamaged, match="not as Marquee makes it"):
        Document.open(newer)


# -- what the checks are good for ---------------------------------------------------------------


def a_parent_built_anew(connection: sa.Connection) -> None:
    """A migration as Alembic writes it, of a table to which others refer."""
    operations = Operations(MigrationContext.configure(connection))
    with operations.batch_alter_table("parent", recreate="always") as batch:
        batch.add_column(sa.Column("more", sa.Text(), nullable=True))


@pytest.fixture
def family() -> sa.Connection:
    """A table whose rows take those of another along."""
    connection = connect(MEMORY)
    driver_of(connection).executescript(
        "CREATE TABLE parent (id INTEGER PRIMARY KEY);"
        "CREATE TABLE child (id INTEGER REFERENCES parent (id) ON DELETE CASCADE);"
        "INSERT INTO parent VALUES (1), (2); INSERT INTO child VALUES (1), (1), (2)"
    )
    return connection


def children(connection: sa.Connection) -> int:
    return int(driver_of(connection).execute("SELECT count(*) FROM child").fetchone()[0])


def test_with_foreign_keys_on_children_are_lost_and_that_is_noticed(family: sa.Connection) -> None:
    with pytest.raises(NotKept, match="child"):
        checked_upgrade(family, a_parent_built_anew, foreign_keys=True)
    assert children(family) == 3
    checked_upgrade(family, a_parent_built_anew)
    assert children(family) == 3
    disconnect(family)


def test_a_migration_that_leaves_references_to_nothing_is_taken_back() -> None:
    with closing(memory_file()) as file, pytest.raises(NotKept):
        checked_upgrade(
            file.connection,
            lambda c: c.exec_driver_sql("INSERT INTO credit VALUES (1, 1, '', 77, 0, '', 'x')"),
        )


def test_no_record_has_lost_its_place_in_the_rows(path: Path) -> None:
    with Document.open(path) as document:
        films = document.festival.films
    raw = {row["id"]: row for row in rows_of(path)["film"]}
    assert {film.id: film.title for film in films.values()} == {
        row_id: row["title"] for row_id, row in raw.items()
    }
    assert all(
        raw[film.id]["version"] == dataclasses.asdict(film)["version"] for film in films.values()
    )
