"""One line a figure: ours, the baseline, the ratio and the budget it is held against."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Report:
    """Prints figures as they come and remembers which missed their budget, and what was skipped."""

    missed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def section(self, title: str) -> None:
        """Begin the figures of one part."""
        print(f"\n{title}")

    def ratio(
        self,
        name: str,
        ours_seconds: float,
        baseline_seconds: float,
        budget: float | None = None,
        note: str = "",
    ) -> None:
        """Print how many times the baseline we take."""
        ratio = ours_seconds / baseline_seconds if baseline_seconds else float("inf")
        shown = f"{_time(ours_seconds)} against {_time(baseline_seconds)}"
        self._line(name, f"{ratio:6.2f}×", budget, f"≤ {budget}×", ratio, f"{shown} {note}")

    def figure(
        self, name: str, value: float, unit: str, budget: float | None = None, note: str = ""
    ) -> None:
        """Print a figure of its own."""
        self._line(name, f"{value:6.2f} {unit}", budget, f"≤ {budget} {unit}", value, note)

    def skip(self, name: str, why: str) -> None:
        """Say that something was not measured, now and at the end, with how it could be."""
        self.skipped.append(f"{name} ({why})")
        print(f"  SKIPPED: {self.skipped[-1]}", flush=True)

    def _line(
        self, name: str, shown: str, budget: float | None, limit: str, value: float, note: str
    ) -> None:
        verdict = "" if budget is None else f"{limit}  {'ok' if value <= budget else 'MISSED'}"
        if budget is not None and value > budget:
            self.missed.append(name)
        print(f"  {name:<58} {shown:<14} {verdict:<22} {note}".rstrip(), flush=True)


def _time(seconds: float) -> str:
    return f"{seconds * 1e3:.2f} ms" if seconds < 1 else f"{seconds:.2f} s"


def timed(action: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def paired(
    ours: Callable[[], object], baseline: Callable[[], object], rounds: int = 7
) -> tuple[float, float]:
    """Median seconds of both, called in turn, so that a machine that drifts drifts for both."""
    pairs = [(timed(ours), timed(baseline)) for _round in range(rounds)]
    return statistics.median(a for a, _b in pairs), statistics.median(b for _a, b in pairs)


def percentile(values: list[float], share: float) -> float:
    """The value below which that share (0 to 1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
