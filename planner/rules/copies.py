"""Which copies of a film can serve a screening: played on its screen, there in time, opened.

Rules about copies look at one step each, so that one cause is reported once: a format that no
screen plays is not also a copy that has not arrived.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.model import Copy, Festival, Film, Kdm, Screening, Span
from planner.rules.cells import Cells
from planner.rules.lift import Lift
from planner.times import WallTime

FAR = 1 << 40
"""A minute that no festival reaches, where no moment is said."""


def needed_until(span: Span) -> WallTime:
    """Until when a copy is needed from the start on: the end of the films."""
    return WallTime(max(span.qa_start, span.start + 1))


def playable(festival: Festival, film_id: int, screen_id: int) -> list[Copy]:
    """The copies that the screen can play, or may for all that is known."""
    return [
        copy
        for copy in festival.copies(film_id)
        if not copy.format or festival.plays(screen_id, copy.format) is not False
    ]


def at_hand(copies: Iterable[Copy], start: int, until: int) -> list[Copy]:
    """Those that have arrived at the start and leave only when the films have run."""
    return [
        copy
        for copy in copies
        if (copy.arrives is None or copy.arrives <= start)
        and (copy.leaves is None or until <= copy.leaves)
    ]


def keys_of(festival: Festival, film_id: int) -> list[Kdm]:
    """All keys that were issued for copies of a film."""
    return [key for copy in festival.copies(film_id) for key in festival.kdms(copy.id)]


def opens(key: Kdm, screen_id: int, start: int, until: int) -> bool:
    """Whether a key opens its copy on that screen all that time."""
    in_time = key.valid_from <= start and until <= key.valid_until
    return key.screen_id == screen_id and in_time


def lacks_key(festival: Festival, film: Film, screening: Screening) -> bool:
    """Whether all copies at hand are encrypted and no key opens one of them there and then."""
    start, until = screening.start, needed_until(festival.span(screening))
    there = at_hand(playable(festival, film.id, screening.screen_id), start, until)
    return bool(there) and not any(
        not copy.encrypted
        or any(opens(key, screening.screen_id, start, until) for key in festival.kdms(copy.id))
        for copy in there
    )


def starts_at_hand(lift: Lift, copy: Copy, length: int) -> Cells:
    """The starts at which a copy is at hand while the films run that long."""
    if copy.arrives is None and copy.leaves is None:
        return lift.ruler.all
    since = 0 if copy.arrives is None else copy.arrives
    until = FAR if copy.leaves is None else copy.leaves
    return lift.ruler.within(since, until, length)


def starts_without_key(lift: Lift, film: Film, screen_id: int, length: int) -> Cells:
    """The starts on a screen at which ``lacks_key`` holds for what is in the hand."""
    festival, ruler = lift.standing, lift.ruler
    there = opened = ruler.none
    for copy in playable(festival, film.id, screen_id):
        here = starts_at_hand(lift, copy, length)
        there |= here
        if not copy.encrypted:
            opened |= here
            continue
        for key in festival.kdms(copy.id):
            if key.screen_id == screen_id:
                opened |= here & ruler.within(key.valid_from, key.valid_until, length)
    return there - opened
