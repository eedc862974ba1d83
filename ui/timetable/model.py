"""The blocks in sight as a Qt list, so that Qt tells screen readers about each of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.i18n import _
from ui.timetable.blocks import Block, spoken
from ui.widgets import plain_tip

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class DayModel(QAbstractListModel):
    """The blocks in sight, day by day in the order of their starts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.blocks: tuple[Block, ...] = ()

    def show(self, blocks: Sequence[Block]) -> None:
        """Show these blocks. What stays keeps its row's identity."""
        same_rows = _ids(blocks) == _ids(self.blocks)
        if not same_rows:
            self.beginResetModel()
        before, self.blocks = self.blocks, tuple(blocks)
        if not same_rows:
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before, self.blocks, strict=True)):
            if old is not new and old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many blocks there are."""
        return 0 if parent.isValid() else len(self.blocks)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every block can be selected and lifted."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Title, what is spoken, and what the tooltip says."""
        if not index.isValid() or index.row() >= len(self.blocks):
            return None
        block = self.blocks[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return block.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(block)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return _details(block)
            case Qt.ItemDataRole.ToolTipRole:
                return _tip(block)
        return None


def _tip(block: Block) -> str:
    lines = [block.title, block.original, _details(block), block.screen, *block.films]
    return plain_tip("\n".join(line for line in lines if line))


def _ids(blocks: Sequence[Block]) -> list[tuple[bool, int]]:
    return [(block.hold, block.id) for block in blocks]


def _details(block: Block) -> str:
    """“18:00–19:55 · 90′ · PRO · 211”; “24:30–25:50 (Sat 7)” after midnight."""
    cancelled = _("cancelled") if block.cancelled else ""
    pinned = _("pinned") if block.pinned else ""
    parts = (
        f"{block.times} ({block.night})" if block.night else block.times,
        block.runtime,
        block.section,
        block.code,
        block.sold,
        pinned,
        cancelled,
    )
    return " · ".join(part for part in parts if part)
