"""What the heads of the lanes say: venue, screen, seats, hours, or the day. Pure; no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planner.i18n import _
from planner.model import Festival
from planner.rules import Severity
from planner.times import DAY_MINUTES, clock_minutes
from ui.timetable.blocks import Block, screen_hours
from ui.timetable.lanes import Lane, Lanes, short_day


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a lane says; ``first`` is set where a venue begins, ``only`` where it
    has no other screen, ``day`` where one of several days begins. ``severity`` is the worst open
    one of that day, when it is no mere notice.

    Where each lane is a day, ``name`` says which, and ``venue`` what is shown on all of them.
    """

    screen_id: int | None
    venue: str
    name: str
    seats: int | None
    hours: str
    first: bool
    only: bool
    severity: Severity | None = None
    day: str = ""
    thin: bool = False
    by_day: bool = False


def heads_of(
    festival: Festival, lanes: Lanes, blocks: Sequence[Block] = (), over_days: str = ""
) -> tuple[Head, ...]:
    """The heads of all lanes in order, with the badges of these blocks. ``over_days`` names the one
    screen, section or guest that is shown over all days, and makes each lane a day.
    """
    worst = _worst(blocks)
    if over_days:
        return tuple(_day_heads(festival, lanes, worst, over_days))
    return tuple(_screen_heads(festival, lanes, worst))


def _screen_heads(
    festival: Festival, lanes: Lanes, worst: Mapping[int, Severity]
) -> Iterator[Head]:
    several = len(lanes.days) > 1
    venues = [festival.screens[screen_id].venue_id for screen_id in lanes.screens]
    counts = Counter(venues)
    before: Lane | None = None
    for number, lane in enumerate(lanes.all):
        if lane.screen_id is None:
            continue
        screen = festival.screens[lane.screen_id]
        new_day = before is None or before.day != lane.day
        last = festival.screens[before.screen_id] if before and before.screen_id else None
        yield Head(
            screen.id,
            festival.venues[screen.venue_id].name,
            screen.name,
            screen.seats,
            _hours(screen_hours(festival, screen, lane.day)),
            first=new_day or last is None or last.venue_id != screen.venue_id,
            only=counts[screen.venue_id] == 1,
            severity=worst.get(number),
            day=short_day(lane.day) if several and new_day else "",
            thin=lane.thin,
        )
        before = lane


def _day_heads(
    festival: Festival, lanes: Lanes, worst: Mapping[int, Severity], of: str
) -> Iterator[Head]:
    for number, lane in enumerate(lanes.all):
        hours = ""
        if lane.screen_id is not None:
            hours = _hours(screen_hours(festival, festival.screens[lane.screen_id], lane.day))
        yield Head(
            lane.screen_id,
            of if number == 0 else "",
            "" if lane.track else short_day(lane.day),
            None,
            hours,
            first=not lane.track,
            only=True,
            severity=worst.get(number),
            by_day=True,
        )


def _worst(blocks: Sequence[Block]) -> dict[int, Severity]:
    """The gravest of the blocks of each lane; notices are too many to be said here."""
    found: dict[int, Severity] = {}
    for block in blocks:
        grave = block.severity in (Severity.BLOCKER, Severity.WARNING)
        if block.severity is not None and grave:
            known = found.get(block.lane, Severity.OFF)
            found[block.lane] = max(known, block.severity, key=lambda severity: severity.rank)
    return found


def _hours(hours: tuple[int, int] | None) -> str:
    """“10:30–24:00”; nothing for a screen that is open all day."""
    if hours is None:
        return _("Closed")
    if hours[1] - hours[0] >= DAY_MINUTES:
        return ""
    return f"{clock_minutes(hours[0])}–{clock_minutes(hours[1])}"
