"""Accepted conflicts on the placement map: what somebody accepted of a screening forbids nothing.

An acceptance covers facts (so many minutes), which a set of starts does not know; so the rules
themselves are asked, at the few starts where an acceptance can matter. A start is never called
free that the rules would complain about; far from where the screening stands, one may stay
forbidden although the acceptance would cover it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planner.model import Acceptance, Festival
from planner.rules.acceptance import is_accepted
from planner.rules.alone import without
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict
from planner.rules.lift import Lift
from planner.rules.report import Report
from planner.rules.trial import conflicts_at
from planner.times import DAY_MINUTES, WallTime, day_start

FEW = 400
"""So many starts of a screen are asked one by one; of more, those near where it stands."""

NEAR = 60
"""Minutes around its place; farther away the acceptance of where it is covers nothing."""

SAMPLES = 24
"""A rule that forbids every start of a screen, or of a day of it, is asked at so many of them."""


class Excuses:
    """The acceptances that name what is in the hand."""

    def __init__(self, lift: Lift, report: Callable[[], Report]) -> None:
        self._lift = lift
        self._report = report
        accepted = lift.standing_once(("accepted",), _accepted_ids)
        self._named = _of_this(lift, accepted, report) if accepted else {}

    def without(self, rule: Rule, forbidden: Mapping[int, Cells]) -> Mapping[int, Cells]:
        """What the rule forbids by screen, without the starts where all of it is accepted."""
        if rule.id not in self._named:
            return forbidden
        alone = without(self._lift, self._named[rule.id])
        left: dict[int, Cells] = {}
        for screen_id, cells in forbidden.items():
            among = rule.forbids(alone, self._lift.standing.screens[screen_id])
            left[screen_id] = cells - self._excused(rule, screen_id, cells, cells - among)
        return {screen_id: cells for screen_id, cells in left.items() if cells}

    def _excused(self, rule: Rule, screen_id: int, cells: Cells, of_these: Cells) -> Cells:
        """Those of the starts on a screen where all is accepted; ``of_these`` are the ones that
        the rule forbids because of somebody whom an acceptance names.
        """
        for stretch in (self._lift.ruler.all, self._its_day()):
            if stretch and not stretch - cells and self._throughout(rule, screen_id, stretch):
                return stretch | self._excused_of(rule, screen_id, cells - stretch, of_these)
        return self._excused_of(rule, screen_id, cells, of_these)

    def _its_day(self) -> Cells:
        """The starts of the festival day on which it stands."""
        festival = self._lift.standing
        midnight = day_start(festival.day_of(self._lift.screening.start))
        first = midnight + festival.edition.day_boundary
        return self._lift.ruler.between(first, first + DAY_MINUTES)

    def _excused_of(self, rule: Rule, screen_id: int, cells: Cells, of_these: Cells) -> Cells:
        """The same, asked start by start."""
        ruler, held = self._lift.ruler, self._lift.screening
        asked = of_these if len(of_these) <= FEW else ruler.none
        if screen_id == held.screen_id:
            rest = cells - of_these
            near = ruler.between(held.start - NEAR, held.start + NEAR + 1)
            asked |= rest if len(rest) <= FEW else ruler.none
            asked |= cells & near
        covered = (start for start in asked if self._is_excused(rule, screen_id, start))
        return ruler.union((start, start + 1) for start in covered)

    def _throughout(self, rule: Rule, screen_id: int, stretch: Cells) -> bool:
        """Whether what forbids all these starts has nothing to do with time, and is accepted."""
        starts, facts = list(stretch), set()
        for sample in range(SAMPLES):
            start = starts[sample * (len(starts) - 1) // (SAMPLES - 1)]
            found = self._found(rule, screen_id, start)
            facts.add(tuple((c.key, c.facts) for c in found))
            if len(facts) > 1 or not self._accepted(found):
                return False
        return True

    def _is_excused(self, rule: Rule, screen_id: int, start: WallTime) -> bool:
        return self._accepted(self._found(rule, screen_id, start))

    def _found(self, rule: Rule, screen_id: int, start: WallTime) -> tuple[Conflict, ...]:
        return conflicts_at(self._lift, self._report(), screen_id, start, rule.id)

    def _accepted(self, found: tuple[Conflict, ...]) -> bool:
        return bool(found) and all(is_accepted(c, self._lift.standing) for c in found)


def _of_this(
    lift: Lift, accepted: Mapping[str, frozenset[int]], report: Callable[[], Report]
) -> dict[str, set[int]]:
    """By rule, the ids that acceptances name of conflicts with what is in the hand."""
    subjects = [("screening", lift.screening.id), ("programme", lift.programme.id)]
    subjects += [("film", film.id) for film in lift.films]
    ids = {subject_id for _table, subject_id in subjects}
    known = report().by_subject
    now = {conflict.key for subject in subjects for conflict in known.get(subject, ())}
    named: dict[str, set[int]] = {}
    for key, of_key in accepted.items():
        if key in now or of_key & ids:
            named.setdefault(key.partition(":")[0], set()).update(of_key)
    return named


def _accepted_ids(festival: Festival) -> dict[str, frozenset[int]]:
    """The accepted keys of the present plan, with the ids in them."""
    return {
        row.key: frozenset(int(part) for part in row.key.split(":") if part.isdecimal())
        for row in festival.rows(Acceptance).values()
        if row.plan_id == festival.plan_id
    }
