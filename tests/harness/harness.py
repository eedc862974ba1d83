"""What all harnesses have in common: how they are started, and what they say at the end."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 4 * 3600


@dataclass
class Outcome:
    """How often something was tried, what went wrong and how often, and what else is worth a word.

    ``seconds`` is how long it all took.
    """

    count: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def sentence(self, unit: str) -> str:
        """The figures in one line."""
        more = "".join(f", {number:,} {what}" for what, number in self.notes.items())
        lost = "nothing lost" if not self.failures else f"{self.failures.total():,} FAILED"
        return f"{self.count:,} {unit}{more}: {lost} ({self.seconds:.0f} s)"

    def to_json(self) -> str:
        """For another process."""
        values = (self.count, self.failures, self.notes, self.seconds)
        return json.dumps(values)

    @classmethod
    def from_json(cls, text: str) -> Outcome:
        """What another process said."""
        count, failures, notes, seconds = json.loads(text)
        return cls(count, Counter(failures), Counter(notes), seconds)


@dataclass(frozen=True)
class Harness:
    """One way of trying to lose a festival.

    ``run`` tries it that often, with a number that everything left to chance depends on;
    ``control`` does so without what protects. ``ci`` and ``soak`` are how often a test and
    ``make soak`` try.
    """

    title: str
    unit: str
    ci: int
    soak: int
    run: Callable[[int, int], Outcome]
    control: Callable[[], Outcome]

    def main(self, arguments: list[str]) -> int:
        """The command line of a harness; exit code 1 when something was lost."""
        parser = argparse.ArgumentParser(description=self.title)
        parser.add_argument("--count", type=int, default=self.ci, help=self.unit)
        parser.add_argument("--seed", type=int, default=1, help="another run of chance")
        parser.add_argument("--control", action="store_true", help="without protection: must fail")
        parser.add_argument("--json", action="store_true", help="for another program")
        given = parser.parse_args(arguments)
        start = time.monotonic()
        with nobodys_folders():
            outcome = self.control() if given.control else self.run(given.count, given.seed)
        outcome.seconds = time.monotonic() - start
        lines = [f"{self.title}: {outcome.sentence(self.unit)}"]
        lines += [f"  {times:,}× {what}" for what, times in outcome.failures.most_common(40)]
        sys.stdout.write(outcome.to_json() if given.json else "\n".join(lines))
        sys.stdout.write("\n")
        return 1 if outcome.failures else 0


def told(name: str, *arguments: str) -> Outcome:
    """What a harness says; it runs in a process of its own, because it forks, or limits itself."""
    command = [sys.executable, "-m", f"tests.harness.{name}", "--json", *arguments]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=_PATIENCE
    )
    assert done.returncode in {0, 1}, done.stderr
    assert done.stdout.strip(), done.stderr
    return Outcome.from_json(done.stdout.splitlines()[-1])


def quick_folder() -> Path | None:
    """Where syncing costs nothing, for what is not about this machine's disk."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and os.access(memory, os.W_OK) else None


@contextmanager
def a_folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="marquee-harness-", dir=quick_folder()) as folder:
        yield Path(folder)


@contextmanager
def nobodys_folders() -> Iterator[None]:
    """Keep settings, logs and backups away from those of the programmer."""
    names = [f"XDG_{kind}_HOME" for kind in ("CONFIG", "DATA", "STATE", "CACHE")]
    before = {name: os.environ.get(name) for name in names}
    with a_folder() as folder:
        os.environ.update({name: str(folder / name) for name in names})
        try:
            yield
        finally:
            for name, value in before.items():
                os.environ.pop(name, None)
                if value is not None:
                    os.environ[name] = value
