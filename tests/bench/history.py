"""Ten thousand edits kept for good: size, opening, backup, looking back, comparing."""

from __future__ import annotations

import gzip
import pickle
import sqlite3
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from planner.document import Document
from planner.document.compare import compare
from planner.edit import Edit, SetField
from planner.model import Festival
from tests.bench.report import Report, timed
from tests.bench.storage import moves
from tests.build import document_of, many_screenings

SCREENINGS = 1_500
EDITS = 10_000
_KEPT = 5_000


def measure(report: Report) -> None:
    """Print what a long history costs, beside the same festival without one."""
    with tempfile.TemporaryDirectory(dir=_quick_folder()) as folder:
        bare, path = Path(folder) / "bare.marquee", Path(folder) / "long.marquee"
        document_of(many_screenings(SCREENINGS, 20, 12, 400), bare).close()
        path.write_bytes(bare.read_bytes())
        _edit(report, path)
        _whole_file(report, bare, path)
        _looking_back(report, path)
    _comparing(report)


def _quick_folder() -> str | None:
    """Where syncing costs nothing: what is measured is what a long history adds."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def _work(festival: Festival) -> Iterator[Edit]:
    """Two moves, then something typed, for ever."""
    moving = moves(festival)
    films = sorted(festival.films)
    number = 0
    while True:
        yield next(moving)
        yield next(moving)
        number += 1
        yield SetField("film", films[number % len(films)], "note", f"The print is late, {number}.")


def _edit(report: Report, path: Path) -> None:
    tracemalloc.start()
    with Document.open(path) as document:
        work = _work(document.festival)
        marks = []
        start = time.perf_counter()
        for number in range(EDITS + 1):
            document.run(next(work), str(number))
            if number % 50 == 0:
                document.flush()
            if number in {EDITS // 2, EDITS}:
                marks.append(tracemalloc.get_traced_memory()[0])
        document.flush()
        report.figure(f"{EDITS} edits, traced", time.perf_counter() - start, "s")
    tracemalloc.stop()
    report.figure(
        "memory from half of them to all of them", (marks[1] / marks[0] - 1) * 100, "%", 5
    )


def _whole_file(report: Report, bare: Path, path: Path) -> None:
    for name, file in ((f"without history, {SCREENINGS} screenings", bare), ("with it", path)):
        report.figure(f"size {name}", file.stat().st_size / 1e6, "MB")
        opening = min(timed(lambda file=file: Document.open(file).close()) for _ in range(3))  # type: ignore[misc]
        report.figure(f"opening and closing {name}", opening * 1e3, "ms")
        with closing(sqlite3.connect(file)) as connection:
            start = time.perf_counter()
            content = connection.serialize()
            taken = time.perf_counter() - start
            packed = timed(lambda content=content: gzip.compress(content, 1))  # type: ignore[misc]
        report.figure(f"a backup {name}: storage thread", taken * 1e3, "ms")
        report.figure(f"a backup {name}: packing, elsewhere", packed * 1e3, "ms")


def _looking_back(report: Report, path: Path) -> None:
    with Document.open(path) as document:
        steps = document.history()
        middle = steps[-_KEPT]
        moved = next(row for step in reversed(steps) for row in step.rows if row.table != "film")
        programme = next(iter(document.festival.programmes))
        for name, look in (
            ("the whole history", document.history),
            ("the history of one row", lambda: document.history_of(moved.table, moved.id)),
            (
                "the history of a programme with its screenings",
                lambda: document.history_of("programme", programme, related=True),
            ),
            (f"the festival {_KEPT} steps ago", lambda: document.festival_after(middle.id)),
            ("the festival at this moment", lambda: document.festival_at(datetime.now(UTC))),
            (f"going {_KEPT} steps back or on", lambda: _go(document, middle.id)),
        ):
            seconds = min(timed(look) for _ in range(3))
            report.figure(f"{name}, of {EDITS} steps", seconds * 1e3, "ms")


def _go(document: Document, step: int) -> None:
    """To the step, or to the last one when the document stands there."""
    document.go_to(document.history()[-1].id if document.head == step else step)
    document.flush()


def _comparing(report: Report) -> None:
    before = many_screenings(SCREENINGS, 20, 12, 400)
    other = many_screenings(SCREENINGS, 20, 12, 400)
    name = f"comparing {SCREENINGS} screenings with {SCREENINGS}, files made apart"
    fresh = pickle.dumps((before, other))
    seconds = min(_compared(*pickle.loads(fresh)) for _ in range(5))
    report.figure(name, seconds * 1e3, "ms", 50)


def _compared(before: Festival, after: Festival) -> float:
    return timed(lambda: compare(before, after))
