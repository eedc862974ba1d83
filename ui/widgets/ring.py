"""The ring round a list, a table or a text to which the keyboard came by Tab.

Buttons and fields show by their border that they have the keyboard, and a list by the line that is
current. But nothing may be current yet, and then nobody would see where the keyboard is.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

from ui.theme import theme
from ui.widgets.basics import Painted

_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}


class Ring(Painted):
    """Shown over ``view`` from when Tab, a shortcut or the next-panel key brings the keyboard until
    it leaves or the mouse is used.
    """

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(parent=view)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view = view
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come, follow the size, and go."""
        if isinstance(event, QFocusEvent) and watched is self._view:
            self._sit(event.gotFocus() and event.reason() in _BY_KEY)
        elif event.type() == QEvent.Type.Resize and watched is self._view:
            self.setGeometry(self._view.rect())
        elif event.type() == QEvent.Type.MouseButtonPress:
            self.hide()
        return False

    def _sit(self, shown: bool) -> None:
        self.setGeometry(self._view.rect())
        self.setVisible(shown)
        self.raise_()

    def paint(self, painter: QPainter) -> None:
        """The ring."""
        painter.setPen(QPen(theme().accent, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)


def ring(*views: QAbstractScrollArea) -> None:
    """Let these show when they have the keyboard."""
    for view in views:
        Ring(view)


def ring_within(top: QWidget) -> None:
    """Let every list, table and text inside show when it has the keyboard. An area that only
    scrolls what can itself be walked to needs no stop of its own.
    """
    for view in top.findChildren(QAbstractScrollArea):
        if isinstance(view, QScrollArea) and _walkable(view):
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        elif view.focusPolicy() != Qt.FocusPolicy.NoFocus and not view.findChildren(Ring):
            Ring(view)


def _walkable(area: QScrollArea) -> bool:
    inside = area.widget()
    return inside is not None and any(
        widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        for widget in inside.findChildren(QWidget)
    )
