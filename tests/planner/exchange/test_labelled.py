"""Catalogues with a label before each fact: any order, spelling, language and layout of labels."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from planner.exchange.base import FilmRow, Severity, Understood
from planner.exchange.labelled.labels import label_in
from planner.exchange.readers.labelled import Labelled
from planner.exchange.source import Source

SALT = """Title: Salt
Original title: Sal
Director/s: Ann Sol and Bo Li
Country of Origin: Chile, Peru
Language: Spanish
Year: 2021
Runtime: 26 minutes 50 seconds
Film Description:
Two sisters sell what the lake leaves behind.

They have a boat.
"""
REED = """Title: Reed
Director/s: Cy Dee
Country of Origin: Kenya
Year: 2020
Runtime: 6 minutes
Film Description: A flute, a marsh: a morning.
"""


def read(text: str) -> Understood:
    source = Source("c.txt", text, ".txt")
    assert Labelled().recognises(source) == 0.7
    return Labelled().read(source)


def told(film: FilmRow) -> tuple[object, ...]:
    people = [(credit.role, credit.name) for credit in film.credits]
    return film.title, film.year, film.countries, film.runtime_seconds, people, film.synopsis


SALT_TOLD = (
    "Salt",
    2021,
    ("Chile", "Peru"),
    1610,
    [("Director", "Ann Sol"), ("Director", "Bo Li")],
    "Two sisters sell what the lake leaves behind.\n\nThey have a boat.",
)
REED_TOLD = (
    "Reed",
    2020,
    ("Kenya",),
    360,
    [("Director", "Cy Dee")],
    "A flute, a marsh: a morning.",
)


def test_two_films_with_every_fact_and_its_line() -> None:
    found = read(f"{SALT}\n{REED}")
    assert [told(film) for film in found.films] == [SALT_TOLD, REED_TOLD]
    salt, reed = found.films
    assert (salt.original_title, salt.languages) == ("Sal", ("Spanish",))
    assert (salt.line, reed.line, reed.line_of("countries")) == (1, 13, 15)
    assert reed.line_of("runtime_seconds") == 17
    assert (found.problems, found.leftovers) == ([], [])


DRESSES: dict[str, Callable[[str], str]] = {
    "bold": lambda text: "\n".join(
        f"**{head}:**{rest}" if rest else head
        for head, _colon, rest in (line.partition(":") for line in text.split("\n"))
    ).replace("Film Description\n", "**Film Description:**\n"),
    "every line apart": lambda text: text.replace("\n", "\n\n").replace("\n\n\n", "\n\n"),
    "no blank lines": lambda text: text.replace("\n\nTitle", "\nTitle"),
    "bullets": lambda text: "\n".join(f"• {li}" if ":" in li else li for li in text.split("\n")),
    "full width colons": lambda text: text.replace(": ", "：").replace("marsh：", "marsh: "),
    "values below": lambda text: text.replace(": ", ":\n"),
    "near spellings": lambda text: text.replace("Runtime", "Runtme").replace("Origin", "Orgin"),
    "other marks": lambda text: text.replace("Director/s", "DIRECTOR(S)"),
    "names": lambda text: text.replace("Director/s", "Directors’ Names"),
    "no last line end": lambda text: text.rstrip(),
}


@pytest.mark.parametrize("dress", DRESSES)
def test_the_same_catalogue_in_another_dress(dress: str) -> None:
    found = read(DRESSES[dress](f"{SALT}\n{REED}"))
    assert [told(film) for film in found.films] == [SALT_TOLD, REED_TOLD]
    assert found.leftovers == []


def test_labels_in_any_order() -> None:
    lines = REED.strip().split("\n")
    turned = "\n".join(reversed(lines))
    again = turned.replace("Reed", "Rush").replace("Cy", "Dy")
    films = read(f"{turned}\n\n{again}").films
    assert [told(film) for film in films] == [
        REED_TOLD,
        ("Rush", 2020, ("Kenya",), 360, [("Director", "Dy Dee")], REED_TOLD[-1]),
    ]


def test_a_film_that_lacks_the_first_label() -> None:
    text = "Section: New\nTitle: A One\nYear: 2020\nRuntime: 5 min\n\n"
    text += "Title: B Two\nYear: 2021\nRuntime: 6 min\n\nSection: Old\nTitle: C Three\nYear: 2022\n"
    told_of = [(film.section, film.title, film.year) for film in read(text).films]
    assert told_of == [("New", "A One", 2020), ("", "B Two", 2021), ("Old", "C Three", 2022)]


@pytest.mark.parametrize(
    ("line", "field", "roles"),
    [
        ("Country of Origin: Chile", "countries", ()),
        ("Produktionsland: Chile", "countries", ()),
        ("Pays : Chili", "countries", ()),
        ("País: Chile", "countries", ()),
        ("Durée : 12 min", "runtime_seconds", ()),
        ("Länge: 12 Min.", "runtime_seconds", ()),
        ("Duración: 12 min", "runtime_seconds", ()),
        ("Running Time - 12 min", "runtime_seconds", ()),
        ("Titolo originale: Sale", "original_title", ()),
        ("Título em inglês: Salt", "english_title", ()),
        ("片长: 12分钟", "runtime_seconds", ()),
        ("Sinopse: Sal.", "synopsis", ()),
        ("Director’s Statement: It rained.", "statement", ()),
        ("Country / Year: Chile, 2020", "facts", ()),
        ("Writers/Directors: Ann Sol", "credits", ("Writer", "Director")),
        ("Written and directed by: Ann Sol", "credits", ("Writer", "Director")),
        ("Executive Producers: Ann Sol", "credits", ("Executive Producer",)),
        ("Réalisateur(s) : Ann Sol", "credits", ("Réalisateur",)),
        ("Regie: Ann Sol", "credits", ("Regie",)),
        ("Dirección: Ann Sol", "credits", ("Dirección",)),
        ("Genre: Drama", "note", ()),
    ],
)
def test_labels_are_known_in_several_languages(
    line: str, field: str, roles: tuple[str, ...]
) -> None:
    label = label_in(line)
    assert label is not None
    assert (label.field, label.roles, label.meant) == (field, roles, "")


@pytest.mark.parametrize(
    "line",
    ["Hal: We had a week.", "It is late: go.", "https://salt.example", "Salt", "8:30: doors", ""],
)
def test_what_is_no_label(line: str) -> None:
    assert label_in(line) is None


def test_a_near_spelling_is_doubted_once() -> None:
    found = read((SALT + "\n" + REED).replace("Runtime", "Runtmie"))
    assert [(p.line, p.severity, "“Runtmie”" in p.message) for p in found.problems] == [
        (7, Severity.DOUBT, True)
    ]


def test_a_line_with_the_title_above_the_labels() -> None:
    text = """SHORTS

