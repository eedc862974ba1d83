"""Explaining a conflict, and offering only those remedies that do what they promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from itertools import islice

from planner.edit import Edit
from planner.edit.screenings import MoveScreening, SwapScreenings
from planner.errors import UserError
from planner.model import Festival
from planner.rules.check import check, what_if_report
from planner.rules.conflict import Conflict, Fix, Gap
from planner.rules.policy import all_rules
from planner.rules.report import Report, is_news

MOST_FIXES = 8
MOST_ALIKE = 2
MOST_TRIED = 40
"""Somebody waits for the remedies; where these many do not help, the plan needs another hand."""


def explain(conflict: Conflict, festival: Festival) -> str:
    """The conflict as one sentence in the user's language."""
    return all_rules()[conflict.rule].explain(conflict, conflict.within or festival)


def brief(conflict: Conflict, festival: Festival) -> str:
    """The conflict in a few words, for where its place is seen anyway."""
    return all_rules()[conflict.rule].brief(conflict, conflict.within or festival)


def fixes(conflict: Conflict, festival: Festival, report: Report | None = None) -> tuple[Fix, ...]:
    """Remedies that remove the conflict and bring nothing as grave, at most eight.

    Computed only when somebody asks: every candidate is tried. ``report`` is that of the festival,
    where the caller has it.
    """
    known = report if report is not None and report.festival is festival else check(festival)
    return tuple(islice(_working(conflict, known), MOST_FIXES))


def gaps(conflict: Conflict, festival: Festival) -> tuple[Gap, ...]:
    """What somebody who knows it could fill in, so that the conflict is gone."""
    return tuple(all_rules()[conflict.rule].gaps(conflict, festival))


def _working(conflict: Conflict, report: Report) -> Iterator[Fix]:
    tried: list[Edit] = []
    offered: Counter[Hashable] = Counter()
    for fix in islice(all_rules()[conflict.rule].fixes(conflict, report), MOST_TRIED):
        alike = _alike(fix.edit)
        if fix.edit not in tried and offered[alike] < MOST_ALIKE:
            tried.append(fix.edit)
            if _works(fix, conflict, report):
                offered[alike] += 1
                yield fix


def _alike(edit: Edit) -> Hashable:
    """What is the same for edits of which one list needs no more than two: a screening that goes
    to this screen or that one at the same time, or swaps with this one or that.
    """
    if isinstance(edit, SwapScreenings):
        return (edit.name, edit.screening_id)
    if isinstance(edit, MoveScreening):
        return (edit.screening_id, edit.start)
    return edit


def _works(fix: Fix, conflict: Conflict, report: Report) -> bool:
    try:
        after = what_if_report(report.festival, report, fix.edit)
    except UserError:
        return False
    before, gravity = report.by_key, conflict.severity.rank
    return conflict.key not in after.by_key and not any(
        c.severity.rank >= gravity and is_news(report, c)
        for key, c in after.by_key.items()
        if before.get(key) is not c
    )
