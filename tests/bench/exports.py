"""Exporting: the web programme of a large festival."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from planner.exchange.writers import all_writers, export
from tests.bench.report import Report
from tests.build import many_screenings

SCREENINGS, FILMS = 1000, 600
_ROUNDS = 3


def measure(report: Report) -> None:
    """Snapshot to a folder on the disk, without pictures."""
    festival = many_screenings(SCREENINGS, films=FILMS)
    taken = []
    with tempfile.TemporaryDirectory() as name:
        for number in range(_ROUNDS):
            began = time.perf_counter()
            out = Path(name) / f"web {number}"
            export(festival, all_writers()["web"], out, {"unconfirmed": True})
            taken.append(time.perf_counter() - began)
    what = f"web programme of {SCREENINGS:,} screenings of {FILMS} films"
    report.figure(what, min(taken), "s", 3)
