"""The film list as a table: columns chosen and moved, cells edited where they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from planner.i18n import _
from ui.fields.cells import CellDelegate
from ui.films.columns import USUAL, table_columns
from ui.films.paint import section_mark
from ui.films.table_model import FilmsTableModel
from ui.widgets import RETURNS, claim

_ROW, _NARROWEST = 28, 36


class FilmTable(QTableView):
    """The table. ``edited()`` asks for the inspector; ``columns_wanted(point)`` for the menu of
    columns, at a point of the screen, ``carried(mime data)`` says what is dragged, and None that it
    no longer is.
    """

    edited = Signal()
    columns_wanted = Signal(QPoint)
    carried = Signal(object)

    def __init__(self, model: FilmsTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._films = model
        self.may_take: Callable[[], bool] = lambda: True
        self.setModel(model)
        self.setItemDelegate(CellDelegate(model, self))
        self.setObjectName("films-table")
        self.setAccessibleName(_("Films"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self._set_heads()

    def model(self) -> FilmsTableModel:
        """The rows."""
        return self._films

    def _set_heads(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(_ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setMinimumSectionSize(_NARROWEST)
        head.setSectionsMovable(True)
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSortIndicatorShown(True)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(
            lambda at: self.columns_wanted.emit(head.mapToGlobal(at))
        )
        head.sectionClicked.connect(self._order_by)

    def _order_by(self, section: int) -> None:
        model = self._films
        same = model.columns[section].key == model.order_key
        down = same and not model.descending
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        model.sort(section, order)
        self.show_order()

    def show_order(self) -> None:
        """Let the head say by which column the table is ordered."""
        keys = [column.key for column in self._films.columns]
        key, down = self._films.order_key, self._films.descending
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        section = keys.index(key) if key in keys else -1
        self.horizontalHeader().setSortIndicator(section, order)

    # -- columns --------------------------------------------------------------------------------

    def columns_now(self) -> str:
        """The columns from left to right with their widths, as “title:220 section_id:130”."""
        head = self.horizontalHeader()
        order = [head.logicalIndex(n) for n in range(head.count())]
        return " ".join(f"{self._films.columns[i].key}:{head.sectionSize(i)}" for i in order)

    def show_columns(self, wanted: str) -> None:
        """Show columns written so; those unknown are left out, nothing stands for the usual."""
        pairs = [part.partition(":") for part in wanted.split()]
        widths = {key: int(width) for key, _colon, width in pairs if width.isdigit()}
        known = table_columns()
        keys = [key for key, _colon, _width in pairs if key in known] or list(USUAL)
        self._films.show_columns(list(dict.fromkeys(keys)))
        head = self.horizontalHeader()
        for visual, column in enumerate(self._films.columns):
            head.moveSection(head.visualIndex(visual), visual)
            width = widths.get(column.key, column.width)
            head.resizeSection(visual, max(_NARROWEST, min(width, 800)))
        self.show_order()

    def show_column(self, key: str, shown: bool) -> None:
        """Add a column at the right, or take it away."""
        now = self.columns_now().split()
        if shown:
            now.append(f"{key}:{table_columns()[key].width}")
        else:
            now = [part for part in now if part.partition(":")[0] != key]
        self.show_columns(" ".join(now))

    # -- the hand -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Return is meant for a cell here, with Ctrl for the inspector."""
        return claim(event, RETURNS) or super().event(event)

    def keyPressEvent(self, event: Any) -> None:
        """Return edits the cell, Ctrl+Return asks for the inspector."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not editing:
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if held or not self.edit_cell():
                self.edited.emit()
            return
        super().keyPressEvent(event)

    def edit_cell(self) -> bool:
        """Open the editor of the current cell; False where there is nothing to edit."""
        index = self.currentIndex()
        if not self._films.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        self.edit(index)
        return True

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Take the selected programmes into the hand."""
        indexes = self.selectedIndexes()
        if not indexes or not self.may_take():
            return
        drag = QDrag(self)
        drag.setMimeData(self._films.mimeData(indexes))
        entry = self._films.entries[indexes[0].row()]
        section = self._films.festival.sections.get(entry.section_id or 0)
        drag.setPixmap(section_mark(section.hue if section else None).pixmap(8, 16))
        drag.setHotSpot(QPoint(-14, -16))
        self.carried.emit(drag.mimeData())
        self.exec_drag(drag)
        self.carried.emit(None)

    def exec_drag(self, drag: QDrag) -> None:
        """Run the drag until the drop; a seam of its own, for Qt's loop cannot be tested."""
        drag.exec(Qt.DropAction.CopyAction)
