"""The lists of a workbook: films, programmes and screenings, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.exchange.announced import films_of, title_of
from planner.exchange.workbook.styles import Styles, cell_text
from planner.i18n import _
from planner.model import Festival, Film, Section
from planner.text import sort_key
from planner.times import Day, WallTime, date_of, moment

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: what it is called, how wide it is in characters, and the format of its cells."""

    label: str
    width: int
    form: str = "text"


List = tuple[tuple[Heading, ...], list[tuple[Value, ...]]]


def write_list(sheet: Worksheet, content: List, styles: Styles) -> None:
    """A sheet with bold headings that stay when the rows are scrolled."""
    headings, rows = content
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, heading.width)
        sheet.write_string(0, column, heading.label, styles.heading)
    for number, row in enumerate(rows, start=1):
        for column, (heading, value) in enumerate(zip(headings, row, strict=True)):
            _write(sheet, number, column, heading, value, styles)
    sheet.autofilter(0, 0, max(1, len(rows)), len(headings) - 1)


def _write(
    sheet: Worksheet, row: int, column: int, heading: Heading, value: Value, styles: Styles
) -> None:
    """A cell; what nobody said stays empty and is never zero."""
    if value is None or value == "":
        return
    form: Any = getattr(styles, heading.form)
    if isinstance(value, str):
        sheet.write_string(row, column, cell_text(value), form)
    elif heading.form == "date":
        sheet.write_datetime(row, column, date_of(Day(value)), form)
    elif heading.form == "moment":
        sheet.write_datetime(row, column, moment(WallTime(value)), form)
    elif heading.form == "duration":
        sheet.write_number(row, column, value / 86_400, form)
    else:
        sheet.write_number(row, column, value, form)


def film_list(festival: Festival) -> List:
    """The films by title."""
    headings = (
        Heading(_("Title"), 36),
        Heading(_("Original title"), 28),
        Heading(_("Section"), 18),
        Heading(_("Year"), 6, "number"),
        Heading(_("Countries"), 18),
        Heading(_("Languages"), 18),
        Heading(_("Runtime"), 9, "duration"),
        Heading(_("Status"), 11),
        Heading(_("Credits"), 36),
        Heading(_("Logline"), 60),
        Heading(_("Shown"), 7, "number"),
    )
    films = sorted(festival.films.values(), key=lambda film: (sort_key(film.title), film.id))
    return headings, [
        (
            film.title,
            film.original_title,
            _name(festival.get(Section, film.section_id)),
            film.year,
            ", ".join(film.countries),
            ", ".join(film.languages),
            film.runtime_seconds,
            _(film.status.value),
            "; ".join(_credit(one.role, one.name) for one in festival.credits(film.id)),
            film.logline,
            sum(not one.cancelled for one in festival.screenings_of_film(film.id)),
        )
        for film in films
    ]


def programme_list(festival: Festival) -> List:
    """The programmes by title, without the films that are only shown in others."""
    headings = (
        Heading(_("Title"), 36),
        Heading(_("Code"), 8),
        Heading(_("Kind"), 9),
        Heading(_("Section"), 18),
        Heading(_("Films"), 60),
        Heading(_("Length"), 9, "duration"),
        Heading(_("Shown"), 7, "number"),
    )
    return headings, list(_programmes(festival))


def _programmes(festival: Festival) -> Iterator[tuple[Value, ...]]:
    listed = [one for one in festival.programmes.values() if festival.listed(one.id)]
    for one in sorted(listed, key=lambda one: (sort_key(festival.title(one.id)), one.id)):
        length = festival.length(one.id)
        yield (
            festival.title(one.id),
            one.code,
            _(one.kind.value),
            _name(festival.section_of(one.id)),
            _films(festival.films_of(one.id)),
            length.seconds if length.known else None,
            sum(not screening.cancelled for screening in festival.screenings_of(one.id)),
        )


def screening_list(festival: Festival) -> List:
    """The screenings by start; the festival day is that of the evening before, after midnight."""
    headings = (
        Heading(_("Title"), 36),
        Heading(_("Festival day"), 12, "date"),
        Heading(_("Starts"), 17, "moment"),
        Heading(_("Ends"), 17, "moment"),
        Heading(_("Venue"), 20),
        Heading(_("Screen"), 16),
        Heading(_("Section"), 18),
        Heading(_("Films"), 40),
        Heading(_("Kind"), 16),
        Heading(_("Status"), 11),
        Heading(_("Code"), 8),
        Heading(_("Q&A"), 6, "number"),
        Heading(_("Price"), 10),
        Heading(_("Free"), 6),
        Heading(_("Ticket link"), 30),
    )
    return headings, list(_screenings(festival))


def _screenings(festival: Festival) -> Iterator[tuple[Value, ...]]:
    for one in festival.screenings():
        span, screen = festival.span(one), festival.screens[one.screen_id]
        kind = festival.kinds.get(one.kind_id or 0)
        yield (
            title_of(festival, one),
            festival.day_of(one.start),
            one.start,
            span.end if span.known else None,
            festival.venues[screen.venue_id].name,
            screen.name,
            _name(festival.section_of(one.programme_id)),
            _films(films_of(festival, one)),
            kind.name if kind else "",
            _(one.status.value),
            one.code,
            span.qa or None,
            one.price,
            _("yes") if one.free else None,
            one.ticket_link,
        )


def _name(section: Section | None) -> str:
    return section.name if section else ""


def _films(films: Iterable[Film]) -> str:
    """Their titles on a line each, with a mark between that an import knows."""
    return " |\n".join(film.title for film in films)


def _credit(role: str, name: str) -> str:
    return f"{role}: {name}" if role else name
