"""The parts a page of the inspector is made of: a hairline, a small title, and a body."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from planner.model import Column, Editor, Record
from ui.inspector.form import FRAME, Form
from ui.inspector.view import View
from ui.theme import LABEL, draw_text, draw_text_right, elide, metrics, theme
from ui.widgets import FoldTitle, HairLine, PlainLabel

RowOf = Callable[[View], Record | None]


INSET = 8
"""How far texts stand in from the edge of the page, which the ground of a chosen line reaches."""


def _inset(widget: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(INSET, 0, INSET, 0)
    line.addWidget(widget, 1)
    return line


class Block(QWidget):
    """One part. With ``folded`` its title opens and closes it; a person's choice is kept."""

    def __init__(self, title: str = "", folded: bool | None = None) -> None:
        super().__init__()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(INSET, 0, INSET, 0)
        self.column.setSpacing(0)
        self.note = PlainLabel("", LABEL, tone="text3")
        self.title: FoldTitle | PlainLabel | None = None
        if title:
            self._add_title(whole, title, folded)
        whole.addWidget(self.body)

    def _add_title(self, whole: QVBoxLayout, title: str, folded: bool | None) -> None:
        whole.addSpacing(12)
        whole.addLayout(_inset(HairLine()))
        whole.addSpacing(8)
        if folded is None:
            self.title = PlainLabel(title, LABEL, 600, "text2")
            line = _inset(self.title)
            line.addWidget(self.note)
            whole.addLayout(line)
            whole.addSpacing(6)
        else:
            self.title = FoldTitle(title)
            self.title.setChecked(not folded)
            self.title.toggled.connect(self.body.setVisible)
            self.body.setVisible(not folded)
            whole.addLayout(_inset(self.title))

    def unfold(self) -> None:
        """Open it, where it is folded."""
        if isinstance(self.title, FoldTitle):
            self.title.setChecked(True)

    def show_view(self, view: View) -> bool:
        """Show what this part has to say about the subject; False hides it."""
        raise NotImplementedError


class FormBlock(Block):
    """The fields of a row: of the subject itself, or of one that belongs to it."""

    def __init__(
        self,
        columns: tuple[Column, ...],
        row_of: RowOf,
        title: str = "",
        folded: bool | None = None,
    ) -> None:
        super().__init__(title, folded)
        self._row_of = row_of
        if all(column.meta.editor is Editor.TEXT for column in columns):
            self.column.setContentsMargins(INSET - FRAME, 0, INSET - FRAME, 0)
        self.form = Form(columns)
        self.column.addWidget(self.form)

    def show_view(self, view: View) -> bool:
        """Show the row's fields."""
        row = self._row_of(view)
        return row is not None and self.form.show_row(view, row)


class RowButton(QAbstractButton):
    """A line that leads somewhere: three texts in fixed places, marked when it is where we are."""

    HEIGHT = 27

    def __init__(self, texts: tuple[str, str, str], here: bool, go: Callable[[], None]) -> None:
        super().__init__()
        self._texts, self._here = texts, here
        self.setFixedHeight(self.HEIGHT)
        self.setText(" ".join(text for text in texts if text))
        self.setAccessibleName(self.text())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda _on: go())

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(120, self.HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, then left, middle and right text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme()
        if self._here or self.underMouse() or self.hasFocus():
            painter.setPen(now.accent if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft if self._here else now.field)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        self._paint_texts(painter)
        painter.end()

    def _paint_texts(self, painter: QPainter) -> None:
        now, inset = theme(), INSET
        left, middle, right = self._texts
        room = self.width() - 2 * inset
        taken = metrics().horizontalAdvance(right) if right else 0
        if middle:
            draw_text(painter, inset, 18, left, now.text, weight=600 if self._here else 400)
            draw_text(painter, inset + 76, 18, middle, now.text)
            room -= 76 + 44
            draw_text_right(painter, self.width() - inset, 18, elide(right, room), now.text2)
            return
        weight = 600 if self._here else 400
        narrow = metrics(weight=weight).horizontalAdvance(left) > room - taken - 8
        left = elide(left, room - taken - 8, weight=weight, cond=narrow)
        draw_text(painter, inset, 18, left, now.text, weight=weight, cond=narrow)
        draw_text_right(painter, self.width() - inset, 18, right, now.text2)


class RowsBlock(Block):
    """A list of lines that lead somewhere; remade when what it lists has changed."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._rows: list[RowButton] = []

    def lines(self, view: View) -> list[tuple[tuple[str, str, str], bool, Callable[[], None]]]:
        """Texts, whether it is where we are, and where it leads."""
        raise NotImplementedError

    def show_view(self, view: View) -> bool:
        """Make the lines."""
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [RowButton(*line) for line in self.lines(view)]
        for row in self._rows:
            self.column.addWidget(row)
        return bool(self._rows)
