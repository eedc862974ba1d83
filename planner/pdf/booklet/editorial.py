"""Pages of the house in the booklet: words with a picture, sponsors in tiers, advertisements."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from math import isclose

from planner.i18n import _, remark
from planner.model import Editorial, Festival, PageKind, PagePlace, Sponsor
from planner.pdf.filming import Wish
from planner.pdf.kit import Pages, Row, heading, paragraph
from planner.pdf.kit.rows import kept_together
from planner.pdf.kit.type import DAY, Type
from planner.pdf.layout import Frame, Item, Picture, Text
from planner.pdf.look import BLACK, SECOND
from planner.pdf.pictures import Pixels
from planner.pdf.telling import brief
from planner.pdf.text.fit import LEADING, fit
from planner.pdf.text.itemise import printable
from planner.pdf.text.shape import text_width

_TEXT = Type(400, 10, 14)
_TIER = Type(600, 9, 12, SECOND)
_NAME = Type(600, 13, 16, BLACK)
_ACROSS = (2, 3, 4, 4, 5)
"""How many logos stand beside each other in the first tier, the second …"""
_GAP = 14.0
_SHAPE = 0.5
"""The height of a logo's frame of its width."""
_ALIKE = 0.06
"""So little of an advertisement may be cut off, for it to reach all edges of the page."""


