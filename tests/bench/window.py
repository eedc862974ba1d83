"""The whole window over festivals of real size: from the file to the first picture, and memory.

Each festival is opened in a process of its own, by a window that has been looked at for a while.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from planner.exchange import plan_import
from planner.model import Festival
from tests.bench.plans import a_real_plan
from tests.bench.report import Report
from tests.bench.start import environment_of
from tests.build import a_festival, applied, document_of
from tests.harness.harness import nobodys_folders

_ROUNDS = 5
_BAFICI = Path(__file__).parents[3] / "shared" / "festivals" / "bafici2012"
_FIRST_PICTURE_MS, _MEMORY_MB, _STANDS_MS = 300, 300, 500
_CODE = """
import json, os, sys, time
from ui.__main__ import without_import_hook
without_import_hook("PySide6.QtCore")
from pathlib import Path
from planner.allocator import give_memory_back
from ui.app import make_application, make_window
from ui.memory import Memory
give_memory_back()
app = make_application()
window = make_window(Memory())
window.resize(1440, 900)
window.show()
app.processEvents()
window.warming.end()
plain, read = window.session.wait, []
def wait(title, work, *back):
    start = time.perf_counter()
    try:
        return plain(title, work, *back)
    finally:
        read.append((time.perf_counter() - start, time.perf_counter(), time.thread_time()))
window.session.wait = wait
assert window.files.open(Path(sys.argv[1]))
window.workspace.timetable.canvas.viewport().repaint()
window.grab()
painted = time.perf_counter() - read[0][1]
busy = time.thread_time() - read[0][2]
longest, until = 0.0, time.perf_counter() + 1.5
while time.perf_counter() < until:
    start = time.thread_time()
    app.processEvents()
    longest = max(longest, time.thread_time() - start)
    time.sleep(0.002)
pages = Path("/proc/self/statm").read_text().split()[1]
memory = int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6
print(json.dumps([read[0][0], painted, longest, memory, busy]))
sys.stdout.flush()
os._exit(0)
"""


def measure(report: Report) -> None:
    """Print what opening costs with 1,000 screenings, the real festival, and 10,000."""
    festivals = {
        "1,000": lambda: a_real_plan(1_000, screens=30, days=12),
        "972 of a real festival": _real,
        "10,000": lambda: a_real_plan(10_000, screens=100, days=30),
    }
    with nobodys_folders(), tempfile.TemporaryDirectory() as name:
        for words, make in festivals.items():
            festival = make()
            if festival is None:
                report.skip(f"{words} screenings", "needs ../shared/festivals/bafici2012")
                continue
            path = Path(name) / f"{words}.marquee"
            document_of(festival, path).close()
            _measure_one(report, path, words)


def _real() -> Festival | None:
    if not _BAFICI.is_dir():
        return None
    start = a_festival(screens=0, days=12, first_day="2012-04-11")
    files = [_BAFICI / name for name in ("films.csv", "screens.csv", "screenings.csv")]
    return applied(start, plan_import(start, files).as_edit(start))


def _measure_one(report: Report, path: Path, words: str) -> None:
    found: list[list[float]] = [_run(path) for _round in range(_ROUNDS)]
    read, painted, longest, memory, busy = (
        statistics.median(figures) for figures in zip(*found, strict=True)
    )
    small = words != "10,000"
    report.figure(f"{words}: read and checked in a thread", read * 1e3, "ms")
    note = f"{busy * 1e3:.0f} ms of the processor"
    budget = _FIRST_PICTURE_MS if small else None
    report.figure(f"{words}: from there to the first picture", painted * 1e3, "ms", budget, note)
    report.figure(f"{words}: longest stand after it", longest * 1e3, "ms", _STANDS_MS, "processor")
    report.figure(f"{words}: memory of the window", memory, "MB", _MEMORY_MB)


def _run(path: Path) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", _CODE, str(path)]
        done = subprocess.run(
            command, env=environment_of(Path(folder)), check=True, capture_output=True, text=True
        )
    figures: Any = json.loads(done.stdout.splitlines()[-1])
    return [float(figure) for figure in figures]
