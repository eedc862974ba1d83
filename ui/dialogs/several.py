"""Choosing several of what there is: days, screens, sections. Nothing chosen means all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from planner.i18n import _
from ui.theme import BODY, font, theme
from ui.widgets import PillButton

_MOST_ROWS = 14
_SHOWN = 2
"""Names on the button; more are counted."""

Choices = Sequence[tuple[str, str]]


class SeveralButton(PillButton):
    """A button that says what is chosen; it opens the list with a box to tick for each."""

    changed = Signal()

    def __init__(self, name: str, choices: Choices) -> None:
        super().__init__(" ", "down", "field", elided=True)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self.setFont(font(BODY))
        self._name, self.choices = name, choices
        self._chosen: tuple[str, ...] = ()
        self.setAutoDefault(False)
        self.setEnabled(bool(choices))
        self.clicked.connect(lambda _on=False: self.open_list())
        self._say()

    @property
    def value(self) -> tuple[str, ...]:
        """What is chosen; empty for all."""
        return self._chosen

    def choose(self, values: Iterable[str]) -> None:
        """Choose these, as far as there are such."""
        wanted = set(values)
        known = tuple(value for value, _label in self.choices if value in wanted)
        known = () if len(known) == len(self.choices) else known
        if known != self._chosen:
            self._chosen = known
            self._say()
            self.changed.emit()

    def open_list(self) -> SeveralList:
        """Show the list below the button."""
        popup = SeveralList(self)
        popup.open_below()
        return popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list, as it does that of a combo box."""
        if event.key() == Qt.Key.Key_Down:
            self.open_list()
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        labels = [label for value, label in self.choices if value in self._chosen]
        if not labels:
            words = _("all")
        elif len(labels) <= _SHOWN:
            words = ", ".join(labels)
        else:
            words = _("{n} of {all}").format(n=len(labels), all=len(self.choices))
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")


class SeveralList(QFrame):
    """The names with a box each, and one that takes all."""

    def __init__(self, button: SeveralButton) -> None:
        super().__init__(button, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._button = button
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(button.accessibleName())
        now = theme()
        self.setStyleSheet(
            f"QFrame {{ background: {now.raised.name()}; border: 1px solid"
            f" {now.line_strong.name()}; }} QListWidget {{ border: none }}"
            " QListWidget::item { padding: 4px; border-radius: 4px }"
            f" QListWidget::item:selected {{ background: {now.accent_soft.name()};"
            f" color: {now.text.name()} }}"
        )
        self._fill()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        self.list.itemChanged.connect(self._take)
        self.list.installEventFilter(self)

    def _fill(self) -> None:
        button = self._button
        rows = [("", _("all")), *button.choices]
        for value, label in rows:
            item = QListWidgetItem(label, self.list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setData(Qt.ItemDataRole.UserRole, value)
            ticked = value in button.value or (not value and not button.value)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    def open_below(self) -> None:
        """Show it below the button, above it where there is no room."""
        rows = min(self.list.count(), _MOST_ROWS)
        width = max(self._button.width(), self.list.sizeHintForColumn(0) + 48)
        self.resize(width, rows * self.list.sizeHintForRow(0) + 14)
        place = self._button.mapToGlobal(QPoint(0, self._button.height() + 2))
        room = self._button.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place = self._button.mapToGlobal(QPoint(0, -self.height() - 2))
        right = room.right() - self.width()
        self.move(max(room.left(), min(place.x(), right)), max(room.top(), place.y()))
        self.show()
        self.list.setFocus()

    def _take(self, item: QListWidgetItem) -> None:
        """Follow a box that was ticked or cleared."""
        if not item.data(Qt.ItemDataRole.UserRole):
            chosen: list[str] = []
        else:
            boxes = [self.list.item(row) for row in range(1, self.list.count())]
            on = Qt.CheckState.Checked
            chosen = [box.data(Qt.ItemDataRole.UserRole) for box in boxes if box.checkState() == on]
        self._button.choose(chosen)
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Tick what is chosen: everything taken is the same as “all”."""
        chosen = self._button.value
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            item = self.list.item(row)
            value = item.data(Qt.ItemDataRole.UserRole)
            on = value in chosen if value else not chosen
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self.list.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return closes it, as Escape does."""
        closing = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}
        down = event.type() == QEvent.Type.KeyPress
        if down and isinstance(event, QKeyEvent) and event.key() in closing:
            self.close()
            return True
        return super().eventFilter(watched, event)
