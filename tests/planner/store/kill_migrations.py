"""Kill a process again and again while it brings an old file up to date.

    python -m tests.planner.store.kill_migrations OLD COUNT FOLDER [--careless]

Prints how often the file was then still the old one, already the new one, or neither. A process of
its own, because it forks. ``--careless`` migrates the file itself, statement by statement, to show
that the other way would be noticed.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from planner.store.file import open_file
from planner.store.migrate import run_migrations

Rows = dict[str, list[dict[str, object]]]
Way = Callable[[Path], None]


def carefully(path: Path) -> None:
    """As Marquee does it."""
    open_file(path).close()


def carelessly(path: Path) -> None:
    """In the file itself, each statement for itself."""
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"isolation_level": None})
    with engine.connect() as connection:
        run_migrations(connection)
    engine.dispose()


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


def killed(way: Way, path: Path, after: float) -> None:
    """Begin it in another process, which the system ends after that many seconds."""
    child = os.fork()
    if child == 0:
        signal.setitimer(signal.ITIMER_REAL, after)  # nobody handles SIGALRM: the process is gone
        way(path)
        os._exit(0)
    os.waitpid(child, 0)


def outcome(path: Path, before: Rows, versions: dict[int, str]) -> str:
    """What the file is now: “old”, “new”, or what is wrong with it."""
    try:
        with closing(sqlite3.connect(path)) as raw:
            (version,) = raw.execute("PRAGMA user_version").fetchone()
            checked = raw.execute("PRAGMA integrity_check").fetchall()
        carefully(path)
    except Exception as error:  # noqa: BLE001 - whatever it is, the file is not whole
        return f"broken: {error!r}"
    if any(path.parent.glob("*.migrating*")):
        return "unfinished copies stay behind"
    return versions[version] if checked == [("ok",)] and holds(path, before) else "rows are lost"


def main(old: Path, count: int, folder: Path, way: Way) -> None:
    """Kill it that often, at moments spread over the whole migration."""
    path = folder / old.name
    chance = random.Random(1)
    shutil.copy(old, path)
    (was,) = sqlite3.connect(old).execute("PRAGMA user_version").fetchone()
    began = time.perf_counter()
    killed(way, path, 60)
    duration = time.perf_counter() - began
    (becomes,) = sqlite3.connect(path).execute("PRAGMA user_version").fetchone()
    outcomes: Counter[str] = Counter()
    for number in range(count):
        for left in folder.glob(f"*{old.name}*"):
            left.unlink()
        shutil.copy(old, path)
        # Every other one near the end, where the one file takes the other's place.
        killed(way, path, duration * chance.uniform(0.7 if number % 2 else 0.01, 1.1))
        outcomes[outcome(path, rows_of(old), {was: "old", becomes: "new"})] += 1
    sys.stdout.writelines(f"{times} {what}\n" for what, times in outcomes.items())


if __name__ == "__main__":
    os.environ["XDG_DATA_HOME"] = sys.argv[3]
    careless = "--careless" in sys.argv
    main(
        Path(sys.argv[1]),
        int(sys.argv[2]),
        Path(sys.argv[3]),
        carelessly if careless else carefully,
    )
