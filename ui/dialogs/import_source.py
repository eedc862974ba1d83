"""The left half of the import preview: the source as it is, with a mark beside what it became."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontDatabase,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolTip, QWidget

from planner.exchange import ImportPlan
from planner.exchange.shown import Page
from planner.i18n import _
from ui.dialogs.import_marks import LOOKS, Mark, Marks, told
from ui.theme import LABEL, SECONDARY, alpha, badge, draw_text, draw_text_right, metrics, theme
from ui.widgets import plain_tip

_LONGEST = 4_000
"""Of one line; what is longer is read whole all the same, and laid out too slowly."""


class SourceText(QPlainTextEdit):
    """``picked(mark)`` when a marked line is clicked or reached by the keyboard."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(
            "background: palette(base); border-radius: 8px; border: none; padding: 0"
        )
        self.document().setDocumentMargin(6)
        self.setAccessibleName(_("The source, with what became of each line"))
        self._plan: ImportPlan | None = None
        self.marks: Marks = {}
        self.line = 0
        self._margin = _Margin(self)
        self.updateRequest.connect(self._follow)

    # -- what is on show ------------------------------------------------------------------------

    def show_page(self, page: Page) -> None:
        """Show another text or sheet."""
        wrap = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(wrap.WidgetWidth if page.is_prose else wrap.NoWrap)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letters = self.font() if page.is_prose else fixed
        letters.setPixelSize(SECONDARY)
        self.setFont(letters)
        cut = (t if len(t) <= _LONGEST else f"{t[:_LONGEST]}…" for t in page.lines)
        self.marks, self.line = {}, 0
        self.setPlainText("\n".join(cut))
        self.setViewportMargins(self._margin.sizeHint().width(), 0, 0, 0)

    def show_marks(self, plan: ImportPlan, marks: Marks) -> None:
        """Show what became of the lines."""
        self._plan, self.marks = plan, marks
        self._redraw()

    def go_to(self, line: int) -> None:
        """Point at a line, and bring it into sight."""
        block = self.document().findBlockByNumber(line - 1)
        if not line or not block.isValid():
            self.line = 0
            self._redraw()
            return
        self.line = line
        first = self.firstVisibleBlock().blockNumber()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        if block.blockNumber() < first or not 0 <= top < self.viewport().height() - 40:
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()
        self._redraw()

    def _redraw(self) -> None:
        self.viewport().update()
        self._margin.update()

    # -- painting -------------------------------------------------------------------------------

    def visible(self) -> list[tuple[int, QTextBlock, QRectF]]:
        """The lines in sight: number, block, place in the viewport."""
        found, block = [], self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > self.viewport().height():
                break
            found.append((block.blockNumber() + 1, block, place))
            block = block.next()
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ground behind the marked lines, then the text."""
        painter, now = QPainter(self.viewport()), theme()
        for line, _block, place in self.visible():
            wide = QRectF(0, place.top(), self.viewport().width(), place.height())
            mark = self.marks.get(line)
            if mark is not None:
                painter.fillRect(wide, alpha(getattr(now, _tone(mark)), _strength(mark)))
            if line == self.line:
                painter.fillRect(wide, alpha(now.accent, 0.16))
        painter.end()
        super().paintEvent(event)

    def _follow(self, rect: QRect, scrolled: int) -> None:
        if scrolled:
            self._margin.scroll(0, scrolled)
        else:
            self._margin.update(0, rect.y(), self._margin.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin beside the text."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        width = self._margin.sizeHint().width()
        self._margin.setGeometry(QRect(inside.left(), inside.top(), width, inside.height()))

    # -- the hand -------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what the clicked line became."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.pick(self.textCursor().blockNumber() + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moving to another line chooses what it became."""
        before = self.textCursor().blockNumber()
        super().keyPressEvent(event)
        after = self.textCursor()
        if after.blockNumber() != before and not after.hasSelection():
            self.pick(after.blockNumber() + 1)

    def pick(self, line: int) -> None:
        """Choose what a line became."""
        self.line = line
        self._redraw()
        mark = self.marks.get(line)
        if mark is not None:
            self.picked.emit(mark)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say on hover what a line became."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self.marks.get(self.cursorForPosition(event.pos()).blockNumber() + 1)
            text = told(mark, self._plan) if mark is not None and self._plan is not None else ""
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return super().viewportEvent(event)


class _Margin(QWidget):
    """Severity, line number and sign of each line in sight."""

    def __init__(self, text: SourceText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        """As wide as the last number needs."""
        digits = len(str(max(100, self._text.blockCount())))
        return QSize(46 + round(metrics(LABEL).horizontalAdvance("0")) * digits, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in sight."""
        painter, now, wide = QPainter(self), theme(), self.width()
        painter.fillRect(event.rect(), now.sunken)
        rise = self._text.fontMetrics().ascent()
        for line, _block, place in self._text.visible():
            mark, base = self._text.marks.get(line), place.top() + rise
            strong = line == self._text.line
            draw_text_right(
                painter, wide - 22, base, str(line), now.text if strong else now.text3, LABEL
            )
            if mark is None:
                continue
            colour = getattr(now, _tone(mark))
            if mark.severity:
                badge(painter, mark.severity, 5, place.top() + 3, 10)
            if mark.kind and mark.begins:
                draw_text(painter, wide - 16, base, LOOKS[mark.kind][0], colour, SECONDARY, 600)
            elif mark.kind:
                painter.setPen(colour)
                middle = wide - 12.5
                painter.drawLine(QPointF(middle, place.top()), QPointF(middle, place.bottom()))
        painter.end()


def _tone(mark: Mark) -> str:
    return LOOKS[mark.kind][1] if mark.kind else "text3"


def _strength(mark: Mark) -> float:
    if mark.kind in ("", "leftover", "heading"):
        return 0.05
    return 0.12 if mark.begins else 0.06
