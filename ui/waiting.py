"""Waiting for a disk or for another program: in a thread, so that the window stays alive.

What computes belongs into ``ui.tasks``, whose process does not take the window's turn; a thread
that waits takes none.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import lru_cache, partial
from itertools import count
from typing import Any, NamedTuple, TypeVar

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


def in_background(work: Callable[[], T]) -> Future[T]:
    """Begin a call in a thread; the future has its value."""
    return _threads.submit(work)


class Abandoned(Exception):  # noqa: N818 - nothing went wrong
    """Somebody no longer wanted to wait."""


def patiently(
    parent: QWidget,
    title: str,
    work: Callable[[], T],
    give_back: Callable[[T], object] | None = None,
) -> T:
    """What ``work`` returns or raises. Over half a second a progress shows over ``parent``, and
    the window goes on painting; nothing can be done in it meanwhile.

    With ``give_back`` it can be cancelled: that raises Abandoned, and what comes in the end is
    given back, in the thread. What must not be left half done, as saving, has no such way out.
    """
    answer = _threads.submit(work)
    wait([answer], _PATIENCE_S)
    if not answer.done() and not _seen_through(answer, parent, title, give_back is not None):
        assert give_back is not None
        answer.add_done_callback(partial(_take_back, give_back))
        raise Abandoned
    return answer.result()


def _take_back(give_back: Callable[[T], object], answer: Future[T]) -> None:
    if answer.exception() is None:
        give_back(answer.result())


def _seen_through(answer: Future[T], parent: QWidget, title: str, may_cancel: bool) -> bool:
    """Show a progress until there is an answer; False when it was cancelled before."""
    progress = QProgressDialog(title, _("Cancel"), 0, 0, parent)
    events = QEventLoop.ProcessEventsFlag.AllEvents
    if not may_cancel:
        progress.setCancelButton(None)
        events = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
    progress.setWindowTitle(title)
    progress.setWindowModality(Qt.WindowModality.ApplicationModal)
    progress.setMinimumWidth(340)
    progress.show()
    while not answer.done() and not (may_cancel and progress.wasCanceled()):
        QApplication.processEvents(events)
        wait([answer], _GLANCE_S)
    progress.close()
    progress.deleteLater()
    return answer.done()


class _Ask(NamedTuple):
    """Who waits for an answer, and for what it is wanted."""

    parent: QObject
    done: Callable[[Any], object]
    failed: Callable[[str], object]
    gone: Callable[[Any], object]


class _Post(QObject):
    """Brings answers to the window's thread. Threads know a call by its number alone: nothing of
    Qt must die with their last reference to it.
    """

    _answered = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self._asked: dict[int, _Ask] = {}
        self._numbers = count()
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def send(self, ask: _Ask, work: Callable[[], Any]) -> None:
        """Begin a call."""
        number = next(self._numbers)
        self._asked[number] = ask
        _threads.submit(work).add_done_callback(partial(self._answered.emit, number))

    def _deliver(self, number: int, answer: Future[Any]) -> None:
        ask, error = self._asked.pop(number), answer.exception()
        if not isValid(ask.parent):
            if error is None:
                ask.gone(answer.result())
        elif error is None:
            ask.done(answer.result())
        elif isinstance(error, UserError):
            ask.failed(str(error))
        else:
            _log.error("waiting failed", exc_info=error)
            ask.failed(_("This could not be finished; {path} says more.").format(path=log_file()))


@lru_cache(1)
def _post() -> _Post:
    return _Post()


def call_later(
    parent: QObject,
    work: Callable[[], T],
    done: Callable[[T], object],
    failed: Callable[[str], object],
    gone: Callable[[T], object] = lambda _value: None,
) -> None:
    """Call ``work`` in a thread, then ``done`` with its value or ``failed`` with a sentence, in the
    window's thread; when the object that asked is gone by then, only ``gone`` with the value.

    ``work`` must hold nothing of Qt.
    """
    _post().send(_Ask(parent, done, failed, gone), work)
