"""A false alarm is a defect: of a plan as a good office makes it the rules have little to say."""

from __future__ import annotations

from collections import Counter

from planner.edit.screenings import MoveScreening
from planner.rules import Severity, check
from tests.build import applied
from tests.planner.rules.realistic import a_clean_plan


def test_a_good_plan_has_no_blocker_and_few_warnings() -> None:
    festival = a_clean_plan()
    count = len(festival.screenings())
    assert count > 900
    found = Counter((c.severity, c.rule) for c in check(festival).conflicts)
    grave = {rule: n for (severity, rule), n in found.items() if severity is Severity.BLOCKER}
    warnings = {rule: n for (severity, rule), n in found.items() if severity is Severity.WARNING}
    notices = {rule: n for (severity, rule), n in found.items() if severity is Severity.NOTICE}
    assert grave == {}
    assert sum(warnings.values()) <= count // 100, warnings
    assert sum(notices.values()) <= count // 4, notices


def test_what_spoils_it_is_said() -> None:
    festival = a_clean_plan(days=3)
    first, *_others, last = festival.screenings()
    spoilt = applied(festival, MoveScreening(last.id, first.screen_id, first.start))
    found = {c.rule for c in check(spoilt).conflicts if c.severity is Severity.BLOCKER}
    assert "screen-overlap" in found
