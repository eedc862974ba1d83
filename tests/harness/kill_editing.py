"""Kill an editing process at any moment, and open what it leaves behind.

    python -m tests.harness.kill_editing --count 200

Each process goes on with the file of the one before, undoing what that one did as well. It says
through a pipe what it is about to do and how much of that is saved; the killer does the same on a
model without a file and compares. (That nothing hangs on the disk's own memory is what
``power_cut`` is for: what a killed process wrote, the system still knows.)
"""

from __future__ import annotations

import os
import random
import signal
import struct
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from planner.document import Document
from planner.errors import UserError
from planner.model import Record
from planner.store import verify
from tests.build import document_of, many_screenings, plain
from tests.harness.editing import Model, do_next
from tests.harness.harness import Harness, Outcome, a_folder

_KILLS_OF_A_FILE = 25
_LATEST = 0.15
_NEWS = struct.Struct("<II")

Tables = Mapping[str, Mapping[int, Record]]

Truthful = Callable[[Document], bool]


def when_saved(document: Document) -> bool:
    """Marquee's own word for it."""
    return document.saved


def at_once(_document: Document) -> bool:
    """What must not be said: it is done, while it is still on its way to the file."""
    return True


def run(count: int, seed: int) -> Outcome:
    """So many processes, one after the other."""
    return _killed(count, seed, when_saved)


def control() -> Outcome:
    """An editing process that acknowledges before it commits."""
    return _killed(60, 1, at_once)


def _killed(count: int, seed: int, says: Truthful) -> Outcome:
    outcome = Outcome()
    chance = random.Random(seed)
    while outcome.count < count:
        with a_folder() as folder:
            path = folder / "festival.marquee"
            document_of(many_screenings(30, 3, 3, 12), path).close()
            with Document.open(path) as document:
                start = document.festival
            model = Model(start)
            for _kill in range(min(_KILLS_OF_A_FILE, count - outcome.count)):
                number = f"{seed}/{outcome.count}"
                if not _one_kill(path, model, number, chance, says, outcome):
                    break
            else:
                _take_everything_back(path, model, outcome)
    return outcome


def _one_kill(
    path: Path, model: Model, number: str, chance: random.Random, says: Truthful, outcome: Outcome
) -> bool:
    """Whether the file held what it had to, so that the next one can go on with it."""
    outcome.count += 1
    sent, saved = _watched(path, number, chance.uniform(0.01, _LATEST), says)
    outcome.notes["edits saved before"] += saved
    outcome.notes["journals left"] += path.with_name(f"{path.name}-journal").exists()
    try:
        with Document.open(path) as document:
            found = _around(document)
        problems = verify(path)
    except UserError as error:
        problems = [type(error).__name__]
    if problems:
        outcome.failures[f"the file is broken: {problems[0]}"] += 1
        return False
    nearest = ""
    for step in range(sent + 1):
        if step >= saved and (here := _around_in(model)) == found:
            return True
        if step == saved:
            nearest = f"{_unlike(here.now, found.now)}; steps {_depths(here)}, not {_depths(found)}"
        if step < sent:
            model.do_next(f"{number}/{step}")
    outcome.failures[
        f"the file is not what the acknowledged edits make of it (process {number}, {saved} of "
        f"{sent} saved; after the last of these: {nearest})"
    ] += 1
    return False


class Around(NamedTuple):
    """What a festival says; how many steps can be undone, and what it says after one undo and
    after each redo. Without these, what was done and taken back could be taken for something else
    that was done and taken back, and be found missing when the next process does it again.
    """

    now: Tables
    past: int
    before: Tables | None
    ahead: list[Tables]


def _around(document: Document) -> Around:
    parents = {step.id: step.parent for step in document.history()}
    head, tip = document._history.position
    undone = list(_steps_between(head, tip, parents))
    _beginning, *past = reversed(list(_steps_between(None, head, parents)))
    return Around(
        now=plain(document.festival),
        past=len(past),
        before=plain(document.festival_after(parents[past[-1]] or 0)) if past else None,
        ahead=[plain(document.festival_after(step)) for step in undone],
    )


def _around_in(model: Model) -> Around:
    return Around(
        now=plain(model.festival),
        past=len(model.past),
        before=plain(model.past[-1]) if model.past else None,
        ahead=[plain(festival) for festival in model.future],
    )


def _depths(around: Around) -> tuple[int, int]:
    return around.past, len(around.ahead)


def _unlike(one: Tables, other: Tables) -> str:
    """How many rows of each table differ, for whoever has to find out why."""
    differ = {
        table: sum(
            one.get(table, {}).get(row) != other.get(table, {}).get(row)
            for row in {*one.get(table, {}), *other.get(table, {})}
        )
        for table in sorted({*one, *other})
    }
    return ", ".join(f"{count} of {table}" for table, count in differ.items() if count) or "no row"


def _steps_between(
    first: int | None, last: int | None, parents: Mapping[int, int | None]
) -> Iterator[int]:
    """The steps after the first up to the last, that one first."""
    while last is not None and last != first:
        yield last
        last = parents[last]


def _watched(path: Path, number: str, seconds: float, says: Truthful) -> tuple[int, int]:
    """Let a process edit for so long; how many edits it began, and how many it called saved."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        _edit_until_killed(path, number, told, says)
    os.close(told)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(heard, "rb") as pipe:
        news = pipe.read()
    whole = len(news) - len(news) % _NEWS.size
    return _NEWS.unpack(news[whole - _NEWS.size : whole]) if whole else (0, 0)


def _edit_until_killed(path: Path, number: str, told: int, says: Truthful) -> None:
    """Sometimes wait for the file, sometimes edit on while it is written."""
    try:
        document = Document.open(path)
        chance = random.Random(number)
        sent = saved = 0
        while True:
            os.write(told, _NEWS.pack(sent + 1, saved))
            do_next(document, f"{number}/{sent}")
            sent += 1
            if chance.random() < 0.5:
                document.flush()
            if says(document):
                saved = sent
                os.write(told, _NEWS.pack(sent, saved))
    finally:
        os._exit(1)


def _take_everything_back(path: Path, model: Model, outcome: Outcome) -> None:
    """The history reaches back through all those processes."""
    with Document.open(path) as document:
        while document.undo_title is not None:
            document.undo()
        start = model.past[0] if model.past else model.festival
        if plain(document.festival) != plain(start):
            outcome.failures["undoing everything does not lead to the beginning"] += 1


HARNESS = Harness(
    title="editing process killed",
    unit="kills",
    ci=200,
    soak=1_000,
    run=run,
    control=control,
)

if __name__ == "__main__":
    sys.exit(HARNESS.main(sys.argv[1:]))
