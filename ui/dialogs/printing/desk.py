"""The print dialog's desk at the worker: what is wanted of it, one thing after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.model import Festival
from planner.pdf.pictures import Stills
from planner.pdf.preview import Part
from ui.dialogs.printing import far
from ui.dialogs.printing.far import Drawn, Sheets, Written
from ui.session import Session
from ui.tasks import Desk, Task, run_task

_PATIENCE_S = 2.0
"""A print that nobody wants any more may go on for so long: ending it costs the worker's warmth."""

_tokens = count(1)
"""No two dialogs use the same: workers serve one after the other, and remember."""


@dataclass
class _Wish:
    """Something for the worker; of each sort only the last one counts."""

    sort: str
    function: Callable[..., Any]
    args: tuple[Any, ...]
    done: Callable[[Any], object]
    failed: Callable[[str], object]
    again: Callable[[], object]
    """Called where the worker is another one and knows nothing."""


class PrintDesk(QObject):
    """Prints, draws and saves in the worker, which keeps festival and print between the calls.

    ``progressed(Progress)`` says how far a print is, ``stopped()`` that it was ended by ``stop``.
    """

    progressed = Signal(object)
    stopped = Signal()

    def __init__(self, session: Session, widget: QWidget) -> None:
        super().__init__(widget)
        self._session, self._widget = session, widget
        self._desk = Desk()
        self._task: Task | None = None
        self._wish: _Wish | None = None
        self._begun = 0.0
        self._outlived: Task | None = None
        """The print that goes on although another one is wanted."""
        self._late = QTimer(self, singleShot=True)
        self._late.timeout.connect(self._end_late)
        self._waiting: list[_Wish] = []
        self._festival: Festival | None = None
        self._festival_token = 0
        self._sent = False
        self._halted = False

    @property
    def is_busy(self) -> bool:
        """Whether the worker is at work on a print."""
        return self._wish is not None and self._wish.sort == "print"

    # -- what can be wanted -------------------------------------------------------------------

    def print(
        self,
        document_id: str,
        options: Mapping[str, object],
        stills: Stills,
        done: Callable[[Sheets], object],
        failed: Callable[[str], object],
    ) -> None:
        """Print a document; whatever was wanted before is wanted no more."""
        self._waiting.clear()
        token, festival_token = next(_tokens), self._known_festival()

        def want(*, sending: bool) -> None:
            given = self._festival if sending or not self._sent else None
            self._sent = True
            args = (festival_token, given, token, document_id, dict(options), stills)
            self._want(_Wish("print", far.printed, args, done, failed, lambda: want(sending=True)))

        want(sending=False)
        if self.is_busy and self._task is not None:
            rest = max(0.0, _PATIENCE_S - (time.monotonic() - self._begun))
            self._outlived = self._task
            self._late.start(round(rest * 1000))

    def draw(
        self,
        sheets: Sheets,
        page: int,
        part: Part,
        done: Callable[[Drawn], object],
        failed: Callable[[str], object],
        again: Callable[[], object],
        sort: str = "draw",
    ) -> None:
        """Draw a part of a page."""
        args = (sheets.token, page, part)
        self._want(_Wish(sort, far.drawn, args, done, failed, again))

    def save(
        self,
        sheets: Sheets,
        path: Path,
        done: Callable[[Path], object],
        failed: Callable[[str], object],
        again: Callable[[], object],
    ) -> None:
        """Write the print to a file."""
        self._want(_Wish("save", far.saved, (sheets.token, path), done, failed, again))

    def print_all(
        self,
        wanted: Mapping[str, Mapping[str, object]],
        folder: Path,
        stills: Stills,
        done: Callable[[Written], object],
        failed: Callable[[str], object],
    ) -> None:
        """Print several documents into a folder."""
        token = self._known_festival()
        args = (token, self._festival, wanted, folder, stills)
        self._sent = True
        self._want(_Wish("all", far.printed_all, args, done, failed, lambda: failed(_lost())))

    def stop(self) -> None:
        """End what the worker does, at once; nothing else is wanted."""
        self._waiting.clear()
        if self._task is not None:
            self._halted = True
            self._task.cancel()

    def close(self) -> None:
        """End everything and give the worker back, without festival and print."""
        self._waiting.clear()
        self._desk.close()
        window = self._widget.parentWidget()
        if self._task is not None:
            self._task.cancel()
        elif self._sent and window is not None:
            run_task(
                window,
                _("Printing"),
                far.forget,
                done=lambda _none: None,
                failed=lambda _sentence: None,
                quiet=True,
            )

    # -- one after the other ------------------------------------------------------------------

    def _known_festival(self) -> int:
        if self._festival is not self._session.festival:
            self._festival = self._session.festival
            self._festival_token = next(_tokens)
            self._sent = False
        return self._festival_token

    def _want(self, wish: _Wish) -> None:
        self._waiting = [one for one in self._waiting if one.sort != wish.sort]
        self._waiting.append(wish)
        self._go_on()

    def _go_on(self) -> None:
        if self._task is not None or not self._waiting:
            return
        wish = self._wish = self._waiting.pop(0)
        self._begun = time.monotonic()
        self._task = run_task(
            self._widget,
            _("Printing"),
            wish.function,
            *wish.args,
            done=lambda value: self._answer(wish, value),
            failed=lambda sentence: self._fail(wish, sentence),
            cancelled=self._cancelled,
            quiet=True,
            desk=self._desk,
            progressed=self.progressed.emit,
        )

    def _answer(self, wish: _Wish, value: Any) -> None:
        self._task = self._wish = None
        stale = any(one.sort == wish.sort for one in self._waiting)
        if value is None and not stale:
            wish.again()
        elif not stale:
            wish.done(value)
        self._go_on()

    def _fail(self, wish: _Wish, sentence: str) -> None:
        self._task = self._wish = None
        if not any(one.sort == wish.sort for one in self._waiting):
            wish.failed(sentence)
        self._go_on()

    def _cancelled(self) -> None:
        self._task = self._wish = None
        self._sent = False
        halted, self._halted = self._halted, False
        if halted and not self._waiting:
            self.stopped.emit()
        self._go_on()

    def _end_late(self) -> None:
        """End a print that takes long although another one is wanted by now."""
        task, self._outlived = self._outlived, None
        if (
            task is not None
            and self._task is task
            and any(one.sort == "print" for one in self._waiting)
        ):
            task.cancel()


def _lost() -> str:
    return _("The documents could not be printed; try again.")
