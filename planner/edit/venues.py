"""Venues and screens: added, renamed, reordered, removed, given opening hours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from planner.edit.base import Edit
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import Opening, Screen, Venue, column
from planner.model.values import checked
from planner.times import Day, clock_minutes


def next_order(rows: Iterable[Any]) -> int:
    """The order that puts a new row behind all these."""
    return max((row.order for row in rows), default=-1) + 1


@dataclass(frozen=True)
class AddScreen(Edit):
    """A new screen at the end; a venue that does not exist yet is added with it."""

    screen_name: str
    venue: str = ""
    seats: int | None = None

    name = "add-screen"
    title = N_("Add screen")

    def apply(self, work: Work) -> None:
        """Add the screen, in the venue of that name (the screen's own when none is given)."""
        wanted = self.screen_name.strip()
        if not wanted:
            raise UserError(_("A screen needs a name."))
        venue = find_or_add_venue(work, self.venue.strip() or wanted)
        require_free_name(work, venue, wanted)
        seats = checked(column(Screen, "seats"), self.seats)
        order = next_order(work.rows(Screen))
        work.add(Screen, venue_id=venue.id, name=wanted, seats=seats, order=order)


def require_free_name(work: Work, venue: Venue, name: str, but: int | None = None) -> None:
    """Raise UserError when another screen of the venue (not ``but``) has that name."""
    for screen in work.rows(Screen):
        if screen.venue_id == venue.id and screen.name == name and screen.id != but:
            raise UserError(
                _("{venue} already has a screen called {screen}.").format(
                    venue=venue.name, screen=name
                )
            )


def find_or_add_venue(work: Work, name: str) -> Venue:
    """The venue of that name, added when there is none."""
    for venue in work.rows(Venue):
        if venue.name == name:
            return venue
    return work.add(Venue, name=name, order=next_order(work.rows(Venue)))


@dataclass(frozen=True)
class RenameScreen(Edit):
    """Another name for a screen, and for its venue where one is given."""

    screen_id: int
    screen_name: str
    venue: str = ""

    name = "rename-screen"
    title = N_("Rename screen")

    def apply(self, work: Work) -> None:
        """Rename; the venue's new name holds for all its screens."""
        wanted = self.screen_name.strip()
        if not wanted:
            raise UserError(_("A screen needs a name."))
        screen = work.change(Screen, self.screen_id, name=wanted)
        require_free_name(work, work.get(Venue, screen.venue_id), wanted, but=screen.id)
        if self.venue.strip():
            work.change(Venue, screen.venue_id, name=self.venue.strip())


@dataclass(frozen=True)
class MoveScreen(Edit):
    """Put a screen at another place in the row of screens (0 is the first)."""

    screen_id: int
    position: int

    name = "move-screen"
    title = N_("Reorder screens")

    def apply(self, work: Work) -> None:
        """Number all screens anew."""
        work.get(Screen, self.screen_id)
        rest = sorted(
            (s for s in work.rows(Screen) if s.id != self.screen_id), key=lambda s: (s.order, s.id)
        )
        ids = [screen.id for screen in rest]
        ids.insert(max(0, self.position), self.screen_id)
        for order, screen_id in enumerate(ids):
            work.change(Screen, screen_id, order=order)


@dataclass(frozen=True)
class GroupScreens(Edit):
    """Put the screens of each venue beside each other, venues in the order of their first one."""

    name = "group-screens"
    title = N_("Group screens by venue")

    def apply(self, work: Work) -> None:
        """Number all screens anew."""
        screens = sorted(work.rows(Screen), key=lambda s: (s.order, s.id))
        venues = {
            venue_id: n
            for n, venue_id in enumerate(dict.fromkeys(screen.venue_id for screen in screens))
        }
        screens.sort(key=lambda screen: venues[screen.venue_id])
        for order, screen in enumerate(screens):
            work.change(Screen, screen.id, order=order)


@dataclass(frozen=True)
class RemoveScreen(Edit):
    """Remove a screen with its screenings and holds; the venue goes with its last screen."""

    screen_id: int

    name = "remove-screen"
    title = N_("Remove screen")

    def apply(self, work: Work) -> None:
        """Remove it."""
        venue_id = work.get(Screen, self.screen_id).venue_id
        work.remove(Screen, self.screen_id)
        if not any(screen.venue_id == venue_id for screen in work.rows(Screen)):
            work.remove(Venue, venue_id)


@dataclass(frozen=True)
class SetHours(Edit):
    """Opening hours of a screen, in minutes of the festival day (1470 is 24:30).

    Without ``day`` they hold by default; with a day and neither hour the screen is closed that day;
    ``forget`` takes a day's own hours back. With a day, hour and no other hour, the missing one
    is the festival day's own end.
    """

    screen_id: int
    opens: int | None = None
    closes: int | None = None
    day: Day | None = None
    forget: bool = False

    name = "hours"
    title = N_("Change opening hours")

    def apply(self, work: Work) -> None:
        """Set them."""
        if self.opens is not None and self.closes is not None and self.closes <= self.opens:
            raise UserError(
                _(
                    "A screen cannot close at {closes} when it opens at {opens}; "
                    "after midnight write 25:00."
                ).format(opens=clock_minutes(self.opens), closes=clock_minutes(self.closes))
            )
        for name, value in (("opens", self.opens), ("closes", self.closes)):
            checked(column(Screen, name), value)
        work.get(Screen, self.screen_id)
        if self.day is None:
            work.change(Screen, self.screen_id, opens=self.opens, closes=self.closes)
            return
        for row in [
            r for r in work.rows(Opening) if (r.screen_id, r.day) == (self.screen_id, self.day)
        ]:
            work.remove(Opening, row.id)
        if not self.forget:
            work.add(
                Opening,
                screen_id=self.screen_id,
                day=self.day,
                opens=self.opens,
                closes=self.closes,
            )
