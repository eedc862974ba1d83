"""The catalogue: cover, contents, sections with their films, houses, schedule, indexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from planner.i18n import N_, _
from planner.model import Festival, ProgrammeKind
from planner.pdf.booklet.columns import columns_of
from planner.pdf.booklet.front import Part, add_cover, contents
from planner.pdf.booklet.houses import add_houses, venues_of
from planner.pdf.booklet.indexes import add_indexes, indexes
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
from planner.pdf.kit import FlowDocument, Pages, heading
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.type import DAY, SECTION
from planner.pdf.languages import NAMED
from planner.pdf.layout import MM
from planner.pdf.shown import SECTIONS, UNCONFIRMED, Shown, for_audience, in_sections, public_films
from planner.settings import Setting


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

    told = NAMED | {"logline", "synopsis", "statement"}

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """The contents take their room first, and their numbers when all pages are there."""
        shown = for_audience(festival, {**options, SECTIONS.key: ()})
        wish = Wish(pictures=pages.pictures, highest=pages.body.height * 0.4)
        pages.warnings += [*shown.left_out(), *shown.unconfirmed()]
        films = in_sections(festival, public_films(shown), options[SECTIONS.key])
        found = strands(shown, films, wish.language)
        chapters = list(_chapters(pages, shown, found, wish, options))
        listed = [part for chapter in chapters for part in chapter.parts]
        add_cover(pages, festival, [strand.ink.bar for strand in found])
        pages.insert(1, contents(pages, listed, {}))
        for chapter in chapters:
            pages.clear_mark()
            if chapter.title:
                pages.new_page()
                pages.add(heading(chapter.title, pages.body.width, DAY, before=0, bookmark=0))
            chapter.add()
        numbers = {mark.title: mark.page for mark in reversed(pages.outline) if not mark.level}
        pages.replace(1, contents(pages, listed, numbers))
        while options["fours"] and pages.number % 4:
            pages.clear_mark()
            pages.new_page()
            pages.add(heading(_("Notes"), pages.body.width, SECTION, before=0))
        pages.warnings += wish.incomplete()


class _Chapter(NamedTuple):
    """A part of the booklet: its entries in the contents, and what puts it on the pages, below its
    title where it has one.
    """

    title: str
    parts: list[Part]
    add: Callable[[], None]

    @classmethod
    def of(cls, title: str, add: Callable[[], None]) -> _Chapter:
        """One that begins with its title on a page."""
        return cls(title, [Part(title)], add)


def _chapters(
    pages: Pages, shown: Shown, found: list[Strand], wish: Wish, options: Mapping[str, Any]
) -> Iterator[_Chapter]:
    festival = shown.festival
    if options["reading"] and found:
        add = partial(add_reading, pages, shown, found, wish)
        yield _Chapter.of(_("How to read this booklet"), add)
    parts = [Part(strand.name(festival, wish.language), strand.ink.bar) for strand in found]
    yield _Chapter("", parts, partial(add_sections, pages, shown, found, wish))
    yield from _others(pages, shown, found, wish)
    if venues_of(shown):
        yield _Chapter.of(_("Venues"), partial(add_houses, pages, shown, wish))
    if options["schedule"] and shown.days:

        def add_schedule() -> None:
            for day in shown.days:
                add_day(pages, shown, day, level=1)

        yield _Chapter.of(_("Schedule"), add_schedule)
    if pages.kept is not None:
        yield _Chapter("", [], partial(pages.kept.add_later, pages))
    named = indexes(festival, [film for strand in found for film in strand.films], wish)
    if options["indexes"] and named:
        parts = [Part(title) for title in named]

        def add_all() -> None:
            pages.new_page()
            add_indexes(pages, festival, named, wish)

        yield _Chapter("", parts, add_all)


def _others(pages: Pages, shown: Shown, found: list[Strand], wish: Wish) -> Iterator[_Chapter]:
    """Programmes and events that stand in no section."""
    in_them = {programme.id for strand in found for programme in strand.programmes}
    others = shown_programmes(shown, ProgrammeKind.FILMS, ProgrammeKind.EVENT)
    others = [programme for programme in others if programme.id not in in_them]
    if others:

        def add_others() -> None:
            columns = columns_of(pages)
            width, places = pages.column_width(columns), pages.places
            rows = [programme_rows(shown, one, width, wish, places=places) for one in others]
            pages.add([row for programme in rows for row in programme], columns)

        yield _Chapter.of(_("Programmes and events"), add_others)
