"""Work that takes longer than a frame: in a process of its own, with a way to stop it.

A thread would starve the window, for Python runs one at a time. The worker is a spawned process
that stays for the next task, warm; it gets a snapshot and returns a value, and locks are needed
nowhere. Cancelling kills it, and the next task starts another.
"""

from __future__ import annotations

import logging
import multiprocessing
import threading
from collections.abc import Callable
from functools import lru_cache
from multiprocessing.context import SpawnProcess
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget
from shiboken6 import isValid

from planner.i18n import _
from planner.log import log_file
from planner.progress import Progress
from ui.worker import Parcel, serve

_log = logging.getLogger(__name__)
_PATIENCE_MS = 500


class _Worker:
    """The process and its end of the pipe."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, far = context.Pipe()
        self.process: SpawnProcess = context.Process(target=serve, args=(far,), daemon=True)
        self.process.start()
        far.close()
        _stop_with_application()

    def stop(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


_idle: list[_Worker] = []


def stop_workers() -> None:
    """End the processes that wait for work; called when the application quits."""
    while _idle:
        _idle.pop().stop()


@lru_cache(1)
def _stop_with_application() -> None:
    app = QCoreApplication.instance()
    if app is not None:
        app.aboutToQuit.connect(stop_workers)


class Task(QObject):
    """One call on its way. Exactly one of the three callbacks is called, in the window's thread;
    none when the widget that asked is gone by then.
    """

    _answered = Signal(str, object)
    _progressed = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        done: Callable[[Any], object],
        failed: Callable[[str], object],
        cancelled: Callable[[], object],
        quiet: bool,
        desk: Desk | None,
        progressed: Callable[[Progress], object],
    ) -> None:
        super().__init__()
        self._heard = progressed
        self._desk = desk
        self._parent = parent
        self._title, self._done, self._failed, self._gone = title, done, failed, cancelled
        self._worker = _found_worker(desk)
        self._cancelled = self._has_answer = False
        self._guard = threading.Lock()  # a worker that has answered may be at another's work
        self._quiet = quiet
        self._progress: QProgressDialog | None = None
        # Qt's own delay would show the progress even of a task that is done by then.
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._show_progress)
        self._answered.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        parent.destroyed.connect(self.cancel)
        _running.add(self)

    def start(self, function: Callable[..., Any], args: tuple[Any, ...]) -> None:
        """Send the call to the worker."""
        if not self._quiet:
            self._patience.start(_PATIENCE_MS)
        self._thread = threading.Thread(target=self._talk, args=(function, args), daemon=True)
        self._thread.start()

    def _show_progress(self) -> None:
        self._progress = _progress(self._parent, self._title)
        self._progress.canceled.connect(self.cancel)
        self._progress.show()

    def _pass_on(self, progress: Progress) -> None:
        if not isValid(self._parent) or self._cancelled:
            return
        if self._progress is not None and progress.whole:
            self._progress.setRange(0, progress.whole)
            self._progress.setValue(progress.done)
        self._heard(progress)

    def cancel(self) -> None:
        """Stop it."""
        with self._guard:
            self._cancelled = True
            if not self._has_answer:
                self._worker.process.kill()

    def _talk(self, function: Callable[..., Any], args: tuple[Any, ...]) -> None:
        """Send and receive; in a thread, for large snapshots block the pipe for a while."""
        try:
            self._worker.pipe.send((function, args))
            how, what = self._worker.pipe.recv()
            while how == "progress":
                self._progressed.emit(what)
                how, what = self._worker.pipe.recv()
            if isinstance(what, Parcel) and not self._cancelled:
                what = what.open()
        except (EOFError, OSError):
            how, what = "cancelled" if self._cancelled else "broken", "the worker ended early"
            self._worker.stop()
        else:
            with self._guard:
                self._has_answer = not self._cancelled
            if self._has_answer:
                _put_back(self._worker, self._desk)
            else:  # it was killed all the same
                self._worker.stop()
        self._answered.emit(how, what)

    def _finish(self, how: str, what: Any) -> None:
        self._thread.join()  # it has answered; and this must not die with its last reference
        _running.discard(self)
        self._patience.stop()
        if not isValid(self._parent):
            return
        self._parent.destroyed.disconnect(self.cancel)
        if self._progress is not None:
            self._progress.canceled.disconnect(self.cancel)
            self._progress.close()
            self._progress.deleteLater()
        if self._cancelled or how == "cancelled":
            self._gone()
        elif how == "done":
            self._done(what)
        elif how == "failed":
            self._failed(what)
        else:
            _log.error("%s: %s", self._title, what)
            self._failed(
                _("{title} could not be finished; {path} says more.").format(
                    title=self._title, path=log_file()
                )
            )


_running: set[Task] = set()


class Desk:
    """A worker of one's own, which remembers from task to task; one task at a time. Whoever takes
    a desk closes it; its worker then serves others.
    """

    def __init__(self) -> None:
        self.workers: list[_Worker] = []
        self.is_closed = False

    def close(self) -> None:
        """Give the worker back, at once or when it has answered."""
        self.is_closed = True
        _idle.extend(self.workers)
        self.workers.clear()


def _found_worker(desk: Desk | None) -> _Worker:
    for place in (desk.workers if desk else [], _idle):
        if place:
            return place.pop()
    return _Worker()


def _put_back(worker: _Worker, desk: Desk | None) -> None:
    (_idle if desk is None or desk.is_closed else desk.workers).append(worker)


def run_task(
    parent: QWidget,
    title: str,
    function: Callable[..., Any],
    *args: Any,
    done: Callable[[Any], object],
    failed: Callable[[str], object],
    cancelled: Callable[[], object] = lambda: None,
    quiet: bool = False,
    desk: Desk | None = None,
    progressed: Callable[[Progress], object] = lambda _progress: None,
) -> Task:
    """Call a module-level function with picklable arguments in the worker.

    Exactly one of ``done(value)``, ``failed(sentence)`` and ``cancelled()`` is called afterwards,
    in the window's thread. After half a second a progress window with Cancel shows, unless the
    caller shows by itself that it waits (``quiet``). At a ``desk`` the same worker is called each
    time, as long as it lives. A ``Parcel`` arrives as what is in it. ``progressed`` hears how far
    the work has come, where it says so; the progress window shows it by itself.
    """
    task = Task(parent, title, done, failed, cancelled, quiet, desk, progressed)
    task.start(function, args)
    return task


def _progress(parent: QWidget, title: str) -> QProgressDialog:
    progress = QProgressDialog(title, _("Cancel"), 0, 0, parent)
    progress.setWindowModality(Qt.WindowModality.WindowModal)
    progress.setWindowTitle(title)
    progress.setAutoClose(False)
    progress.setMinimumDuration(2**31 - 1)
    progress.setMinimumWidth(340)
    progress.reset()
    return progress
