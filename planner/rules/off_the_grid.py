"""A start that nobody reads or remembers easily."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import gcd

from planner.i18n import N_, _
from planner.model import Festival, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import move_to
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, minutes, title_of
from planner.settings import Setting
from planner.times import DAY_MINUTES, WallTime

MIDNIGHT_SHOW = DAY_MINUTES - 1
"""23:59 says on which day a midnight show is; festivals print it on purpose."""


class OffTheGrid(Rule):
    """A screening starts at a minute that is not on the readable grid.

    Checks: the minutes of each start, which should be whole fives (or tens, or quarters of an
    hour, as the festival chooses). 23:59 is always right.

    Why it matters: nobody remembers 19:37, and the printed grid has no line for it. Mostly it is
    a slip of the hand or of a spreadsheet.

    Usual remedies: move it to the nearest start of the grid; choose a finer grid.
    """

    title = N_("Start off the grid")
    severity = Severity.NOTICE
    reads = frozenset({"screening"})
    same = ("start",)
    alike_on_screens = True
    options = (
        Setting(
            "grid_minutes",
            5,
            N_("Readable grid"),
            N_("Starts are to be at multiples of so many minutes, such as 5, 10 or 15."),
            unit="min",
            minimum=1,
            maximum=60,
        ),
    )

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings whose start is not a multiple of the grid."""
        grid = int(scope.policy.options(self)["grid_minutes"])
        for screening in scope.screenings:
            start = screening.start
            if start % 60 % grid and start % DAY_MINUTES != MIDNIGHT_SHOW:
                yield self.found(
                    (("screening", screening.id), ("screen", screening.screen_id)),
                    screening.id,
                    grid=grid,
                    start=start,
                )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:  # noqa: ARG002 - on every screen
        """Starts that are not multiples of the grid."""
        grid, ruler = int(lift.policy.options(self)["grid_minutes"]), lift.ruler
        bits = _off(ruler.first % DAY_MINUTES, ruler.step, ruler.count, grid)
        return Cells(ruler, bits)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Its start, and the grid."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("{title} begins {start} on {screen}, not at a multiple of {grid}.").format(
            title=title_of(festival, screening),
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
            grid=minutes(conflict.fact("grid")),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The nearest starts of the grid, on the same screen."""
        festival, grid = report.festival, conflict.fact("grid")
        screening = festival.all_screenings[conflict.screening_ids[0]]
        hour, minute = screening.start // 60 * 60, screening.start % 60
        before, after = (
            hour + minute // grid * grid,
            min(hour + 60, hour - (-minute // grid) * grid),
        )
        near = sorted((before, after), key=lambda start: abs(start - screening.start))
        for start in near if not screening.pinned else ():
            yield move_to(festival, screening, screening.screen_id, WallTime(start))


@lru_cache(16)
def _off(first: int, step: int, count: int, grid: int) -> int:
    """The starts off the grid as bits: the pattern of one day, again and again."""
    cells = DAY_MINUTES // gcd(DAY_MINUTES, step)
    times = [(first + place * step) % DAY_MINUTES for place in range(min(cells, count))]
    pattern = sum(
        1 << place for place, time in enumerate(times) if time % 60 % grid and time != MIDNIGHT_SHOW
    )
    again = sum(1 << cells * number for number in range(-(-count // cells)))
    return pattern * again & (1 << count) - 1
