"""The two tables of the page: minutes between venues, and what each screen has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from planner.edit.relations import SetTravel
from planner.errors import UserError
from planner.i18n import _
from planner.model import Column, Editor, Record, Screen, Travel, column, columns
from planner.model.values import parse
from ui.fields import values
from ui.fields.cells import FieldCells, Index
from ui.session import Session
from ui.theme import theme
from ui.widgets import plain_tip

_NO_PARENT = QModelIndex()
_LATER = {"preshow_minutes", "intro_minutes", "qa_minutes", "turnaround_minutes", "doors_minutes"}


class WaysModel(QAbstractTableModel):
    """A square of venues; a way is the same there and back, and empty means not known."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.venues: list[tuple[int, str]] = []

    def refresh(self) -> None:
        """Show the venues there are, in the order of their screens."""
        festival = self._session.festival
        order = dict.fromkeys(screen.venue_id for screen in festival.screens_in_order())
        venues = [(i, festival.venues[i].name) for i in order]
        if venues == self.venues and venues:  # the cell under the keyboard stays there
            last = len(venues) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(last, last))
            return
        self.beginResetModel()
        self.venues = venues
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many venues there are."""
        return 0 if parent.isValid() else len(self.venues)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """The same."""
        return self.rowCount(parent)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The venues at both sides."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            name = self.venues[section][1] if section < len(self.venues) else ""
            return name if role == Qt.ItemDataRole.DisplayRole else plain_tip(name)
        return None

    def minutes(self, index: Index) -> int | None:
        """The minutes of a way; None when unknown."""
        ends = self.venues[index.row()][0], self.venues[index.column()][0]
        return self._session.festival.travel_minutes(*ends)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The minutes; a stroke within one venue."""
        if not index.isValid():
            return None
        within = index.row() == index.column()
        minutes = self.minutes(index)
        shown = "–" if within else "" if minutes is None else str(minutes)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return shown
        if role == Qt.ItemDataRole.AccessibleTextRole:
            ends = self.venues[index.row()][1], self.venues[index.column()][1]
            return f"{ends[0]} – {ends[1]}: {shown or _('not known')}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme().text3 if within else theme().text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every way can be edited, but for those within a venue."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and index.row() != index.column() and self._session.is_writable:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep minutes that were typed, or say why not; nothing makes them unknown."""
        try:
            minutes = parse(column(Travel, "minutes"), str(value)) if str(value).strip() else None
        except UserError as refused:
            self._session.tell(str(refused))
            return False
        if minutes == self.minutes(index):
            return False
        ends = self.venues[index.row()][0], self.venues[index.column()][0]
        return self._session.run(SetTravel(*ends, minutes), "venues")


class SeatsModel(FieldCells):
    """A line for each screen, with its seats, formats, equipment and whatever else it has."""

    source = "venues"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.screens: list[Screen] = []
        self.columns: list[Column] = [
            found
            for found in columns(Screen)
            if found.meta.editor not in {Editor.NONE, Editor.TEXT, Editor.REFERENCE}
            and found.name not in _LATER
        ]

    def refresh(self) -> None:
        """Show the screens there are."""
        screens = list(self._session.festival.screens_in_order())
        if screens and [s.id for s in screens] == [s.id for s in self.screens]:
            self.screens = screens
            last = self.index(len(screens) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(screens) - 1)
            return
        self.beginResetModel()
        self.screens = screens
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many screens there are."""
        return 0 if parent.isValid() else len(self.screens)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """How many fields they have."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What a field is called; at the left, the screens."""
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation == Qt.Orientation.Horizontal:
                return _(self.columns[section].meta.label)
            screen, festival = self.screens[section], self._session.festival
            known = screen.id in festival.screens  # behind another page, nobody refreshes
            return festival.screen_name(screen.id) if known else screen.name
        if role == Qt.ItemDataRole.ToolTipRole and orientation == Qt.Orientation.Horizontal:
            return plain_tip(_(self.columns[section].meta.help))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        if not index.isValid():
            return None
        screen, found = self.screens[index.row()], self.columns[index.column()]
        shown = values.shown(found, getattr(screen, found.name), self.festival)
        if role == Qt.ItemDataRole.DisplayRole:
            return shown
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{screen.name}, {_(found.meta.label)}: {shown or _('empty')}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            number = found.meta.editor in {Editor.NUMBER, Editor.CLOCK}
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def cell(self, index: Index) -> tuple[Record, Column] | None:
        """The screen and the field of a cell."""
        if not index.isValid():
            return None
        return self.screens[index.row()], self.columns[index.column()]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be edited."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found | self.editable(index)


class Grid(QTableView):
    """A table of cells; Return edits the cell under the keyboard."""

    def __init__(self, model: QAbstractTableModel, name: str, widths: Sequence[int]) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)  # else nobody gets out of the table by keyboard
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setObjectName("films-table")
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.setDefaultSectionSize(30)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setFixedWidth(168)
        for header in (rows, heads):
            header.setHighlightSections(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        heads.setDefaultSectionSize(widths[0])
        heads.setMinimumSectionSize(56)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return edits, Delete empties."""
        editing = self.state() == QAbstractItemView.State.EditingState
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not editing:
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
        else:
            super().keyPressEvent(event)
