"""Editing by chance: the same for the same number, in a file as on a plain model of it.

A process that is killed cannot say what it did. So what it does follows from numbers, the random
ids of new rows included, and whoever killed it does the same on a model that has no file.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from typing import Literal

from planner.document import Document
from planner.edit import Edit, SetField
from planner.edit.programmes import AddFilm
from planner.errors import UserError
from planner.model import Festival
from tests.build import changes_of, plain
from tests.edits import an_edit

_KINDS = (0, 1, 1, 1, 3, 3, 3, 3, 4, 6, 7, 8)
"""The numbers of those edits that leave enough of a festival to go on with."""

_WORDS = "a river town waits for the water to rise and nobody says why"


@dataclass(frozen=True)
class Step:
    """One thing that a programmer does."""

    what: Literal["edit", "undo", "redo"]
    edit: Edit | None = None


def next_step(festival: Festival, number: str, *, can_undo: bool, can_redo: bool) -> Step:
    """What the programmer does who has this in front of them."""
    chance = random.Random(number)
    kind = chance.choices(("edit", "undo", "redo"), (9, 3, 2))[0]
    if kind == "undo" and can_undo:
        return Step("undo")
    if kind == "redo" and can_redo:
        return Step("redo")
    return Step("edit", possible_edit(festival, chance))


def possible_edit(festival: Festival, chance: random.Random) -> Edit:
    """An edit that the festival allows."""
    for _attempt in range(4):
        edit = _an_edit(festival, chance)
        try:
            changes_of(festival, edit)
        except UserError:
            continue
        return edit
    return AddFilm(f"Film {chance.randrange(1000)}")


def _an_edit(festival: Festival, chance: random.Random) -> Edit:
    if festival.films and chance.random() < 0.3:
        film = chance.choice(sorted(festival.films))
        words = chance.choices(_WORDS.split(), k=chance.choice((3, 30, 600)))
        return SetField("film", film, "note", " ".join(words))
    return an_edit(festival, chance.choice(_KINDS), chance.randrange(1000), chance.randrange(1000))


def do_next(document: Document, number: str) -> None:
    """Do the next thing in a document; it may not be saved yet afterwards."""
    can = {"can_undo": document.undo_title is not None, "can_redo": document.redo_title is not None}
    step = next_step(document.festival, number, **can)
    random.seed(number)
    if step.edit is not None:
        document.run(step.edit, source=number)  # of its own, so that it never merges
    elif step.what == "undo":
        document.undo()
    else:
        document.redo()


class Model:
    """What a document must say: the snapshot, and those before and after it."""

    def __init__(self, festival: Festival) -> None:
        self.festival = festival
        self.past: list[Festival] = []
        self.future: list[Festival] = []

    def do_next(self, number: str) -> None:
        """The same as ``do_next`` in a document."""
        can = {"can_undo": bool(self.past), "can_redo": bool(self.future)}
        step = next_step(self.festival, number, **can)
        random.seed(number)
        if step.edit is not None:
            self.edit(step.edit)
        elif step.what == "undo":
            self.undo()
        else:
            self.redo()

    def edit(self, edit: Edit) -> None:
        """One more step, unless it changes nothing."""
        rows = changes_of(self.festival, edit)
        if rows:
            self.past.append(self.festival)
            self.festival = self.festival.with_changes(rows)
            self.future.clear()

    def undo(self) -> None:
        """Back to what was before the last step."""
        self.future.append(self.festival)
        self.festival = self.past.pop()

    def redo(self) -> None:
        """Forth to what was before the last undo."""
        self.past.append(self.festival)
        self.festival = self.future.pop()


def fingerprint(festival: Festival) -> str:
    """What a festival says, short enough to tell through a pipe; the same without its versions."""
    rows = {table: sorted(rows.items()) for table, rows in plain(festival).items()}
    return hashlib.sha256(repr(sorted(rows.items())).encode()).hexdigest()
