"""Everything by keyboard: Tab comes to every control, each says its name and shows that it has the
keyboard, and nothing keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.build import document_of
from tests.ui.shell.everything import DIALOGS, PAGES, a_small_festival, a_window, opened
from ui.app import make_window
from ui.dialogs import PrintDialog
from ui.memory import Memory
from ui.widgets import PillButton
from ui.window import MainWindow

_RING = 4
"""How far outside itself a control may show that it has the keyboard."""


@pytest.fixture
def window(memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    with a_window(memory) as made:
        yield made


def controls(top: QWidget) -> list[QWidget]:
    """What Tab should come to; of buttons of which one is chosen, that one."""
    found = []
    for widget in top.findChildren(QWidget):
        if not (widget.isVisible() and widget.isEnabled() and widget.window() is top):
            continue
        if not widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value:
            continue
        if isinstance(widget.parent(), QAbstractSpinBox | QComboBox):
            continue
        if isinstance(widget, QAbstractButton) and _is_one_of_several(widget):
            continue
        found.append(widget)
    return found


def _is_one_of_several(button: QAbstractButton) -> bool:
    group = button.group()
    exclusive = button.autoExclusive() or (group and group.exclusive())
    return exclusive and button.isCheckable() and not button.isChecked()


def name_of(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(QAccessible.Text.Name).strip() if spoken else ""


def walked(top: QWidget) -> tuple[list[QWidget], list[str]]:
    """Where Tab goes from control to control, and which of them do not show it."""
    came: list[QWidget] = []
    unmarked = []
    for _press in range(150):
        QTest.keyClick(QApplication.focusWidget() or top, Qt.Key.Key_Tab)
        QApplication.processEvents()
        now = QApplication.focusWidget()
        if now is None or now in came[:-1]:
            break
        if now in came:  # Tab goes from day to month within a date
            continue
        came.append(now)
        if not isinstance(now, QLineEdit) and _picture(now) == _picture_without_focus(now):
            unmarked.append(f"{type(now).__name__} “{name_of(now)}”")
    return came, unmarked


def _picture(widget: QWidget) -> QImage:
    top = widget.window()
    box = QRect(widget.mapTo(top, QPoint()), widget.size())
    return top.grab(box.adjusted(-_RING, -_RING, _RING, _RING)).toImage()


def _picture_without_focus(widget: QWidget) -> QImage:
    widget.clearFocus()
    image = _picture(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return image


def faults(top: QWidget) -> list[str]:
    """What cannot be walked to, has no name, or does not show the keyboard."""
    came, unmarked = walked(top)
    found = [f"no mark of the keyboard: {what}" for what in unmarked]
    for widget in controls(top):
        if widget not in came:
            found.append(f"never reached: {type(widget).__name__} “{name_of(widget)}”")
        if not name_of(widget):
            found.append(f"no name: {type(widget).__name__} in {type(widget.parent()).__name__}")
    hidden = [type(widget).__name__ for widget in came if not widget.isVisible()]
    return found + [f"hidden, and has the keyboard: {name}" for name in hidden]


def test_tab_comes_to_everything_on_each_page(window: MainWindow, qtbot: QtBot) -> None:
    wrong = {}
    assert window.workspace is not None
    window.workspace.conflicts.fold(folded=False)
    for page, show in PAGES.items():
        show(window)
        qtbot.wait(20)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        if page == "palette":  # Tab goes through its lines
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        elif found := faults(window):
            wrong[page] = found
    assert wrong == {}


def test_tab_comes_to_everything_in_each_dialog(window: MainWindow, qtbot: QtBot) -> None:
    wrong = {}
    for name in DIALOGS:
        tops = opened(window, name)
        assert tops, name
        qtbot.wait(20)
        tops[-1].activateWindow()
        if isinstance(tops[-1], PrintDialog):
            qtbot.waitUntil(tops[-1].save.isEnabled, timeout=60_000)
        if found := faults(tops[-1]):
            wrong[name] = found
        for top in reversed(tops):
            top.close()
    assert wrong == {}


def test_the_next_panel_key_goes_round(window: MainWindow, qtbot: QtBot) -> None:
    space = window.workspace
    assert space is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    space.conflicts.fold(folded=False)
    space.films.search.setFocus()
    places = []
    for _press in range(4):
        QTest.keyClick(window, Qt.Key.Key_F6)
        holder = QApplication.focusWidget()
        assert holder is not None
        assert _picture(holder) != _picture_without_focus(holder), type(holder).__name__
        places.append(
            next(
                name
                for name in ("films", "timetable", "conflicts", "inspector")
                if getattr(space, name).isAncestorOf(holder)
            )
        )
    assert places == ["timetable", "conflicts", "inspector", "films"]
    assert space.films.search.hasFocus(), "where it was last"
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert space.inspector.isAncestorOf(QApplication.focusWidget())


def test_an_icon_that_does_an_action_names_its_shortcut(window: MainWindow) -> None:
    """In the bar by the action itself; the crosses of pages by the key that does the same."""
    for page in ("dashboard", "hours", "shorts-builder"):
        window.open_page(page)
    window.show_register("people")
    window.toggle_history()
    window.refresh_actions()
    buttons = window.findChildren(PillButton)
    crosses = [b for b in buttons if "Back to the" in b.accessibleName()]
    assert len(crosses) >= 4
    assert [b.accessibleName() for b in crosses if "Esc" not in b.toolTip()] == []
    assert "Ctrl+Z" in window.top_bar.undo.toolTip()
    assert "Ctrl+P" in window.top_bar.print.toolTip()
    assert "F10" in window.top_bar.menu_button.toolTip()
    assert "Ctrl+K" in window.top_bar.command.toolTip()
    assert [b for b in buttons if not b.text() and not b.toolTip()] == []


def test_return_on_the_welcome_opens_the_festival_of_yesterday(
    memory: Memory, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "nights.marquee"
    document_of(a_small_festival(), path).close()
    memory.add_recent(path)
    window = make_window(memory)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.is_open)
    window.close()
    window.deleteLater()


def test_tab_leaves_a_page_and_never_comes_to_what_is_behind_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    space = window.workspace
    assert space is not None
    window.show_page("dashboard")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    came, _unmarked = walked(window)
    assert not any(space.timetable.isAncestorOf(widget) for widget in came)
    assert any(space.conflicts.isAncestorOf(widget) for widget in came)
    assert any(space.films.isAncestorOf(widget) for widget in came)
