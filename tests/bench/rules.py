"""Conflicts: the whole festival checked, one move checked again, one hover foreseen."""

from __future__ import annotations

import math
import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from operator import itemgetter

from planner.edit import Edit
from planner.edit.screenings import MoveScreening
from planner.model import Festival, RowChange
from planner.rules import Report as RulesReport
from planner.rules import Rule, Severity, all_rules, check, consequences, recheck
from planner.rules.policy import Policy
from planner.rules.scope import Scope
from planner.times import WallTime
from tests.bench.plans import a_real_plan
from tests.bench.report import Report, percentile
from tests.build import changes_of

SIZES = (1_000, 10_000)
MOVES = 300
DEAREST = 4
ROUNDS = 3
"""A move is timed so often, and its fastest time counts: the slow ones are the machine's."""

RULES_OF_THE_BUDGET = 17
"""DESIGN section 8 gives its budgets for so many rules; ours are held against their share."""

OVERLAPS = """
    SELECT count(*) FROM show a JOIN show b
    ON a.screen = b.screen AND a.start <= b.start AND a.id <> b.id AND b.start < a.finish
"""


def measure(report: Report) -> None:
    """Check two sizes, fit the growth, move one screening, and hover one."""
    share = len(all_rules()) / RULES_OF_THE_BUDGET
    seconds, plans = {}, []
    for size in SIZES:
        festival = a_festival_of(size)
        plans.append(festival)
        seconds[size] = full_checks(report, festival, share)
        if size == SIZES[0]:
            one_move(report, festival, share)
    growth = math.log(seconds[SIZES[1]] / seconds[SIZES[0]]) / math.log(SIZES[1] / SIZES[0])
    report.figure("growth of the full check (exponent)", growth, "", 1.15)
    dearest(report, *plans)


def dearest(report: Report, small: Festival, big: Festival) -> None:
    """The rules that take longest in the big plan, and how many times as long as in the small."""
    asked = [rule for rule in all_rules().values() if rule.severity is not Severity.OFF]
    taken = sorted(((alone(rule, big), rule) for rule in asked), key=itemgetter(0))
    for seconds, rule in taken[: -DEAREST - 1 : -1]:
        growth = f"{seconds / alone(rule, small):.0f} times the small plan's"
        report.figure(f"  of it {rule.id}", seconds * 1e3, "ms", note=growth)


def alone(rule: Rule, festival: Festival) -> float:
    """Seconds that one rule takes for the whole festival."""
    policy, reach = Policy(festival), check(festival).reach
    return fastest(lambda: list(rule.check(Scope(festival, policy, None, reach))), 2)


def a_festival_of(size: int) -> Festival:
    """As crowded as a real festival of that size: thirty screenings a screen, over two weeks."""
    return a_real_plan(size, screens=size // 31, days=17)


def full_checks(report: Report, festival: Festival, share: float) -> float:
    """Seconds of a full check; beside it the overlaps alone by sqlite3, joined by an index."""
    size = len(festival.all_screenings)
    check(festival)
    ours = fastest(lambda: check(festival), 5)
    with closing(sqlite3.connect(":memory:")) as database:
        fill(database, festival)
        alone = fastest(lambda: database.execute(OVERLAPS).fetchone(), 5)
    budget = 25e-3 * share * size / 1500
    report.figure(f"full check, {size} screenings", ours * 1e3, "ms", round(budget * 1e3, 1))
    report.ratio(f"all rules against one in SQL, {size} screenings", ours, alone)
    cold = fastest(lambda: check(Festival(festival.tables)), 3)
    report.figure(f"first check after opening, {size} screenings", cold * 1e3, "ms")
    return ours


def fill(database: sqlite3.Connection, festival: Festival) -> None:
    """The screenings with their ends, as an export has them."""
    database.execute("CREATE TABLE show (id INTEGER PRIMARY KEY, screen, start, finish)")
    database.execute("CREATE INDEX by_screen ON show (screen, start, finish)")
    rows = ((s.id, s.screen_id, s.start, festival.span(s).end) for s in festival.screenings())
    database.executemany("INSERT INTO show VALUES (?, ?, ?, ?)", rows)


def one_move(report: Report, festival: Festival, share: float) -> None:
    """The scoped recheck after a move, and what a hover costs from mouse to conflicts."""
    before = check(festival)
    again, hover, what_if = [], [], []
    for edit in moves(festival):
        rows = changes_of(festival, edit)
        what_if.append(fastest(lambda: festival.with_changes(rows), 1))  # noqa: B023
        again.append(min(one_recheck(before, rows) for _round in range(ROUNDS)))
        hover.append(fastest(lambda: consequences(festival, before, edit), ROUNDS))  # noqa: B023
    size = len(festival.all_screenings)
    report.figure(
        f"recheck after one move, {size} screenings, p99",
        percentile(again, 0.99) * 1e3,
        "ms",
        round(0.1 * max(1.0, share), 2),
        f"median {statistics.median(again) * 1e3:.2f} ms, {len(all_rules())} rules",
    )
    report.figure(
        "consequences of a hover, p99",
        percentile(hover, 0.99) * 1e3,
        "ms",
        1.0,
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
