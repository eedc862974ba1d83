"""Run every measurement, or those named: ``python -m tests.bench storage rules``."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys

import tests.bench
from tests.bench.report import Report

_OURS = {"__main__", "facts", "plans", "report"}


def main(names: list[str]) -> int:
    """Print all figures; the exit code says nothing about speed, only that all could be run."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    modules = sorted(m.name for m in pkgutil.iter_modules(tests.bench.__path__))
    report = Report()
    for name in names or [m for m in modules if m not in _OURS]:
        module = importlib.import_module(f"tests.bench.{name}")
        report.section(f"{name}: {(module.__doc__ or '').strip().splitlines()[0]}")
        module.measure(report)
    if report.missed:
        print("\nOver budget: " + "; ".join(report.missed))
    if report.skipped:
        print("\nSkipped: " + "; ".join(report.skipped))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
