"""The lists of a page that lead elsewhere: screenings, films, programmes, screens and sections."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from planner.i18n import _
from planner.model import (
    RECORDS,
    Film,
    Programme,
    ProgrammeKind,
    Record,
    Screening,
    Section,
    columns,
)
from planner.text import sort_key
from planner.times import date_of, festival_clock, hours_label, runtime_label, weekday_name
from ui.fields import values
from ui.inspector.blocks import RowsBlock
from ui.inspector.subject import Subject, own_programme, subject_of_programme
from ui.inspector.view import View

MOST = 40
"""Of so many films of a section each has a line; the film list has them all."""

Line = tuple[tuple[str, str, str], bool, Callable[[], None]]


class ScreeningsBlock(RowsBlock):
    """All screenings of the programme, or of the film in whatever programme."""

    def __init__(self) -> None:
        super().__init__(_("All screenings"))

    def lines(self, view: View) -> list[Line]:
        """Day, time and screen of each; the present one is marked."""
        found, wanted = _screenings(view)
        text = _("{placed} of {wanted}").format(placed=len(found), wanted=wanted)
        self.note.setText(text if wanted else str(len(found)))
        return [_screening_line(view, screening) for screening in found]


def _screenings(view: View) -> tuple[tuple[Screening, ...], int]:
    row, festival = view.row, view.festival
    if isinstance(row, Film):
        own = own_programme(festival, row.id)
        wanted = own.wanted if own and festival.listed(own.id) else 0
        return festival.screenings_of_film(row.id), wanted
    if isinstance(row, Screening):
        row = festival.programmes[row.programme_id]
    if isinstance(row, Programme):
        return festival.screenings_of(row.id), row.wanted
    return (), 0


def _screening_line(view: View, screening: Screening) -> Line:
    festival = view.festival
    day = festival.day_of(screening.start)
    texts = (
        f"{weekday_name(day)} {date_of(day).day}",
        festival_clock(screening.start, day),
        festival.screens[screening.screen_id].name,
    )
    here = view.subject == Subject("screening", (screening.id,))
    return texts, here, partial(view.session.show_screening, screening.id)


class LinksBlock(RowsBlock):
    """What belongs to the subject: its films, the programmes it is in, its screen and section."""

    def __init__(self, title: str = "") -> None:
        super().__init__(title or _("Belongs to"))

    def lines(self, view: View) -> list[Line]:
        """Name and kind of each."""
        row, festival = view.row, view.festival
        found: list[tuple[str, str, Subject]] = []
        if isinstance(row, Screening):
            found += _links_of_programme(view, festival.programmes[row.programme_id])
            screen = festival.screens[row.screen_id]
            found.append((festival.screen_name(screen.id), _("Screen"), _subject(screen)))
        elif isinstance(row, Programme):
            found += _links_of_programme(view, row)
        elif isinstance(row, Film):
            found += _programmes_of_film(view, row)
            found += _section_link(view, row.section_id)
        elif row is not None:
            found += _references(view, row)
        return [((name, "", kind), False, partial(view.go, to)) for name, kind, to in found]


class FilmsBlock(RowsBlock):
    """The films of a programme, in order, with their runtimes."""

    def __init__(self) -> None:
        super().__init__(_("Films"))

    def lines(self, view: View) -> list[Line]:
        """Title and runtime of each."""
        row, festival = view.row, view.festival
        programme_id = row.programme_id if isinstance(row, Screening) else view.subject.id
        films = festival.films_of(programme_id)
        if len(films) < 2:
            return []
        self.note.setText(runtime_label(festival.length(programme_id).seconds))
        return [
            (
                (film.title, "", runtime_label(film.runtime_seconds)),
                False,
                partial(view.go, _subject(film)),
            )
            for film in films
        ]


class SectionBlock(RowsBlock):
    """What is shown in a section: its films, and its programmes and events."""

    def __init__(self) -> None:
        super().__init__(_("In this section"))

    def lines(self, view: View) -> list[Line]:
        """Title and length of each, as far as they fit; the note says how many there are."""
        festival, section_id = view.festival, view.subject.id
        own = [p.id for p in festival.programmes.values() if festival.listed(p.id)]
        found = [i for i in own if (s := festival.section_of(i)) is not None and s.id == section_id]
        found.sort(key=lambda programme_id: sort_key(festival.title(programme_id)))
        seconds = sum(festival.length(programme_id).seconds for programme_id in found)
        self.note.setText(f"{len(found)} · {hours_label(seconds)}" if found else "")
        return [
            (
                (festival.title(i), "", runtime_label(festival.length(i).seconds)),
                False,
                partial(view.go, subject_of_programme(festival, i)),
            )
            for i in found[:MOST]
        ]


class StagesBlock(RowsBlock):
    """The screenings at which a person appears, proposed or decided."""

    def __init__(self) -> None:
        super().__init__(_("On stage"))

    def lines(self, view: View) -> list[Line]:
        """Day, time and title of each."""
        festival = view.festival
        found: list[Line] = []
        there = festival.appearances_of(view.subject.id)
        shown = [festival.all_screenings[i] for i in {one.screening_id for one in there}]
        for screening in sorted(shown, key=lambda row: (row.start, row.id)):
            day = festival.day_of(screening.start)
            when = f"{weekday_name(day)} {date_of(day).day}, {festival_clock(screening.start, day)}"
            texts = (festival.screening_title(screening), "", when)
            found.append((texts, False, partial(view.session.show_screening, screening.id)))
        self.note.setText(str(len(found)) if found else "")
        return found


class ScreensBlock(RowsBlock):
    """The screens of a venue."""

    def __init__(self) -> None:
        super().__init__(_("Screens"))

    def lines(self, view: View) -> list[Line]:
        """Name and seats of each."""
        screens = [s for s in view.festival.screens_in_order() if s.venue_id == view.subject.id]
        return [
            (
                (screen.name, "", "" if screen.seats is None else str(screen.seats)),
                False,
                partial(view.go, _subject(screen)),
            )
            for screen in screens
        ]


def _references(view: View, row: Record) -> list[tuple[str, str, Subject]]:
    """The rows that a row refers to, as a copy to its film or a juror to the jury."""
    festival, found = view.festival, []
    for column in columns(type(row)):
        value = getattr(row, column.name)
        if not column.meta.ref or value is None or column.meta.ref == "plan":
            continue
        other = festival.rows(RECORDS[column.meta.ref]).get(value)
        if other is not None:
            to = (
                subject_of_programme(festival, other.id)
                if isinstance(other, Programme)
                else _subject(other)
            )
            found.append((values.name_of(other, festival), _(column.meta.label), to))
    return found


def _subject(row: Record) -> Subject:
    return Subject(row.table, (row.id,))


def _links_of_programme(view: View, programme: Programme) -> list[tuple[str, str, Subject]]:
    festival = view.festival
    films = festival.films_of(programme.id)
    if programme.kind is ProgrammeKind.FILM and len(films) == 1:
        return [(films[0].title, _("Film"), _subject(films[0]))]
    found = _section_link(view, programme.section_id)
    if view.subject.table == "screening":
        return [(festival.title(programme.id), _("Programme"), _subject(programme)), *found]
    return found


def _programmes_of_film(view: View, film: Film) -> list[tuple[str, str, Subject]]:
    festival = view.festival
    return [
        (festival.title(programme.id), _("Programme"), _subject(programme))
        for programme in festival.programmes_with(film.id)
        if programme.kind is not ProgrammeKind.FILM
    ]


def _section_link(view: View, section_id: int | None) -> list[tuple[str, str, Subject]]:
    section = view.festival.get(Section, section_id)
    return [(section.name, _("Section"), _subject(section))] if section else []
