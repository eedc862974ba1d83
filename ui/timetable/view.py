"""Blocks on lanes in one painted view, which Qt takes for a list.

It is a QListView only so that Qt's accessibility tells of every screening; layout, painting and
hit testing are its own. What the pointer and the keyboard do to it is in ``canvas``.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollBar, QWidget

from planner.i18n import _
from planner.times import WallTime, minute_of_day
from ui.session import Session
from ui.theme import PANEL, appearance, draw_text, metrics, theme
from ui.timetable.blocks import Block
from ui.timetable.geometry import Box, Grid
from ui.timetable.ground import Ground, box_of, paint_ground, rect_of
from ui.timetable.lanes import Lanes
from ui.timetable.layout import DayLayout
from ui.timetable.marks import paint_now, paint_place
from ui.timetable.model import DayModel
from ui.timetable.motion import Motion
from ui.timetable.painting import Marks, Painting

Index = QModelIndex | QPersistentModelIndex


class _QuietBar(QScrollBar):
    """A scroll bar that keeps its place but shows nothing while there is nowhere to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the handle where there is one."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class DayView(QListView):
    """Blocks on a grid. ``scrolled()`` fires after the day was scrolled."""

    scrolled = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._syncing = False
        self._anew = True
        """Whether everything in sight is to be painted anew in any case."""
        self.list = DayModel(self)
        self.setModel(self.list)
        self.ground = Ground(Grid(0, 600, 1440, 52, 0))
        self.layout_ = DayLayout(self.ground.grid, ())
        self.lanes = Lanes((), (), {})
        self.painting = Painting(self)
        self.painting.stale.connect(self.update_content)
        self.pictures = self.painting.pictures
        self.hint = ""
        self.now: WallTime | None = None
        """The present minute, where somebody keeps it; shown on the day that it belongs to."""
        self._pointed: tuple[int, float] | None = None
        self._hover: int | None = None
        self.motion = Motion(self)
        self.motion.stale.connect(self.update_content)
        self._dress()
        self.selectionModel().currentChanged.connect(self._move_focus_ring)
        session.selection_changed.connect(self.take_selection)
        for signal in (session.selection_changed, session.day_changed, session.changed):
            signal.connect(self._point_nowhere)
        appearance().changed.connect(self._recolour)

    def _dress(self) -> None:
        self.setAccessibleName(_("Timetable"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAutoScroll(False)
        self.setHorizontalScrollBar(_QuietBar(Qt.Orientation.Horizontal))
        self.setVerticalScrollBar(_QuietBar(Qt.Orientation.Vertical))
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def grid(self) -> Grid:
        """The grid in use."""
        return self.ground.grid

    def show_blocks(self, ground: Ground, blocks: Iterable[Block], lanes: Lanes) -> None:
        """Show these blocks on that ground; ``lanes`` says what its lanes are."""
        blocks = tuple(blocks)
        self._anew = True
        self.lanes = lanes
        self.ground = ground
        before, self.layout_ = self.layout_, DayLayout(ground.grid, blocks, self.layout_)
        self.painting.show(self.layout_)
        self.motion.follow(before, self.layout_)
        self._hover = None
        self._syncing = True
        self.list.show(blocks)
        self._syncing = False
        self.updateGeometries()
        self.take_selection()
        self.viewport().update()

    def _recolour(self) -> None:
        self.pictures.clear()
        self.viewport().update()

    def offset(self) -> QPoint:
        """How far the day is scrolled."""
        return QPoint(self.horizontalOffset(), self.verticalOffset())

    def content(self, viewport: QPoint) -> QPoint:
        """A point of the viewport on the whole day."""
        return viewport + self.offset()

    def update_content(self, region: QRegion) -> None:
        """Paint a part of the day anew."""
        self.viewport().update(region.translated(-self.offset()))

    def block_at_row(self, row: int) -> Block:
        """The block of a row of the list."""
        return self.list.blocks[row]

    @property
    def current_block(self) -> Block | None:
        """The block at which the keyboard is."""
        row = self.currentIndex().row()
        return self.list.blocks[row] if 0 <= row < len(self.list.blocks) else None

    def make_current(self, block: Block) -> None:
        """Select this block alone, put the keyboard there and bring it into sight."""
        row = self.layout_.rows_of_id[(block.hold, block.id)]
        self.setCurrentIndex(self.list.index(row))
        self.scrollTo(self.list.index(row))

    # -- what Qt's list view asks ----------------------------------------------------------------

    def doItemsLayout(self) -> None:
        """Nothing to lay out: ``DayLayout`` did, and Qt's own would cost a second at 10,000."""

    def updateGeometries(self) -> None:
        """Set how far one can scroll."""
        width, height = self.grid.size
        view = self.viewport().size()
        for bar, whole, part in (
            (self.horizontalScrollBar(), width, view.width()),
            (self.verticalScrollBar(), height, view.height()),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)
            bar.setSingleStep(24)

    def horizontalOffset(self) -> int:
        """Pixels scrolled to the right."""
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        """Pixels scrolled down."""
        return self.verticalScrollBar().value()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted; only what came into sight is painted anew, unless all is."""
        if self._anew:
            self.viewport().update()
        else:
            self.viewport().scroll(dx, dy)
        self.scrolled.emit()

    def visualRect(self, index: Index) -> QRect:
        """The block's body in the viewport."""
        if not index.isValid() or index.row() >= len(self.layout_.placed):
            return QRect()
        return rect_of(self.layout_.placed[index.row()].box).translated(-self.offset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The topmost block there."""
        at = self.content(point)
        row = self.layout_.at(at.x(), at.y())
        return QModelIndex() if row is None else self.list.index(row)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring the block into sight, by the shortest way."""
        if index.isValid() and index.row() < len(self.layout_.placed):
            self.scroll_to_box(self.layout_.placed[index.row()].box)

    def scroll_to_box(self, box: Box) -> None:
        """Bring a part of the day into sight, by the shortest way."""
        rect = rect_of(box).translated(-self.offset()).adjusted(-8, -8, 8, 8)
        view = self.viewport().rect()
        for bar, low, high, first, last in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), view.left(), view.right()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), view.top(), view.bottom()),
        ):
            past = max(0, high - last)
            bar.setValue(bar.value() + (low - first if low - past < first else past))

    def point_at(self, place: tuple[int, float] | None) -> None:
        """Mark a lane from some minute of the shown day on, until something else is looked at."""
        if place != self._pointed:
            self._pointed = place
            self.viewport().update()

    def _point_nowhere(self, *_what: object) -> None:
        self.point_at(None)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the blocks that the rectangle meets."""
        area = box_of(rect.normalized().translated(self.offset()))
        if area.w <= 1 and area.h <= 1:
            row = self.layout_.at(area.x, area.y)
            rows = [] if row is None else [row]
        else:
            rows = list(self.layout_.touched(area))
        self.selectionModel().select(self._selection_of(rows), command)

    def _selection_of(self, rows: Iterable[int]) -> QItemSelection:
        selection = QItemSelection()
        for row in rows:
            selection.select(self.list.index(row), self.list.index(row))
        return selection

    # -- selection, shared with the session ------------------------------------------------------

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell the session, and paint the rings anew."""
        super().selectionChanged(selected, deselected)
        for index in (*selected.indexes(), *deselected.indexes()):
            self._update_row(index.row())
        if self._syncing:
            return
        chosen = [self.list.blocks[index.row()] for index in self.selectedIndexes()]
        self._syncing = True
        self._session.select(
            tuple(block.id for block in chosen if not block.hold),
            holds=tuple(block.id for block in chosen if block.hold),
        )
        self._syncing = False

    def take_selection(self) -> None:
        """Select what the session has selected."""
        if self._syncing:
            return
        wanted = [(False, row_id) for row_id in self._session.selection]
        wanted += [(True, row_id) for row_id in self._session.hold_selection]
        rows = [row for key in wanted if (row := self.layout_.rows_of_id.get(key)) is not None]
        self._syncing = True
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(self._selection_of(rows), flags.ClearAndSelect)
        if rows and self.currentIndex().row() not in rows:
            current = self.list.index(rows[0])
            self.selectionModel().setCurrentIndex(current, flags.NoUpdate)
        self._syncing = False
        self.viewport().update()

    def _move_focus_ring(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._update_row(current.row())
        self._update_row(previous.row())

    def _update_row(self, row: int) -> None:
        if 0 <= row < len(self.layout_.placed):
            self.update_content(QRegion(rect_of(self.layout_.extent_of(row))))

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed: ground, blocks by start, then what is in the hand."""
        self._anew = False
        painter = QPainter(self.viewport())
        offset = self.offset()
        exposed = box_of(event.rect().translated(offset))
        painter.setClipRegion(event.region())
        painter.translate(-offset)
        paint_ground(painter, self.ground, exposed)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = {index.row() for index in self.selectedIndexes()}
        current = self.currentIndex().row() if self.hasFocus() else -1
        marks = Marks(chosen, current, self._hover, self.is_holding, self.is_lifted)
        shifts = self.motion.shifts()
        self.painting.paint(painter, exposed, self.devicePixelRatioF(), marks, shifts)
        self._paint_now(painter)
        if self._pointed is not None:
            lane, minute = self._pointed
            paint_place(painter, self.grid.strip(lane, minute, minute + 60), self.grid.rows)
        if self.hint:
            self._paint_hint(painter)
        self.paint_over(painter, exposed)
        painter.end()

    def now_strip(self) -> Box | None:
        """The lanes of today at the present minute; None when that is not shown."""
        if self.now is None:
            return None
        day = self._session.festival.day_of(self.now)
        first, minute = self.lanes.first_of(day), minute_of_day(self.now, day)
        if first is None or not self.grid.first <= minute <= self.grid.last:
            return None
        last = max(n for n, lane in enumerate(self.lanes.all) if lane.day == day)
        one = self.grid.strip(first, minute, minute)
        end = self.grid.lane_start(last + 1)
        if self.grid.rows:
            return Box(one.x, one.y, 1, end - one.y)
        return Box(one.x, one.y, end - one.x, 1)

    def _paint_now(self, painter: QPainter) -> None:
        strip = self.now_strip()
        if strip is not None:
            paint_now(painter, strip, self.grid.rows)

    def _paint_hint(self, painter: QPainter) -> None:
        """Say in the middle what to do next."""
        middle = self.content(self.viewport().rect().center())
        width = metrics(PANEL, 500).horizontalAdvance(self.hint)
        pill = QRectF(middle.x() - width / 2 - 20, middle.y() - 22, width + 40, 44)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().surface)
        painter.drawRoundedRect(pill, 8, 8)
        at = middle.x() - width / 2
        draw_text(painter, at, middle.y() + 5, self.hint, theme().text3, PANEL, 500)

    def paint_over(self, painter: QPainter, exposed: Box) -> None:
        """Paint what lies over all blocks, in content coordinates."""

    @property
    def is_holding(self) -> bool:
        """Whether any block may be elsewhere at the moment."""
        return False

    def is_lifted(self, block: Block) -> bool:
        """Whether the block is elsewhere at the moment, so that its place is shown as left."""
        return False

    def hover_over(self, row: int) -> None:
        """Lift this row; -1 lifts none."""
        now = row if row >= 0 else None
        if now != self._hover:
            before, self._hover = self._hover, now
            for changed in (before, now):
                if changed is not None:
                    self._update_row(changed)

    def make_room(self, left: int, top: int, rows: bool) -> None:
        """Keep room for axis and heads, which stay when the blocks scroll, and for the scroll bar
        of time: if it came and went with each day, all blocks would change their breadth.
        """
        on, when_needed = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn,
            Qt.ScrollBarPolicy.ScrollBarAsNeeded,
        )
        self.setHorizontalScrollBarPolicy(on if rows else when_needed)
        self.setVerticalScrollBarPolicy(when_needed if rows else on)
        self.setViewportMargins(left, top, 0, 0)
