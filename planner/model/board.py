"""By what the cards and the places of a wall board are known, printed as codes that scanners read.

Only capitals, digits and dots are used of our own: a keyboard-wedge scanner types what it reads,
and these come out alike on most keyboards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.model.festival import Festival
from planner.model.programme import Programme
from planner.model.screening import Screening
from planner.model.venue import Screen
from planner.times import DAY_MINUTES, WallTime, date_of

LATER = (15, 30, 45)
"""The minutes after a full hour that have a code of their own."""

_PLAIN = re.compile(r"(?!MIN\d\d$)[A-Z0-9](?:[A-Z0-9/_-]*[A-Z0-9])?", re.IGNORECASE | re.ASCII)

_LONGEST_CODE = 20
"""Characters; a longer code makes a QR code that no card has room for."""


def card_code(festival: Festival, screening: Screening) -> str:
    """The screening's own code where it is short, plain and names nothing else, else its id."""
    code = screening.code
    alone = _is_short(code) and len(festival.screenings_coded(code)) == 1
    return code if alone else str(screening.id)


def programme_code(festival: Festival, programme: Programme) -> str:
    """The code of a card that is not on the board yet: that of its programme, else the id."""
    code = programme.code
    same = [one for one in festival.programmes.values() if one.code == code]
    alone = _is_short(code) and len(same) == 1 and not festival.screenings_coded(code)
    return code if alone else str(programme.id)


def _is_short(code: str) -> bool:
    """Whether a code can be printed for scanners, and is not taken for anything else they read."""
    return len(code) <= _LONGEST_CODE and _PLAIN.fullmatch(code) is not None


def place_code(festival: Festival, screen: Screen, time: WallTime) -> str:
    """A screen and a moment: “OD2.1106.2430”, on the clock of the festival day."""
    day = festival.day_of(time)
    date, minute = date_of(day), time - day * DAY_MINUTES
    clock = f"{minute // 60:02d}{minute % 60:02d}"
    return f"{screen_code(festival, screen)}.{date.month:02d}{date.day:02d}.{clock}"


def screen_code(festival: Festival, screen: Screen) -> str:
    """The screen's own code where it is short and no other has it, else its id."""
    same = [one for one in festival.screens.values() if one.code == screen.code]
    short = _is_short(screen.code) and len(screen.code) <= _LONGEST_CODE // 2
    return screen.code if short and len(same) == 1 else str(screen.id)


def later_code(minutes: int) -> str:
    """“MIN15”: so many minutes after the place that was read before."""
    return f"MIN{minutes:02d}"


def unplaced(festival: Festival) -> Iterator[tuple[Programme, int | None]]:
    """Each programme as often as it is still to be placed, with the kind that is wanted."""
    for programme in festival.programmes.values():
        for kind_id in still_wanted(festival, programme):
            yield programme, kind_id


def still_wanted(festival: Festival, programme: Programme) -> list[int | None]:
    """A kind for each screening that is still to be placed; None is the usual one."""
    if not festival.listed(programme.id):
        return []
    return [
        count.kind_id
        for count in festival.wanted(programme.id)
        for _number in range(count.wanted - count.placed)
    ]
