"""Keep the promises for as long as it takes: all harnesses with their large figures, each followed
by its control, in which a protection is off and something must be lost; the tests of the guard;
100,000 inputs for every reader, with a control in which there is a fault to be found; the whole
sample built by mouse and by keys; and then every kind of work by chance for some minutes each; or
only those named.

    python -m tests.soak
    python -m tests.soak power_cut kill_window
    python -m tests.soak inputs                       # all readers, or one by its id:
    python -m tests.soak --count 20000 --from 5000 tables workbooks
    python -m tests.soak --minutes 10 histories

Inputs and works by chance have numbers; a failure names one, and ``--only NUMBER`` tells it again.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.soak import prints
from tests.soak.histories import a_history
from tests.soak.inputs.kinds import KINDS
from tests.soak.inputs.running import PLANTED, soak
from tests.soak.placements import a_hand
from tests.soak.reprints import a_reprint
from tests.soak.rules import a_week_of_rules

CONTROL = "control"
ROOT = Path(__file__).resolve().parents[2]

HARNESSES = {
    "power_cut": 200_000,
    "kill_editing": 1_000,
    "kill_window": 300,
    "kill_migrations": 300,
    "failing_writes": 10_000,
    "damage": 100_000,
    "random_histories": 50_000,
    "endurance": 21_600,
}
"""The harnesses of ``tests.harness``, and how often each tries here."""

TESTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "guard": (
        "tests/planner/store/test_guard.py",
        ("without_the_guard_acknowledged_edits_are_lost", "a_plain_open_drops_the_locks_indeed"),
    ),
    "stories": ("tests/soak/whole_stories.py", ()),
    "all_prints": ("tests/soak/whole_prints.py", ("planted", "screenings")),
}
"""What is not tried by the thousand but in every way there is: the tests, and which of them are the
controls, that succeed when something is lost without the protection.
"""

WORK: dict[str, Callable[[random.Random], object]] = {
    "histories": a_history,
    "placements": a_hand,
    "prints": prints.a_print,
    "reprints": a_reprint,
    "rules": a_week_of_rules,
}
"""What is done by chance, one case after the other."""

CONTROLS: dict[str, Callable[[], str]] = {"prints": prints.control}
"""What says which of the faults planted into such work were not found."""

INPUTS = "inputs"
"""The name for all kinds of inputs (``tests.soak.inputs.kinds``) together."""

INPUTS_EACH = 100_000
_CONTROLLED = 2_000


class Run(NamedTuple):
    """A process to start: what it is called in the table, and which line of what it prints is for
    that. With ``must_fail`` it goes well when it says that something was lost.
    """

    name: str
    command: list[str]
    must_fail: bool = False
    says: int = 0


class Result(NamedTuple):
    """What came of one of them."""

    name: str
    went_well: bool
    seconds: float
    said: str


def try_hard(name: str) -> list[Run]:
    """A harness with its large figure, and its control."""
    harness = [sys.executable, "-m", f"tests.harness.{name}"]
    return [
        Run(name, [*harness, "--count", str(HARNESSES[name])]),
        Run(f"{name} {CONTROL}", [*harness, "--control"], must_fail=True),
    ]


def try_every_way(name: str) -> list[Run]:
    """Tests, and those of them that are controls."""
    path, controls = TESTS[name]
    patient = ["-o", "faulthandler_timeout=0"]  # what takes long here is no hang
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *patient, path]
    if not controls:
        return [Run(name, pytest, says=-1)]
    chosen = " or ".join(controls)
    return [
        Run(name, [*pytest, "-k", f"not ({chosen})"], says=-1),
        Run(f"{name} {CONTROL}", [*pytest, "-k", chosen], says=-1),
    ]


def ran(run: Run) -> Result:
    """What came of it; a control that only crashes has the exit code of one that lost something,
    but says nothing.
    """
    start = time.monotonic()
    done = subprocess.run(run.command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout, end="", flush=True)
    said = (done.stdout.strip().splitlines() or [""])[run.says]
    went_well = done.returncode == 0
    if run.must_fail:
        went_well = done.returncode == 1 and bool(said)
        said = f"{said} (as it must)" if went_well else f"found nothing wrong: {said}"
    return Result(run.name, went_well, time.monotonic() - start, said)


def work(name: str, seconds: float, only: int | None) -> Result:
    """Work by chance until the time is up, or tell one case."""
    start = time.monotonic()
    number = 0 if only is None else only
    while True:
        try:
            WORK[name](random.Random(number))
        except Exception:  # noqa: BLE001 - whatever it was is what the run is for
            traceback.print_exc()
            said = f"case {number} failed; tell it again with --only {number} {name}"
            return Result(name, went_well=False, seconds=time.monotonic() - start, said=said)
        number += 1
        if only is not None or time.monotonic() - start > seconds:
            break
    said = f"{number if only is None else 1} cases, all as promised"
    print(f"{name}: {said}", flush=True)
    return Result(name, went_well=True, seconds=time.monotonic() - start, said=said)


def controlled(name: str) -> Result:
    """Whether the faults that are planted into such work are found."""
    start = time.monotonic()
    missed = CONTROLS[name]()
    said = missed or "all planted faults were found (as they must)"
    print(f"{name} {CONTROL}: {said}", flush=True)
    return Result(f"{name} {CONTROL}", not missed, time.monotonic() - start, said)


def inputs(name: str, first: int, count: int) -> list[Result]:
    """What comes of so many inputs of one kind, and whether a planted fault among some is found."""
    soaked = soak(name, KINDS[name], count, first)
    print(f"{name}: {soaked.sentence()}\n{soaked.report()}".rstrip(), flush=True)
    results = [Result(name, soaked.is_well, soaked.seconds, soaked.sentence())]
    if count - first > 1:
        control = soak(name, KINDS[name], _CONTROLLED, planted=True, quiet=True)
        said = control.sentence().partition(";")[0]
        found = PLANTED in control.faults
        said = f"{said} (as it must)" if found else "the planted fault was not found"
        results.append(Result(f"{name} {CONTROL}", found, control.seconds, said))
    return results


def table(results: list[Result]) -> str:
    """One line for each: what came of it, how long it took, and what it said."""
    lines = [
        f"{'ok' if result.went_well else 'FAILED':<7} {result.name:<25} "
        f"{result.seconds / 60:6.1f} min   {result.said.removeprefix(f'{result.name}: ')}"
        for result in results
    ]
    return "\n".join(["", "Soaked:", *lines])


def main(arguments: list[str]) -> int:
    """Run what was asked for; exit code 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    known = [*HARNESSES, *TESTS, INPUTS, *KINDS, *WORK]
    parser.add_argument("names", nargs="*", help=f"all of them if left out: {', '.join(known)}")
    parser.add_argument("--minutes", type=float, default=10.0, help="for each work by chance")
    parser.add_argument("--count", type=int, default=INPUTS_EACH, help="inputs of each kind")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the first input")
    parser.add_argument("--only", type=int, help="tell this one input, or case, again")
    given = parser.parse_intermixed_args(arguments)
    unknown = sorted(set(given.names) - set(known))
    if unknown:
        parser.error(f"there is no {', '.join(unknown)}; there are: {', '.join(known)}")
    results: list[Result] = []
    for name in _spelt_out(given.names or [*HARNESSES, *TESTS, INPUTS, *WORK]):
        if name in HARNESSES:
            results += map(ran, try_hard(name))
        elif name in TESTS:
            results += map(ran, try_every_way(name))
        elif name in KINDS:
            one = given.only
            results += inputs(
                name, *((given.first, given.count) if one is None else (one, one + 1))
            )
        else:
            results.append(work(name, given.minutes * 60, given.only))
            if name in CONTROLS and given.only is None:
                results.append(controlled(name))
    print(table(results))
    return 0 if all(result.went_well for result in results) else 1


def _spelt_out(names: list[str]) -> list[str]:
    return [one for name in names for one in (KINDS if name == INPUTS else (name,))]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
