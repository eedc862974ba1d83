"""A row of FilmFreeway's export; what its statuses mean stands in its help, article 16052."""

from __future__ import annotations

import re
from dataclasses import replace

from planner.exchange.base import CreditRow, FilmRow, Leftover, Severity, Understood
from planner.exchange.match import directors
from planner.exchange.tables.cells import Cells
from planner.exchange.tables.exports import is_noted, note_of
from planner.exchange.tables.languages import code_of
from planner.exchange.tables.rows import read_film
from planner.i18n import _
from planner.text import folded

_OUT = frozenset(
    {"not selected", "disqualified", "withdrawn", "rejected", "declined", "incomplete"}
)
_PEOPLE = {"director": "Director", "writer": "Writer", "producer": "Producer", "cast": "Cast"}
_AFTER_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "ph d", "md", "m d", "esq"})
_WITH_ROLE = re.compile(
    r"(?P<name>.+?)\s*\((?P<role>[^()]+)\)\Z|(?P<first>[^:]+):\s*(?P<second>.+)\Z"
)


def read_submission(cells: Cells, understood: Understood) -> None:
    """A row of the export; what was not selected, or was withdrawn, is no film of the festival."""
    said = {folded(cells.text("status")), folded(cells.text("submission_status"))}
    if said & _OUT:
        text = _("“{title}” was not selected or was withdrawn, and was not read.")
        title = cells.text("title", "original_title")
        told = Leftover(cells.file, cells.line, text.format(title=title), cells.place["sheet"])
        understood.leftovers.append(told)
        return
    number = len(understood.films)
    read_film(cells, understood)
    if len(understood.films) == number:
        return
    film = _completed(cells, understood.films.pop())
    categories = [part for part in re.split(r"\s*[;\n|]\s*", cells.text("section")) if part]
    again = next((at for at, known in enumerate(understood.films) if _same(known, film)), None)
    if again is None:
        understood.films.append(film)
    elif film.status == "confirmed":  # selected in one of its categories, it is in the festival
        understood.films[again] = replace(understood.films[again], status=film.status)
    if len(categories) > 1 or again is not None:
        message = _("The film was submitted in several categories; check its section.")
        cells.refuse("section", message, Severity.DOUBT)


def _same(one: FilmRow, other: FilmRow) -> bool:
    """Whether two rows of the export are one film: each category it is submitted in is a row."""
    first, second = (
        (film.file, folded(film.title), directors(film.credits), film.runtime_seconds)
        for film in (one, other)
    )
    return first == second


def _completed(cells: Cells, film: FilmRow) -> FilmRow:
    """The film with its people, the synopsis in its own language, and what goes into its note."""
    people = [
        CreditRow(role, name) for column, role in _PEOPLE.items() for name in _names(cells, column)
    ]
    people += [_with_role(text) for text in _names(cells, "credits")]
    texts, note = dict(film.texts), note_of(cells.under(is_noted))
    if own := cells.text("own_synopsis"):
        code = code_of(film.languages[0]) if len(film.languages) == 1 else ""
        if code:
            texts[code, "synopsis"] = own
        else:
            note = "\n".join(filter(None, (note, own)))
    return replace(film, credits=tuple(dict.fromkeys(people)), texts=texts, note=note)


def _names(cells: Cells, column: str) -> list[str]:
    """The people of a cell, which the export parts by commas; “Jr.” goes with who stands before."""
    found: list[str] = []
    for part in re.split(r"\s*[,;\n]\s*(?![^()]*\))", cells.text(column)):
        if found and folded(part) in _AFTER_NAMES:
            found[-1] = f"{found[-1]}, {part}"
        elif part:
            found.append(part)
    return found


def _with_role(text: str) -> CreditRow:
    found = _WITH_ROLE.match(text)
    if found is None:
        return CreditRow("", text)
    if found["name"]:
        return CreditRow(found["role"].strip(), found["name"].strip())
    return CreditRow(found["first"].strip(), found["second"].strip())
