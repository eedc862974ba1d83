"""The film list for Qt: lines as rows of a list model, with what a screen reader says of each."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from planner.i18n import _
from ui.films.lines import Head, Line, Part, Row

MIME = "application/x-marquee-programme"
"""The mime type of programmes in the hand: their ids, decimal, separated by spaces."""

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class FilmsModel(QAbstractListModel):
    """The lines now shown."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        self._rows: dict[int, int] = {}

    def show(self, lines: tuple[Line, ...]) -> bool:
        """Show these lines; False when they are the same rows and only their words changed."""
        if [line.key for line in lines] == [line.key for line in self.lines]:
            self.lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return False
        self.beginResetModel()
        self.lines = lines
        self._rows = {
            line.entry.programme_id: row for row, line in enumerate(lines) if isinstance(line, Row)
        }
        self.endResetModel()
        return True

    def line(self, index: Index) -> Line | None:
        """The line at an index."""
        return self.lines[index.row()] if index.isValid() else None

    def programme(self, index: Index) -> int | None:
        """The programme that a line stands for; heads stand for none."""
        line = self.line(index)
        if isinstance(line, Row):
            return line.entry.programme_id
        return line.programme_id if isinstance(line, Part) else None

    def index_of(self, programme_id: int) -> QModelIndex:
        """Where a programme is listed; an invalid index when it is not."""
        row = self._rows.get(programme_id)
        return QModelIndex() if row is None else self.index(row)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a line, for screen readers and type-ahead."""
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _title(line)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads only tell; everything else can be chosen and taken into the hand."""
        if self.programme(index) is None:
            return Qt.ItemFlag.NoItemFlags
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """What a drag from here carries."""
        return [MIME]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]
        """The programmes of these lines, in the order of the list."""
        ids = [self.programme(index) for index in sorted(indexes, key=lambda i: i.row())]
        carried = QMimeData()
        text = " ".join(str(programme_id) for programme_id in ids if programme_id is not None)
        carried.setData(MIME, text.encode())
        return carried


def _title(line: Line) -> str:
    if isinstance(line, Head):
        return line.name
    return line.entry.title if isinstance(line, Row) else line.title


def spoken(line: Line) -> str:
    """A line in words."""
    if isinstance(line, Head):
        return _("{section}, {left} left to place").format(section=line.name, left=line.left)
    if isinstance(line, Part):
        return f"{line.title}, {line.runtime}"
    entry = line.entry
    return _("{title}, {second}, {runtime}, {placed} of {wanted} placed").format(
        title=entry.title,
        second=line.under,
        runtime=entry.runtime,
        placed=entry.placed,
        wanted=entry.wanted,
    )
