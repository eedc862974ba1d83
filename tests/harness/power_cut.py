"""Cut the power at every moment of an editing process, in every way that a disk may take it.

    python -m tests.harness.power_cut --count 20000

A real editing process is recorded by strace, once; then each state in which a disk may be after
each of its calls is built and opened by Marquee, which must find every acknowledged edit. States
are counted once, however many moments lead to them. Every hundredth is also worked on afterwards,
and examined as ``marquee doctor`` does.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.build import document_of, many_screenings
from tests.harness.disk import Choice, Disk, Files
from tests.harness.harness import ROOT, Harness, Outcome, a_folder
from tests.harness.judging import Judge
from tests.harness.recording import Event, record
from tests.harness.session import COPY, FESTIVAL, NEW, OLD

_OLD_FILE = ROOT / "tests" / "data" / "old_files" / "0001.marquee"
_STATES_OF_A_RECORDING = 20_000
_EDITS = 24


def run(count: int, seed: int) -> Outcome:
    """So many different states."""
    outcome = Outcome()
    while outcome.count < count:
        with a_folder() as folder:
            most = min(count, outcome.count + _STATES_OF_A_RECORDING)
            _one_recording(outcome, folder, most, seed)
        seed += 1
    return outcome


def control() -> Outcome:
    """SQLite does not wait for the disk."""
    outcome = Outcome()
    with a_folder() as folder:
        _one_recording(outcome, folder, 1000, 1, "--unsynced")
    return outcome


def _one_recording(outcome: Outcome, folder: Path, most: int, seed: int, *how: str) -> None:
    home, data = folder / "home", folder / "data"
    home.mkdir()
    data.mkdir()
    document_of(many_screenings(30, 3, 3, 12), home / FESTIVAL).close()
    shutil.copy(_OLD_FILE, home / OLD)
    before = {str(path): path.read_bytes() for path in home.iterdir()}
    os.environ["XDG_DATA_HOME"] = str(data)
    arguments = [str(home), str(seed), str(_EDITS), *how]
    events = record("tests.harness.session", arguments, folder)
    os.environ["XDG_DATA_HOME"] = str(folder / "judge")
    judge = Judge(home, folder / "state", outcome)
    _learn(judge, before, events)
    _cut_everywhere(judge, before, events, most, random.Random(seed))


def _learn(judge: Judge, before: Files, events: list[Event]) -> None:
    """Show the judge what each file held whenever something in it was acknowledged."""
    disk = Disk(before)
    judge.learn(FESTIVAL, disk.live())
    judge.learn_old(OLD, disk.live())
    judge.learn_missing(COPY)
    judge.learn_missing(NEW)
    for event in events:
        disk.follow(event)
        for name in _said(event):
            judge.learn(name, disk.live())


def _cut_everywhere(
    judge: Judge, before: Files, events: list[Event], most: int, chance: random.Random
) -> None:
    """Go through everything that was done, again and again, until there are enough states."""
    first = True
    while judge.outcome.count < most:
        judge.begin()
        disk = Disk(before)
        for event in events:
            disk.follow(event)
            for name in _said(event):
                judge.hear(name)
            for files in _states(disk, chance, first=first):
                judge.judge(files)
            if judge.outcome.count >= most:
                return
        first = False


def _states(disk: Disk, chance: random.Random, *, first: bool) -> Iterator[Files]:
    """What the disk may be like now: at first the plainest states, later any."""
    if first:
        yield disk.after_power_cut(lambda: False)
        yield disk.after_power_cut(lambda: True)
    elif not disk.is_settled:
        some = _sometimes(chance, chance.choice((0.2, 0.5, 0.8)))
        yield disk.after_power_cut(some)
        yield disk.after_power_cut(some, torn=chance)


def _sometimes(chance: random.Random, share: float) -> Choice:
    return lambda: chance.random() < share


def _said(event: Event) -> list[str]:
    return event.data.decode().split("\n")[:-1] if event.what == "say" else []


HARNESS = Harness(
    title="power cut",
    unit="states of the disk",
    ci=20_000,
    soak=200_000,
    run=run,
    control=control,
)

if __name__ == "__main__":
    sys.exit(HARNESS.main(sys.argv[1:]))
