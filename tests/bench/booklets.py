"""One booklet by five ways, each in a process of its own: ours, drawString, stock ReportLab, typst.

Cold: what a first print costs, without the start of Python. The words of ours and of typst's are
compared, so that both print the same. typst is in no environment of ours:
``python -m venv build/typst && build/typst/bin/pip install typst`` puts it where it is found, or
``MARQUEE_TYPST`` names a Python that has it.
"""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pypdfium2 import PdfDocument

from tests.bench.booklet_words import words_of
from tests.bench.pdf import films_with_texts
from tests.bench.report import Report
from tests.size_guide import ROOT

PEERS = Path(__file__).parent / "peers"
OURS, TYPST = "ours_booklet.py", "typst_booklet.py"
ROUNDS = 3
AIMS = {500: 3.5, 2_000: 3.0}
MOST_MEMORY = 250
"""MB of the whole process."""
MOST_UNLIKE = 2.0
"""Words in a hundred: heads of pages name other films where the pages end elsewhere."""
HOW_TO_GET_IT = (
    "no Python that has typst; `python -m venv build/typst && build/typst/bin/pip install typst`, "
    "or MARQUEE_TYPST names one"
)


def measure(report: Report) -> None:
    """Print ratios to the bare drawing of the same lines, and to the peers, with peak memory."""
    typst = _python_with_typst()
    with TemporaryDirectory() as folder:
        for python, script in _children(typst):  # whoever uses a program has its bytecode already
            _Child(python, script, Path(folder)).run(1)
        seconds = {count: _all(report, count, typst, Path(folder)) for count in AIMS}
    few, many = seconds
    growth = math.log(seconds[many] / seconds[few]) / math.log(many / few)
    report.figure("catalogue PDF, growth of its time with the films", growth, "", 1.1, "exponent")
    if typst is None:
        report.skip("typst beside our catalogue", HOW_TO_GET_IT)


def _children(typst: str | None) -> list[tuple[str, str]]:
    ours = [(sys.executable, OURS), (sys.executable, "stock_booklet.py")]
    return [*ours, (typst, TYPST)] if typst else ours


def _all(report: Report, count: int, typst: str | None, folder: Path) -> float:
    ours = _Child(sys.executable, OURS, folder)
    peer = _Child(typst, TYPST, folder) if typst else None
    for _round in range(ROUNDS):  # in turn, so that a machine that drifts drifts for both
        ours.run(count)
        if peer is not None:
            peer.run(count)
    whole = _Child(sys.executable, OURS, folder, "whole").run(count)
    stock = _Child(sys.executable, "stock_booklet.py", folder).run(count)
    note = f"{whole['pages']:.0f} pages with the schedule"
    cold = f"catalogue of {count} films, cold"
    report.ratio(f"{cold}, against drawString", whole["seconds"], whole["raw"], AIMS[count], note)
    pages = f"{ours.least['pages']:.0f} pages without the schedule"
    unshaped = f"{pages}, {stock['pages']:.0f} unshaped"
    report.ratio(f"{cold}, against Platypus", ours.seconds, stock["seconds"], 1.0, unshaped)
    if peer is not None:
        found = peer.least
        said = f"{pages}, typst {found['version']:.2f} {found['pages']:.0f}, {found['peak']:.0f} MB"
        report.ratio(f"{cold}, against typst", ours.seconds, peer.seconds, 1.0, said)
        other = unlike(words_on(ours.pdf), words_on(peer.pdf))
        report.figure(f"catalogue of {count} films, other words by typst", other, "%", MOST_UNLIKE)
    report.figure(f"{cold}, peak memory", whole["peak"], "MB", MOST_MEMORY, note)
    return ours.seconds


class _Child:
    """A booklet made in a process of its own, as often as it is run; CPU seconds, pages, MB."""

    def __init__(self, python: str, script: str, folder: Path, *more: str) -> None:
        self.pdf = folder / f"{script}{''.join(more)}.pdf"
        self._command = [python, str(PEERS / script), str(self.pdf), *more]
        self._takes_words = script != OURS
        self._runs: list[dict[str, float]] = []

    def run(self, count: int) -> dict[str, float]:
        """Make the booklet of so many films."""
        given = json.dumps(_words(count)) if self._takes_words else str(count)
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        done = subprocess.run(
            self._command, input=given, capture_output=True, text=True, check=True, env=environment
        )
        self._runs.append(json.loads(done.stdout))
        return self._runs[-1]

    @property
    def least(self) -> dict[str, float]:
        """The run in which it took least."""
        return min(self._runs, key=itemgetter("seconds"))

    @property
    def seconds(self) -> float:
        """What that took of the processor."""
        return self.least["seconds"]


@cache
def _words(count: int) -> dict[str, Any]:
    return words_of(films_with_texts(count), "1 November 2026")


def words_on(pdf: Path) -> Counter[str]:
    """The words of a PDF, those that are divided made whole, without the numbers of pages."""
    document = PdfDocument(pdf)
    pages = (page.get_textpage().get_text_range() for page in document)
    text = "\n".join(pages)
    whole = re.sub("[-\u00ad]\\s+|\ufffe", "", text)
    return Counter(word for word in whole.split() if not re.fullmatch(r"\d+,?", word))


def unlike(one: Counter[str], other: Counter[str]) -> float:
    """How many words in a hundred are in one of two texts only."""
    return 100 * ((one - other).total() + (other - one).total()) / one.total()


def _python_with_typst() -> str | None:
    named = os.environ.get("MARQUEE_TYPST", "")
    made = ROOT / "build" / "typst" / "bin" / "python"
    return named or (str(made) if made.exists() else None)
