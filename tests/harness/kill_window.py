"""Kill the real window while the mouse drags a block, and start it again on the same file.

    python -m tests.harness.kill_window --count 30

A real pointer on a screen that nobody sees moves and removes blocks, undoes, and takes up one more;
then the window's process is killed. The file must hold all that the window called saved before, and
the next window opens it.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from planner.document import Document
from planner.errors import UserError
from planner.store import verify
from tests.build import FestivalBuilder, document_of
from tests.harness.editing import fingerprint
from tests.harness.harness import ROOT, Harness, Outcome, a_folder
from tests.stage import Stage

_KILLS_OF_A_FILE = 10
_LATEST = 0.2


@dataclass
class Seen:
    """What a window showed: the festival at the beginning and after each change, and how many of
    these it called saved.
    """

    opened: str = ""
    states: list[str] = field(default_factory=list)
    saved: int = 0

    def hear(self, line: str) -> None:
        """One line of a window's news."""
        what, _space, state = line.partition(" ")
        if what == "open":
            self.opened = state
        if what in {"open", "did"}:
            self.states.append(state)
        if what == "saved" and state in self.states:
            self.saved = len(self.states) - 1 - self.states[::-1].index(state)


def run(count: int, seed: int) -> Outcome:
    """So many windows, one after the other."""
    return _killed(count, seed)


def control() -> Outcome:
    """A window that calls saved what it has not committed."""
    return _killed(3, 1, "--unsaved")


def _killed(count: int, seed: int, *how: str) -> Outcome:
    outcome = Outcome()
    with Stage() as stage:
        while outcome.count < count:
            with a_folder() as folder:
                path = folder / "festival.marquee"
                _a_festival(path)
                for _kill in range(min(_KILLS_OF_A_FILE, count - outcome.count)):
                    number = f"{seed}/{outcome.count}"
                    _one_kill(stage, path, number, outcome, *how)
    return outcome


def _a_festival(path: Path) -> None:
    build = FestivalBuilder(screens=4, days=1)
    for number in range(8):
        hour, screen = divmod(number, 4)
        build.screening(build.film(f"Film {number}", 40), f"{10 + 2 * hour}:00", screen)
    document_of(build.festival, path).close()


def _one_kill(stage: Stage, path: Path, number: str, outcome: Outcome, *how: str) -> None:
    with Document.open(path) as document:
        before = fingerprint(document.festival)
    seen = _watched(stage, path, number, *how)
    outcome.count += 1
    outcome.notes["edits seen"] += len(seen.states) - 1
    outcome.notes["called saved"] += seen.saved
    if seen.opened != before:
        outcome.failures["the next start shows another festival"] += 1
    try:
        with Document.open(path) as document:
            found = fingerprint(document.festival)
        problems = verify(path)
    except UserError as error:
        problems = [type(error).__name__]
    if problems:
        outcome.failures[f"the file is broken: {problems[0]}"] += 1
    elif found not in seen.states[seen.saved :]:
        outcome.failures["the file has not what the window called saved"] += 1


def _watched(stage: Stage, path: Path, number: str, *how: str) -> Seen:
    """Let a window work until a block is in the hand, kill it soon after, and say what it said."""
    command = [sys.executable, "-m", "tests.harness.window", str(path), number, *how]
    seen = Seen()
    with subprocess.Popen(
        command, cwd=ROOT, env=_env(stage, path.parent), stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout is not None
        for line in window.stdout:
            seen.hear(line.strip())
            if line.startswith("dragging"):
                time.sleep(random.Random(number).uniform(0, _LATEST))
                window.kill()
    assert window.returncode == -9, f"the window ended by itself ({window.returncode})"
    subprocess.run(["xdotool", "mouseup", "1"], env=stage.env, check=True)
    return seen


def _env(stage: Stage, folder: Path) -> dict[str, str]:
    kinds = ("CONFIG", "STATE", "CACHE")
    own = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in kinds}
    return {**stage.env, "XDG_DATA_HOME": os.environ["XDG_DATA_HOME"], **own, "LANGUAGE": "en"}


HARNESS = Harness(
    title="window killed in the middle of a drag",
    unit="kills",
    ci=30,
    soak=300,
    run=run,
    control=control,
)

if __name__ == "__main__":
    sys.exit(HARNESS.main(sys.argv[1:]))
