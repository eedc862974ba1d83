"""What the house works from: who comes in when, how many seats there are, and boxes to count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planner.i18n import N_, _, remark
from planner.model import Festival, Screening, Venue
from planner.pdf.base import For
from planner.pdf.dates import day_label, long_day
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.type import DAY, SMALL
from planner.pdf.look import SECOND
from planner.pdf.shown import CHOICE, Shown, for_house
from planner.times import Day, festival_clock


class DoorList(FlowDocument):
    """For each venue and day the screenings with doors, seats, kept seats and tickets sold, and
    boxes for the count; screenings of the press, of juries and private ones are in it.
    """

    title = N_("Door and house list")
    help = N_("For each venue and day: doors, start, end, seats, tickets sold, boxes to count.")
    options = (*paper_settings("a4", "landscape"), *CHOICE)
    readers = For.HOUSE
    grows = True
    every_screening = True

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """A sheet for each venue and day, day by day."""
        shown = for_house(festival, options)
        pages.warnings += shown.left_out()
        columns = _columns(shown)
        venues = sorted(festival.venues.values(), key=lambda venue: (venue.order, venue.id))
        for day in shown.days:
            for venue in venues:
                found = [one for one in shown.on(day) if _venue(festival, one) == venue.id]
                if found:
                    pages.new_page()
                    _add_sheet(pages, shown, (day, venue, found), columns)
        if not shown.days:
            pages.add(paragraph(_("There is no screening to print yet."), pages.body.width))


def _venue(festival: Festival, screening: Screening) -> int:
    return festival.screens[screening.screen_id].venue_id


def _columns(shown: Shown) -> tuple[Column, ...]:
    """Kept seats, places for wheelchairs and tickets sold have room where any are known."""
    screens = shown.screens
    return (
        Column(_("Doors"), points=30),
        Column(_("Start"), points=32),
        Column(_("End"), points=32),
        Column(_("Code"), points=30),
        Column(_("Title"), 4),
        Column(_("Screen"), 1.8),
        _numbers(_("Seats"), 32, (one.seats for one in screens)),
        _numbers(_("Kept"), 28, (one.kept_seats for one in screens)),
        _numbers(_("Wheelchair"), 42, (one.wheelchair_places for one in screens)),
        _numbers(_("Sold"), 30, (one.tickets_sold for one in shown.screenings)),
        Column(_("Counted"), points=44, box=True),
        Column(_("Passes"), points=44, box=True),
        Column(_("Remarks"), 2.2, box=True),
    )


def _numbers(title: str, points: float, found: Iterable[int | None]) -> Column:
    return Column(title, points=points, align="right", shown=any(one is not None for one in found))


def _add_sheet(
    pages: Pages,
    shown: Shown,
    sheet: tuple[Day, Venue, list[Screening]],
    columns: tuple[Column, ...],
) -> None:
    day, venue, found = sheet
    width, mark = pages.body.width, f"{day_label(day)} · {venue.name}"
    pages.add(heading(venue.name, width, DAY, bookmark=0, called=mark, mark=mark, before=0))
    pages.add(paragraph(" · ".join(filter(None, (long_day(day), venue.address))), width, SMALL))
    table = Table(columns, width, gap=8)
    pages.add([table.head(), *(_row(table, shown, one, day) for one in found)])
    pages.warnings += [
        remark("{place}: the text of “{title}” is shortened.").format(place=mark, title=title)
        for title in table.shortened
    ]


def _row(table: Table, shown: Shown, screening: Screening, day: Day) -> Row:
    festival, span = shown.festival, shown.festival.span(screening)
    screen, kind = festival.screens[screening.screen_id], festival.kinds.get(screening.kind_id or 0)
    notes = [kind.name if kind is not None and not kind.public else ""]
    notes += [_("Q&A") if span.qa else "", _("free") if screening.free else screening.price]
    return table.row(
        festival_clock(festival.doors(screening), day),
        Words(festival_clock(span.start, day), 700, 9),
        festival_clock(span.end, day) if span.known else "?",
        screening.code,
        [
            Words(shown.title(screening), 650, 9, language=shown.language(screening)),
            Words(" · ".join(filter(None, notes)), 400, 7.5, SECOND),
        ],
        screen.name,
        _number(screen.seats),
        _number(screen.kept_seats),
        _number(screen.wheelchair_places),
        _number(screening.tickets_sold),
        "",
        "",
        "",
        about=shown.title(screening),
        least=26,
    )


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
