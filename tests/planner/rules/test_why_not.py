from __future__ import annotations

import random
from collections import Counter

import pytest

from planner.edit.plans import MakeRelease
from planner.edit.venues import SetHours
from planner.rules import PlacementMap, Severity, WhyNot, placement
from planner.times import WallTime
from tests.build import FestivalBuilder, at, the_programme
from tests.planner.rules.random_festivals import a_crowded_festival


def chomo(builder: FestivalBuilder) -> PlacementMap:
    return placement(builder.festival, the_programme(builder.festival, "Chomo").id)


def grave_rules(found: PlacementMap) -> list[set[str]]:
    """For every place of festival days, the rules that forbid it gravely, one by one."""
    grave = {
        (v.rule, screen): v.by_screen[screen]
        for v in found.verdicts
        for screen in v.by_screen
        if v.severity in {Severity.BLOCKER, Severity.WARNING}
    }
    return [
        {rule for (rule, on), cells in grave.items() if on == screen.id and start in cells}
        for screen in found.screens
        for start in found.starts
    ]


@pytest.mark.parametrize("seed", range(6))
def test_counts_are_those_of_asking_place_by_place(seed: int) -> None:
    festival = a_crowded_festival(random.Random(seed))
    for programme in sorted(festival.programmes)[:4]:
        found = placement(festival, programme)
        why, by_place = WhyNot(found), grave_rules(found)
        places = Counter(rule for rules in by_place for rule in rules)
        only = Counter(next(iter(rules)) for rules in by_place if len(rules) == 1)
        assert why.places == len(by_place)
        assert why.free == sum(not rules for rules in by_place)
        assert {r.rule: (r.places, r.only) for r in why.reasons} == {
            rule: (count, only[rule]) for rule, count in places.items()
        }


@pytest.mark.parametrize("seed", range(6))
def test_together_leave_none_and_each_is_needed(seed: int) -> None:
    festival = a_crowded_festival(random.Random(seed))
    for programme in sorted(festival.programmes):
        found = placement(festival, programme)
        why, by_place = WhyNot(found), grave_rules(found)
        together = set(why.together)
        assert bool(together) == (why.free == 0)
        if together:
            assert all(rules & together for rules in by_place)
            for rule in together:
                assert not all(rules & (together - {rule}) for rules in by_place)


def test_sentence_where_one_rule_forbids_all() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.film("Chomo", 90)
    builder.run(SetHours(builder.festival.screens_in_order()[0].id, 600, 660))
    why = WhyNot(chomo(builder))
    assert why.sentence() == "Chomo can start nowhere: “Screen closed” forbids every place."
    assert why.together == ("screen-closed",)


def test_sentence_where_two_together_do() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.film("Chomo", 90)
    builder.hold("12:00", 60)
    builder.run(SetHours(builder.festival.screens_in_order()[0].id, 11 * 60, 14 * 60))
    assert WhyNot(chomo(builder)).sentence() == (
        "Chomo can start nowhere: “Screen closed” and “Screen overlap” together forbid every place."
    )


def test_sentence_where_some_are_free_and_of_one_screen_only() -> None:
    builder = FestivalBuilder(screens=2, days=1)
    builder.film("Chomo", 90)
    first, second = builder.festival.screens_in_order()
    builder.run(SetHours(first.id, 600, 700))
    builder.run(SetHours(second.id, 600, 660))
    found = chomo(builder)
    assert WhyNot(found).sentence() == "Chomo can start at 3 of 576 places."
    assert WhyNot(found, (first.id,)).free == 3
    assert WhyNot(found, (second.id,)).free == 0
    assert WhyNot(found, (second.id,)).places == 288


def test_without_a_screen_there_is_nowhere() -> None:
    builder = FestivalBuilder(screens=0)
    builder.film("Chomo", 90)
    assert WhyNot(chomo(builder)).sentence() == "Chomo can start nowhere: there is no screen yet."


def test_on_a_release_the_map_refuses_what_the_drop_would_refuse() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening("Chomo", "10:00")
    builder.run(MakeRelease(builder.festival.plan_id, "Catalogue", "", WallTime(1000)))
    release = builder.festival.latest_release()
    assert release is not None
    screen, start = builder.festival.screens_in_order()[0].id, at(builder.festival, "16:00")
    assert chomo(builder).sentence(screen, start) == ""
    builder.festival = builder.festival.in_plan(release.plan_id)
    assert "is a release and cannot change" in chomo(builder).sentence(screen, start)
