"""A day and a night of editing in one process: nothing grows, nothing is left open.

    python -m tests.harness.endurance --count 21600

One edit for each four seconds of 24 hours, much of it taken back, a backup whenever one is due, and
fifty printed documents, made in a worker process as the window does it. The clock is moved and not
waited for. Memory, open files and threads are looked at when everything has been done some times,
and again at the end.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import random
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from planner.allocator import give_memory_back
from planner.document import Document
from planner.edit import SetField
from planner.edit.screenings import MoveScreening
from planner.model import Festival, Screening
from planner.pdf import render
from planner.store import backing_up, list_backups, verify
from planner.store.thinning import kept as stay
from planner.times import WallTime
from tests.build import document_of, many_screenings
from tests.harness.harness import Harness, Outcome, a_folder
from ui.worker import serve

_PROCESSES = multiprocessing.get_context("spawn")
_SECONDS_OF_AN_EDIT = 4
_EDITS_FOR_A_PDF = 432
"""Fifty of them in a day and a night."""

_WARM = 0.2
"""The share of the edits after which memory is measured first."""

_GROWTH = 0.05
_A_DAYS = 40
"""More backups than are kept of one day."""


class Held(NamedTuple):
    """What a process holds: resident memory, objects of Python, open files, threads; and how many
    megabytes the festival's file has.
    """

    megabytes: float
    objects: int
    file: float
    files: int
    threads: int


class Clock:
    """The time of day, which goes on by so many seconds whenever it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 5, 8, tzinfo=UTC)

    def passes(self, seconds: int) -> None:
        """Time goes by."""
        self.now += timedelta(seconds=seconds)

    def __call__(self) -> datetime:
        """What time it is."""
        return self.now


class Day:
    """The editing process. With ``hoards`` it keeps what it should let go of."""

    def __init__(self, path: Path, outcome: Outcome, clock: Clock, *, hoards: bool) -> None:
        self._outcome = outcome
        self._hoard: list[Festival] | None = [] if hoards else None
        self._clock = clock
        self._next_backup = self._clock.now
        give_memory_back()  # as the window does at its start
        self._printer, far_end = _PROCESSES.Pipe()
        self._worker = _PROCESSES.Process(target=serve, args=(far_end,), daemon=True)
        self._worker.start()
        far_end.close()
        document_of(many_screenings(300, 6, 6, 60), path).close()
        self.document = Document.open(path)

    def edits(self, count: int) -> None:
        """All of them, with everything that comes between."""
        chance = random.Random(1)
        warm = None
        for number in range(count):
            if number == int(count * _WARM):
                self.document.flush()
                warm = held(self.document.path)
            self._edit(chance, number)
            if number % _EDITS_FOR_A_PDF == 0:
                self._print()
            self._outcome.count += 1
        self.document.flush()
        assert warm is not None
        self._compare(warm, held(self.document.path))

    def _edit(self, chance: random.Random, number: int) -> None:
        festival = self.document.festival
        screening = festival.all_screenings[chance.choice(sorted(festival.all_screenings))]
        if chance.random() < 0.1 and self.document.undo_title:
            self.document.undo()
        elif chance.random() < 0.3:
            self.document.run(SetField("screening", screening.id, "note", f"{number}"))
        else:
            self.document.run(self._move(screening, chance), source=f"{number}")
        self._clock.passes(_SECONDS_OF_AN_EDIT)
        if self._clock.now >= self._next_backup:
            self._back_up()
        if self._hoard is not None:
            self._hoard.append(Festival(dict(self.document.festival.tables)))
            self._hoard[-1].screenings()
        if number % 50 == 0:
            self.document.flush()
        if number % 200 == 199:
            self._look_back(chance)

    def _look_back(self, chance: random.Random) -> None:
        """Take much back, and look at the festival as it once was."""
        for _step in range(chance.randrange(1, 30)):
            self.document.undo()
        self.document.festival_after(chance.choice(self.document.history(200)).id)

    def _move(self, screening: Screening, chance: random.Random) -> MoveScreening:
        start = WallTime(screening.start + chance.choice((-10, -5, 5, 10)))
        screens = sorted(self.document.festival.screens)
        return MoveScreening(screening.id, chance.choice(screens), start)

    def _back_up(self) -> None:
        """As the pulse does it, which would come within a second."""
        opened = self.document._store._opened
        assert opened.backups is not None
        opened.backups.due_at = 0.0
        self.document._store._ask(self.document._store._tick)
        opened.backups.wait()
        self._outcome.notes["backups made"] += 1
        self._next_backup = self._clock.now + timedelta(seconds=backing_up.SECONDS_BETWEEN)

    def _print(self) -> None:
        self._printer.send((render, (self.document.festival, "day-grid", {})))
        what, printed = self._printer.recv()
        while what == "progress":
            what, printed = self._printer.recv()
        assert what == "done", printed
        self._outcome.notes["PDFs"] += 1

    def _compare(self, warm: Held, now: Held) -> None:
        self._outcome.notes["MB when warm"] = round(warm.megabytes)
        self._outcome.notes["MB at the end"] = round(now.megabytes)
        self._outcome.notes["MB in the file"] = round(now.file)
        if now.megabytes > warm.megabytes * (1 + _GROWTH):
            what = f"memory grows from {warm.megabytes:.1f} to {now.megabytes:.1f} MB"
            self._outcome.failures[what] += 1
        if now.objects > warm.objects * (1 + _GROWTH):
            what = f"{warm.objects:,} objects in memory become {now.objects:,}"
            self._outcome.failures[what] += 1
        if (now.files, now.threads) != (warm.files, warm.threads):
            what = f"open files and threads: {warm[3:]} become {now[3:]}"
            self._outcome.failures[what] += 1

    def ends(self, path: Path) -> None:
        """Close, and look at the file and at its backups."""
        self._printer.close()
        self._worker.join()
        self.document.close()
        if verify(path):
            self._outcome.failures[verify(path)[0]] += 1
        kept = list_backups(path)
        self._outcome.notes["backups kept"] = len(kept)
        wanted = stay((b.time for b in kept), self._clock.now.astimezone().date())
        made = self._outcome.notes["backups made"]
        if len(kept) > len(wanted) or (made > _A_DAYS and len(kept) >= made):
            self._outcome.failures["backups are not thinned"] += 1


def held(path: Path) -> Held:
    """What this process holds now, after collecting garbage as the window does."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    files, threads = (list(Path("/proc/self", what).iterdir()) for what in ("fd", "task"))
    return Held(
        megabytes=pages * os.sysconf("SC_PAGE_SIZE") / 1e6,
        objects=sys.getallocatedblocks(),
        file=path.stat().st_size / 1e6,
        files=len(files),
        threads=len(threads),
    )


def _day(count: int, *, hoards: bool) -> Outcome:
    outcome = Outcome()
    with a_folder() as folder:
        path = folder / "festival.marquee"
        clock = Clock()
        at_that_time = partial(backing_up.keep, now=clock)
        backing_up.keep = at_that_time  # type: ignore[assignment]
        day = Day(path, outcome, clock, hoards=hoards)
        day.edits(count)
        day.ends(path)
    return outcome


def run(count: int, _seed: int) -> Outcome:
    """So many edits."""
    return _day(count, hoards=False)


def control() -> Outcome:
    """A process that keeps every snapshot."""
    return _day(2_000, hoards=True)


HARNESS = Harness(
    title="a day and a night of editing",
    unit="edits",
    ci=1_000,
    soak=21_600,
    run=run,
    control=control,
)

if __name__ == "__main__":
    sys.exit(HARNESS.main(sys.argv[1:]))
