"""What the timetable shows, and in which lanes: one day, several, or one thing over all days.

A lane is a festival day on a screen. One day, all days side by side and one screen over all days
are only other lists of lanes; of one section or one guest each day is as many lanes as run at the
same time. Everything on the canvas asks the lanes, and never which view this is. Pure; no Qt.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from planner.model import Festival, Person, Screen, Screening, Section
from planner.times import Day, date_of, weekday_name


class Kind(StrEnum):
    """What the lanes stand for."""

    DAYS = "days"
    SCREEN = "screen"
    SECTION = "section"
    GUEST = "guest"


@dataclass(frozen=True)
class Show:
    """What somebody chose to see: a number of days (0 is all) from the shown one on, or one screen,
    section or guest (``of``) over all days; without hidden screens; venues folded to thin lanes.
    Those ``opened`` stay broad where there is little room.
    """

    kind: Kind = Kind.DAYS
    days: int = 1
    of: int | None = None
    hidden: frozenset[int] = frozenset()
    folded: frozenset[int] = frozenset()
    opened: frozenset[int] = frozenset()

    @property
    def one_day(self) -> bool:
        """Whether a single day is shown."""
        return self.kind is Kind.DAYS and self.days == 1

    def known_in(self, festival: Festival) -> Show:
        """The same without what the festival does not have; one day when nothing is left of it."""
        hidden = self.hidden & festival.screens.keys()
        hidden = hidden if len(hidden) < len(festival.screens) else frozenset()
        venues = festival.venues.keys()
        folded, opened = self.folded & venues, self.opened & venues
        kept = replace(self, hidden=hidden, folded=folded, opened=opened)
        rows: Mapping[Kind, Mapping[int, object]] = {
            Kind.SCREEN: festival.screens,
            Kind.SECTION: festival.rows(Section),
            Kind.GUEST: festival.rows(Person),
        }
        lost = self.kind in rows and self.of not in rows[self.kind]
        return replace(kept, kind=Kind.DAYS, days=1, of=None) if lost else kept

    def text(self) -> str:
        """As the window remembers it."""
        sets = (sorted(ids) for ids in (self.hidden, self.folded, self.opened))
        return json.dumps([self.kind.value, self.days, self.of, *sets])

    @staticmethod
    def from_text(text: str) -> Show:
        """What the window remembered; one day where that cannot be read."""
        try:
            kind, days, of, *sets = json.loads(text)
            ids = [frozenset(map(int, one)) for one in sets[:3]]
            return Show(Kind(kind), int(days), None if of is None else int(of), *ids)
        except (ValueError, TypeError):
            return Show()


@dataclass(frozen=True, slots=True)
class Lane:
    """A festival day on a screen; on any screen where ``screen_id`` is None, as one of several
    tracks of what runs at the same time. ``thin`` is that of a folded venue.
    """

    day: Day
    screen_id: int | None
    track: int = 0
    thin: bool = False


@dataclass(frozen=True)
class Lanes:
    """All lanes in their order; ``screens`` are the ids of the screens in theirs."""

    all: tuple[Lane, ...]
    screens: tuple[int, ...]
    tracks: Mapping[int, int]
    """Of one section or guest: the track on which each screening runs, by its id."""

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, lane: int) -> Lane:
        return self.all[lane]

    @cached_property
    def _places(self) -> dict[tuple[Day, int | None, int], int]:
        return {(lane.day, lane.screen_id, lane.track): n for n, lane in enumerate(self.all)}

    def of(self, day: Day, screen_id: int, row_id: int = 0) -> int | None:
        """The lane of a screen on a day (of a section or guest, the screening's track of the day);
        None when it is not shown.
        """
        found = self._places.get((day, screen_id, 0))
        if found is not None or (day, None, 0) not in self._places:
            return found
        return self._places.get((day, None, self.tracks.get(row_id, 0)))

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The shown days, in their order."""
        return tuple(dict.fromkeys(lane.day for lane in self.all))

    def first_of(self, day: Day) -> int | None:
        """The first lane of a day; None when it is not shown."""
        return next((n for n, lane in enumerate(self.all) if lane.day == day), None)


def short_day(day: Day) -> str:
    """“Fri 6”."""
    return f"{weekday_name(day)} {date_of(day).day}"


def lanes_of(festival: Festival, show: Show, day: Day) -> Lanes:
    """The lanes of what is to be seen; ``day`` is the shown one."""
    screens = shown_screens(festival, show)
    ids = tuple(screen.id for screen in screens)
    if show.kind is Kind.SCREEN and show.of is not None:
        return Lanes(tuple(Lane(d, show.of) for d in festival.days()), (show.of,), {})
    if show.kind in (Kind.SECTION, Kind.GUEST):
        tracks = _tracks(festival, screenings_shown(festival, show))
        return Lanes(tuple(_track_lanes(festival, tracks)), ids, tracks)
    lanes = [
        Lane(d, screen.id, thin=screen.venue_id in show.folded)
        for d in days_shown(festival, show, day)
        for screen in screens
    ]
    return Lanes(tuple(lanes), ids, {})


def shown_screens(festival: Festival, show: Show) -> tuple[Screen, ...]:
    """The screens that are not hidden, in their order."""
    return tuple(s for s in festival.screens_in_order() if s.id not in show.hidden)


def crowded(festival: Festival, show: Show, pixels: int, broad: int, thin: int) -> frozenset[int]:
    """The venues that fold by themselves so that the screens of a day fit into so many pixels, each
    with ``broad`` of them or, folded, with ``thin``: those with the most screens first.

    None where all fit, and none where even that would not be enough, or where more than half of the
    screens would be thin: scrolling is better then. A venue that somebody opened stays, and so does
    one of a single screen.
    """
    if show.kind is not Kind.DAYS:
        return frozenset()
    screens = Counter(screen.venue_id for screen in shown_screens(festival, show))
    needed = sum(n * (thin if venue in show.folded else broad) for venue, n in screens.items())
    found: set[int] = set()
    left = screens.total() / 2
    for venue, count in screens.most_common():
        foldable = 1 < count <= left and venue not in show.folded | show.opened
        if needed > pixels and foldable:
            found.add(venue)
            needed -= count * (broad - thin)
            left -= count
    return frozenset(found if needed <= pixels else ())


def days_shown(festival: Festival, show: Show, day: Day) -> tuple[Day, ...]:
    """The days side by side: as many as chosen, from the shown one on as far as there are any."""
    days = festival.days()
    if show.kind is not Kind.DAYS or show.days == 0 or show.days >= len(days):
        return days
    place = days.index(day) if day in days else 0
    first = min(place, len(days) - show.days)
    return days[first : first + show.days]


def screenings_shown(festival: Festival, show: Show) -> tuple[Screening, ...]:
    """The screenings of one section or guest, by start."""
    if show.of is None:
        return ()
    if show.kind is Kind.SECTION:
        return festival.screenings_in(show.of)
    ids = {one.screening_id for one in festival.appearances_of(show.of)}
    found = (festival.all_screenings[row_id] for row_id in ids)
    return tuple(sorted(found, key=lambda row: (row.start, row.id)))


def _tracks(festival: Festival, rows: Iterable[Screening]) -> dict[int, int]:
    """Each screening on the first track of its day that is free then."""
    until: dict[Day, list[int]] = {}
    tracks = {}
    for row in rows:
        span = festival.span(row)
        of_day = until.setdefault(festival.day_of(row.start), [])
        track = next((n for n, end in enumerate(of_day) if end <= span.start), len(of_day))
        of_day[track : track + 1] = [span.end]
        tracks[row.id] = track
    return tracks


def _track_lanes(festival: Festival, tracks: Mapping[int, int]) -> Iterable[Lane]:
    most: dict[Day, int] = {}
    for row_id, track in tracks.items():
        day = festival.day_of(festival.all_screenings[row_id].start)
        most[day] = max(most.get(day, 0), track)
    for day in festival.days():
        for track in range(most.get(day, 0) + 1):
            yield Lane(day, None, track)


THIN = 0.12
"""How broad a lane of a folded venue is beside another."""


def edges(lanes: Sequence[Lane], across: int, least: int) -> tuple[int, ...]:
    """Where each lane begins, in whole pixels, and where the last ends; empty when all are alike.

    A thin lane has at least ``least`` pixels.
    """
    thin = sum(lane.thin for lane in lanes)
    if not thin:
        return ()
    broad = len(lanes) - thin
    each_thin = max(least, round(across * THIN / (broad + THIN * thin))) if broad else 0
    room = max(across - each_thin * thin, 0)
    found, at, number = [0], 0, 0
    for lane in lanes:
        if lane.thin and broad:
            at += each_thin
        elif broad:
            at += room * (number + 1) // broad - room * number // broad
            number += 1
        else:
            number += 1
            at = across * number // thin
        found.append(at)
    return tuple(found)
