"""The views of the window's timetable: chosen in the menu, edited like a single day, remembered."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from planner.edit.venues import AddScreen
from planner.times import WallTime, clock, day_start
from tests.build import the_programme
from tests.ui.timetable.test_drop import carry, film_mime, point
from ui import deeds
from ui.session import Session
from ui.timetable import TimetablePanel
from ui.timetable.dropping import FILM_GRIP, PROGRAMMES, block_mime
from ui.timetable.lanes import Kind
from ui.timetable.sight_menu import sight_menu


def entry(menu: QMenu, *path: str) -> QAction:
    for name in path[:-1]:
        found = next(a for a in menu.actions() if a.text() == name).menu()
        assert isinstance(found, QMenu)
        menu = found
    return next(a for a in menu.actions() if a.text() == path[-1])


def choose(panel: TimetablePanel, *path: str) -> None:
    entry(sight_menu(panel, panel.session, panel.frame.sight), *path).trigger()


def titles(panel: TimetablePanel) -> list[str]:
    return [block.title for block in panel.canvas.list.blocks]


def section_of(session: Session, code: str) -> int:
    return next(s.id for s in session.festival.sections.values() if s.code == code)


def test_all_days_stand_side_by_side_and_turn_to_rows(panel: TimetablePanel):
    choose(panel, "All days")
    assert len(panel.canvas.lanes) == 20
    assert panel.canvas.grid.rows
    assert [head.day for head in panel.frame.heads.heads if head.day] == [
        "Thu 5",
        "Fri 6",
        "Sat 7",
        "Sun 8",
    ]
    assert len(titles(panel)) == 24
    assert panel.sight_button.text() == "All days"


def test_a_tab_brings_its_day_into_sight(panel: TimetablePanel, session: Session):
    choose(panel, "All days")
    panel.resize(1000, 300)
    session.show_day(session.festival.days()[2])
    canvas = panel.canvas
    lane = canvas.lanes.first_of(session.day)
    assert lane is not None
    bar = canvas.verticalScrollBar()
    assert bar.value() == min(canvas.grid.lane_start(lane), bar.maximum())


def test_a_block_is_carried_to_another_day_on_the_same_canvas(
    panel: TimetablePanel, session: Session
):
    panel.frame.turn()
    choose(panel, "Three days")
    panel.frame.turn()
    block = next(b for b in panel.canvas.list.blocks if b.title == "Letter from Masanjia")
    there = panel.canvas.lanes.first_of(session.festival.days()[2])
    assert there is not None
    panel.canvas._grip = QPoint(20, 10)
    panel.canvas.scroll_to_box(panel.canvas.grid.strip(there, 900, 960))
    carry(panel, block_mime((block.id,), ()), point(panel, there, 15 * 60) + QPoint(0, 10))
    moved = session.festival.all_screenings[block.id]
    assert session.festival.day_of(moved.start) == session.festival.days()[2]
    assert clock(moved.start) == "15:00"
    assert moved.screen_id == session.festival.screens_in_order()[0].id


def test_one_screen_over_all_days_takes_films(panel: TimetablePanel, session: Session):
    choose(panel, "One screen", "Odeon / Odeon 1")
    assert [head.name for head in panel.frame.heads.heads] == ["Thu 5", "Fri 6", "Sat 7", "Sun 8"]
    assert titles(panel)[0] == "Maineland"
    programme = the_programme(session.festival, "Chomo")
    carry(panel, film_mime(programme.id), point(panel, 2, 14 * 60) + QPoint(0, FILM_GRIP.y()))
    (placed,) = session.festival.screenings_of(programme.id)
    assert session.festival.day_of(placed.start) == session.festival.days()[2]
    assert placed.screen_id == session.festival.screens_in_order()[0].id


def test_one_section_over_all_days_moves_in_time_and_keeps_the_screen(
    panel: TimetablePanel, session: Session
):
    choose(panel, "One section", "Tibet")
    assert set(titles(panel)) == {"A Little Wisdom", "Ritoma", "Shorts 2: Chomo and Ritoma"} & set(
        titles(panel)
    )
    before = session.festival
    carry(panel, film_mime(the_programme(before, "Chomo").id), point(panel, 0, 900))
    assert session.festival is before
    block = next(b for b in panel.canvas.list.blocks if b.title == "A Little Wisdom")
    screen = before.all_screenings[block.id].screen_id
    panel.canvas._grip = QPoint(20, 10)
    carry(panel, block_mime((block.id,), ()), point(panel, 0, 17 * 60) + QPoint(0, 10))
    moved = session.festival.all_screenings[block.id]
    assert session.festival.day_of(moved.start) == session.festival.days()[0]
    assert (clock(moved.start), moved.screen_id) == ("17:00", screen)


def test_what_is_gone_to_comes_into_sight(panel: TimetablePanel, session: Session):
    panel.frame.sight.over_days(Kind.SECTION, section_of(session, "TIB"))
    maineland = next(
        s
        for s in session.festival.screenings()
        if session.festival.title(s.programme_id) == "Maineland"
    )
    session.show_screening(maineland.id)
    assert panel.frame.sight.show.kind is Kind.DAYS
    assert "Maineland" in titles(panel)
    panel.frame.sight.hide(maineland.screen_id)
    assert "Maineland" not in titles(panel)
    session.show_screening(maineland.id)
    assert "Maineland" in titles(panel)


def test_nothing_is_dropped_on_a_hidden_screen(panel: TimetablePanel, session: Session):
    studio = session.festival.screens_in_order()[3]
    choose(panel, "Screens", "Lux / Studio")
    assert len(panel.canvas.lanes) == 4
    assert studio.id not in {lane.screen_id for lane in panel.canvas.lanes.all}
    block = next(b for b in panel.canvas.list.blocks if b.title == "Inside These Walls")
    panel.canvas.make_current(block)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    moved = session.festival.all_screenings[block.id]
    assert session.festival.screens[moved.screen_id].name == "Auditorium"
    choose(panel, "Screens", "Show all screens")
    assert len(panel.canvas.lanes) == 5


def test_the_last_screen_cannot_be_hidden(panel: TimetablePanel, session: Session):
    sight = panel.frame.sight
    for screen in session.festival.screens_in_order():
        sight.hide(screen.id)
    assert len(panel.canvas.lanes) == 1


def test_a_folded_venue_is_thin_and_unfolds_by_its_head(panel: TimetablePanel):
    choose(panel, "Screens", "Fold Odeon")
    grid = panel.canvas.grid
    widths = [grid.lane_start(n + 1) - grid.lane_start(n) for n in range(5)]
    assert max(widths[:3]) * 3 < min(widths[3:])
    QTest.mouseDClick(
        panel.frame.heads,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        panel.frame.heads.head_rect(1).center().toPoint(),
    )
    assert not panel.frame.sight.show.folded


def beside_another(panel: TimetablePanel) -> None:
    """One more screen, so that the Odeon has half of them."""
    panel.session.run(AddScreen("Kino", "Kino"))
    panel.frame.turn()


def test_a_crowded_venue_folds_by_itself_and_stays_open_once_opened(panel: TimetablePanel):
    beside_another(panel)
    sight, odeon = panel.frame.sight, panel.canvas.lanes[0].screen_id
    assert odeon is not None
    venue = panel.session.festival.screens[odeon].venue_id
    assert not sight.folded
    panel.resize(1000, 186)
    assert [lane.thin for lane in panel.canvas.lanes.all] == [True] * 3 + [False] * 3
    assert panel.canvas.grid.size[1] <= panel.canvas.viewport().height()
    assert entry(sight_menu(panel, panel.session, sight), "Screens", "Fold Odeon").isChecked()
    heads = panel.frame.heads
    QTest.mouseDClick(
        heads,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        heads.head_rect(1).center().toPoint(),
    )
    assert not any(lane.thin for lane in panel.canvas.lanes.all)
    assert sight.show.opened == {venue}
    choose(panel, "Screens", "Fold Odeon")
    assert sight.show.folded == {venue}
    choose(panel, "Screens", "Show all screens")
    assert not any(lane.thin for lane in panel.canvas.lanes.all)


def test_a_crowded_venue_is_broad_again_where_there_is_room(panel: TimetablePanel):
    beside_another(panel)
    panel.resize(1000, 186)
    assert panel.frame.sight.folded
    panel.resize(1000, 800)
    assert not panel.frame.sight.folded
    panel.resize(1000, 186)
    panel.frame.turn()
    assert not panel.canvas.grid.rows
    assert not panel.frame.sight.folded


def test_alt_and_an_arrow_go_to_the_next_day_where_lanes_are_days(
    panel: TimetablePanel, session: Session
):
    choose(panel, "One screen", "Lux / Studio")
    block = next(b for b in panel.canvas.list.blocks if b.title == "Letter from Masanjia")
    panel.canvas.make_current(block)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    moved = session.festival.all_screenings[block.id]
    assert session.festival.day_of(moved.start) == session.festival.days()[2]
    assert clock(moved.start) == "17:45"


def test_a_screen_reader_hears_day_and_screen_of_every_view(panel: TimetablePanel):
    choose(panel, "All days")
    spoken = panel.canvas.list.data(panel.canvas.list.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Maineland, Thursday 17:00, Odeon / Odeon 1"


def test_the_present_is_a_line_on_its_day(panel: TimetablePanel, session: Session):
    friday = session.day
    panel.frame.clock = lambda _zone: WallTime(day_start(friday) + 18 * 60)
    panel.frame.tick()
    strip, grid = panel.canvas.now_strip(), panel.canvas.grid
    assert strip is not None
    assert (strip.y, strip.x, strip.w) == (grid.along(18 * 60), 0, grid.across)
    choose(panel, "All days")
    strip, grid = panel.canvas.now_strip(), panel.canvas.grid
    assert strip is not None
    assert (strip.y, strip.bottom) == (grid.lane_start(5), grid.lane_start(10))
    choose(panel, "One day")
    session.show_day(session.festival.days()[2])
    assert panel.canvas.now_strip() is None


def test_after_midnight_the_present_is_of_the_evening_before(
    panel: TimetablePanel, session: Session
):
    panel.frame.clock = lambda _zone: WallTime(day_start(session.day) + 24 * 60 + 15)
    panel.frame.tick()
    strip = panel.canvas.now_strip()
    assert strip is not None
    assert strip.y == panel.canvas.grid.along(24 * 60 + 15)


def test_fingers_zoom(panel: TimetablePanel):
    before = panel.canvas.grid.per_hour
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        QPointF(200, 300),
        QPointF(200, 300),
        QPointF(200, 300),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(panel.canvas.viewport(), pinch)
    assert panel.canvas.grid.per_hour > before


def test_the_grid_is_chosen_above_the_timetable_and_keys_follow_it(
    panel: TimetablePanel, session: Session
):
    choose(panel, "Grid", "10 minutes")
    assert session.festival.edition.snap_minutes == 10
    assert entry(sight_menu(panel, session, panel.frame.sight), "Grid", "10 minutes").isChecked()
    block = next(b for b in panel.canvas.list.blocks if b.title == "Go Back to China")
    session.select((block.id,))
    alt, shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
    before = session.festival.all_screenings[block.id].start
    for keys, minutes in ((alt, 10), (alt | shift, 20)):
        QTest.keyClick(panel.canvas, Qt.Key.Key_Down, keys)
        assert session.festival.all_screenings[block.id].start == before + minutes
        session.undo()
    session.undo()
    assert session.festival.edition.snap_minutes == 5


def test_films_dropped_together_follow_each_other_on_the_grid(
    panel: TimetablePanel, session: Session
):
    assert deeds.set_grid(session, 15)
    festival = session.festival
    ids = tuple(the_programme(festival, title).id for title in ("Ritoma", "Chomo"))
    mime = QMimeData()
    mime.setData(PROGRAMMES, " ".join(map(str, ids)).encode())
    panel.canvas.scroll_to_box(panel.canvas.grid.strip(3, 840, 900))
    carry(panel, mime, point(panel, 3, 14 * 60) + QPoint(0, FILM_GRIP.y()))
    added = [
        s for i in ids for s in session.festival.screenings_of(i) if s not in festival.screenings()
    ]
    assert len(added) == 2
    assert all(row.start % 15 == 0 for row in added)


def test_on_a_festival_of_its_own_grid_that_one_is_offered_too(
    panel: TimetablePanel, session: Session
):
    deeds.set_grid(session, 20)
    menu = entry(sight_menu(panel, session, panel.frame.sight), "Grid").menu()
    assert isinstance(menu, QMenu)
    assert [a.text() for a in menu.actions()] == [f"{n} minutes" for n in (5, 10, 15, 20)]


def test_zooming_out_brings_the_whole_festival_into_sight_and_zooming_in_the_rows_back(
    panel: TimetablePanel,
):
    panel.resize(1000, 400)
    choose(panel, "All days")
    canvas = panel.canvas
    assert canvas.grid.rows
    tall = canvas.grid.size[1]
    assert tall > canvas.viewport().height()
    sizes = []
    for _step in range(20):
        panel.zoom(-1)
        sizes.append(canvas.grid.size[1])
    assert sizes == sorted(sizes, reverse=True)
    size, view = canvas.grid.size, canvas.viewport().size()
    assert size[0] <= view.width() + 1
    assert size[1] <= view.height()
    for _step in range(20):
        panel.zoom(1)
    assert canvas.grid.size[1] == tall
    panel.frame.fit()
    assert canvas.grid.size[1] <= view.height()
