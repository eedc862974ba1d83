"""A film that only those can see who are free at one hour, or near one house."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from planner.i18n import N_, _
from planner.model import Festival, Programme, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.free_places import free_starts
from planner.rules.lift import Lift
from planner.rules.remedies import move_to, other_screens, swaps
from planner.rules.repeats import REPEATS_READ, others_in_hand, repeated, repeats
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import clock_at, programme_title
from planner.settings import Setting
from planner.times import DAY_MINUTES, WallTime, minute_of_day

Unlike = Callable[[int, WallTime], bool]
"""Whether a screening would be alike with the others in nothing, on a screen at a start."""

_MOST_MOVED = 3
"""Of so many of them another place is sought."""


class RepeatsAlike(Rule):
    """All public screenings of a programme are at the same time of day, or on the same screen.

    Checks: programmes with several public screenings (three or more, unless the option says
    otherwise): whether all begin within an hour of the day, or all are on one screen although the
    festival has several.

    Why it matters: who works in the afternoon cannot see a film that is shown on three
    afternoons; who lives across town has no screening near.

    Usual remedies: another time or screen for one of them; swap it with an evening, or with a
    house elsewhere.
    """

    title = N_("Repeats all alike")
    severity = Severity.NOTICE
    units = ("programme", "screen")
    reads = REPEATS_READ | {"screen", "edition"}
    of_groups = True
    options = (
        Setting(
            "least_screenings",
            3,
            N_("From how many screenings on"),
            N_("Programmes with fewer public screenings are not looked at."),
            minimum=2,
            maximum=20,
        ),
        Setting(
            "within_minutes",
            60,
            N_("Same time of day"),
            N_("Starts that differ by so many minutes, or fewer, are at the same time of day."),
            unit="min",
            minimum=0,
            maximum=720,
        ),
        Setting(
            "same_screen",
            default=True,
            label=N_("Also the same screen"),
            help=N_("Whether screenings on one and the same screen are reported as well."),
        ),
    )
    grows = ("screenings", "same_time", "same_screen")
    same = ("screen",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Programmes whose screenings are alike."""
        festival = scope.festival
        options = scope.policy.options(self)
        least, within = int(options["least_screenings"]), int(options["within_minutes"])
        screens_count = options["same_screen"] and len(festival.screens) > 1
        for programme, shown in _looked_at(scope):
            if len(shown) < least:
                continue
            low, high = _clocks(festival, shown)
            same_time = high - low <= within
            same_screen = screens_count and len({s.screen_id for s in shown}) == 1
            if same_time or same_screen:
                yield self.found(
                    (
                        ("programme", programme.id),
                        *(("screening", screening.id) for screening in shown),
                        ("screen", shown[0].screen_id),
                    ),
                    programme.id,
                    screenings=len(shown),
                    same_time=int(same_time),
                    same_screen=int(same_screen),
                    **({"screen": shown[0].screen_id} if same_screen else {}),
                )

    def alike(self, lift: Lift) -> bool:
        """Where there are no others."""
        return not others_in_hand(lift)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts at the time of day of all its others, or all on the screen of all its others."""
        options, others = lift.policy.options(self), others_in_hand(lift)
        if len(others) + 1 < max(2, int(options["least_screenings"])):
            return lift.ruler.none
        screens_count = options["same_screen"] and len(lift.festival.screens) > 1
        if screens_count and {other.screen_id for other in others} == {screen.id}:
            return lift.ruler.all
        within = int(options["within_minutes"])
        return lift.once((self.id,), lambda: _same_time(lift, others, within))

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """How many there are, and in what they are alike."""
        shown = [festival.all_screenings[i] for i in conflict.screening_ids]
        count, first = len(shown), shown[0]
        if conflict.fact("same_time") and conflict.fact("same_screen"):
            sentence = _("All {count} screenings of {title} begin about {clock} on {screen}.")
        elif conflict.fact("same_time"):
            sentence = _("All {count} screenings of {title} begin about {clock}.")
        else:
            sentence = _("All {count} screenings of {title} are on {screen}.")
        return sentence.format(
            count=count,
            title=programme_title(festival, conflict.programme_ids[0]),
            clock=clock_at(festival, first.start, festival.day_of(first.start)),
            screen=festival.screen_name(first.screen_id),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """One of them, the last that is not pinned first, at another time of its day, on another
        screen, or swapped with a screening that is there.
        """
        festival = report.festival
        options = report.policy.options(self)
        within = int(options["within_minutes"])
        screens_count = bool(options["same_screen"]) and len(festival.screens) > 1
        shown = [festival.all_screenings[i] for i in conflict.screening_ids]
        for screening in [s for s in reversed(shown) if not s.pinned][:_MOST_MOVED]:
            others = [s for s in shown if s is not screening]
            unlike = _unlike(festival, others, within, screens_count=screens_count)
            yield from _elsewhere(report, screening, unlike)


def _elsewhere(report: Report, screening: Screening, unlike: Unlike) -> Iterator[Fix]:
    """The same time on another screen, the first free place of the day that is unlike, a swap."""
    festival = report.festival
    here = other_screens(festival, screening, lambda s: unlike(s.id, screening.start))
    yield from islice(here, 2)
    places = free_starts(
        festival,
        screening.programme_id,
        day=festival.day_of(screening.start),
        screening_id=screening.id,
        report=report,
    )
    for screen_id, start in islice((p for p in places if unlike(*p)), 1):
        yield move_to(festival, screening, screen_id, start)
    there = swaps(report, screening, lambda other: unlike(other.screen_id, other.start))
    yield from islice(there, 3)


def _unlike(
    festival: Festival, others: list[Screening], within: int, *, screens_count: bool
) -> Unlike:
    """Whether at some place it would be alike with the others in nothing."""
    low, high = _clocks(festival, others)
    screens = {other.screen_id for other in others}

    def unlike(screen_id: int, start: WallTime) -> bool:
        clock = minute_of_day(start, festival.day_of(start))
        apart = max(high, clock) - min(low, clock) > within
        return apart and (not screens_count or screens != {screen_id})

    return unlike


def _looked_at(scope: Scope) -> Iterable[tuple[Programme, list[Screening]]]:
    """The repeats to look at: all of them when there are other screens, as one may be the only."""
    if scope.ids is not None and scope.ids.get("screen"):
        return repeated(scope.festival, scope.festival.programmes.values())
    return scope.once(repeats)


def _clocks(festival: Festival, shown: list[Screening]) -> tuple[int, int]:
    """The earliest and the latest time of their festival days."""
    boundary = festival.edition.day_boundary
    clocks = [(screening.start - boundary) % DAY_MINUTES + boundary for screening in shown]
    return min(clocks), max(clocks)


def _same_time(lift: Lift, others: list[Screening], within: int) -> Cells:
    """The starts on each festival day at which all would be near to one another."""
    low, high = _clocks(lift.festival, others)
    boundary = lift.standing.edition.day_boundary
    first, last = max(boundary, high - within), min(low + within, boundary + DAY_MINUTES - 1)
    if high - low > within or first > last:
        return lift.ruler.none
    return lift.ruler.union(
        (day * DAY_MINUTES + first, day * DAY_MINUTES + last + 1) for day in lift.days_of_ruler()
    )
