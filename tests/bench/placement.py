"""The hand: the map of the whole festival for one programme, why not, and the best places."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

from planner.model import Festival
from planner.rules import check, placement
from tests.bench.report import Report, percentile
from tests.build import many_screenings

SCREENS, DAYS, SCREENINGS = 30, 12, 1500
LIFTS = 200
ASKED = 60


def measure(report: Report) -> None:
    """Lift screenings by chance, each from the plan in which it stands."""
    festival = many_screenings(SCREENINGS, SCREENS, DAYS, films=500)
    known = check(festival)
    chance = random.Random(5)
    lifted = [s.id for s in chance.choices(festival.screenings(), k=LIFTS)]
    maps = [
        _seconds(lambda: placement(festival, screening_id=s, report=known))  # noqa: B023
        for s in lifted
    ]
    starts = len(placement(festival, screening_id=lifted[0]).starts) * SCREENS
    _figures(report, f"map of {starts} starts", maps, 0.5, 8.0)
    fresh = [_seconds(lambda: placement(_as_new(festival), screening_id=s)) for s in lifted[:40]]  # noqa: B023
    _figures(report, "map just after an edit", fresh, None, 8.0)


def _as_new(festival: Festival) -> Festival:
    """The snapshot as after an edit: what was kept for the one before is of no use."""
    return festival.with_changes(())


def _figures(
    report: Report, name: str, seconds: list[float], median: float | None, most: float
) -> None:
    report.figure(f"{name}, median", statistics.median(seconds) * 1e3, "ms", median)
    report.figure(f"{name}, p99", percentile(seconds, 0.99) * 1e3, "ms", most)


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
