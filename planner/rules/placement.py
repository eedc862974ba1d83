"""The placement map: for what is in the hand, every start on every screen of the festival.

The timetable paints it, the next free place is looked up in it, and the solver starts from it. It
is made of what each rule forbids (``Rule.forbids``), so it says what the conflict list would say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from planner.edit import Edit
from planner.edit.frozen import changes_of
from planner.errors import UserError
from planner.model import Festival, Screening
from planner.rules.alone import with_only
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.check import check
from planner.rules.clock_gap import skipped
from planner.rules.conflict import Conflict
from planner.rules.excuses import Excuses
from planner.rules.fixing import brief
from planner.rules.lift import Lift, lift
from planner.rules.outside_festival import festival_stretch
from planner.rules.policy import all_rules
from planner.rules.report import Report
from planner.rules.severity import Severity
from planner.rules.trial import edit_to, open_conflicts_at
from planner.times import WallTime


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule forbids, with the severity the festival gives it. Screens on which it forbids
    nothing are left out.
    """

    rule: str
    severity: Severity
    by_screen: Mapping[int, Cells]


class PlacementMap:
    """Where what is in the hand may go. Starts are those of the snap grid (``ruler``), from the
    day before the festival to the day after it.

    ``verdicts`` are those of all rules that forbid anything, the gravest first.
    """

    def __init__(self, in_hand: Lift, report: Report | None = None) -> None:
        self.lift = in_hand
        self.ruler = in_hand.ruler
        self._report = report
        self.screens = in_hand.standing.screens_in_order()
        self.verdicts = () if in_hand.screening.cancelled else tuple(self._verdicts())
        self._bits = self._by_severity()

    @property
    def report(self) -> Report:
        """The report of the festival as it stands; checked anew where the caller had none."""
        if self._report is None or self._report.festival is not self.lift.standing:
            self._report = check(self.lift.standing)
        return self._report

    @cached_property
    def starts(self) -> Cells:
        """All starts of festival days, without those that the clocks skip."""
        days = self.ruler.between(*festival_stretch(self.lift.standing))
        return days - skipped(self.lift)

    def free(self, screen_id: int) -> Cells:
        """The starts of festival days on a screen that bring neither blocker nor warning."""
        bits = self._bits[screen_id]
        return self.starts - Cells(self.ruler, bits[Severity.BLOCKER] | bits[Severity.WARNING])

    def severity_cells(self, screen_id: int) -> dict[Severity, Cells]:
        """The starts on a screen by their worst severity; all others are free."""
        found: dict[Severity, Cells] = {}
        worse = 0
        for severity, bits in self._bits[screen_id].items():
            found[severity] = Cells(self.ruler, bits & worse ^ bits)
            worse |= bits
        return found

    def worst(self, screen_id: int, start: WallTime) -> Severity | None:
        """The worst severity at a place; None is free. A start off the grid is asked of the rules,
        which takes longer.
        """
        if not self.ruler.has(start):
            return next((c.severity for c in self.reasons(screen_id, start)), None)
        place = (start - self.ruler.first) // self.ruler.step
        by_severity = self._bits[screen_id].items()
        return next((severity for severity, bits in by_severity if bits >> place & 1), None)

    def rules(self, screen_id: int, start: WallTime) -> tuple[str, ...]:
        """The ids of the rules that forbid a start of the grid, the gravest first."""
        nothing = self.ruler.none
        return tuple(v.rule for v in self.verdicts if start in v.by_screen.get(screen_id, nothing))

    def reasons(self, screen_id: int, start: WallTime) -> tuple[Conflict, ...]:
        """What the rules would report there of what is in the hand, the gravest first, for
        ``explain`` and ``brief``. What would be reported anywhere, or was accepted, is left out.
        """
        rules = all_rules()
        found = open_conflicts_at(self.lift, self.report, screen_id, start)
        return tuple(conflict for conflict in found if rules[conflict.rule].has_places)

    def sentence(self, screen_id: int, start: WallTime) -> str:
        """The worst of it in a few words, as “Ends 23:10, hard out 23:00”; empty where nothing
        speaks against the place.
        """
        for conflict in self.reasons(screen_id, start):
            return brief(conflict, self.lift.standing)
        try:
            changes_of(self.edit(screen_id, start), self.lift.standing)
        except UserError as refusal:
            return str(refusal)
        return ""

    def edit(self, screen_id: int, start: WallTime) -> Edit:
        """The edit that puts it there."""
        return edit_to(self.lift, screen_id, start)

    def _verdicts(self) -> list[Verdict]:
        excuses = Excuses(self.lift, lambda: self.report)
        found: list[Verdict] = []
        for rule in _with_places():
            if self.lift.policy.gravest(rule) is not Severity.OFF:
                forbidden = excuses.without(rule, self._forbidden(rule, self.lift))
                if forbidden:
                    found += self._sorted(rule, forbidden)
        return sorted(found, key=lambda verdict: -verdict.severity.rank)

    def _forbidden(self, rule: Rule, in_hand: Lift) -> dict[int, Cells]:
        """What a rule forbids by screen, where it forbids anything."""
        if rule.alike(in_hand):
            alike = rule.forbids(in_hand, self.screens[0]) if self.screens else self.ruler.none
            return dict.fromkeys((s.id for s in self.screens), alike) if alike else {}
        found: dict[int, Cells] = {}
        for screen in self.screens:
            cells = rule.forbids(in_hand, screen)
            if cells.bits:
                found[screen.id] = cells
        return found

    def _sorted(self, rule: Rule, forbidden: Mapping[int, Cells]) -> Iterator[Verdict]:
        """With its severity; where sections or kinds have their own, that of the gravest of those
        that conflict.
        """
        policy, festival = self.lift.policy, self.lift.standing
        own = policy.of_screening(rule, festival, self.lift.screening)
        left = dict(forbidden)
        if own is not policy.gravest(rule):
            alone = self._forbidden(rule, with_only(self.lift, "", lambda _f, _row: False))
            for severity in _graver(own):
                for_these = self._forbidden(rule, self._among(rule, severity))
                graver = _less(_both(for_these, left), alone)
                if graver:
                    yield Verdict(rule.id, severity, graver)
                    left = _less(left, graver)
        if left and own is not Severity.OFF:
            yield Verdict(rule.id, own, left)

    def _among(self, rule: Rule, severity: Severity) -> Lift:
        """What is in the hand among those alone that have that severity, or a graver one."""

        def grave(festival: Festival, row: Screening) -> bool:
            return policy.of_screening(rule, festival, row).rank >= severity.rank

        policy = self.lift.policy
        return with_only(self.lift, f"{rule.id} {severity}", grave)

    def _by_severity(self) -> dict[int, dict[Severity, int]]:
        """What is forbidden on each screen; a start that does not exist is, whatever rules say."""
        nothing = {Severity.BLOCKER: skipped(self.lift).bits, Severity.WARNING: 0}
        bits = {screen.id: {**nothing, Severity.NOTICE: 0} for screen in self.screens}
        for verdict in self.verdicts:
            for screen_id, cells in verdict.by_screen.items():
                bits[screen_id][verdict.severity] |= cells.bits
        return bits


