"""Let the disk fail at each single write of everything that writes.

    python -m tests.harness.failing_writes

The disk is full, read-only, broken once, or takes half of a write: at the first thing that SQLite
or Python writes for an edit, then at the second, and so on to the end. A small disk is filled up to
its last pages where one may be mounted (where not, that is said), and files are limited in size.
Each time the deed is refused with a sentence, everything is as before, and the deed is possible as
soon as the disk is in order again; or the deed is done, because it could do without. ``--count`` is
the most attempts of one kind.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from functools import partial
from itertools import count as numbers
from pathlib import Path

from planner.errors import UserError
from tests.harness.deeds import DEEDS, Deed, DoBackup, DoEdit
from tests.harness.faults import (
    BROKEN,
    FULL,
    PAGE,
    READ_ONLY,
    FailingCalls,
    FailingFiles,
    Fault,
    FullDisk,
    LimitedFiles,
    small_disk,
)
from tests.harness.harness import Harness, Outcome, a_folder

_ALL = 10_000
_NOW_AND_THEN = 10
_SMALL = 4 << 20
_PAGES_MORE = 4
"""By how much the limit of a file grows from one attempt to the next: where it stands within a few
pages of a table makes no difference.
"""

_QUICK_ONLY = {"broken once", "short once"}
"""What is left out where each attempt takes long: it is the same as the others but for its end."""

NOT_MOUNTED = "deeds left out on a small disk, which may not be mounted here"

Kind = Callable[[int], Fault]

CALLS: dict[str, Kind] = {
    "full": lambda n: FailingCalls(n, FULL),
    "read-only": lambda n: FailingCalls(n, READ_ONLY),
    "broken once": lambda n: FailingCalls(n, BROKEN, once=True),
    "short, then full": lambda n: FailingCalls(n, FULL, short=True),
    "short once": lambda n: FailingCalls(n, FULL, short=True, once=True),
}
FILES: dict[str, Kind] = {
    "files read-only": lambda n: FailingFiles(n, READ_ONLY),
    "files limited": lambda n: LimitedFiles(n * _PAGES_MORE * PAGE),
}


def run(count: int, _seed: int) -> Outcome:
    """At most so many attempts of each kind."""
    outcome = Outcome()
    for deed in DEEDS:
        for name, kind in {**CALLS, **FILES}.items():
            if not (deed.is_slow and name in _QUICK_ONLY):
                with a_folder() as folder:
                    _attempts(deed, name, kind, folder, outcome, count)
        fill_a_disk(deed, outcome, count)
    return outcome


def fill_a_disk(deed: type[Deed], outcome: Outcome, most: int) -> None:
    """At most so many attempts on a small disk; a note where none may be mounted."""
    with a_folder() as folder, small_disk(folder, _SMALL) as disk:
        if disk is None:
            outcome.notes[NOT_MOUNTED] += 1
        else:
            _attempts(deed, "small disk", partial(FullDisk, disk), disk, outcome, most)


def control() -> Outcome:
    """SQLite without a journal cannot take back what it wrote."""
    from planner.store import connection

    outcome, pragmas = Outcome(), connection._PRAGMAS
    connection._PRAGMAS = ("journal_mode=OFF", *pragmas[1:])  # type: ignore[assignment]
    with a_folder() as folder:
        _attempts(DoEdit, "full", CALLS["full"], folder, outcome, 40)
    return outcome


def _attempts(
    kind_of_deed: type[Deed], name: str, kind: Kind, folder: Path, outcome: Outcome, most: int
) -> None:
    """Fail at the first write, at the second, and so on, until the deed is done without failing."""
    if kind_of_deed is DoBackup:
        os.environ["XDG_DATA_HOME"] = str(folder / "data")
    deed = kind_of_deed(_empty(folder, 0))
    problem = ""
    for index in numbers():
        deed.may_leave = name == "files read-only"
        again = not deed.is_slow or index % _NOW_AND_THEN == 0
        hit, problem = _attempt(deed, kind(index), again=again)
        if problem or not hit or index == most:
            break
        outcome.count += 1
        outcome.notes[f"in {deed.name}"] += 1
        if deed.is_over:
            outcome.notes["of them rescued"] += 1
            deed = kind_of_deed(_empty(folder, index))
    problem = problem or deed.end()
    if problem:
        outcome.failures[f"{deed.name}, {name} at write {index}: {problem}"] += 1


def _empty(folder: Path, number: int) -> Path:
    shutil.rmtree(folder / f"{number - 1}", ignore_errors=True)
    place = folder / f"{number}"
    place.mkdir()
    return place


def _attempt(deed: Deed, fault: Fault, *, again: bool) -> tuple[bool, str]:
    """Whether anything failed, and what is wrong afterwards."""
    deed.prepare()
    try:
        with fault:
            deed.attempt()
    except UserError as error:
        if not str(error).strip():
            return fault.hit, f"it was refused without a sentence: {error!r}"
        return fault.hit, _problem_afterwards(deed, error, again=again)
    except Exception as error:  # noqa: BLE001 - anything but a sentence is what we look for
        return fault.hit, f"it ended with {error!r}"
    return fault.hit, _problem_afterwards(deed, None, again=False)


def _problem_afterwards(deed: Deed, refused: UserError | None, *, again: bool) -> str:
    """What is wrong now that the disk is in order; with ``again`` the deed must be possible."""
    try:
        if refused is None:
            return deed.problem_when_done()
        problem = deed.problem_when_refused(refused)
        if problem or deed.is_over or not again:
            return problem
        deed.attempt()
        return deed.problem_when_done()
    except Exception as error:  # noqa: BLE001 - whatever it is, it does not work afterwards
        return f"afterwards there is {error!r}"


HARNESS = Harness(
    title="disk fails at each write",
    unit="failing writes",
    ci=_ALL,
    soak=_ALL,
    run=run,
    control=control,
)

if __name__ == "__main__":
    sys.exit(HARNESS.main(sys.argv[1:]))
