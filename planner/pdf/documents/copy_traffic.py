"""Where the copies are, when they come and go, where they are played, and the keys they need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from planner.i18n import N_, _, and_more, remark
from planner.model import Copy, Festival, Film, Screening
from planner.pdf.base import For
from planner.pdf.dates import day_label, moment_label
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.table import Cell
from planner.pdf.kit.type import DAY
from planner.pdf.look import SECOND
from planner.pdf.playing import carrier, key_times
from planner.pdf.shown import kept
from planner.pdf.telling import brief
from planner.pdf.text.itemise import printable
from planner.settings import Setting
from planner.text import sort_key
from planner.times import festival_clock

_MOST = 12
_FEWER = (6, 4, 3, 2, 1)
"""Screenings and keys of a row, where all of them would make it higher than a page."""


class CopyTraffic(FlowDocument):
    """Film by film: copies with format, ratio, sound, place, arrival and departure, every screening
    that needs them, and for encrypted ones the keys of each screen, or that there is none.
    """

    title = N_("Copy traffic and keys")
    help = N_("Film by film where copies are, when they come and go, and which keys are missing.")
    options = (
        *paper_settings("a4", "landscape"),
        Setting("only_known", False, N_("Only films with a copy")),  # noqa: FBT003 - a default
    )
    readers = For.HOUSE

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """One table of all films that are shown or have a copy."""
        width = pages.body.width
        table = Table(_columns(festival), width, 8)
        high = pages.body.height - table.head().height
        rows = list(_rows(table, festival, high, only_known=options["only_known"]))
        pages.add(heading(_("Copies and keys"), width, DAY, before=0))
        if rows:
            pages.add([table.head(before=2), *rows])
        else:
            pages.add(paragraph(_("No film is shown yet."), width))
        pages.warnings += [
            remark("The text of “{title}” is shortened.").format(title=title)
            for title in table.shortened
        ]


def _columns(festival: Festival) -> tuple[Column, ...]:
    """What is known of no copy at all leaves its room to the screenings."""
    copies = [copy for film in festival.films.values() for copy in festival.copies(film.id)]
    locked = any(copy.encrypted or festival.kdms(copy.id) for copy in copies)
    return (
        Column(_("Film"), 2.6),
        Column(_("Copy"), 2.2),
        Column(_("Where it is"), 1.5, shown=any(copy.place for copy in copies)),
        Column(_("Arrives"), points=64, shown=any(copy.arrives is not None for copy in copies)),
        Column(_("Leaves"), points=64, shown=any(copy.leaves is not None for copy in copies)),
        Column(_("Screenings"), 3),
        Column(_("Keys"), 2.8, shown=locked),
    )


def _rows(table: Table, festival: Festival, high: float, *, only_known: bool) -> Iterator[Row]:
    films = kept(list(festival.films.values()))
    for film in sorted(films, key=lambda one: (sort_key(one.title), one.id)):
        shows = [one for one in festival.screenings_of_film(film.id) if not one.cancelled]
        copies: Sequence[Copy | None] = festival.copies(film.id)
        if not copies and shows and not only_known:
            copies = [None]
        for index, copy in enumerate(copies):
            yield from _rows_of(table, festival, (film, shows, copy), high, first=index == 0)


_Copy = tuple[Film, list[Screening], Copy | None]


def _rows_of(
    table: Table, festival: Festival, what: _Copy, high: float, *, first: bool
) -> list[Row]:
    """One row for a copy; on small paper as many as it takes for none to be ``high``er."""
    film, shows, copy = what
    where = _shows(festival, shows)
    locked = [] if copy is None else list(_keys(festival, copy, shows))
    longest = max(len(where), len(locked), 1)
    rows: list[Row] = []
    for count in (longest, *(few for few in _FEWER if few < longest)):
        rows = [
            _row(table, film, copy, where[at : at + count], locked[at : at + count], at == 0, first)
            for at in range(0, longest, count)
        ]
        if all(row.height <= high for row in rows):
            break
    if first:
        title = printable(film.title)
        rows[0] = rows[0]._replace(bookmark=brief(title), mark=brief(title, 40))
    return rows


def _row(
    table: Table,
    film: Film,
    copy: Copy | None,
    where: list[Words],
    locked: list[Words],
    begins: bool,
    first: bool,
) -> Row:
    title = printable(film.title)
    cells: list[Cell] = ["", "", "", "", where, locked]
    if begins and copy is None:
        cells[0] = Words(_("no copy known"), 600, 8)
    elif begins and copy is not None:
        name = " · ".join(carrier(copy))
        note = _("encrypted") if copy.encrypted else ""
        cells[:4] = [
            [Words(name, 400, 8), Words(note, 600, 7.5)],
            copy.place,
            "" if copy.arrives is None else moment_label(copy.arrives),
            "" if copy.leaves is None else moment_label(copy.leaves),
        ]
    weight = 650 if first and begins else 400
    return table.row(Words(title, weight, 8.5), *cells, about=title)


def _shows(festival: Festival, shows: list[Screening]) -> list[Words]:
    found = [Words(_label(festival, one), 400, 7.5) for one in shows[:_MOST]]
    more = len(shows) - _MOST
    if more > 0:
        found.append(Words(and_more(more), 400, 7.5, SECOND))
    return found


def _label(festival: Festival, screening: Screening) -> str:
    day = festival.day_of(screening.start)
    screen = festival.screen_name(screening.screen_id)
    return f"{day_label(day)} {festival_clock(screening.start, day)} {screen}"


def _keys(festival: Festival, copy: Copy, shows: list[Screening]) -> Iterator[Words]:
    keys = festival.kdms(copy.id)
    for key in keys[:_MOST]:
        text = f"{festival.screen_name(key.screen_id)}: {key_times(key)}"
        yield Words(text, 400, 7)
    if not copy.encrypted:
        return
    held = {key.screen_id for key in keys}
    for screen_id in dict.fromkeys(one.screen_id for one in shows):
        if screen_id not in held:
            name = festival.screen_name(screen_id)
            yield Words(_("no key for {screen}").format(screen=name), 650, 7.5)
