"""One booklet by five ways, each in a process of its own: ours, drawString, stock ReportLab, typst.

Cold: what a first print costs, without the start of Python. typst is in no environment of ours:
``python -m venv build/typst && build/typst/bin/pip install typst`` puts it where it is found, or
``MARQUEE_TYPST`` names a Python that has it.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path

from tests.bench.pdf import films_with_texts
from tests.bench.report import Report
from tests.size_guide import ROOT

PEERS = Path(__file__).parent / "peers"
AIMS = {500: 3.5, 2_000: 3.0}
MOST_MEMORY = 250
"""MB of the whole process."""
HOW_TO_GET_IT = (
    "no Python that has typst; `python -m venv build/typst && build/typst/bin/pip install typst`, "
    "or MARQUEE_TYPST names one"
)


def measure(report: Report) -> None:
    """Print ratios to the bare drawing of the same lines, and to the peers, with peak memory."""
    typst = _python_with_typst()
    seconds = {count: _all(report, count, typst) for count in AIMS}
    few, many = seconds
    growth = math.log(seconds[many] / seconds[few]) / math.log(many / few)
    report.figure("catalogue PDF, growth of its time with the films", growth, "", 1.1, "exponent")
    if typst is None:
        report.skip("typst beside our catalogue", HOW_TO_GET_IT)


def _all(report: Report, count: int, typst: str | None) -> float:
    whole = _child(sys.executable, "ours_booklet.py", count, "whole")
    ours = _child(sys.executable, "ours_booklet.py", count)
    stock = _child(sys.executable, "stock_booklet.py", count)
    note = f"{whole['pages']:.0f} pages with the schedule"
    cold = f"catalogue of {count} films, cold"
    report.ratio(f"{cold}, against drawString", whole["seconds"], whole["raw"], AIMS[count], note)
    pages = f"{ours['pages']:.0f} pages without the schedule, {stock['pages']:.0f} unshaped"
    report.ratio(f"{cold}, against Platypus", ours["seconds"], stock["seconds"], 1.0, pages)
    if typst is not None:
        peer = _child(typst, "typst_booklet.py", count)
        pages = f"typst {peer['version']:.2f}, {peer['pages']:.0f} pages, {peer['peak']:.0f} MB"
        report.ratio(f"{cold}, against typst", ours["seconds"], peer["seconds"], 1.0, pages)
    report.figure(f"{cold}, peak memory", whole["peak"], "MB", MOST_MEMORY, note)
    return ours["seconds"]


def _child(python: str, script: str, count: int, *more: str) -> dict[str, float]:
    """What a booklet takes in a process of its own: CPU seconds, pages, MB."""
    given = json.dumps(as_data(count)) if "ours" not in script else str(count)
    done = subprocess.run(
        [python, str(PEERS / script), *more],
        input=given,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def as_data(count: int) -> list[dict[str, object]]:
    """The films of the bench as plain values, by section."""
    festival = films_with_texts(count)
    found = sorted(festival.films.values(), key=lambda one: (one.section_id or 0, one.title))
    return [
        {
            "title": film.title,
            "original": film.original_title,
            "section": festival.sections[film.section_id or 0].name,
            "synopsis": film.synopsis,
            "credits": [[credit.role, credit.name] for credit in festival.credits(film.id)],
            "screenings": [
                f"{festival.screen_name(one.screen_id)}, {one.start}, {one.code}"
                for one in festival.screenings_of_film(film.id)
            ],
        }
        for film in found
    ]


def _python_with_typst() -> str | None:
    named = os.environ.get("MARQUEE_TYPST", "")
    made = ROOT / "build" / "typst" / "bin" / "python"
    return named or (str(made) if made.exists() else None)
