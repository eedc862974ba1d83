"""People: added, removed, joined to films, given days, and put on stage or kept from it."""

from __future__ import annotations

from dataclasses import dataclass

from planner.edit.base import Edit
from planner.edit.screenings import live_screening
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import (
    Appearance,
    Availability,
    Film,
    FilmPerson,
    Part,
    Person,
    PersonRole,
    column,
)
from planner.model.base import R
from planner.model.values import checked
from planner.times import Day, clock_minutes


@dataclass(frozen=True)
class AddPerson(Edit):
    """A new person: a guest, moderator, interpreter or juror; with a film, one of its people."""

    person_name: str
    role: str = PersonRole.GUEST.value
    film_id: int | None = None
    credit: str = ""

    name = "add-person"
    title = N_("Add person")

    def apply(self, work: Work) -> None:
        """Add the person, and what joins them to the film."""
        if not self.person_name.strip():
            raise UserError(_("A person needs a name."))
        roles = checked(column(Person, "roles"), (self.role,))
        person = work.add(Person, name=self.person_name.strip(), roles=roles)
        if self.film_id is not None:
            film_id = work.get(Film, self.film_id).id
            work.add(FilmPerson, film_id=film_id, person_id=person.id, credit=self.credit.strip())


@dataclass(frozen=True)
class RemovePerson(Edit):
    """Remove a person with their days, appearances and seats in juries."""

    person_id: int

    name = "remove-person"
    title = N_("Remove person")

    def apply(self, work: Work) -> None:
        """Remove them."""
        work.remove(Person, work.get(Person, self.person_id).id)


@dataclass(frozen=True)
class JoinFilm(Edit):
    """A person belongs to a film, and as what; they may be asked on stage with it."""

    film_id: int
    person_id: int
    credit: str = ""

    name = "join-film"
    title = N_("Join person to film")

    def apply(self, work: Work) -> None:
        """Join them, or say anew as what."""
        film, person = work.get(Film, self.film_id), work.get(Person, self.person_id)
        known = [row for row in work.rows(FilmPerson) if _pair(row) == (film.id, person.id)]
        credit = self.credit.strip()
        if known:
            work.change(FilmPerson, known[0].id, credit=credit)
        else:
            work.add(FilmPerson, film_id=film.id, person_id=person.id, credit=credit)


@dataclass(frozen=True)
class LeaveFilm(Edit):
    """A person belongs to a film no longer; nothing is proposed for them with it."""

    film_id: int
    person_id: int

    name = "leave-film"
    title = N_("Part person from film")

    def apply(self, work: Work) -> None:
        """Part them."""
        film, person = work.get(Film, self.film_id), work.get(Person, self.person_id)
        joined = [row for row in work.rows(FilmPerson) if _pair(row) == (film.id, person.id)]
        if not joined:
            raise UserError(
                _("{person} does not belong to {film}.").format(person=person.name, film=film.title)
            )
        _remove_all(work, FilmPerson, joined)


def _pair(row: FilmPerson) -> tuple[int, int]:
    return row.film_id, row.person_id


@dataclass(frozen=True)
class SetAvailability(Edit):
    """When a person is there on one festival day, in its minutes (1470 is 24:30).

    One hour alone leaves the other side open; neither says that the person is not there at all;
    ``forget`` takes the day's own hours back.
    """

    person_id: int
    day: Day
    since: int | None = None
    until: int | None = None
    forget: bool = False

    name = "availability"
    title = N_("Change availability")

    def apply(self, work: Work) -> None:
        """Set them."""
        if self.since is not None and self.until is not None and self.until <= self.since:
            raise UserError(
                _(
                    "Nobody can be there from {since} until {until}; after midnight write 25:00."
                ).format(since=clock_minutes(self.since), until=clock_minutes(self.until))
            )
        hours = {"since": self.since, "until": self.until}
        for name, value in hours.items():
            checked(column(Availability, name), value)
        person = work.get(Person, self.person_id)
        day = (person.id, self.day)
        known = [row for row in work.rows(Availability) if (row.person_id, row.day) == day]
        _remove_all(work, Availability, known if self.forget else known[1:])
        if known and not self.forget:
            work.change(Availability, known[0].id, **hours)
        elif not self.forget:
            work.add(Availability, person_id=person.id, day=self.day, **hours)


@dataclass(frozen=True)
class SetAppearance(Edit):
    """A person is at a screening, as guest, moderator or interpreter, at intro, Q&A or both.

    It stands instead of what Marquee proposes; the part “away” withdraws a proposed appearance.
    """

    screening_id: int
    person_id: int
    role: str = PersonRole.GUEST.value
    part: str = Part.BOTH.value

    name = "appear"
    title = N_("Set appearance")

    def apply(self, work: Work) -> None:
        """Set it, in place of what was set before for that role."""
        screening = live_screening(work, self.screening_id)
        person = work.get(Person, self.person_id)
        role = checked(column(Appearance, "role"), self.role)
        part = checked(column(Appearance, "part"), self.part)
        set_before = _decided(work, screening.id, person.id)
        same_role = [row for row in set_before if row.role is role]
        if part is Part.AWAY:  # away is said of the person, not of one of their roles
            _remove_all(work, Appearance, [row for row in set_before if row not in same_role[:1]])
        else:
            lifted = [row for row in set_before if row.part is Part.AWAY and row.role is not role]
            _remove_all(work, Appearance, [*same_role[1:], *lifted])
        if same_role:
            work.change(Appearance, same_role[0].id, part=part)
        else:
            work.add(
                Appearance, screening_id=screening.id, person_id=person.id, role=role, part=part
            )


@dataclass(frozen=True)
class ForgetAppearance(Edit):
    """What was decided of a person at a screening no longer holds; what is proposed does."""

    screening_id: int
    person_id: int

    name = "forget-appearance"
    title = N_("Leave appearance to Marquee")

    def apply(self, work: Work) -> None:
        """Forget it."""
        screening = live_screening(work, self.screening_id)
        person = work.get(Person, self.person_id)
        decided = _decided(work, screening.id, person.id)
        if not decided:
            raise UserError(
                _("Nothing was decided about {person} at this screening.").format(
                    person=person.name
                )
            )
        _remove_all(work, Appearance, decided)


def _decided(work: Work, screening_id: int, person_id: int) -> list[Appearance]:
    wanted = (screening_id, person_id)
    return [row for row in work.rows(Appearance) if (row.screening_id, row.person_id) == wanted]


def _remove_all(work: Work, cls: type[R], rows: list[R]) -> None:
    for row in rows:
        work.remove(cls, row.id)
