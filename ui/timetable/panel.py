"""The timetable as the window shows it: days, small overview, zoom, heads, hours and the canvas."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import _
from planner.model import Changes, Screening
from planner.times import WallTime, minute_of_day
from ui.session import Session
from ui.theme import BODY, elide
from ui.timetable.canvas import Canvas
from ui.timetable.carrying import SOURCE
from ui.timetable.dropping import hand_of
from ui.timetable.frame import Frame
from ui.timetable.geometry import snapped
from ui.timetable.keys import Keys
from ui.timetable.lanes import Kind
from ui.timetable.menus import block_menu, head_menu, move_screen, place_menu
from ui.timetable.outlook import Outlook
from ui.timetable.sight import words_of
from ui.timetable.sight_menu import sight_menu
from ui.timetable.strip import DayStrip
from ui.timetable.tabs import day_tabs
from ui.widgets import EmptyState, HairLine, pass_on_focus, ring


class TimetablePanel(QWidget):
    """One festival day on all screens, to be filled by mouse or keyboard."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.canvas = Canvas(session)
        self.frame = Frame(session, self.canvas)
        self.keys = Keys(session, self.canvas)
        self.strip = DayStrip(session)
        self.tabs, self.minimap = self.strip.tabs, self.strip.minimap
        self.zoom_control, self.sight_button = self.strip.zoom_control, self.strip.sight_button
        self.no_screens = EmptyState(
            _("No screens yet"),
            _("Add the first screen"),
            _("A screen is a room in a venue; films are dragged on to it."),
            "screen",
        )
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._arrange()
        self._connect()
        self._show_all()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(HairLine())
        column.addWidget(self.canvas, 1)
        column.addWidget(self.no_screens, 1)
        pass_on_focus(self, lambda: self.canvas)
        ring(self.canvas)

    def _connect(self) -> None:
        session, frame = self.session, self.frame
        session.changed.connect(self._on_changes)
        session.report_changed.connect(self._show_all)
        session.day_changed.connect(self._show_day)
        session.reveal.connect(self.reveal)
        session.reveal_place.connect(self.reveal_place)
        self.tabs.currentChanged.connect(self._on_tab)
        self.minimap.chosen.connect(session.show_day)
        self.zoom_control.zoomed.connect(frame.zoom_to)
        self.zoom_control.fit_wanted.connect(frame.fit)
        self.zoom_control.turned.connect(frame.turn)
        frame.changed.connect(self.zoom_control.show_zoom)
        frame.sight.changed.connect(self._name_sight)
        self.sight_button.clicked.connect(self._open_sights)
        self.canvas.menu_wanted.connect(self._open_menu)
        self.canvas.sight_wanted.connect(frame.sight.reveal)
        self.canvas.dropping.taken.connect(self.minimap.show_outlook)
        self.minimap.outlook_of = self._outlook_of
        self.minimap.outlook_held = lambda: self.canvas.dropping.outlook
        session.carried.connect(self.canvas.carry)
        frame.heads.menu_wanted.connect(self._open_head_menu)
        frame.heads.moved.connect(self._move_screen)
        frame.heads.opened.connect(self._rename)
        frame.add_button.clicked.connect(lambda: session.ask("add-screen"))
        self.no_screens.pressed.connect(lambda: session.ask("add-screen"))

    # -- what is shown ---------------------------------------------------------------------------

    def _show_all(self) -> None:
        session = self.session
        has_screens = bool(session.is_open and session.festival.screens)
        self.canvas.setVisible(has_screens)
        self.no_screens.setVisible(session.is_open and not has_screens)
        self.strip.show_parts(session.is_open, has_screens)
        if session.is_open:
            days = day_tabs(session.festival, session.report)
            self.tabs.show_tabs(days, session.day)
            self.minimap.show_hurts({tab.day: tab.hurts for tab in days})
            self.frame.show_day()
            self._name_sight()

    def _show_day(self, _day: int) -> None:
        self.tabs.choose(self.session.day)
        self.frame.show_day()

    def _on_changes(self, changes: Changes) -> None:
        self.canvas.let_go()
        if changes.everything:
            self.canvas.dropping.leave()
            self.frame.forget_place()
        elif self.canvas.isVisible():
            self.canvas.motion.expect()
        if changes.source == SOURCE:
            added = [r.id for r in changes.rows if r.table == Screening.table and r.before is None]
            if added:
                QTimer.singleShot(0, self, lambda: self._select_new(tuple(added)))

    def _outlook_of(self, mime: QMimeData) -> Outlook | None:
        hand = hand_of(self.session.festival, mime) if self.session.is_writable else None
        return None if hand is None else self.canvas.dropping.outlooks.of(hand)

    def _select_new(self, screening_ids: tuple[int, ...]) -> None:
        """What was just put down is selected, so that the keyboard can go on with it."""
        self.session.select(screening_ids)

    def _on_tab(self, place: int) -> None:
        day = self.tabs.day_at(place)
        if day is not None:
            self.session.show_day(day)

    def reveal(self, screening_id: int) -> None:
        """Bring a screening of the shown day into sight."""
        row = self.canvas.layout_.rows_of_id.get((False, screening_id))
        if row is None:
            screening = self.session.festival.all_screenings.get(screening_id)
            if screening is None:
                return
            self.frame.sight.reveal(screening.screen_id)
            row = self.canvas.layout_.rows_of_id.get((False, screening_id))
        if row is not None:
            self.canvas.scrollTo(self.canvas.list.index(row))

    def reveal_place(self, screen_id: int, start: WallTime) -> None:
        """Bring an hour of a screen into sight on the shown day, from that start, and mark it."""
        session = self.session
        if screen_id not in session.festival.screens:
            return
        day = session.festival.day_of(start)
        if self.canvas.lanes.of(day, screen_id) is None:
            self.frame.sight.reveal(screen_id)
        lane = self.canvas.lanes.of(day, screen_id)
        if lane is not None:
            minute = minute_of_day(start, day)
            self.canvas.scroll_to_box(self.canvas.grid.strip(lane, minute, minute + 60))
            self.canvas.point_at((lane, minute))

    # -- what the window asks --------------------------------------------------------------------

    def zoom(self, steps: int) -> None:
        """Zoom in by that many steps, out by negative ones; 0 goes back to the normal size."""
        self.frame.zoom_by(steps)

    def show_over_days(self, kind: str) -> None:
        """Show the screen, the section or the first guest of what is selected over all days."""
        session, festival = self.session, self.session.festival
        rows = [festival.all_screenings[i] for i in session.selection]
        programmes = [row.programme_id for row in rows] or list(session.programme_selection)
        found: int | None = None
        if kind == "screen" and rows:
            found = rows[0].screen_id
        elif kind == "section" and programmes:
            section = festival.section_of(programmes[0])
            found = section.id if section is not None else None
        elif kind == "guest" and programmes:
            guests = (
                g for film in festival.films_of(programmes[0]) for g in festival.guests_of(film.id)
            )
            found = next((guest.id for guest in guests), None)
        if found is None:
            session.tell(_("What is selected has none; select a screening that has."), "notice")
        else:
            self.frame.sight.over_days(Kind(kind), found)

    # -- menus -----------------------------------------------------------------------------------

    def _open_menu(self, at: QPoint) -> None:
        canvas, grid = self.canvas, self.session.festival.edition.snap_minutes
        point = canvas.viewport().mapFromGlobal(at)
        content = canvas.content(point)
        number, minute = canvas.grid.place(content.x(), content.y())
        if number is None:
            return
        lane = canvas.lanes[number]
        if canvas.indexAt(point).isValid():
            block_menu(self, self.session, lane, self.frame.sight).popup(at)
        elif lane.screen_id is not None:
            minute = snapped(minute, -(-15 // grid) * grid)
            place_menu(self, self.session, lane, minute, self.frame.sight).popup(at)

    def _open_head_menu(self, number: int, at: QPoint) -> None:
        if 0 <= number < len(self.canvas.lanes):
            lane = self.canvas.lanes[number]
            if lane.screen_id is not None:
                head_menu(self, self.session, lane, self.frame.sight).popup(at)

    def _move_screen(self, number: int, to: int) -> None:
        lane, other = self.canvas.lanes[number], self.canvas.lanes[to]
        if lane.screen_id is not None and other.screen_id is not None:
            move_screen(self.session, lane.screen_id, other.screen_id)

    def _rename(self, number: int) -> None:
        lane = self.canvas.lanes[number]
        if lane.screen_id is None:
            return
        if lane.thin:
            screen = self.session.festival.screens[lane.screen_id]
            self.frame.sight.fold(screen.venue_id, folded=False)
        else:
            self.session.ask("rename-screen", lane.screen_id)

    def _open_sights(self) -> None:
        below = self.sight_button.rect().bottomLeft()
        menu = sight_menu(self, self.session, self.frame.sight)
        menu.popup(self.sight_button.mapToGlobal(below))

    def _name_sight(self) -> None:
        words = words_of(self.session.festival, self.frame.sight.show)
        shown = elide(words, 110, BODY, 500)
        self.sight_button.setText(shown.replace("&", "&&"))
        self.sight_button.setAccessibleName(_("View: {name}").format(name=words))
