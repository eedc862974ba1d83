"""One input, and what must hold of whatever becomes of it."""

from __future__ import annotations

import random
import re
import tempfile
from atexit import register
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planner.exchange.base import Understood
from planner.model import RowChange, columns
from planner.model.possible import is_possible
from tests.harness.harness import quick_folder

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LONGEST_SENTENCE = 1500
_LARGEST = 2**63


@dataclass(frozen=True, slots=True)
class Case:
    """An input: the bytes and the name of a file, what it is said to be (``--as``), and whether it
    is brought in as well as read.
    """

    content: bytes
    name: str
    kind: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of inputs: how one is made, and how it is brought in, which raises what it raises."""

    make: Callable[[random.Random], Case]
    bring: Callable[[Case], None]


@cache
def folder() -> Path:
    """Where the files of this process lie, until it ends."""
    made = tempfile.TemporaryDirectory(prefix="marquee-inputs-", dir=quick_folder())
    register(made.cleanup)
    return Path(made.name)


def written(case: Case) -> Path:
    """The file of the case."""
    path = folder() / case.name
    path.write_bytes(case.content)
    return path


def require_sentence(text: str) -> None:
    """One sentence for people: one line that can be printed anywhere, and not a page long."""
    assert text, "an empty sentence"
    found = _CONTROL.search(text)
    assert found is None, f"a sentence with {found[0]!r}"
    assert len(text) < _LONGEST_SENTENCE, f"a sentence of {len(text)} letters"


def require_sound(understood: Understood, name: str) -> None:
    """What a reader gives back: the documented type, its problems about this file, as sentences."""
    assert isinstance(understood, Understood)
    for problem in understood.problems:
        require_sentence(problem.sentence())
        assert problem.file == name, f"a problem of {problem.file!r}"
    for leftover in understood.leftovers:
        leftover.text.encode()


def require_storable(changes: Iterable[RowChange]) -> None:
    """What comes in can be stored, and opened again: possible numbers, and texts UTF-8 has."""
    for change in changes:
        for column in () if change.after is None else columns(type(change.after)):
            name, value = column.name, getattr(change.after, column.name)
            assert is_possible(column, value), f"{change.table}.{name} is {value}"
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, str):
                    assert "\x00" not in one, f"{change.table}.{name} has a NUL"
                    one.encode()
                elif isinstance(one, int):
                    assert -_LARGEST <= one < _LARGEST, f"{change.table}.{name} is {one}"
                else:
                    assert one is None or not isinstance(one, float), f"{name} is {one!r}"
