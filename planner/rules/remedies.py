"""The remedies that several rules propose. Each is only a candidate: ``fixing`` tries it.

A pinned screening is never proposed to be moved; somebody wanted it where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from planner.edit import SetField
from planner.edit.screenings import (
    MoveHold,
    MoveScreening,
    PlaceProgramme,
    RemoveHold,
    SwapScreenings,
    Unschedule,
)
from planner.i18n import _
from planner.model import Festival, Hold, Screen, Screening
from planner.rules.bars import bar_of, ready_for, row_of
from planner.rules.conflict import Fix, Subject
from planner.rules.free_places import free_starts
from planner.rules.report import Report
from planner.rules.wording import at, minutes, programme_title, title_of
from planner.times import WallTime

QA_STEP = 5
"""A Q&A is as many minutes as somebody can announce, and no shorter than that."""
MOST_SWAPS = 6
"""Of so many that could change places with one it is tried what comes of it."""


def part(report: Report, first: Subject, second: Subject) -> Iterator[Fix]:
    """Part two neighbours on one screen: the earlier one's Q&A, another time, a swap with one that
    is short enough, another screen, or one goes.
    """
    festival = report.festival
    earlier, later = row_of(festival, first), row_of(festival, second)
    bar = bar_of(festival, earlier)
    ready = ready_for(festival, bar, bar_of(festival, later))
    if isinstance(earlier, Screening):
        yield from less_qa(festival, earlier, later.start - ready + bar.end, later.start)
    yield from _move(festival, later, _snapped(festival, ready))
    yield from _move(
        festival, earlier, _snapped_down(festival, later.start - ready + earlier.start)
    )
    if isinstance(earlier, Screening):
        yield from swaps(report, earlier, over_within(festival, later.start - earlier.start))
    yield from apart(report, later, earlier)


def swaps(
    report: Report, screening: Screening, suits: Callable[[Screening], bool] | None = None
) -> Iterator[Fix]:
    """Let it change places with another (of those that suit), the nearest in time first, where
    each has room in the place of the other; never with a pinned one.

    Each that is proposed is tried, so there are only a few.
    """
    festival = report.festival
    if screening.pinned:
        return
    others = [
        other
        for other in festival.screenings()
        if other.programme_id != screening.programme_id
        and not other.cancelled
        and not other.pinned
        and (suits is None or suits(other))
    ]
    others.sort(key=lambda other: (abs(other.start - screening.start), other.id))
    fitting = (
        other
        for other in others
        if _has_room(festival, screening, other) and _has_room(festival, other, screening)
    )
    for other in islice(fitting, MOST_SWAPS):
        title = _("Swap {title} with {other}, {time} on {screen}").format(
            title=title_of(festival, screening),
            other=title_of(festival, other),
            time=at(festival, other.start),
            screen=festival.screen_name(other.screen_id),
        )
        yield Fix(title, SwapScreenings(screening.id, other.id))


def over_within(festival: Festival, most: int) -> Callable[[Screening], bool]:
    """Whether a screening is over after so many minutes."""
    return lambda other: festival.span(other).end - other.start <= most


def _has_room(festival: Festival, screening: Screening, place: Screening) -> bool:
    """Whether nothing but the two themselves is on while one would run in the other's place.

    It counts with its present length, which another screen may change a little: the rules say.
    """
    end = place.start + festival.span(screening).end - screening.start
    return not any(
        other.start < end and festival.span(other).end > place.start
        for other in festival.screenings_on(place.screen_id)
        if other.id not in {screening.id, place.id} and not other.cancelled
    )


def apart(report: Report, *rows: Screening | Hold) -> Iterator[Fix]:
    """One of these goes to another screen, to the next free start, or away."""
    festival = report.festival
    screenings = [row for row in rows if isinstance(row, Screening)]
    for screening in screenings:
        yield from other_screens(festival, screening)
    for screening in [s for s in screenings if not s.pinned][:1]:
        yield from next_free(report, screening)
    for row in rows:
        yield from off(festival, row)


def within_hours(festival: Festival, screening: Screening) -> Iterator[Fix]:
    """With less Q&A, or so late or early that the screening fits into the opening hours."""
    hours = festival.hours(screening.screen_id, festival.day_of(screening.start))
    yield from less_qa(festival, screening, *(hours[1:] if hours else ()))
    if hours is not None:
        length = festival.span(screening).end - screening.start
        latest = _snapped_down(festival, hours[1] - length)
        nearest = max(_snapped(festival, hours[0]), min(screening.start, latest))
        yield from _move(festival, screening, nearest)


def less_qa(festival: Festival, screening: Screening, *ends: int) -> Iterator[Fix]:
    """Shorten the Q&A, where something is left of it, so that the screening ends by the first of
    these moments for which that is enough; or drop it, where there is one.
    """
    span = festival.span(screening)
    if not span.qa or screening.stated_end is not None:
        return
    name = title_of(festival, screening)
    left = [(span.qa - span.end + end) // QA_STEP * QA_STEP for end in ends]
    for qa in [number for number in left if QA_STEP <= number < span.qa][:1]:
        title = _("Shorten the Q&A of {title} to {minutes}").format(title=name, minutes=minutes(qa))
        yield Fix(title, SetField("screening", screening.id, "qa_minutes", qa))
    title = _("Drop the Q&A of {title} ({minutes})").format(title=name, minutes=minutes(span.qa))
    yield Fix(title, SetField("screening", screening.id, "qa_minutes", 0))


def other_screens(
    festival: Festival, screening: Screening, suits: Callable[[Screen], bool] | None = None
) -> Iterator[Fix]:
    """The same time on the other screens (those that suit), those of the same building first."""
    venue_id = festival.screens[screening.screen_id].venue_id
    for screen in sorted(festival.screens_in_order(), key=lambda s: s.venue_id != venue_id):
        other = screen.id != screening.screen_id and not screening.pinned
        if other and (suits is None or suits(screen)):
            yield move_to(festival, screening, screen.id, screening.start)


def screens_that_suit(
    report: Report, screening: Screening, suits: Callable[[Screen], bool]
) -> Iterator[Fix]:
    """The same time on another screen that suits, or a swap with what is shown on one."""
    festival = report.festival
    yield from other_screens(festival, screening, suits)
    yield from swaps(report, screening, lambda other: suits(festival.screens[other.screen_id]))


def starting_from(festival: Festival, screening: Screening, time: int) -> Iterator[Fix]:
    """The first start of the grid, on the same screen, at or after a moment."""
    yield from _move(festival, screening, _snapped(festival, time))


def ending_by(festival: Festival, screening: Screening, time: int) -> Iterator[Fix]:
    """The last start of the grid, on the same screen, from which it has ended by a moment."""
    length = festival.span(screening).end - screening.start
    yield from _move(festival, screening, _snapped_down(festival, time - length))


def placed_once_more(
    report: Report, programme_id: int, kind_id: int | None = None
) -> Iterator[Fix]:
    """Another screening of a programme at the first free start of each screen."""
    festival = report.festival
    for screen in festival.screens_in_order():
        free = free_starts(festival, programme_id, screen.id, report=report)
        for screen_id, start in islice(free, 1):
            title = _("Place {title} at {time} on {screen}").format(
                title=programme_title(festival, programme_id),
                time=at(festival, start),
                screen=festival.screen_name(screen_id),
            )
            yield Fix(title, PlaceProgramme(programme_id, screen_id, start, kind_id))


def next_free(report: Report, screening: Screening) -> Iterator[Fix]:
    """The next free start on the same screen, and the next on any."""
    for screen_id in (screening.screen_id, None):
        places = free_starts(
            report.festival,
            screening.programme_id,
            screen_id,
            screening_id=screening.id,
            since=screening.start,
            report=report,
        )
        for found, start in islice(places, 1):
            yield move_to(report.festival, screening, found, start)


def off(festival: Festival, row: Screening | Hold) -> Iterator[Fix]:
    """Take a screening off the timetable, or remove a hold; of several screenings it says which."""
    title = title_of(festival, row)
    if isinstance(row, Hold):
        yield Fix(_("Remove {title}").format(title=title), RemoveHold(row.id))
    elif not row.pinned:
        several = sum(not s.cancelled for s in festival.screenings_of(row.programme_id)) > 1
        label = _("Unschedule {title} at {time}") if several else _("Unschedule {title}")
        label = label.format(title=title, time=at(festival, row.start))
        yield Fix(label, Unschedule((row.id,)))


def move_to(festival: Festival, screening: Screening, screen_id: int, start: WallTime) -> Fix:
    """Move a screening, and say so: only the time, only the screen, or both."""
    title, screen = title_of(festival, screening), festival.screen_name(screen_id)
    if screen_id == screening.screen_id:
        label = _("Move {title} to {time}").format(title=title, time=at(festival, start))
    elif start == screening.start:
        label = _("Move {title} to {screen}").format(title=title, screen=screen)
    else:
        label = _("Move {title} to {time} on {screen}").format(
            title=title, time=at(festival, start), screen=screen
        )
    return Fix(label, MoveScreening(screening.id, screen_id, start))


def _move(festival: Festival, row: Screening | Hold, start: int) -> Iterator[Fix]:
    """Another time on the same screen, unless that is where it is, or it is pinned there."""
    time = WallTime(start)
    if isinstance(row, Hold):
        title = title_of(festival, row)
        label = _("Move {title} to {time}").format(title=title, time=at(festival, time))
        yield Fix(label, MoveHold(row.id, row.screen_id, time))
    elif not row.pinned:
        yield move_to(festival, row, row.screen_id, time)


def _snapped(festival: Festival, time: int) -> int:
    """The first start on the festival's grid at or after a moment."""
    grid = festival.edition.snap_minutes
    return -(-time // grid) * grid


def _snapped_down(festival: Festival, time: int) -> int:
    grid = festival.edition.snap_minutes
    return time // grid * grid
