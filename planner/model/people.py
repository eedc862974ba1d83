"""Look-ups of people: their films, days, appearances and juries."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from planner.model.attendance import (
    Attendance,
    Duty,
    Presence,
    first_of,
    is_guest,
    joined,
    proposed_for,
    stage_times,
    wished_count,
)
from planner.model.film import Film, FilmStatus, GuestsWanted
from planner.model.index import Index
from planner.model.person import (
    Appearance,
    Availability,
    FilmPerson,
    Jury,
    JuryFilm,
    JuryMember,
    Part,
    Person,
    PersonRole,
)
from planner.model.screening import Screening
from planner.model.snapshot import by_order
from planner.model.timetable import Timetable
from planner.times import Day, WallTime, day_start

_DAYS = Index(Availability, lambda _f, row: (row.person_id, row.day), lambda row: row.id)
_HOURS_OF = Index(Availability, lambda _f, row: row.person_id, lambda row: (row.day, row.id))
_OF_FILM = Index(FilmPerson, lambda _f, row: row.film_id, lambda row: row.id)
_OF_PERSON = Index(FilmPerson, lambda _f, row: row.person_id, lambda row: row.id)
_MODERATORS = Index(Person, lambda _f, row: _is(row, PersonRole.MODERATOR), lambda row: row.id)
_INTERPRETERS = Index(Person, lambda _f, row: _is(row, PersonRole.INTERPRETER), lambda row: row.id)
_AT = Index(Appearance, lambda _f, row: row.screening_id, lambda row: row.id)
_BY = Index(Appearance, lambda _f, row: row.person_id, lambda row: row.id)
_JURORS = Index(JuryMember, lambda _f, row: row.jury_id, lambda row: row.id)
_JURIES = Index(JuryMember, lambda _f, row: row.person_id, lambda row: row.id)
_FOR_JURY = Index(JuryFilm, lambda _f, row: row.jury_id, lambda row: row.id)
_SEEN_BY = Index(JuryFilm, lambda _f, row: row.film_id, lambda row: row.id)
_OF_SECTION = Index(Jury, lambda _f, row: row.section_id, by_order)


def _is(person: Person, role: PersonRole) -> PersonRole | None:
    return role if role.value in person.roles else None


class People(Timetable):
    """What a festival knows of its guests, moderators, interpreters and jurors."""

    __slots__ = ()

    # -- films and days -----------------------------------------------------------------------

    def people_of(self, film_id: int) -> tuple[FilmPerson, ...]:
        """The people who belong to a film, and as what."""
        return self.group(_OF_FILM, film_id)

    def films_with(self, person_id: int) -> tuple[Film, ...]:
        """The films that a person belongs to."""
        return tuple(self.films[row.film_id] for row in self.group(_OF_PERSON, person_id))

    def guests_of(self, film_id: int) -> tuple[Person, ...]:
        """The people of a film who may be asked on stage with it."""
        rows = self.group(_OF_FILM, film_id)
        everybody = {row.person_id: self.people[row.person_id] for row in rows}
        return tuple(filter(is_guest, everybody.values()))

    def hosts(self, role: PersonRole) -> tuple[Person, ...]:
        """The moderators, or the interpreters, that the list of people has."""
        index = _MODERATORS if role is PersonRole.MODERATOR else _INTERPRETERS
        return self.group(index, role)

    def presence(self, person_id: int, day: Day) -> Presence:
        """When a person is at the festival on one of its days."""
        person, midnight = self.people[person_id], day_start(day)
        first = midnight + self.edition.day_boundary
        rows = self.group(_DAYS, (person_id, day))
        since, until = first, first + 2880  # a night may go on into the next day
        known = person.arrives is not None and person.leaves is not None
        if rows:
            known, own = True, rows[-1]
            if own.since is None and own.until is None:
                return Presence(WallTime(first), WallTime(first), known)
            since = first if own.since is None else midnight + own.since
            until = first + 1440 if own.until is None else midnight + own.until
        if person.arrives is not None:
            since = max(since, person.arrives)
        if person.leaves is not None:
            until = min(until, person.leaves)
        return Presence(WallTime(since), WallTime(until), known)

    def days_known(self, person_id: int) -> tuple[Availability, ...]:
        """The days of which somebody said when a person is there."""
        return self.group(_HOURS_OF, person_id)

    # -- appearances --------------------------------------------------------------------------

    def public_screenings_of(self, film_id: int) -> tuple[Screening, ...]:
        """The public screenings of a film that take place, by start."""
        found = self.screenings_of_film(film_id)
        return tuple(s for s in found if not s.cancelled and self.is_public(s))

    def wished_screenings(self, film_id: int) -> tuple[Screening, ...]:
        """The screenings of a film at which its guests are wanted, whoever can come."""
        public = self.public_screenings_of(film_id)
        return first_of(self, public, wished_count(self.films[film_id], len(public)))

    def proposals(self, film_id: int) -> tuple[Attendance, ...]:
        """The appearances proposed for a film, whatever was set by hand."""
        film = self.films[film_id]
        if film.guests_wanted is GuestsWanted.NONE:
            return ()
        key, screenings = (self.plan_id, film_id), self.screenings_of_film(film_id)
        known = self._proposals.get(key)
        if known is None or known[0] != screenings:
            known = self._proposals[key] = (screenings, tuple(proposed_for(self, film)))
        return known[1]

    def decided_at(self, screening_id: int) -> tuple[Appearance, ...]:
        """What somebody decided about appearances at a screening, those kept away included."""
        return self.group(_AT, screening_id)

    def decisions_about(self, person_id: int) -> tuple[Appearance, ...]:
        """What somebody decided about the appearances of a person, in all plans."""
        return self.group(_BY, person_id)

    def appearances(self, screening_id: int) -> tuple[Attendance, ...]:
        """The people at a screening: those set by hand, then those proposed besides."""
        decided = self.group(_AT, screening_id)
        named = {row.person_id for row in decided}
        programme_id = self.all_screenings[screening_id].programme_id
        proposed = [
            one
            for film in self.films_of(programme_id)
            for one in self.proposals(film.id)
            if one.screening_id == screening_id and one.person_id not in named
        ]
        return (*_attending(decided), *_once_each(proposed))

    def appearances_of(self, person_id: int) -> tuple[Attendance, ...]:
        """Where a person appears in the present plan, by start; cancelled screenings left out."""
        screenings = self.all_screenings
        decided = [
            row
            for row in self.group(_BY, person_id)
            if screenings[row.screening_id].plan_id == self.plan_id
        ]
        named = {row.screening_id for row in decided}
        proposed = [
            one
            for film in self.films_with(person_id)
            for one in self.proposals(film.id)
            if one.person_id == person_id and one.screening_id not in named
        ]
        all_of_them = [*_attending(decided), *_once_each(proposed)]
        live = [one for one in all_of_them if not screenings[one.screening_id].cancelled]
        return tuple(sorted(live, key=lambda one: (screenings[one.screening_id].start, one.role)))

    def duties(self, person_id: int) -> tuple[Duty, ...]:
        """When a person is on stage in the present plan, by start."""
        found = [
            Duty(start, end, one)
            for one in self.appearances_of(person_id)
            for start, end in stage_times(
                self.span(self.all_screenings[one.screening_id]), one.part
            )
        ]
        return tuple(sorted(found, key=lambda duty: (duty.start, duty.end)))

    # -- juries -------------------------------------------------------------------------------

    def jurors(self, jury_id: int) -> tuple[Person, ...]:
        """The members of a jury."""
        return tuple(self.people[row.person_id] for row in self.group(_JURORS, jury_id))

    def juries_of(self, person_id: int) -> tuple[Jury, ...]:
        """The juries that a person is in."""
        juries = self.rows(Jury)
        return tuple(juries[row.jury_id] for row in self.group(_JURIES, person_id))

    def jury_films(self, jury_id: int) -> tuple[Film, ...]:
        """The films that a jury must see: its section's and its own, without withdrawn ones."""
        section_id = self.rows(Jury)[jury_id].section_id
        films = [] if section_id is None else list(self.films_in(section_id))
        films += [self.films[row.film_id] for row in self.group(_FOR_JURY, jury_id)]
        shown = {film.id: film for film in films if film.status is not FilmStatus.WITHDRAWN}
        return tuple(shown.values())

    def juries_for(self, film_id: int) -> tuple[Jury, ...]:
        """The juries that must see a film, in order; none for one that was withdrawn."""
        film = self.films[film_id]
        if film.status is FilmStatus.WITHDRAWN:
            return ()
        section_id = film.section_id
        found = () if section_id is None else self.group(_OF_SECTION, section_id)
        named = self.group(_SEEN_BY, film_id)
        if not named:
            return found
        juries = self.rows(Jury)
        different = {*found, *(juries[row.jury_id] for row in named)}
        return tuple(sorted(different, key=by_order))


def _once_each(proposed: list[Attendance]) -> Iterable[Attendance]:
    """Each person once at each screening, whatever films of it they belong to."""
    found: dict[tuple[int, int], Attendance] = {}
    for one in proposed:
        key = (one.screening_id, one.person_id)
        other = found.get(key)
        part = one.part if other is None else joined(other.part, one.part)
        found[key] = one if part is one.part else dataclasses.replace(one, part=part)
    return found.values()


def _attending(rows: list[Appearance] | tuple[Appearance, ...]) -> tuple[Attendance, ...]:
    return tuple(
        Attendance(row.screening_id, row.person_id, row.role, row.part, by_hand=True)
        for row in rows
        if row.part is not Part.AWAY
    )
