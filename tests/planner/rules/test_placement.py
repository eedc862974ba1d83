"""The two faces of every rule, and the map made of them, held against each other by chance.

For every start of the grid on every screen: put what is in the hand there by the edit that the
window would run, check the festival, and compare with what the map says.
"""

from __future__ import annotations

import dataclasses
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edit import Edit, SetField
from planner.edit.editions import SetSetting
from planner.edit.screenings import MoveScreening, PlaceProgramme
from planner.errors import UserError
from planner.model import Festival, RowChange, Screen
from planner.rules import (
    Cells,
    Lift,
    PlacementMap,
    Severity,
    accept,
    all_rules,
    check,
    is_accepted,
    severity_key,
)
from planner.rules.excuses import NEAR
from planner.rules.lift import lift
from planner.rules.policy import Policy
from planner.rules.scope import Scope
from planner.rules.severity import gravest
from planner.times import WallTime, in_clock_gap
from tests.build import applied, changes_of
from tests.planner.rules.random_festivals import a_change, a_crowded_festival

RULES = sorted(all_rules())
FESTIVALS = 5
MORE_FESTIVALS = 40
LIFTS = 1
GRIDS = (30, 40, 45)
NEW_ID = 1
"""The id of a new screening: rules that order what starts together by id take it for the first."""


@dataclass(frozen=True, eq=False)
class InHand:
    """A screening lifted from a festival by chance, or a new one."""

    seed: int
    lift: Lift

    @property
    def festival(self) -> Festival:
        return self.lift.standing

    def places(self) -> Iterator[tuple[Screen, WallTime]]:
        """Every start of the grid on every screen."""
        for screen in self.festival.screens_in_order():
            for start in self.lift.ruler.all:
                yield screen, start

    def put(self, screen: Screen, start: WallTime) -> tuple[int, Festival]:
        """Its id, and the festival with it there, by the edit; alone where the edit is refused."""
        held = self.lift.screening
        there = self.lift.at(screen.id, start)
        if not self.lift.is_new:
            rows = _changes(self.festival, MoveScreening(held.id, screen.id, start))
            alone = RowChange("screening", held.id, held, there)
            return held.id, self.festival.with_changes(rows or (alone,))
        edit = PlaceProgramme(held.programme_id, screen.id, start, held.kind_id)
        placed = next((row.after for row in _changes(self.festival, edit)), there)
        assert placed is not None
        new = dataclasses.replace(placed, id=NEW_ID)
        return NEW_ID, self.festival.with_changes([RowChange("screening", NEW_ID, None, new)])


def _changes(festival: Festival, edit: Edit) -> tuple[RowChange, ...]:
    try:
        return changes_of(festival, edit)
    except UserError:  # the clocks skip this start
        return ()


@cache
def hands(seed: int) -> tuple[InHand, ...]:
    """Screenings in the hand in one festival by chance, the same for every rule."""
    before = random.getstate()
    random.seed(seed)  # ids are made of it
    try:
        chance = random.Random(seed)
        festival = a_crowded_festival(chance)
        for _edit in range(15):
            festival = festival.with_changes(a_change(festival, chance))
        festival = on_a_grid_of(festival, chance.choice(GRIDS))
        live = [s.id for s in festival.screenings() if not s.cancelled]
        pinned = [s for s in live if festival.all_screenings[s].pinned][:1]
        moved = [lift(festival, None, s) for s in (*chance.sample(live, LIFTS), *pinned)]
        kind = chance.choice([None, *sorted(festival.kinds)])
        new = lift(festival, chance.choice(sorted(festival.programmes)), None, kind)
        return tuple(InHand(seed, one) for one in (*moved, new))
    finally:
        random.setstate(before)


def on_a_grid_of(festival: Festival, minutes: int) -> Festival:
    return applied(festival, SetField("edition", festival.edition.id, "snap_minutes", minutes))


