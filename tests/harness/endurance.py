"""A day and a night of editing in one process: nothing grows, nothing is left open.

    python -m tests.harness.endurance --count 21600

One edit for each four seconds of 24 hours, a backup whenever one is due, and fifty printed
documents. The clock is moved and not waited for. Memory is measured when everything has been done
some times, and again at the end; open files and threads as well.
"""

from __future__ import annotations

import gc
import os
import random
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

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

_SECONDS_OF_AN_EDIT = 4
_PDFS = 50
_WARM = 0.2
"""The share of the edits after which memory is measured first."""

_GROWTH = 0.05
_A_DAYS = 40
"""More backups than are kept of one day."""


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
        document_of(many_screenings(300, 6, 6, 60), path).close()
        self.document = Document.open(path)

    def edits(self, count: int) -> None:
        """All of them, with everything that comes between."""
        chance = random.Random(1)
        warm = before = None
        for number in range(count):
            if number == int(count * _WARM):
                warm, before = _megabytes(), _opened()
            self._edit(chance, number)
            if number % max(1, count // _PDFS) == 0:
                self._print()
            self._outcome.count += 1
        self.document.flush()
        assert warm is not None
        assert before is not None
        self._compare(warm, before)

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
        render(self.document.festival, "day-grid", {})
        self._outcome.notes["PDFs"] += 1

    def _compare(self, warm: float, before: tuple[int, int]) -> None:
        now = _megabytes()
        self._outcome.notes["MB when warm"] = round(warm)
        self._outcome.notes["MB at the end"] = round(now)
        if now > warm * (1 + _GROWTH):
            self._outcome.failures[f"memory grows from {warm:.1f} to {now:.1f} MB"] += 1
        if _opened() != before:
            what = f"descriptors and threads: {before} became {_opened()}"
            self._outcome.failures[what] += 1

    def ends(self, path: Path) -> None:
        """Close, and look at the file and at its backups."""
        self.document.close()
        if verify(path):
            self._outcome.failures[verify(path)[0]] += 1
        kept = list_backups(path)
        self._outcome.notes["backups kept"] = len(kept)
        wanted = stay((b.time for b in kept), self._clock.now.astimezone().date())
        made = self._outcome.notes["backups made"]
        if len(kept) > len(wanted) or (made > _A_DAYS and len(kept) >= made):
            self._outcome.failures["backups are not thinned"] += 1


def _megabytes() -> float:
    """How much memory this process holds, after tidying up as the window does."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _opened() -> tuple[int, int]:
    """How many files and how many threads."""
    files, threads = (list(Path("/proc/self", what).iterdir()) for what in ("fd", "task"))
    return len(files), len(threads)


def _day(count: int, *, hoards: bool) -> Outcome:
    outcome = Outcome()
    with a_folder() as folder:
        path = folder / "festival.marquee"
        clock = Clock()
        at_that_time = partial(backing_up.keep_content, now=clock)
        backing_up.keep_content = at_that_time  # type: ignore[assignment]
        day = Day(path, outcome, clock, hoards=hoards)
        day.edits(count)
        day.ends(path)
    return outcome


def run(count: int, _seed: int) -> Outcome:
    """So many edits."""
    return _day(count, hoards=False)


def control() -> Outcome:
    """A process that keeps every snapshot."""
    return _day(600, hoards=True)


HARNESS = Harness(
    title="a day and a night of editing",
    unit="edits",
    ci=2_000,
    soak=21_600,
    run=run,
    control=control,
)

if __name__ == "__main__":
    sys.exit(HARNESS.main(sys.argv[1:]))
