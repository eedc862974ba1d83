"""The editors of single fields: flat until the hand or the keyboard comes to them.

Each holds what is typed until it is asked to show something else: ``edited`` says that a person
has finished with it, ``draft`` is the text so far, ``restore`` brings the shown value back.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.fields.values import Choice
from ui.theme import BODY, draw_text, elide, font, metrics, paint_bar, pixmap, theme

LINE = 25
"""Height of one field, in pixels."""


class LineField(QLineEdit):
    """One line of text; shows the value in words, and as it is typed while it has the focus."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("flatField", True)
        self.setFont(font())
        self.setFixedHeight(LINE)
        self._shown = self._typed = self._resting = ""
        self.editingFinished.connect(self._finish)

    def show_texts(self, shown: str, typed: str, placeholder: str = "") -> None:
        """Show a value: ``shown`` at rest, ``typed`` while it is edited."""
        self._shown, self._typed = shown, typed
        self.setPlaceholderText(placeholder)
        self._resting = shown
        self.setText(typed if self.hasFocus() else shown)
        self.setCursorPosition(0)
        self._fit()

    def _fit(self) -> None:
        """Use condensed letters for what would be cut, and an ellipsis for what still is."""
        room = self.width() - 14
        narrow = metrics().horizontalAdvance(self._shown) > room
        self.setFont(font(cond=narrow))
        resting = self.text() == self._resting and not self.hasFocus()
        self._resting = elide(self._shown, room, cond=True) if narrow else self._shown
        if resting:
            self.setText(self._resting)
            self.setCursorPosition(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the letters anew."""
        super().resizeEvent(event)
        self._fit()

    def draft(self) -> str | None:
        """What is typed, when it differs from what is shown; else None."""
        text = self.text()
        return None if text in {self._shown, self._typed, self._resting} else text

    def set_draft(self, text: str) -> None:
        """Bring back what was typed and could not be kept."""
        self.setText(text)

    def restore(self) -> None:
        """Forget what was typed."""
        self.setText(self._typed if self.hasFocus() else self._resting)

    def _finish(self) -> None:
        if self.draft() is not None:
            self.edited.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Turn the words into what can be edited."""
        if self.draft() is None:
            self.setText(self._typed)
            QTimer.singleShot(0, self, self.selectAll)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Turn back into words, once the editing is finished."""
        super().focusOutEvent(event)
        if self.draft() is None:
            self.setText(self._resting)
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings the old value back."""
        if event.key() == Qt.Key.Key_Escape and self.draft() is not None:
            self.restore()
            self.edited.emit()
            return
        super().keyPressEvent(event)


class TextField(QPlainTextEdit):
    """Several lines of text, as high as what is written; kept when the focus leaves."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("flatField", True)
        self.setFont(font())
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self._shown = ""
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = max(1, min(12, int(self.document().size().height())))
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing()) + 10)

    def show_texts(self, shown: str, typed: str, placeholder: str = "") -> None:
        """Show a value; ``shown`` and ``typed`` are the same for text."""
        self._shown = typed
        self.setPlaceholderText(placeholder)
        if self.toPlainText() != typed:
            self.setPlainText(typed)

    def draft(self) -> str | None:
        """What is typed, when it differs from what is shown; else None."""
        text = self.toPlainText()
        return None if text == self._shown else text

    def set_draft(self, text: str) -> None:
        """Bring back what was typed and could not be kept."""
        self.setPlainText(text)

    def restore(self) -> None:
        """Forget what was typed."""
        self.setPlainText(self._shown)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was written."""
        super().focusOutEvent(event)
        if self.draft() is not None:
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings the old text back, Ctrl+Enter keeps the new one."""
        if event.key() == Qt.Key.Key_Escape and self.draft() is not None:
            self.restore()
            return
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.edited.emit()
            return
        super().keyPressEvent(event)


class ChoiceField(QComboBox):
    """One of several values, painted as plain text until the hand comes near."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("flatField", True)
        self.setFixedHeight(LINE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._choices: tuple[Choice, ...] = ()
        self.activated.connect(lambda _index: self.edited.emit())

    def show_choice(self, choices: tuple[Choice, ...], value: Any) -> None:
        """Offer these values, with one of them chosen."""
        if choices != self._choices:
            self._choices = choices
            self.clear()
            for choice in choices:
                if choice.hue is None:
                    self.addItem(choice.label)
                else:
                    self.addItem(QIcon(_swatch(choice.hue)), choice.label)
        values = [choice.value for choice in choices]
        self.setCurrentIndex(values.index(value) if value in values else -1)

    def chosen(self) -> Any:
        """The value chosen."""
        return self._choices[self.currentIndex()].value

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(120, LINE)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that passes over scrolls the panel; it never changes a value."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the label, a section's colour, and the chevron when the hand is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, near = theme(), self.underMouse() or self.hasFocus()
        if near and self.isEnabled():
            painter.setPen(QPen(now.accent if self.hasFocus() else now.field, 1))
            painter.setBrush(now.surface if self.hasFocus() else now.field)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        self._paint_label(painter, 7)
        if near:
            painter.drawPixmap(self.width() - 21, (LINE - 16) // 2, pixmap("down", now.text2))
        painter.end()

    def _paint_label(self, painter: QPainter, x: float) -> None:
        index = self.currentIndex()
        if index < 0:
            text = elide(self.placeholderText(), self.width() - x - 4)
            draw_text(painter, x, 17, text, theme().text3)
            return
        choice = self._choices[index]
        if choice.hue is not None:
            paint_bar(painter, QRectF(x, 6, 4, LINE - 12), choice.hue)
            x += 10
        room = self.width() - x - (24 if self.underMouse() or self.hasFocus() else 4)
        narrow = metrics().horizontalAdvance(choice.label) > room
        colour = theme().text if choice.value is not None else theme().text3
        text = elide(choice.label, room, cond=narrow)
        draw_text(painter, x, 17, text, colour, BODY, cond=narrow)


def _swatch(hue: int) -> QPixmap:
    """A section's bar as a picture for the list of choices."""
    picture = QPixmap(16, 16)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_bar(painter, QRectF(6, 0, 4, 16), hue)
    painter.end()
    return picture


class SwitchField(QCheckBox):
    """Yes or no."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(LINE)
        self.clicked.connect(lambda _on: self.edited.emit())

    def show_checked(self, checked: bool | None) -> None:
        """Yes, no, or both where several rows differ; a press then makes it yes for all."""
        self.setTristate(checked is None)
        if checked is None:
            self.setCheckState(Qt.CheckState.PartiallyChecked)
        else:
            self.setChecked(checked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the focus, so that a draft elsewhere is kept first."""
        self.setFocus()
        super().mousePressEvent(event)
