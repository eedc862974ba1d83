"""The film list as a table: a programme a row, fields in columns, edited where they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QMimeData,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QWidget,
)

from planner.i18n import _
from planner.model import Column, Record
from planner.rules import Severity
from ui.fields.cells import CellDelegate, FieldCells
from ui.films.columns import USUAL, Seen, TableColumn, table_columns
from ui.films.entries import Entry
from ui.films.model import MIME, Index
from ui.films.sieve import Places
from ui.session import Session
from ui.theme import badge_icon, font, paint_bar, theme
from ui.widgets import RETURNS, claim, plain_tip

_NO_PARENT = QModelIndex()
_ROW, _NARROWEST = 28, 36


class FilmsTableModel(FieldCells):
    """The programmes that pass, in the order of one of the columns. ``sorted_by()`` fires when
    another column orders them.
    """

    sorted_by = Signal()
    source = "films"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.entries: list[Entry] = []
        self.columns: list[TableColumn] = [table_columns()[key] for key in USUAL]
        self.order_key, self.descending = "section_id", False
        self.places: Places = {}
        self._needs_report = False
        self._rows: dict[int, int] = {}

    # -- what is shown --------------------------------------------------------------------------

    def show(self, entries: Sequence[Entry], places: Places) -> None:
        """Show these programmes, ordered anew."""
        self.places = places
        ordered = self._ordered(entries)
        if [e.programme_id for e in ordered] == list(self._rows):
            self.entries = ordered
            if ordered:
                last = self.index(len(ordered) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.entries = ordered
        self._rows = {entry.programme_id: row for row, entry in enumerate(ordered)}
        self.endResetModel()

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns; those that are no longer there are left out."""
        known = table_columns()
        self.beginResetModel()
        self.columns = [known[key] for key in keys if key in known] or [known["title"]]
        self._needs_report = self._shows("=conflicts")
        self.endResetModel()

    def _ordered(self, entries: Sequence[Entry]) -> list[Entry]:
        column = table_columns().get(self.order_key) or table_columns()["title"]
        self._needs_report = self._shows("=conflicts")
        plain = sorted(entries, key=lambda entry: entry.order[1:])
        return sorted(plain, key=lambda e: column.rank(self._seen(e)), reverse=self.descending)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, as a click on its head asks."""
        if 0 <= column < len(self.columns):
            self.order_key = self.columns[column].key
            self.descending = order == Qt.SortOrder.DescendingOrder
            self.show(self.entries, self.places)
            self.sorted_by.emit()

    def _seen(self, entry: Entry) -> Seen:
        report = self._session.report
        worst = report.worst_of_programme(entry.programme_id) if self._needs_report else None
        return Seen(self._session.festival, entry, self.places.get(entry.programme_id), worst)

    def _shows(self, key: str) -> bool:
        return self.order_key == key or any(column.key == key for column in self.columns)

    @property
    def needs_report(self) -> bool:
        """Whether a column says which conflicts there are."""
        return self._shows("=conflicts")

    @property
    def needs_places(self) -> bool:
        """Whether a column says how many places are left."""
        return self._shows("=places")

    def programme(self, index: Index) -> int | None:
        """The programme of a row."""
        return self.entries[index.row()].programme_id if index.isValid() else None

    def index_of(self, programme_id: int) -> QModelIndex:
        """The first cell of a programme; an invalid index when it is not shown."""
        row = self._rows.get(programme_id)
        return QModelIndex() if row is None else self.index(row, 0)

    # -- for Qt ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many programmes there are."""
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What a column is called."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return _(column.label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and column.field is not None:
            return plain_tip(_(column.field.meta.help) or _(column.label))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says, and how it looks."""
        if not index.isValid():
            return None
        entry, column = self.entries[index.row()], self.columns[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            text = column.text(self._seen(entry))
            return text if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(column.label)}: {column.text(self._seen(entry)) or _('empty')}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._ink(entry, column)
        if role == Qt.ItemDataRole.FontRole and column.key == "title":
            return font(weight=500)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._mark(entry, column)
        return None

    def _ink(self, entry: Entry, column: TableColumn) -> QColor:
        now = theme()
        if column.key == "=places" and not self.places.get(entry.programme_id, 1):
            return now.red
        faint = entry.done or (column.key == "runtime_seconds" and not entry.known)
        return now.text3 if faint else now.text if column.key == "title" else now.text2

    def _mark(self, entry: Entry, column: TableColumn) -> QIcon | None:
        if column.key == "title":
            section = self._session.festival.sections.get(entry.section_id or 0)
            return section_mark(section.hue if section else None)
        if column.key == "=conflicts":
            worst = self._seen(entry).severity
            return badge_icon(worst.value, 10) if worst and worst is not Severity.OFF else None
        return None

    def cell(self, index: Index) -> tuple[Record, Column] | None:
        """The row and column of the festival that a cell edits."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        return self.columns[index.column()].owner(self._session.festival, entry)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be chosen and taken into the hand; what is a field can be edited."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        found |= Qt.ItemFlag.ItemIsDragEnabled
        return found | self.editable(index)

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The programmes of these cells, in the order of the table."""
        rows = sorted({index.row() for index in indexes})
        carried = QMimeData()
        text = " ".join(str(self.entries[row].programme_id) for row in rows)
        carried.setData(MIME, text.encode())
        return carried


def section_mark(hue: int | None) -> QIcon:
    """A section's bar before a title."""
    picture = QPixmap(8, 32)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_bar(painter, picture.rect().toRectF().adjusted(0, 0, -4, -16), hue)
    painter.end()
    made = QIcon(picture)
    made.addPixmap(picture, QIcon.Mode.Selected)  # Qt would tint it
    return made


class FilmTable(QTableView):
    """The table. ``edited()`` asks for the inspector; ``columns_wanted(point)`` for the menu of
    columns, at a point of the screen.
    """

    edited = Signal()
    columns_wanted = Signal(QPoint)

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
        self.exec_drag(drag)

    def exec_drag(self, drag: QDrag) -> None:
        """Run the drag until the drop; a seam of its own, for Qt's loop cannot be tested."""
        drag.exec(Qt.DropAction.CopyAction)
