"""The catalogue of the bench as plain values: what peers set, in the order in which we set it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from planner.i18n import _
from planner.model import Festival, Film, Venue
from planner.pdf.booklet.houses import venues_of
from planner.pdf.booklet.indexes import indexes
from planner.pdf.booklet.sections import Strand, strands
from planner.pdf.dates import long_day
from planner.pdf.filming import Wish, credits_of, other_titles, screenings_lines, title_of
from planner.pdf.layout import Colour
from planner.pdf.shown import Shown, for_audience, public_films
from planner.pdf.telling import brief, film_facts, section_mark
from planner.pdf.text.hyphens import is_in
from planner.text import sort_key
from planner.times import runtime_label


def words_of(festival: Festival, as_of: str) -> dict[str, Any]:
    """Everything that our catalogue prints without its schedule."""
    options: dict[str, Any] = {"sections": (), "unconfirmed": False}
    shown = for_audience(festival, options)
    wish = Wish()
    films = public_films(shown)
    found = strands(shown, films, wish.language)
    edition = festival.edition
    return {
        "festival": edition.name,
        "days": f"{long_day(edition.first_day)} – {long_day(edition.last_day)}",
        "version": "Main",
        "as_of": as_of,
        "reading": list(_reading(_film(shown, found[0].films[0]))),
        "sections": [
            _section(shown, strand, number / max(1, len(found) - 1))
            for number, strand in enumerate(found)
        ],
        "venues": [_venue(shown, one) for one in venues_of(shown)],
        "indexes": [
            {"title": title, "groups": list(_groups(festival, title, entries))}
            for title, entries in indexes(festival, films, wish).items()
        ],
    }


def _reading(film: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield film["title"], "The title in the language of this booklet."
    yield film["others"][0], "The original title, or another by which it is known."
    yield film["facts"], "Where and when it was made, its languages, and its length in minutes."
    yield (
        film["screenings"][0],
        "Day, start, house and screen, and the code to ask for at the box office.",
    )


def _section(shown: Shown, strand: Strand, share: float) -> dict[str, Any]:
    name, code = strand.name(shown.festival, ""), section_mark(strand.section)
    titles = [title_of(shown.festival, film, "") for film in strand.films]
    return {
        "name": name,
        "code": code,
        "counts": f"{code} · {len(strand.films)} films",
        "ink": _hex(strand.ink.bar),
        "tint": _hex(strand.ink.tint),
        "share": share,
        "listed": " · ".join(brief(title, 80) for title in titles),
        "films": [_film(shown, film) for film in strand.films],
    }


def _film(shown: Shown, film: Film) -> dict[str, Any]:
    festival = shown.festival
    title = title_of(festival, film, "")
    directors = [one.name for one in festival.credits(film.id) if one.role == "Director"]
    screenings = festival.screenings_of_film(film.id)
    return {
        "id": film.id,
        "title": title,
        "mark": brief(title, 40),
        "others": other_titles(film, title),
        "named": [title, film.original_title, *directors, *film.countries],
        "facts": " · ".join([*film_facts(film), runtime_label(film.runtime_seconds)]),
        "credits": [f"{role}: {names}" for role, names in credits_of(festival, film)],
        "synopsis": film.synopsis,
        "hyphenate": "en" if is_in(film.synopsis, "en") else "",
        "screenings": [line for line, _within in screenings_lines(shown, screenings, film)],
    }


def _venue(shown: Shown, venue: Venue) -> dict[str, Any]:
    screens = [screen for screen in shown.screens if screen.venue_id == venue.id]
    lines = [
        " · ".join(filter(None, (one.name, one.code, f"{one.seats} seats" if one.seats else "")))
        for one in screens
    ]
    return {"name": venue.name, "lines": lines}


def _groups(
    festival: Festival, title: str, found: list[tuple[str, Film]]
) -> Iterator[dict[str, Any]]:
    """Entries that begin alike, or the films of a country."""
    if title != _("Countries"):
        for _initial, group in groupby(_entries(found), lambda entry: sort_key(entry[0])[:1]):
            yield {"name": "", "entries": list(group)}
        return
    by_name: dict[str, list[tuple[str, Film]]] = {}
    for name, film in found:
        by_name.setdefault(name, []).append((title_of(festival, film, ""), film))
    for name in sorted(by_name, key=lambda name: (sort_key(name), name)):
        yield {"name": name, "entries": _entries(by_name[name])}


def _entries(found: Iterable[tuple[str, Film]]) -> list[tuple[str, list[int]]]:
    by_name: dict[str, list[int]] = {}
    for name, film in found:
        by_name.setdefault(name, []).append(film.id)
    return [(name, by_name[name]) for name in sorted(by_name, key=lambda one: (sort_key(one), one))]


def _hex(colour: Colour) -> str:
    return "".join(f"{round(part * 255):02X}" for part in colour)
