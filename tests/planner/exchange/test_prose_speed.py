"""The time that running text takes grows with its films and not with their square."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from planner.exchange.readers import all_readers
from planner.exchange.source import Source

SECONDS = 8.0
"""Of processor time, several times what it takes; the square of the films takes half a minute."""

SHAPES: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "titles alone": ("prose", 10_000, lambda n: f"Salt {n}\n"),
    "promises": (
        "prose", 10_000, lambda n: f"<LAKE {n}> (3 films)\n\nSalt {n} - A lake. 8 minutes.\n"
    ),
    "labels of one film": ("labelled", 30_000, lambda n: "Genre: Drama" if n else "Title: Salt"),
    "films of one time": (
        "listing", 20_000, lambda n: f"“Salt {n}” (4:06pm), Ann Sol, Chile, 8 minutes"
    ),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_films(shape: str) -> None:
    reader, lines, line = SHAPES[shape]
    text = "\n".join(map(line, range(lines)))
    began = time.thread_time()
    all_readers()[reader].read(Source("c.txt", text, ".txt"))
    assert time.thread_time() - began < SECONDS
