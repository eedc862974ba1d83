"""Conflicts: the whole festival checked, one move checked again, one hover foreseen.

All rules are on, those too that a festival has to switch on, and the plan has something to look at
for each. The biggest plan takes a minute: ``python -m tests.bench rules`` has it, as everything.
"""

from __future__ import annotations

import cProfile
import gc
import math
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from operator import itemgetter

from planner.edit import Edit
from planner.edit.screenings import MoveScreening
from planner.model import Festival, RowChange
from planner.rules import Report as RulesReport
from planner.rules import Rule, all_rules, check, consequences, recheck
from planner.rules.policy import Policy
from planner.rules.scope import Scope
from planner.times import WallTime
from tests.bench.plans import a_real_plan, with_all_rules_on
from tests.bench.report import Report, percentile
from tests.build import changes_of

SIZES = (1_000, 10_000, 100_000)
MOVED = SIZES[:2]
"""Sizes at which a move and a hover are measured."""

MOVES = 300
DEAREST = 4
ROUNDS = 3
"""A move is timed so often, and its fastest time counts: the slow ones are the machine's."""

RULES_OF_THE_BUDGET = 17
"""DESIGN section 8 gives its budgets for so many rules; a recheck is held against their share."""

ALL_RULES = 2.5
"""How many times as long as its 17 rules DESIGN lets a full check by all of them take."""

OVERLAPS = """
    SELECT count(*) FROM show a JOIN show b
    ON a.screen = b.screen AND a.start <= b.start AND a.id <> b.id AND b.start < a.finish
"""


def measure(report: Report) -> None:
    """Check three sizes, fit the growth, move single screenings, and hover them."""
    share = len(all_rules()) / RULES_OF_THE_BUDGET
    seconds, plans = {}, []
    for size in SIZES:
        festival = a_festival_of(size)
        gc.collect()
        gc.freeze()
        gc.disable()  # the window collects between events, not while a plan is checked
        seconds[size] = full_checks(report, festival)
        if size in MOVED:
            plans.append(festival)
            one_move(report, festival, share if size == SIZES[0] else None)
        gc.enable()
    growth = exponent(seconds)
    named = ", ".join(f"{size:,}" for size in SIZES)
    report.figure("growth of the full check (exponent)", growth, "", 1.15, f"fitted over {named}")
    work = {len(plan.screenings()): float(calls(plan)) for plan in plans}
    report.figure(
        "growth of its work, in calls (exponent)",
        exponent(work),
        "",
        1.11,
        "fitted over 1,000, 10,000",
    )
    dearest(report, *plans)


def calls(festival: Festival) -> int:
    """How many functions a full check calls. The machine's memory has no part in it: in plans that
    no longer fit into the processor's cache each call takes longer.
    """
    profile = cProfile.Profile()
    profile.runcall(check, festival)
    return sum(entry.callcount for entry in profile.getstats())


def exponent(seconds: dict[int, float]) -> float:
    """The slope of the line through these points, both sides as logarithms: 1 is in proportion,
    and n log n from 1,000 to 100,000 is 1.11.
    """
    sizes = [math.log(size) for size in seconds]
    return statistics.linear_regression(sizes, [math.log(s) for s in seconds.values()]).slope


def dearest(report: Report, small: Festival, big: Festival) -> None:
    """The rules that take longest in the big plan, and how many times as long as in the small."""
    before, after = alone(small), alone(big)
    for rule, seconds in sorted(after.items(), key=itemgetter(1))[: -DEAREST - 1 : -1]:
        growth = f"{seconds / before[rule]:.0f} times the small plan's"
        report.figure(f"  of it {rule}", seconds * 1e3, "ms", note=growth)


def alone(festival: Festival) -> dict[str, float]:
    """Seconds that each rule takes by itself for the whole festival."""
    policy, reach = Policy(festival), check(festival).reach

    def ask(rule: Rule) -> None:
        for _conflict in rule.check(Scope(festival, policy, None, reach)):
            pass

    return {rule.id: fastest(partial(ask, rule), 1) for rule in all_rules().values()}


