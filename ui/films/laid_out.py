"""Lines of different heights laid out by arithmetic, which Qt's own is too slow for; selection,
keyboard, drag and accessibility stay those of a QListView.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.films.model import FilmsModel, Index

_FOOT = 28  # room under the last line, so that the fade covers none


class LinesView(QListView):
    """A list whose lines say how high they are."""

    def __init__(self, model: FilmsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._films = model
        self._tops: list[int] = [0]
        self.setModel(model)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def model(self) -> FilmsModel:
        """The lines."""
        return self._films

    def doItemsLayout(self) -> None:
        """Lay the lines under each other."""
        self._tops = list(accumulate((line.height for line in self._films.lines), initial=8))
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Tell the scroll bar how much there is."""
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(page)
        bar.setSingleStep(21)
        bar.setRange(0, max(0, self._tops[-1] + _FOOT - page))

    def verticalOffset(self) -> int:
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Never scrolled sideways."""
        return 0

    def visualRect(self, index: Index) -> QRect:
        """Where a line stands in the viewport."""
        row = index.row()
        if not 0 <= row < len(self._tops) - 1:
            return QRect()
        top = self._tops[row] - self.verticalOffset()
        # As wide as the panel: words keep their place whether or not there is a scroll bar.
        return QRect(0, top, self.width(), self._tops[row + 1] - self._tops[row])

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The line at a point of the viewport."""
        row = bisect_right(self._tops, point.y() + self.verticalOffset()) - 1
        return self._films.index(row) if 0 <= row < len(self._tops) - 1 else QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a line into sight, with a little air."""
        rect, page = self.visualRect(index), self.viewport().height()
        bar = self.verticalScrollBar()
        if rect.top() < 0:
            bar.setValue(bar.value() + rect.top() - 8)
        elif rect.bottom() > page - _FOOT:
            bar.setValue(bar.value() + rect.bottom() - page + _FOOT)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the lines that a rectangle of the viewport touches."""
        first = self.indexAt(QPoint(0, max(rect.top(), 8 - self.verticalOffset())))
        last = self.indexAt(rect.bottomLeft())
        chosen = QItemSelection()
        if first.isValid() and last.isValid():
            chosen = QItemSelection(first, last)
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What to paint anew when the selection changes."""
        region = QRegion()
        for index in selection.indexes():
            region = region.united(QRegion(self.visualRect(index)))
        return region

    def isIndexHidden(self, index: Index) -> bool:
        """No line is hidden."""
        return False

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The line that a key leads to; heads of sections are stepped over."""
        moves = QAbstractItemView.CursorAction
        count = len(self._films.lines)
        if count == 0:
            return QModelIndex()
        row = self.currentIndex().row()
        page = max(1, self.viewport().height() // 42 - 1)
        to, step = {
            moves.MoveUp: (row - 1, -1),
            moves.MovePrevious: (row - 1, -1),
            moves.MoveHome: (0, 1),
            moves.MoveEnd: (count - 1, -1),
            moves.MovePageUp: (row - page, 1),
            moves.MovePageDown: (row + page, -1),
        }.get(action, (row + 1, 1))
        to = min(max(to, 0), count - 1)
        while 0 <= to < count and not self._selectable(to):
            to += step
        return self._films.index(to) if 0 <= to < count else self.currentIndex()

    def _selectable(self, row: int) -> bool:
        return bool(self._films.flags(self._films.index(row)) & Qt.ItemFlag.ItemIsSelectable)
