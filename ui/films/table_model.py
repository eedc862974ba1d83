"""The films as a table for Qt: a programme a row, fields in columns, ordered by one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon

from planner.i18n import _
from planner.model import Column, Record
from planner.rules import Severity
from ui.fields.cells import FieldCells
from ui.films.columns import USUAL, Seen, TableColumn, table_columns
from ui.films.entries import Entry
from ui.films.model import MIME, Index
from ui.films.paint import section_mark
from ui.films.sieve import Places
from ui.session import Session
from ui.theme import badge_icon, font, theme
from ui.widgets import plain_tip

_NO_PARENT = QModelIndex()


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
        self.endResetModel()

    def _ordered(self, entries: Sequence[Entry]) -> list[Entry]:
        column = table_columns().get(self.order_key) or table_columns()["title"]
        plain = sorted(entries, key=lambda entry: entry.order[1:])
        return sorted(
            plain, key=lambda e: column.rank(self._seen(e, column)), reverse=self.descending
        )

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, as a click on its head asks."""
        if 0 <= column < len(self.columns):
            self.order_key = self.columns[column].key
            self.descending = order == Qt.SortOrder.DescendingOrder
            self.show(self.entries, self.places)
            self.sorted_by.emit()

    def _seen(self, entry: Entry, column: TableColumn) -> Seen:
        report, told = self._session.report, column.key == "=conflicts"
        worst = report.worst_of_programme(entry.programme_id) if told else None
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
            text = column.text(self._seen(entry, column))
            return text if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(column.label)}: {column.text(self._seen(entry, column)) or _('empty')}"
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
            worst = self._seen(entry, column).severity
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
