"""The lines of the history as Qt's list sees them: those that the filter lets through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from planner.i18n import _
from planner.text import folded
from ui.history.lines import Item, Line

AnyIndex = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """``lines`` are on show, of ``every`` one there is; ``head`` is where the festival stands."""

    def __init__(self) -> None:
        super().__init__()
        self.every: list[Line] = []
        self.lines: list[Line] = []
        self.head: int | None = None
        self._words: list[str] = []
        self._only: frozenset[Item] | None = None

    def show(self, every: Sequence[Line], head: int | None) -> None:
        """Show these, as far as the filter lets them through."""
        self.every, self.head = list(every), head
        self._refill()

    def filter(self, text: str, only: frozenset[Item] | None) -> None:
        """Let only those through that have all words, and touch one of these rows."""
        self._words, self._only = folded(text).split(), only
        self._refill()

    def _refill(self) -> None:
        found = [line for line in self.every if self._passes(line)]
        if found == self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
            return
        self.beginResetModel()
        self.lines = found
        self.endResetModel()

    def _passes(self, line: Line) -> bool:
        if self._only is not None and self._only.isdisjoint(line.touches):
            return False
        return all(word in line.searched for word in self._words)

    def row_of(self, step_id: int) -> int:
        """Where a step stands; -1 when it is not on show."""
        return next((n for n, line in enumerate(self.lines) if line.step.id == step_id), -1)

    # -- what Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """All that a line says, for those who listen."""
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if not index.isValid() or role not in spoken:
            return None
        return spoken_line(self.lines[index.row()])


def spoken_line(line: Line) -> str:
    """What, about what, who, when, why; and that it is undone."""
    step = line.step
    parts = [step.title, line.about, step.author, line.when(), step.comment]
    if step.undone:
        parts.append(_("undone"))
    return " · ".join(part for part in parts if part)
