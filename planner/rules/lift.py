"""What is in the hand: a screening that may go anywhere, and the festival in which it is nowhere.

Rules are asked with it which starts they forbid (``Rule.forbids``).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Iterable
from functools import cached_property, lru_cache
from typing import Any, TypeVar, cast

from planner.model import Festival, Film, Programme, RowChange, Screen, Screening, ScreeningStatus
from planner.model.lengths import Span, screening_span
from planner.rules.cells import Ruler
from planner.rules.policy import Policy
from planner.times import DAY_MINUTES, WallTime

T = TypeVar("T")

_MARGIN_DAYS = 1
"""Days before and after the festival for which starts are looked at as well."""

_OWN_MINUTES = ("preshow_minutes", "intro_minutes", "qa_minutes", "turnaround_minutes")


class Lift:
    """A screening in the hand.

    ``festival`` is the snapshot without it: a screening that was already in the plan stands in it
    as cancelled, so that whoever looks for what takes place does not find it. ``screening`` is the
    record as it was; a new one has the id 0, which is in no plan. ``ruler`` numbers the starts
    that are looked at: the snap grid of all festival days and of a day before and after.
    """

    def __init__(self, festival: Festival, screening: Screening) -> None:
        self.standing = festival
        self.screening = screening
        self.programme: Programme = festival.programmes[screening.programme_id]
        self.policy = Policy(festival)
        self.ruler = _ruler(festival)
        self._found: dict[Hashable, Any] = {}
        self._spans: dict[Hashable, Span] = {}

    @property
    def is_new(self) -> bool:
        """Whether it is not on the timetable yet."""
        return self.screening.id == 0

    @cached_property
    def festival(self) -> Festival:
        """The snapshot in which it takes place nowhere."""
        if self.is_new:
            return self.standing
        cancelled = dataclasses.replace(self.screening, status=ScreeningStatus.CANCELLED)
        row = RowChange("screening", self.screening.id, self.screening, cancelled)
        return self.standing.with_changes([row])

    @cached_property
    def films(self) -> tuple[Film, ...]:
        """The films that would be shown, in order."""
        return self.standing.films_of(self.programme.id)

    def at(self, screen_id: int, start: WallTime) -> Screening:
        """The screening as it would be there; a stated end moves with it."""
        was = self.screening
        end = was.stated_end
        return dataclasses.replace(
            was,
            screen_id=screen_id,
            start=start,
            stated_end=None if end is None else WallTime(end + start - was.start),
        )

    def span(self, screen: Screen) -> Span:
        """Its parts on that screen, when it starts with the first start of the ruler."""
        own = tuple(getattr(screen, name, None) for name in _OWN_MINUTES)
        span = self._spans.get(own)
        if span is None:
            there = self.at(screen.id, self.ruler.first)
            span = self._spans[own] = screening_span(self.standing, there)
        return span

    def length(self, screen: Screen) -> int:
        """Minutes from its start to its end on that screen, Q&A included; 0 when its stated end is
        before its start.
        """
        span = self.span(screen)
        return max(0, span.end - span.start)

    def turnaround(self, screen: Screen) -> int:
        """Minutes that the screen needs after it."""
        return self.span(screen).turnaround

    def once(self, key: Hashable, find: Callable[[], T]) -> T:
        """What a function finds, found once for this lift: what is the same on several screens."""
        if key not in self._found:
            self._found[key] = find()
        return cast("T", self._found[key])

    def standing_once(self, key: Hashable, find: Callable[[Festival], T]) -> T:
        """What a function finds in the snapshot as it stands, the screening included; kept for
        later lifts from the same snapshot.
        """
        found = _kept(self.standing, self.ruler)
        if key not in found:
            found[key] = find(self.standing)
        return cast("T", found[key])


def lift(
    festival: Festival,
    programme_id: int | None = None,
    screening_id: int | None = None,
    kind_id: int | None = None,
) -> Lift:
    """Take a screening into the hand, or a new one of a programme (of the first kind, if none is
    given). Raises KeyError for an id that is not in the festival.
    """
    if screening_id is not None:
        return Lift(festival, festival.all_screenings[screening_id])
    if programme_id is None:
        raise KeyError("neither a programme nor a screening to lift")
    screening = Screening(
        id=0,
        plan_id=festival.plan_id,
        programme_id=programme_id,
        screen_id=0,
        start=WallTime(0),
        kind_id=kind_id if kind_id is not None else _first_kind(festival),
    )
    return Lift(festival, screening)


def _first_kind(festival: Festival) -> int | None:
    kinds: Iterable[tuple[int, int]] = ((k.order, k.id) for k in festival.kinds.values())
    return min(kinds, default=(0, None))[1]


@lru_cache(2)
def _ruler(festival: Festival) -> Ruler:
    """The grid over the festival days and the days around them."""
    edition = festival.edition
    step = edition.snap_minutes
    begins = (edition.first_day - _MARGIN_DAYS) * DAY_MINUTES + edition.day_boundary
    ends = (edition.last_day + 1 + _MARGIN_DAYS) * DAY_MINUTES + edition.day_boundary
    first = -(-begins // step) * step
    return Ruler(WallTime(first), step, max(0, -(-(ends - first) // step)))


@lru_cache(2)
def _kept(_festival: Festival, _ruler: Ruler) -> dict[Hashable, Any]:
    """What was found in a snapshot; those of snapshots before the last are let go."""
    return {}
