"""Venues (buildings) and their screens (rooms), with opening hours."""

from __future__ import annotations

from planner.i18n import N_
from planner.model.base import Editor, Record, field, record
from planner.times import Day


@record("venue")
class Venue(Record):
    """A building with one or more screens."""

    name: str = field(N_("Name"), Editor.LINE)
    code: str = field(N_("Code"), Editor.LINE, default="")
    address: str = field(N_("Address"), Editor.TEXT, default="")
    access: str = field(N_("Access"), Editor.TEXT, default="")
    order: int = field(N_("Order"), default=0)


@record("screen")
class Screen(Record):
    """A room. ``opens`` and ``closes`` are minutes of the festival day (1470 is 24:30), both empty
    when the room is open all day; a day that differs has its own ``Opening``.
    """

    venue_id: int = field(N_("Venue"), Editor.REFERENCE, ref="venue")
    name: str = field(N_("Name"), Editor.LINE)
    code: str = field(N_("Code"), Editor.LINE, default="")
    seats: int | None = field(N_("Seats"), Editor.NUMBER, default=None, minimum=0, maximum=100_000)
    opens: int | None = field(N_("Opens"), Editor.CLOCK, default=None, minimum=0, maximum=2160)
    closes: int | None = field(N_("Closes"), Editor.CLOCK, default=None, minimum=0, maximum=2160)
    turnaround_minutes: int | None = field(
        N_("Turnaround"), Editor.MINUTES, default=None, unit="min", minimum=0
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
