"""What is in the hand: a screening that may go anywhere, and the festival in which it is nowhere.

Rules are asked with it which starts they forbid (``Rule.forbids``).
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Hashable, Iterable
from functools import cached_property, lru_cache
from operator import is_
from typing import Any, TypeVar

from planner.model import Festival, Film, Programme, RowChange, Screen, Screening, ScreeningStatus
from planner.model.lengths import Span, screening_span
from planner.rules.cells import Ruler
from planner.rules.policy import Policy
from planner.times import DAY_MINUTES, WallTime

T = TypeVar("T")

_MARGIN_DAYS = 1
"""Days before and after the festival for which starts are looked at as well."""

_OWN_MINUTES = ("preshow_minutes", "intro_minutes", "qa_minutes", "turnaround_minutes")

Basis = Callable[[Festival], tuple[object, ...]]
"""Of a snapshot, the objects that something is made of: as long as these very objects are there,
it holds.
"""


class Lift:
    """A screening in the hand.

    ``festival`` is the snapshot without it: a screening that was already in the plan stands in it
    as cancelled, so that whoever looks for what takes place does not find it. ``screening`` is the
    record as it was; a new one has the id 0, which is in no plan. ``ruler`` numbers the starts
    that are looked at: the snap grid of all festival days and of a day before and after.
    """

    def __init__(self, festival: Festival, screening: Screening, kept: Kept | None = None) -> None:
        self.standing = festival
        self.screening = screening
        self.programme: Programme = festival.programmes[screening.programme_id]
        self.policy = Policy(festival)
        self.ruler = _ruler(festival)
        self._found: dict[Hashable, Any] = {}
        self._lengths: dict[int, int] = {}
        self._spans: dict[int, Span] = {}
        self._kept = _kept(festival) if kept is None else kept

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
        span = self._spans.get(screen.id)
        if span is None:
            own = self.standing_once(("own minutes",), _own_minutes, _SCREENS)
            key = ("span", own[screen.id])
            span = self._spans[screen.id] = self.once(key, lambda: self._measured(screen))
        return span

    def _measured(self, screen: Screen) -> Span:
        return screening_span(self.standing, self.at(screen.id, self.ruler.first))

    def length(self, screen: Screen) -> int:
        """Minutes from its start to its end on that screen, Q&A included; 0 when its stated end is
        before its start.
        """
        length = self._lengths.get(screen.id)
        if length is None:
            span = self.span(screen)
            length = self._lengths[screen.id] = max(0, span.end - span.start)
        return length

    def turnaround(self, screen: Screen) -> int:
        """Minutes that the screen needs after it."""
        return self.span(screen).turnaround

    def without(self, kept: Kept) -> Lift:
        """The same in the hand over another snapshot, with what was found in that one."""
        return Lift(kept.festival, self.screening, kept)

    def days_of_ruler(self) -> range:
        """The festival days in which the starts lie that are looked at."""
        ruler, boundary = self.ruler, self.standing.edition.day_boundary
        first = (ruler.first - boundary) // DAY_MINUTES
        return range(first, (ruler.first + ruler.count * ruler.step - boundary) // DAY_MINUTES + 1)

    def calendar_days(self) -> range:
        """The calendar days in which they lie."""
        ruler = self.ruler
        end = ruler.first + ruler.count * ruler.step
        return range(ruler.first // DAY_MINUTES, end // DAY_MINUTES + 1)

    def once(self, key: Hashable, find: Callable[[], T]) -> T:
        """What a function finds, found once for this lift: what is the same on several screens."""
        known: T | object = self._found.get(key, _NOTHING)
        if known is _NOTHING:
            known = self._found[key] = find()
        return known  # type: ignore[return-value]  # asked for each screen: no call to cast

    def standing_once(
        self, key: Hashable, find: Callable[[Festival], T], of: Basis | None = None
    ) -> T:
        """What a function finds in the snapshot as it stands, the screening included; kept for
        later lifts from the same snapshot.

        ``of`` says what it is made of, as ``tables("screen", "opening")`` does: it is then kept
        for later snapshots as well, until these are others.
        """
        return self._kept.get(key, self.ruler, find, of)


def tables(*names: str) -> Basis:
    """That something is made of these tables, and of the festival's own row."""

    def basis(festival: Festival) -> tuple[object, ...]:
        found = festival.tables
        return (found["edition"], *[found[name] for name in names])

    return basis


_SCREENS = tables("screen")
_NOTHING: Any = object()


class Kept:
    """What was found in a snapshot, over what was found in the one before it."""

    def __init__(self, festival: Festival, before: Kept | None = None) -> None:
        self.festival = festival
        self._found: dict[Hashable, tuple[tuple[object, ...], Any]] = {}
        self._before = {} if before is None else before._found  # noqa: SLF001 - of this class

    def get(
        self, key: Hashable, ruler: Ruler, find: Callable[[Festival], T], of: Basis | None
    ) -> T:
        """What is known, of this snapshot or of the same things in the one before, or now found."""
        known = self._found.get(key)
        if known is None:
            festival = self.festival
            basis = (ruler, *((festival,) if of is None else of(festival)))
            known = self._before.get(key)
            if known is None or not _same(known[0], basis):
                known = (basis, find(festival))
            self._found[key] = known
        value: T = known[1]
        return value


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(map(is_, one, other))


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


def _own_minutes(festival: Festival) -> dict[int, tuple[int | None, ...]]:
    """What screens say about minutes themselves; those that say the same need one span."""
    return {
        screen.id: tuple(getattr(screen, name) for name in _OWN_MINUTES)
        for screen in festival.screens.values()
    }


def _first_kind(festival: Festival) -> int | None:
    kinds: Iterable[tuple[int, int]] = ((k.order, k.id) for k in festival.kinds.values())
    return min(kinds, default=(0, None))[1]


def _ruler(festival: Festival) -> Ruler:
    """The grid over the festival days and the days around them."""
    edition = festival.edition
    return _ruler_of(
        edition.first_day, edition.last_day, edition.day_boundary, edition.snap_minutes
    )


@lru_cache(4)
def _ruler_of(first_day: int, last_day: int, boundary: int, step: int) -> Ruler:
    begins = (first_day - _MARGIN_DAYS) * DAY_MINUTES + boundary
    ends = (last_day + 1 + _MARGIN_DAYS) * DAY_MINUTES + boundary
    first = -(-begins // step) * step
    return Ruler(WallTime(first), step, max(0, -(-(ends - first) // step)))


_STORES: deque[Kept] = deque(maxlen=2)
"""Of the last two snapshots something was lifted from; those of older ones are let go."""


def _kept(festival: Festival) -> Kept:
    for store in _STORES:
        if store.festival is festival:
            return store
    store = Kept(festival, _STORES[-1] if _STORES else None)
    _STORES.append(store)
    return store
