"""The people of a cell: several, or with the family name first as in “Tan, Cy”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_APART = re.compile(r"\s*[;/|、\n]\s*|\s+(?:&|\+|and)\s+")
_PART = re.compile(r"[^\W\d_][^\d,;:/|&+()\"“”]*")
_LONGEST, _MOST_WORDS = 60, 3
_AFTER_NAMES = "jr sr ii iii iv phd md dr esq inc ltd llc llp gmbh ag kg sa srl spa bv nv plc corp"
_NO_NAMES = frozenset(_AFTER_NAMES.split())
_SURE = 0.8
"""The share of a column's cells that must be names with one comma each to prove it for all."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A name as it was written, and as people say it."""

    written: str
    name: str


def turned(name: str) -> str:
    """“Cy Tan” for “Tan, Cy”; empty for any other text."""
    parts = [part.strip() for part in name.split(",")]
    if len(parts) != 2 or len(name) > _LONGEST:
        return ""
    for part in parts:
        if not _PART.fullmatch(part) or len(part.split()) > _MOST_WORDS or part >= "\u2e80":
            return ""
    if parts[1].replace(".", "").casefold() in _NO_NAMES:
        return ""
    return f"{parts[1]} {parts[0]}"


def family_first(cells: Sequence[str]) -> Turned | None:
    """What a column of names with the family name first has as its first; None if it is none."""
    names = [_APART.split(cell.strip()) for cell in cells if cell]
    proving = [name for some in names if all(map(turned, some)) for name in some]
    several = sum(all(map(turned, some)) for some in names)
    if several < 2 or several < _SURE * len(names):
        return None
    if all(_is_whole(part.strip()) for name in proving for part in name.split(",")):
        return None  # two people in each, with their whole names
    return Turned(proving[0], turned(proving[0]))


def people_in(text: str, *, proven: bool = False) -> tuple[list[str], list[Turned]]:
    """The people of a cell, and those of them whose names look turned. They are apart at commas
    only where each part is a whole name; ``proven``: the column has the family name first.
    """
    found: list[str] = []
    doubtful: list[Turned] = []
    for name in filter(None, _APART.split(text.strip())):
        parts = [part.strip() for part in name.split(",") if part.strip()]
        said = turned(name)
        if proven and said:
            found.append(said)
        elif all(map(_is_whole, parts)):
            found += parts
        else:
            found.append(name)
            doubtful += [Turned(name, said)] if said else []
    return found, doubtful


def _is_whole(name: str) -> bool:
    """Whether it has a first and a last name; those of China, Japan and Korea need no space."""
    return " " in name or name >= "\u2e80"
