"""The window while a catalogue of 600 pages is printed beside it: how late its event loop is."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from tests.bench.pdf import films_with_texts
from tests.bench.report import Report, percentile
from tests.build import document_of
from tests.harness.harness import nobodys_folders
from ui.app import Tidying
from ui.dialogs.printing.dialog import PrintDialog
from ui.session import Session
from ui.tasks import stop_workers
from ui.theme import load_fonts

_FILMS = 1220
_EVERY_MS = 2
_FRAME_MS = 16
_AT_MOST_S = 300


def measure(report: Report) -> None:
    """Print how late a timer of 2 ms is, and how long a print goes on that is stopped."""
    with nobodys_folders():
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        load_fonts()
        tidying = Tidying(app)
        _measure(report, app)
        stop_workers()
        tidying.deleteLater()


def _measure(report: Report, app: QApplication) -> None:
    session = Session()
    session.use(document_of(films_with_texts(_FILMS)))
    dialog = PrintDialog(session)
    _until(dialog.drawn, dialog.show)

    def choose() -> None:
        dialog.list.choose("catalogue")

    late = _lateness(lambda: _until(dialog.drawn, choose))
    assert dialog.sheets is not None
    pages = len(dialog.sheets.sizes)
    note = f"{pages} pages, {len(late)} rounds of the loop"
    report.figure("event loop while they are printed, p99", percentile(late, 0.99), "ms", 16, note)
    report.figure("the same, at most", max(late), "ms")
    turning = _lateness(lambda: _turn_pages(dialog, 60))
    report.figure("event loop while 60 pages are turned, p99", percentile(turning, 0.99), "ms", 16)

    again = dialog.form.fields[0].editor
    again.setCurrentIndex(again.currentIndex() + 1)  # type: ignore[attr-defined]
    _spin(1500)
    assert dialog.desk.is_busy
    task = dialog.desk._task
    assert task is not None
    begin = time.perf_counter()
    _until(dialog.drawn, dialog.desk.stop)
    took = (time.perf_counter() - begin) * 1e3
    left = task._worker.process.exitcode is None
    note = "its process is still there" if left else "its process is gone"
    report.figure("from Stop to the end of the print", took, "ms", 500, note)
    dialog.close()
    session.close()
    app.processEvents()


def _until(signal: object, begin: Callable[[], object]) -> None:
    """Let the window live until the signal comes."""
    loop = QEventLoop()
    signal.connect(loop.quit)  # type: ignore[attr-defined]
    QTimer.singleShot(_AT_MOST_S * 1000, loop.quit)
    QTimer.singleShot(0, begin)
    loop.exec()
    signal.disconnect(loop.quit)  # type: ignore[attr-defined]


def _spin(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _turn_pages(dialog: PrintDialog, pages: int) -> None:
    for _page in range(pages):
        dialog.view.turn(1)
        _spin(30)


def _lateness(during: Callable[[], object]) -> list[float]:
    """Milliseconds between two rounds of the event loop, while something goes on."""
    clock, found = QElapsedTimer(), []

    def tick() -> None:
        found.append(clock.nsecsElapsed() / 1e6)
        clock.restart()

    timer = QTimer()
    timer.setInterval(_EVERY_MS)
    timer.timeout.connect(tick)
    clock.start()
    timer.start()
    during()
    timer.stop()
    return found
