"""Catalogues torn apart and put together by chance never make a reader fail."""

from __future__ import annotations

import random
from pathlib import Path

from planner.assets import resource
from planner.exchange.base import Understood
from planner.exchange.readers import all_readers
from planner.exchange.source import Source

_SHAPES = Path(__file__).parents[1] / "data" / "shapes"
_MOST_WOUNDS = 12
_SPLINTERS = (
    "\n",
    "\n\n",
    " - ",
    "–",
    "“",
    '"',
    "(",
    "Length: ",
    "Title: ",
    "(4:06pm)",
    " | ",
    "\t",
    ",",
    ";",
    "\ufeff",
    "長春",
    "0",
)


def a_source(chance: random.Random) -> None:
    """One wounded text, read by every reader as every kind it knows."""
    samples = [p for p in resource("samples").iterdir() if p.suffix in {".txt", ".csv"}]
    samples = sorted([*samples, *_SHAPES.glob("*.txt")])
    file = chance.choice(samples)
    text = file.read_text(encoding="utf-8")
    for _wound in range(chance.randint(1, _MOST_WOUNDS)):
        text = _wounded(text, chance)
    source = Source(file.name, text, file.suffix)
    for reader in all_readers().values():
        assert 0 <= reader.recognises(source) <= 1
        for kind in ("", *reader.kinds):
            assert isinstance(reader.read(source, kind), Understood)


def _wounded(text: str, chance: random.Random) -> str:
    """The text with a piece cut out, doubled, moved or replaced."""
    one, two = sorted(chance.randrange(len(text) + 1) for _end in range(2))
    two = min(two, one + 400)
    piece = text[one:two]
    other = chance.randrange(len(text) + 1)
    return chance.choice(
        (
            lambda: text[:one] + text[two:],
            lambda: text[:two] + piece + text[two:],
            lambda: text[:other] + piece + text[other:],
            lambda: text[:one] + chance.choice(_SPLINTERS) + text[one:],
            lambda: text[:one] + chr(chance.randrange(1, 0xD800)) + text[two:],
        )
    )()
