"""Keys that a widget wants for itself although the window has an action for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

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
