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
    wanted: int = field(
        N_("Screenings wanted"),
        Editor.NUMBER,
        default=1,
        minimum=0,
        maximum=99,
        help=N_("Of all kinds that have no number of their own."),
    )
    least_minutes: int | None = field(
        N_("At least"),
        Editor.MINUTES,
        default=None,
        unit="min",
        minimum=1,
        maximum=1440,
        help=N_("How long a programme of several films should be at least."),
    )
    most_minutes: int | None = field(
        N_("At most"),
        Editor.MINUTES,
        default=None,
        unit="min",
        minimum=1,
        maximum=1440,
        help=N_("How long a programme of several films may be."),
    )
    note: str = field(N_("Note"), Editor.TEXT, default="", help=N_("Never printed."))


@record("programme_film")
class ProgrammeFilm(Record):
    """A film's place in a programme; the gap after it, where it differs from the programme's."""

    programme_id: int = field(N_("Programme"), ref="programme")
    film_id: int = field(N_("Film"), ref="film")
    order: int = field(N_("Order"), default=0)
    gap_seconds: int | None = field(N_("Gap after"), Editor.RUNTIME, default=None, minimum=0)


@record("wanted", part=True)
class Wanted(Record):
    """How many screenings of one kind a programme is to have, as 1 for the press."""

    programme_id: int = field(N_("Programme"), ref="programme")
    kind_id: int = field(N_("Kind"), Editor.REFERENCE, ref="kind")
    count: int = field(N_("Screenings wanted"), Editor.NUMBER, default=1, minimum=0, maximum=99)


class RelationKind(StrEnum):
    """How two programmes must lie to each other."""

    BEFORE = "before"
    NOT_PARALLEL = "not parallel"
    ADJACENT = "adjacent"
    SAME_SCREEN = "same screen"
    DAYS_APART = "days apart"


@record("relation", part=True)
class Relation(Record):
    """A wish about two programmes; “before” wants the first one's screenings before the other's.

    ``days`` counts for “days apart” only.
    """

    kind: RelationKind = field(N_("Relation"), Editor.CHOICE)
    programme_id: int = field(N_("Programme"), Editor.REFERENCE, ref="programme")
    other_programme_id: int = field(N_("Other programme"), Editor.REFERENCE, ref="programme")
    days: int = field(N_("Days"), Editor.NUMBER, default=1, minimum=1, maximum=60)
    note: str = field(N_("Note"), Editor.TEXT, default="", help=N_("Never printed."))
