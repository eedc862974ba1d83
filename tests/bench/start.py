"""From typing the command to the painted window, against a bare PySide6 window.

Whole processes, alternated, so that both meet the same disk cache and the same busy machine.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from planner.sample import make_sample
from tests.bench.report import Report, timed

_ROUNDS = 7
_BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QLabel("Hello"))
window.resize(1440, 900)
window.show()
app.processEvents()
window.grab()
sys.stdout.flush()
import os; os._exit(0)
"""
_OURS = """
import sys
from ui.__main__ import without_import_hook
without_import_hook("PySide6.QtCore")
from pathlib import Path
from ui.app import make_application, make_window
from ui.memory import Memory
app = make_application()
window = make_window(Memory())
window.show()
app.processEvents()
window.grab()
if len(sys.argv) > 1:
    assert window.files.open(Path(sys.argv[1]))
    app.processEvents()
    window.grab()
sys.stdout.flush()
import os; os._exit(0)
"""


def measure(report: Report) -> None:
    """Print the ratio of the empty window, and of the window with the sample festival in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = environment_of(folder)
        sample = make_sample(folder)
        for code in (_BARE, _OURS):
            _run(environment, code)  # compiles, which an installation has done long ago
        empty, filled, bare = [], [], []
        for _round in range(_ROUNDS):
            bare.append(timed(lambda: _run(environment, _BARE)))
            empty.append(timed(lambda: _run(environment, _OURS)))
            filled.append(timed(lambda: _run(environment, _OURS, str(sample))))
    baseline = statistics.median(bare)
    report.ratio("cold start to the painted window", statistics.median(empty), baseline, 2.0)
    report.ratio(
        "cold start with the sample festival in it",
        statistics.median(filled),
        baseline,
        note="opened, checked, painted",
    )


def environment_of(folder: Path) -> dict[str, str]:
    """The environment of a window that knows nobody and may keep its bytecode."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(folder),
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def _run(environment: dict[str, str], code: str, *arguments: str) -> None:
    command = [sys.executable, "-c", code, *arguments]
    subprocess.run(command, env=environment, check=True, capture_output=True)
