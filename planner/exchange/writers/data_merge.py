"""A text that InDesign's data merge lays out: tabs between, UTF-16, a picture column with “@”."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

from planner.exchange.announced import films_of, title_of
from planner.exchange.match import is_directing
from planner.exchange.public import FOR_WHOM, part_for
from planner.exchange.writers.base import Exported, Writer
from planner.i18n import N_
from planner.model import Festival, Film, Screening, Section
from planner.settings import Setting
from planner.text import clean, sort_key
from planner.times import date_of, day_label, festival_clock, iso_day, runtime_label
from planner.writing import write_file

_STILL = "@still"
"""InDesign takes a column whose name begins so for paths of pictures."""


class DataMerge(Writer):
    """A text for InDesign's data merge, one row for each screening or film.

    UTF-16 with tabs between the columns. The column ``@still`` names the pictures: put them beside
    the text, or say in which folder they are. Line breaks become spaces, which data merge cannot
    hold otherwise. Cancelled screenings are left out.
    """

    id = "indesign"
    title: ClassVar[str] = N_("InDesign data merge")
    help: ClassVar[str] = N_("For catalogues laid out in InDesign.")
    suffix: ClassVar[str] = ".txt"
    options: ClassVar[tuple[Setting, ...]] = (
        *FOR_WHOM,
        Setting(
            "rows",
            "screenings",
            N_("Rows"),
            choices=(("screenings", N_("screenings")), ("films", N_("films"))),
        ),
        Setting("stills", "", N_("Folder of stills"), N_("Put before the names of the pictures.")),
    )

    def write(self, festival: Festival, out: Path, options: Mapping[str, Any]) -> Exported:
        """One file."""
        part = part_for(festival, options)
        rows = _films if options["rows"] == "films" else _screenings
        text = merged(list(rows(part.festival)), options["stills"])
        write_file(out, b"\xff\xfe" + text.encode("utf-16-le", "replace"))
        return Exported((out,), part.left_out)


def merged(rows: list[dict[str, str]], stills: str = "") -> str:
    """The rows as text; every row has the same columns, and a heading stands for no row at all."""
    out = io.StringIO()
    headings = list(rows[0]) if rows else ["title"]
    writer = csv.writer(out, delimiter="\t", lineterminator="\r\n")
    writer.writerow(headings)
    for row in rows:
        if stills and row[_STILL]:
            row[_STILL] = f"{stills.rstrip('/')}/{row[_STILL]}"
        writer.writerow(clean(row[heading]) for heading in headings)
    return out.getvalue()


def _screenings(festival: Festival) -> Iterator[dict[str, str]]:
    for one in festival.screenings():
        if not one.cancelled:
            yield _screening(festival, one)


def _screening(festival: Festival, screening: Screening) -> dict[str, str]:
    day, span = festival.day_of(screening.start), festival.span(screening)
    films = films_of(festival, screening)
    section = festival.section_of(screening.programme_id)
    screen = festival.screens[screening.screen_id]
    venue = festival.venues[screen.venue_id]
    first = films[0] if len(films) == 1 else None
    facts = _film(festival, first) if first else dict.fromkeys(_FILM, "")
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


def _film(festival: Festival, film: Film) -> dict[str, str]:
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
        film.still,
    )
    return dict(zip(_FILM, values, strict=True))


def _films(festival: Festival) -> Iterator[dict[str, str]]:
    """The films by title, with when each is shown: “Fri 6 Nov 19:30, Odeon / 1”."""
    for film in sorted(festival.films.values(), key=lambda one: (sort_key(one.title), one.id)):
        shown = [
            f"{day_label(festival.day_of(one.start))} "
            f"{festival_clock(one.start, festival.day_of(one.start))}, "
            f"{festival.screen_name(one.screen_id)}"
            for one in festival.screenings_of_film(film.id)
            if not one.cancelled and not one.public_title
        ]
        yield {**_film(festival, film), "screenings": "; ".join(shown)}
