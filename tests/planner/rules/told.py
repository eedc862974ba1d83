"""What the tests of rules share: conflicts as a person reads them, and fixes tried."""

from __future__ import annotations

from planner.model import Festival
from planner.rules import Conflict, Fix, Severity, check, explain, fixes, gaps
from tests.build import applied


def conflicts(festival: Festival, rule: str) -> list[Conflict]:
    """The conflicts of one rule, in order."""
    return [conflict for conflict in check(festival).conflicts if conflict.rule == rule]


def sentences(festival: Festival, rule: str) -> list[str]:
    """Their sentences."""
    return [explain(conflict, festival) for conflict in conflicts(festival, rule)]


def the_conflict(festival: Festival, rule: str) -> Conflict:
    """The only conflict of a rule."""
    (found,) = conflicts(festival, rule)
    return found


def fix_titles(festival: Festival, rule: str) -> list[str]:
    """What the buttons of the only conflict of a rule say."""
    return [fix.title for fix in fixes(the_conflict(festival, rule), festival)]


def fix_called(festival: Festival, rule: str, start: str) -> Fix:
    """The fix of the only conflict whose title begins so."""
    offered = fixes(the_conflict(festival, rule), festival)
    return next(fix for fix in offered if fix.title.startswith(start))


def blockers(festival: Festival) -> set[str]:
    """The keys of all blockers."""
    return {c.key for c in check(festival).conflicts if c.severity is Severity.BLOCKER}


def fixed(festival: Festival, fix: Fix) -> Festival:
    """The festival after a fix."""
    return applied(festival, fix.edit)


def gap_titles(festival: Festival, rule: str) -> list[str]:
    """What somebody could fill in for the only conflict of a rule."""
    return [gap.title for gap in gaps(the_conflict(festival, rule), festival)]
