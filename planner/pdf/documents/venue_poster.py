"""What hangs beside a cinema's door: one house, one day, as large as the sheet allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.i18n import N_, _, remark
from planner.model import Festival, Screening, Venue
from planner.pdf.dates import day_label, long_day
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.type import SMALL, Type
from planner.pdf.look import BLACK, SECOND, section_ink
from planner.pdf.shown import CHOICE, UNCONFIRMED, Shown, for_audience
from planner.pdf.telling import facts, times
from planner.times import Day

_SCALES = (3.0, 2.6, 2.3, 2.0, 1.75, 1.5, 1.3, 1.15, 1.0)
"""Multiples of the type of a list, the largest first; a day that fits at none takes more sheets."""


class VenuePoster(FlowDocument):
    """A poster for each venue and day: times, titles and screens, in letters that are read from
    some steps away.
    """

    title = N_("Venue poster")
    help = N_("For each venue and day a sheet for its door, as large as it can be read from.")
    options = (*paper_settings("a3", "portrait"), *CHOICE, UNCONFIRMED)
    every_screening = True

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """A sheet for each venue and day."""
        shown = for_audience(festival, options)
        pages.warnings += [*shown.left_out(), *shown.unconfirmed()]
        venues = sorted(festival.venues.values(), key=lambda venue: (venue.order, venue.id))
        for venue in venues:
            for day in shown.days:
                found = [one for one in shown.on(day) if _is_at(festival, one, venue)]
                if found:
                    pages.new_page()
                    _add_poster(pages, shown, venue, day, found)
        if not shown.days:
            pages.add(paragraph(_("There is no screening to print yet."), pages.body.width))


def _is_at(festival: Festival, screening: Screening, venue: Venue) -> bool:
    return festival.screens[screening.screen_id].venue_id == venue.id


def _add_poster(pages: Pages, shown: Shown, venue: Venue, day: Day, found: list[Screening]) -> None:
    for scale in _SCALES:
        rows, shortened = _poster(pages.body.width, shown, venue, day, found, scale)
        if pages.fits(rows) and not shortened:
            break
    pages.add(rows)
    pages.warnings += [
        remark("{place}: the text of “{title}” is shortened.").format(place=venue.name, title=title)
        for title in shortened
    ]


def _poster(
    width: float, shown: Shown, venue: Venue, day: Day, found: list[Screening], scale: float
) -> tuple[list[Row], list[str]]:
    big, date = Type(700, 20 * scale, 24 * scale, BLACK), Type(400, 13 * scale, 17 * scale, BLACK)
    mark = f"{venue.name} · {day_label(day)}"
    rows = heading(venue.name, width, big, before=0, bookmark=0, mark=mark)
    rows += heading(long_day(day), width, date, before=0)
    rows += paragraph(venue.address, width, SMALL)
    table = Table(
        (
            Column(_("Time"), points=46 * scale),
            Column(_("Title"), 5),
            Column(_("Screen"), 1.9),
            Column(_("Code"), points=30 * scale),
        ),
        width,
        bars=True,
    )
    rows.append(table.head(before=6))
    rows += [_row(table, shown, one, day, scale) for one in found]
    return rows, table.shortened


def _row(table: Table, shown: Shown, screening: Screening, day: Day, scale: float) -> Row:
    festival, title, language = shown.festival, shown.title(screening), shown.language(screening)
    films, section = shown.films(screening), festival.section_of(screening.programme_id)
    words = [Words(title, 650, 11 * scale, language=language)]
    if len(films) == 1 and (other := shown.other_title(films[0])):
        words.append(Words(other, 400, 9 * scale, SECOND, language=language))
    words.append(Words(" · ".join(facts(shown, screening)), 400, 7.5 * scale, SECOND))
    start, _dash, end = times(festival, screening, day).partition("–")
    until = _("until {time}").format(time=end) if end else ""
    return table.row(
        [Words(start, 700, 13 * scale), Words(until, 400, 7.5 * scale, SECOND)],
        words,
        Words(festival.screens[screening.screen_id].name, 400, 9 * scale),
        Words(screening.code, 400, 8 * scale, SECOND),
        bar=None if section is None else section_ink(section.hue).bar,
        about=title,
    )
