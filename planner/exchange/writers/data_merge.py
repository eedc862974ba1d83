"""A text that InDesign's data merge lays out, with the pictures that it places.

Tabs between, UTF-16, a picture column with “@”. Data merge finds a picture by a whole path, or by
its name alone where it lies beside the text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

from planner.exchange.announced import films_of, title_of
from planner.exchange.match import is_directing
from planner.exchange.public import FOR_WHOM, part_for
from planner.exchange.web.naming import short, slug
from planner.exchange.writers.base import Exported, Stills, Writer, no_still
from planner.i18n import N_
from planner.model import Festival, Film, Screening, Section
from planner.settings import Setting
from planner.text import clean, sort_key
from planner.times import date_of, day_label, festival_clock, iso_day, runtime_label
from planner.writing import write_folder

_STILL = "@still"
"""InDesign takes a column whose name begins so for paths of pictures."""


class DataMerge(Writer):
    """A folder with a text for InDesign's data merge, one row for each screening or film, and the
    stills that its column ``@still`` names.

    UTF-16 with tabs between the columns. A film whose picture is not in the festival file keeps the
    name that was told; put that picture into the folder. Line breaks become spaces, which data
    merge cannot hold otherwise. Cancelled screenings are left out.
    """

    id = "indesign"
    title: ClassVar[str] = N_("InDesign data merge")
    help: ClassVar[str] = N_("For catalogues laid out in InDesign: a text, and the stills beside.")
    suffix: ClassVar[str] = " InDesign"
    options: ClassVar[tuple[Setting, ...]] = (
        *FOR_WHOM,
        Setting(
            "rows",
            "screenings",
            N_("Rows"),
            choices=(("screenings", N_("screenings")), ("films", N_("films"))),
        ),
        Setting(
            "stills",
            "",
            N_("Path of stills"),
            N_("Put before the names of the stills; only needed where they move elsewhere."),
        ),
    )
    shows_stills: ClassVar[bool] = True

    def write(self, festival: Festival, out: Path, options: Mapping[str, Any]) -> Exported:
        """The folder without pictures."""
        return self.write_with_stills(festival, out, options, no_still)

    def write_with_stills(
        self, festival: Festival, out: Path, options: Mapping[str, Any], stills: Stills
    ) -> Exported:
        """The folder, there whole or not at all."""
        part = part_for(festival, options)
        pictures = _Pictures(stills, options["stills"])
        name = str(options["rows"])
        make = _films if name == "films" else _screenings
        text = merged(list(make(part.festival, pictures)))
        files = {f"{name}.txt": b"\xff\xfe" + text.encode("utf-16-le", "replace")}
        return Exported(write_folder(out, {**files, **pictures.files}), part.left_out)


class _Pictures:
    """The stills of the films that rows show, each once, under names that every system allows."""

    def __init__(self, stills: Stills, folder: str) -> None:
        self.files: dict[str, bytes] = {}
        self._stills = stills
        mark = next((mark for mark in "\\/:" if mark in folder[2:]), "/")
        self._before = folder.rstrip("\\/:") + mark if folder else ""

    def of(self, film: Film) -> str:
        """Where data merge finds the still of a film; empty where there is none."""
        content = self._stills(film.still_sha256) if film.still_sha256 else None
        name = clean(film.still)
        if content:
            ending = "png" if content.startswith(b"\x89PNG") else "jpg"
            name = "-".join(filter(None, (slug(film.title), short(film.id)))) + f".{ending}"
            self.files[name] = content
        return self._before + name if name else ""


def merged(rows: list[dict[str, str]]) -> str:
    """The rows as text; every row has the same columns, and a heading stands for no row at all."""
    out = io.StringIO()
    headings = list(rows[0]) if rows else ["title"]
    writer = csv.writer(out, delimiter="\t", lineterminator="\r\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow(clean(row[heading]) for heading in headings)
    return out.getvalue()


def _screenings(festival: Festival, pictures: _Pictures) -> Iterator[dict[str, str]]:
    for one in festival.screenings():
        if not one.cancelled:
            yield _screening(festival, one, pictures)


def _screening(festival: Festival, screening: Screening, pictures: _Pictures) -> dict[str, str]:
    day, span = festival.day_of(screening.start), festival.span(screening)
    films = films_of(festival, screening)
    section = festival.section_of(screening.programme_id)
    screen = festival.screens[screening.screen_id]
    venue = festival.venues[screen.venue_id]
    first = films[0] if len(films) == 1 else None
    facts = _film(festival, first, pictures) if first else dict.fromkeys(_FILM, "")
    length = festival.length(screening.programme_id)
    return {
        "day": day_label(day),
        "date": iso_day(day),
        "weekday": f"{date_of(day).isoweekday()}",
        "start": festival_clock(screening.start, day),
        "end": festival_clock(span.end, day) if span.known else "",
        "venue": venue.name,
        "screen": screen.name,
        "address": venue.address,
        "code": screening.code,
        "price": screening.price,
        **facts,
        "title": title_of(festival, screening),
        "section": section.name if section else "",
        "section_code": section.code if section else "",
        "runtime": runtime_label(length.seconds) if length.known else "",
        "films": " / ".join(film.title for film in films),
    }


_FILM = (
    "title",
    "original_title",
    "section",
    "section_code",
    "runtime",
    "year",
    "countries",
    "languages",
    "subtitles",
    "directors",
    "credits",
    "logline",
    "synopsis",
    "statement",
    "still_credit",
    _STILL,
)


def _film(festival: Festival, film: Film, pictures: _Pictures) -> dict[str, str]:
    section = festival.get(Section, film.section_id)
    people = festival.credits(film.id)
    values = (
        film.title,
        film.original_title,
        section.name if section else "",
        section.code if section else "",
        "" if film.runtime_seconds is None else runtime_label(film.runtime_seconds),
        str(film.year or ""),
        ", ".join(film.countries),
        ", ".join(film.languages),
        ", ".join(film.subtitles),
        ", ".join(one.name for one in people if is_directing(one.role)),
        "; ".join(f"{one.role}: {one.name}" if one.role else one.name for one in people),
        film.logline,
        film.synopsis,
        film.statement,
        film.still_credit,
        pictures.of(film),
    )
    return dict(zip(_FILM, values, strict=True))


def _films(festival: Festival, pictures: _Pictures) -> Iterator[dict[str, str]]:
    """The films by title, with when each is shown: “Fri 6 Nov 19:30, Odeon / 1”."""
    for film in sorted(festival.films.values(), key=lambda one: (sort_key(one.title), one.id)):
        shown = [
            f"{day_label(festival.day_of(one.start))} "
            f"{festival_clock(one.start, festival.day_of(one.start))}, "
            f"{festival.screen_name(one.screen_id)}"
            for one in festival.screenings_of_film(film.id)
            if not one.cancelled and not one.public_title
        ]
        yield {**_film(festival, film, pictures), "screenings": "; ".join(shown)}
