"""A screen that stands empty for hours between two screenings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screening
from planner.rules.bars import Bar, Occupant, bar_of, bars_on
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix, Place
from planner.rules.neighbours import of_screen_day, screen_day
from planner.rules.remedies import starting_from
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, clock_at, title_of
from planner.settings import Setting
from planner.times import DAY_MINUTES, Day, WallTime


class DeadGap(Rule):
    """A screen stands empty for hours between two screenings of a festival day.

    Checks: the time on each screen and festival day from the end of what has been on it to the
    next start; holds count as use, and so do blackouts, as somebody else has the screen then.

    Why it matters: the house is paid and staffed all day, and its audience goes home.

    Usual remedies: place something that waits; move the later screening forward, or close the
    gap from the other side; close the house, and accept it with that reason.
    """

    title = N_("Dead gap")
    severity = Severity.NOTICE
    units = ("screen_day",)
    reads = SPAN_TABLES | {"hold", "blackout"}
    options = (
        Setting(
            "gap_minutes",
            240,
            N_("Shortest gap"),
            N_("A screen that is empty so long, or longer, is reported."),
            unit="min",
            minimum=30,
            maximum=1440,
        ),
    )
    grows = ("minutes",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Stretches without anything, as long as the festival names or longer.

        The screenings around it are not among the subjects: in an unfinished plan, nobody who
        places one wants to be told of the gap that it leaves.
        """
        least = int(scope.policy.options(self)["gap_minutes"])
        for number, bars in _screen_days(scope):
            for gap, bar in _gaps(bars, least):
                since, until = _longest_free(scope.festival, bar.screen_id, *gap)
                if until - since >= least:
                    yield self.found(
                        (("screen", bar.screen_id), ("screen_day", number)),
                        number,
                        bar.row_id,
                        minutes=until - since,
                        since=since,
                    )

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Which screen, from when until when, and what is next."""
        since, gap = WallTime(conflict.fact("since")), conflict.fact("minutes")
        start, following = WallTime(since + gap), _following(conflict, festival)
        if following:
            sentence = _(
                "{screen} stands empty for {hours} h {minutes} min, from {since} until {title} "
                "begins at {start}."
            )
        else:
            sentence = _(
                "{screen} stands empty for {hours} h {minutes} min, from {since} until it is "
                "blacked out at {start}."
            )
        return sentence.format(
            screen=festival.screen_name(conflict.screen_ids[0]),
            hours=gap // 60,
            minutes=gap % 60,
            since=at(festival, since),
            title=" / ".join(title_of(festival, row) for row in following),
            start=clock_at(festival, start, festival.day_of(since)),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """How long, and where."""
        gap = conflict.fact("minutes")
        return _("{screen} empty for {hours} h {minutes} min").format(
            screen=festival.screen_name(conflict.screen_ids[0]), hours=gap // 60, minutes=gap % 60
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The screening after it begins as soon as the screen is ready."""
        festival = report.festival
        for row in _following(conflict, festival):
            if isinstance(row, Screening):
                ready = conflict.fact("since") + festival.span(row).turnaround
                yield from starting_from(festival, row, ready)

    def place(self, conflict: Conflict, festival: Festival) -> Place | None:
        """Where it begins, on its screen."""
        since = WallTime(conflict.fact("since"))
        return Place(festival.day_of(since), conflict.screen_ids[0], since)


def _screen_days(scope: Scope) -> Iterator[tuple[int, list[Bar]]]:
    """What is on the screens on the days to look at, by start."""
    festival = scope.festival
    if scope.ids is None:
        for screen_id in festival.screens:
            for day, bars in _by_day(festival, bars_on(festival, screen_id)).items():
                yield screen_day(screen_id, day), bars
        return
    for number in scope.ids.get("screen_day", ()):
        screen_id, day = of_screen_day(number)
        if screen_id in festival.screens:
            yield number, _bars_of_day(festival, screen_id, day)


def _bars_of_day(festival: Festival, screen_id: int, day: Day) -> list[Bar]:
    begin, end = _stretch(festival, day)
    shown = [s for s in festival.screenings_on(screen_id) if not s.cancelled]
    rows: list[Occupant] = [*shown, *festival.holds_on(screen_id)]
    return sorted(bar_of(festival, row) for row in rows if begin <= row.start < end)


def _by_day(festival: Festival, bars: Iterable[Bar]) -> dict[Day, list[Bar]]:
    boundary, days = festival.edition.day_boundary, dict[Day, list[Bar]]()
    for bar in bars:
        days.setdefault(Day((bar.start - boundary) // DAY_MINUTES), []).append(bar)
    return days


def _stretch(festival: Festival, day: Day) -> tuple[int, int]:
    begin = day * DAY_MINUTES + festival.edition.day_boundary
    return begin, begin + DAY_MINUTES


def _gaps(bars: list[Bar], least: int) -> Iterator[tuple[tuple[int, int], Bar]]:
    """From when until when nothing is on before a bar, where that is long enough."""
    end: int | None = None
    for bar in bars:
        if end is not None and bar.start - end >= least:
            yield (end, bar.start), bar
        end = max(bar.start, bar.end, bar.start if end is None else end)


def _longest_free(festival: Festival, screen_id: int, since: int, until: int) -> tuple[int, int]:
    """The longest stretch in between in which the screen is to be had; the first of several."""
    free, begins = (since, since), since
    for blackout in festival.blackouts(screen_id):
        if begins < blackout.end and blackout.start < min(blackout.end, until):
            free = max(free, (begins, max(begins, blackout.start)), key=_length)
            begins = blackout.end
    return max(free, (begins, max(begins, until)), key=_length)


def _length(stretch: tuple[int, int]) -> int:
    return stretch[1] - stretch[0]


def _following(conflict: Conflict, festival: Festival) -> list[Occupant]:
    """What begins when the gap ends."""
    screen_id, start = conflict.screen_ids[0], conflict.fact("since") + conflict.fact("minutes")
    shown = [s for s in festival.screenings_on(screen_id) if not s.cancelled]
    rows: list[Occupant] = [*shown, *festival.holds_on(screen_id)]
    return [row for row in rows if row.start == start]
