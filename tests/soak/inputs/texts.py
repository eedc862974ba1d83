"""Running text: catalogues, catalogues with labels and programme listings, put together from lines
of real ones, with words exchanged for what people type there.
"""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

from planner.assets import resource
from tests.soak.inputs.case import Case
from tests.soak.inputs.wounds import SPLINTERS, encoded, shuffled, torn

_DATA = Path(__file__).resolve().parents[2] / "data"
_MOST_LINES = 12
_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
_WORDS = (
    "Length:", "Length", "minutes", "mins.", "min", "90'", "4’05’’", "1 h 33", "16:03", "tbc", "0",
    "Director", "Writer/Director", "Directed by", "Dir.", "Ann Sol", "Ann “Dot” Sol", "and", "&",
    "Title:", "Original title:", "Country of Origin:", "Runtime:", "Year:", "Film Description:",
    "Venue:", "Odeon / 1", "“Salt”", "(4:06pm)", "(12:10am)", "(2012)", "(長春)", "(Spain, 2021)",
    "FRIDAY, MARCH 1", "Saturday 7 November 2026", "31 February", "2019-02-30", "Chile", "Spain/",
    "<FAMILY>", "[ UPSTREAM ]", "== NIGHT ==", "# Estuary", "SHORTS", "SECTION:", "27 films",
    "Total number of films: 99", "Block A (4:00pm)", "–", "—", " - ", "-", "//", "|", "**", "…",
)  # fmt: skip


@cache
def _lines(shape: str) -> tuple[str, ...]:
    files = {
        "prose": [*(_DATA / "catalogues").glob("*.txt"), *resource("samples").glob("*.txt")],
        "labelled": [_DATA / "shapes" / "labelled.txt"],
        "listing": [_DATA / "shapes" / "listing.txt"],
    }
    lines: list[str] = []
    for file in sorted(files[shape]):
        lines += file.read_text(encoding="utf-8").split("\n")
    return tuple(lines)


def a_text(shape: str, chance: random.Random) -> str:
    """A text of that shape, sometimes with lines of another, and wounded or not."""
    lines = _some(shape, chance)
    if chance.random() < 0.15:
        at = chance.randrange(len(lines) + 1)
        lines[at:at] = _some(chance.choice(("prose", "labelled", "listing")), chance)
    for _wound in range(chance.choice((0, 1, 1, 2, 4))):
        lines = shuffled(lines, chance)
    for _wound in range(chance.choice((0, 1, 2, 5))):
        at = chance.randrange(len(lines) or 1)
        lines[at : at + 1] = [_with_other_words(lines[at] if lines else "", chance)]
    text = chance.choice(("\n", "\n", "\n", "\n\n", "\r\n", " ")).join(lines)
    for _wound in range(chance.choice((0, 0, 1, 3, 8))):
        text = torn(text, chance, (*SPLINTERS, *_WORDS))
    return text


def a_catalogue(shape: str, chance: random.Random) -> Case:
    """The file of such a text."""
    text = a_text(shape, chance)
    name = f"catalogue{chance.choice(('.txt', '.txt', '.md', ''))}"
    return Case(encoded(text, chance), name, whole=chance.random() < 0.3)


def _some(shape: str, chance: random.Random) -> list[str]:
    lines = _lines(shape)
    start = chance.randrange(len(lines))
    return list(lines[start : start + chance.randint(1, _MOST_LINES)])


def _with_other_words(line: str, chance: random.Random) -> str:
    """Some words of the line are others, or its marks are."""
    tokens = _TOKEN.findall(line) or [""]
    for _word in range(chance.randint(1, 4)):
        at = chance.randrange(len(tokens))
        if chance.random() < 0.3:
            tokens = shuffled(tokens, chance) or [""]
        else:
            tokens[at] = chance.choice(_WORDS)
    return "".join(tokens)
