"""Look-ups of venues and screens: hours, what is not to be had, ways between, seats, formats."""

from __future__ import annotations

from planner.model.index import Index
from planner.model.snapshot import Snapshot, by_order
from planner.model.venue import Blackout, Opening, Screen, Slot, Travel
from planner.text import folded
from planner.times import Day, WallTime, day_start

_OPENINGS = Index(Opening, lambda _f, row: (row.screen_id, row.day), lambda row: row.id)
_BLACKOUTS = Index(Blackout, lambda _f, row: row.screen_id, lambda row: (row.start, row.id))
_BY_LENGTH = Index(Travel, lambda _f, _row: True, lambda row: (row.minutes, row.id))
_SLOTS = Index(Slot, lambda _f, row: row.screen_id, lambda row: (row.start, row.id))
_WAYS = Index(Travel, lambda _f, row: _way(row.venue_id, row.other_venue_id), lambda row: row.id)


def _way(venue_id: int, other_id: int) -> tuple[int, int]:
    return (venue_id, other_id) if venue_id < other_id else (other_id, venue_id)


class Places(Snapshot):
    """What a festival knows of its screens."""

    __slots__ = ()

    def hours(self, screen_id: int, day: Day) -> tuple[WallTime, WallTime] | None:
        """When a screen is open on a festival day; None when it is closed all day."""
        screen = self.screens[screen_id]
        own = self.group(_OPENINGS, (screen_id, day))
        if own:
            if own[-1].opens is None and own[-1].closes is None:
                return None
            opens, closes = own[-1].opens, own[-1].closes
        else:
            opens, closes = screen.opens, screen.closes
        boundary = self.edition.day_boundary
        first = boundary if opens is None else opens
        last = boundary + 1440 if closes is None else closes
        midnight = day_start(day)
        return WallTime(midnight + first), WallTime(midnight + last)

    def has_own_hours(self, screen_id: int, day: Day) -> bool:
        """Whether a day has hours of its own, instead of those of every day."""
        return bool(self.group(_OPENINGS, (screen_id, day)))

    def last_exit(self, screen_id: int, day: Day) -> WallTime | None:
        """When everybody must have left a screen on a festival day; None when nothing is agreed."""
        clock = self.screens[screen_id].last_exit
        return None if clock is None else WallTime(day_start(day) + clock)

    def blackouts(self, screen_id: int) -> tuple[Blackout, ...]:
        """When a screen is not to be had although it is open, by start, over all days."""
        return self.group(_BLACKOUTS, screen_id)

    def slots(self, screen_id: int, day: Day) -> tuple[int, ...]:
        """The minutes of a festival day at which something usually begins on a screen."""
        rows = self.group(_SLOTS, screen_id)
        own = [row.start for row in rows if row.day == day]
        found = own or [row.start for row in rows if row.day is None]
        return tuple(sorted(set(found)))

    def seats(self, screen_id: int) -> int | None:
        """The seats that can be sold: all but the kept ones; None when nobody said how many."""
        screen = self.screens[screen_id]
        return None if screen.seats is None else max(0, screen.seats - (screen.kept_seats or 0))

    def plays(self, screen_id: int, wanted: str) -> bool | None:
        """Whether a screen can play copies of that format; None when its formats are not known."""
        return _has(self.screens[screen_id].formats, wanted)

    def has_equipment(self, screen_id: int, thing: str) -> bool | None:
        """Whether a screen has that equipment; None when nobody said what it has."""
        return _has(self.screens[screen_id].equipment, thing)

    def travel_minutes(self, venue_id: int, other_id: int) -> int | None:
        """The minutes from one venue to another, either way; 0 within one, None when unknown."""
        if venue_id == other_id:
            return 0
        ways = self.group(_WAYS, _way(venue_id, other_id))
        return ways[-1].minutes if ways else None

    def way_minutes(self, screen_id: int, other_id: int) -> int | None:
        """The minutes between the venues of two screens; 0 within one, None when unknown."""
        screens = self.screens
        return self.travel_minutes(screens[screen_id].venue_id, screens[other_id].venue_id)

    @property
    def longest_way(self) -> int:
        """The most minutes between any two venues of which they are known."""
        ways = self.group(_BY_LENGTH, key=True)
        return ways[-1].minutes if ways else 0

    def screens_in_order(self) -> tuple[Screen, ...]:
        """All screens as the timetable shows them."""
        return tuple(sorted(self.screens.values(), key=by_order))

    def screen_name(self, screen_id: int) -> str:
        """A screen as “Venue / Screen”, or by the one name that both have."""
        screen = self.screens[screen_id]
        venue = self.venues[screen.venue_id].name
        return venue if venue == screen.name else f"{venue} / {screen.name}"


def _has(things: tuple[str, ...], wanted: str) -> bool | None:
    if not things:
        return None
    return wanted in things or folded(wanted) in map(folded, things)
