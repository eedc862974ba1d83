"""A headless editing process, whose every write is recorded: see ``power_cut``.

    python -m tests.harness.session FOLDER SEED EDITS [--unsynced]

It says the name of a file each time Marquee acknowledged something in it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from planner.assets import resource
from planner.document import Document
from planner.exchange import plan_import
from tests.build import start_festival
from tests.harness.editing import do_next

FESTIVAL, COPY, OLD, NEW = (
    f"{name}.marquee" for name in ("festival", "copy", "an old one", "a new one")
)
_SAMPLES = ("shanghai-panorama.txt", "screens.csv")


def say(name: str) -> None:
    """What the user is told: everything done to that file so far is saved."""
    os.write(1, f"{name}\n".encode())


def edits(document: Document, seed: str, count: int) -> None:
    """So many edits, undos and redos."""
    for number in range(count):
        do_next(document, f"{seed}/{number}")
        document.flush()
        say(document.path.name)


def main(folder: Path, seed: str, count: int) -> None:
    """Edit, import, undo that, save a copy; bring an old file up to date; begin a new one."""
    with Document.open(folder / FESTIVAL) as document:
        edits(document, seed, count)
        sources = [resource("samples") / name for name in _SAMPLES]
        document.run(plan_import(document.festival, sources).as_edit(document.festival))
        document.flush()
        say(FESTIVAL)
        edits(document, f"{seed}/imported", 2)
        while document.redo_title is None:
            document.undo()
            document.flush()
            say(FESTIVAL)
        document.save_copy(folder / COPY)
        say(COPY)
    with Document.open(folder / OLD) as document:
        say(OLD)
        edits(document, f"{seed}/old", 2)
    with Document.create(folder / NEW, start_festival()) as document:
        say(NEW)
        edits(document, f"{seed}/new", 2)


def without_syncing() -> None:
    """Take the protection away that is on trial."""
    from planner.store import connection

    unsynced = [p for p in connection._PRAGMAS if not p.startswith("synchronous")]
    connection._PRAGMAS = (*unsynced, "synchronous=OFF")  # type: ignore[assignment]


if __name__ == "__main__":
    if "--unsynced" in sys.argv:
        without_syncing()
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
