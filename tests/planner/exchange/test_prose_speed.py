"""The work that running text takes grows with its films and not with their square."""

from __future__ import annotations

import cProfile
from collections.abc import Callable

import pytest

from planner.exchange.readers import all_readers
from planner.exchange.running_text import sample_of
from planner.exchange.source import Source

FILMS = 500
TIMES = 4
"""With so many times the films it is to be about so many times the calls, and not their square."""

SHAPES: dict[str, tuple[str, Callable[[int], str]]] = {
    "titles alone": ("prose", lambda n: f"Salt {n}\n"),
    "promises": ("prose", lambda n: f"<LAKE {n}> (3 films)\n\nSalt {n} - A lake. 8 min.\n"),
    "labels of one film": (
        "labelled",
        lambda n: "Genre: Drama" if n % FILMS else f"Title: Salt {n}",
    ),
    "films of one time": ("listing", lambda n: f"“Salt {n}” (4:06pm), Ann Sol, 8 minutes"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_with_the_films(shape: str) -> None:
    calls(shape, range(FILMS))  # what is made once, as patterns
    few, many = range(FILMS, 2 * FILMS), range(2 * FILMS, (2 + TIMES) * FILMS)
    assert calls(shape, many) < 1.5 * TIMES * calls(shape, few)


def calls(shape: str, numbers: range) -> int:
    """How many functions are called to read a text of that shape; films of other numbers are none
    that are known from before.
    """
    reader, line = SHAPES[shape]
    source = Source("c.txt", "\n".join(map(line, numbers)), ".txt")
    profile = cProfile.Profile()
    profile.runcall(all_readers()[reader].read, source)
    return sum(entry.callcount for entry in profile.getstats())


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
