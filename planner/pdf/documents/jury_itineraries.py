"""A sheet for each jury: which screenings to go to, so that every film is seen in time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.i18n import N_, _, and_more, remark
from planner.model import Festival, Film, Jury, Screening
from planner.pdf.base import For
from planner.pdf.dates import day_label, moment_label
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.type import BODY, DAY, SECTION, SMALL
from planner.pdf.look import SECOND
from planner.pdf.telling import brief, length, times, where
from planner.pdf.text.itemise import printable
from planner.rules.seeing import itinerary
from planner.settings import Setting
from planner.times import festival_clock

_MOST_OTHERS = 4


class JuryItineraries(FlowDocument):
    """For each jury the way through the festival on which it sees the most of its films, all of
    them where that is possible, and at which other screenings each can be seen.
    """

    title = N_("Jury itineraries")
    help = N_(
        "For each jury: the screenings to go to, in time for its decision, and what it misses."
    )
    options = (
        *paper_settings(),
        Setting(
            "pause",
            15,
            N_("Pause"),
            N_("Between two screenings, besides the way."),
            N_("min"),
            minimum=0,
            maximum=180,
        ),
    )
    readers = For.HOUSE
    grows = True

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """A sheet for each jury, in order."""
        juries = sorted(festival.rows(Jury).values(), key=lambda jury: (jury.order, jury.id))
        for jury in juries:
            pages.new_page()
            _add_sheet(pages, festival, jury, options["pause"])
        if not juries:
            pages.add(paragraph(_("There is no jury yet."), pages.body.width))


def _add_sheet(pages: Pages, festival: Festival, jury: Jury, pause: int) -> None:
    width, name = pages.body.width, printable(jury.name)
    films = festival.jury_films(jury.id)
    shows = {film.id: _shows(festival, jury, film) for film in films}
    way = itinerary(festival, {film: found for film, found in shows.items() if found}, pause)
    pages.add(heading(name, width, DAY, bookmark=0, mark=name, before=0))
    members = ", ".join(person.name for person in festival.jurors(jury.id))
    pages.add(paragraph(members or _("No member is named yet."), width, BODY))
    if jury.deadline is not None:
        text = _("Decides {moment}.").format(moment=moment_label(jury.deadline))
        pages.add(paragraph(text, width, SMALL))
    table = Table(
        (
            Column(_("Day"), points=56),
            Column(_("Time"), points=58),
            Column(_("Film"), 4),
            Column(_("Where"), 2.4),
            Column(_("Code"), points=34),
            Column(_("Also"), 2.2),
        ),
        width,
    )
    if way.stops:
        rows = [_row(table, festival, one, films, shows) for one in way.stops]
        pages.add([table.head(before=10), *rows])
    missing = [film for film in films if film.id in way.missed or not shows[film.id]]
    if missing:
        pages.add(heading(_("Not seen on this way"), width, SECTION))
        for film in missing:
            why = _clashing(shows[film.id], festival) or _("not on the timetable in time")
            pages.add(paragraph(f"{brief(film.title)}: {why}", width, BODY))
        pages.warnings.append(
            remark("“{jury}” misses {count} of its films.").format(jury=name, count=len(missing))
        )
    pages.warnings += [
        remark("{name}: the text of “{title}” is shortened.").format(name=name, title=title)
        for title in table.shortened
    ]


def _shows(festival: Festival, jury: Jury, film: Film) -> list[Screening]:
    """The screenings of a film that take place and are over when the jury decides."""
    return [
        one
        for one in festival.screenings_of_film(film.id)
        if not one.cancelled and (jury.deadline is None or festival.span(one).end <= jury.deadline)
    ]


def _clashing(shows: list[Screening], festival: Festival) -> str:
    labels = [_label(festival, one) for one in shows[:_MOST_OTHERS]]
    return _("clashes: {times}").format(times=", ".join(labels)) if labels else ""


def _label(festival: Festival, screening: Screening) -> str:
    day = festival.day_of(screening.start)
    return f"{day_label(day)} {times(festival, screening, day)}"


def _row(
    table: Table,
    festival: Festival,
    stop: Screening,
    films: tuple[Film, ...],
    shows: dict[int, list[Screening]],
) -> Row:
    day = festival.day_of(stop.start)
    seen = [film for film in films if stop in shows[film.id]]
    title = printable(festival.screening_title(stop))
    names = ", ".join(brief(film.title) for film in seen)
    others = {one.id: one for film in seen for one in shows[film.id] if one.id != stop.id}
    kind = festival.kinds.get(stop.kind_id or 0)
    notes = [length(festival, stop), kind.name if kind is not None and not kind.public else ""]
    return table.row(
        Words(day_label(day), 650),
        Words(times(festival, stop, day), 650),
        [
            Words(title, 650, 9),
            Words(names if names != title else "", 400, 7.5, SECOND),
            Words(" · ".join(filter(None, notes)), 400, 7.5, SECOND),
        ],
        where(festival, stop),
        stop.code,
        _others(festival, list(others.values())),
        about=title,
    )


def _others(festival: Festival, found: list[Screening]) -> list[Words]:
    """When else, each with what it is found by in the day list: its code, or else its screen."""
    words = []
    for one in found[:_MOST_OTHERS]:
        day = festival.day_of(one.start)
        when = f"{day_label(day)} {festival_clock(one.start, day)}"
        place = printable(one.code) or festival.screens[one.screen_id].name
        words.append(Words(f"{when} · {place}", 400, 7.5))
    if more := len(found) - len(words):
        words.append(Words(and_more(more), 400, 7.5, SECOND))
    return words
