"""Every page and every dialog of the window, by name, over one small festival: what has to hold for
all of them is tried on these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from planner.errors import FestivalDamaged, FestivalHeld, FestivalLost
from planner.model import Festival
from planner.times import Day
from tests.build import FestivalBuilder, document_of, the_screening
from ui.app import make_window
from ui.memory import Memory
from ui.registers.contents import REGISTERS
from ui.session import Session
from ui.window import MainWindow


def a_small_festival() -> Festival:
    """Two screens, two days, a section, a guest, a conflict and a hold."""
    builder = FestivalBuilder(screens=2, days=2)
    tibet = builder.section("Tibet", "TIB")
    ritoma = builder.film("Ritoma", 60, section_id=tibet.id)
    chomo = builder.film("Chomo", None)
    builder.film("Eternal Spring", 85)
    builder.shorts("Shorts", ritoma, chomo)
    builder.person("Ann Sol", ritoma)
    builder.screening("Shorts", "19:00")
    builder.screening("Eternal Spring", "19:30")
    builder.hold("12:00")
    return builder.festival


@contextmanager
def a_window(memory: Memory) -> Iterator[MainWindow]:
    """The window with that festival; whatever stands open in the end is closed with it."""
    made = make_window(memory)
    made.resize(1280, 720)
    made.show()
    made.activateWindow()
    made.session.use(document_of(a_small_festival()))
    QApplication.processEvents()
    yield made
    for widget in QApplication.topLevelWidgets():
        widget.close()
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _programme(window: MainWindow) -> None:
    window.session.select(programme_ids=(next(iter(window.session.festival.programmes)),))


def _screening(window: MainWindow) -> None:
    window.session.select((the_screening(window.session.festival, "Eternal Spring").id,))


def _hold(window: MainWindow) -> None:
    festival = window.session.festival
    window.session.select(holds=(festival.holds_on(next(iter(festival.screens)))[0].id,))


def _person(window: MainWindow) -> None:
    window.session.look_at("person", next(iter(window.session.festival.people)))


def _table(window: MainWindow) -> None:
    assert window.workspace is not None
    window.workspace.films.show_table(shown=True)


PAGES: dict[str, Callable[[MainWindow], object]] = {
    "timetable": lambda w: None,
    "film selected": _programme,
    "screening selected": _screening,
    "hold selected": _hold,
    "person looked at": _person,
    "table": _table,
    "all days": lambda w: w.show_days(0),
    "rows": lambda w: w.turn_timetable(),
    "shorts builder": lambda w: w.show_page("shorts-builder"),
    "dashboard": lambda w: w.show_page("dashboard"),
    "hours": lambda w: w.show_venues("hours"),
    "days": lambda w: w.show_venues("days"),
    "ways": lambda w: w.show_venues("ways"),
    "seats": lambda w: w.show_venues("seats"),
    **{
        register.id: lambda w, name=register.id: w.show_register(name)  # type: ignore[misc]
        for register in REGISTERS
    },
    "history": lambda w: w.toggle_history(),
    "palette": lambda w: w.find_or_do(),
    "closed": lambda w: w.close_festival(),
}
"""What brings each page of the window into sight."""


def _refused(window: MainWindow, error: Exception) -> None:
    window.session.refused.emit(Path("/nowhere/Test.marquee"), error)


def _lost(window: MainWindow) -> None:
    from ui.dialogs import LostDialog

    LostDialog(window.session, FestivalLost("Main.", None), window).open()


def _subject(name: str, session: Session) -> object:
    screen = next(iter(session.festival.screens))
    subjects: dict[str, object] = {
        "screen-hours": (screen, Day(session.day)),
        "rename-screen": screen,
        "accept": session.report.open()[0],
    }
    return subjects.get(name)


def _asks(name: str) -> Callable[[MainWindow], object]:
    return lambda w: w.session.ask(name, _subject(name, w.session))


DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    **{
        name: _asks(name)
        for name in (
            "about",
            "accept",
            "add-screen",
            "check-file",
            "earlier",
            "export",
            "manual",
            "preferences",
            "print",
            "release",
            "releases",
            "rename-screen",
            "rules",
            "screen-hours",
            "shortcuts",
        )
    },
    "new": lambda w: w.new_festival(),
    "held": lambda w: _refused(w, FestivalHeld("Main.")),
    "damaged": lambda w: _refused(w, FestivalDamaged("Main.")),
    "lost": _lost,
    "wall": lambda w: w.toggle_wall(),
}
"""What opens each dialog, and each window beside the main one."""


def opened(window: MainWindow, name: str) -> list[QWidget]:
    """The windows that come when a dialog is asked for."""
    before = set(QApplication.topLevelWidgets())
    DIALOGS[name](window)
    QApplication.processEvents()
    return [w for w in QApplication.topLevelWidgets() if w not in before and w.isVisible()]
