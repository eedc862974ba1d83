"""Where what is in the hand may go, as the canvas and the small overview paint it.

It is the placement map of the rules, cut into lanes: for each lane the stretches of starts that
something speaks against, and the best places of the festival. Pure; no Qt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.model import Festival
from planner.rules import Severity
from planner.rules.cells import Cells
from planner.rules.placement import PlacementMap, placement
from planner.rules.ranking import BestPlace, best_places
from planner.times import DAY_MINUTES, Day, day_start, minute_of_day
from ui.session import Session
from ui.timetable.hand import Hand
from ui.timetable.lanes import Lane, Lanes

BEST = 5
"""So many places are numbered."""


@dataclass(frozen=True, slots=True)
class Veil:
    """Starts of one lane from a minute of its day up to another, and the worst that speaks against
    them.
    """

    start: int
    end: int
    severity: Severity


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the best places on a lane; ``number`` counts through the festival, and is 0 for one
    that is only among the best of the days in sight.
    """

    lane: int
    minute: int
    number: int


class Outlook:
    """The placement map of what is in the hand."""

    def __init__(self, festival: Festival, found: PlacementMap) -> None:
        self._festival = festival
        self.found = found
        self.siblings = siblings(festival, (found.lift.programme.id,))
        self._veils: dict[tuple[Day, int], tuple[Veil, ...]] = {}
        self._best: dict[tuple[int, ...], tuple[BestPlace, ...]] = {}
        self._marks: tuple[Lanes, tuple[Mark, ...]] | None = None

    def veils(self, lane: Lane) -> tuple[Veil, ...]:
        """What speaks against the starts of a lane; nothing is known of lanes of no screen."""
        if lane.screen_id is None or lane.screen_id not in self._festival.screens:
            return ()
        key = (lane.day, lane.screen_id)
        if key not in self._veils:
            self._veils[key] = self._cut(*key)
        return self._veils[key]

    def everywhere(self, day: Day) -> tuple[Veil, ...]:
        """What speaks against the starts of a day on every screen: at the best of them, so much."""
        return self._on_day(day, self._everywhere)

    @cached_property
    def _everywhere(self) -> Mapping[Severity, Cells]:
        found = self.found
        shared: dict[Severity, Cells] = {}
        for screen_id in self._festival.screens:
            so_grave = found.ruler.none
            for severity, cells in found.severity_cells(screen_id).items():
                so_grave |= cells
                shared[severity] = shared[severity] & so_grave if severity in shared else so_grave
        graver = found.ruler.none
        for severity, cells in shared.items():
            shared[severity], graver = cells - graver, graver | cells
        return shared

    def _cut(self, day: Day, screen_id: int) -> tuple[Veil, ...]:
        return self._on_day(day, self.found.severity_cells(screen_id))

    def _on_day(self, day: Day, grave: Mapping[Severity, Cells]) -> tuple[Veil, ...]:
        ruler, midnight = self.found.ruler, day_start(day)
        first = midnight + self._festival.edition.day_boundary
        of_day = ruler.between(first, first + DAY_MINUTES)
        return tuple(
            Veil(start - midnight, last + ruler.step - midnight, severity)
            for severity, cells in grave.items()
            for start, last in (cells & of_day).runs()
        )

    def best(self, lanes: Lanes) -> tuple[BestPlace, ...]:
        """The best places on the screens that are not hidden, the very best first."""
        if lanes.screens not in self._best:
            many = best_places(self.found, BEST * 3)
            shown = [place for place in many if place.screen_id in lanes.screens]
            self._best[lanes.screens] = tuple(shown[:BEST])
        return self._best[lanes.screens]

    def marks(self, lanes: Lanes) -> tuple[Mark, ...]:
        """The best places in sight: the numbered ones, and the best of a single day."""
        if self._marks is None or (self._marks[0] is not lanes and self._marks[0] != lanes):
            self._marks = (lanes, tuple(self._find_marks(lanes)))
        return self._marks[1]

    def _find_marks(self, lanes: Lanes) -> list[Mark]:
        best = self.best(lanes)
        places = {(place.screen_id, place.start): n for n, place in enumerate(best, start=1)}
        if len(lanes.days) == 1:
            for place in best_places(self.found, BEST, day=lanes.days[0]):
                places.setdefault((place.screen_id, place.start), 0)
        found = []
        for (screen_id, start), number in places.items():
            day = self._festival.day_of(start)
            lane = lanes.of(day, screen_id)
            if lane is not None and lanes[lane].screen_id is not None:
                found.append(Mark(lane, minute_of_day(start, day), number))
        return found[: len(best) + BEST]


def siblings(festival: Festival, programme_ids: Iterable[int]) -> frozenset[int]:
    """The screenings at which any film of these programmes is shown, theirs and those of others."""
    found: set[int] = set()
    for programme_id in programme_ids:
        found.update(row.id for row in festival.screenings_of(programme_id))
        for film in festival.films_of(programme_id):
            found.update(row.id for row in festival.screenings_of_film(film.id))
    return frozenset(found)


class Outlooks:
    """Makes the outlook of a hand, and keeps the last one while nothing changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: tuple[Hand, Festival, Outlook | None] | None = None

    def of(self, hand: Hand) -> Outlook | None:
        """The outlook of what leads the hand; None for a hold, which no rule speaks of."""
        festival = self._session.festival
        kept = self._kept
        if kept is None or kept[0] != hand or kept[1] is not festival:
            self._kept = kept = (hand, festival, self._made(hand, festival))
        return kept[2]

    def _made(self, hand: Hand, festival: Festival) -> Outlook | None:
        programme_id, screening_id = hand.leads(festival)
        if programme_id is None and screening_id is None:
            return None
        report = self._session.report
        found = placement(festival, programme_id, screening_id=screening_id, report=report)
        return Outlook(festival, found)
