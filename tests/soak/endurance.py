"""A festival open for three weeks: 21,600 edits, some taken back, and no more memory for it."""

from __future__ import annotations

import gc
import random
import tempfile
from pathlib import Path

from planner.document import Document
from planner.edit import Edit, SetField
from planner.store import verify
from tests.bench.storage import moves
from tests.build import document_of, many_screenings

EDITS = 21_600
_WARM = EDITS // 6
"""By then everything has been loaded, each way has been gone, and what is bounded is full."""

MOST_GROWTH = 0.05


def an_endurance(chance: random.Random) -> None:
    """One festival edited on and on; raises AssertionError when the process grows."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "f.marquee"
        document_of(many_screenings(400, 8, 10, 120), path).close()
        with Document.open(path) as document:
            steps = _work(document, chance, range(_WARM))
            warm = _memory(), _descriptors()
            steps += _work(document, chance, range(_WARM, EDITS))
            end = _memory(), _descriptors()
            assert len(document.history()) == steps + 1
        growth = end[0] / warm[0] - 1
        print(f"endurance: {warm[0]} kB after {_WARM} edits, {growth:+.1%} after {EDITS}")
        assert growth < MOST_GROWTH, growth
        assert end[1] == warm[1], "descriptors"
        assert verify(path) == []


def _work(document: Document, chance: random.Random, numbers: range) -> int:
    """Do so many edits, and undo some of them now and then; how many were steps."""
    going = moves(document.festival)
    films = sorted(document.festival.films)
    steps = 0
    for number in numbers:
        edit: Edit = next(going)
        if number % 3 == 0:
            edit = SetField("film", chance.choice(films), "note", f"Number {number}")
        steps += bool(document.run(edit, str(number)).rows)
        if number % 40 == 0:
            document.flush()
        if number % 100 == 99:
            for _step in range(chance.randrange(1, 30)):
                document.undo()
            document.festival_after(chance.choice(document.history(200)).id)
    document.flush()
    return steps


def _memory() -> int:
    """The kB that the process has in memory."""
    gc.collect()
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))
