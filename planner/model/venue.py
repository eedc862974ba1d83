"""Venues (buildings), the ways between them, and their screens (rooms) with opening hours."""

from __future__ import annotations

from planner.i18n import N_
from planner.model.base import Editor, Record, field, record
from planner.times import Day, WallTime


@record("venue")
class Venue(Record):
    """A building with one or more screens."""

    name: str = field(N_("Name"), Editor.LINE)
    code: str = field(N_("Code"), Editor.LINE, default="")
    address: str = field(N_("Address"), Editor.TEXT, default="")
    access: str = field(N_("Access"), Editor.TEXT, default="")
    order: int = field(N_("Order"), default=0)


@record("travel", part=True)
class Travel(Record):
    """The minutes that people need from one venue to another, and back."""

    venue_id: int = field(N_("Venue"), Editor.REFERENCE, ref="venue")
    other_venue_id: int = field(N_("Other venue"), Editor.REFERENCE, ref="venue")
    minutes: int = field(N_("Travel"), Editor.MINUTES, unit="min", minimum=0, maximum=1440)


@record("screen")
class Screen(Record):
    """A room. ``opens``, ``closes`` and ``last_exit`` are minutes of the festival day (1470 is
    24:30); hours are empty when the room is open all day; a day that differs has its own
    ``Opening``. ``last_exit`` is the hard out: by contract everybody has left by then.
    """

    venue_id: int = field(N_("Venue"), Editor.REFERENCE, ref="venue")
    name: str = field(N_("Name"), Editor.LINE)
    code: str = field(N_("Code"), Editor.LINE, default="")
    seats: int | None = field(N_("Seats"), Editor.NUMBER, default=None, minimum=0, maximum=100_000)
    kept_seats: int | None = field(
        N_("Kept seats"),
        Editor.NUMBER,
        default=None,
        minimum=0,
        maximum=100_000,
        help=N_("Seats that are never sold, because they are kept for guests and staff."),
        group=N_("House"),
    )
    wheelchair_places: int | None = field(
        N_("Wheelchair places"),
        Editor.NUMBER,
        default=None,
        minimum=0,
        maximum=1000,
        group=N_("House"),
    )
    opens: int | None = field(N_("Opens"), Editor.CLOCK, default=None, minimum=0, maximum=2160)
    closes: int | None = field(N_("Closes"), Editor.CLOCK, default=None, minimum=0, maximum=2160)
    last_exit: int | None = field(
        N_("Hard out"),
        Editor.CLOCK,
        default=None,
        minimum=0,
        maximum=2160,
        help=N_("When everybody must have left, by contract."),
        group=N_("House"),
    )
    formats: tuple[str, ...] = field(
        N_("Formats"),
        Editor.LIST,
        default=(),
        help=N_("What it can play, as DCP; 35 mm; 3D; file. Empty means not known."),
        group=N_("House"),
    )
    equipment: tuple[str, ...] = field(
        N_("Equipment"),
        Editor.LIST,
        default=(),
        help=N_("As soft titles; captions; audio description. Empty means not known."),
        group=N_("House"),
    )
    preshow_minutes: int | None = field(
        N_("Pre-show"), Editor.MINUTES, default=None, unit="min", minimum=0
    )
    intro_minutes: int | None = field(
        N_("Intro"), Editor.MINUTES, default=None, unit="min", minimum=0
    )
    qa_minutes: int | None = field(N_("Q&A"), Editor.MINUTES, default=None, unit="min", minimum=0)
    turnaround_minutes: int | None = field(
        N_("Turnaround"), Editor.MINUTES, default=None, unit="min", minimum=0
    )
    doors_minutes: int | None = field(
        N_("Doors"), Editor.MINUTES, default=None, unit="min", minimum=0
    )
    order: int = field(N_("Order"), default=0)
    note: str = field(N_("Note"), Editor.TEXT, default="", help=N_("Never printed."))


@record("opening")
class Opening(Record):
    """Opening hours of a screen on one festival day; both empty means closed all day."""

    screen_id: int = field(N_("Screen"), ref="screen")
    day: Day = field(N_("Day"), Editor.DAY)
    opens: int | None = field(N_("Opens"), Editor.CLOCK, default=None, minimum=0, maximum=2160)
    closes: int | None = field(N_("Closes"), Editor.CLOCK, default=None, minimum=0, maximum=2160)


@record("blackout", part=True)
class Blackout(Record):
    """A time in which a screen is not to be had although it is open: a rehearsal, a rental."""

    screen_id: int = field(N_("Screen"), Editor.REFERENCE, ref="screen")
    start: WallTime = field(N_("From"), Editor.WALL_TIME)
    end: WallTime = field(N_("Until"), Editor.WALL_TIME)
    reason: str = field(N_("Reason"), Editor.LINE, default="")


@record("slot", part=True)
class Slot(Record):
    """A start at which something usually begins on a screen, as a wall board has bars at 10:00,
    13:00 and 16:00. ``start`` is in minutes of the festival day. A day that has slots of its own
    has no others.
    """

    screen_id: int = field(N_("Screen"), Editor.REFERENCE, ref="screen")
    start: int = field(N_("Starts"), Editor.CLOCK, minimum=0, maximum=2160)
    day: Day | None = field(
        N_("Day"),
        Editor.DAY,
        default=None,
        help=N_("Empty for every day without slots of its own."),
    )