The Long Way (El largo camino) | Spain | 2019 | 14’
Director: Ana Sol
Producer: House of Film, Ltd.
Genre: Drama
Synopsis: A postwoman walks.

OPEN AIR

Who Was Here? – dir. Ben Oko

Original Film Title: 谁

Director: Ben Oko
Runtime: 1 h 33 min
Synopsis: Chalk marks.
"""
    found = read(text)
    assert [
        (f.line, f.section, f.title, f.original_title, f.alternate_titles, f.runtime_seconds)
        for f in found.films
    ] == [
        (3, "SHORTS", "The Long Way", "", ("El largo camino",), 840),
        (11, "OPEN AIR", "Who Was Here?", "谁", (), 5580),
    ]
    assert found.films[0].note == "Genre: Drama"
    assert [credit.name for credit in found.films[0].credits] == ["Ana Sol", "House of Film, Ltd."]
    assert found.leftovers == []


def test_several_labels_on_a_line() -> None:
    text = "Title: Salt / Country: Chile / Runtime: 12 min / Synopsis: Two sell; one sings.\n"
    text += "Title: Reed Country: Peru Year: 2020 Synopsis: A flute. The Director: nobody.\n"
    told_of = [(f.title, f.countries, f.synopsis) for f in read(text).films]
    assert told_of == [
        ("Salt", ("Chile",), "Two sell; one sings."),
        ("Reed", ("Peru",), "A flute. The Director: nobody."),
    ]


def test_labels_without_colons_and_values_below() -> None:
    film = (
        "{}\n\nDirector\n{}\nCountry\nChile\nYear\n2019\nRunning time\n104 min\n\nShe walks on.\n"
    )
    found = read("\n".join(film.format(*of) for of in [("Salt", "Ann Sol"), ("Reed", "Cy Dee")]))
    assert [(f.title, f.year, f.runtime_seconds, f.synopsis) for f in found.films] == [
        ("Salt", 2019, 6240, "She walks on."),
        ("Reed", 2019, 6240, "She walks on."),
    ]
    assert found.leftovers == []


def test_a_length_nobody_can_read_is_kept_in_the_note_and_doubted() -> None:
    found = read(REED.replace("6 minutes", "a short while"))
    assert (found.films[0].runtime_seconds, found.films[0].note) == (None, "Runtime: a short while")
    assert [(p.line, p.field) for p in found.problems] == [(5, "runtime")]


def test_a_length_that_could_be_two_names_both() -> None:
    found = read(REED.replace("6 minutes", "1:30"))
    assert found.films[0].runtime_seconds == 90
    assert ["1′30″" in p.message and "90′" in p.message for p in found.problems] == [True]


def test_a_promised_number_of_films_is_counted() -> None:
    found = read(
        f"Our selection: 3 films in total, all new.\n\n{SALT}\n{REED}".replace(":", ":", 1)
    )
    assert [(p.line, p.field) for p in found.problems] == []
    assert [left.line for left in found.leftovers] == [1]
    counted = read(f"3 films\n\n{SALT}\n{REED}")
    assert [(p.line, p.field) for p in counted.problems] == [(1, "count")]


def test_a_film_without_a_title_is_an_error_and_left_over() -> None:
    found = read("Year: 2020\nCountry: Chile\nRuntime: 5 min\n")
    assert found.films == []
    assert [(p.line, p.field, p.severity) for p in found.problems] == [(1, "title", Severity.ERROR)]
    assert [left.line for left in found.leftovers] == [1, 2, 3]


@pytest.mark.parametrize("title", ["### Salt", "Return to Salt", "[Salt]"])
def test_a_line_right_above_labels_is_a_title_however_it_is_dressed(title: str) -> None:
    text = f"{title}\nDirector: Ann Sol\nCountry: Chile\nYear: 2020\nRuntime: 8 min\n\n"
    found = Labelled().read(Source("c.txt", f"{text}{text.replace('Salt', 'Reed')}", ".txt"))
    assert [film.title.split()[-1] for film in found.films] == ["Salt", "Reed"]
