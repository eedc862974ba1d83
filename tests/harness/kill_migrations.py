"""Kill a process again and again while it brings an old file up to date.

    python -m tests.harness.kill_migrations --count 50

Whenever that happens, the file is then still the old one or already the new one, whole. All golden
files take turns. The control migrates the file itself, statement by statement, to show that the
other way would be noticed.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from planner.store.file import open_file
from planner.store.header import USER_VERSION
from planner.store.migrate import run_migrations
from tests.harness.harness import ROOT, Harness, Outcome, a_folder

OLD_FILES = sorted((ROOT / "tests" / "data" / "old_files").glob("*.marquee"))

Rows = dict[str, list[dict[str, object]]]
Way = Callable[[Path], None]


def run(count: int, seed: int) -> Outcome:
    """So many kills, shared by all golden files."""
    outcome = Outcome()
    for number, old in enumerate(OLD_FILES):
        share = count * (number + 1) // len(OLD_FILES) - outcome.count
        _kill_often(old, share, seed, _carefully, outcome)
    return outcome


def control() -> Outcome:
    """In the file itself, each statement for itself."""
    outcome = Outcome()
    _kill_often(OLD_FILES[0], 12, 1, _carelessly, outcome)
    return outcome


def _carefully(path: Path) -> None:
    open_file(path).close()


def _carelessly(path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"isolation_level": None})
    with engine.connect() as connection:
        run_migrations(connection)
    engine.dispose()


def _kill_often(old: Path, count: int, seed: int, way: Way, outcome: Outcome) -> None:
    """Kill it that often, at moments spread over the whole migration."""
    chance = random.Random(f"{seed}/{old.name}")
    duration = _duration(old, way)
    for number in range(count):
        # Every other one near the end, where the one file takes the other's place.
        after = duration * chance.uniform(0.7 if number % 2 else 0.01, 1.1)
        with a_folder() as folder:
            path = folder / old.name
            shutil.copy(old, path)
            _killed(way, path, after)
            found = _what_is_left(path, old)
        outcome.count += 1
        counted = outcome.notes if found.startswith("of them") else outcome.failures
        counted[found] += 1


def _duration(old: Path, way: Way) -> float:
    with a_folder() as folder:
        path = folder / old.name
        shutil.copy(old, path)
        began = time.perf_counter()
        _killed(way, path, 60)
        return time.perf_counter() - began


def _killed(way: Way, path: Path, after: float) -> None:
    """Begin it in another process, which the system ends after that many seconds."""
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_REAL, after)  # nobody handles SIGALRM: the process is gone
        way(path)
        os._exit(0)
    os.waitpid(child, 0)


def _what_is_left(path: Path, old: Path) -> str:
    """What the file is now, old or new, or what is wrong with it."""
    try:
        with closing(sqlite3.connect(path)) as raw:
            (version,) = raw.execute("PRAGMA user_version").fetchone()
            checked = raw.execute("PRAGMA integrity_check").fetchall()
        open_file(path).close()
    except Exception as error:  # noqa: BLE001 - whatever it is, the file is not whole
        return f"{old.stem} is broken ({type(error).__name__})"
    if any(path.parent.glob("*.migrating*")):
        return f"{old.stem}: unfinished copies stay behind"
    if checked != [("ok",)] or not holds(path, rows_of(old)):
        return f"{old.stem} has lost rows"
    return "of them new" if version == USER_VERSION else "of them old"


def rows_of(path: Path) -> Rows:
    """Every row of every table as SQLite itself reads it."""
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        names = [r[0] for r in raw.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        found = {name: raw.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
        return {name: [dict(row) for row in rows] for name, rows in found.items()}


def holds(path: Path, before: Rows) -> bool:
    """Whether the file has at least everything that it had before."""
    after = rows_of(path)
    del before["alembic_version"]
    for table, rows in before.items():
        columns = rows[0] if rows else {}
        if [{name: row.get(name) for name in columns} for row in after.get(table, [])] != rows:
            return False
    return True


HARNESS = Harness(
    title="killed while an old file is brought up to date",
    unit="kills",
    ci=50,
    soak=300,
    run=run,
    control=control,
)

if __name__ == "__main__":
    sys.exit(HARNESS.main(sys.argv[1:]))
