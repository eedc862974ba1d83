"""The lines of a register for Qt, those that hold all words that were typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from planner.text import folded
from ui.registers.contents import Line

AnyIndex = QModelIndex | QPersistentModelIndex


class RegisterModel(QAbstractListModel):
    """``every`` line there is, and those on show."""

    def __init__(self) -> None:
        super().__init__()
        self.every: tuple[Line, ...] = ()
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line], words: str) -> None:
        """Show these, as far as they hold the words."""
        wanted = folded(words).split()
        self.beginResetModel()
        self.every = tuple(lines)
        self.lines = tuple(
            line for line in lines if all(word in folded(line.spoken) for word in wanted)
        )
        self.endResetModel()

    def row_of(self, row: tuple[str, int] | None) -> int:
        """Where the line about that row is; -1 where it is not."""
        return next((n for n, line in enumerate(self.lines) if row and line.row == row), -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many lines are on show."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a line says, for those who listen."""
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return self.lines[index.row()].spoken if index.isValid() and role in spoken else None