def placement(
    festival: Festival,
    programme_id: int | None = None,
    *,
    screening_id: int | None = None,
    kind_id: int | None = None,
    report: Report | None = None,
) -> PlacementMap:
    """The map for a new screening of a programme, or for one that is to be moved.

    ``report`` is that of the festival, where the caller has it. Raises KeyError for an id that is
    not in the festival.
    """
    return PlacementMap(lift(festival, programme_id, screening_id, kind_id), report)


@lru_cache(1)
def _with_places() -> tuple[Rule, ...]:
    return tuple(rule for rule in all_rules().values() if rule.has_places)


def _graver(severity: Severity) -> list[Severity]:
    """The severities above one, the gravest first."""
    return sorted((s for s in Severity if s.rank > severity.rank), key=lambda s: -s.rank)


def _both(one: Mapping[int, Cells], other: Mapping[int, Cells]) -> dict[int, Cells]:
    """What is in both, by screen."""
    shared = ((i, cells & other[i]) for i, cells in one.items() if i in other)
    return {screen_id: cells for screen_id, cells in shared if cells}


def _less(one: Mapping[int, Cells], other: Mapping[int, Cells]) -> dict[int, Cells]:
    """What is in the first alone, by screen."""
    rest = ((i, cells - other[i] if i in other else cells) for i, cells in one.items())
    return {screen_id: cells for screen_id, cells in rest if cells}
