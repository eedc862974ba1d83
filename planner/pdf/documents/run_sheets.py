"""What the projection booth works from: one sheet for each screen and day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from operator import attrgetter
from typing import Any

from planner.i18n import N_, _, and_more, remark
from planner.model import Festival, Hold, Screen, Screening
from planner.pdf.base import For
from planner.pdf.dates import day_label, long_day
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.type import BODY, DAY, SMALL
from planner.pdf.look import SECOND
from planner.pdf.playing import copies, keys, languages
from planner.pdf.shown import CHOICE, Shown, for_house
from planner.pdf.telling import brief, length, seats
from planner.times import Day, WallTime, festival_clock, runtime_label

_MOST_FILMS = 24


class RunSheets(FlowDocument):
    """Doors, start, film, talk and changeover of every screening, with what is played and how.

    Screenings of juries, the press and private ones are in it, and internal events; cancelled ones
    are not.
    """

    title = N_("Screen run sheets")
    help = N_("For the booth: doors, start, film, Q&A, changeover, copies, languages and keys.")
    options = (*paper_settings("a4", "landscape"), *CHOICE)
    readers = For.HOUSE
    grows = True
    every_screening = True

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """A sheet for each screen and day, day by day."""
        shown = for_house(festival, options)
        pages.warnings += shown.left_out()
        columns = _columns(shown)
        for day in shown.days:
            for screen in shown.screens:
                found = [one for one in shown.on(day) if one.screen_id == screen.id]
                if found:
                    pages.new_page()
                    _add_sheet(pages, shown, (day, screen, found), columns)
        if not shown.days:
            pages.add(paragraph(_("There is no screening to print yet."), pages.body.width, BODY))


def _add_sheet(
    pages: Pages,
    shown: Shown,
    sheet: tuple[Day, Screen, list[Screening]],
    columns: tuple[Column, ...],
) -> None:
    day, screen, found = sheet
    festival, width = shown.festival, pages.body.width
    name = festival.screen_name(screen.id)
    mark = f"{day_label(day)} · {name}"
    pages.add(heading(name, width, DAY, bookmark=0, called=mark, mark=mark, before=0))
    pages.add(paragraph(" · ".join((long_day(day), *_equipment(screen))), width, SMALL))
    table = Table(columns, width, 8)
    rows = [table.head()]
    holds = [hold for hold in festival.holds_on(screen.id) if festival.day_of(hold.start) == day]
    following = {one.id: after for one, after in pairwise(found)}
    entries: list[Screening | Hold] = [*found, *holds]
    for what in sorted(entries, key=attrgetter("start")):
        if isinstance(what, Hold):
            rows.append(_hold(table, what, day))
        else:
            rows.append(_row(table, shown, what, (following.get(what.id), day)))
    pages.add(rows)
    pages.warnings += [
        remark("{place}: the text of “{title}” is shortened.").format(place=mark, title=title)
        for title in table.shortened
    ]


def _columns(shown: Shown) -> tuple[Column, ...]:
    """Languages and keys have room on all sheets of a festival that knows of any, else on none."""
    festival = shown.festival
    spoken = any(languages(festival, one) for one in shown.screenings)
    locked = any(keys(festival, one) for one in shown.screenings)
    return (
        Column(_("Code"), points=30),
        Column(_("Doors"), points=28),
        Column(_("Start"), points=30),
        Column(_("Film"), points=28),
        Column(_("Film ends"), points=28),
        Column(_("End"), points=28),
        Column(_("Changeover"), points=42),
        Column(_("Programme"), 3.4),
        Column(_("Copies"), 2.6),
        Column(_("Languages"), 1.7, shown=spoken),
        Column(_("Keys"), 1.7, shown=locked),
        Column(_("Done"), points=24, box=True),
    )


def _row(
    table: Table,
    shown: Shown,
    screening: Screening,
    then: tuple[Screening | None, Day],
) -> Row:
    after, day = then
    festival, span = shown.festival, shown.festival.span(screening)

    def clock(time: WallTime) -> str:
        return festival_clock(time, day)

    unsure = "" if span.known else "?"
    return table.row(
        screening.code,
        clock(festival.doors(screening)),
        Words(clock(span.start), 700, 9),
        clock(span.film_start),
        clock(span.qa_start) + unsure,
        Words(clock(span.end) + unsure, 650, 8),
        list(_changeover(festival, screening, after)),
        list(_programme(shown, screening)),
        copies(festival, screening),
        languages(festival, screening),
        keys(festival, screening),
        "",
        about=shown.title(screening),
        least=30,
    )


def _hold(table: Table, hold: Hold, day: Day) -> Row:
    """When nothing is to be shown here, among the screenings as the day goes."""
    start = festival_clock(hold.start, day)
    end = festival_clock(WallTime(hold.start + hold.minutes), day)
    what = [Words(_("Hold"), 650, 9), Words(hold.title, 400, 7.5, SECOND)]
    times = ("", "", Words(start, 700, 9), "", "", Words(end, 650, 8), "")
    return table.row(*times, what, "", "", "", "", least=30)


def _changeover(
    festival: Festival, screening: Screening, after: Screening | None
) -> Iterator[Words]:
    """What there is until the next screening, and what it needs where that is more."""
    if after is None:
        return
    there = after.start - festival.span(screening).end
    needed = festival.turnaround(screening, after)
    if there < 0:
        yield Words(_("overlaps by {n} min").format(n=-there), 650, 7.5)
    else:
        yield Words(_("{n} min").format(n=there), 400, 8)
    if there < needed:
        yield Words(_("needs {n} min").format(n=needed), 650, 7.5, most=1)


def _programme(shown: Shown, screening: Screening) -> Iterator[Words]:
    festival = shown.festival
    yield Words(shown.title(screening), 650, 9, language=shown.language(screening))
    films = festival.films_of(screening.programme_id)
    if len(films) > 1:
        parts = [f"{brief(film.title)} {runtime_label(film.runtime_seconds)}" for film in films]
        if len(parts) > _MOST_FILMS:
            parts = [*parts[:_MOST_FILMS], and_more(len(parts) - _MOST_FILMS)]
        yield Words(" · ".join(parts), 400, 7, SECOND)
    kind = festival.kinds.get(screening.kind_id or 0)
    notes = [length(festival, screening), kind.name if kind is not None else ""]
    span = festival.span(screening)
    if span.preshow:
        notes.append(_("pre-show {n} min").format(n=span.preshow))
    if span.intro:
        notes.append(_("intro {n} min").format(n=span.intro))
    if span.qa:
        notes.append(_("Q&A {n} min").format(n=span.qa))
    notes += festival.needs(screening)
    yield Words(" · ".join(filter(None, notes)), 400, 7.5, SECOND)


def _equipment(screen: Screen) -> Iterator[str]:
    if screen.seats:
        yield seats(screen.seats)
    yield from (*screen.formats, *screen.equipment)
