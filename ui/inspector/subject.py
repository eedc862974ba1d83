"""What the inspector is about: one row, several screenings, or the festival itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.i18n import _, ngettext
from planner.model import (
    RECORDS,
    Festival,
    Film,
    Hold,
    Programme,
    ProgrammeKind,
    Record,
    Screen,
    Screening,
    Section,
)


@dataclass(frozen=True)
class Subject:
    """One row by table and id, or several screenings (``table`` is then “screenings”)."""

    table: str
    ids: tuple[int, ...]

    @property
    def id(self) -> int:
        """The id of the one row."""
        return self.ids[0]

    def row(self, festival: Festival) -> Record | None:
        """The row as it now is; None when it is gone or there are several."""
        return festival.tables[self.table].get(self.id) if self.table in RECORDS else None


def subject_of(
    festival: Festival,
    screenings: Sequence[int],
    programmes: Sequence[int],
    holds: Sequence[int],
) -> Subject:
    """What a selection is about. Rows that are gone do not count."""
    chosen = tuple(i for i in screenings if i in festival.all_screenings)
    if len(chosen) > 1:
        return Subject("screenings", chosen)
    if chosen:
        return Subject("screening", chosen)
    listed = tuple(i for i in programmes if i in festival.programmes)
    if len(listed) > 1:
        return Subject("programmes", listed)
    if listed:
        return subject_of_programme(festival, listed[0])
    held = tuple(i for i in holds if i in festival.rows(Hold))
    return Subject("hold", held[:1]) if held else Subject("edition", (festival.edition.id,))


def subject_of_programme(festival: Festival, programme_id: int) -> Subject:
    """A one-film programme is looked at as its film."""
    films = festival.entries(programme_id)
    if festival.programmes[programme_id].kind is ProgrammeKind.FILM and len(films) == 1:
        return Subject("film", (films[0].film_id,))
    return Subject("programme", (programme_id,))


def own_programme(festival: Festival, film_id: int) -> Programme | None:
    """The one-film programme of a film."""
    for programme in festival.programmes_with(film_id):
        if programme.kind is ProgrammeKind.FILM:
            return programme
    return None


def title_of(festival: Festival, subject: Subject) -> str:
    """What the subject is called."""
    row = subject.row(festival)
    if isinstance(row, Screening):
        return festival.screening_title(row)
    if isinstance(row, Programme):
        return festival.title(row.id)
    if isinstance(row, Screen):
        return row.name
    if isinstance(row, Hold):
        return row.title or _("Hold")
    named = getattr(row, "title", "") or getattr(row, "name", "")
    if named:
        return str(named)
    count = len(subject.ids)
    if subject.table == "programmes":
        return ngettext("{count} programme", "{count} programmes", count).format(count=count)
    return ngettext("{count} screening", "{count} screenings", count).format(count=count)


def note_of(festival: Festival, subject: Subject) -> str:
    """The second line: original title and who made it, the venue, the zone."""
    row = subject.row(festival)
    if isinstance(row, Screening):
        return _programme_note(festival, row.programme_id)
    if isinstance(row, Programme):
        return _programme_note(festival, row.id)
    if isinstance(row, Film):
        return _film_note(festival, row)
    if isinstance(row, Screen):
        return festival.venues[row.venue_id].name
    if isinstance(row, Hold):
        return festival.screen_name(row.screen_id)
    return str(getattr(row, "zone", "")) if row is not None else ""


def _programme_note(festival: Festival, programme_id: int) -> str:
    films = festival.films_of(programme_id)
    if len(films) == 1:
        return _film_note(festival, films[0])
    if festival.programmes[programme_id].kind is ProgrammeKind.EVENT:
        return _("Event")
    return ngettext("{count} film", "{count} films", len(films)).format(count=len(films))


def _film_note(festival: Festival, film: Film) -> str:
    people = [credit.name for credit in festival.credits(film.id) if _directs(credit.role)]
    original = "" if film.original_title == film.title else film.original_title
    return "   ".join(part for part in (original, " & ".join(people)) if part)


def _directs(role: str) -> bool:
    """Directors stand under a title; a credit without a role is taken for one."""
    return not role or "direct" in role.casefold()


def section_of(festival: Festival, subject: Subject) -> Section | None:
    """The section whose colour the subject bears."""
    row = subject.row(festival)
    if isinstance(row, Screening):
        return festival.section_of(row.programme_id)
    if isinstance(row, Programme):
        return festival.section_of(row.id)
    if isinstance(row, Film):
        return festival.get(Section, row.section_id)
    return row if isinstance(row, Section) else None
