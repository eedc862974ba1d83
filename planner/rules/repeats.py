"""The public screenings of each programme, for rules about how it is repeated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.model import Festival, Programme, ProgrammeKind, Screening
from planner.rules.lift import Lift
from planner.rules.scope import Scope

REPEATS_READ = frozenset({"screening", "programme", "programme_film", "kind"})
"""What these rules read besides times."""


def repeats(scope: Scope) -> list[tuple[Programme, list[Screening]]]:
    """The programmes to look at that the public can see twice or more; rules ask with
    ``scope.once(repeats)``. Events may be repeated as they like.
    """
    return list(repeated(scope.festival, scope.programmes))


def others_in_hand(lift: Lift) -> list[Screening]:
    """The other public screenings of what is in the hand, where it counts as one itself."""
    return lift.once(("repeats",), lambda: _others(lift))


def repeated(
    festival: Festival, programmes: Iterable[Programme]
) -> Iterator[tuple[Programme, list[Screening]]]:
    """Those of these programmes that the public can see twice or more, and when."""
    for programme in programmes:
        if programme.kind is not ProgrammeKind.EVENT:
            shown = festival.live_screenings_of(programme.id)
            public = _public(festival, shown) if len(shown) > 1 else []
            if len(public) > 1:
                yield programme, public


def _public(festival: Festival, shown: tuple[Screening, ...]) -> list[Screening]:
    return [screening for screening in shown if festival.is_public(screening)]


def _others(lift: Lift) -> list[Screening]:
    festival = lift.festival
    event = lift.programme.kind is ProgrammeKind.EVENT
    if event or not festival.is_public(lift.screening):
        return []
    return _public(festival, festival.live_screenings_of(lift.programme.id))
