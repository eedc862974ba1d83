"""What Marquee does with one damaged file, and whether it keeps its promises there.

A promise is broken by any exception that is not meant for users, by a change to a file that was
refused, by a salvaged festival that is not sound, and by a harmed file of somebody else.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import random
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from planner.cli import main
from planner.document import Document
from planner.document.restoring import salvage, verify
from planner.edit import Edit, SetField
from planner.edit.programmes import AddFilm
from planner.edit.screenings import PlaceProgramme
from planner.errors import FestivalDamaged, FestivalTooNew, NotAFestival, UserError
from planner.model import Edition, Film, Plan
from tests.harness.damaged_files import VICTIM, Damaged

REFUSALS = (FestivalDamaged, NotAFestival, FestivalTooNew)
_READ, _SALVAGED, _DOCTORED, _LIVED = 0.06, 0.01, 0.005, 0.15
"""Shares of the files that are also read, salvaged, shown to the doctor; and of those that open,
which are edited and verified.
"""


@dataclass
class Result:
    """How it ended, how long the longest call took in seconds of the processor, what was broken."""

    outcome: str
    slowest: float = 0.0
    broken: list[str] = field(default_factory=list)


def examine(damaged: Damaged, number: int) -> Result:
    """Open, edit, undo, verify and close, or be refused; some are read, salvaged and examined."""
    result = Result("broken")
    chance = random.Random(number)
    path = damaged.path
    if chance.random() < _READ:
        with _promised(result, "read"):
            Document.read(path).close()
    if chance.random() < _SALVAGED:
        _salvaged(path, result)
    if chance.random() < _DOCTORED:
        _doctored(path, result)
    _opened(damaged, result, lived=chance.random() < _LIVED)
    victim = path.with_name(VICTIM)
    if not victim.exists() or victim.read_text(encoding="utf-8") != "precious":
        result.broken.append("another file was harmed")
    return result


def _opened(damaged: Damaged, result: Result, *, lived: bool) -> None:
    path = damaged.path
    before = _digest(path)
    document = None
    try:
        with _promised(result, "open"):
            document = Document.open(path)
    except REFUSALS as refusal:
        result.outcome = type(refusal).__name__
        if not damaged.beside and _digest(path) != before:
            result.broken.append("a refused file was changed")
        if list(path.parent.glob(".*.lock")):
            result.broken.append("a refused file is still said to be held")
    if document is not None:
        result.outcome = "opened"
        if lived:
            _lived_with(document, result)
        with _promised(result, "close"):
            document.close()
        if lived:
            with _promised(result, "verify"):
                verify(path)


@contextlib.contextmanager
def _promised(result: Result, what: str) -> Iterator[None]:
    """Measure a call; a refusal passes through, whatever else is raised is a broken promise."""
    began = time.process_time()
    try:
        yield
    except REFUSALS:
        if what == "open":
            raise
    except UserError as error:
        if what not in {"edit", "undo", "redo", "close"}:
            result.broken.append(f"{what}: {type(error).__name__}: {error}")
    except Exception:  # noqa: BLE001 - whatever it is, it is what the harness looks for
        result.broken.append(f"{what}: {traceback.format_exc(limit=-4)}")
    finally:
        result.slowest = max(result.slowest, time.process_time() - began)


def _lived_with(document: Document, result: Result) -> None:
    """What a user would do next; each may be refused with a sentence, and with nothing else."""
    for edit in _edits(document):
        with _promised(result, "edit"):
            document.run(edit)
    with _promised(result, "edit"):
        document.flush()
    for _again in range(3):
        with _promised(result, "undo"):
            document.undo()
    with _promised(result, "redo"):
        document.redo()
        document.flush()
    with _promised(result, "history"):
        document.history()
    if len(document.festival.rows(Edition)) != 1 or not document.festival.rows(Plan):
        result.broken.append("edit: nothing is left of the festival")


def _edits(document: Document) -> list[Edit]:
    festival = document.festival
    edits: list[Edit] = [AddFilm("One more", 5400)]
    screen, programme = next(iter(festival.screens), None), next(iter(festival.programmes), None)
    if screen is not None and programme is not None:
        start = festival.edition.first_day * 1440 + 1200
        edits.append(PlaceProgramme(programme, screen, start))
    film = next(iter(festival.films), None)
    if film is not None:
        edits.append(SetField(Film.table, film, "title", "Another"))
    edits.append(SetField(Edition.table, festival.edition.id, "name", "Another"))
    return edits


def _salvaged(path: Path, result: Result) -> None:
    out = path.with_name("salvaged.marquee")
    before = _digest(path)
    try:
        with _promised(result, "salvage"):
            salvage(path, out)
            problems = verify(out)
            if problems:
                result.broken.append(f"salvaged: {problems}")
            with Document.open(out) as document:
                while document.undo_title is not None:
                    document.undo()
    except UserError as error:
        result.broken.append(f"salvaged: {error}")
    if _digest(path) != before:
        result.broken.append("a salvaged file was changed")
    out.unlink(missing_ok=True)


def _doctored(path: Path, result: Result) -> None:
    with _promised(result, "doctor"), contextlib.redirect_stdout(io.StringIO()):
        with contextlib.redirect_stderr(io.StringIO()):
            code = main(["doctor", str(path)])
        if code not in {0, 1, 2}:
            result.broken.append(f"doctor: exit code {code}")


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()  # nobody has it open here
