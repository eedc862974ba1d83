"""The real window with a hand on the mouse that edits and then drags until somebody ends it.

    python -m tests.harness.window FILE NUMBER [--unsaved]

Says on standard output what the window shows, one line each: ``open``, ``did`` and ``saved`` with
the fingerprint of the festival, and ``dragging`` once a block is in the hand.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QObject, QPoint, QRect

from tests.harness.editing import fingerprint
from tests.robot import Robot
from ui.app import Tidying, make_application, make_window, open_when_painted
from ui.memory import Memory
from ui.session import Session
from ui.timetable import TimetablePanel
from ui.timetable.canvas import Canvas

_EDITS = (1, 4)
_EDGE = 60
_SOON = 2.0
_LONGEST_LIFE = 120


class News(QObject):
    """Says what the window says: every change, and that everything is saved."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._is_open = False
        session.changed.connect(self._on_changed)
        session.saving.connect(self._on_saving)

    def _on_changed(self) -> None:
        if self._session.is_open:
            self._say("did" if self._is_open else "open")
            self._is_open = True

    def _on_saving(self, saved: bool) -> None:
        document = self._session.document
        if saved and document is not None and document.saved:
            self._say("saved")

    def _say(self, what: str) -> None:
        say(f"{what} {fingerprint(self._session.festival)}")


def say(line: str) -> None:
    """Tell whoever watches."""
    os.write(1, f"{line}\n".encode())


class Editor(Robot):
    """Moves blocks about, as quickly as a hand can."""

    def edits(self, chance: random.Random) -> NoReturn:
        """Some edits, and then a drag that never ends."""
        self.eventually(lambda: self.window.session.is_open, "the festival opens")
        self.is_in_front()
        for _edit in range(chance.randint(*_EDITS)):
            self._one_edit(chance)
        self._drags_for_ever(chance)

    def carries(self, start: QPoint, end: QPoint) -> None:
        """Quicker than a story needs it, so that an edit may still be on its way to the disk."""
        words: list[object] = []
        for step in range(1, 6):
            at = start + (end - start) * step / 5
            words += ["mousemove", at.x(), at.y(), "sleep", 0.01]
        self.do(*words)

    def _one_edit(self, chance: random.Random) -> None:
        kind = chance.choice(("move", "move", "undo", "remove"))
        if kind == "undo":
            self.presses("ctrl+z")
        elif kind == "remove" and self.ask(lambda: len(self._canvas().list.blocks)) > 4:
            self.click_at(self._some_block(chance))
            self.presses("Delete")
        else:
            self.drag_at(self._some_block(chance), self._some_place(chance))

    def _drags_for_ever(self, chance: random.Random) -> NoReturn:
        while True:
            start, end = self._some_block(chance), self._some_place(chance)
            self.takes(start)
            self.carries(start, end)
            if self._holds_a_block():
                break
            self.do("mouseup", 1)  # the edit before was painted late: it was no longer there
        say("dragging")
        while True:
            start, end = end, start
            self.carries(start, end)

    def _holds_a_block(self) -> bool:
        """Whether the window has one in the hand, or soon has."""
        end = time.monotonic() + _SOON
        while not (held := self.ask(lambda: self._canvas().dropping.hand is not None)):
            if time.monotonic() > end:
                break
            time.sleep(0.02)
        return held

    def _canvas(self) -> Canvas:
        return self.window.findChild(TimetablePanel).canvas

    def _some_block(self, chance: random.Random) -> QPoint:
        """The middle of a block in sight; where there is none, the view goes to the first one."""

        def find() -> list[QPoint]:
            canvas = self._canvas()
            rows = [canvas.list.index(row) for row in range(len(canvas.list.blocks))]
            middles = [canvas.visualRect(row).center() for row in rows]
            view = canvas.viewport().rect()
            found = [middle for middle in middles if view.contains(middle)]
            if not found and middles:
                bar = canvas.verticalScrollBar()
                bar.setValue(bar.value() + middles[0].y() - view.center().y())
            return [canvas.viewport().mapToGlobal(middle) for middle in found]

        return chance.choice(self.eventually(find, "a block in sight"))

    def _some_place(self, chance: random.Random) -> QPoint:
        """Any place of the timetable in sight."""

        def find() -> QPoint | None:
            canvas = self._canvas()
            inside = _inside(canvas)
            x, y = chance.randrange(inside.width()), chance.randrange(inside.height())
            at = inside.topLeft() + QPoint(x, y)
            content = canvas.content(at)
            on_a_screen = canvas.grid.place(content.x(), content.y())[0] is not None
            return canvas.viewport().mapToGlobal(at) if on_a_screen else None

        return self.eventually(find, "a screen in sight")


def _inside(canvas: Canvas) -> QRect:
    """What is in sight and not so near to an edge that the view would move under the hand."""
    return canvas.viewport().rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)


def write_nothing(*_what: object) -> None:
    """What a program would do that calls saved what it has not committed."""


def main(path: Path, number: str, *, unsaved: bool) -> int:
    """Open the window on the file and begin."""
    if unsaved:
        from planner.store import opened

        opened.write = write_nothing  # type: ignore[assignment]
    signal.alarm(_LONGEST_LIFE)
    app = make_application()
    window = make_window(Memory())
    Tidying(window)
    news = News(window.session)
    editor = Editor(window, path.parent)

    def tell() -> None:
        try:
            editor.edits(random.Random(number))
        except BaseException:  # noqa: BLE001 - the watcher must learn of whatever it was
            traceback.print_exc()
            os._exit(3)

    open_when_painted(window, path)
    # A lambda, because Qt's connection would not keep the thread that a method of it belongs to.
    window.painted.connect(lambda: threading.Thread(target=tell, daemon=True).start())
    window.resize(1440, 860)
    window.show()
    code = app.exec()
    news.deleteLater()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], unsaved="--unsaved" in sys.argv))
