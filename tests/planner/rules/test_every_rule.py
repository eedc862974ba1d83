"""What holds for every rule, found by discovery. A rule ``late_start`` is tested in
``test_late_start.py``, whose ``clean()`` and ``broken()`` are festivals without and with it.
"""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from planner.i18n import _
from planner.rules import Severity, all_rules, check, fixes
from planner.settings import Setting
from tests.build import FestivalBuilder, applied
from tests.planner.rules.told import blockers, conflicts

RULES = sorted(all_rules())
DEFAULTS = {
    Severity.BLOCKER: {
        "blacked-out",
        "clock-gap",
        "copy-double-booked",
        "copy-not-there",
        "embargo-broken",
        "format-not-playable",
        "guest-away",
        "guest-in-two-places",
        "hard-out",
        "outside-licence",
        "over-contract",
        "screen-closed",
        "screen-overlap",
        "sold-over-seats",
    },
    Severity.WARNING: {
        "ambiguous-start",
        "block-length",
        "copy-in-transit",
        "demand-over-seats",
        "equipment-missing",
        "film-against-itself",
        "fits-nowhere",
        "guest-days-short",
        "guest-missing",
        "jury-misses-deadline",
        "kdm-not-valid",
        "kdm-voided",
        "lists-disagree",
        "moved-after-sale",
        "not-adjacent",
        "not-enough-room",
        "not-same-screen",
        "outside-festival",
        "pair-at-once",
        "pinned-moved",
        "premiere-not-first",
        "press-against-premiere",
        "published-dropped",
        "published-time-moved",
        "slot-too-short",
        "too-few-days-apart",
        "too-little-breath",
        "too-many-appearances",
        "turnaround-too-short",
        "withdrawn-shown",
        "wrong-order",
    },
    Severity.NOTICE: {
        "availability-unknown",
        "certificate-against-hour",
        "dead-gap",
        "incomplete-for-print",
        "kdm-missing",
        "no-choice",
        "nobody-interprets",
        "nobody-moderates",
        "not-scheduled",
        "off-the-grid",
        "premiere-outside-prime-time",
        "prime-time-short",
        "published-screen-moved",
        "repeats-alike",
        "repeats-too-close",
        "room-far-too-big",
        "runtime-unknown",
        "section-against-itself",
        "section-not-seeable",
        "too-far-to-next",
        "too-few-screenings",
        "too-many-screenings",
        "two-for-one-task",
        "unconfirmed-in-public",
    },
    Severity.OFF: {
        "certificate-missing",
        "not-staggered",
    },
}


def example(rule: str) -> Any:
    return importlib.import_module(f"tests.planner.rules.test_{rule.replace('-', '_')}")


def test_default_severities_are_those_of_the_design() -> None:
    chosen = {rule: all_rules()[rule].severity for rule in RULES}
    expected = {rule: severity for severity, rules in DEFAULTS.items() for rule in rules}
    assert chosen == expected


@pytest.mark.parametrize("rule", RULES)
def test_help_has_its_parts(rule: str) -> None:
    found = all_rules()[rule]
    parts = (found.help.summary, found.help.checks, found.help.why, found.help.remedies)
    assert [part for part in parts if len(part) < 20 or not part.endswith(".")] == []
    assert _(found.title)[0].isupper()


@pytest.mark.parametrize("rule", RULES)
def test_options_say_what_they_are(rule: str) -> None:
    for option in all_rules()[rule].options:
        assert isinstance(option, Setting)
        assert option.label
        assert option.help.endswith(".")


@pytest.mark.parametrize("rule", RULES)
def test_clean_passes_and_broken_fails(rule: str) -> None:
    assert conflicts(example(rule).clean(), rule) == []
    assert len(conflicts(example(rule).broken(), rule)) == 1


@pytest.mark.parametrize("rule", RULES)
def test_each_fix_removes_its_conflict_and_adds_no_blocker(rule: str) -> None:
    festival = example(rule).broken()
    (conflict,) = conflicts(festival, rule)
    for fix in fixes(conflict, festival):
        after = applied(festival, fix.edit)
        assert conflict.key not in {c.key for c in check(after).conflicts}, fix.title
        assert blockers(after) <= blockers(festival), fix.title


@pytest.mark.parametrize("rule", RULES)
def test_no_two_fixes_say_the_same(rule: str) -> None:
    festival = example(rule).broken()
    (conflict,) = conflicts(festival, rule)
    titles = [fix.title for fix in fixes(conflict, festival, check(festival))]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("rule", RULES)
def test_facts_that_grow_are_facts(rule: str) -> None:
    (conflict,) = conflicts(example(rule).broken(), rule)
    assert set(all_rules()[rule].grows) <= {name for name, _value in conflict.facts}


def test_no_more_than_two_screens_for_the_same_move() -> None:
    builder = FestivalBuilder(screens=6)
    builder.screening("Ritoma", "19:30")
    builder.screening("Chomo", "20:30")
    festival = builder.festival
    (conflict,) = conflicts(festival, "screen-overlap")
    titles = [fix.title for fix in fixes(conflict, festival)]
    assert titles == [
        "Move Chomo to Thu 21:20",
        "Move Ritoma to Thu 18:40",
        "Move Chomo to Cinema / Screen 2",
        "Move Chomo to Cinema / Screen 3",
        "Move Ritoma to Cinema / Screen 2",
        "Move Ritoma to Cinema / Screen 3",
        "Unschedule Chomo",
        "Unschedule Ritoma",
    ]


def test_screens_of_the_same_building_first() -> None:
    builder = FestivalBuilder(screens=1)
    builder.screen("Studio", "Odeon")
    builder.screen("Screen 2")
    builder.screening("Ritoma", "19:30")
    builder.screening("Chomo", "20:30")
    (conflict,) = conflicts(builder.festival, "screen-overlap")
    titles = [fix.title for fix in fixes(conflict, builder.festival)]
    assert titles[2:4] == ["Move Chomo to Cinema / Screen 2", "Move Chomo to Odeon / Studio"]
