"""The houses in the booklet: where they are, how to get in, and what their screens hold."""

from __future__ import annotations

from planner.i18n import ngettext
from planner.model import Screen, Venue
from planner.pdf.booklet.columns import columns_of
from planner.pdf.filming import Wish
from planner.pdf.kit import Pages, Row, heading, paragraph
from planner.pdf.kit.baselines import on_baselines
from planner.pdf.kit.type import BODY, SECTION, SMALL
from planner.pdf.shown import Shown
from planner.pdf.telling import seats
from planner.pdf.text.itemise import printable


def venues_of(shown: Shown) -> list[Venue]:
    """The houses in which something is shown, in order."""
    used = {screen.venue_id for screen in shown.screens}
    found = [venue for venue in shown.festival.venues.values() if venue.id in used]
    return sorted(found, key=lambda one: (one.order, one.id))


def add_houses(pages: Pages, shown: Shown, wish: Wish) -> None:
    """Each with address, access and screens."""
    columns = columns_of(pages)
    width = pages.column_width(columns)
    pages.add(
        [row for venue in venues_of(shown) for row in _venue(shown, venue, width, wish)], columns
    )


def _venue(shown: Shown, venue: Venue, width: float, wish: Wish) -> list[Row]:
    festival = shown.festival
    name = festival.text(venue, "name", wish.language)
    rows = heading(name, width, SECTION, before=BODY.leading, lines=3)
    rows += paragraph(festival.text(venue, "address", wish.language), width, BODY)
    rows += paragraph(festival.text(venue, "access", wish.language), width, SMALL)
    for screen in shown.screens:
        if screen.venue_id == venue.id:
            rows += paragraph(" · ".join(_said(screen)), width, SMALL)
    return on_baselines([rows], BODY.leading, wish.whole)


def _said(screen: Screen) -> list[str]:
    found = [printable(screen.name), printable(screen.code)]
    if screen.seats:
        found.append(seats(screen.seats))
    if screen.wheelchair_places:
        places = ngettext(
            "{count} wheelchair place", "{count} wheelchair places", screen.wheelchair_places
        )
        found.append(places.format(count=screen.wheelchair_places))
    return [text for text in found if text]
