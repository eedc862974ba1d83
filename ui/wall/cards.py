"""What stands on the wall, and where: plain data, so that nothing private can get there by chance.

Notes, reasons, contacts and the names of holds are left out here; what is internal has no title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.i18n import _
from planner.model import Festival, Screen, Screening
from planner.times import Day, clock, minute_of_day

_AIR = 15
_NARROW = 150
"""Where columns would be narrower, screens stand in rows."""


@dataclass(frozen=True)
class WallCard:
    """One screening or hold; ``lane`` is the place of its screen, times are minutes of the day.

    ``indent`` counts what it overlaps with on its screen and began before.
    """

    lane: int
    start: int
    end: int
    title: str
    times: str
    code: str
    hue: int | None
    hold: bool = False
    cancelled: bool = False
    indent: int = 0


@dataclass(frozen=True)
class Wall:
    """A day: its screens as (venue, screen), its cards, and the first and last minute shown."""

    lanes: tuple[tuple[str, str], ...]
    cards: tuple[WallCard, ...]
    first: int
    last: int


def wall_of(festival: Festival, day: Day) -> Wall:
    """What takes place on a day, on the screens on which something does; all where nothing does."""
    screens = [s for s in festival.screens_in_order() if _is_used(festival, s, day)]
    screens = screens or list(festival.screens_in_order())
    cards: list[WallCard] = []
    for lane, screen in enumerate(screens):
        cards += _indented(_cards(festival, screen, lane, day))
    first = min((card.start for card in cards), default=10 * 60)
    last = max((card.end for card in cards), default=24 * 60)
    names = ((festival.venues[s.venue_id].name, s.name) for s in screens)
    return Wall(tuple(names), tuple(cards), first // 30 * 30 - _AIR, -(-last // 30) * 30 + _AIR)


def _is_used(festival: Festival, screen: Screen, day: Day) -> bool:
    shown = any(festival.day_of(s.start) == day for s in festival.screenings_on(screen.id))
    return shown or any(festival.day_of(h.start) == day for h in festival.holds_on(screen.id))


def _cards(festival: Festival, screen: Screen, lane: int, day: Day) -> list[WallCard]:
    found = [
        _card(festival, s, lane, day)
        for s in festival.screenings_on(screen.id)
        if festival.day_of(s.start) == day
    ]
    for hold in festival.holds_on(screen.id):
        if festival.day_of(hold.start) == day:
            start = minute_of_day(hold.start, day)
            end = start + hold.minutes
            times = f"{clock(hold.start)}"
            found.append(WallCard(lane, start, end, _("Hold"), times, "", None, hold=True))
    return sorted(found, key=lambda card: (card.start, card.end, card.title))


def _card(festival: Festival, screening: Screening, lane: int, day: Day) -> WallCard:
    span = festival.span(screening)
    start, end = minute_of_day(span.start, day), minute_of_day(span.end, day)
    section = festival.section_of(screening.programme_id)
    internal = festival.programmes[screening.programme_id].internal
    return WallCard(
        lane,
        start,
        max(end, start + 1),
        _("Internal") if internal else festival.screening_title(screening),
        f"{clock(span.start)}–{clock(span.end)}",
        section.code if section and not internal else "",
        section.hue if section else None,
        cancelled=screening.cancelled,
    )


def _indented(cards: Sequence[WallCard]) -> list[WallCard]:
    """Those that overlap one before them step aside."""
    found: list[WallCard] = []
    for card in cards:
        over = sum(other.end > card.start for other in found)
        found.append(replace(card, indent=min(over, 2)))
    return found


def stands_in_rows(lanes: int, width: float) -> bool:
    """Whether so many screens are better shown as rows."""
    return bool(lanes) and width / lanes < _NARROW
