"""Why not: for what is in the hand, which rules forbid how many places, and which leave none.

All screens' starts stand one after the other in one integer for each rule, so that whole rules
are joined and counted at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from planner.i18n import _, ngettext
from planner.rules.cells import Cells
from planner.rules.placement import PlacementMap
from planner.rules.policy import all_rules
from planner.rules.severity import Severity
from planner.rules.wording import programme_title


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule: how many places it forbids, and how many of these no other rule forbids.

    ``places`` is of those asked about, ``only`` of the same.
    """

    rule: str
    severity: Severity
    places: int
    only: int


class WhyNot:
    """What stands in the way on these screens (all, if none are named), on festival days.

    Blockers and warnings count; what only brings a notice is free.
    """

    def __init__(self, found: PlacementMap, screen_ids: Iterable[int] | None = None) -> None:
        self._found = found
        asked = None if screen_ids is None else set(screen_ids)
        self._screens = [s.id for s in found.screens if asked is None or s.id in asked]
        self._width = found.ruler.count
        self._starts = self._row(dict.fromkeys(self._screens, found.starts))
        self._rules = self._forbidden()

    @property
    def places(self) -> int:
        """How many places there are."""
        return self._starts.bit_count()

    @cached_property
    def free(self) -> int:
        """How many of them are free."""
        return self.places - _union(self._rules.values()).bit_count()

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """The rules that forbid any, those that forbid most first."""
        rules, rows = list(self._rules), list(self._rules.values())
        before = [0, *accumulate(rows, int.__or__)]
        after = [*accumulate(reversed(rows), int.__or__, initial=0)][-2::-1]
        found = [
            Reason(
                rule,
                self._severity(rule),
                row.bit_count(),
                (row & ~(before[n] | after[n])).bit_count(),
            )
            for n, (rule, row) in enumerate(zip(rules, rows, strict=True))
        ]
        return tuple(sorted(found, key=lambda reason: (-reason.places, reason.rule)))

    @cached_property
    def together(self) -> tuple[str, ...]:
        """Where nothing is free: the rules that leave no place together, none of which could be
        left out; those that forbid most first. Empty where something is free.
        """
        if self.free or not self.places:
            return ()
        by_few = [reason.rule for reason in reversed(self.reasons)]
        rest = [*accumulate((self._rules[r] for r in reversed(by_few)), int.__or__, initial=0)]
        kept, covered = [], 0
        for rule, others in zip(by_few, rest[-2::-1], strict=True):
            if covered | others != self._starts:
                kept.append(rule)
                covered |= self._rules[rule]
        return tuple(reversed(kept))

    def sentence(self) -> str:
        """How much is free; where nothing is, which rules together leave none."""
        title = programme_title(self._found.lift.standing, self._found.lift.programme.id)
        if not self.places:
            return _("{title} can start nowhere: there is no screen yet.").format(title=title)
        if self.free:
            return ngettext(
                "{title} can start at {n} of {all} places.",
                "{title} can start at {n} of {all} places.",
                self.free,
            ).format(title=title, n=self.free, all=self.places)
        rules = [_(all_rules()[rule].title) for rule in self.together]
        if len(rules) < 2:
            return _("{title} can start nowhere: “{rule}” forbids every place.").format(
                title=title, rule="".join(rules)
            )
        return _(
            "{title} can start nowhere: {rules} and “{last}” together forbid every place."
        ).format(title=title, rules=", ".join(f"“{rule}”" for rule in rules[:-1]), last=rules[-1])

    def _severity(self, rule: str) -> Severity:
        return next(v.severity for v in self._found.verdicts if v.rule == rule)

    def _forbidden(self) -> dict[str, int]:
        """Of each rule, all places that it forbids with a warning or a blocker."""
        rows: dict[str, int] = {}
        for verdict in self._found.verdicts:
            if verdict.severity.rank >= Severity.WARNING.rank:
                row = self._row(verdict.by_screen) & self._starts
                if row:
                    rows[verdict.rule] = rows.get(verdict.rule, 0) | row
        return rows

    def _row(self, by_screen: Mapping[int, Cells]) -> int:
        """The cells of all screens, one after the other."""
        size = -(-self._width // 8)
        nothing = bytes(size)
        return int.from_bytes(
            b"".join(
                by_screen[screen].bits.to_bytes(size, "little") if screen in by_screen else nothing
                for screen in self._screens
            ),
            "little",
        )


def _union(rows: Iterable[int]) -> int:
    found = 0
    for row in rows:
        found |= row
    return found
