"""A whole day or a whole screen again elsewhere: the pattern of a plan, done once and repeated."""

from __future__ import annotations

from dataclasses import dataclass

from planner.edit.base import Edit
from planner.edit.screenings import DuplicateScreening, PlaceHold, require_live_plan
from planner.edit.work import Work
from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import Festival, Hold, Screen, Screening
from planner.times import DAY_MINUTES, Day, WallTime, day_label


@dataclass(frozen=True)
class RepeatDay(Edit):
    """All screenings and holds of a festival day once more on another, at the same times.

    With ``screen_id`` only those on that screen. Cancelled screenings are left out.
    """

    day: Day
    to_day: Day
    screen_id: int | None = None

    name = "repeat-day"
    title = N_("Repeat a day")

    def apply(self, work: Work) -> None:
        """Add them; raises UserError for a day outside the festival, or one with nothing on it."""
        festival = work.start
        require_live_plan(work, festival.plan_id)
        if self.screen_id is not None:
            work.get(Screen, self.screen_id)
        if self.to_day not in festival.days() or self.to_day == self.day:
            raise UserError(
                _(
                    "{day} cannot take the screenings of {other}; choose another festival day."
                ).format(day=day_label(self.to_day), other=day_label(self.day))
            )
        minutes = (self.to_day - self.day) * DAY_MINUTES
        _repeat(work, self.day, self.screen_id, self.screen_id, minutes)


@dataclass(frozen=True)
class RepeatScreen(Edit):
    """All screenings and holds of one screen on a festival day once more on another screen."""

    day: Day
    screen_id: int
    to_screen_id: int

    name = "repeat-screen"
    title = N_("Repeat a screen’s day")

    def apply(self, work: Work) -> None:
        """Add them; raises UserError where nothing is, or when both screens are the same."""
        require_live_plan(work, work.start.plan_id)
        work.get(Screen, self.screen_id)
        work.get(Screen, self.to_screen_id)
        if self.screen_id == self.to_screen_id:
            raise UserError(_("A screen cannot repeat itself; choose another screen."))
        _repeat(work, self.day, self.screen_id, self.to_screen_id, 0)


def _repeat(
    work: Work, day: Day, screen_id: int | None, to_screen_id: int | None, minutes: int
) -> None:
    rows = of_day(work.start, day, screen_id)
    if not rows:
        raise UserError(_("Nothing is on {day} that could be repeated.").format(day=day_label(day)))
    for row in rows:
        screen, start = to_screen_id or row.screen_id, WallTime(row.start + minutes)
        if isinstance(row, Screening):
            DuplicateScreening(row.id, screen, start).apply(work)
        else:
            PlaceHold(screen, start, row.minutes, row.title).apply(work)


def of_day(festival: Festival, day: Day, screen_id: int | None = None) -> list[Screening | Hold]:
    """What is on a festival day and can be repeated, on all screens or on one, by start."""
    found: list[Screening | Hold] = [
        row for row in festival.screenings_on_day(day) if not row.cancelled
    ]
    for screen in festival.screens:
        found += [h for h in festival.holds_on(screen) if festival.day_of(h.start) == day]
    chosen = [row for row in found if screen_id in (None, row.screen_id)]
    return sorted(chosen, key=lambda row: (row.start, row.id))
