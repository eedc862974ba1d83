"""Catalogues in the ways in which festivals' pages print their films, as they come when copied."""

from __future__ import annotations

import pytest

from planner.exchange.base import FilmRow, Understood
from planner.exchange.readers.prose import Prose
from planner.exchange.source import Source

Told = tuple[str, int | None, int | None, tuple[str, ...], tuple[str, ...]]
TEXT = "A woman returns home to clear out her mother's things, and stays."
SALT: Told = ("Salt Road", 1200, 2022, ("Greece",), ("Ann Sol",))
REED: Told = ("Reed Song", 540, 2021, ("UK",), ("Bo Li",))


def read(text: str) -> Understood:
    return Prose().read(Source("c.txt", text, ".txt"))


def told(film: FilmRow) -> Told:
    people = tuple(credit.name for credit in film.credits)
    return film.title, film.runtime_seconds, film.year, film.countries, people


PAGES = {
    "strokes": "{title}\nAnn Sol | Greece | 2022 | 20 min",
    "genre and bullets": "{title}\nDramatic • Ann Sol • Greece • 2022 • 20 min.",
    "slashes": "{title}\nAnn Sol / 2022 / 20 minutes / Greece",
    "dir.": "{title}\nDir. Ann Sol, Greece, 2022, 20'",
    "directed by": "{title}\nDirected by Ann Sol | Greece | 2022 | 20 mins",
    "brackets": "{title} (Greece, 2022, 20 min, DCP)\nDir. Ann Sol",
    "brackets and director": "{title} (Greece, 2022, 20 min, DCP) Dir. Ann Sol",
    "double strokes": "{title} // Dir. Ann Sol, Greece, 2022, 20m",
    "crowded": "{title} //Dir.Ann Sol, Greece, 2022, 20m00",
    "director behind": "{title}\nGreece | 2022 | 20 min | Director: Ann Sol",
    "seconds": "{title}\nAnn Sol · Greece · 2022 · 20:00",
    "two lines": "{title} (20 min)\nDirected by Ann Sol (Greece, 2022).",
}


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize("page", PAGES)
def test_facts_below_or_behind_the_title(page: str, gap: str) -> None:
    def other(text: str) -> str:
        for old, new in (("Ann Sol", "Bo Li"), ("Greece", "UK"), ("2022", "2021"), ("20", "9")):
            text = text.replace(old, new)
        return text

    first = PAGES[page]
    second = other(first.replace("2022", "YYYY")).replace("YYYY", "2021")
    text = f"{first.format(title='Salt Road')}{gap}{TEXT}\n\n"
    text += f"{second.format(title='Reed Song')}{gap}{TEXT}\n"
    found = read(text)
    assert [told(film) for film in found.films] == [SALT, REED]
    assert [film.synopsis for film in found.films] == [TEXT, TEXT]
    assert found.leftovers == []


def test_a_name_without_a_role_is_the_director_and_doubted() -> None:
    found = read(f"Salt Road\nAnn Sol | Greece | 2022 | 20 min | DCP\n\n{TEXT}\n")
    assert found.films[0].credits[0].role == "Director"
    assert found.films[0].note == "DCP"
    assert [(p.line, p.field) for p in found.problems] == [(2, "credits")]
    assert found.films[0].line_of("runtime_seconds") == 2


def test_credits_line_by_line_and_a_labelled_text() -> None:
    (film,) = read(
        "Salt Road\ndirected by Ann Sol\nwritten by Bo Li & Cy Dee\n\n"
        "Synopsis: She returns home, and stays.\n"
    ).films
    assert [(credit.role, credit.name) for credit in film.credits] == [
        ("Director", "Ann Sol"),
        ("Writer", "Bo Li"),
        ("Writer", "Cy Dee"),
    ]
    assert film.synopsis == "She returns home, and stays."


def test_a_remark_in_brackets_is_no_other_title() -> None:
    (film,) = read("Salt Road (UK Premiere) - She returns. Length: 9 min. Director Ann Sol.").films
    assert (film.title, film.alternate_titles, film.note) == ("Salt Road", (), "UK Premiere")


@pytest.mark.parametrize(
    "tail",
    [
        "Length: 9minutes. Director Ann Sol:",
        "Length: 9 minutes. Password protected. Director Ann Sol:",
        "9 min, dir. Ann Sol",
        "Running time - 9 mins. Directed by Ann Sol.",
        "[9 min.] Director: Ann Sol",
        "Director Ann Sol; 9'",
    ],
)
def test_tails_of_an_entry(tail: str) -> None:
    (film,) = read(f"Salt Road - She returns home. {tail}\n").films
    assert (film.title, film.runtime_seconds) == ("Salt Road", 540)
    assert [credit.name for credit in film.credits] == ["Ann Sol"]


def test_pictures_and_tickets_are_left_over() -> None:
    found = read(
        "salt-road.jpg\n\nSalt Road - She returns. Length: 9 min. Director Ann Sol.\n\n"
        "Screen Shot 2020-07-17 at 8.49.31 AM.png\n\nGet your tickets now\n"
    )
    assert [film.title for film in found.films] == ["Salt Road"]
    assert [left.line for left in found.leftovers] == [1, 5, 7]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mate City follows two friends, lost.", "Mate City"),
        ("#WeAll is a powerful, short film.", "#WeAll"),
        ("What Is a City? Featuring a diverse cast – of thinkers – it asks.", "What Is a City?"),
    ],
)
def test_a_title_that_no_dash_parts_is_guessed_and_doubted(text: str, title: str) -> None:
    found = read(f"{text} Length: 9 min. Director Ann Sol:\n\nIt rained.\n")
    assert [film.title for film in found.films] == [title]
    assert [(p.line, p.field) for p in found.problems] == [(1, "title")]
