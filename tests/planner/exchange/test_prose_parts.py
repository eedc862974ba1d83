"""Titles, people, headings and facts of a catalogue, one by one."""

from __future__ import annotations

import time

import pytest

from planner.exchange.base import FilmRow, Understood
from planner.exchange.countries import country, country_code
from planner.exchange.prose.facts import facts_in
from planner.exchange.prose.headings import counted_heading, heading, promised_count
from planner.exchange.prose.paragraphs import paragraphs
from planner.exchange.prose.titles import parse_title, split_title
from planner.exchange.readers.prose import Prose
from planner.exchange.source import Source

LENGTH = " Length: 15 minutes. Director Ann Sol:"


def read(text: str) -> Understood:
    return Prose().read(Source("c.txt", text, ".txt"))


def only(text: str) -> FilmRow:
    (film,) = read(text).films
    return film


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Salt - Two sisters sell", "Salt"),
        ("Salt – Two sisters sell", "Salt"),
        ("Salt — Two sisters sell", "Salt"),
        ("Salt—Two sisters sell", "Salt"),
        ("Salt- Two sisters sell", "Salt"),
        ("Salt -Two sisters sell", "Salt"),
        ("Salt -- Two sisters sell", "Salt"),
        ("Spider-Woman - Two sisters sell", "Spider-Woman"),
        ("Salt: A Life - Two sisters sell", "Salt: A Life"),
        ("Salt - A Story of the Sea - Two sisters sell", "Salt - A Story of the Sea"),
        ("Salt - A girl - and her dog - travel", "Salt"),
        ("Salt (1999 - 2001) - Two sisters sell", "Salt (1999 - 2001)"),
    ],
)
def test_a_dash_parts_the_title_from_the_text(text: str, title: str) -> None:
    split = split_title(text)
    assert split is not None
    assert split.title == title


def test_a_sentence_with_a_dash_has_no_title() -> None:
    text = "This film took nearly all of the patience that the two of us still had – and more."
    assert split_title(text) is None


@pytest.mark.parametrize(
    ("text", "title", "others", "year", "countries"),
    [
        ("ETERNAL SPRING (長春)", "ETERNAL SPRING", ("長春",), None, ()),
        ("Sealed Off 封鎖", "Sealed Off", ("封鎖",), None, ()),
        ("Sacrifice (2012)", "Sacrifice", (), 2012, ()),
        ("My Way (Mai-wei, 2011)", "My Way", ("Mai-wei",), 2011, ()),
        ("The Weir (El azud, Spain, 2021)", "The Weir", ("El azud",), 2021, ("Spain",)),
        ("The Weir (Spain 2021)", "The Weir", (), 2021, ("Spain",)),
        ("Salt [aka The Lake] (2001)", "Salt", ("The Lake",), 2001, ()),
        ("Who, Me? (Moi, vraiment)", "Who, Me?", ("Moi, vraiment",), None, ()),
        ("“Low Tide”", "Low Tide", (), None, ()),
        ("(Untitled)", "(Untitled)", (), None, ()),
        ("2046", "2046", (), None, ()),
    ],
)
def test_brackets_behind_a_title(
    text: str, title: str, others: tuple[str, ...], year: int | None, countries: tuple[str, ...]
) -> None:
    found = parse_title(text)
    assert (found.title, found.alternates, found.year, found.countries) == (
        title,
        others,
        year,
        countries,
    )


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Director Ann Sol:", [("Director", "Ann Sol")]),
        ("Director: Ann Sol.", [("Director", "Ann Sol")]),
        ("Dir. Ann Sol", [("Director", "Ann Sol")]),
        ("Writer/Director Ann Sol:", [("Writer", "Ann Sol"), ("Director", "Ann Sol")]),
        ("Directors Ann Sol and Bo Li:", [("Director", "Ann Sol"), ("Director", "Bo Li")]),
        ("Director Ann Sol and Writer Bo Li:", [("Director", "Ann Sol"), ("Writer", "Bo Li")]),
        ("Director Ann Sol; Editor O. P. Li", [("Director", "Ann Sol"), ("Editor", "O. P. Li")]),
        ("Director Ann “Dot” Sol:", [("Director", "Ann “Dot” Sol")]),
        ("Director Rosa van der Berg:", [("Director", "Rosa van der Berg")]),
        ("Directed by Ann Sol & Bo Li.", [("Director", "Ann Sol"), ("Director", "Bo Li")]),
        ("Written and directed by Ann Sol", [("Writer", "Ann Sol"), ("Director", "Ann Sol")]),
        ("Executive Producer Ann Sol:", [("Executive Producer", "Ann Sol")]),
        ("Actress Ann Sol:", [("Actress", "Ann Sol")]),
        ("Actresses Ann Sol and Bo Li:", [("Actress", "Ann Sol"), ("Actress", "Bo Li")]),
        ("Directors of photography Ann Sol, Bo Li", [
            ("Director of photography", "Ann Sol"), ("Director of photography", "Bo Li"),
        ]),
        ("导演：王小帅", [("导演", "王小帅")]),
    ],
)  # fmt: skip
def test_people_and_their_roles(text: str, people: list[tuple[str, str]]) -> None:
    found = facts_in(f"A girl leaves. Length: 5 minutes. {text}")
    assert found is not None
    assert [(credit.role, credit.name) for credit in found.credits] == people


