"""The tables: derived from the records, made alike by migrations, strict for ever."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory

from planner.document import Document
from planner.model import RECORDS, columns
from planner.store.connection import connect, disconnect, driver_of
from planner.store.file import REVISION, make_tables
from planner.store.header import USER_VERSION
from planner.store.migrate import configuration, upgrade
from planner.store.tables import METADATA, TABLES, WRITING_ORDER
from tests.build import FestivalBuilder, document_of, start_festival

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sa.Connection]:
    connection = connect(empty(tmp_path / "empty.marquee"))
    connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
    connection.rollback()
    yield connection
    disconnect(connection)


def empty(path: Path) -> Path:
    """The path, at which there is an empty file then; only what exists is connected to."""
    path.touch()
    return path


def schema_of(connection: sa.Connection) -> list[tuple[str, ...]]:
    with connection.begin():
        return [tuple(row) for row in connection.exec_driver_sql(SCHEMA)]


def test_a_connection_that_is_lost_opens_no_other_file(tmp_path: Path) -> None:
    lost = connect(empty(tmp_path / "one.marquee"))
    driver_of(lost).close()
    other = connect(empty(tmp_path / "other.marquee"))
    for _again in range(2):
        with pytest.raises(sa.exc.ProgrammingError):
            lost.exec_driver_sql("CREATE TABLE mine (n)")
    assert schema_of(other) == []
    for connection in (lost, other):
        disconnect(connection)


def test_every_record_has_a_table_of_its_columns() -> None:
    assert set(TABLES) == set(RECORDS) == set(WRITING_ORDER)
    for name, cls in RECORDS.items():
        assert [c.name for c in TABLES[name].columns] == [c.name for c in columns(cls)]


def test_a_new_file_is_made_as_all_migrations_together_make_it(
    connection: sa.Connection, tmp_path: Path
) -> None:
    upgrade(connection)
    other = connect(empty(tmp_path / "other.marquee"))
    make_tables(other)
    assert schema_of(connection) == schema_of(other)
    disconnect(other)


def test_migrations_lead_to_the_tables_of_the_records(connection: sa.Connection) -> None:
    upgrade(connection)
    with connection.begin():
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, METADATA) == []
        assert context.get_current_revision() == REVISION
    assert ScriptDirectory.from_config(configuration()).get_heads() == [REVISION]


def test_the_first_migration_does_not_know_the_records(connection: sa.Connection) -> None:
    script = ScriptDirectory.from_config(configuration()).get_revision("0001")
    assert script is not None
    assert "planner" not in Path(script.path).read_text()


def tables_that_are_not_strict(connection: sa.Connection) -> set[str]:
    with connection.begin():
        rows = connection.exec_driver_sql("PRAGMA table_list").all()
    return {row.name for row in rows if not row.strict and not row.name.startswith("sqlite_")}


def test_every_table_is_strict(connection: sa.Connection) -> None:
    make_tables(connection)
    assert tables_that_are_not_strict(connection) == {"alembic_version"}


def test_a_table_built_anew_by_a_migration_stays_strict_and_keeps_its_checks(
    connection: sa.Connection,
) -> None:
    make_tables(connection)
    with connection.begin():
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("programme", recreate="always") as batch:
            batch.add_column(sa.Column("colour", sa.Text(), nullable=True))
            batch.alter_column("note", new_column_name="remark")
    assert tables_that_are_not_strict(connection) == {"alembic_version"}
    sql = {row[1]: row[3] for row in schema_of(connection)}["programme"]
    assert "kind IN ('film', 'films', 'event')" in sql
    assert "REFERENCES section (id) DEFERRABLE INITIALLY DEFERRED" in sql
    assert "remark TEXT NOT NULL" in sql


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE film SET year='soon'",
        "UPDATE film SET year=90.5",
        "UPDATE film SET title=NULL",
        "UPDATE film SET status='perhaps'",
        "UPDATE kind SET public=2",
        "UPDATE film SET title=x'00ff'",
    ],
)
def test_the_file_refuses_what_no_record_can_hold(tmp_path: Path, sql: str) -> None:
    path = tmp_path / "f.marquee"
    build = FestivalBuilder()
    build.film("Film")
    document_of(build.festival, path).close()
    with closing(sqlite3.connect(path)) as raw, pytest.raises(sqlite3.IntegrityError):
        raw.execute(sql)


def test_the_file_is_set_up_for_safety(tmp_path: Path) -> None:
    path = tmp_path / "f.marquee"
    wanted = {
        "journal_mode": "delete",
        "synchronous": 3,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "application_id": 0x4D415251,
        "user_version": USER_VERSION,
    }
    with Document.create(path, start_festival()) as document:
        connection = document._store._connection

        def settings() -> dict[str, object]:
            with connection.begin():
                return {
                    name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted
                }

        assert document._store._ask(settings) == wanted


def test_opening_a_present_file_does_not_import_the_migrations(tmp_path: Path) -> None:
    path = tmp_path / "f.marquee"
    Document.create(path, start_festival()).close()
    code = (
        "import sys; from pathlib import Path; from planner.document import Document; "
        "Document.open(Path(sys.argv[1])).close(); "
        "sys.exit(any(name.startswith(('alembic', 'mako')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == 0