def whole(festival: Festival) -> Scope:
    return Scope(festival, Policy(festival), None, reach=2 * 1440)


Forbids = Callable[[Lift, Screen], Cells]


@dataclass
class Told:
    """What one rule's two faces said: where they differ, in words; how often it was broken and
    was not; the festivals in which that depended on the place.
    """

    wrong: list[str] = field(default_factory=list)
    seen: Counter[bool] = field(default_factory=Counter)
    varied: set[int] = field(default_factory=set)


def compared(
    rules: Mapping[str, Forbids], seeds: Iterable[int] = range(FESTIVALS)
) -> dict[str, Told]:
    """Every hand put to every place once, and all these rules asked about the whole festival."""
    told = {rule: Told() for rule in rules}
    for seed in seeds:
        for hand in hands(seed):
            _compare(rules, hand, told)
    return told


def compared_until_broken(rules: Mapping[str, Forbids]) -> dict[str, Told]:
    """The same, and for rules that none of these festivals breaks, some festivals more."""
    told = compared(rules)
    for seed in range(FESTIVALS, MORE_FESTIVALS):
        unbroken = {
            rule: forbids
            for rule, forbids in rules.items()
            if all_rules()[rule].has_places and not told[rule].seen[True]
        }
        if not unbroken:
            break
        for hand in hands(seed):
            _compare(unbroken, hand, {rule: told[rule] for rule in unbroken})
    return told


def _compare(rules: Mapping[str, Forbids], hand: InHand, told: dict[str, Told]) -> None:
    screens = hand.festival.screens_in_order()
    forbidden = {r: {s.id: forbids(hand.lift, s) for s in screens} for r, forbids in rules.items()}
    for rule, cells in forbidden.items():
        on_screens = {of_screen.bits for of_screen in cells.values()}
        if all_rules()[rule].alike(hand.lift) and len(on_screens) > 1:
            told[rule].wrong.append(f"seed {hand.seed}: {hand.lift.screening} is not alike")
    answers: dict[str, set[bool]] = {rule: set() for rule in rules}
    for screen, start in hand.places():
        subject_id, after = hand.put(screen, start)
        subject, scope = ("screening", subject_id), whole(after)
        for rule, of_rule in told.items():
            conflicts = all_rules()[rule].check(scope)
            reported = any(subject in conflict.subjects for conflict in conflicts)
            answers[rule].add(reported)
            of_rule.seen[reported] += 1
            if reported != (start in forbidden[rule][screen.id]):
                said = "is reported, not forbidden" if reported else "is forbidden, not reported"
                where = f"seed {hand.seed}, {screen.name} {start}"
                of_rule.wrong.append(f"{where}: {hand.lift.screening} {said}")
    for rule, found in answers.items():
        if len(found) > 1:
            told[rule].varied.add(hand.seed)


@pytest.fixture(scope="module")
def told(request: pytest.FixtureRequest) -> dict[str, Told]:
    """What the rules that this run asks for told, all in one go."""
    calls = [getattr(item, "callspec", None) for item in request.session.items]
    asked = {call.params.get("rule") for call in calls if call is not None}
    rules = {rule: all_rules()[rule].forbids for rule in RULES if rule in asked}
    return compared_until_broken(rules)


@pytest.mark.parametrize("rule", [rule for rule in RULES if all_rules()[rule].has_places])
def test_what_a_rule_forbids_is_what_it_reports(told: dict[str, Told], rule: str) -> None:
    wrong, seen = told[rule].wrong, told[rule].seen
    assert wrong == [], f"{len(wrong)} places, the first: {wrong[0]}"
    assert seen[True], "chance never breaks this rule; give it rows in random_festivals.py"
    assert seen[False], "chance always breaks this rule"


@pytest.mark.parametrize("rule", [rule for rule in RULES if not all_rules()[rule].has_places])
def test_a_rule_without_places_reports_the_same_everywhere(
    told: dict[str, Told], rule: str
) -> None:
    assert not told[rule].varied, "it depends on the place, so it needs `forbids`"