def test_a_sentence_about_a_film_maker_is_no_credit() -> None:
    assert facts_in("Two leave. Filmmaker Jason Loftus and celebrated artist Daxiong tell.") is None
    assert facts_in("A girl leaves. Her director waits.") is None


@pytest.mark.parametrize(
    ("text", "name", "promised"),
    [
        ("<FAMILY>", "FAMILY", None),
        ("[ Family ]", "Family", None),
        ("【家】", "家", None),
        ("== FAMILY ==", "FAMILY", None),
        ("*** Family ***", "Family", None),
        ("# Family", "Family", None),
        ("— Family —", "Family", None),
        ("Section: Family", "Family", None),
        ("<FAMILY (7 films)>", "FAMILY", 7),
    ],
)
def test_headings_in_any_dress(text: str, name: str, promised: int | None) -> None:
    found = heading(text)
    assert found is not None
    assert (found.name, found.promised) == (name, promised)


@pytest.mark.parametrize("text", ["-----", "* * *", "<>", "FAMILY", "An ordinary sentence."])
def test_what_is_no_dressed_heading(text: str) -> None:
    assert heading(text) is None


def test_how_many_films_are_promised() -> None:
    assert promised_count("Total length of this section: 27 films.") == 27
    assert promised_count("(12 films)") == 12
    assert promised_count("3500+ Films - 2.5 million words – 1 million viewers!") is None


def test_a_broken_promise_is_a_doubt_with_its_line() -> None:
    found = read(
        f"In total 3 films.\n\n<A>\n\nSalt - Two sell.{LENGTH}\n\nRain - It rains.{LENGTH}"
    )
    (problem,) = found.problems
    assert (problem.line, problem.field) == (1, "count")
    assert problem.message == "The text promises 3 films, but 2 were found."


def test_a_film_without_a_dash_is_brought_in_and_doubted() -> None:
    found = read(f"<A>\n\nUnder the Weir A heron waits for rain.{LENGTH}")
    assert [(f.title, f.logline) for f in found.films] == [
        ("Under the Weir", "A heron waits for rain.")
    ]
    assert [(p.line, p.field) for p in found.problems] == [(3, "title")]


def test_a_title_on_its_own_line_above_text_and_facts() -> None:
    film = only(f"<A>\n\nUnder the Weir\n\nA heron waits for rain.{LENGTH}")
    assert (film.title, film.logline, film.line) == ("Under the Weir", "A heron waits for rain.", 3)


def test_facts_on_a_line_of_their_own() -> None:
    film = only(
        "<A>\n\nSalt - Two sisters sell.\n\nLength: 15 minutes. Director Ann Sol:\n\nIt rained."
    )
    assert (film.runtime_seconds, film.credits[0].name, film.statement) == (
        900,
        "Ann Sol",
        "It rained.",
    )
    assert film.line_of("runtime") == 5


def test_a_statement_in_the_same_paragraph() -> None:
    film = only(f"<A>\n\nSalt - Two sell.{LENGTH} It rained for weeks, and we were glad.")
    assert film.statement == "It rained for weeks, and we were glad."


def test_a_producer_who_speaks_is_a_statement_and_no_new_film() -> None:
    film = only(
        f"<A>\n\nSalt - Two sell.{LENGTH}\n\nProducer Bo Li: If you like salt, come and see."
    )
    assert film.statement == "Producer Bo Li: If you like salt, come and see."


def test_a_length_nobody_can_read_is_unknown_and_doubted() -> None:
    found = read("<A>\n\nSalt - Two sell. Length: about a cup of tea. Director Ann Sol:")
    assert found.films[0].runtime_seconds is None
    assert found.films[0].credits[0].name == "Ann Sol"
    assert [(p.line, p.field) for p in found.problems] == [(3, "runtime")]


def test_introductions_with_dashes_are_no_films() -> None:
    found = read(f"Welcome - This is a festival of rivers.\n\n<A>\n\nSalt - Two sell.{LENGTH}")
    assert [film.title for film in found.films] == ["Salt"]
    assert [left.text for left in found.leftovers] == ["Welcome - This is a festival of rivers."]


def test_a_plain_heading_in_capitals() -> None:
    found = read(
        f"NIGHT\n\nSalt - Two sell.{LENGTH}\n\nIt rained.\n\nDAY\n\nRain - It rains.{LENGTH}"
    )
    assert [(film.section, film.title) for film in found.films] == [
        ("NIGHT", "Salt"),
        ("DAY", "Rain"),
    ]


def test_a_flood_of_brackets_is_no_heading_and_is_seen_at_once() -> None:
    began = time.process_time()
    assert counted_heading("[" * 99_999) is None
    assert time.process_time() - began < 0.5


def test_what_nobody_sees_is_no_part_of_a_title_and_a_parted_word_is_whole() -> None:
    found = paragraphs(
        "\ufeffTin\u200b Ro\u00adof\n\nA worker builds a run that cros-\nses an isle.\n"
    )
    assert [one.text for one in found] == [
        "Tin Roof",
        "A worker builds a run that crosses an isle.",
    ]


@pytest.mark.parametrize("name", ["Bosnien und Herzegowina", "ČSSR", "Líbano", "لبنان", "フランス"])
def test_countries_are_known_by_their_names_in_many_languages(name: str) -> None:
    assert country(name) == name
    assert country_code("CH") == "CH"
    assert not country("CH")
