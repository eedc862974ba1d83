"""The films of the programme in the builder: a painted list with the running clock at its left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.i18n import _
from planner.model import Festival
from planner.shorts import Item
from planner.shorts.facts import makers
from planner.times import WallTime, clock, runtime_label
from ui.theme import (
    BODY,
    LABEL,
    SECONDARY,
    draw_text,
    draw_text_right,
    elide,
    metrics,
    paint_bar,
    pixmap,
    theme,
)
from ui.widgets import DELETES, RETURNS, claim

ROWS = "application/x-marquee-short"
"""The mime type of films on their way to another place: their places, decimal, by spaces."""

PROGRAMMES = "application/x-marquee-programme"
"""That of programmes from the film list."""

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_ROW, _LEFT, _CLOCK = 48, 16, 62


@dataclass(frozen=True)
class Row:
    """One film: when it begins, on the wall (empty without a screening) and on the clock."""

    title: str
    note: str
    wall: str
    offset: str
    runtime: str
    gap: str
    hue: int | None
    guests: str
    known: bool

    @property
    def spoken(self) -> str:
        """The row in words."""
        parts = (self.wall or self.offset, self.title, self.runtime, self.note, self.guests)
        return ", ".join(part for part in parts if part)


def rows_of(festival: Festival, items: Sequence[Item], first: WallTime | None) -> list[Row]:
    """The rows of a programme; ``first`` is when its first film begins at one of its screenings."""
    found = []
    for item in items:
        film = festival.films[item.film_id]
        section = festival.sections.get(film.section_id or 0)
        countries = ", ".join(film.countries)
        note = "  ·  ".join(
            part for part in (" & ".join(sorted(makers(festival, film))), countries) if part
        )
        found.append(
            Row(
                film.title,
                note,
                "" if first is None else clock(WallTime(first + item.begins // 60)),
                offset_label(item.begins),
                runtime_label(item.seconds) if item.known else f"≈ {runtime_label(item.seconds)}",
                runtime_label(item.gap) if item.gap else "",
                section.hue if section else None,
                ", ".join(guest.name for guest in festival.guests_of(film.id)),
                item.known,
            )
        )
    return found


def offset_label(seconds: int) -> str:
    """How long after the first film, as 0:06:33."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"


class RowsModel(QAbstractListModel):
    """The rows for Qt. ``moved(places, to)`` and ``brought(programme ids, to)`` say what was
    dropped before the row ``to``.
    """

    moved = Signal(object, int)
    brought = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.may_change = True

    def show(self, rows: list[Row]) -> None:
        """Show these."""
        if len(rows) == len(self.rows) and rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """How many films there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says, for those who listen."""
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return self.rows[index.row()].spoken if index.isValid() and role in spoken else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Films can be taken; what is dropped goes between them."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Films move inside, and come from the film list."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """What can be dropped here."""
        return [ROWS, PROGRAMMES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The places of the films in the hand."""
        carried = QMimeData()
        places = sorted(index.row() for index in indexes)
        carried.setData(ROWS, " ".join(map(str, places)).encode())
        return carried

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        """Say what was dropped where; a drop below the last row is behind it."""
        if not self.may_change:
            return False
        to = row if row >= 0 else parent.row() if parent.isValid() else len(self.rows)
        for kind, signal in ((ROWS, self.moved), (PROGRAMMES, self.brought)):
            if data.hasFormat(kind):
                text = bytes(data.data(kind).data()).decode()
                signal.emit([int(part) for part in text.split() if part.isdigit()], to)
                return True
        return False


class RowDelegate(QStyledItemDelegate):
    """Paints the films: clock, bar, title and makers, runtime; a gap stands below its film."""

    def __init__(self, model: RowsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Two lines."""
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one film."""
        row, rect, now = self._model.rows[index.row()], option.rect, theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, option.state)
        base, left = rect.top() + 20, _LEFT + _CLOCK
        draw_text(painter, _LEFT, base, row.wall or row.offset, now.text, BODY, 500)
        if row.wall:
            draw_text(painter, _LEFT, base + 17, row.offset, now.text3, LABEL)
        paint_bar(painter, QRectF(left, rect.top() + 8, 4, rect.height() - 16), row.hue)
        right = rect.right() - _LEFT
        ink = now.text if row.known else now.text3
        taken = draw_text_right(painter, right, base, row.runtime, ink, BODY)
        if row.gap:
            gap = _("then {gap}").format(gap=row.gap)
            draw_text_right(painter, right, base + 17, gap, now.text3, LABEL)
        self._words(painter, left + 14, right - taken - 12, base, row)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, left: float, right: float, base: float, row: Row) -> None:
        now = theme()
        if row.guests:
            painter.drawPixmap(int(right) - 16, int(base) - 13, pixmap("person", now.text2))
            right -= 22
        cond = metrics(BODY, 500).horizontalAdvance(row.title) > right - left
        draw_text(
            painter,
            left,
            base,
            elide(row.title, right - left, BODY, 500, cond),
            now.text,
            BODY,
            500,
            cond,
        )
        under = elide(row.note, right - left, SECONDARY)
        draw_text(painter, left, base + 17, under, now.text2, SECONDARY)

    @staticmethod
    def _ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        now = theme()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(now.accent, 1.5) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft if selected else now.field)
            painter.drawRoundedRect(QRectF(rect).adjusted(8, 1, -8, -1), 6, 6)


class RowsView(QListView):
    """The list under the hand. ``shifted(step)`` with Alt and an arrow, ``dropped_out()`` on
    Delete, ``opened()`` on Return and double click.
    """

    shifted = Signal(int)
    dropped_out = Signal()
    opened = Signal()

    def __init__(self, model: RowsModel) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(RowDelegate(model, self))
        self.setObjectName("films")
        self.setAccessibleName(_("Films of the programme"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self.opened)

    def model(self) -> RowsModel:
        """The rows."""
        return self._rows

    def places(self) -> list[int]:
        """The places of the selected films."""
        return sorted(index.row() for index in self.selectedIndexes())

    def event(self, event: QEvent) -> bool:
        """Delete and Return are meant for films here, not for screenings."""
        return claim(event, DELETES | RETURNS) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves films, Delete takes them out, Return shows them."""
        held = event.modifiers() & Qt.KeyboardModifier.AltModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if held and step:
            self.shifted.emit(step)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.dropped_out.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()  # the panel keeps then
            else:
                self.opened.emit()
        else:
            super().keyPressEvent(event)
