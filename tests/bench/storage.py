"""The festival file: one edit to disk, opening, what-if, against sqlite3 doing the same rows."""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from planner.document import Document
from planner.edit.screenings import MoveScreening
from planner.model import RECORDS, Changes, Festival, Screening
from planner.store.rows import changes_to_json, values_of
from planner.times import WallTime
from tests.bench.report import Report, paired, percentile, timed
from tests.build import document_of, many_screenings

SCREENINGS = 10_000
EDITS = 200
_SAME_PRAGMAS = ("journal_mode=DELETE", "synchronous=EXTRA", "locking_mode=EXCLUSIVE")


def measure(report: Report) -> None:
    """Print the storage budgets of the design."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.marquee"
        festival = many_screenings(SCREENINGS, 30, 12, 600)
        seconds = timed(lambda: document_of(festival, path).close())
        report.figure(f"a new file with {SCREENINGS} screenings", seconds, "s")
        _edits(report, path)
        _opening(report, path)
        report.figure("size of the file", path.stat().st_size / 1e6, "MB")


def _edits(report: Report, path: Path) -> None:
    raw_path = path.with_name("raw.db")
    with Document.open(path) as document:
        document.save_copy(raw_path)
        _what_if(report, document)
        with _raw(raw_path) as raw:
            _against_raw(report, document, raw)


def _write_raw(raw: sqlite3.Connection, row: Screening, changes: Changes) -> None:
    """What somebody would write who knew that it is always this one row."""
    values = values_of(row)
    names = ", ".join(f'"{name}"=:{name}' for name in values if name != "id")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute(f"UPDATE screening SET {names} WHERE id=:id", values)
    text = json.dumps(changes_to_json(changes.rows), ensure_ascii=False)
    step = (row.version * 1_000_003 + row.id, None, "", "", "", changes.title, "", text)
    raw.execute("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)", step)
    raw.execute("UPDATE meta SET value=? WHERE key='head'", (str(step[0]),))
    raw.execute("COMMIT")


@contextmanager
def _raw(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in _SAME_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        yield connection


def moves(festival: Festival) -> Iterator[MoveScreening]:
    """Moves that go on for ever; each of another screening than the one before."""
    chance = random.Random(1)
    screenings = festival.screenings()
    screens = festival.screens_in_order()
    while True:
        screening = chance.choice(screenings)
        start = WallTime(screening.start + 5 * chance.randrange(1, 12))
        yield MoveScreening(screening.id, chance.choice(screens).id, start)


def _what_if(report: Report, document: Document) -> None:
    going = moves(document.festival)
    document.festival.screenings_on_day(document.festival.days()[0])
    times = [timed(lambda: document.what_if(next(going)).screenings()) for _ in range(EDITS)]
    report.figure(
        f"what-if at {SCREENINGS} screenings, p95", percentile(times, 0.95) * 1e3, "ms", 16
    )


def _against_raw(report: Report, document: Document, raw: sqlite3.Connection) -> None:
    going = moves(document.festival)
    shown: list[float] = []
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(EDITS):
        move = next(going)
        start = time.perf_counter()
        changes = document.run(move)
        shown.append(time.perf_counter() - start)
        document.flush()
        ours.append(time.perf_counter() - start)
        row = document.festival.all_screenings[move.screening_id]
        start = time.perf_counter()
        _write_raw(raw, row, changes)
        theirs.append(time.perf_counter() - start)
    report.figure("one edit until it can be painted, p95", percentile(shown, 0.95) * 1e3, "ms", 33)
    note = f"{EDITS} edits in turn, fsynced"
    for share in (0.5, 0.95):
        name = f"one edit with journal until it is on disk, p{share * 100:.0f}"
        report.ratio(name, percentile(ours, share), percentile(theirs, share), 3.0, note)


def _opening(report: Report, path: Path) -> None:
    def ours() -> None:
        Document.open(path).close()

    def baseline() -> None:
        with _raw(path) as raw:
            for table in RECORDS:
                raw.execute(f'SELECT * FROM "{table}"').fetchall()

    ours_seconds, raw_seconds = paired(ours, baseline)
    allowed = round(4 + 0.2 / raw_seconds, 1)
    note = "≤ 4× + 200 ms; with checks, lock, history"
    report.ratio(f"opening {SCREENINGS} screenings", ours_seconds, raw_seconds, allowed, note)
