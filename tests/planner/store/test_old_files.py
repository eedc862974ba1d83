"""Files that older versions of Marquee wrote, kept as they were, and brought up to date.

``tests/data/old_files/0001.marquee`` was written by the version whose last migration was 0001: all
its tables have rows, one step is undone; so it is with the later ones. A golden file is never
made anew.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from planner.document import Document
from planner.model import Film, GuestsWanted, Premiere, Screening
from planner.store.connection import connect, disconnect
from planner.store.file import make_tables
from planner.store.journal import read_all
from planner.store.load import load
from planner.store.migrate import upgrade
from tests.planner.store.test_tables import empty, schema_of

OLD_FILES = sorted((Path(__file__).parents[2] / "data" / "old_files").glob("*.marquee"))
FIRST = OLD_FILES[0]


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sa.Connection]:
    connection = migrated(FIRST, tmp_path)
    yield connection
    disconnect(connection)


def migrated(old: Path, folder: Path) -> sa.Connection:
    path = folder / old.name
    shutil.copy(old, path)
    connection = connect(path)
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    connection.rollback()
    upgrade(connection)
    return connection


def rows_of(path: Path) -> dict[str, list[dict[str, object]]]:
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        names = [r[0] for r in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        found = {name: raw.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
        return {name: [dict(row) for row in rows] for name, rows in found.items()}


@pytest.mark.parametrize("old", OLD_FILES, ids=lambda path: path.stem)
def test_an_old_file_becomes_like_a_new_one(old: Path, tmp_path: Path) -> None:
    connection = migrated(old, tmp_path)
    other = connect(empty(tmp_path / "new.marquee"))
    make_tables(other)
    assert schema_of(connection) == schema_of(other)
    with connection.begin():
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    disconnect(connection)
    disconnect(other)


@pytest.mark.parametrize("old", OLD_FILES, ids=lambda path: path.stem)
def test_an_old_file_loses_nothing(old: Path, tmp_path: Path) -> None:
    before = rows_of(old)
    disconnect(migrated(old, tmp_path))
    after = rows_of(tmp_path / old.name)
    for table, rows in before.items():
        if table != "alembic_version":
            kept = [{name: row[name] for name in rows[0]} for row in after[table]] if rows else []
            assert kept == rows


def test_new_columns_say_nothing_yet(connection: sa.Connection) -> None:
    with connection.begin():
        festival = load(connection)
    film = next(film for film in festival.rows(Film).values() if film.title == "Still Life")
    assert (film.premiere, film.guests_wanted) == (Premiere.NONE, GuestsWanted.NONE)
    assert (film.certificate, film.subtitles, film.embargo) == ("", (), None)
    screenings = festival.rows(Screening).values()
    assert {(s.free, s.tickets_sold, s.needs) for s in screenings} == {(False, None, ())}
    assert not any(s.announced_premiere for s in screenings)
    assert festival.people == {}


def test_old_steps_can_be_read_with_the_columns_of_today(connection: sa.Connection) -> None:
    with connection.begin():
        festival, steps = load(connection), read_all(connection)
    films = [c.after for step in steps for c in step.rows if isinstance(c.after, Film)]
    assert len(films) > 3
    assert {film.guests_wanted for film in films} == {GuestsWanted.NONE}
    assert {film.guests_first for film in films} == {1}
    assert festival.films[films[0].id].title == films[0].title


@pytest.mark.parametrize("old", OLD_FILES, ids=lambda path: path.stem)
def test_an_old_file_opens(old: Path, tmp_path: Path) -> None:
    path = tmp_path / old.name
    shutil.copy(old, path)
    with Document.open(path) as document:
        assert document.festival.films
        assert all(
            document.festival.slots(screen, document.festival.days()[0]) in ((), (600,))
            for screen in document.festival.screens
        )
