"""Films and programmes: added, joined to shorts programmes, reordered, removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.edit.base import Edit
from planner.edit.screenings import live_screening
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import (
    Film,
    Programme,
    ProgrammeFilm,
    ProgrammeKind,
    Screening,
    Section,
    column,
)
from planner.model.values import checked


def add_programme_of(work: Work, film_id: int) -> Programme:
    """The one-film programme that makes a film placeable."""
    programme = work.add(Programme, kind=ProgrammeKind.FILM)
    work.add(ProgrammeFilm, programme_id=programme.id, film_id=film_id)
    return programme


def keep_placeable(work: Work, film_ids: Iterable[int]) -> None:
    """Give each of these films that is in no programme any more its own."""
    placeable = {entry.film_id for entry in work.rows(ProgrammeFilm)}
    for film_id in film_ids:
        if film_id not in placeable:
            add_programme_of(work, film_id)


@dataclass(frozen=True)
class AddFilm(Edit):
    """A new film, with the programme that makes it placeable. The runtime is in seconds."""

    film_title: str
    runtime_seconds: int | None = None
    section_id: int | None = None

    name = "add-film"
    title = N_("Add film")

    def apply(self, work: Work) -> None:
        """Add both."""
        if not self.film_title.strip():
            raise UserError(_("A film needs a title."))
        if self.section_id is not None:
            work.get(Section, self.section_id)
        film = work.add(
            Film,
            title=self.film_title.strip(),
            runtime_seconds=checked(column(Film, "runtime_seconds"), self.runtime_seconds),
            section_id=self.section_id,
        )
        add_programme_of(work, film.id)


@dataclass(frozen=True)
class RemoveFilm(Edit):
    """Remove a film from the festival, with its one-film programme and that one's screenings."""

    film_id: int

    name = "remove-film"
    title = N_("Remove film")

    def apply(self, work: Work) -> None:
        """Remove the film; programmes of several films lose it, those of it alone go."""
        work.get(Film, self.film_id)
        holding = [e.programme_id for e in work.rows(ProgrammeFilm) if e.film_id == self.film_id]
        work.remove(Film, self.film_id)
        for programme_id in holding:
            if not any(e.programme_id == programme_id for e in work.rows(ProgrammeFilm)):
                work.remove(Programme, programme_id)


@dataclass(frozen=True)
class MakeShortsProgramme(Edit):
    """Several films as one programme, in this order."""

    film_ids: tuple[int, ...]
    called: str = ""

    name = "make-programme"
    title = N_("Make shorts programme")

    def apply(self, work: Work) -> None:
        """Add the programme; the films' own programmes stay, but are no longer listed."""
        ids = tuple(dict.fromkeys(self.film_ids))
        if len(ids) < 2:
            raise UserError(_("A shorts programme needs at least two films; select more of them."))
        films = [work.get(Film, film_id) for film_id in ids]
        sections = {film.section_id for film in films}
        programme = work.add(
            Programme,
            kind=ProgrammeKind.FILMS,
            title=self.called.strip() or _next_title(work),
            section_id=sections.pop() if len(sections) == 1 else None,
        )
        for order, film in enumerate(films):
            work.add(ProgrammeFilm, programme_id=programme.id, film_id=film.id, order=order)


def _next_title(work: Work) -> str:
    taken = {programme.title for programme in work.rows(Programme)}
    number = 1
    while (title := _("Shorts {number}").format(number=number)) in taken:
        number += 1
    return title


@dataclass(frozen=True)
class SetFilms(Edit):
    """The films of a programme and their order, anew."""

    programme_id: int
    film_ids: tuple[int, ...]

    name = "set-films"
    title = N_("Change films of programme")

    def apply(self, work: Work) -> None:
        """Keep the entries that stay (with their gaps), add and remove the others."""
        programme = work.get(Programme, self.programme_id)
        if programme.kind is ProgrammeKind.EVENT:
            raise UserError(_("An event has no films."))
        ids = tuple(dict.fromkeys(self.film_ids))
        if not ids:
            raise UserError(_("A programme needs a film; remove the programme instead."))
        entries = {e.film_id: e for e in work.rows(ProgrammeFilm) if e.programme_id == programme.id}
        for film_id, entry in entries.items():
            if film_id not in ids:
                work.remove(ProgrammeFilm, entry.id)
        for order, film_id in enumerate(ids):
            work.get(Film, film_id)
            if film_id in entries:
                work.change(ProgrammeFilm, entries[film_id].id, order=order)
            else:
                work.add(ProgrammeFilm, programme_id=programme.id, film_id=film_id, order=order)
        if len(ids) > 1:
            work.change(Programme, programme.id, kind=ProgrammeKind.FILMS)
        keep_placeable(work, entries)


@dataclass(frozen=True)
class ArrangeProgramme(Edit):
    """The films of a programme in order, each with the gap after it in seconds (None is as usual),
    the usual gap, and the Q&A of its screenings in the present plan (None leaves it as it is).
    """

    programme_id: int
    films: tuple[tuple[int, int | None], ...]
    gap_seconds: int
    qa_minutes: int | None = None

    title = N_("Arrange programme")

    def apply(self, work: Work) -> None:
        """Change all of it; raises UserError for films that no programme can have."""
        SetFilms(self.programme_id, tuple(film_id for film_id, _gap in self.films)).apply(work)
        usual = checked(column(Programme, "gap_seconds"), self.gap_seconds)
        work.change(Programme, self.programme_id, gap_seconds=usual)
        gaps = dict(self.films)
        own = column(ProgrammeFilm, "gap_seconds")
        for entry in list(work.rows(ProgrammeFilm)):
            if entry.programme_id == self.programme_id:
                gap = checked(own, gaps[entry.film_id])
                work.change(ProgrammeFilm, entry.id, gap_seconds=gap)
        if self.qa_minutes is None:
            return
        talk = checked(column(Screening, "qa_minutes"), self.qa_minutes)
        for screening in work.start.live_screenings_of(self.programme_id):
            work.change(Screening, live_screening(work, screening.id).id, qa_minutes=talk)


@dataclass(frozen=True)
class AddEvent(Edit):
    """A ceremony, talk or party: a title and a length in minutes, and no film."""

    called: str
    minutes: int = 60
    internal: bool = False

    name = "add-event"
    title = N_("Add event")

    def apply(self, work: Work) -> None:
        """Add the programme."""
        if not self.called.strip():
            raise UserError(_("An event needs a title."))
        seconds = checked(column(Programme, "runtime_seconds"), self.minutes * 60)
        work.add(
            Programme,
            kind=ProgrammeKind.EVENT,
            title=self.called.strip(),
            runtime_seconds=seconds,
            internal=self.internal,
        )


@dataclass(frozen=True)
class RemoveProgramme(Edit):
    """Remove a programme with its screenings; its films stay, each placeable by itself."""

    programme_id: int

    name = "remove-programme"
    title = N_("Remove programme")

    def apply(self, work: Work) -> None:
        """Remove it; a film that would be in no programme any more gets its own."""
        programme = work.get(Programme, self.programme_id)
        if programme.kind is ProgrammeKind.FILM:
            raise UserError(_("This is a film's own programme; remove the film instead."))
        films = [e.film_id for e in work.rows(ProgrammeFilm) if e.programme_id == programme.id]
        work.remove(Programme, programme.id)
        keep_placeable(work, films)