def test_the_comparison_sees_a_face_that_is_one_start_off() -> None:
    rule = all_rules()["screen-overlap"]

    def late(in_hand: Lift, screen: Screen) -> Cells:
        cells = rule.forbids(in_hand, screen)
        return Cells(cells.ruler, cells.bits << 1 & cells.ruler.full)

    assert compared({rule.id: late})[rule.id].wrong


def test_the_comparison_sees_a_rule_that_depends_on_the_place() -> None:
    rule = all_rules()["screen-overlap"]
    assert compared({rule.id: lambda in_hand, _screen: in_hand.ruler.none})[rule.id].varied


def worst_of(hand: InHand, screen: Screen, start: WallTime) -> Severity:
    """The worst severity with which what is in the hand would be reported there, if any; a start
    that the clocks skip is refused, however grave the rule is.
    """
    if in_clock_gap(start, hand.festival.edition.zone):
        return Severity.BLOCKER
    subject_id, after = hand.put(screen, start)
    found = check(after).by_subject.get(("screening", subject_id), ())
    open_ones = [c for c in found if all_rules()[c.rule].has_places and not is_accepted(c, after)]
    return gravest(conflict.severity for conflict in open_ones)


def some_places(hand: InHand, seed: int) -> list[tuple[Screen, WallTime]]:
    """Places by chance, and all close to where it stands."""
    places = list(hand.places())
    held = hand.lift.screening
    near = [p for p in places if p[0].id == held.screen_id and abs(p[1] - held.start) <= NEAR]
    return [*near, *random.Random(seed).sample(places, min(len(places), 60))]


def with_severities(hand: InHand, chance: random.Random) -> InHand:
    """The same where rules have other severities, some of them for one kind or section."""
    festival = hand.festival
    for rule in RULES:
        kind, section = min(festival.kinds), min(festival.sections, default=1)
        of = chance.choice((None, ("kind", kind), ("section", section)))
        edit = SetSetting(severity_key(rule, of), str(chance.choice(list(Severity))))
        festival = applied(festival, edit)
    return InHand(hand.seed, Lift(festival, hand.lift.screening))


def with_acceptances(hand: InHand, chance: random.Random) -> InHand:
    """The same where some conflicts were accepted, of what is in the hand and of others."""
    festival = hand.festival
    report = check(festival)
    mine = [c for c in report.conflicts if ("screening", hand.lift.screening.id) in c.subjects]
    others = chance.sample(report.conflicts, min(5, len(report.conflicts)))
    for conflict in (*mine, *others):
        if chance.random() < 0.8:
            festival = applied(festival, accept(conflict, "agreed"))
    return InHand(hand.seed, Lift(festival, hand.lift.screening))


@given(st.integers(100, 2**32))
@settings(max_examples=4, deadline=None)
def test_the_worst_severity_is_that_of_the_report(seed: int) -> None:
    for plain in hands(seed):
        hand = with_severities(plain, random.Random(seed))
        found = PlacementMap(hand.lift)
        for screen, start in some_places(hand, seed):
            assert (found.worst(screen.id, start) or Severity.OFF) == worst_of(hand, screen, start)


@given(st.integers(100, 2**32))
@settings(max_examples=4, deadline=None)
def test_what_was_accepted_is_free_where_it_stands_and_no_more_is(seed: int) -> None:
    for plain in hands(seed):
        hand = with_acceptances(plain, random.Random(seed))
        held, found = hand.lift.screening, PlacementMap(hand.lift)
        for screen, start in some_places(hand, seed):
            said = found.worst(screen.id, start) or Severity.OFF
            true = worst_of(hand, screen, start)
            assert said.rank >= true.rank
            if screen.id == held.screen_id and abs(start - held.start) <= NEAR:
                assert said == true