def a_festival_of(size: int) -> Festival:
    """As crowded as a real festival of that size: thirty screenings a screen, over two weeks."""
    return with_all_rules_on(a_real_plan(size, screens=size // 31, days=17))


def full_checks(report: Report, festival: Festival) -> float:
    """Seconds of a full check; beside it the overlaps alone by sqlite3, joined by an index."""
    size = len(festival.screenings())
    rounds = 5 if size < SIZES[-1] else 1
    cold = fastest(lambda: check(Festival(festival.tables, festival.plan_id)), min(rounds, 3))
    found = len(check(festival).by_key)
    ours = fastest(lambda: check(festival), rounds)
    with closing(sqlite3.connect(":memory:")) as database:
        fill(database, festival)
        alone = fastest(lambda: database.execute(OVERLAPS).fetchone(), rounds)
    budget = 25e-3 * ALL_RULES * size / 1500
    note = f"{found} conflicts of {len(all_rules())} rules"
    report.figure(f"full check, {size} screenings", ours * 1e3, "ms", round(budget * 1e3, 1), note)
    report.ratio(f"all rules against one in SQL, {size} screenings", ours, alone)
    report.figure(f"first check after opening, {size} screenings", cold * 1e3, "ms")
    return ours


def fill(database: sqlite3.Connection, festival: Festival) -> None:
    """The screenings with their ends, as an export has them."""
    database.execute("CREATE TABLE show (id INTEGER PRIMARY KEY, screen, start, finish)")
    database.execute("CREATE INDEX by_screen ON show (screen, start, finish)")
    rows = ((s.id, s.screen_id, s.start, festival.span(s).end) for s in festival.screenings())
    database.executemany("INSERT INTO show VALUES (?, ?, ?, ?)", rows)


def one_move(report: Report, festival: Festival, share: float | None) -> None:
    """The scoped recheck after a move, and what a hover costs from mouse to conflicts; budgets
    only where ``share`` is the share of their rules.
    """
    before = check(festival)
    again, hover, what_if = [], [], []
    for edit in moves(festival):
        rows = changes_of(festival, edit)
        what_if.append(fastest(lambda: festival.with_changes(rows), 1))  # noqa: B023
        again.append(min(one_recheck(before, rows) for _round in range(ROUNDS)))
        hover.append(fastest(lambda: consequences(festival, before, edit), ROUNDS))  # noqa: B023
    size = len(festival.screenings())
    report.figure(
        f"recheck after one move, {size} screenings, p99",
        percentile(again, 0.99) * 1e3,
        "ms",
        None if share is None else round(0.1 * max(1.0, share), 2),
        f"median {statistics.median(again) * 1e3:.2f} ms, {len(all_rules())} rules",
    )
    report.figure(
        f"consequences of a hover, {size} screenings, p99",
        percentile(hover, 0.99) * 1e3,
        "ms",
        None if share is None else 1.0,
        f"median {statistics.median(hover) * 1e3:.2f} ms, of which snapshot "
        f"{statistics.median(what_if) * 1e3:.2f} ms",
    )


def one_recheck(before: RulesReport, rows: tuple[RowChange, ...]) -> float:
    """Seconds of a recheck of a snapshot that nothing has looked at yet."""
    after = before.festival.with_changes(rows)
    return fastest(lambda: recheck(before, before.festival, after, rows), 1)


def moves(festival: Festival) -> Iterator[Edit]:
    """Screenings moved by chance, the same in every run."""
    chance = random.Random(11)
    screenings, screens = festival.screenings(), sorted(festival.screens)
    for _number in range(MOVES):
        screening = chance.choice(screenings)
        start = WallTime(screening.start + chance.randrange(-30, 31) * 5)
        yield MoveScreening(screening.id, chance.choice(screens), start)


def fastest(action: Callable[[], object], rounds: int) -> float:
    """Seconds of the fastest call, by the processor's time of this thread alone."""
    found = []
    for _round in range(rounds):
        start = time.thread_time()
        action()
        found.append(time.thread_time() - start)
    return min(found)
