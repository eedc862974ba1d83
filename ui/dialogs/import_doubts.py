"""Which rows of an import somebody should look at, so that they stand first."""

from __future__ import annotations

from collections import defaultdict

from planner.exchange import Action, ImportPlan
from planner.exchange.base import Problem, Row
from planner.exchange.base import Severity as Cost

_DOUBTFUL = frozenset({Action.ASK, Action.REFUSED})


class Doubts:
    """The problems of each decision of a plan, by its number."""

    def __init__(self, plan: ImportPlan) -> None:
        at: dict[tuple[str, str, int], list[Problem]] = defaultdict(list)
        for problem in plan.problems:
            if problem.line:
                at[problem.file, problem.sheet, problem.line].append(problem)
        self._of: dict[int, tuple[Problem, ...]] = {}
        self._waits = set()
        places = {(problem.file, problem.sheet) for problem in plan.problems if problem.line}
        for number, decision in enumerate(plan.decisions):
            row = decision.row
            if decision.action in _DOUBTFUL or (decision.changes and decision.asks):
                self._waits.add(number)
            place = (row.file, row.sheet)
            if place not in places:
                continue
            lines = _lines_of(row) if row.lines else (row.line,)
            mine = [p for line in lines for p in at.get((*place, line), ())]
            if mine:
                self._of[number] = tuple(mine)

    def of(self, number: int) -> tuple[Problem, ...]:
        """What there is to say of a row."""
        return self._of.get(number, ())

    @property
    def numbers(self) -> set[int]:
        """The rows that somebody should look at."""
        return self._of.keys() | self._waits

    def severity(self, number: int) -> str:
        """The shape beside a row; empty where there is nothing to look at."""
        if any(problem.severity is Cost.ERROR for problem in self.of(number)):
            return "blocker"
        return "warning" if self.of(number) or number in self._waits else ""


def _lines_of(row: Row) -> list[int]:
    """The lines of the row's own fields; headings above it are of many rows."""
    return sorted({row.line, *(line for line in row.lines.values() if line > row.line)})
