"""What holds for every rule, found by discovery. A rule ``late_start`` is tested in
``test_late_start.py``, whose ``clean()`` and ``broken()`` are festivals without and with it.
"""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest

from planner.edit.screenings import AcceptConflict
from planner.i18n import _
from planner.model import Editor, Festival, columns
from planner.rules import Conflict, Severity, accept, all_rules, check, fixes, gaps
from planner.settings import Setting
from planner.times import DAY_MINUTES
from tests.build import FestivalBuilder, applied, changed
from tests.planner.rules.told import blockers, conflicts

RULES = sorted(all_rules())
FULL = {"premiere-outside-prime-time"}
"""In the examples of these there is no free place to go to."""
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
        "juror-misses-film",
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
        "talk-not-planned",
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
def test_each_offers_a_fix_or_what_can_be_filled_in(rule: str) -> None:
    festival = example(rule).broken()
    (conflict,) = conflicts(festival, rule)
    offered = gaps(conflict, festival)
    assert offered or rule in FULL or fixes(conflict, festival)
    for gap in offered:
        row = festival.tables[gap.table][gap.row_id]
        fields = {c.name for c in columns(type(row)) if c.meta.editor is not Editor.NONE}
        assert gap.field in fields | {""}


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


@pytest.mark.parametrize("rule", RULES)
def test_facts_that_stay_the_same_are_facts(rule: str) -> None:
    found, (conflict,) = all_rules()[rule], conflicts(example(rule).broken(), rule)
    names = {name for name, _value in conflict.facts}
    assert set(found.same) <= names | ({"screen"} if rule == "repeats-alike" else set())
    assert not found.each or any(name.startswith(found.each) for name in names)


OF_A_SCREEN = {
    "blacked-out",
    "copy-not-there",
    "demand-over-seats",
    "equipment-missing",
    "format-not-playable",
    "hard-out",
    "kdm-not-valid",
    "kdm-voided",
    "moved-after-sale",
    "not-adjacent",
    "not-same-screen",
    "pinned-moved",
    "published-screen-moved",
    "room-far-too-big",
    "screen-closed",
    "screen-overlap",
    "sold-over-seats",
    "turnaround-too-short",
}
"""Rules of which somebody accepts what they say for that screen."""

OF_A_DAY = {
    "ambiguous-start",
    "availability-unknown",
    "blacked-out",
    "certificate-against-hour",
    "clock-gap",
    "copy-not-there",
    "embargo-broken",
    "equipment-missing",
    "format-not-playable",
    "guest-away",
    "guest-missing",
    "hard-out",
    "kdm-not-valid",
    "kdm-voided",
    "moved-after-sale",
    "nobody-interprets",
    "nobody-moderates",
    "not-adjacent",
    "off-the-grid",
    "outside-festival",
    "outside-licence",
    "pinned-moved",
    "premiere-outside-prime-time",
    "published-time-moved",
    "screen-closed",
    "screen-overlap",
    "turnaround-too-short",
}
"""Rules of which somebody accepts what they say for that day."""


def accepted(rule: str) -> tuple[Festival, Conflict]:
    festival = example(rule).broken()
    (conflict,) = conflicts(festival, rule)
    return applied(festival, accept(conflict, "They agreed")), conflict


def elsewhere(festival: Festival, conflict: Conflict, screen: int, days: int) -> Festival:
    """What conflicts so many screens and days farther on."""
    screens = [one.id for one in festival.screens_in_order()]
    for table, row_id in conflict.subjects:
        if table in {"screening", "hold"}:
            row: Any = festival.tables[table][row_id]
            to = screens[(screens.index(row.screen_id) + screen) % len(screens)]
            start = row.start + days * DAY_MINUTES
            festival = changed(festival, row, screen_id=to, start=start)
    return festival


def open_again(rule: str, screen: int, days: int) -> bool | None:
    """Whether what was accepted is open elsewhere; None when it is not reported there."""
    festival, conflict = accepted(rule)
    report = check(elsewhere(festival, conflict, screen, days))
    found = report.by_key.get(conflict.key)
    return None if found is None else not report.is_accepted(found)


@pytest.mark.parametrize("rule", RULES)
def test_what_was_accepted_is_accepted_where_it_is(rule: str) -> None:
    festival, conflict = accepted(rule)
    assert check(festival).is_accepted(conflict)
    assert open_again(rule, 0, 0) is False


@pytest.mark.parametrize("rule", sorted(OF_A_SCREEN))
def test_what_was_accepted_for_a_screen_is_open_on_another(rule: str) -> None:
    assert open_again(rule, 1, 0) is not False


@pytest.mark.parametrize("rule", sorted(OF_A_DAY))
@pytest.mark.parametrize("days", [1, 2, -1])
def test_what_was_accepted_for_a_day_is_open_on_another(rule: str, days: int) -> None:
    assert open_again(rule, 0, days) is not False


@pytest.mark.parametrize("rule", RULES)
def test_an_acceptance_without_the_facts_covers_nothing(rule: str) -> None:
    """As those are that an older Marquee wrote."""
    festival, conflict = accepted(rule)
    names = {*all_rules()[rule].same} & {name for name, _value in conflict.facts}
    for name in names:
        facts = json.dumps({n: value for n, value in conflict.facts if n != name})
        older = applied(festival, AcceptConflict(conflict.key, "They agreed", facts))
        assert not check(older).is_accepted(conflict)


def test_most_of_what_was_accepted_is_reported_elsewhere() -> None:
    """Else the tests above would prove nothing."""
    assert sum(open_again(rule, 1, 0) is True for rule in OF_A_SCREEN) >= 8
    assert sum(open_again(rule, 0, 1) is True for rule in OF_A_DAY) > 12


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
