"""A screen that stands empty for hours between two screenings."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screening
from planner.rules.bars import Occupant, end_of, occupants
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix, Place
from planner.rules.neighbours import of_screen_day, screen_day
from planner.rules.remedies import starting_from
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, clock_at, title_of
from planner.settings import Setting
from planner.times import DAY_MINUTES, WallTime, hours_label


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
        for rows in _screen_days(scope):
            for gap, row in _gaps(scope.festival, rows, least):
                since, until = _longest_free(scope.festival, row.screen_id, *gap)
                if until - since >= least:
                    number = screen_day(row.screen_id, scope.festival.day_of(row.start))
                    yield self.found(
                        (("screen", row.screen_id), ("screen_day", number)),
                        number,
                        row.id,
                        minutes=until - since,
                        since=since,
                    )

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Which screen, from when until when, and what is next."""
        since, gap = WallTime(conflict.fact("since")), conflict.fact("minutes")
        start, following = WallTime(since + gap), _following(conflict, festival)
        if following:
            sentence = _(
                "{screen} stands empty for {length}, from {since} until {title} begins at {start}."
            )
        else:
            sentence = _(
                "{screen} stands empty for {length}, from {since} until it is blacked out at "
                "{start}."
            )
        return sentence.format(
            screen=festival.screen_name(conflict.screen_ids[0]),
            length=hours_label(gap * 60),
            since=at(festival, since),
            title=" / ".join(title_of(festival, row) for row in following),
            start=clock_at(festival, start, festival.day_of(since)),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """How long, and where."""
        gap = conflict.fact("minutes")
        return _("{screen} empty for {length}").format(
            screen=festival.screen_name(conflict.screen_ids[0]), length=hours_label(gap * 60)
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


def _screen_days(scope: Scope) -> Iterator[list[Occupant]]:
    """What is on the screens to look at, by start: over all days, or on single days of them."""
    festival = scope.festival
    if scope.ids is None:
        yield from (occupants(festival, screen_id) for screen_id in festival.screens)
        return
    for number in scope.ids.get("screen_day", ()):
        screen_id, day = of_screen_day(number)
        if screen_id in festival.screens:
            begins = day * DAY_MINUTES + festival.edition.day_boundary
            yield [
                row
                for row in occupants(festival, screen_id)
                if begins <= row.start < begins + DAY_MINUTES
            ]


def _gaps(
    festival: Festival, rows: list[Occupant], least: int
) -> Iterator[tuple[tuple[int, int], Occupant]]:
    """From when until when nothing is on before one of these within its festival day, where that
    is long enough.
    """
    boundary, end, morrow = festival.edition.day_boundary, 0, 0
    for row in rows:
        if row.start >= morrow:  # the first of a day
            end = row.start
            morrow = (row.start - boundary) // DAY_MINUTES * DAY_MINUTES + boundary + DAY_MINUTES
        if row.start - end >= least:
            yield (end, row.start), row
        end = max(end, row.start, end_of(festival, row))


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
    return [row for row in occupants(festival, screen_id) if row.start == start]
