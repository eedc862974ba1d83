"""A false alarm is a defect: of a plan as a good office makes it the rules have little to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

import pytest

from planner.edit.editions import SetSetting
from planner.edit.screenings import MoveScreening
from planner.model import Festival
from planner.rules import Severity, all_rules, check, option_key, severity_key
from tests.build import applied
from tests.planner.rules.out_of_order import exchanged, moved, said_otherwise
from tests.planner.rules.realistic import a_clean_plan
from tests.planner.rules.realistic_layout import COMPETITION

SEEDS = (1, 2, 3)

HONEST = {"section-not-seeable"}
"""Notices that are true: two of the three strands that were not laid out for one person to see
whole (those of ``LATE`` and ``YOUNG``) cannot be seen whole.
"""

MEANT = {"not-staggered"}
"""Off until a festival asks for it; this one never staggered its starts."""

ASKED: Mapping[tuple[str, str], object] = {
    ("press-against-premiere", "agreed"): "not before",
    ("incomplete-for-print", "needed"): ["director", "country", "year", "synopsis", "runtime"],
    ("block-length", "least_minutes"): 30,
    ("block-length", "most_minutes"): 125,
    ("certificate-against-hour", "hours"): ["18 20:00"],
    ("too-many-screenings", "count_one"): True,
    ("section-against-itself", "sections"): [COMPETITION],
    ("too-far-to-next", "sections"): [COMPETITION],
}
"""Options of rules that say nothing until they are set."""

UNFINISHED = {"fits-nowhere", "not-enough-room", "not-scheduled", "prime-time-short"}
OF_CLOCK_CHANGES = {"ambiguous-start", "clock-gap"}
OF_WHAT_IS_SHOWN_ONCE = {"section-against-itself", "too-far-to-next"}
NEVER_TEMPTED = MEANT | UNFINISHED | OF_CLOCK_CHANGES | OF_WHAT_IS_SHOWN_ONCE | {"no-choice"}
"""Rules that say nothing even when all is out of order: everything has its place, no clocks
change there in November, and what is out of order by chance is never of one kind for hours.
"""

plan = lru_cache(len(SEEDS))(a_clean_plan)


def found(festival: Festival) -> dict[Severity, Counter[str]]:
    """How many conflicts of each rule, by severity."""
    counted = {severity: Counter[str]() for severity in Severity}
    for conflict in check(festival).conflicts:
        counted[conflict.severity][conflict.rule] += 1
    return counted


def with_all_asked(festival: Festival) -> Festival:
    """With every rule on that is usually off, and with options that usually ask nothing."""
    off = [rule.id for rule in all_rules().values() if rule.severity is Severity.OFF]
    severities = [
        SetSetting(severity_key(rule), Severity.WARNING.value) for rule in off if rule not in MEANT
    ]
    options = [SetSetting(option_key(*name), value) for name, value in ASKED.items()]
    return applied(festival, *severities, *options)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_good_plan_has_no_blocker_and_no_warning(seed: int) -> None:
    festival = plan(seed=seed)
    assert len(festival.screenings()) > 1_100
    counted = found(festival)
    assert counted[Severity.BLOCKER] == {}
    assert counted[Severity.WARNING] == {}
    assert set(counted[Severity.NOTICE]) <= HONEST
    assert counted[Severity.NOTICE].total() <= 2


@pytest.mark.parametrize("seed", SEEDS)
def test_neither_has_it_when_every_rule_is_asked(seed: int) -> None:
    counted = found(with_all_asked(plan(seed=seed)))
    assert counted[Severity.BLOCKER] == {}
    assert counted[Severity.WARNING] == {}
    assert counted[Severity.NOTICE].total() <= 2, counted[Severity.NOTICE]


def test_out_of_order_nearly_every_rule_speaks() -> None:
    """They had something to look at, and were silent because the plan is clean."""
    festival = with_all_asked(plan(seed=1))
    messes = (moved(festival), exchanged(festival), said_otherwise(exchanged(festival)))
    spoken = {conflict.rule for mess in messes for conflict in check(mess).conflicts}
    assert set(all_rules()) - spoken <= NEVER_TEMPTED | HONEST


def test_what_spoils_it_is_said() -> None:
    festival = a_clean_plan(days=3)
    first, *_others, last = festival.screenings()
    spoilt = applied(festival, MoveScreening(last.id, first.screen_id, first.start))
    assert "screen-overlap" in found(spoilt)[Severity.BLOCKER]
