"""Sections of the booklet: an opening with what is in it and when, then its programmes and films.

A section that has room below the one before it begins there; else it begins a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from planner.i18n import _, and_more, ngettext
from planner.model import Festival, Film, Programme, ProgrammeKind, Section
from planner.pdf.booklet.columns import columns_of
from planner.pdf.dates import short_time
from planner.pdf.filming import Wish, film_rows, screenings_rows, title_of
from planner.pdf.kit import Column, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.baselines import on_baselines
from planner.pdf.kit.index import Entry, entry_rows
from planner.pdf.kit.rows import kept_together
from planner.pdf.kit.tabs import Tab
from planner.pdf.kit.type import SECTION, SMALL, Type
from planner.pdf.layout import Frame, Rectangle
from planner.pdf.look import BLACK, INK, SECOND, SectionInk, section_ink
from planner.pdf.shown import Shown
from planner.pdf.telling import brief, section_mark
from planner.pdf.text.itemise import printable
from planner.text import sort_key
from planner.times import runtime_label

_NAME = Type(700, 24, 28, BLACK)
_COUNTS = Type(500, 9, 12, BLACK)
_PROGRAMME = Type(700, 13, 15, BLACK)
_AHEAD = 16.0
"""Points of colour above a name within a page."""
_BELOW = 9.0
_LISTED_ALONE = 2
"""So few titles need no list: they stand right below."""
_WITH_TIMES = 24
"""More titles are listed without their times, beside each other."""
_MOST_TIMES = 5
_KEPT = 20
"""So many lines of a programme are not torn apart."""


class Strand(NamedTuple):
    """A section with its films by title, and its programmes of several films."""

    section: Section | None
    films: list[Film]
    programmes: list[Programme]

    def name(self, festival: Festival, language: str) -> str:
        """What it is called in a language."""
        if self.section is None:
            return _("Further films")
        return printable(festival.text(self.section, "name", language)) or _("Untitled")

    @property
    def key(self) -> str:
        """What it is known by from one catalogue to the next."""
        return f"section {self.section.id if self.section else 0}"

    @property
    def ink(self) -> SectionInk:
        """Its colours."""
        return section_ink(None if self.section is None else self.section.hue)


def strands(shown: Shown, films: list[Film], language: str) -> list[Strand]:
    """The sections in their order, and behind them the films of none."""
    festival = shown.festival
    several = shown_programmes(shown, ProgrammeKind.FILMS)
    found = []
    for section in (*festival.sections_in_order(), None):
        wanted = None if section is None else section.id
        own = [film for film in films if film.section_id == wanted]
        if own:
            titles = {film.id: sort_key(title_of(festival, film, language)) for film in own}
            own.sort(key=lambda film: (titles[film.id], film.id))
            blocks = [one for one in several if section and festival.section_of(one.id) == section]
            found.append(Strand(section, own, blocks))
    return found


def shown_programmes(shown: Shown, *kinds: ProgrammeKind) -> list[Programme]:
    """Programmes of these kinds that are shown by their names, by title."""
    festival = shown.festival
    ids = dict.fromkeys(one.programme_id for one in shown.screenings if not one.public_title)
    found = [festival.programmes[programme_id] for programme_id in ids]
    chosen = [programme for programme in found if programme.kind in kinds]
    return sorted(chosen, key=lambda one: (sort_key(festival.title(one.id)), one.id))


def add_sections(
    pages: Pages,
    shown: Shown,
    found: list[Strand],
    wish: Wish,
    before: Callable[[Strand], None] = lambda _strand: None,
) -> None:
    """All sections; their tabs stand lower from one to the next. ``before`` puts pages of the house
    before one. Where pages are kept, so are the order and the tabs of the sections that were there.
    """
    shares = {strand.key: number / max(1, len(found) - 1) for number, strand in enumerate(found)}
    kept = pages.kept
    for strand in sorted(found, key=lambda one: 0 if kept is None else kept.parts.place(one.key)):
        before(strand)
        share = pages.as_it_was(f"tab {strand.key}", shares[strand.key])
        add = partial(_add_section, pages, shown, strand, wish, share)
        pages.add_part(strand.key, add, apart=False)
    if not found:
        pages.new_page()
        pages.add(paragraph(_("There is no film to print yet."), pages.body.width))


def _add_section(pages: Pages, shown: Shown, strand: Strand, wish: Wish, share: float) -> None:
    columns = columns_of(pages)
    entries = _entries(shown, strand, pages.column_width(columns), wish)
    listed = pages.in_same_room(strand.key, *_lists(pages, shown, strand, wish))
    opener = _opener(pages, shown, strand, wish, share, top=False)
    pages.clear_mark()
    above = sum(row.before + row.height for row in [*opener, *listed])
    if not pages.has_room(entries, columns, above + entries[0].before):
        pages.new_page()
        opener = _opener(pages, shown, strand, wish, share, top=True)
    pages.add([*opener, *listed])
    pages.add(entries, columns)


def _opener(
    pages: Pages, shown: Shown, strand: Strand, wish: Wish, share: float, *, top: bool
) -> list[Row]:
    """Name and counts on a ground of the section's colour that runs to the edges of the page."""
    ink, width = strand.ink, pages.body.width
    name = strand.name(shown.festival, wish.language)
    counts = [ngettext("{n} film", "{n} films", len(strand.films)).format(n=len(strand.films))]
    if several := len(strand.programmes):
        counts.append(ngettext("{n} programme", "{n} programmes", several).format(n=several))
    code = section_mark(strand.section)
    if code:
        counts.insert(0, code)
    rows = heading(name, width, _NAME, before=0, lines=3, bookmark=0)
    rows += paragraph(" · ".join(counts), width, _COUNTS)
    above = 4.0 if top else _AHEAD
    high = above + sum(row.height for row in rows) + _BELOW
    over = pages.body.top if top else 0.0
    ground = Frame(-pages.body.left, -over, pages.width, over + high)
    bar = Frame(-pages.body.left, high - 3, pages.width, 3)
    first = Row(
        above,
        (Rectangle(ground, fill=ink.tint), Rectangle(bar, fill=ink.bar)),
        before=24.0,
        tab=Tab(ink.bar, share, code),
    )
    return kept_together([first, *rows, Row(_BELOW + 6)], 6)


