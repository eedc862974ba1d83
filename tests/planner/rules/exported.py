"""What an independent hand finds in a timetable: the exported CSV asked by SQL, and no rule."""

from __future__ import annotations

import csv
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from planner.exchange.writers import all_writers, export
from planner.model import Festival
from planner.rules.bars import bars_on
from tests.planner.rules.told import conflicts

Pair = tuple[int, int]

OVERLAPS = """
    SELECT a.id, b.id FROM show a JOIN show b
    ON a.venue = b.venue AND a.screen = b.screen
    AND (a.start, a.number) < (b.start, b.number) AND b.start < a."end"
    WHERE a.status <> 'cancelled' AND b.status <> 'cancelled'
"""
GAPS = """
    SELECT venue || ' / ' || screen, min((julianday(start) - julianday(latest)) * 1440) FROM (
        SELECT venue, screen, start, max("end") OVER (
            PARTITION BY venue, screen ORDER BY start, number
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS latest FROM show WHERE status <> 'cancelled'
    ) WHERE latest IS NOT NULL GROUP BY venue, screen
"""


@contextmanager
def exported(festival: Festival, folder: Path) -> Iterator[sqlite3.Connection]:
    """A database with nothing but the timetable that our CSV export wrote, as text."""
    export(festival, all_writers()["csv"], folder)
    with (folder / "screenings.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    names = list(rows[0])
    holes = ", ".join("?" * (len(names) + 1))
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(f"CREATE TABLE show ({', '.join(map(_quoted, names))}, number INTEGER)")
        numbered = ([*row.values(), int(row["id"])] for row in rows)
        database.executemany(f"INSERT INTO show VALUES ({holes})", numbered)
        yield database


def _quoted(name: str) -> str:
    return f'"{name}"'


def overlaps_by_sql(database: sqlite3.Connection) -> Counter[Pair]:
    """The ids of each two on one screen of which the later begins before the other has ended."""
    return Counter(_pair(pair) for pair in database.execute(OVERLAPS))


def gaps_by_sql(database: sqlite3.Connection) -> dict[str, int]:
    """The smallest gap of each screen, by the names of its venue and its own."""
    return {name: round(minutes) for name, minutes in database.execute(GAPS)}


def overlaps_by_rule(festival: Festival) -> Counter[Pair]:
    """The same by the rule."""
    return Counter(
        _pair(i for table, i in conflict.subjects if table in {"screening", "hold"})
        for conflict in conflicts(festival, "screen-overlap")
    )


def gaps_by_bars(festival: Festival) -> dict[str, int]:
    """The same by the bars that rules look at."""
    gaps = {
        f"{festival.venues[screen.venue_id].name} / {screen.name}": smallest_gap(
            festival, screen.id
        )
        for screen in festival.screens.values()
    }
    return {name: gap for name, gap in gaps.items() if gap is not None}


def smallest_gap(festival: Festival, screen_id: int) -> int | None:
    """The fewest minutes between a start and the latest end before it; negative is an overlap."""
    bars = bars_on(festival, screen_id)
    ends = [max(bar.end for bar in bars[: n + 1]) for n in range(len(bars))]
    return min((bar.start - end for bar, end in zip(bars[1:], ends, strict=False)), default=None)


def _pair(ids: Iterable[int | str]) -> Pair:
    first, second = sorted(map(int, ids))
    return first, second
