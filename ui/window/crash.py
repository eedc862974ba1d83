"""What happens when something breaks that nobody expected: it is written down and said plainly."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from planner.i18n import _
from planner.log import log_file
from ui.session import Session

_log = logging.getLogger(__name__)


class CrashReporter(QObject):
    """Stands in for Python's excepthooks; shows one dialog at a time, in the window's thread."""

    _broke = Signal(str)

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self.dialog: QMessageBox | None = None
        self._broke.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hear of every exception from now on, those of threads included."""
        sys.excepthook = self.report
        threading.excepthook = lambda args: self.report(
            args.exc_type, args.exc_value, args.exc_traceback
        )

    def report(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write it into the log with the last edits, and tell the user."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        _log.error("%s\nThe last edits:\n%s", details, "\n".join(self._session.last_edits))
        self._broke.emit(details)

    def _show(self, details: str) -> None:
        if self.dialog is not None:
            return
        self.dialog = box = QMessageBox(self._window)
        box.setWindowTitle(_("Marquee made a mistake"))
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("Something went wrong inside Marquee. Your festival file is safe."))
        box.setInformativeText(
            _("You can go on working. What happened is in {path}; please send it to us.").format(
                path=log_file()
            )
        )
        edits = "\n".join(self._session.last_edits) or "–"
        heading = _("The last edits:")
        box.setDetailedText(f"{details}\n{heading}\n{edits}")
        box.finished.connect(self._shut)
        box.open()

    def _shut(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
