"""Which screening of one festival is which of another, of a later one or of a copied plan."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from planner.model import Festival, Screening
from planner.text import folded

Key = Callable[[Screening], Hashable | None]
"""What tells a screening from others; None where nothing does."""


class Matched(NamedTuple):
    """The pairs that are the same screening, and those of either side that have no other."""

    pairs: list[tuple[Screening, Screening]]
    dropped: list[Screening]
    new: list[Screening]


def match(before: Festival, after: Festival) -> Matched:
    """Pair the screenings of both present plans; see ``planner.document.compare`` for how."""
    pairs: list[tuple[Screening, Screening]] = []
    left, right = list(before.screenings()), list(after.screenings())
    one, two = _Names(before, after), _Names(after, before)
    for mine, theirs in (
        (_id, _id),
        (_external_id, _external_id),
        (one.coded, two.coded),
        (one.released, two.released),
        (one.placed, two.placed),
    ):
        left, right = _pair(pairs, left, right, mine, theirs)
    left, right = _pair_uncoded(pairs, left, right, one.programme, two.programme)
    return Matched(pairs, left, right)


def _id(screening: Screening) -> Hashable:
    return screening.id


def _external_id(screening: Screening) -> Hashable | None:
    return screening.external_id or None


class _Names:
    """What screenings of one festival have in common with those of the other."""

    def __init__(self, festival: Festival, other: Festival) -> None:
        self._festival, self._other = festival, other
        same = festival.tables["edition"].keys() == other.tables["edition"].keys()
        frozen = any(_frozen(seen) for seen in (festival, other))
        self._codes_last = same and frozen
        self._programmes: dict[int, Hashable] = {}

    def programme(self, screening: Screening) -> Hashable:
        """The programme: its id where both have it, else its title."""
        programme_id = screening.programme_id
        if programme_id in self._other.programmes:
            return programme_id
        if programme_id not in self._programmes:
            self._programmes[programme_id] = folded(self._festival.title(programme_id))
        return self._programmes[programme_id]

    def screen(self, screening: Screening) -> Hashable:
        """The screen: its id where both have it, else its name."""
        if screening.screen_id in self._other.screens:
            return screening.screen_id
        return self._festival.screen_name(screening.screen_id)

    def coded(self, screening: Screening) -> Hashable | None:
        """Code and programme."""
        return (screening.code, self.programme(screening)) if screening.code else None

    def released(self, screening: Screening) -> Hashable | None:
        """The code alone, where one of the two is a release of the same festival: it then stays
        with its screening whatever that shows.
        """
        return screening.code if screening.code and self._codes_last else None

    def placed(self, screening: Screening) -> Hashable:
        """Programme, screen and start."""
        return (self.programme(screening), self.screen(screening), screening.start)


def _frozen(festival: Festival) -> bool:
    plan = festival.tables["plan"].get(festival.plan_id)
    return bool(getattr(plan, "frozen", False))


def _pair(
    pairs: list[tuple[Screening, Screening]],
    left: list[Screening],
    right: list[Screening],
    mine: Key,
    theirs: Key,
) -> tuple[list[Screening], list[Screening]]:
    """Pair what has the same key, where only one on either side has it; returns the others."""
    if not left or not right:
        return left, right
    known, others = _only_ones(left, mine), _only_ones(right, theirs)
    found = known.keys() & others.keys()
    pairs += [(known[key], others[key]) for key in found]
    gone = {known[key].id for key in found}
    come = {others[key].id for key in found}
    return [s for s in left if s.id not in gone], [s for s in right if s.id not in come]


def _only_ones(screenings: Iterable[Screening], key: Key) -> dict[Hashable, Screening]:
    found: dict[Hashable, Screening | None] = {}
    for screening in screenings:
        name = key(screening)
        if name is not None:
            found[name] = None if name in found else screening
    return {name: one for name, one in found.items() if one is not None}


def _pair_uncoded(
    pairs: list[tuple[Screening, Screening]],
    left: list[Screening],
    right: list[Screening],
    mine: Key,
    theirs: Key,
) -> tuple[list[Screening], list[Screening]]:
    """Pair by programme, in order of start, where one of the two has no code."""
    waiting: dict[Hashable | None, list[Screening]] = {}
    for screening in right:
        waiting.setdefault(theirs(screening), []).append(screening)
    used: set[int] = set()
    for screening in left:
        for other in waiting.get(mine(screening), ()):
            if other.id not in used and not (screening.code and other.code):
                used.add(other.id)
                pairs.append((screening, other))
                break
    met = {one.id for one, _other in pairs}
    return [s for s in left if s.id not in met], [s for s in right if s.id not in used]
