"""Whatever is in the hand, at every start of a festival by chance the map is what the rules say."""

from __future__ import annotations

import random

from planner.rules import all_rules
from tests.planner.rules.test_placement import compared, hands

_SEEDS = 2**32


def a_hand(chance: random.Random) -> None:
    """Some hands in one festival; raises AssertionError where a rule's two faces part."""
    seed = chance.randrange(_SEEDS)
    told = compared({rule_id: rule.forbids for rule_id, rule in all_rules().items()}, (seed,))
    hands.cache_clear()
    for rule_id, of_rule in told.items():
        if all_rules()[rule_id].has_places:
            assert not of_rule.wrong, f"{rule_id}, seed {seed}: {of_rule.wrong[0]}"
        else:
            assert not of_rule.varied, f"{rule_id}, seed {seed}: it depends on the place"
