"""The catalogue: cover, contents, sections with their films, houses, schedule, indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from operator import attrgetter
from typing import Any, NamedTuple

from planner.i18n import N_, _, remark
from planner.model import Editorial, Festival, PagePlace, Programme, ProgrammeKind
from planner.pdf.booklet.columns import columns_of
from planner.pdf.booklet.editorial import Pageful
from planner.pdf.booklet.front import Part, add_cover, contents
from planner.pdf.booklet.houses import add_houses, venues_of
from planner.pdf.booklet.indexes import Found, add_indexes, indexes
from planner.pdf.booklet.reading import add_reading
from planner.pdf.booklet.sections import (
    Strand,
    add_sections,
    programme_rows,
    shown_programmes,
    strands,
)
from planner.pdf.documents.day_list import add_day
from planner.pdf.filming import Wish
from planner.pdf.kit import FlowDocument, Pages, heading, rule
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.type import DAY, SECTION
from planner.pdf.languages import NAMED
from planner.pdf.layout import MM
from planner.pdf.shown import SECTIONS, UNCONFIRMED, Shown, for_audience, in_sections, public_films
from planner.settings import Setting

_WHOLE = 0.45
"""Of the height of a page; an entry that is no higher is not torn."""
_NOTE = 24.0
"""Points between the lines to write on."""


class Catalogue(FlowDocument):
    """A booklet of everything public: how to read it, films by section with stills, credits, texts
    and screenings, shorts programmes with their whole length above their films, houses, the
    schedule, and indexes that lead to pages.

    Its pages are filled up to a multiple of four, as a stapled booklet needs.
    """

    shows_stills = True
    title = N_("Catalogue")
    help = N_("A booklet: contents, sections, films, houses, schedule and indexes.")
    tells_of_films = True
    options = (
        *paper_settings("a5"),
        SECTIONS,
        Setting("reading", True, N_("How to read it")),  # noqa: FBT003 - a default
        Setting("schedule", True, N_("Schedule")),  # noqa: FBT003
        Setting("indexes", True, N_("Indexes")),  # noqa: FBT003
        Setting("fours", True, N_("Fill up to a multiple of four pages")),  # noqa: FBT003
        UNCONFIRMED,
    )
    keeps_pages = True
    margin = 11 * MM

    told = NAMED | {"logline", "synopsis", "statement", "text"}

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """The contents take their room first, and their numbers when all pages are there."""
        shown = for_audience(festival, {**options, SECTIONS.key: ()})
        high = pages.body.height
        wish = Wish(pictures=pages.pictures, highest=high * 0.4, whole=high * _WHOLE)
        pages.warnings += [*shown.left_out(), *shown.unconfirmed()]
        films = in_sections(festival, public_films(shown), options[SECTIONS.key])
        book = _Book(pages, shown, strands(shown, films, wish.language), wish, options)
        add_cover(pages, festival, [strand.ink.bar for strand in book.strands])
        for page in book.house.at(PagePlace.COVER):
            pages.add_part(book.house.key(page), partial(book.house.add, pages, page))
        chapters = list(book.chapters())
        listed = [
            *book.parts_at(PagePlace.COVER),
            *(part for chapter in chapters for part in chapter.parts),
            *book.parts_at(PagePlace.BACK),
        ]
        at, room = _reserve(pages, listed)
        for chapter in chapters:
            chapter.put_on(pages)
        _close(pages, book.house, fours=bool(options["fours"]))
        found = sorted((mark for mark in pages.outline if not mark.level), key=attrgetter("page"))
        inks = {part.title: part.ink for part in listed}
        parts = [Part(mark.title, inks.get(mark.title)) for mark in found]
        pages.replace(at, contents(pages, parts, [mark.page for mark in found], room))
        pages.warnings += [*wish.incomplete(), *book.house.warnings]


def _reserve(pages: Pages, listed: list[Part]) -> tuple[int, int]:
    """Room for the contents: from which page on, and how many; as many as they were, where pages
    are kept, and with a line for what is added then.
    """
    count = pages.as_it_was("contents", contents(pages, listed).number)
    lines = [*listed, Part(_("Added since “{release}”"))] if pages.is_held else listed
    own = contents(pages, lines, most=count)
    pages.add_part("contents", lambda: pages.insert(pages.number, own))
    return pages.number - own.number, own.number


def _close(pages: Pages, house: Pageful, *, fours: bool) -> None:
    """The pages at the back, and before them whatever fills up to a multiple of four."""
    back = [house.apart(pages, page) for page in house.at(PagePlace.BACK)]
    count = sum(part.number for part in back)
    pages.clear_mark()
    for page in house.at(PagePlace.FILLER):
        filler = house.apart(pages, page)
        if fours and filler.number <= -(pages.number + count) % 4:
            pages.insert(pages.number, filler)
        else:
            message = remark("The page “{title}” is left out: no page is free for it.")
            pages.warnings.append(message.format(title=house.title(page)))
    while fours and (pages.number + count) % 4:
        pages.new_page()
        pages.add(heading(_("Notes"), pages.body.width, SECTION, before=0))
        lines = int((pages.body.height - 2 * SECTION.leading) / _NOTE)
        pages.add([rule(pages.body.width, before=_NOTE - 2) for _line in range(lines)])
    for part in back:
        pages.insert(pages.number, part)


class _Chapter(NamedTuple):
    """A part of the booklet: its entries in the contents, and what puts it on the pages, below its
    title where it has one; by its ``key`` it is known where pages are kept, and so are its pages if
    it is ``bound``.
    """

    title: str
    parts: list[Part]
    add: Callable[[], None]
    key: str = ""
    bound: bool = True

    @classmethod
    def of(cls, title: str, add: Callable[[], None]) -> _Chapter:
        """One that begins with its title on a page."""
        return cls(title, [Part(title)], add, f"chapter {title}")

    def put_on(self, pages: Pages) -> None:
        """Put it on the pages, with nothing else beside it."""
        if self.key:
            pages.add_part(self.key, partial(self._put_on, pages), bound=self.bound)
        else:
            self._put_on(pages)

    def _put_on(self, pages: Pages) -> None:
        pages.clear_mark()
        if self.title:
            pages.new_page()
            pages.add(heading(self.title, pages.body.width, DAY, before=0, bookmark=0))
        self.add()
        pages.end_page()  # a section shares a page with a section, and with nothing else


class _Book:
    """What the chapters of one booklet are made of."""

    def __init__(
        self,
        pages: Pages,
        shown: Shown,
        found: list[Strand],
        wish: Wish,
        options: Mapping[str, Any],
    ) -> None:
        self.strands = found
        self.house = Pageful(shown.festival, wish)
        self._pages, self._shown, self._wish, self._options = pages, shown, wish, options

    def chapters(self) -> Iterator[_Chapter]:
        """The chapters in their order, with the pages of the house between them."""
        pages, shown, wish = self._pages, self._shown, self._wish
        yield from self._pages_at(PagePlace.FRONT)
        if self._options["reading"] and self.strands:
            add = partial(add_reading, pages, shown, self.strands, wish)
            yield _Chapter.of(_("How to read this booklet"), add)
        yield self._sections()
        if self._other_programmes():
            yield _Chapter.of(_("Programmes and events"), self._add_programmes)
        yield from self._pages_at(PagePlace.VENUES)
        if venues_of(shown):
            yield _Chapter.of(_("Venues"), partial(add_houses, pages, shown, wish))
        yield from self._pages_at(PagePlace.SCHEDULE)
        if self._options["schedule"] and shown.days:
            yield _Chapter.of(_("Schedule"), self._add_schedule)
        if pages.kept is not None:
            yield _Chapter("", [], partial(pages.kept.add_later, pages, columns_of(pages)))
        yield from self._pages_at(PagePlace.INDEXES)
        films = [film for strand in self.strands for film in strand.films]
        named = indexes(shown.festival, films, wish)
        if self._options["indexes"] and named:
            add = partial(self._add_indexes, named)
            yield _Chapter("", [Part(title) for title in named], add)

    def parts_at(self, place: PagePlace) -> list[Part]:
        """What the contents say of the pages of the house at a place."""
        return self._listed(self.house.at(place))

    def _listed(self, found: list[Editorial]) -> list[Part]:
        return [Part(self.house.title(page)) for page in found if self.house.is_listed(page)]

    def _pages_at(self, place: PagePlace) -> Iterator[_Chapter]:
        for page in self.house.at(place):
            add = partial(self.house.add, self._pages, page)
            yield _Chapter("", self._listed([page]), add, self.house.key(page))

    def _before(self, strand: Strand) -> list[Editorial]:
        """The pages before a section; those of none, or of one that is not printed, before all."""
        printed = {one.section.id for one in self.strands if one.section}
        own = None if strand.section is None else strand.section.id
        first = strand is self.strands[0]
        return [
            page
            for page in self.house.at(PagePlace.SECTION)
            if (page.section_id == own if page.section_id in printed else first)
        ]

    def _sections(self) -> _Chapter:
        parts: list[Part] = []
        for strand in self.strands:
            parts += self._listed(self._before(strand))
            name = strand.name(self._shown.festival, self._wish.language)
            parts.append(Part(name, strand.ink.bar))
        if not self.strands:
            parts = self.parts_at(PagePlace.SECTION)
        return _Chapter("", parts, self._add_sections, "sections", bound=False)

    def _add_sections(self) -> None:
        pages, house = self._pages, self.house

        def before(strand: Strand) -> None:
            for page in self._before(strand):
                pages.add_part(house.key(page), partial(house.add, pages, page))

        if not self.strands:
            for page in house.at(PagePlace.SECTION):
                house.add(pages, page)
        add_sections(pages, self._shown, self.strands, self._wish, before)

    def _other_programmes(self) -> list[Programme]:
        """Events, and programmes of films of several sections."""
        within = {programme.id for strand in self.strands for programme in strand.programmes}
        found = shown_programmes(self._shown, ProgrammeKind.FILMS, ProgrammeKind.EVENT)
        return [programme for programme in found if programme.id not in within]

    def _add_programmes(self) -> None:
        columns = columns_of(self._pages)
        width, places = self._pages.column_width(columns), self._pages.places
        rows = [
            row
            for one in self._other_programmes()
            for row in programme_rows(self._shown, one, width, self._wish, places=places)
        ]
        self._pages.add(rows, columns)

    def _add_schedule(self) -> None:
        for day in self._shown.days:
            add_day(self._pages, self._shown, day, level=1)

    def _add_indexes(self, named: dict[str, Found]) -> None:
        self._pages.new_page()
        add_indexes(self._pages, self._shown.festival, named, self._wish)
