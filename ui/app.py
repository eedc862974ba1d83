"""Starting the window: fonts, colours, session, memory, and the file that was asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from planner.i18n import _, use_language
from planner.log import start_logging
from ui.memory import Memory
from ui.session import Session
from ui.theme import load_fonts
from ui.window import MainWindow
from ui.window.crash import CrashReporter


def run(path: Path | None = None, sample: bool = False) -> int:
    """Open the window, with a festival file or the sample, and stay until it is closed."""
    start_logging()
    use_language()
    app = make_application(sys.argv[:1])
    window = make_window(Memory())
    CrashReporter(window, window.session).install()
    if sample or path is not None:
        open_when_painted(window, path)
    window.show()
    return app.exec()


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
    """The main window with a session of its own, not shown yet."""
    return MainWindow(Session(), memory)
