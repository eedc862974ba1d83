"""Axis, heads and canvas kept together: how large the day is drawn, and what is in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal

from planner.i18n import _
from planner.model import Festival
from planner.times import DAY_MINUTES, Day, WallTime, now_wall
from ui.session import Session
from ui.timetable import axis, heads
from ui.timetable.axis import TimeAxis
from ui.timetable.blocks import Block, shown_range
from ui.timetable.canvas import Canvas
from ui.timetable.geometry import (
    LEAST_COLUMN,
    LEAST_ROW,
    LEAST_ZOOM,
    MOST_ROW,
    PAD,
    THIN_COLUMN,
    THIN_ROW,
    Grid,
    fitting_zoom,
    rows_together,
)
from ui.timetable.ground import ground_of
from ui.timetable.headings import heads_of
from ui.timetable.heads import ScreenHeads
from ui.timetable.known_lanes import KnownLanes
from ui.timetable.lanes import Kind, Lanes, Show, crowded, edges, lanes_of
from ui.timetable.layout import DayLayout, Placed
from ui.timetable.sight import Sight, title_of
from ui.timetable.warming import Warming
from ui.widgets import PillButton

NORMAL_ZOOM = 52.0
"""Pixels an hour when screens are columns; a day that needs less fills its room."""
NORMAL_ROW_ZOOM = 64.0
"""The same when screens are rows: below that, few titles can be read."""
_STEP = 1.2
_MINUTE_MS = 20_000


class Frame(QObject):
    """Lays out the shown day and keeps axis and heads beside the canvas.

    ``changed(pixels an hour, rows)`` fires after the zoom or the direction changed.
    """

    changed = Signal(float, bool)

    def __init__(self, session: Session, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self.axis = TimeAxis(canvas)
        self.heads = ScreenHeads(canvas)
        self.add_button = PillButton(
            icon_name="add", look="flat", tip=_("Add a screen"), parent=canvas
        )
        self.sight = Sight(session, self)
        self.warming = Warming(canvas.pictures, self)
        self.clock: Callable[[str], WallTime] = now_wall
        """Asked for the present minute of a time zone."""
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.tick)
        self._minute.start()
        self._zoom: float | None = None
        self._turned: bool | None = None
        self._top: float | None = None
        self._known = KnownLanes()
        self._shown_from: Day | None = None
        self._reached: tuple[int, ...] = ()
        self.sight.changed.connect(self._look_anew)
        canvas.resized.connect(self.show_day)
        canvas.scrolled.connect(self._follow)
        canvas.zoom_wanted.connect(self._wheel)
        canvas.beyond.connect(self.reach)
        canvas.dropping.scroll_by.connect(self._pulled)
        canvas.dropping.taken.connect(self._forget_reach)

    # -- laying out ------------------------------------------------------------------------------

    @property
    def rows(self) -> bool:
        """Whether screens are rows: as chosen, else when columns would be too narrow."""
        return self._rows_for(lanes_of(self._session.festival, self.sight.show, self._session.day))

    def _rows_for(self, lanes: Lanes) -> bool:
        if self._turned is not None:
            return self._turned
        thin = sum(lane.thin for lane in lanes.all)
        room = self._canvas.width() - axis.WIDTH - thin * THIN_COLUMN
        return room / max(1, len(lanes) - thin) < LEAST_COLUMN

    def _lanes(self, day: Day) -> Lanes:
        """The lanes of a day's view; crowded venues are folded where rows do not fit either."""
        festival, show, canvas = self._session.festival, self.sight.show, self._canvas
        lanes = lanes_of(festival, show, day)
        if not self._rows_for(lanes):
            self.sight.crowded = frozenset()
            return lanes
        room = canvas.height() - axis.HEIGHT - canvas.horizontalScrollBar().sizeHint().height()
        self.sight.crowded = crowded(festival, show, room, LEAST_ROW, THIN_ROW)
        if not self.sight.crowded:
            return lanes
        return lanes_of(festival, replace(show, folded=self.sight.folded), day)

    def show_day(self) -> None:
        """Lay out the shown day anew, at the hour that is in sight."""
        session = self._session
        if not session.is_open or not session.festival.screens:
            return
        festival = session.festival
        lanes = self._lanes(session.day)
        blocks = self._known.blocks(festival, session.report, lanes)
        rows = self.rows
        self._place_margins(rows, lanes)
        first, last = shown_range(festival, lanes.days, blocks)
        shown = min((first, *self._reached)), max((last, *self._reached))
        grid = self._grid(lanes, shown, rows)
        at = self._first_in_sight()
        self._canvas.hint = self._hint(festival, blocks)
        self._canvas.now = self.clock(festival.edition.zone)
        self._canvas.show_blocks(ground_of(festival, lanes, grid), blocks, lanes)
        self.axis.show_grid(grid, session.day if len(lanes.days) == 1 else None)
        over_days = title_of(festival, self.sight.show)
        self.heads.show_heads(heads_of(festival, lanes, blocks, over_days), grid)
        first = min((block.start for block in blocks), default=grid.first)
        self._scroll_to(first - 30 if at is None else at)
        self._bring_day(session.day, lanes)
        self._follow()
        self.changed.emit(self._zoom or grid.per_hour, rows)
        self._warm(grid)

    def tick(self) -> None:
        """Let the line of the present go on."""
        session, canvas = self._session, self._canvas
        if session.is_open:
            before, canvas.now = canvas.now_strip(), self.clock(session.festival.edition.zone)
            if before != canvas.now_strip():
                canvas.viewport().update()

    def _hint(self, festival: Festival, blocks: Sequence[Block]) -> str:
        if not festival.screenings():
            return _("Drag a film from the list to a screen")
        if not blocks and self.sight.show.kind in (Kind.SECTION, Kind.GUEST):
            return _("Nothing of {name} is on the timetable yet").format(
                name=title_of(festival, self.sight.show)
            )
        return ""

    def _bring_day(self, day: Day, lanes: Lanes) -> None:
        """Bring the lanes of a day into sight when it is turned to, one of several."""
        turned, self._shown_from = day != self._shown_from, day
        lane = lanes.first_of(day)
        if turned and lane is not None and len(lanes.days) > 1:
            canvas = self._canvas
            bar = canvas.verticalScrollBar() if canvas.grid.rows else canvas.horizontalScrollBar()
            bar.setValue(canvas.grid.lane_start(lane))

    def _look_anew(self) -> None:
        """Another view: at the same hour, and the shown day in sight."""
        self._shown_from = None
        self.show_day()

    def _warm(self, grid: Grid) -> None:
        """While nothing else is to do, paint the rest of the day and the days beside it, and work
        out the blocks of all others.
        """
        canvas, day = self._canvas, self._session.day
        parts = [partial(self._placed_on, day)]
        if self.sight.show.one_day:
            others = [d for d in self._session.festival.days() if d != day]
            parts += [partial(self._placed_on, d) for d in others if abs(d - day) == 1]
            parts += [partial(self._work_out, d) for d in others if abs(d - day) > 1]
        self.warming.begin(parts, grid.rows, canvas.devicePixelRatioF())

    def _work_out(self, day: Day) -> Sequence[Placed]:
        """Have the blocks of a day, and paint none of them."""
        self._placed_on(day)
        return ()

    def _placed_on(self, day: Day) -> Sequence[Placed]:
        """The blocks of a day, as they would be laid out now."""
        session = self._session
        festival = session.festival
        if not session.is_open or not festival.screens:
            return ()
        lanes = self._lanes(day)
        blocks = self._known.blocks(festival, session.report, lanes)
        shown = shown_range(festival, lanes.days, blocks)
        return DayLayout(self._grid(lanes, shown, self._canvas.grid.rows), blocks).placed

    def _grid(self, lanes: Lanes, shown: tuple[int, int], rows: bool) -> Grid:
        view, count = self._canvas.viewport().size(), len(lanes)
        thin = sum(lane.thin for lane in lanes.all)
        if rows:
            least = (count - thin) * LEAST_ROW + thin * THIN_ROW
            most = (count - thin) * MOST_ROW + thin * THIN_ROW
            across, fitting = max(view.height(), least), fitting_zoom(*shown, view.width())
            if self._zoom is not None and len(lanes.days) > 1 and not self._of_one_thing:
                across = rows_together(least, view.height(), self._zoom, fitting)
            across, normal = min(across, most), max(NORMAL_ROW_ZOOM, fitting)
        else:
            least = (count - thin) * LEAST_COLUMN if self._turned is False else 0
            across = max(view.width(), least + thin * THIN_COLUMN)
            fitting = fitting_zoom(*shown, view.height())
            normal = max(NORMAL_ZOOM, fitting)
        marks = edges(lanes.all, across, THIN_ROW if rows else THIN_COLUMN)
        grid = Grid(count, *shown, normal, across, rows, marks)
        if self._zoom is None:
            return grid
        return grid.zoomed(max(self._zoom, fitting) if across < least else self._zoom)

    @property
    def _of_one_thing(self) -> bool:
        """Whether each lane is a day, so that there are few of them."""
        return self.sight.show.kind is not Kind.DAYS

    def _place_margins(self, rows: bool, lanes: Lanes) -> None:
        broad = heads.WIDTH
        if len(lanes.days) > 1 and self.sight.show.kind is Kind.DAYS:
            broad += heads.DAY_WIDTH
        left, top = (broad, axis.HEIGHT) if rows else (axis.WIDTH, heads.HEIGHT)
        canvas = self._canvas
        canvas.make_room(left, top, rows)
        right, foot = canvas.viewport().width(), canvas.viewport().height()
        beside, above = QRect(0, top, left, foot), QRect(left, 0, right, top)
        self.axis.setGeometry(above if rows else beside)
        self.heads.setGeometry(beside if rows else above)
        self.add_button.setGeometry(QRect(12, (top - 26) // 2, 28, 26))

    # -- scrolling -------------------------------------------------------------------------------

    def _first_in_sight(self) -> float | None:
        """The minute at the edge of what is in sight; None before a festival was shown."""
        return self._top

    def _scroll_to(self, minute: float) -> None:
        canvas = self._canvas
        bar = canvas.horizontalScrollBar() if canvas.grid.rows else canvas.verticalScrollBar()
        bar.setValue(canvas.grid.along(minute) - PAD)

    def _follow(self) -> None:
        canvas = self._canvas
        across, down = canvas.horizontalOffset(), canvas.verticalOffset()
        along, lanes = (across, down) if canvas.grid.rows else (down, across)
        self.axis.scroll_to(along)
        self.heads.scroll_to(lanes)
        self._top = canvas.grid.minute_at(along + PAD)

    def forget_place(self) -> None:
        """Another festival: begin at its first screening, at the normal size."""
        self.warming.stop()
        self._top = self._zoom = self._turned = self._shown_from = None
        self.sight.use(Show())

    # -- beyond what is shown --------------------------------------------------------------------

    def reach(self, minute: int) -> None:
        """Show the day as far as this minute while something is in the hand, by whole hours, within
        the festival day: what a hand may do must not end where screens usually open or close.
        """
        begins = self._session.festival.edition.day_boundary
        hour = min(max(minute, begins), begins + DAY_MINUTES - 60) // 60 * 60
        grid = self._canvas.grid
        reached = min(grid.first, hour), max(grid.last, hour + 60)
        if reached != (grid.first, grid.last):
            self._reached = reached
            self.show_day()

    def _pulled(self, dx: int, dy: int) -> None:
        """A drag rests at the edge: where there is nothing left to scroll, the day goes on."""
        canvas = self._canvas
        by, bar = dy, canvas.verticalScrollBar()
        if canvas.grid.rows:
            by, bar = dx, canvas.horizontalScrollBar()
        if by < 0 and bar.value() == bar.minimum():
            self.reach(canvas.grid.first - 60)
        elif by > 0 and bar.value() == bar.maximum():
            self.reach(canvas.grid.last)

    def _forget_reach(self) -> None:
        if self._reached and self._canvas.dropping.hand is None:
            self._reached = ()
            self.show_day()

    # -- memory ----------------------------------------------------------------------------------

    @property
    def view(self) -> tuple[float, bool | None]:
        """Pixels an hour (0 is the normal size) and whether screens are rows (None is by itself),
        as somebody chose them.
        """
        return self._zoom or 0.0, self._turned

    def take_view(self, per_hour: float, rows: bool | None) -> None:
        """Stand as somebody chose before."""
        self._zoom, self._turned = per_hour or None, rows
        self.show_day()

    # -- zoom ------------------------------------------------------------------------------------

    def zoom_to(self, per_hour: float, pointer: QPoint | None = None) -> None:
        """Draw an hour that long; what is under the pointer (else the middle) stays there."""
        canvas = self._canvas
        if pointer is None:
            pointer = canvas.viewport().rect().center()
        at = canvas.content(pointer)
        minute, before = canvas.grid.place(at.x(), at.y())[1], canvas.grid
        self._zoom = before.zoomed(per_hour).per_hour
        canvas.painting.hurry()
        along = pointer.x() if canvas.grid.rows else pointer.y()
        self._top = minute - (along - PAD) * 60 / self._zoom
        self.show_day()
        if canvas.grid.rows and canvas.grid.across != before.across:
            there = at.y() * canvas.grid.across // max(1, before.across)
            canvas.verticalScrollBar().setValue(there - pointer.y())
        canvas.dropping.refresh()

    def zoom_by(self, steps: float, pointer: QPoint | None = None) -> None:
        """Zoom in by that many steps; 0 goes back to the normal size."""
        if steps == 0:
            self._zoom = None
            self.show_day()
        else:
            self.zoom_to((self._zoom or self._canvas.grid.per_hour) * _STEP**steps, pointer)

    def _wheel(self, steps: float, pointer: QPoint) -> None:
        if steps:
            self.zoom_by(steps, pointer)

    def fit(self) -> None:
        """Draw the whole day, or all days that are shown, so that all of it is in sight."""
        canvas = self._canvas
        if canvas.grid.rows and canvas.grid.size[1] > canvas.viewport().height():
            self.zoom_to(LEAST_ZOOM)
            return
        view = canvas.viewport().size()
        pixels = view.width() if canvas.grid.rows else view.height()
        self.zoom_to(fitting_zoom(canvas.grid.first, canvas.grid.last, pixels))

    def turn(self) -> None:
        """Screens as rows instead of columns, or back."""
        self._turned = not self.rows
        self._zoom = None
        self.show_day()
