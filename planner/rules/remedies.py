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


def part(report: Report, first: Subject, second: Subject) -> Iterator[Fix]:
    """Part two neighbours on one screen: the earlier one's Q&A, time, screen, or one goes."""
    festival = report.festival
    earlier, later = row_of(festival, first), row_of(festival, second)
    if isinstance(earlier, Screening):
        yield from without_qa(festival, earlier)
    ready = ready_for(festival, bar_of(festival, earlier), bar_of(festival, later))
    yield from _move(festival, later, _snapped(festival, ready))
    yield from _move(
        festival, earlier, _snapped_down(festival, later.start - ready + earlier.start)
    )
    yield from apart(report, later, earlier)


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
    """Without the Q&A, or so late or early that the screening fits into the opening hours."""
    yield from without_qa(festival, screening)
    hours = festival.hours(screening.screen_id, festival.day_of(screening.start))
    if hours is not None:
        length = festival.span(screening).end - screening.start
        latest = _snapped_down(festival, hours[1] - length)
        nearest = max(_snapped(festival, hours[0]), min(screening.start, latest))
        yield from _move(festival, screening, nearest)


def without_qa(festival: Festival, screening: Screening) -> Iterator[Fix]:
    """Drop the Q&A, where there is one that can be dropped."""
    qa = festival.span(screening).qa
    if qa and screening.stated_end is None:
        title = _("Drop the Q&A of {title} ({minutes})").format(
            title=title_of(festival, screening), minutes=minutes(qa)
        )
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
