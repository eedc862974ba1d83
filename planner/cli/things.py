"""One thing of a festival by id, code or exact name, whatever it is, and what was done to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from planner.cli.naming import (
    Ambiguous,
    find_film,
    find_hold,
    find_kind,
    find_programme,
    find_screen,
    find_screening,
    find_section,
)
from planner.document import Document, Step
from planner.errors import UserError
from planner.i18n import _
from planner.model import RECORDS, Festival, Film, Programme, ProgrammeKind, Record, Screening

_FINDERS: Mapping[str, Callable[[Festival, str], Record]] = {
    "film": find_film,
    "programme": find_programme,
    "screening": find_screening,
    "screen": find_screen,
    "hold": find_hold,
    "section": find_section,
    "kind": find_kind,
}
_WITH_WHAT_BELONGS = (Film.table, Programme.table, Screening.table)


def steps_of(document: Document, text: str) -> tuple[Step, ...]:
    """What was done to the thing that the text names, oldest first: to a film or programme with
    its screenings, and to what was removed since by its id.

    Raises UserError when nothing is named so, or several things are.
    """
    things = _named(document.festival, text) or _removed(document, text)
    if not things:
        raise UserError(
            _(
                "Nothing is called “{text}”; name a screening, programme, film, screen or hold by "
                "id, code or exact name."
            ).format(text=text)
        )
    found = {
        step.id
        for table, row_id in things
        for step in document.history_of(table, row_id, related=table in _WITH_WHAT_BELONGS)
    }
    return tuple(step for step in document.history() if step.id in found)


def _named(festival: Festival, text: str) -> list[tuple[str, int]]:
    """The rows that make the one thing of that name."""
    found: list[Record] = []
    several: list[Ambiguous] = []
    for find in _FINDERS.values():
        try:
            found.append(find(festival, text))
        except Ambiguous as error:
            if not (found and find is find_screening):  # the screenings of what was found
                several.append(error)
        except UserError:
            continue  # no such thing of this kind
    if several:
        raise several[0]
    row = _widest(festival, found, text)
    if row is None:
        return []
    own = (
        p
        for p in (festival.programmes_with(row.id) if isinstance(row, Film) else ())
        if p.kind is ProgrammeKind.FILM
    )
    return [(row.table, row.id), *((p.table, p.id) for p in own)]


def _widest(festival: Festival, found: list[Record], text: str) -> Record | None:
    """The thing that the others are part of: a film, rather than its programme or screening."""
    if not found:
        return None
    first, *others = found
    strangers = [row for row in others if not _is_part(festival, row, first)]
    if strangers:
        raise UserError(
            _("“{text}” names several: {candidates}. Use the id.").format(
                text=text,
                candidates="; ".join(f"{row.table} (id {row.id})" for row in (first, *strangers)),
            )
        )
    return first


def _is_part(festival: Festival, row: Record, whole: Record) -> bool:
    programmes: Iterable[Programme] = ()
    if isinstance(whole, Film):
        programmes = festival.programmes_with(whole.id)
    elif isinstance(whole, Programme):
        programmes = (whole,)
    ids = {programme.id for programme in programmes}
    programme_id = row.programme_id if isinstance(row, Screening) else row.id
    return programme_id in ids


def _removed(document: Document, text: str) -> list[tuple[str, int]]:
    """The row of that id which the festival no longer has."""
    if not text.isdecimal():
        return []
    places = ((table, int(text)) for table in RECORDS)
    return [place for place in places if document.history_of(*place)]
