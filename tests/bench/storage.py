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
from planner.store.backing_up import keep
from planner.store.rows import changes_to_json, values_of
from planner.times import WallTime
from tests.bench.report import Report, paired, percentile, timed
from tests.build import document_of, many_screenings
from tests.harness.harness import a_folder, nobodys_folders

SCREENINGS = 10_000
EDITS = 200
_SAME_PRAGMAS = ("journal_mode=DELETE", "synchronous=EXTRA", "locking_mode=EXCLUSIVE")


def measure(report: Report) -> None:
    """Print the storage budgets of the design."""
    festival = many_screenings(SCREENINGS, 30, 12, 600)
    with nobodys_folders(), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.marquee"
        seconds = timed(lambda: document_of(festival, path).close())
        report.figure(f"a new file with {SCREENINGS} screenings", seconds, "s")
        _edits(report, path, "on this disk")
        _opening(report, path)
        report.figure("size of the file", path.stat().st_size / 1e6, "MB")
    with nobodys_folders(), a_folder() as folder:
        path = folder / "bench.marquee"
        document_of(festival, path).close()
        _edits(report, path, "in memory")
        _watching(report, path)


def _edits(report: Report, path: Path, where: str) -> None:
    raw_path = path.with_name("raw.db")
    with _settled(path) as document:
        document.save_copy(raw_path)
        if where == "on this disk":
            _what_if(report, document)
        with _raw(raw_path) as raw:
            _against_raw(report, document, raw, where)


@contextmanager
def _settled(path: Path) -> Iterator[Document]:
    """The festival, opened, with the backup of that made."""
    with Document.open(path) as document:
        document.flush()
        backups = document._store._opened.backups
        assert backups is not None
        backups.wait()
        yield document


def _watching(report: Report, path: Path) -> None:
    """What safety costs: the guard at each edit, and a backup every half an hour."""
    with _settled(path) as document:
        opened = document._store._opened
        guard = opened.guard
        assert guard is not None

        def guarded() -> None:
            for _edit in range(EDITS):
                opened.check()
                guard.accept()

        seconds = document._store._ask(lambda: timed(guarded)) / EDITS
        report.figure("the guard before and after one edit", seconds * 1e6, "µs")
        plain = path.with_suffix(".copy")
        seconds = document._store._ask(lambda: timed(lambda: guard.copy_to(plain)))
        report.figure("a backup: the storage thread is busy for", seconds * 1e3, "ms")
        document.run(next(moves(document.festival)))  # or it would be the same as the last one
        document.flush()
        document._store._ask(lambda: guard.copy_to(plain))
        seconds = timed(lambda: keep(plain, path, opened.names, "hourly"))
        report.figure("a backup: compressed, written, read back elsewhere", seconds * 1e3, "ms")


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


def _against_raw(report: Report, document: Document, raw: sqlite3.Connection, where: str) -> None:
    going = moves(document.festival)
    shown: list[float] = []
    stored: list[float] = []
    whole: list[float] = []
    theirs: list[float] = []
    moments: list[float] = []
    document.on_saving(lambda _saved, _problem: moments.append(time.perf_counter()))
    for _ in range(EDITS):
        move = next(going)
        moments.clear()
        start = time.perf_counter()
        changes = document.run(move)
        shown.append(time.perf_counter() - start)
        document.flush()
        whole.append(time.perf_counter() - start)
        stored.append(moments[-1] - moments[0])  # from “Saving…” to “Saved”
        row = document.festival.all_screenings[move.screening_id]
        start = time.perf_counter()
        _write_raw(raw, row, changes)
        theirs.append(time.perf_counter() - start)
    note = f"{EDITS} edits in turn"
    budget = 3.0 if where == "on this disk" else None  # in memory, to see what is ours
    for share in (0.5, 0.95):
        name = f"storing one edit with journal {where}, p{share * 100:.0f}"
        report.ratio(name, percentile(stored, share), percentile(theirs, share), budget, note)
    name = f"one edit from beginning to “Saved” {where}, p50"
    report.ratio(name, percentile(whole, 0.5), percentile(theirs, 0.5), None, note)
    name = f"one edit until it can be painted {where}, p95"
    report.figure(name, percentile(shown, 0.95) * 1e3, "ms", 33)


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
