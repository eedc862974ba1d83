"""The rows of the import preview as Qt's lists know them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from planner.i18n import _
from ui.dialogs.import_rows import Line

AnyIndex = QModelIndex | QPersistentModelIndex


class LineModel(QAbstractListModel):
    """The rows on show."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[Line] = []

    def show_lines(self, found: Sequence[Line]) -> None:
        """Show these; the same number of rows keeps the place in the list."""
        if len(found) == len(self.lines):
            self.lines = found
            self.dataChanged.emit(self.index(0), self.index(max(0, len(found) - 1)))
            return
        self.beginResetModel()
        self.lines = found
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """All that a row says, for those who listen and for copying."""
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if not index.isValid() or role not in spoken:
            return None
        line = self.lines[index.row()]
        typed = _("corrected") if line.typed else ""
        parts = (line.label, line.title, typed, line.detail, line.place)
        return " · ".join(part for part in parts if part)
