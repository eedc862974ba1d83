"""The time that running text takes grows with its films and not with their square."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from planner.exchange.readers import all_readers
from planner.exchange.running_text import sample_of
from planner.exchange.source import Source

SECONDS = 8.0
"""Of processor time, several times what it takes; the square of the films takes half a minute."""

SHAPES: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "titles alone": ("prose", 10_000, lambda n: f"Salt {n}\n"),
    "promises": ("prose", 10_000, lambda n: f"<LAKE {n}> (3 films)\n\nSalt {n} - A lake. 8 min.\n"),
    "labels of one film": ("labelled", 30_000, lambda n: "Genre: Drama" if n else "Title: Salt"),
    "films of one time": ("listing", 20_000, lambda n: f"“Salt {n}” (4:06pm), Ann Sol, 8 minutes"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_films(shape: str) -> None:
    reader, lines, line = SHAPES[shape]
    text = "\n".join(map(line, range(lines)))
    began = time.thread_time()
    all_readers()[reader].read(Source("c.txt", text, ".txt"))
    assert time.thread_time() - began < SECONDS


def test_of_a_long_text_a_sample_in_whole_lines_tells_how_it_is_written() -> None:
    lines = [f"Salt {n}" for n in range(20_000)]
    sample = sample_of("\n".join(lines))
    assert len(sample) < 50_000
    assert set(sample.split("\n")) <= {*lines, ""}
    assert sample.startswith("Salt 0\n")
    assert sample.endswith("\nSalt 19999")
    assert sample_of("Salt\n" * 1_000) == "Salt\n" * 1_000


BY_LINES = "Salt {n}\nDirected by Ann Sol\nChile, 2020, 12 min\nA lake is sold, and a boat.\n\n"
BY_PARAGRAPHS = (
    "Salt {n} - A lake is sold. 12 minutes. Director Ann Sol\n\nI saw it from a boat.\n\n"
)


@pytest.mark.parametrize("written", [BY_LINES, BY_PARAGRAPHS])
def test_all_of_a_long_text_is_read_as_a_short_one_is(written: str) -> None:
    text = "".join(written.format(n=n) for n in range(1_500))
    found = all_readers()["prose"].read(Source("c.txt", text, ".txt"))
    assert [film.title for film in found.films] == [f"Salt {n}" for n in range(1_500)]
    assert {(film.runtime_seconds, film.credits[0].name) for film in found.films} == {
        (720, "Ann Sol")
    }
