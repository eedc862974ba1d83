"""The two real catalogues, when they are at hand: every fact in them, written down here."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.exchange.base import FilmRow, Understood
from planner.exchange.readers.prose import Prose
from planner.exchange.source import Source

FOLDER = Path(__file__).parents[4] / "shared" / "catalogues"
MOVING, EPICS = FOLDER / "004_48259a429208e248.txt", FOLDER / "000_5b209fbe73b253cd.txt"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real catalogues are not here")

WD, WDP = ("Writer", "Director"), ("Writer", "Director", "Producer")
FACTS: list[tuple[str, str, str, int, list[tuple[tuple[str, ...], str]]]] = [
    # section, title, other title, seconds, people with their roles
    ("FAMILY", "Under the flag", "", 900, [(WD, "Jiawei Cheng")]),
    ("FAMILY", "Under The Same Sky", "", 900, [(WD, "Yoyo Li")]),
    ("FAMILY", "New Year's Eve", "", 1320, [(("Director",), "Yuhaojie Zheng")]),
    ("FAMILY", "Winds of Spring", "Un Printemps", 360, [(WD, "Keyu Chen")]),
    ("FAMILY", "A Roadside Banquet", "", 963, [(WD, "Peiqi Peng")]),
    ("FAMILY", "Go Back to China", "", 5760, [(WDP, "Emily Ting")]),
    ("FAMILY", "The Story of This Life", "", 1020, [(("Producer",), 'Xinyu "Ciao" Zhao')]),
    ("CITIES", "Somebody Else", "", 900, [(("Director",), "Laurent King")]),
    ("SCIFI", "Zalla", "", 480, [(("Writer", "Actor"), "Amy Shi")]),
    ("SCIFI", "Last Sunrise", "", 6240, [(WD, "Wen Ren"), (("Writer",), "Elly Li")]),
    ("QUEER VOICES", "Sweet and Sour", "", 360, [(WD, "Ann Sun")]),
    ("QUEER VOICES", "Goodbye, My Big Cat", "", 660, [(WD, "Oates Yinchao Wu")]),
    ("DIASPORA", "Bunny Man", "", 480, [(WD, "Athena Han")]),
    (
        "DIASPORA",
        "My Mother, Myself & I",
        "",
        480,
        [(("Writer", "Director", "Editor"), "King Yaw Soon")],
    ),
    ("TIBET", "Ritoma", "", 360, [(WDP, "Ruby Yang")]),
    ("TIBET", "A Little Wisdom", "", 5520, [(("Director",), "Yuqi Kang")]),
    ("TIBET", "Chomo", "", 2520, [(("Director",), "Maayan Arad")]),
    (
        "PROTEST",
        "Ai Weiwei: Yours Truly",
        "",
        4560,
        [(("Producer",), "Cassandra Jabola"), (("Producer",), "Christy McGill")],
    ),
    (
        "PROTEST",
        "Inside These Walls",
        "",
        2640,
        [(("Director",), "Juliet Lammers"), (("Director",), "Lorraine Price")],
    ),
    (
        "PROTEST",
        "Letter from Masanjia - An SOS from Across the World",
        "",
        4620,
        [(WDP, "Leon Lee")],
    ),
    ("PROTEST", "ETERNAL SPRING", "長春", 5100, [(WDP, "Jason Loftus")]),
    ("REAL LIVES", "Maineland", "", 5400, [(("Director",), "Miao Wang")]),
    ("REAL LIVES", "China Love", "", 5400, [(("Director", "Producer"), "Olivia Martin-McGuire")]),
    ("REAL LIVES", "A Golden Marriage", "", 240, [(WDP, "Stephen Bullen")]),
    (
        "REAL LIVES",
        "Her Scents of Pu Er",
        "",
        1025,
        [(("Director",), "Anna-Claria Ostasenko Bogdanoff")],
    ),
    ("THE PAST", "Thousand Pieces of Gold", "", 6300, [(("Director", "Producer"), "Nancy Kelly")]),
    ("THE PAST", "Sealed Off", "封鎖", 1043, [((*WDP, "Editor"), "Tianyu “John” Jiang")]),
]


@pytest.fixture(scope="module")
def moving() -> Understood:
    return Prose().read(Source.load(MOVING))


@pytest.fixture(scope="module")
def epics() -> Understood:
    return Prose().read(Source.load(EPICS))


def facts(film: FilmRow) -> tuple[str, str, str, int | None, list[tuple[str, str]]]:
    people = [(credit.role, credit.name) for credit in film.credits]
    other = " ".join(film.alternate_titles)
    return film.section, film.title, other, film.runtime_seconds, people


def test_all_27_films_with_every_fact(moving: Understood) -> None:
    wanted = [
        (section, title, other, seconds, [(role, name) for roles, name in people for role in roles])
        for section, title, other, seconds, people in FACTS
    ]
    assert [facts(film) for film in moving.films] == wanted


def test_every_film_has_its_text_and_line(moving: Understood) -> None:
    lines = MOVING.read_text(encoding="utf-8").split("\n")
    for film in moving.films:
        assert lines[film.line - 1].startswith(film.title)
        assert film.logline in " ".join(lines[film.line - 1].split())
        assert film.statement == " ".join(lines[film.line_of("text") - 1].split())
        assert film.synopsis == ""


def test_the_promised_number_of_films_is_there_and_nothing_is_doubtful(moving: Understood) -> None:
    assert moving.problems == []
    assert [leftover.line for leftover in moving.leftovers] == [1]


def test_three_epics_without_runtimes(epics: Understood) -> None:
    told = [(f.line, f.title, f.alternate_titles, f.year, f.runtime_seconds) for f in epics.films]
    assert told == [
        (3, "Chongqing Blues", (), None, None),
        (7, "My Way", ("Mai-wei",), None, None),
        (11, "Sacrifice", (), 2012, None),
    ]
    lines = EPICS.read_text(encoding="utf-8").split("\n")
    for film in epics.films:
        assert film.synopsis == " ".join(lines[film.line + 1].split())
        assert (film.logline, film.statement, film.section) == ("", "", "")


def test_the_line_of_the_web_page_is_left_over(epics: Understood) -> None:
    assert [(left.line, left.text) for left in epics.leftovers] == [(1, "Back to IndieWire")]
    assert epics.problems == []


def test_a_catalogue_cut_off_anywhere_never_fails() -> None:
    for path in (MOVING, EPICS):
        text = path.read_text(encoding="utf-8")
        for end in range(0, len(text), 397):
            films = Prose().read(Source(path.name, text[:end], ".txt")).films
            assert len(films) <= 27


def wrapped(text: str) -> str:
    return "\n\n".join("\n".join(textwrap.wrap(part, 80)) for part in text.split("\n\n"))


DISGUISES: dict[str, Callable[[str], str]] = {
    "no blank lines": lambda text: re.sub(r"\n\n+", "\n", text),
    "wrapped lines": wrapped,
    "many blank lines": lambda text: text.replace("\n", "\n\n\n"),
    "square brackets": lambda text: re.sub(r"<([A-Z ]+)>", r"[\1]", text),
    "plain capitals": lambda text: re.sub(r"<([A-Z ]+)>", r"\1", text),
    "no labels": lambda text: text.replace("Length: ", ""),
    "another label": lambda text: text.replace("Length:", "Running time -"),
    "short units": lambda text: text.replace(" minutes.", " mins."),
    "primes": lambda text: re.sub(r"(\d+) minutes\.", r"\1'.", text),
    "no colons": lambda text: re.sub(r":\n\n", "\n\n", text),
    "statements in line": lambda text: re.sub(r":\n\n(?=[A-Z])", ": ", text),
    "bullets": lambda text: re.sub(r"\n\n(?=[^\n]*Length)", "\n\n• ", text),
    "numbers": lambda text: re.sub(r"\n\n(?=[^\n]*Length)", "\n\n12. ", text),
    "bold titles": lambda text: re.sub(
        r"\n\n([^\n]{2,80}?) - (?=[^\n]*Length)", r"\n\n**\1** - ", text
    ),
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_the_same_catalogue_in_another_dress(disguise: str, moving: Understood) -> None:
    text = DISGUISES[disguise](MOVING.read_text(encoding="utf-8"))
    found = Prose().read(Source(MOVING.name, text, ".txt"))
    assert [facts(film) for film in found.films] == [facts(film) for film in moving.films]


def test_wrapped_and_without_blank_lines_every_film_and_section_is_there(
    moving: Understood,
) -> None:
    text = re.sub(r"\n\n+", "\n", wrapped(MOVING.read_text(encoding="utf-8")))
    found = Prose().read(Source(MOVING.name, text, ".txt"))
    told = [(film.section, film.title, film.alternate_titles) for film in found.films]
    assert told == [(film.section, film.title, film.alternate_titles) for film in moving.films]


def test_three_epics_wrapped_without_blank_lines(epics: Understood) -> None:
    text = re.sub(r"\n\n+", "\n", wrapped(EPICS.read_text(encoding="utf-8")))
    found = Prose().read(Source(EPICS.name, text, ".txt"))
    assert [film.synopsis for film in found.films] == [film.synopsis for film in epics.films]
