"""What hangs beside a cinema's door: one house, one day, as large as the sheet allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from planner.i18n import N_, _, remark
from planner.model import Festival, Screening, Venue
from planner.pdf.dates import day_label, long_day
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.filling import height_of
from planner.pdf.kit.growing import first_that
from planner.pdf.kit.table import room_for
from planner.pdf.kit.type import LABEL, Type
from planner.pdf.look import BLACK, SECOND, section_ink
from planner.pdf.section_key import key_rows
from planner.pdf.shown import CHOICE, UNCONFIRMED, Shown, for_audience
from planner.pdf.telling import clock_note, facts, section_mark, times
from planner.pdf.text.itemise import printable
from planner.times import Day

_LARGEST_HEAD = 3.0
_SCALES = (4.0, 3.6, 3.3, 3.0, 2.8, 2.6, 2.4, 2.2, 2.0, 1.85, 1.7, 1.55, 1.4, 1.3, 1.2, 1.1, 1.0)
"""Multiples of the type of a list, the largest first."""
_AIRS = (2.6, 2.3, 2.0, 1.8, 1.6, 1.4, 1.2, 1.0, 0.8, 0.6, 0.4, 0.3, 0.2, 0.1, 0.0)
"""Lines of space more between two screenings, where there is room."""


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
                    _add_posters(pages, shown, venue, day, found)
        if not shown.days:
            pages.add(paragraph(_("There is no screening to print yet."), pages.body.width))


def _is_at(festival: Festival, screening: Screening, venue: Venue) -> bool:
    return festival.screens[screening.screen_id].venue_id == venue.id


def _add_posters(
    pages: Pages, shown: Shown, venue: Venue, day: Day, found: list[Screening]
) -> None:
    """As few sheets as the smallest letters take, the screenings spread evenly; on these the
    largest letters, then the most air.
    """

    def posters(scale: float, air: float = 0.0) -> list[_Poster]:
        return [_Poster(pages.body.width, shown, venue, day, own, scale, air) for own in parts]

    def fits(some: list[_Poster]) -> bool:
        return all(
            height_of(rows, 0, len(rows)) <= pages.body.height for rows in map(_Poster.rows, some)
        )

    def cut(some: list[_Poster]) -> int:
        return sum(len(one.shortened) for one in some)

    count = 1
    parts = [found]
    while not fits(posters(1.0)) and count < len(found):
        count += 1
        begins = [len(found) * number // count for number in range(count + 1)]
        parts = [found[begin:end] for begin, end in pairwise(begins)]
    least = cut(posters(1.0))
    scale = first_that(_SCALES, lambda scale: fits(some := posters(scale)) and cut(some) <= least)
    air = first_that(_AIRS, lambda air: fits(posters(scale, air)))
    for poster in posters(scale, air):
        pages.new_page()
        pages.add(poster.rows())
        pages.warnings += [
            remark("{place}: the text of “{title}” is shortened.").format(
                place=venue.name, title=title
            )
            for title in poster.shortened
        ]


class _Poster:
    """The rows of one venue on one day, in letters of a size and with so much air."""

    def __init__(
        self,
        width: float,
        shown: Shown,
        venue: Venue,
        day: Day,
        found: list[Screening],
        scale: float,
        air: float = 0.0,
    ) -> None:
        self.scale = scale
        self._width, self._shown, self._venue = width, shown, venue
        self._day, self._found = day, found
        screens = {one.screen_id: shown.festival.screens[one.screen_id].name for one in found}
        self._one_screen = next(iter(screens.values())) if len(screens) == 1 else ""
        festival = shown.festival
        sections = (festival.section_of(one.programme_id) for one in found)
        codes = [*map(section_mark, sections), *(one.code for one in found)]
        screen = Column(_("Screen"), points=room_for(screens.values(), 9 * scale, 26, width * 0.2))
        self._table = Table(
            (
                Column(_("Time"), points=46 * scale),
                Column(_("Title"), 5),
                *(() if self._one_screen else (screen,)),
                Column(_("Code"), points=room_for(codes, 8 * scale, 26, width * 0.14)),
            ),
            width,
            bars=True,
            label=LABEL._replace(size=min(7 * scale, 11.0)),
            pad=(2.4 + 4.5 * air) * scale,
            gap=4 + 3 * scale,
        )
        self._rows: list[Row] = []

    @property
    def shortened(self) -> list[str]:
        """The titles that did not fit."""
        self.rows()
        return self._table.shortened

    def rows(self) -> list[Row]:
        """Venue and day, the table, and what the codes of sections mean."""
        if not self._rows:
            self._rows = list(self._made())
        return self._rows

    def _made(self) -> Iterator[Row]:
        venue, width, scale = self._venue, self._width, min(self.scale, _LARGEST_HEAD)
        big, date = (
            Type(700, 20 * scale, 24 * scale, BLACK),
            Type(400, 13 * scale, 17 * scale, BLACK),
        )
        mark = f"{venue.name} · {day_label(self._day)}"
        yield from heading(venue.name, width, big, before=0, bookmark=0, called=mark, mark=mark)
        place = self._one_screen if self._one_screen != venue.name else ""
        said = " · ".join(filter(None, (long_day(self._day), printable(place))))
        yield from heading(said, width, date, before=0)
        yield from paragraph(
            venue.address,
            width,
            Type(400, 7.5 * max(1.0, scale * 0.7), 9.5 * max(1.0, scale * 0.7), SECOND),
        )
        yield self._table.head(before=6 * self.scale)
        yield from map(self._row, self._found)
        size, above = min(7.5 * self.scale, 13.0), 5 * self.scale
        yield from key_rows(self._shown.festival, self._found, width, size, above)

    def _row(self, screening: Screening) -> Row:
        shown, festival, scale = self._shown, self._shown.festival, self.scale
        title, language = shown.title(screening), shown.language(screening)
        films, section = shown.films(screening), festival.section_of(screening.programme_id)
        words = [Words(title, 650, 11 * scale, language=language)]
        if len(films) == 1 and (other := shown.other_title(films[0])):
            words.append(Words(other, 400, 9 * scale, SECOND, language=language))
        words.append(Words(" · ".join(facts(shown, screening)), 400, 7.5 * scale, SECOND))
        start, _dash, end = times(festival, screening, self._day).partition("–")
        until = _("until {time}").format(time=end) if end else ""
        note = clock_note(screening, self._day)
        small = (400, 7.5 * scale, SECOND)
        place = Words(festival.screens[screening.screen_id].name, 400, 9 * scale)
        return self._table.row(
            [Words(start, 700, 13 * scale), Words(until, *small), Words(note, *small, most=1)],
            words,
            *(() if self._one_screen else (place,)),
            [
                Words(screening.code, 400, 8 * scale, SECOND),
                Words(section_mark(section), 650, 8 * scale),
            ],
            bar=None if section is None else section_ink(section.hue).bar,
            about=title,
        )
