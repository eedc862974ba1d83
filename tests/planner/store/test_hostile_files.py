"""A file may come from anybody: nothing in it runs, nothing in it goes on for ever."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from planner.document import Document
from planner.errors import FestivalDamaged
from planner.store import verify
from planner.store.connection import connect, disconnect, driver_of
from planner.store.schema import (
    FINGERPRINT,
    fingerprint,
    known_things,
    require_known,
    things_in,
)
from tests.build import document_of, many_screenings

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT"
MOST_SECONDS = 4.0  # of the processor; the figure is 2, and measured by the soak


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("whole") / "whole.marquee"
    document_of(many_screenings(50), path).close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, whole: bytes) -> Path:
    path = tmp_path / "festival.marquee"
    path.write_bytes(whole)
    return path


def crafted(path: Path, sql: str) -> None:
    """Whatever SQLite itself would not do, its own tables may be told to say."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA writable_schema=ON")
        raw.executescript(sql)
        raw.commit()


CRAFTED = {
    "trigger": "CREATE TRIGGER spy AFTER UPDATE ON film BEGIN DELETE FROM screening; END",
    "temporary view of ours": "CREATE VIEW films AS SELECT * FROM film",
    "foreign table": "CREATE TABLE more (id INTEGER)",
    "statistics": "ANALYZE",
    "index": "CREATE INDEX quick ON film (title)",
    "another column": "ALTER TABLE film ADD COLUMN more TEXT",
    "a default that runs": "UPDATE sqlite_master SET sql=replace(sql, 'note TEXT NOT NULL', "
    "'note TEXT NOT NULL DEFAULT (load_extension(''x''))') WHERE name='film'",
    "not strict": "UPDATE sqlite_master SET sql=replace(sql, 'STRICT', '') WHERE name='film'",
    "no check": "UPDATE sqlite_master SET sql=replace(sql, 'IN (0, 1)', 'IN (0, 1, 2)')",
    "case": "UPDATE sqlite_master SET sql=upper(sql) WHERE name='film'",
    "a comment": "UPDATE sqlite_master SET sql=replace(sql, 'STRICT', '/* */ STRICT')",
    "endless view in place of meta": "DROP TABLE meta; CREATE VIEW meta AS "
    f"{ENDLESS} 'uuid' AS key, i AS value FROM n",
    "endless view in place of film": "DROP TABLE film; CREATE VIEW film AS "
    f"{ENDLESS} i AS id FROM n",
    "endless view in place of the versions": "DROP TABLE alembic_version; CREATE VIEW "
    f"alembic_version AS {ENDLESS} i AS version_num FROM n WHERE i < 0",
    "endless and older": "DROP TABLE alembic_version; CREATE VIEW alembic_version AS "
    f"{ENDLESS} i AS version_num FROM n WHERE i < 0; PRAGMA user_version=1000",
    "endless check": "UPDATE sqlite_master SET sql=replace(sql, 'IN (0, 1)', "
    "'IN (0, 1) AND length(hex(zeroblob(100000000)))>0') WHERE name='kind'",
    "virtual table": "CREATE VIRTUAL TABLE words USING fts5(word)",
    "shared page": "UPDATE sqlite_master SET rootpage=(SELECT rootpage FROM sqlite_master "
    "WHERE name='film') WHERE name='screen'",
    "page out of bounds": "UPDATE sqlite_master SET rootpage=999999 WHERE name='screen'",
    "no statement": "UPDATE sqlite_master SET sql=NULL WHERE name='film'",
    "nonsense": "UPDATE sqlite_master SET sql='CREATE TABLE film (' WHERE name='film'",
}


@pytest.mark.parametrize("read", [Document.open, Document.read], ids=["open", "read"])
@pytest.mark.parametrize("sql", CRAFTED.values(), ids=CRAFTED.keys())
def test_a_crafted_file_is_refused_at_once_and_left_alone(
    path: Path, sql: str, read: type[Document]
) -> None:
    crafted(path, sql)
    before = path.read_bytes()
    began = time.process_time()
    with pytest.raises(FestivalDamaged) as caught:
        read(path)  # type: ignore[call-arg,arg-type]
    assert time.process_time() - began < MOST_SECONDS
    assert str(path) in str(caught.value)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("sql", CRAFTED.values(), ids=CRAFTED.keys())
def test_the_examination_of_a_crafted_file_ends(path: Path, sql: str) -> None:
    crafted(path, sql)
    began = time.process_time()
    assert verify(path)
    assert time.process_time() - began < MOST_SECONDS


def test_a_foreign_table_is_named_with_the_way_out(path: Path) -> None:
    crafted(path, CRAFTED["foreign table"])
    with pytest.raises(FestivalDamaged, match=r"table “more”.*Import it as data.*--salvage --out"):
        Document.open(path)


def test_a_huge_text_is_refused_by_its_length(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(
            "UPDATE film SET note=CAST(zeroblob(140000000) AS TEXT) WHERE id IN "
            "(SELECT id FROM film LIMIT 1)"
        )
        raw.commit()
    began = time.process_time()
    with pytest.raises(FestivalDamaged):
        Document.open(path)
    assert time.process_time() - began < MOST_SECONDS


def test_what_the_limits_are_for(path: Path) -> None:
    """The control: without the handler that stops it, the view would never end."""
    crafted(path, CRAFTED["endless view in place of meta"])
    connection = connect(path)
    driver = driver_of(connection)
    rows = driver.execute("SELECT value FROM meta LIMIT 100000").fetchall()
    assert len(rows) == 100_000
    driver.set_progress_handler(lambda: 1, 1_000_000)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        driver.execute("SELECT count(*) FROM meta").fetchone()
    with pytest.raises(sqlite3.OperationalError, match="too many attached"):
        driver.execute("ATTACH ':memory:' AS other")
    disconnect(connection)


def test_the_fingerprint_is_that_of_a_new_file(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    assert {(t.kind, t.name, t.table): sql for t, sql in known_things().items()}.keys() == {
        row[:3] for row in rows
    }
    connection = connect(path)
    require_known(driver_of(connection), path)
    assert fingerprint(things_in(driver_of(connection))) == FINGERPRINT
    disconnect(connection)
