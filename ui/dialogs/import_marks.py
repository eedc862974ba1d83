"""Which line of a source became what: the marks beside the text in the import preview."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.exchange import Action, ImportPlan
from planner.exchange.base import Severity as Cost
from planner.exchange.shown import Page
from planner.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line became. ``kind`` is one of ``LOOKS``; ``begins`` is False on the further lines
    of the same piece. ``number`` is that of the decision, ``problem`` and ``leftover`` are places
    in the plan's lists; -1 for none. ``severity`` is that of the worst problem of the line.
    """

    kind: str = ""
    begins: bool = True
    number: int = -1
    problem: int = -1
    leftover: int = -1
    severity: str = ""


LOOKS: dict[str, tuple[str, str, str]] = {
    Action.REFUSED.value: ("×", "red", N_("not possible")),
    Action.ASK.value: ("?", "amber_text", N_("to be answered")),
    Action.UPDATE.value: ("≠", "blue", N_("changed")),
    Action.ADD.value: ("+", "green", N_("new")),
    Action.SAME.value: ("=", "text3", N_("the same")),
    Action.DUPLICATE.value: ("=", "text3", N_("there twice")),
    Action.REMOVE.value: ("−", "text3", N_("removed")),
    Action.MISSING.value: ("−", "text3", N_("no longer there")),
    Action.SKIP.value: ("−", "text3", N_("left out")),
    "heading": ("#", "text2", N_("heading")),
    "leftover": ("…", "text3", N_("left over")),
}
"""Sign, colour of the theme and words of each kind, the gravest first."""

_GRAVITY = {kind: place for place, kind in enumerate(LOOKS)}
Marks = dict[int, Mark]


def told(mark: Mark, plan: ImportPlan) -> str:
    """What is said of a marked line on hover."""
    parts = []
    if mark.kind:
        parts.append(_(LOOKS[mark.kind][2]))
    if mark.number >= 0:
        parts.append(plan.decisions[mark.number].title)
    if mark.problem >= 0:
        parts.append(plan.problems[mark.problem].message)
    return " · ".join(parts)


def marks(plan: ImportPlan, page: Page) -> Marks:
    """The marks of one page, by line."""
    found: Marks = {}
    many_sheets = bool(page.sheet)

    def here(file: str, sheet: str) -> bool:
        return file == page.file and (not many_sheets or sheet == page.sheet)

    _mark_rows(plan, here, found)
    _mark_leftovers(plan, here, found)
    worst: dict[int, list[int]] = defaultdict(list)
    for place, problem in enumerate(plan.problems):
        if here(problem.file, problem.sheet) and problem.line:
            worst[problem.line].append(place)
    if not page.is_prose:  # a row of which nothing came is not the end of the row above
        for line in worst:
            found.setdefault(line, Mark())
    _mark_further(page, found)
    for line, places in worst.items():
        first = min(places, key=lambda at: plan.problems[at].severity is not Cost.ERROR)
        grave = plan.problems[first].severity is Cost.ERROR
        mark = found.get(line, Mark(begins=False))
        found[line] = replace(mark, problem=first, severity="blocker" if grave else "warning")
    return found


def _mark_rows(plan: ImportPlan, here: Callable[[str, str], bool], found: Marks) -> None:
    for table in plan.rows.tables:
        if here(table.file, table.sheet):
            found[table.line] = Mark("heading")
    for number, decision in enumerate(plan.decisions):
        row = decision.row
        if not row.line or not here(row.file, row.sheet):
            continue
        section = row.lines.get("section", row.line)
        if section < row.line:
            found.setdefault(section, Mark("heading"))
        known, kind = found.get(row.line), decision.action.value
        if known is None or not known.kind or _GRAVITY[kind] < _GRAVITY[known.kind]:
            found[row.line] = Mark(kind, number=number)


def _mark_leftovers(plan: ImportPlan, here: Callable[[str, str], bool], found: Marks) -> None:
    for place, left in enumerate(plan.leftovers):
        if not left.line or not here(left.file, left.sheet):
            continue
        for line in range(left.line, left.line + left.text.count("\n") + 1):
            found.setdefault(line, Mark("leftover", line == left.line, leftover=place))


def _mark_further(page: Page, found: Marks) -> None:
    """The lines below a row that belong to it: up to what begins next, without the empty ones."""
    current: Mark | None = None
    for line, text in enumerate(page.lines, 1):
        mark = found.get(line)
        if mark is not None:
            current = replace(mark, begins=False) if mark.number >= 0 else None
        elif current is not None and text.strip():
            found[line] = current
