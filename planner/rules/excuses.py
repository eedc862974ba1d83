"""Accepted conflicts on the placement map: what somebody accepted of a screening forbids nothing.

An acceptance covers facts (so many minutes), which a set of starts does not know; so the rules
themselves are asked, at the few starts where an acceptance can matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.model import Acceptance, Festival
from planner.rules.acceptance import is_accepted
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.lift import Lift
from planner.rules.report import Report
from planner.rules.trial import conflicts_at
from planner.times import WallTime

FEW = 30
"""So many starts of a screen are asked one by one; of more, those near where it stands."""

NEAR = 60
"""Minutes around its place; farther away the acceptance of where it is covers nothing."""


class Excuses:
    """The acceptances that name what is in the hand."""

    def __init__(self, lift: Lift, report: Callable[[], Report]) -> None:
        self._lift = lift
        self._report = report
        accepted = lift.standing_once(("accepted",), _accepted_ids)
        ids = {lift.screening.id, lift.programme.id, *(film.id for film in lift.films)}
        self._rules = {rule for rule, named in accepted.items() if named & ids}

    def without(self, rule: Rule, forbidden: Mapping[int, Cells]) -> Mapping[int, Cells]:
        """What the rule forbids by screen, without the starts where all of it is accepted."""
        if rule.id not in self._rules:
            return forbidden
        left = {s: cells - self._excused(rule, s, cells) for s, cells in forbidden.items()}
        return {screen_id: cells for screen_id, cells in left.items() if cells}

    def _excused(self, rule: Rule, screen_id: int, cells: Cells) -> Cells:
        ruler, held = self._lift.ruler, self._lift.screening
        if len(cells) == ruler.count and self._everywhere(rule, screen_id):
            return cells
        asked = cells
        if len(cells) > FEW:
            near = ruler.between(held.start - NEAR, held.start + NEAR + 1)
            asked = cells & near if screen_id == held.screen_id else ruler.none
        covered = (start for start in asked if self._is_excused(rule, screen_id, start))
        return ruler.union((start, start + 1) for start in covered)

    def _everywhere(self, rule: Rule, screen_id: int) -> bool:
        """Whether what forbids a whole screen is accepted at its first start, a middle one and
        the last: then it has nothing to do with time.
        """
        ruler = self._lift.ruler
        places = (0, ruler.count // 2, ruler.count - 1)
        return all(self._is_excused(rule, screen_id, ruler.time(place)) for place in places)

    def _is_excused(self, rule: Rule, screen_id: int, start: WallTime) -> bool:
        found = conflicts_at(self._lift, self._report(), screen_id, start, rule.id)
        return bool(found) and all(is_accepted(c, self._lift.standing) for c in found)


def _accepted_ids(festival: Festival) -> dict[str, set[int]]:
    """The ids that acceptances of the present plan name, by rule."""
    named: dict[str, set[int]] = {}
    for row in festival.rows(Acceptance).values():
        if row.plan_id == festival.plan_id:
            rule, *ids = row.key.split(":")
            named.setdefault(rule, set()).update(int(i) for i in ids if i.isdigit())
    return named
