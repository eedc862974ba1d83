"""Starting the window: fonts, colours, session, memory, and the file that was asked for."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from planner.allocator import give_memory_back
from planner.i18n import _, use_language
from planner.log import start_logging
from ui.memory import Memory
from ui.preferences import preferred, scale_qt
from ui.session import Session
from ui.theme import appearance, load_fonts
from ui.window import MainWindow
from ui.window.crash import CrashReporter


def run(path: Path | None = None, sample: bool = False) -> int:
    """Open the window, with a festival file or the sample, and stay until it is closed."""
    give_memory_back()
    memory = Memory()
    use_language(preferred(memory, "language") or None)
    scale_qt(memory)
    app = make_application(sys.argv[:1])
    window = make_window(memory)
    window.painted.connect(start_logging)
    CrashReporter(window, window.session).install()
    Tidying(window)
    if sample or path is not None:
        open_when_painted(window, path)
    window.show()
    return app.exec()


class Tidying(QObject):
    """Collects Python's garbage in the window's thread, and only between two events.

    Left to itself, Python collects in any thread and in the midst of anything; a widget in a cycle
    would then be destroyed by the storage thread, or while Qt walks through all widgets. Both
    crash.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(1000)

    def collect(self) -> None:
        """Collect what is young if there is much of it, and everything once a minute."""
        self._rounds += 1
        if self._rounds % 60 == 0:
            gc.collect()
        elif gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(1)


def open_when_painted(window: MainWindow, path: Path | None) -> None:
    """Open a festival (the sample without a path) once the window is in sight.

    The database comes only then: to import it takes as long as everything before.
    """

    def begin() -> None:
        opened = window.open_sample() if path is None else window.files.open(path)
        if not opened:
            window.welcome.refresh()

    window.welcome.show_opening(_("the sample festival") if path is None else path.stem)
    window.painted.connect(begin)


def make_application(arguments: Sequence[str] = ("marquee",)) -> QApplication:
    """The Qt application, dressed."""
    app = QApplication(list(arguments))
    app.setApplicationName("marquee")
    app.setApplicationDisplayName("Marquee")
    app.setDesktopFileName("marquee")
    app.setStyle("Fusion")
    load_fonts()
    return app


def make_window(memory: Memory) -> MainWindow:
    """The main window with a session of its own, not shown yet; it shows letters in fonts that
    were added, too.
    """
    appearance().use_fonts(memory.font_folders())
    return MainWindow(Session(), memory)