class Pageful:
    """The pages of the house of one booklet; ``unplaced`` are those for which nothing was free."""

    def __init__(self, festival: Festival, wish: Wish) -> None:
        self._festival = festival
        self._wish = wish
        found = sorted(festival.rows(Editorial).values(), key=lambda one: (one.order, one.id))
        self._pages = found
        self.sponsors = sorted(
            festival.rows(Sponsor).values(), key=lambda one: (one.order, one.name, one.id)
        )
        if self.sponsors and not any(page.kind is PageKind.SPONSORS for page in found):
            sponsors = Editorial(
                id=0, title=_("Sponsors"), kind=PageKind.SPONSORS, place=PagePlace.BACK
            )
            self._pages = [sponsors, *found]  # the last page is whose it was said to be
        self.warnings: list[str] = []

    def at(self, place: PagePlace) -> list[Editorial]:
        """The pages that stand at a place, in order."""
        return [page for page in self._pages if page.place is place]

    def title(self, page: Editorial) -> str:
        """What a page is called in the language of the booklet."""
        own = page.title if not page.id else self._festival.text(page, "title", self._wish.language)
        return printable(own[:200]) or _("Untitled")

    def key(self, page: Editorial) -> str:
        """What it is known by from one booklet to the next, at its place."""
        return f"page {page.id} {page.place} {page.section_id or 0}"

    def is_listed(self, page: Editorial) -> bool:
        """Whether the contents name it."""
        return page.kind is not PageKind.ADVERTISEMENT and page.place is not PagePlace.FILLER

    def add(self, pages: Pages, page: Editorial) -> None:
        """Put it on pages of its own."""
        pages.clear_mark()
        pages.new_page()
        title = self.title(page)
        if page.kind is PageKind.ADVERTISEMENT and self._advertise(pages, page, title):
            return
        bookmark = 0 if self.is_listed(page) else None
        rows = heading(title, pages.body.width, DAY, before=0, lines=3, bookmark=bookmark)
        pages.add([*rows, Row(8.0)])
        if page.kind is not PageKind.ADVERTISEMENT:
            pages.add(self._picture(pages, page, title))
        text, tongue = page.text, ""
        if page.id:
            text, tongue = self._festival.text_and_language(page, "text", self._wish.language)
        pages.add(paragraph(text, pages.body.width, _TEXT, hyphenate=tongue))
        if page.kind is PageKind.SPONSORS:
            pages.add(self._tiers(pages))
        pages.end_page()

    def apart(self, pages: Pages, page: Editorial) -> Pages:
        """The same on pages that nothing else is on yet."""
        own = Pages(pages.width, pages.height, pages.margin)
        own.pictures = pages.pictures
        self.add(own, page)
        return own

    def _found(self, pages: Pages, page: Editorial, size: Frame, *, cut: bool) -> Pixels | None:
        make = pages.pictures.filling if cut else pages.pictures.within
        return make(page.picture_sha256, size.width, size.height)

    def _advertise(self, pages: Pages, page: Editorial, title: str) -> bool:
        """One picture: up to the edges where it has the shape of the page, else whole."""
        sheet = Frame(0, 0, pages.width, pages.height)
        whole = self._found(pages, page, sheet, cut=False)
        if whole is None:
            self._miss(title)
            return False
        told = _("Advertisement: {name}").format(name=brief(title, 200))
        alike = isclose(whole.width / whole.height, sheet.width / sheet.height, rel_tol=_ALIKE)
        full = self._found(pages, page, sheet, cut=True) if alike else None
        frame = sheet if full else _centred(whole, pages.body)
        pages.put(Picture(frame, full or whole, told))
        pages.leave_bare()
        return True

    def _picture(self, pages: Pages, page: Editorial, title: str) -> list[Row]:
        if not page.picture_sha256:
            return []
        room = Frame(0, 0, pages.body.width, pages.body.height * 0.4)
        pixels = self._found(pages, page, room, cut=False)
        if pixels is None:
            self._miss(title)
            return []
        frame = _centred(pixels, room)._replace(left=0.0, top=0.0)
        return [Row(frame.height, (Picture(frame, pixels, brief(title, 200)),)), Row(12.0)]

    def _miss(self, title: str) -> None:
        self.warnings.append(
            remark("The page “{title}” has no picture that can be read; choose it anew.").format(
                title=brief(title)
            )
        )

    # -- sponsors ---------------------------------------------------------------------------------

    def _tiers(self, pages: Pages) -> list[Row]:
        rows: list[Row] = []
        lowest = {one.tier: one.order for one in reversed(self.sponsors)}
        by_tier = sorted(self.sponsors, key=lambda one: (lowest[one.tier], one.tier))
        for rank, (tier, found) in enumerate(groupby(by_tier, key=lambda one: one.tier)):
            across = _ACROSS[min(rank, len(_ACROSS) - 1)]
            width = pages.body.width
            head = paragraph(tier, width, _TIER, before=20) if tier.strip() else [Row(12.0)]
            own = list(found)
            across = max(1, min(across, len(own) + 1 if rank else len(own)))
            begins = range(0, len(own), across)
            lines = [self._line(pages, own[n : n + across], across) for n in begins]
            rows += [*kept_together([*head, Row(6.0), lines[0]]), *lines[1:]]
        return rows

    def _line(self, pages: Pages, sponsors: list[Sponsor], across: int) -> Row:
        """Logos beside each other, in the middle of the page; a name where there is none."""
        wide = (pages.body.width - (across - 1) * _GAP) / across
        wide = min(wide, pages.body.height * 0.36)
        high = wide * _SHAPE
        begin = (pages.body.width - len(sponsors) * wide - (len(sponsors) - 1) * _GAP) / 2
        items: list[Item] = []
        for number, sponsor in enumerate(sponsors):
            frame = Frame(begin + number * (wide + _GAP), 0, wide, high)
            items += self._logo(pages, sponsor, frame)
        return Row(high + _GAP, tuple(items))

    def _logo(self, pages: Pages, sponsor: Sponsor, frame: Frame) -> Iterator[Item]:
        name = printable(sponsor.name)
        if sponsor.picture_sha256:
            pixels = pages.pictures.within(sponsor.picture_sha256, frame.width, frame.height)
            if pixels is not None:
                yield Picture(_centred(pixels, frame), pixels, brief(name, 200))
                return
            self._miss(name)
        fitted = fit(name, _NAME.weight, _NAME.size, frame.width, frame.height)
        top = frame.top + (frame.height - fitted.height) / 2
        for number, line in enumerate(fitted.lines):
            baseline = top + (number + 0.82) * fitted.size * LEADING
            left = frame.left + (frame.width - text_width(line, fitted.style, fitted.size)) / 2
            yield Text(left, baseline, line, fitted.style, fitted.size, BLACK, frame, name)


def _centred(pixels: Pixels, room: Frame) -> Frame:
    """The whole picture in the middle of a frame, as large as it has room."""
    scale = min(room.width / pixels.width, room.height / pixels.height)
    wide, high = pixels.width * scale, pixels.height * scale
    left, top = room.left + (room.width - wide) / 2, room.top + (room.height - high) / 2
    return Frame(left, top, wide, high)
