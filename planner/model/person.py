"""People (one list for all roles), when they are there, where they appear, and juries."""

from __future__ import annotations

from enum import StrEnum

from planner.i18n import N_
from planner.model.base import Editor, Record, field, record
from planner.times import Day, WallTime


class PersonRole(StrEnum):
    """What a person does at the festival."""

    GUEST = "guest"
    MODERATOR = "moderator"
    INTERPRETER = "interpreter"
    JUROR = "juror"


class PersonStatus(StrEnum):
    """How sure it is that the person comes."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class Part(StrEnum):
    """When a person is on stage; “away” says by hand that a proposed person does not come."""

    INTRO = "intro"
    QA = "qa"
    BOTH = "both"
    AWAY = "away"


@record("person")
class Person(Record):
    """Somebody the festival plans with. ``arrives`` and ``leaves`` bound all their days; a day
    that differs has its own ``Availability``.
    """

    name: str = field(N_("Name"), Editor.LINE)
    roles: tuple[str, ...] = field(
        N_("Roles"),
        Editor.LIST,
        default=(),
        help=N_("Any of guest; moderator; interpreter; juror."),
        choices=tuple(role.value for role in PersonRole),
    )
    status: PersonStatus = field(N_("Status"), Editor.CHOICE, default=PersonStatus.INVITED)
    languages: tuple[str, ...] = field(N_("Languages"), Editor.LIST, default=())
    email: str = field(N_("E-mail"), Editor.LINE, default="")
    phone: str = field(N_("Telephone"), Editor.LINE, default="")
    arrives: WallTime | None = field(N_("Arrives"), Editor.WALL_TIME, default=None)
    leaves: WallTime | None = field(N_("Leaves"), Editor.WALL_TIME, default=None)
    max_per_day: int | None = field(
        N_("Most appearances a day"), Editor.NUMBER, default=None, minimum=0, maximum=99
    )
    breathing_minutes: int | None = field(
        N_("Breathing time"),
        Editor.MINUTES,
        default=None,
        unit="min",
        minimum=0,
        maximum=1440,
        help=N_("Minutes between two appearances, besides the way."),
    )
    note: str = field(N_("Note"), Editor.TEXT, default="", help=N_("Never printed."))


@record("availability", part=True)
class Availability(Record):
    """When a person is there on one festival day, in its minutes; both empty means not at all."""

    person_id: int = field(N_("Person"), ref="person")
    day: Day = field(N_("Day"), Editor.DAY)
    since: int | None = field(N_("From"), Editor.CLOCK, default=None, minimum=0, maximum=2160)
    until: int | None = field(N_("Until"), Editor.CLOCK, default=None, minimum=0, maximum=2160)


@record("film_person", part=True)
class FilmPerson(Record):
    """A person who belongs to a film and may appear with it, and as what: director, actor …"""

    film_id: int = field(N_("Film"), Editor.REFERENCE, ref="film")
    person_id: int = field(N_("Person"), Editor.REFERENCE, ref="person")
    credit: str = field(N_("As"), Editor.LINE, default="")


@record("appearance")
class Appearance(Record):
    """A person at a screening as somebody decided it; it stands instead of what is proposed."""

    screening_id: int = field(N_("Screening"), Editor.REFERENCE, ref="screening")
    person_id: int = field(N_("Person"), Editor.REFERENCE, ref="person")
    role: PersonRole = field(N_("Role"), Editor.CHOICE, default=PersonRole.GUEST)
    part: Part = field(N_("Appears at"), Editor.CHOICE, default=Part.BOTH)


@record("jury", part=True)
class Jury(Record):
    """People who must see all films of a section, and others besides, by a deadline."""

    name: str = field(N_("Name"), Editor.LINE)
    section_id: int | None = field(
        N_("Section"), Editor.REFERENCE, default=None, ref="section", on_delete="clear"
    )
    deadline: WallTime | None = field(
        N_("Deadline"),
        Editor.WALL_TIME,
        default=None,
        help=N_("When the jury must have seen everything."),
    )
    order: int = field(N_("Order"), default=0)


@record("jury_member", part=True)
class JuryMember(Record):
    """A person in a jury."""

    jury_id: int = field(N_("Jury"), ref="jury")
    person_id: int = field(N_("Person"), Editor.REFERENCE, ref="person")


@record("jury_film", part=True)
class JuryFilm(Record):
    """A film that a jury must see besides those of its section."""

    jury_id: int = field(N_("Jury"), ref="jury")
    film_id: int = field(N_("Film"), Editor.REFERENCE, ref="film")
