"""Label, line, button and painted widget: what every panel begins with."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from ui.theme import BODY, appearance, elide, font, icon, theme


def plain_tip(text: str, shortcut: str = "") -> str:
    """A tooltip that shows the text as it is written, markup in it included."""
    shown = f"{text}  {shortcut}" if shortcut else text
    return f"<span style='white-space:pre-wrap'>{html.escape(shown)}</span>" if shown else ""


class PlainLabel(QLabel):
    """A label that never takes its text for markup; ``tone`` names a text colour of the theme.

    With ``elided`` it gives way to its neighbours, cut with an ellipsis, and says all on hover.
    """

    def __init__(
        self,
        text: str = "",
        size: int = BODY,
        weight: int = 400,
        tone: str = "text",
        elided: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone, self._size, self._weight, self._elided = tone, size, weight, elided
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(size, weight))
        if elided:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._colour()
        appearance().changed.connect(self._colour)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show this text."""
        self._whole = text
        if self._elided:
            self._cut()
        else:
            super().setText(text)

    def whole_text(self) -> str:
        """The text before it was cut."""
        return self._whole

    def set_tone(self, tone: str) -> None:
        """Use another text colour of the theme."""
        self._tone = tone
        self._colour()

    def resizeEvent(self, event: object) -> None:
        """Cut the text anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        if self._elided:
            self._cut()

    def _cut(self) -> None:
        shown = elide(self._whole, self.width(), self._size, self._weight)
        super().setText(shown)
        self.setToolTip("" if shown == self._whole else plain_tip(self._whole))

    def _colour(self) -> None:
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.WindowText, getattr(theme(), self._tone))
        self.setPalette(colours)


class HairLine(QFrame):
    """One line between two parts, horizontal unless said otherwise."""

    def __init__(self, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it with the line colour."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().line)
        painter.end()


class PillButton(QPushButton):
    """A button: ``look`` is ``plain``, ``flat`` (no border), ``field`` (as a combo box) or ``main``
    (the accent).

    A button without a text is square and must have a tooltip, which names the shortcut. With
    ``elided`` a long text is cut with an ellipsis where there is no room for all of it.
    """

    def __init__(
        self,
        text: str = "",
        icon_name: str = "",
        look: str = "plain",
        tip: str = "",
        shortcut: str = "",
        parent: QWidget | None = None,
        elided: bool = False,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name, self._whole, self._elided = icon_name, text, elided
        if elided:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("look", look)
        self.setFont(font(BODY, 500))
        self.setToolTip(plain_tip(tip, shortcut))
        self.setAccessibleName(text or tip)
        self.setIconSize(QSize(16 + self._gap(), 16))
        if not text:
            self.setFixedWidth(30)
        self._paint_icon()
        appearance().changed.connect(self._paint_icon)

    def setText(self, text: str) -> None:
        """Show this text, which is its name where it has no other."""
        if self.accessibleName() == self._whole:
            self.setAccessibleName(text)
        self._whole = text
        super().setText(text)
        if self._elided:
            self.updateGeometry()
            self._cut()

    def sizeHint(self) -> QSize:
        """Room for the whole text, cut or not."""
        hint = super().sizeHint()
        if self._elided:
            measure = self.fontMetrics().horizontalAdvance
            hint.setWidth(hint.width() + measure(self._whole) - measure(self.text()))
        return hint

    def minimumSizeHint(self) -> QSize:
        """What is elided can be narrow."""
        hint = super().minimumSizeHint()
        return QSize(64, hint.height()) if self._elided else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text anew."""
        super().resizeEvent(event)
        if self._elided:
            self._cut()

    def _cut(self) -> None:
        room = self.width() - 14 - (self.iconSize().width() + 4 if self._icon_name else 0)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        super().setText(shown)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._paint_icon()

    def _paint_icon(self) -> None:
        if self._icon_name:
            main = self.property("look") == "main"
            colour = theme().on_accent if main else None
            self.setIcon(icon(self._icon_name, colour, gap=self._gap()))

    def _gap(self) -> int:
        return 5 if self.text() else 0


class Painted(QWidget):
    """A widget that is painted whole: subclasses fill in ``paint``."""

    def __init__(self, height: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if height is not None:
            self.setFixedHeight(height)

    def paint(self, painter: QPainter) -> None:
        """Paint the widget; the painter is antialiased."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Open a painter and hand it on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Paint anew in new colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
        super().changeEvent(event)
