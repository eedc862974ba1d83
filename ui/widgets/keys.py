"""Keys that a widget wants for itself although the window has an action for them, and who gets
the keyboard when a panel is given it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

DELETES = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
RETURNS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


def claim(event: QEvent, keys: frozenset[Qt.Key]) -> bool:
    """Whether Qt asks, before any shortcut, who wants one of these keys; it then goes to whoever
    asks this, from ``event``.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if Qt.Key(event.key()) not in keys:
        return False
    event.accept()
    return True


def pass_on_focus(panel: QWidget, heir: Callable[[], QWidget | None]) -> None:
    """Let the keyboard go on to a widget of the panel whenever the panel itself is given it.

    A focus proxy would do that too; but Qt's Tab then goes to the proxy wherever it meets the
    panel, even a hidden one, and never to what comes before the proxy.
    """
    _PassingOn(panel, heir)


class _PassingOn(QObject):
    def __init__(self, panel: QWidget, heir: Callable[[], QWidget | None]) -> None:
        super().__init__(panel)
        self._heir = heir
        panel.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            heir = self._heir()
            if heir is not None:
                heir.setFocus(event.reason())
        return False
