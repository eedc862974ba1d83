"""Axis, heads and canvas kept together: how large the day is drawn, and what is in sight."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect, Signal

from planner.i18n import _
from planner.model import Festival
from planner.rules import Report
from planner.times import Day
from ui.session import Session
from ui.timetable import axis, heads
from ui.timetable.axis import TimeAxis
from ui.timetable.blocks import Block, day_blocks, screen_hours, shown_range
from ui.timetable.canvas import Canvas
from ui.timetable.geometry import (
    LEAST_COLUMN,
    LEAST_ROW,
    MOST_ROW,
    PAD,
    Grid,
    fitting_zoom,
    gaps,
)
from ui.timetable.ground import Ground
from ui.timetable.heads import ScreenHeads, heads_of
from ui.timetable.layout import DayLayout, Placed
from ui.timetable.warming import Warming
from ui.widgets import PillButton

NORMAL_ZOOM = 52.0
"""Pixels an hour when screens are columns; a day that needs less fills its room."""
NORMAL_ROW_ZOOM = 64.0
"""The same when screens are rows: below that, few titles can be read."""
_STEP = 1.2


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
        self.warming = Warming(canvas.pictures, self)
        self._zoom: float | None = None
        self._turned: bool | None = None
        self._top: float | None = None
        self._known: dict[Day, tuple[Block, ...]] = {}
        self._known_of: tuple[Festival, Report] | None = None
        canvas.resized.connect(self.show_day)
        canvas.scrolled.connect(self._follow)
        canvas.zoom_wanted.connect(self._wheel)

    # -- laying out ------------------------------------------------------------------------------

    @property
    def rows(self) -> bool:
        """Whether screens are rows: as chosen, else when columns would be too narrow."""
        if self._turned is not None:
            return self._turned
        lanes = len(self._session.festival.screens)
        return (self._canvas.width() - axis.WIDTH) / max(1, lanes) < LEAST_COLUMN

    def show_day(self) -> None:
        """Lay out the shown day anew, at the hour that is in sight."""
        session = self._session
        if not session.is_open or not session.festival.screens:
            return
        festival, day = session.festival, session.day
        blocks = self._blocks(festival, session.report, day)
        rows = self.rows
        self._place_margins(rows)
        grid = self._grid(festival, shown_range(festival, day, blocks), rows)
        at = self._first_in_sight()
        names = [festival.screen_name(screen.id) for screen in festival.screens_in_order()]
        self._canvas.hint = (
            "" if festival.screenings() else _("Drag a film from the list to a screen")
        )
        self._canvas.show_blocks(ground_of(festival, day, grid), blocks, names)
        self.axis.show_grid(grid, day)
        self.heads.show_heads(heads_of(festival, day, blocks), grid)
        first = min((block.start for block in blocks), default=grid.first)
        self._scroll_to(first - 30 if at is None else at)
        self._follow()
        self.changed.emit(grid.per_hour, rows)
        self._warm(grid)

    def _warm(self, grid: Grid) -> None:
        """Paint the rest of the day and the days beside it while nothing else is to do."""
        canvas, day = self._canvas, self._session.day
        beside = [d for d in self._session.festival.days() if abs(d - day) == 1]
        parts = [partial(self._placed_on, d) for d in (day, *beside)]
        self.warming.begin(parts, grid.rows, canvas.devicePixelRatioF())

    def _placed_on(self, day: Day) -> tuple[Placed, ...]:
        """The blocks of a day, as they would be laid out now."""
        session = self._session
        festival = session.festival
        if not session.is_open or not festival.screens:
            return ()
        blocks = self._blocks(festival, session.report, day)
        grid = self._grid(festival, shown_range(festival, day, blocks), self._canvas.grid.rows)
        return DayLayout(grid, blocks).placed

    def _blocks(self, festival: Festival, report: Report, day: Day) -> tuple[Block, ...]:
        """The day's blocks, worked out once while festival and conflicts stay the same."""
        of = self._known_of
        if of is None or of[0] is not festival or of[1] is not report:
            self._known_of, self._known = (festival, report), {}
        if day not in self._known:
            self._known[day] = day_blocks(festival, report, day)
        return self._known[day]

    def _grid(self, festival: Festival, shown: tuple[int, int], rows: bool) -> Grid:
        view, lanes = self._canvas.viewport().size(), len(festival.screens)
        if rows:
            across = min(max(view.height(), lanes * LEAST_ROW), lanes * MOST_ROW)
            normal = max(NORMAL_ROW_ZOOM, fitting_zoom(*shown, view.width()))
        else:
            least = LEAST_COLUMN if self._turned is False else 0
            across, normal = max(view.width(), lanes * least), NORMAL_ZOOM
            normal = max(normal, fitting_zoom(*shown, view.height()))
        grid = Grid(lanes, *shown, normal, across, rows)
        return grid if self._zoom is None else grid.zoomed(self._zoom)

    def _place_margins(self, rows: bool) -> None:
        left, top = (heads.WIDTH, axis.HEIGHT) if rows else (axis.WIDTH, heads.HEIGHT)
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
        self._top = self._zoom = self._turned = None

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
        minute = canvas.grid.place(at.x(), at.y())[1]
        self._zoom = canvas.grid.zoomed(per_hour).per_hour
        canvas.hurry()
        along = pointer.x() if canvas.grid.rows else pointer.y()
        self._top = minute - (along - PAD) * 60 / self._zoom
        self.show_day()
        canvas.dropping.refresh()

    def zoom_by(self, steps: float, pointer: QPoint | None = None) -> None:
        """Zoom in by that many steps; 0 goes back to the normal size."""
        if steps == 0:
            self._zoom = None
            self.show_day()
        else:
            self.zoom_to(self._canvas.grid.per_hour * _STEP**steps, pointer)

    def _wheel(self, steps: float, pointer: QPoint) -> None:
        if steps:
            self.zoom_by(steps, pointer)

    def fit(self) -> None:
        """Draw the whole day so that all of it is in sight."""
        canvas = self._canvas
        view = canvas.viewport().size()
        pixels = view.width() if canvas.grid.rows else view.height()
        self.zoom_to(fitting_zoom(canvas.grid.first, canvas.grid.last, pixels))

    def turn(self) -> None:
        """Screens as rows instead of columns, or back."""
        self._turned = not self.rows
        self._zoom = None
        self.show_day()


def ground_of(festival: Festival, day: Day, grid: Grid) -> Ground:
    """Closed hours and venue borders of a day."""
    screens = festival.screens_in_order()
    closed = [
        (lane, *gap)
        for lane, screen in enumerate(screens)
        for gap in gaps(screen_hours(festival, screen, day), grid.first, grid.last)
    ]
    venues = [
        lane
        for lane in range(1, len(screens))
        if screens[lane].venue_id != screens[lane - 1].venue_id
    ]
    return Ground(grid, tuple(closed), frozenset(venues))
