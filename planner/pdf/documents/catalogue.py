"""The catalogue: cover, contents, sections with their films, houses, schedule, indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from planner.i18n import N_, _, ngettext
from planner.model import Festival, Film, Programme, ProgrammeKind, Section
from planner.pdf.dates import long_day
from planner.pdf.documents.day_list import add_day
from planner.pdf.filming import Wish, film_rows, other_titles, screenings_lines, title_of
from planner.pdf.kit import FlowDocument, Pages, Row, heading, paragraph, rule
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.index import Entry, entry_rows
from planner.pdf.kit.type import BODY, DAY, SECTION, SMALL, STRONG, Type
from planner.pdf.languages import NAMED
from planner.pdf.layout import MM, Frame, Rectangle
from planner.pdf.look import BLACK, SECOND, section_ink
from planner.pdf.shown import (
    SECTIONS,
    UNCONFIRMED,
    Shown,
    for_audience,
    in_sections,
    public_films,
)
from planner.pdf.telling import brief
from planner.pdf.text.itemise import printable
from planner.settings import Setting
from planner.text import folded, sort_key
from planner.times import runtime_label

_COVER = Type(750, 40, 46, BLACK)
_OPENER = Type(700, 24, 28, BLACK)
_INDEXES = (N_("Titles"), N_("Directors"), N_("Countries"))
_TWO_COLUMNS_FROM = 300.0
"""Points of width between the margins."""


class Catalogue(FlowDocument):
    """A booklet of everything public: films by section with credits, texts and screenings, shorts
    programmes with their whole length, houses, the schedule, and indexes that lead to pages.

    Its pages are filled up to a multiple of four, as a stapled booklet needs.
    """

    shows_stills = True
    title = N_("Catalogue")
    help = N_("A booklet: contents, sections, films, houses, schedule and indexes.")
    tells_of_films = True
    options = (
        *paper_settings("a5"),
        SECTIONS,
        Setting("schedule", True, N_("Schedule")),  # noqa: FBT003 - a default
        Setting("indexes", True, N_("Indexes")),  # noqa: FBT003
        Setting("fours", True, N_("Fill up to a multiple of four pages")),  # noqa: FBT003
        UNCONFIRMED,
    )
    keeps_pages = True
    margin = 11 * MM

    told = NAMED | {"logline", "synopsis", "statement"}

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """Everything but the contents first, which come when the page of each thing is known."""
        shown = for_audience(festival, {**options, SECTIONS.key: ()})
        wish = Wish(pictures=pages.pictures)
        wish.highest = pages.body.height * 0.4
        pages.warnings += [*shown.left_out(), *shown.unconfirmed()]
        films = in_sections(festival, public_films(shown), options[SECTIONS.key])
        _add_cover(pages, festival)
        _add_sections(pages, shown, films, wish)
        _add_programmes(pages, shown)
        _add_houses(pages, shown, wish)
        if options["schedule"] and shown.days:
            pages.clear_mark()
            pages.new_page()
            pages.add(_part_heading(_("Schedule"), pages))
            for day in shown.days:
                add_day(pages, shown, day, level=1)
        if pages.kept is not None:
            pages.kept.add_later(pages)
        pages.clear_mark()
        with_indexes = bool(options["indexes"] and films)
        # How many pages the contents take does not depend on the numbers in them.
        ahead = _contents(pages, len(_INDEXES) if with_indexes else 0)
        pages.insert(1, ahead)
        if with_indexes:
            _add_indexes(pages, festival, films, wish)
        pages.replace(1, _contents(pages, 0, ahead.number))
        while options["fours"] and pages.number % 4:
            pages.clear_mark()
            pages.new_page()
            pages.add(heading(_("Notes"), pages.body.width, SECTION, before=0))
        pages.warnings += wish.incomplete()


def _columns(pages: Pages) -> int:
    return 2 if pages.body.width >= _TWO_COLUMNS_FROM else 1


def _part_heading(title: str, pages: Pages) -> list[Row]:
    return heading(title, pages.body.width, DAY, before=0, bookmark=0)


def _add_cover(pages: Pages, festival: Festival) -> None:
    pages.new_page()
    pages.leave_head_out()
    edition, width = festival.edition, pages.body.width
    top = pages.body.height * 0.28
    rows = [Row(top)]
    rows += heading(edition.name, width, _COVER, before=0, lines=4)
    first, last = long_day(edition.first_day), long_day(edition.last_day)
    dates = first if first == last else f"{first} – {last}"
    rows += heading(dates, width, Type(400, 13, 17, SECOND), before=10)
    pages.add(rows)


def _by_section(
    festival: Festival, films: list[Film], language: str
) -> Iterator[tuple[Section | None, list[Film]]]:
    """The films of each section in order, and those of none behind them, by title."""
    for section in (*festival.sections_in_order(), None):
        wanted = None if section is None else section.id
        own = [film for film in films if film.section_id == wanted]
        if own:
            titles = {film.id: sort_key(title_of(festival, film, language)) for film in own}
            yield section, sorted(own, key=lambda film: (titles[film.id], film.id))


def _add_sections(pages: Pages, shown: Shown, films: list[Film], wish: Wish) -> None:
    parts = list(_by_section(shown.festival, films, wish.language))
    columns = _columns(pages)
    for number, (section, own) in enumerate(parts):
        pages.clear_mark()
        pages.new_page()
        ink = section_ink(None if section is None else section.hue)
        name = _("Further films") if section is None else _section_name(shown, section, wish)
        band = Frame(pages.body.left, pages.body.top, pages.body.width, 5)
        pages.put(Rectangle(band, fill=ink.bar))
        share = number / max(1, len(parts) - 1)
        rows = [Row(14.0, tab=(ink.bar, share))]
        opener = heading(name, pages.body.width, _OPENER, before=0, lines=3, bookmark=0)
        rows += opener
        count = ngettext("{n} film", "{n} films", len(own)).format(n=len(own))
        rows += paragraph(count, pages.body.width, SMALL)
        pages.add(rows)
        width = pages.column_width(columns)
        pages.add([row for film in own for row in film_rows(shown, film, width, wish)], columns)
    if not parts:
        pages.new_page()
        pages.add(paragraph(_("There is no film to print yet."), pages.body.width))


def _section_name(shown: Shown, section: Section, wish: Wish) -> str:
    return printable(shown.festival.text(section, "name", wish.language)) or _("Untitled")


def _add_programmes(pages: Pages, shown: Shown) -> None:
    """Programmes of several films and events that have a screening here, with their lengths."""
    festival = shown.festival
    ids = dict.fromkeys(one.programme_id for one in shown.screenings if not one.public_title)
    found = [
        festival.programmes[programme_id]
        for programme_id in ids
        if festival.programmes[programme_id].kind is not ProgrammeKind.FILM
    ]
    if not found:
        return
    pages.clear_mark()
    pages.new_page()
    pages.add(_part_heading(_("Programmes and events"), pages))
    columns = _columns(pages)
    width = pages.column_width(columns)
    rows: list[Row] = []
    for programme in sorted(found, key=lambda one: (sort_key(festival.title(one.id)), one.id)):
        rows += _programme_rows(shown, programme, width)
    pages.add(rows, columns)


def _programme_rows(shown: Shown, programme: Programme, width: float) -> list[Row]:
    festival = shown.festival
    title = brief(festival.title(programme.id), 200)
    rows = heading(title, width, SECTION, before=12, lines=4, bookmark=1)
    rows[0] = replace(rows[0], key=f"programme {programme.id}", mark=brief(title, 40))
    length = festival.length(programme.id)
    films = festival.films_of(programme.id)
    said = [runtime_label(length.seconds) if length.known else _("length open")]
    if films:
        said.append(ngettext("{n} film", "{n} films", len(films)).format(n=len(films)))
    rows += paragraph(" · ".join(said), width, SMALL)
    for film in films:
        text = f"{brief(film.title, 160)} {runtime_label(film.runtime_seconds)}"
        rows += paragraph(text, width, BODY)
    for line in screenings_lines(shown, festival.screenings_of(programme.id)):
        rows += paragraph(line, width, STRONG)
    return rows


def _add_houses(pages: Pages, shown: Shown, wish: Wish) -> None:
    festival = shown.festival
    used = {screen.venue_id for screen in shown.screens}
    venues = [venue for venue in festival.venues.values() if venue.id in used]
    if not venues:
        return
    pages.clear_mark()
    pages.new_page()
    pages.add(_part_heading(_("Venues"), pages))
    columns = _columns(pages)
    width = pages.column_width(columns)
    rows: list[Row] = []
    for venue in sorted(venues, key=lambda one: (one.order, one.id)):
        rows += heading(festival.text(venue, "name", wish.language), width, SECTION, lines=3)
        rows += paragraph(festival.text(venue, "address", wish.language), width, BODY)
        rows += paragraph(festival.text(venue, "access", wish.language), width, SMALL)
        own = [screen for screen in shown.screens if screen.venue_id == venue.id]
        for screen in own:
            seats = _("{count} seats").format(count=screen.seats) if screen.seats else ""
            text = " · ".join(filter(None, (screen.name, seats)))
            rows += paragraph(text, width, SMALL)
    pages.add(rows, columns)


def _add_indexes(pages: Pages, festival: Festival, films: list[Film], wish: Wish) -> None:
    pages.new_page()
    columns = 3 if pages.body.width > 1.6 * _TWO_COLUMNS_FROM else _columns(pages)
    width = pages.column_width(columns)
    people: list[tuple[str, Film]] = []
    titles: list[tuple[str, Film]] = []
    countries: list[tuple[str, Film]] = []
    for film in films:
        title = title_of(festival, film, wish.language)
        titles += [(name, film) for name in (title, *other_titles(film, title))]
        people += [(name, film) for name in _directors(festival, film)]
        countries += [(printable(name), film) for name in film.countries]
    for name, found in zip(_INDEXES, (titles, people, countries), strict=True):
        if found:
            pages.add([*_part_heading(_(name), pages), rule(pages.body.width)])
            pages.add(entry_rows(_entries(found, pages), width), columns)
            pages.add([Row(6.0)])


def _directors(festival: Festival, film: Film) -> list[str]:
    """Who directed, as “Zhangke Jia” is found: the credits whose role says so."""
    return [
        printable(credit.name)
        for credit in festival.credits(film.id)
        if "direct" in folded(credit.role) or "regie" in folded(credit.role)
    ]


def _entries(found: Iterable[tuple[str, Film]], pages: Pages) -> list[Entry]:
    by_name: dict[str, dict[int, None]] = {}
    for name, film in found:
        page = pages.places.get(f"film {film.id}")
        if page is not None:
            by_name.setdefault(name, {})[page] = None
    names = sorted(by_name, key=lambda name: (sort_key(name), name))
    return [Entry(name, tuple(sorted(by_name[name]))) for name in names]


def _contents(pages: Pages, more: int, least: int = 1) -> Pages:
    """The contents by what is on the pages, with room for so many more entries."""
    own = Pages(pages.width, pages.height, pages.margin)
    own.new_page()
    own.add(heading(_("Contents"), own.body.width, DAY, before=0))
    entries = [Entry(mark.title, (mark.page,)) for mark in pages.outline if mark.level == 0]
    entries += [Entry("–", (999,))] * more
    own.add(entry_rows(entries, own.body.width, STRONG, before=5))
    while own.number < least:
        own.new_page()
    return own
