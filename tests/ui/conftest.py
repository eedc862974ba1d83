"""What holds for every test of the window: dressed like the real one, no dialog that blocks, and
nothing left standing.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QMessageBox

from planner.model import Festival
from tests.build import document_of
from tests.ui.leavings import settled, threads, timers, workers
from ui.memory import Memory
from ui.session import Session
from ui.theme import load_fonts, use_contrast, use_scheme

Messages = list[tuple[str, str]]


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with Marquee's fonts, in Fusion."""
    qapp.setStyle("Fusion")
    load_fonts()
    return qapp


@pytest.fixture(scope="session", autouse=True)
def tidy() -> Iterator[None]:
    """Python's garbage is collected between tests only, as ``ui.app.Tidying`` does it in the
    window: a widget must not die in another thread, nor while Qt walks through all of them.
    """
    gc.disable()
    gc.freeze()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.fixture(autouse=True)
def light(dressed: QApplication) -> None:
    """Every test begins in light colours."""
    use_contrast("system")
    use_scheme("light")


@pytest.fixture(autouse=True)
def nothing_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog, menu or drag with a loop of its own would wait for ever; here it fails."""

    def refuse(*_arguments: object) -> None:
        pytest.fail("something modal was run; open() it instead")

    for blocking in (QDialog, QMessageBox, QFileDialog, QMenu, QDrag):
        monkeypatch.setattr(blocking, "exec", refuse)


_TICKING: list[set[str]] = []
"""The timers that ticked after the test before: looking through all objects takes its time."""


@pytest.fixture(autouse=True)
def nothing_left(dressed: QApplication) -> Iterator[None]:
    """Fail a test that leaves a window standing, a timer ticking, or a worker or thread at work."""
    before = workers() | threads()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dressed.processEvents()
    left = [widget for widget in dressed.topLevelWidgets() if widget.isVisible()]
    gc.collect()
    names = [type(widget).__name__ for widget in left]
    for widget in left:
        widget.close()
        widget.deleteLater()
    assert names == []
    assert settled(lambda: workers() | threads(), before) == set()
    now = timers()
    ticking, _TICKING[:] = now.difference(*_TICKING), [now]
    assert ticking == set()


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """A memory of nothing yet."""
    return Memory(tmp_path / "window.ini")


@pytest.fixture
def session_of(dressed: QApplication) -> Iterator[Callable[[Festival], Session]]:
    """Makes a session with a festival open in it, without a file; closed after the test."""
    made: list[Session] = []

    def make(festival: Festival) -> Session:
        session = Session()
        session.use(document_of(festival))
        made.append(session)
        return session

    yield make
    for session in made:
        session.close()


@pytest.fixture
def heard() -> Callable[[Session], Messages]:
    """Collects the messages of a session from now on."""

    def listen(session: Session) -> Messages:
        messages: Messages = []
        session.message.connect(lambda text, severity: messages.append((text, severity)))
        return messages

    return listen