def _lists(pages: Pages, shown: Shown, strand: Strand, wish: Wish) -> list[list[Row]]:
    """The titles of a section, with the times of each, or else without, or else none at all: as far
    as there is room for them.
    """
    festival, width = shown.festival, pages.body.width
    if len(strand.films) <= _LISTED_ALONE:
        return [[]]
    titles = [(film, title_of(festival, film, wish.language)) for film in strand.films]
    text = " · ".join(brief(title, 80) for _film, title in titles)
    without_times = [*paragraph(text, width, SMALL), Row(8.0)]
    if len(titles) > _WITH_TIMES:
        return [without_times, []]
    columns = (Column("", 5), Column("", points=30, align="right"), Column("", 4.4))
    table = Table(columns, width, 8.5)
    rows = [
        table.row(
            Words(brief(title, 80), 550, 8.5, most=2),
            Words(runtime_label(film.runtime_seconds), 400, 7.5, SECOND, 1),
            Words(_times(shown, film), 400, 7.5, INK, 3),
            about=title,
        ).without_head()
        for film, title in titles
    ]
    return [[*rows, Row(12.0)], without_times, []]


def _times(shown: Shown, film: Film) -> str:
    """“Fri 19:00, Sat 10:30”."""
    festival = shown.festival
    with_date = len(festival.days()) > 7
    found = [
        short_time(one.start, day, with_date=with_date)
        for one in festival.screenings_of_film(film.id)
        if not one.public_title and shown.publicity.allows(festival, one)
        for day in [festival.day_of(one.start)]
    ]
    found = list(dict.fromkeys(found))  # on several screens at once
    more = len(found) - _MOST_TIMES
    return ", ".join(found[:_MOST_TIMES] + ([and_more(more)] if more > 0 else []))


def _entries(shown: Shown, strand: Strand, width: float, wish: Wish) -> list[Row]:
    """The films, those of a programme below it where they are shown in it alone."""
    under: dict[int, list[Film]] = {}
    for programme in strand.programmes:
        placed = {film.id for films in under.values() for film in films}
        own = [film for film in strand.films if _only_in(shown, film, programme)]
        under[programme.id] = [film for film in own if film.id not in placed]
    within = {film.id for films in under.values() for film in films}
    rows = [
        row
        for film in strand.films
        if film.id not in within
        for row in film_rows(shown, film, width, wish)
    ]
    for programme in strand.programmes:
        rows += programme_rows(shown, programme, width, wish, strand.ink, under[programme.id])
        for film in _in_order(shown.festival, programme, under[programme.id]):
            rows += film_rows(shown, film, width, wish, within=programme)
    return rows


def _only_in(shown: Shown, film: Film, programme: Programme) -> bool:
    festival = shown.festival
    found = [
        one.programme_id
        for one in festival.screenings_of_film(film.id)
        if not one.public_title and shown.publicity.allows(festival, one)
    ]
    return bool(found) and set(found) == {programme.id}


def _in_order(festival: Festival, programme: Programme, films: list[Film]) -> Iterator[Film]:
    ids = {film.id for film in films}
    return (film for film in festival.films_of(programme.id) if film.id in ids)


def programme_rows(
    shown: Shown,
    programme: Programme,
    width: float,
    wish: Wish,
    ink: SectionInk | None = None,
    follow: list[Film] | None = None,
    places: dict[str, int] | None = None,
) -> list[Row]:
    """A programme or event: its whole length, its films with theirs, its screenings.

    Films that ``follow`` need no entry here; of others the pages, where ``places`` knows them.
    """
    festival = shown.festival
    title = brief(festival.title(programme.id), 200)
    kind = _PROGRAMME if ink else SECTION
    rows = heading(title, width, kind, before=23, lines=4, bookmark=1)
    if ink is not None:
        bar = Row(7.0, (Rectangle(Frame(0, 0, width, 3), fill=ink.bar),), before=23)
        rows = kept_together([bar, rows[0]._replace(before=0.0), *rows[1:]], 4)
    key = f"programme {programme.id}"
    rows[0] = rows[0]._replace(key=key, mark=brief(title, 40))
    length = festival.length(programme.id)
    films = festival.films_of(programme.id)
    said = [runtime_label(length.seconds) if length.known else _("length open")]
    if films:
        said.append(ngettext("{n} film", "{n} films", len(films)).format(n=len(films)))
    rows += paragraph(" · ".join(said), width, SMALL)
    there = {film.id for film in follow or ()}
    for film in films:
        if film.id not in there:
            page = (places or {}).get(f"film {film.id}")
            title = brief(title_of(festival, film, wish.language), 160)
            entry = Entry(f"{title} {runtime_label(film.runtime_seconds)}", _pages(page))
            rows += entry_rows([entry], width, SMALL, before=1)
    rows += screenings_rows(shown, festival.screenings_of(programme.id), width, wish.times)
    if len(rows) <= _KEPT:
        rows = kept_together(rows)
    return on_baselines([rows], wish.body.leading, after=int(bool(follow)))


def _pages(page: int | None) -> tuple[int, ...]:
    return () if page is None else (page,)
