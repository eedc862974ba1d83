"""One engine serves all files: the connection of one file never serves another."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from planner.store import connection
from planner.store.connection import driver_of
from planner.store.file import FestivalFile, create_file
from planner.store.names import names_from


class _StopError(BaseException):
    """What Ctrl+C may raise anywhere."""


def test_a_lost_connection_is_not_made_anew_to_another_file(tmp_path: Path) -> None:
    one, other = create_file(tmp_path / "one.marquee"), create_file(tmp_path / "two.marquee")
    said = names_from(other.driver)
    one.connection.invalidate()
    with pytest.raises(sa.exc.ProgrammingError, match="the file was closed"):
        one.connection.exec_driver_sql("SELECT 1")
    assert names_from(other.driver) == said
    one.close()
    other.close()


def test_nor_to_one_whose_opening_was_broken_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = create_file(tmp_path / "one.marquee")
    create_file(tmp_path / "two.marquee").close()

    def stopped() -> sa.Engine:
        raise _StopError

    with monkeypatch.context() as patched:
        patched.setattr(connection, "_engine", stopped)
        with pytest.raises(_StopError):
            FestivalFile(tmp_path / "two.marquee")
    one.connection.invalidate()
    with pytest.raises(sa.exc.ProgrammingError, match="the file was closed"):
        one.connection.exec_driver_sql("SELECT 1")
    one.close()


def test_files_open_after_one_was_lost_and_the_clock_set_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = create_file(tmp_path / "lost.marquee")
    create_file(tmp_path / "whole.marquee").close()
    driver_of(lost.connection).close()
    with pytest.raises(sa.exc.ProgrammingError, match="closed database"):
        lost.connection.exec_driver_sql("SELECT 1")
    before = time.time() - 3600
    monkeypatch.setattr(time, "time", lambda: before)
    whole = FestivalFile(tmp_path / "whole.marquee")
    (path,) = whole.driver.execute("SELECT file FROM pragma_database_list").fetchone()
    assert Path(path) == (tmp_path / "whole.marquee").resolve()
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        sqlite3.connect(tmp_path / "whole.marquee", timeout=0).execute("SELECT * FROM meta")
    whole.close()
    lost.close()
