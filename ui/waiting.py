"""Waiting for a disk or for another program: in a thread, so that the window stays alive.

What computes belongs into ``ui.tasks``, whose process does not take the window's turn; a thread
that waits takes none.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget
from shiboken6 import isValid

from planner.errors import UserError
from planner.i18n import _
from planner.log import log_file

_log = logging.getLogger(__name__)
_PATIENCE_S, _GLANCE_S = 0.5, 0.02

T = TypeVar("T")
_threads = ThreadPoolExecutor(4, thread_name_prefix="waiting")


def patiently(parent: QWidget, title: str, work: Callable[[], T]) -> T:
    """What ``work`` returns or raises. Over half a second a progress shows over ``parent``, and
    the window goes on painting; nothing can be done in it meanwhile.
    """
    answer = _threads.submit(work)
    wait([answer], _PATIENCE_S)
    if not answer.done():
        _show_while(answer, parent, title)
    return answer.result()


def _show_while(answer: Future[T], parent: QWidget, title: str) -> None:
    progress = QProgressDialog(title, "", 0, 0, parent)
    progress.setCancelButton(None)
    progress.setWindowTitle(title)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setMinimumWidth(340)
    progress.show()
    while not answer.done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        wait([answer], _GLANCE_S)
    progress.close()
    progress.deleteLater()


class _Call(QObject):
    """One call on its way. ``done`` or ``failed`` is called in the window's thread, unless the
    object that asked is gone by then.
    """

    _answered = Signal(object)

    def __init__(
        self, parent: QObject, done: Callable[[Any], object], failed: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._parent, self._done, self._failed = parent, done, failed
        self._answered.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        _running.add(self)

    def start(self, work: Callable[[], Any]) -> None:
        """Begin."""
        _threads.submit(work).add_done_callback(self._answered.emit)

    def _finish(self, answer: Future[Any]) -> None:
        _running.discard(self)
        if not isValid(self._parent):
            return
        error = answer.exception()
        if error is None:
            self._done(answer.result())
        elif isinstance(error, UserError):
            self._failed(str(error))
        else:
            _log.error("waiting failed", exc_info=error)
            self._failed(_("This could not be finished; {path} says more.").format(path=log_file()))


_running: set[_Call] = set()


def call_later(
    parent: QObject,
    work: Callable[[], T],
    done: Callable[[T], object],
    failed: Callable[[str], object],
) -> None:
    """Call ``work`` in a thread, then ``done`` with its value or ``failed`` with a sentence."""
    _Call(parent, done, failed).start(work)
