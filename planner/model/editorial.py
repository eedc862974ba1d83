"""What stands in printed booklets besides the films: pages of the house, and who pays for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from planner.i18n import N_
from planner.model.base import Editor, Record, field, picture_field, record
from planner.model.film import Film

if TYPE_CHECKING:
    from planner.model.snapshot import Snapshot


class PageKind(StrEnum):
    """What is on a page: words, the logos of all sponsors, or one picture up to the edges."""

    TEXT = "text"
    SPONSORS = "sponsors"
    ADVERTISEMENT = "advertisement"


class PagePlace(StrEnum):
    """Where a page stands in a booklet."""

    COVER = "cover"
    FRONT = "front"
    SECTION = "section"
    VENUES = "venues"
    SCHEDULE = "schedule"
    INDEXES = "indexes"
    BACK = "back"
    FILLER = "filler"


def _order(what_it_does: str) -> Any:
    """The place among others, by a number."""
    return field(N_("Order"), Editor.NUMBER, default=0, minimum=0, maximum=999, help=what_it_does)


@record("editorial", part=True)
class Editorial(Record):
    """A page of the catalogue: a welcome, tickets, access, imprint, the sponsors, or one picture of
    an advertisement.
    """

    title: str = field(
        N_("Title"),
        Editor.LINE,
        help=N_("As Welcome; Tickets; Access; Imprint. Of an advertisement, whose it is."),
    )
    kind: PageKind = field(
        N_("Kind"),
        Editor.CHOICE,
        default=PageKind.TEXT,
        help=N_("Words, the logos of all sponsors, or an advertisement over the whole page."),
    )
    place: PagePlace = field(
        N_("Stands"),
        Editor.CHOICE,
        default=PagePlace.FRONT,
        help=N_(
            "Inside the cover, at the front, before a part of the booklet, at the back, or where"
            " a page is free."
        ),
    )
    section_id: int | None = field(
        N_("Section"),
        Editor.REFERENCE,
        default=None,
        ref="section",
        on_delete="clear",
        help=N_("The one before which it stands; empty is before the first."),
    )
    order: int = _order(N_("Among the pages that stand at the same place."))
    picture: str = field(
        N_("Picture"), default="", help=N_("The name of the file that its picture came from.")
    )
    picture_sha256: str = picture_field(N_("Picture in the file"))
    text: str = field(N_("Text"), Editor.TEXT, default="", help=N_("Each line is a paragraph."))


@record("sponsor", part=True)
class Sponsor(Record):
    """Who supports the festival, with a logo; those of a tier stand together."""

    name: str = field(N_("Name"), Editor.LINE)
    tier: str = field(
        N_("Tier"), Editor.LINE, default="", help=N_("As Main partner; Partners; Supported by.")
    )
    order: int = _order(N_("The tier of the lowest stands first, with the largest logos."))
    picture: str = field(
        N_("Logo"), default="", help=N_("The name of the file that its logo came from.")
    )
    picture_sha256: str = picture_field(N_("Logo in the file"))


def picture_of(row: Record) -> str | None:
    """The name of the picture in the file that this row shows, "" when it has none; None when rows
    of its kind show no pictures.
    """
    if isinstance(row, Film):
        return row.still_sha256
    return row.picture_sha256 if isinstance(row, Editorial | Sponsor) else None


def without_picture(row: Record) -> Record:
    """The row as it is when its picture is lost; the name of the file it came from stays."""
    if isinstance(row, Film):
        return dataclasses.replace(row, still_sha256="")
    if isinstance(row, Editorial | Sponsor):
        return dataclasses.replace(row, picture_sha256="")
    return row


def pictures_in(rows: Iterable[Record]) -> set[str]:
    """The names of the pictures in the file that these rows show."""
    return {name for row in rows if (name := picture_of(row))}


def showing_pictures(festival: Snapshot) -> Iterator[Record]:
    """What of the festival can show pictures: films, pages of the house, sponsors."""
    for cls in (Film, Editorial, Sponsor):
        yield from festival.rows(cls).values()


def pictures_of(festival: Snapshot) -> set[str]:
    """The names of all pictures in the file that something of the festival shows."""
    return pictures_in(showing_pictures(festival))
