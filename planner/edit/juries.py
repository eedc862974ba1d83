"""Juries: who is in them, what they must see besides their section, and by when."""

from __future__ import annotations

from dataclasses import dataclass

from planner.edit.base import Edit
from planner.edit.venues import next_order
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import Film, Jury, JuryFilm, JuryMember, Person, Section
from planner.times import WallTime


@dataclass(frozen=True)
class AddJury(Edit):
    """A new jury; it must see all films of its section by the deadline."""

    jury_name: str
    section_id: int | None = None
    deadline: WallTime | None = None

    name = "add-jury"
    title = N_("Add jury")

    def apply(self, work: Work) -> None:
        """Add it behind the others."""
        if not self.jury_name.strip():
            raise UserError(_("A jury needs a name."))
        if self.section_id is not None:
            work.get(Section, self.section_id)
        work.add(
            Jury,
            name=self.jury_name.strip(),
            section_id=self.section_id,
            deadline=self.deadline,
            order=next_order(work.rows(Jury)),
        )


@dataclass(frozen=True)
class RemoveJury(Edit):
    """Remove a jury; its members stay in the list of people."""

    jury_id: int

    name = "remove-jury"
    title = N_("Remove jury")

    def apply(self, work: Work) -> None:
        """Remove it."""
        work.remove(Jury, work.get(Jury, self.jury_id).id)


@dataclass(frozen=True)
class SetJurors(Edit):
    """The members of a jury anew."""

    jury_id: int
    person_ids: tuple[int, ...]

    name = "jurors"
    title = N_("Change jury members")

    def apply(self, work: Work) -> None:
        """Keep those that stay, add and remove the others."""
        jury = work.get(Jury, self.jury_id)
        members = {row.person_id: row for row in work.rows(JuryMember) if row.jury_id == jury.id}
        for person_id, row in members.items():
            if person_id not in self.person_ids:
                work.remove(JuryMember, row.id)
        for person_id in dict.fromkeys(self.person_ids):
            if work.get(Person, person_id).id not in members:
                work.add(JuryMember, jury_id=jury.id, person_id=person_id)


@dataclass(frozen=True)
class SetJuryFilms(Edit):
    """The films that a jury must see besides those of its section, anew."""

    jury_id: int
    film_ids: tuple[int, ...]

    name = "jury-films"
    title = N_("Change films of jury")

    def apply(self, work: Work) -> None:
        """Keep those that stay, add and remove the others."""
        jury = work.get(Jury, self.jury_id)
        named = {row.film_id: row for row in work.rows(JuryFilm) if row.jury_id == jury.id}
        for film_id, row in named.items():
            if film_id not in self.film_ids:
                work.remove(JuryFilm, row.id)
        for film_id in dict.fromkeys(self.film_ids):
            if work.get(Film, film_id).id not in named:
                work.add(JuryFilm, jury_id=jury.id, film_id=film_id)
