"""After every edit by chance, checking what was touched finds what checking everything finds."""

from __future__ import annotations

import random

from planner.rules import check, recheck
from tests.planner.rules.random_festivals import a_change, a_crowded_festival

_EDITS = 60


def a_week_of_rules(chance: random.Random) -> None:
    """One festival and many edits; raises AssertionError where the two reports part."""
    festival = a_crowded_festival(chance)
    report = check(festival)
    for _edit in range(_EDITS):
        rows = a_change(festival, chance)
        after = festival.with_changes(rows)
        report = recheck(report, festival, after, rows)
        assert report.conflicts == check(after).conflicts
        festival = after
