"""What is shown as one unit: one film, several films, or an event."""

from __future__ import annotations

from enum import StrEnum

from planner.i18n import N_
from planner.model.base import Editor, Record, field, record


class ProgrammeKind(StrEnum):
    """What a programme is made of."""

    FILM = "film"
    FILMS = "films"
    EVENT = "event"


@record("programme")
class Programme(Record):
    """One unit of the timetable. A one-film programme has no title of its own; its film names it.

    ``runtime_seconds`` is an event's length; that of films is always derived from them.
    """

    kind: ProgrammeKind = field(N_("Kind"), Editor.NONE, default=ProgrammeKind.FILM)
    title: str = field(N_("Title"), Editor.LINE, default="")
    code: str = field(N_("Code"), Editor.LINE, default="")
    section_id: int | None = field(
        N_("Section"), Editor.REFERENCE, default=None, ref="section", on_delete="clear"
    )
    gap_seconds: int = field(N_("Gap between films"), Editor.RUNTIME, default=0, minimum=0)
    runtime_seconds: int | None = field(
        N_("Length"), Editor.RUNTIME, default=None, minimum=1, help=N_("Only for an event.")
    )
    internal: bool = field(
        N_("Internal"), Editor.CHECK, default=False, help=N_("Never in anything public.")
    )
    wanted: int = field(N_("Screenings wanted"), Editor.NUMBER, default=1, minimum=0, maximum=99)
    note: str = field(N_("Note"), Editor.TEXT, default="", help=N_("Never printed."))


@record("programme_film")
class ProgrammeFilm(Record):
    """A film's place in a programme; the gap after it, where it differs from the programme's."""

    programme_id: int = field(N_("Programme"), ref="programme")
    film_id: int = field(N_("Film"), ref="film")
    order: int = field(N_("Order"), default=0)
    gap_seconds: int | None = field(N_("Gap after"), Editor.RUNTIME, default=None, minimum=0)
