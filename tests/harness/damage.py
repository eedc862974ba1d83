"""Damaged and hostile files by the thousand: each is refused with its sentence, or works.

    python -m tests.harness.damage --count 10000

Each file has a number; a broken promise names it, and ``--only NUMBER`` tells it again. The files
are opened in child processes, so that a crash of the interpreter, or one that never ends, is a
result like another. ``--control`` opens some with the protections off, and must break promises.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from planner.store import file, sidecars
from tests.harness.damage_examined import REFUSALS, Result, examine
from tests.harness.damaged_files import bases, cleared, make

MOST_SECONDS = 2.0
"""How long a call may keep the processor busy."""

_PATIENCE = 60.0
"""After how many seconds without any news a child is stopped; the machine may be busy otherwise."""

_BATCH = 2_500
_CONTROLLED = 500
_UNPROTECTED = "unprotected"
_KNOWN = {"opened", *(kind.__name__ for kind in REFUSALS)}


@dataclass
class Figures:
    """What came of all of them."""

    count: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    whats: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, 0)
    broken: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, number: int, what: str, result: Result) -> None:
        """Count one file."""
        self.count += 1
        self.outcomes[result.outcome] += 1
        self.whats[f"{what}: {result.outcome}"] += 1
        self.slowest = max(self.slowest, (result.slowest, number))
        self.broken += [f"{number} ({what}): {line}" for line in result.broken]
        if result.slowest > MOST_SECONDS:
            self.broken.append(f"{number} ({what}): took {result.slowest:.1f} s")
        if result.outcome not in _KNOWN and not result.broken:
            self.broken.append(f"{number} ({what}): {result.outcome}")

    def __str__(self) -> str:
        """The figures for people."""
        outcomes = ", ".join(f"{count} {name}" for name, count in self.outcomes.most_common())
        broken = f"{len(self.broken)} broken promises"
        seconds, number = self.slowest
        lines = [
            f"damage: {self.count} files in {self.seconds:.0f} s, {broken}: {outcomes}",
            f"damage: slowest call {seconds:.2f} s of the processor (file {number})",
        ]
        return "\n".join([*lines, *self.broken[:20]])


def run(count: int, first: int = 0, *, sabotage: str = "", patience: float = _PATIENCE) -> Figures:
    """Examine so many files in as many processes as there are processors.

    ``sabotage`` shows what would be noticed: “crash:7”, “hang:7”, or “unprotected”, with which
    neither the schema of a file nor what a journal beside it names is looked at.
    """
    figures = Figures()
    began = time.monotonic()
    batches: queue.SimpleQueue[range] = queue.SimpleQueue()
    for start in range(first, first + count, _BATCH):
        batches.put(range(start, min(start + _BATCH, first + count)))
    news: queue.SimpleQueue[tuple[int, str, Result] | None] = queue.SimpleQueue()
    workers = [
        threading.Thread(target=_work, args=(batches, news, sabotage, patience))
        for _processor in range(os.cpu_count() or 1)
    ]
    for worker in workers:
        worker.start()
    for _worker in workers:
        while (told := news.get()) is not None:
            figures.add(*told)
    for worker in workers:
        worker.join()
    figures.seconds = time.monotonic() - began
    return figures


def control() -> Figures:
    """Some files with the protections off."""
    return run(_CONTROLLED, sabotage=_UNPROTECTED)


def _work(
    batches: queue.SimpleQueue[range],
    news: queue.SimpleQueue[tuple[int, str, Result] | None],
    sabotage: str,
    patience: float,
) -> None:
    try:
        while True:
            waiting = batches.get_nowait()
            while waiting:  # after a crash, from the file behind it on
                for number, what, result in _child(waiting, sabotage, patience):
                    news.put((number, what, result))
                    waiting = range(number + 1, waiting.stop)
    except queue.Empty:
        news.put(None)


def _child(numbers: range, sabotage: str, patience: float) -> Iterator[tuple[int, str, Result]]:
    """What a child process says of these files; of the one that kills it, that it did."""
    program = [sys.executable, "-m", "tests.harness.damage", "--child"]
    program += [str(numbers.start), str(numbers.stop), "--sabotage", sabotage]
    with tempfile.TemporaryFile("w+") as errors:
        child = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=errors, text=True)
        at = numbers.start
        try:
            for line in _lines(child, patience):
                told = json.loads(line)
                at = told["number"] + 1
                yield told["number"], told["what"], Result(**told["result"])
            hung = child.poll() is None
        finally:
            child.kill()
            child.wait()
            if child.stdout is not None:
                child.stdout.close()
        if at < numbers.stop:
            errors.seek(0)
            how = "never ended" if hung else f"killed the interpreter ({child.returncode})"
            yield at, "?", Result(how, broken=[errors.read()[-2000:]])


def _lines(child: subprocess.Popen[str], patience: float) -> Iterator[str]:
    """What the child says, until it says no more, or nothing for that many seconds."""
    said: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def listen() -> None:
        assert child.stdout is not None
        for line in child.stdout:
            said.put(line)
        said.put(None)

    threading.Thread(target=listen, daemon=True).start()
    try:
        while (line := said.get(timeout=patience)) is not None:
            yield line
    except queue.Empty:
        return
    child.wait()


def _be_child(numbers: range, sabotage: str) -> None:
    faulthandler.enable()
    if sabotage == _UNPROTECTED:
        file.require_known = lambda _connection, _path: None  # type: ignore[attr-defined]
        sidecars.names_another_file = lambda _sidecar: False
    shared = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=shared) as home:
        data = Path(home, "data")
        os.environ["XDG_DATA_HOME"] = str(data)
        whole = bases(cleared(Path(home, "bases")))
        for number in numbers:
            cleared(data)
            damaged = make(number, cleared(Path(home, "place")), whole)
            if sabotage == f"crash:{number}":
                os.abort()
            if sabotage == f"hang:{number}":
                threading.Event().wait()
            result = examine(damaged, number)
            told = {"number": number, "what": damaged.what, "result": asdict(result)}
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """Run what was asked for and print the figures; exit code 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.harness.damage", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first file")
    parser.add_argument("--only", type=int, help="tell this one again")
    parser.add_argument("--control", action="store_true", help="without protection: must fail")
    parser.add_argument("--kinds", action="store_true", help="say what became of each kind")
    parser.add_argument("--child", type=int, nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--sabotage", default="", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.child:
        _be_child(range(*given.child), given.sabotage)
        return 0
    if given.control:
        figures = control()
    else:
        figures = run(1, given.only) if given.only is not None else run(given.count, given.first)
    sys.stdout.write(f"{figures}\n")
    if given.kinds:
        for what, count in sorted(figures.whats.items()):
            sys.stdout.write(f"  {what}: {count}\n")
    return 1 if figures.broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
