"""The hand: the map of the whole festival for one programme, why not, and the best places."""

from __future__ import annotations

import gc
import random
import statistics
from collections.abc import Sequence

from planner.edit.screenings import MoveScreening
from planner.model import Festival
from planner.rules import (
    PlacementMap,
    Rule,
    Severity,
    WhyNot,
    all_rules,
    best_places,
    check,
    placement,
)
from planner.rules.lift import lift
from planner.rules.trial import open_conflicts_at
from planner.times import WallTime
from tests.bench.plans import a_real_plan
from tests.bench.report import Report, percentile
from tests.bench.rules import fastest
from tests.build import changes_of

SCREENS, DAYS, SCREENINGS = 30, 12, 1500
LIFTS = 200
ASKED = 300
RULES_OF_THE_BUDGET = 17
FRAME = 16.7


def measure(report: Report) -> None:
    """Lift screenings by chance, at the size of the budget and at ten times as many."""
    share = max(1.0, len(all_rules()) / RULES_OF_THE_BUDGET)
    of_size(report, a_real_plan(SCREENINGS, SCREENS, DAYS), share)
    report.section(
        "placement: the same with ten times as many screenings, on ten times the screens"
    )
    of_size(report, a_real_plan(SCREENINGS * 10, SCREENS * 10, DAYS), None)


def of_size(report: Report, festival: Festival, share: float | None) -> None:
    """All figures of one festival; budgets only where ``share`` is the share of their rules."""
    known = check(festival)
    gc.collect()
    gc.freeze()  # the window collects between events, not while a map is made
    lifted = some(festival, LIFTS if share else 40)

    def the_map(screening: int) -> PlacementMap:
        return placement(festival, screening_id=screening, report=known)

    first = fastest(lambda: the_map(lifted[0]), 1)
    starts = len(the_map(lifted[0]).starts) * len(festival.screens)
    maps = [fastest(lambda: the_map(s), 1) for s in lifted]  # noqa: B023
    once = [the_map(s) for s in lifted]
    median = None if share is None else round(0.5 * share, 2)
    figures(report, f"map of {starts} starts", maps, median, 8.0 if share else None)
    report.figure("first map after opening", first * 1e3, "ms")
    moved = [after_a_move(festival, s) for s in lifted[:60]]
    figures(report, "map just after a move", moved, None, FRAME if share else None)
    why = [fastest(lambda: reasons(m), 1) for m in once]  # noqa: B023
    figures(report, "why not, all rules", why, None, 8.0 if share else None)
    best = [fastest(lambda: best_places(m), 1) for m in once]  # noqa: B023
    figures(report, "five best places, with reasons", best, None, FRAME if share else None)
    if share is not None:
        dearest(report, festival, lifted[:60])
        by_rules(report, festival, maps, starts)


def some(festival: Festival, count: int) -> list[int]:
    """Screenings by chance, the same in every run."""
    return [s.id for s in random.Random(5).choices(festival.screenings(), k=count)]


def reasons(found: PlacementMap) -> object:
    """Everything that why not knows."""
    why = WhyNot(found)
    return why.reasons, why.together, why.free


def after_a_move(festival: Festival, screening_id: int) -> float:
    """Seconds of the first map after another screening was moved, which most lifts are."""
    other = random.Random(screening_id).choice(festival.screenings())
    move = MoveScreening(other.id, other.screen_id, WallTime(other.start + 5))
    after = festival.with_changes(changes_of(festival, move))
    return fastest(lambda: placement(after, screening_id=screening_id), 1)


def dearest(report: Report, festival: Festival, lifted: Sequence[int]) -> None:
    """The rules that take longest for a map, each over all screens."""

    def alone(rule: Rule, screening: int) -> float:
        in_hand = lift(festival, screening_id=screening)
        screens = festival.screens_in_order()[: 1 if rule.alike(in_hand) else None]
        return fastest(lambda: [rule.forbids(in_hand, screen) for screen in screens], 1)

    taken = [
        (statistics.median(alone(rule, screening) for screening in lifted), rule.id)
        for rule in all_rules().values()
        if rule.has_places and rule.severity is not Severity.OFF
    ]
    for seconds, rule_id in sorted(taken)[:-5:-1]:
        report.figure(f"  of it {rule_id}", seconds * 1e3, "ms")


def by_rules(report: Report, festival: Festival, maps: Sequence[float], starts: int) -> None:
    """The same starts by asking the rules one by one, reckoned from some of them."""
    known, chance = check(festival), random.Random(7)
    in_hand = lift(festival, screening_id=some(festival, 1)[0])
    screens = sorted(festival.screens)
    places = [
        (chance.choice(screens), in_hand.ruler.time(chance.randrange(in_hand.ruler.count)))
        for _place in range(ASKED)
    ]
    asked = fastest(lambda: [list(open_conflicts_at(in_hand, known, *p)) for p in places], 1)
    slower, ours = asked / ASKED * starts, statistics.median(maps)
    report.figure(
        "asking the rules place by place takes so many times as long",
        slower / ours,
        "×",
        note=f"{slower:.1f} s against {ours * 1e3:.2f} ms, reckoned from {ASKED} places",
    )


def figures(
    report: Report, name: str, seconds: Sequence[float], median: float | None, most: float | None
) -> None:
    """The median and the slowest but one in a hundred, of the processor's time."""
    report.figure(f"{name}, median", statistics.median(seconds) * 1e3, "ms", median)
    report.figure(f"{name}, p99", percentile(list(seconds), 0.99) * 1e3, "ms", most)
