"""Small festivals for tests, made by the same edits as a programmer makes them, without any file.

    festival = a_festival(screens=2, days=3)                 # Cinema / Screen 1, Screen 2
    festival = with_film(festival, "Still Life", 111)        # minutes; None is unknown
    festival = with_screening(festival, "Still Life", "19:30", screen=1, day=0)

or, where ids are needed on the way, with ``FestivalBuilder``, whose methods return the new row.
Times are clock times of the festival day ("24:30" is half an hour after midnight), screens and
days are counted from 0. The first day is Thursday 5 November 2026 unless said otherwise.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.document import Document
from planner.edit import Edit, Work
from planner.edit.editions import AddSection, StartFestival
from planner.edit.juries import AddJury, SetJurors, SetJuryFilms
from planner.edit.people import AddPerson, JoinFilm, SetAppearance, SetAvailability
from planner.edit.programmes import AddEvent, AddFilm, MakeShortsProgramme
from planner.edit.relations import Relate, SetTravel
from planner.edit.screenings import PlaceHold, PlaceProgramme
from planner.edit.venues import AddScreen
from planner.model import (
    Appearance,
    Copy,
    Festival,
    Film,
    Hold,
    Jury,
    Kind,
    Part,
    Person,
    PersonRole,
    Programme,
    ProgrammeKind,
    Record,
    Relation,
    RowChange,
    Screen,
    Screening,
    Section,
    new_id,
)
from planner.model.base import R
from planner.times import Day, WallTime, day_start, parse_clock, parse_day

FIRST_DAY = "2026-11-05"
ZONE = "Asia/Shanghai"


def start_festival(
    days: int = 3, *, name: str = "Test Festival", first_day: str = FIRST_DAY, zone: str = ZONE
) -> StartFestival:
    """The edit that begins every festival, for ``Document.create`` and ``Document.in_memory``."""
    first = parse_day(first_day)
    return StartFestival(name, first, Day(first + days - 1), zone)


def changes_of(festival: Festival, edit: Edit) -> tuple[RowChange, ...]:
    """The row changes that the edit makes; raises what it raises."""
    work = Work(festival)
    edit.apply(work)
    return work.changes()


def applied(festival: Festival, *edits: Edit) -> Festival:
    """The festival after these edits, one after the other."""
    for edit in edits:
        festival = festival.with_changes(changes_of(festival, edit))
    return festival


def changed(festival: Festival, row: Record, **values: Any) -> Festival:
    """The festival with other values in one row, for what no edit has a name for."""
    work = Work(festival)
    work.change(type(row), row.id, **values)
    return festival.with_changes(work.changes())


def at(festival: Festival, clock: str, day: int = 0) -> WallTime:
    """The moment of a clock time on a festival day counted from 0."""
    return WallTime(day_start(Day(festival.edition.first_day + day)) + parse_clock(clock))


def a_film(title: str = "Still Life", minutes: int | None = 111, **values: Any) -> Film:
    """One film by itself, in no festival; the runtime in minutes, None is unknown."""
    return Film(
        id=new_id(),
        title=title,
        runtime_seconds=None if minutes is None else minutes * 60,
        **values,
    )


class FestivalBuilder:
    """A festival that grows; ``festival`` is its present snapshot, methods return the new row."""

    def __init__(self, screens: int = 2, days: int = 3, **start: Any) -> None:
        self.festival = applied(Festival(), start_festival(days, **start))
        for number in range(screens):
            self.screen(f"Screen {number + 1}")

    def run(self, edit: Edit) -> tuple[RowChange, ...]:
        """Apply any edit; returns its row changes."""
        rows = changes_of(self.festival, edit)
        self.festival = self.festival.with_changes(rows)
        return rows

    def set(self, row: R, **values: Any) -> R:
        """Give a row other values; returns the row as it then is."""
        self.festival = changed(self.festival, row, **values)
        return self.festival.rows(type(row))[row.id]

    def edition(self, **values: Any) -> None:
        """Give the festival itself other values, as ``turnaround_minutes=0``."""
        self.set(self.festival.edition, **values)

    def screen(self, name: str, venue: str = "Cinema", **values: Any) -> Screen:
        """A new screen at the end of the row."""
        return self._added(AddScreen(name, venue), Screen, values)

    def section(self, name: str, code: str = "", **values: Any) -> Section:
        """A new section."""
        return self._added(AddSection(name, code), Section, values)

    def film(self, title: str, minutes: int | None = 90, **values: Any) -> Film:
        """A new film with its one-film programme; None minutes are an unknown runtime."""
        seconds = None if minutes is None else minutes * 60
        return self._added(AddFilm(title, seconds), Film, values)

    def shorts(self, title: str, *films: Film, **values: Any) -> Programme:
        """A programme of several films."""
        edit = MakeShortsProgramme(tuple(film.id for film in films), title)
        return self._added(edit, Programme, values)

    def event(self, title: str, minutes: int = 60, **values: Any) -> Programme:
        """An event of that length."""
        return self._added(AddEvent(title, minutes), Programme, values)

    def screening(
        self,
        what: Film | Programme | str,
        clock: str = "19:30",
        screen: int | Screen = 0,
        day: int = 0,
        **values: Any,
    ) -> Screening:
        """A new screening of a film, a programme, or what is called so; an unknown title is added
        as a film of 90 minutes.
        """
        edit = PlaceProgramme(
            self._programme(what).id, self._screen(screen).id, at(self.festival, clock, day)
        )
        return self._added(edit, Screening, values)

    def hold(
        self,
        clock: str = "19:30",
        minutes: int = 60,
        screen: int | Screen = 0,
        day: int = 0,
        **values: Any,
    ) -> Hold:
        """A new hold."""
        start = at(self.festival, clock, day)
        return self._added(PlaceHold(self._screen(screen).id, start, minutes), Hold, values)

    def row(self, cls: type[R], **values: Any) -> R:
        """A new row of any table, for what no edit has a name for."""
        work = Work(self.festival)
        new = work.add(cls, **values)
        self.festival = self.festival.with_changes(work.changes())
        return new

    def person(self, name: str, *films: Film, **values: Any) -> Person:
        """A new person who belongs to these films; a guest unless said otherwise."""
        person = self._added(AddPerson(name), Person, values)
        for film in films:
            self.run(JoinFilm(film.id, person.id))
        return person

    def there(
        self, person: Person, day: int, since: str | None = None, until: str | None = None
    ) -> None:
        """When a person is there on one day, by clock; neither is not at all."""
        begins, ends = (None if clock is None else parse_clock(clock) for clock in (since, until))
        day_of = Day(self.festival.edition.first_day + day)
        self.run(SetAvailability(person.id, day_of, begins, ends))

    def appears(
        self,
        person: Person,
        screening: Screening,
        part: Part = Part.BOTH,
        role: PersonRole = PersonRole.GUEST,
    ) -> Appearance:
        """An appearance set by hand."""
        return self._added(SetAppearance(screening.id, person.id, role, part), Appearance, {})

    def jury(self, name: str, *people: Person, films: tuple[Film, ...] = (), **values: Any) -> Jury:
        """A new jury of these people, with films it must see besides those of its section."""
        jury = self._added(AddJury(name), Jury, values)
        self.run(SetJurors(jury.id, tuple(person.id for person in people)))
        self.run(SetJuryFilms(jury.id, tuple(film.id for film in films)))
        return jury

    def relation(
        self, kind: str, one: Film | Programme | str, other: Film | Programme | str, days: int = 1
    ) -> Relation:
        """A wish about two programmes."""
        ids = (self._programme(one).id, self._programme(other).id)
        return self._added(Relate(kind, *ids, days), Relation, {})

    def travel(self, venue: str, other: str, minutes: int) -> None:
        """The minutes between two venues, by name."""
        ids = {row.name: row.id for row in self.festival.venues.values()}
        self.run(SetTravel(ids[venue], ids[other], minutes))

    def copy(self, film: Film, carrier: str = "DCP", **values: Any) -> Copy:
        """A copy of a film, in that format."""
        work = Work(self.festival)
        row = work.add(Copy, film_id=film.id, format=carrier, **values)
        self.festival = self.festival.with_changes(work.changes())
        return row

    def kind(self, name: str) -> Kind:
        """The kind of screening of that name, as “Press & industry”."""
        return next(kind for kind in self.festival.kinds.values() if kind.name == name)

    def _added(self, edit: Edit, cls: type[R], values: dict[str, Any]) -> R:
        rows = self.run(edit)
        new = next(row.after for row in rows if isinstance(row.after, cls) and row.before is None)
        return self.set(new, **values) if values else new

    def _programme(self, what: Film | Programme | str) -> Programme:
        if isinstance(what, Programme):
            return what
        if isinstance(what, str):
            known = next((p for p in self.festival.programmes.values() if self._is(p, what)), None)
            if known is not None:
                return known
            what = self.film(what)
        return own_programme(self.festival, what)

    def _is(self, programme: Programme, title: str) -> bool:
        return self.festival.title(programme.id) == title

    def _screen(self, screen: int | Screen) -> Screen:
        return self.festival.screens_in_order()[screen] if isinstance(screen, int) else screen


def own_programme(festival: Festival, film: Film) -> Programme:
    """The one-film programme of a film."""
    programmes = festival.programmes_with(film.id)
    return next(p for p in programmes if p.kind is ProgrammeKind.FILM)


def a_festival(screens: int = 2, days: int = 3, **start: Any) -> Festival:
    """A festival with “Cinema / Screen 1” and so on, and nothing in it yet."""
    return FestivalBuilder(screens, days, **start).festival


def building(festival: Festival) -> FestivalBuilder:
    """A builder that goes on from this festival."""
    builder = FestivalBuilder(screens=0)
    builder.festival = festival
    return builder


def with_screen(festival: Festival, name: str, venue: str = "Cinema", **values: Any) -> Festival:
    """The festival with one more screen."""
    builder = building(festival)
    builder.screen(name, venue, **values)
    return builder.festival


def with_film(festival: Festival, title: str, minutes: int | None = 90, **values: Any) -> Festival:
    """The festival with one more film and its programme."""
    builder = building(festival)
    builder.film(title, minutes, **values)
    return builder.festival


def with_screening(
    festival: Festival,
    what: Film | Programme | str,
    clock: str = "19:30",
    screen: int | Screen = 0,
    day: int = 0,
    **values: Any,
) -> Festival:
    """The festival with one more screening; an unknown title is added as a film of 90 minutes."""
    builder = building(festival)
    builder.screening(what, clock, screen, day, **values)
    return builder.festival


def many_screenings(count: int, screens: int = 10, days: int = 12, films: int = 100) -> Festival:
    """A festival of that many screenings, for the bench: quick, without one edit for each."""
    builder = FestivalBuilder(screens, days)
    made = [builder.film(f"Film {number}", 70 + number % 50) for number in range(films)]
    programmes = [own_programme(builder.festival, film) for film in made]
    work = Work(builder.festival)
    order = work.start.screens_in_order()
    for number in range(count):
        row, day = divmod(number // screens, days)
        work.add(
            Screening,
            plan_id=work.start.plan_id,
            programme_id=programmes[number % films].id,
            screen_id=order[number % screens].id,
            start=at(work.start, f"{9 + row % 5 * 3:02d}:{row // 5 % 60:02d}", day),
            code=str(number),
        )
    return builder.festival.with_changes(work.changes())


def the_film(festival: Festival, title: str) -> Film:
    """The film of that title."""
    return next(film for film in festival.films.values() if film.title == title)


def the_programme(festival: Festival, title: str) -> Programme:
    """The programme that is called so."""
    return next(p for p in festival.programmes.values() if festival.title(p.id) == title)


def the_screen(festival: Festival, name: str) -> Screen:
    """The screen of that name."""
    return next(screen for screen in festival.screens.values() if screen.name == name)


def the_screening(festival: Festival, title: str) -> Screening:
    """The first screening of what is called so."""
    return festival.screenings_of(the_programme(festival, title).id)[0]


def plain(festival: Festival) -> dict[str, dict[int, Record]]:
    """All rows without their versions, to compare two festivals by what they say."""
    return {
        table: {row_id: dataclasses.replace(row, version=0) for row_id, row in rows.items()}
        for table, rows in festival.tables.items()
    }


@dataclass(frozen=True)
class FillWith(Edit):
    """Everything of a festival that was built without a file, as one edit."""

    festival: Festival

    def apply(self, work: Work) -> None:
        """Add all rows."""
        for rows in self.festival.tables.values():
            for row in rows.values():
                values = {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
                work.add(type(row), **values)


def document_of(festival: Festival, path: Path | None = None) -> Document:
    """A document with everything of that festival, in a new file or in memory."""
    fill = FillWith(festival)
    return Document.in_memory(fill) if path is None else Document.create(path, fill)
