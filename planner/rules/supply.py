"""What there is to place on, and what the things to be placed usually take, before anything is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.model import Festival, Programme, Screening
from planner.model.lengths import Span, screening_span
from planner.rules.copies import FAR, playable
from planner.rules.counting import shown_by_itself, wanted_at_all
from planner.rules.free_places import MIDNIGHT, MORNING
from planner.times import DAY_MINUTES, Day, WallTime, day_start


def usual_span(festival: Festival, programme: Programme, screen_id: int = 0) -> Span:
    """One screening of a programme that begins at minute 0, with everything as it is usual, or as
    it is on that screen.
    """
    alone = Screening(
        id=0,
        plan_id=festival.plan_id,
        programme_id=programme.id,
        screen_id=screen_id,
        start=WallTime(0),
    )
    return screening_span(festival, alone)


def usual_slot(festival: Festival, programme: Programme) -> int:
    """The minutes of one screening of a programme with all that is usual, and the turnaround."""
    span = usual_span(festival, programme)
    return span.end + span.turnaround


def wanted_screenings(festival: Festival, programme: Programme) -> int:
    """How many screenings of a programme are wanted; none of a film that was withdrawn, or is
    shown within another programme.
    """
    return wanted_at_all(festival, programme) if shown_by_itself(festival, programme) else 0


def usual_hours(festival: Festival, screen_id: int, day: Day) -> tuple[int, int] | None:
    """From when until when a screen may be used on a day; from ten until midnight when nobody
    said, and None when it is closed.
    """
    hours = festival.hours(screen_id, day)
    if hours is None:
        return None
    midnight, boundary = day_start(day), festival.edition.day_boundary
    opens, closes = map(int, hours)
    if opens == midnight + boundary:
        opens = midnight + MORNING
    if closes == midnight + boundary + DAY_MINUTES:
        closes = midnight + MIDNIGHT
    return opens, closes


def longest_free(festival: Festival, leaving: int) -> dict[int, tuple[int, ...]]:
    """By screen, for each festival day, the most minutes that something can last which begins on
    it: while the screen is open, clear of blackouts, and so that everybody has left by the hard out
    when that takes the minutes given.
    """
    return {
        screen_id: tuple(_longest(festival, free, screen_id, leaving))
        for screen_id in festival.screens
        for free in [list(_free(festival, screen_id))]
    }


def licensed_days(festival: Festival, programme: Programme) -> list[int]:
    """The festival days, counted from 0, that the licences of all its films cover."""
    first, last = festival.edition.first_day, festival.edition.last_day
    films = festival.films_of(programme.id)
    since = max((film.licence_from or first for film in films), default=first)
    until = min((film.licence_until or last for film in films), default=last)
    return list(range(max(first, since) - first, min(last, until) + 1 - first))


def plays_all(festival: Festival, screen_id: int, programme: Programme) -> bool:
    """Whether a screen plays, or may play, a copy of each film of which copies are known."""
    return all(
        playable(festival, film.id, screen_id)
        for film in festival.films_of(programme.id)
        if festival.copies(film.id)
    )


def fewest_places(
    festival: Festival, programmes: Iterable[int], longest: Mapping[int, Sequence[int]]
) -> list[int]:
    """These programmes by the number of screens and days that can show them, fewest first; of
    those that have as many, the longest first.
    """
    counted: dict[tuple[object, ...], int] = {}

    def tightness(programme_id: int) -> tuple[int, int, int]:
        programme = festival.programmes[programme_id]
        usual, days = usual_span(festival, programme), licensed_days(festival, programme)
        films = festival.films_of(programme_id)
        formats = {tuple(sorted({c.format for c in festival.copies(f.id)})) for f in films}
        alike = (usual.end, tuple(days[:1]), len(days), frozenset(formats))
        if alike not in counted:
            playing = [s for s in longest if plays_all(festival, s, programme)]
            counted[alike] = sum(longest[s][day] >= usual.end for s in playing for day in days)
        return counted[alike], -usual.end - usual.turnaround, programme_id

    return sorted(programmes, key=tightness)


def _longest(
    festival: Festival, free: list[tuple[int, int]], screen_id: int, leaving: int
) -> Iterator[int]:
    for day in festival.days():
        begins = day_start(day) + festival.edition.day_boundary
        ends, out = begins + DAY_MINUTES, festival.last_exit(screen_id, day)
        latest = FAR if out is None else out - leaving
        lasting = (min(b, latest) - max(a, begins) for a, b in free if a < ends and begins < b)
        yield max(0, max(lasting, default=0))


def _free(festival: Festival, screen_id: int) -> Iterable[tuple[int, int]]:
    """When a screen is open without a break and without a blackout, and some days beyond."""
    edition = festival.edition
    around = (Day(day) for day in range(edition.first_day - 1, edition.last_day + 5))
    hours = [times for day in around for times in [festival.hours(screen_id, day)] if times]
    if not hours:
        return ()
    whole = min(hours)[0], max(end for _start, end in hours)
    taken = [(row.start, row.end) for row in festival.blackouts(screen_id)]
    return _between([*_between(hours, *whole), *taken], *whole)


def _between(
    stretches: Iterable[tuple[int, int]], first: int, last: int
) -> Iterator[tuple[int, int]]:
    """What lies between these stretches from one moment to another."""
    free = first
    for start, end in sorted(stretches):
        if start > free:
            yield free, min(start, last)
        free = max(free, end)
    if free < last:
        yield free, last
