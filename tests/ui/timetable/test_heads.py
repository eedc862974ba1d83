"""Screens at the head, days as tabs, zoom, empty states, menus."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner.edit.venues import SetHours
from planner.model import Festival, Hold, Opening
from planner.rules import Severity
from planner.times import Day, WallTime, day_start
from tests.build import FestivalBuilder
from tests.ui.timetable.scenes import many_screens, session_of
from ui.session import Session
from ui.timetable import TimetablePanel
from ui.timetable.headings import Head, heads_of
from ui.timetable.heads import WIDTH, paint_row
from ui.timetable.lanes import Lanes, Show, lanes_of
from ui.timetable.menus import block_menu, head_menu, place_menu
from ui.timetable.tabs import day_tabs
from ui.timetable.zoom import step_of, zoom_of

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def the_lanes(festival: Festival, day: Day) -> Lanes:
    return lanes_of(festival, Show(), day)


def names(session: Session) -> list[str]:
    return [screen.name for screen in session.festival.screens_in_order()]


def item(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text().startswith(text))


def middle(panel: TimetablePanel, lane: int) -> QPoint:
    return panel.frame.heads.head_rect(lane).center().toPoint()


def test_heads_name_venues_once(session: Session):
    heads = heads_of(session.festival, the_lanes(session.festival, session.day))
    assert [head.first for head in heads] == [True, False, False, True, True]
    assert [head.only for head in heads] == [False, False, False, True, True]
    assert heads[0].hours == "10:30–24:00"


def test_a_screen_without_hours_shows_none_and_a_closed_one_says_so():
    builder = FestivalBuilder(screens=1)
    screen, day = builder.festival.screens_in_order()[0], builder.festival.days()[0]
    assert heads_of(builder.festival, the_lanes(builder.festival, day))[0].hours == ""
    builder.run(SetHours(screen.id, day=day))
    assert heads_of(builder.festival, the_lanes(builder.festival, day))[0].hours == "Closed"
    assert builder.festival.rows(Opening)


def test_a_head_is_dragged_to_another_place(panel: TimetablePanel, session: Session):
    heads = panel.frame.heads
    QTest.mousePress(heads, _LEFT, _NONE, middle(panel, 0))
    QTest.mouseMove(heads, middle(panel, 1))
    QTest.mouseMove(heads, middle(panel, 2))
    QTest.mouseRelease(heads, _LEFT, _NONE, middle(panel, 2))
    assert names(session) == ["Odeon 2", "Odeon 3", "Odeon 1", "Studio", "Auditorium"]
    session.undo()
    assert names(session)[0] == "Odeon 1"


def test_a_head_dropped_elsewhere_stays(panel: TimetablePanel, session: Session):
    heads = panel.frame.heads
    before = session.festival
    QTest.mousePress(heads, _LEFT, _NONE, middle(panel, 0))
    QTest.mouseMove(heads, middle(panel, 1))
    QTest.mouseRelease(heads, _LEFT, _NONE, QPoint(300, 400))
    assert session.festival is before


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Rename…", "rename-screen"),
        ("Opening hours…", "screen-hours"),
        ("Opening hours on", "screen-hours"),
        ("Add screen…", "add-screen"),
    ],
)
def test_the_menu_of_a_head_asks_the_window(
    panel: TimetablePanel, session: Session, qtbot: QtBot, text: str, asked: str
):
    with qtbot.waitSignal(session.asked) as signal:
        item(head_menu(panel, session, panel.canvas.lanes[1]), text).trigger()
    assert signal.args is not None
    assert signal.args[0] == asked


def test_screens_are_moved_and_removed_by_the_menu(panel: TimetablePanel, session: Session):
    item(head_menu(panel, session, panel.canvas.lanes[1]), "Move left").trigger()
    assert names(session)[:2] == ["Odeon 2", "Odeon 1"]
    assert not item(head_menu(panel, session, panel.canvas.lanes[0]), "Move left").isEnabled()
    assert not item(head_menu(panel, session, panel.canvas.lanes[4]), "Move right").isEnabled()
    remove = item(head_menu(panel, session, panel.canvas.lanes[4]), "Remove screen")
    assert remove.text() == "Remove screen and its 4 screenings"
    remove.trigger()
    assert names(session) == ["Odeon 2", "Odeon 1", "Odeon 3", "Studio"]


def test_a_free_place_takes_a_hold(panel: TimetablePanel, session: Session):
    before = len(session.festival.rows(Hold))
    item(
        place_menu(panel, session, panel.canvas.lanes[3], 840), "Add hold at 14:00, Lux / Studio"
    ).trigger()
    assert len(session.festival.rows(Hold)) == before + 1


def test_the_menu_of_blocks_pins_and_takes_off(panel: TimetablePanel, session: Session):
    block = next(b for b in panel.canvas.list.blocks if b.title == "Letter from Masanjia")
    session.select((block.id,))
    item(block_menu(panel, session, panel.canvas.lanes[3]), "Pin").trigger()
    assert session.festival.all_screenings[block.id].pinned
    item(block_menu(panel, session, panel.canvas.lanes[3]), "Take off").trigger()
    assert block.id not in session.festival.all_screenings


def test_the_menu_of_blocks_takes_one_more_into_the_hand(
    panel: TimetablePanel, session: Session, qtbot: QtBot
):
    block = next(b for b in panel.canvas.list.blocks if b.title == "Letter from Masanjia")
    session.select((block.id,))
    with qtbot.waitSignal(session.asked) as asked:
        item(block_menu(panel, session, panel.canvas.lanes[3]), "Duplicate").trigger()
    assert asked.args[0] == "another"


def test_the_screen_can_be_arranged_without_a_mouse(
    panel: TimetablePanel, session: Session, qtbot: QtBot
):
    menu = block_menu(panel, session, panel.canvas.lanes[3])
    of_screen = item(menu, "Screen Studio").menu()
    assert isinstance(of_screen, QMenu)
    with qtbot.waitSignal(session.asked) as asked:
        item(of_screen, "Rename…").trigger()
    assert asked.args == ["rename-screen", session.festival.screens_in_order()[3].id]


# -- days -----------------------------------------------------------------------------------------


def test_tabs_count_screenings_and_show_the_worst(session: Session):
    tabs = day_tabs(session.festival, session.report)
    assert [tab.label for tab in tabs] == ["Thu 5", "Fri 6", "Sat 7", "Sun 8"]
    assert [tab.screenings for tab in tabs] == [2, 18, 1, 1]
    assert tabs[1].severities == (Severity.BLOCKER, Severity.WARNING)
    assert tabs[2].count == "1 screening"


def test_a_tab_shows_its_day(panel: TimetablePanel, session: Session):
    panel.tabs.setCurrentIndex(3)
    assert session.day == session.festival.days()[3]
    assert [block.title for block in panel.canvas.list.blocks] == ["Last Sunrise"]


def test_the_session_moves_the_tab(panel: TimetablePanel, session: Session):
    session.show_day(session.festival.days()[0])
    assert panel.tabs.currentIndex() == 0
    assert panel.tabs.accessibleTabName(1) == "Fri 6, 18 screenings, blocker, warning"


def test_the_small_overview_goes_to_a_day(panel: TimetablePanel, session: Session):
    day, box = panel.minimap._boxes()[2]
    QTest.mouseClick(panel.minimap, _LEFT, _NONE, box.center().toPoint())
    assert session.day == day


# -- zoom -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", [0, 20, 50, 100])
def test_slider_steps_and_zoom_belong_together(step: int):
    assert step_of(zoom_of(step)) == step


def test_the_wheel_zooms_around_the_pointer(panel: TimetablePanel):
    canvas = panel.canvas
    at = QPoint(200, 300)
    content = canvas.content(at)
    minute = canvas.grid.place(content.x(), content.y())[1]
    before = canvas.grid.per_hour
    event = QWheelEvent(
        QPointF(at),
        canvas.viewport().mapToGlobal(QPointF(at)),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt names it nowhere
    )
    QApplication.sendEvent(canvas.viewport(), event)
    content = canvas.content(at)
    assert canvas.grid.per_hour > before
    assert canvas.grid.place(content.x(), content.y())[1] == pytest.approx(minute, abs=1.5)


def test_zoom_by_steps_and_back_to_normal(panel: TimetablePanel):
    normal = panel.canvas.grid.per_hour
    panel.zoom(2)
    assert panel.canvas.grid.per_hour == pytest.approx(normal * 1.44)
    panel.zoom(-1)
    assert panel.canvas.grid.per_hour == pytest.approx(normal * 1.2)
    panel.zoom(0)
    assert panel.canvas.grid.per_hour == normal


def test_the_whole_day_fits(panel: TimetablePanel):
    panel.zoom(3)
    panel.frame.fit()
    assert panel.canvas.verticalScrollBar().maximum() == 0
    assert panel.zoom_control.slider.value() == step_of(panel.canvas.grid.per_hour)


# -- many, few and none ---------------------------------------------------------------------------


@pytest.fixture
def show(dressed: QApplication, qtbot: QtBot) -> Callable[[Session], TimetablePanel]:
    def shown(session: Session) -> TimetablePanel:
        panel = TimetablePanel(session)
        qtbot.addWidget(panel)
        panel.resize(1000, 700)
        with qtbot.waitExposed(panel):
            panel.show()
        return panel

    return shown


def test_many_screens_become_rows(show: Callable[[Session], TimetablePanel]):
    session = session_of(many_screens())
    panel = show(session)
    assert panel.canvas.grid.rows
    panel.frame.turn()
    assert not panel.canvas.grid.rows
    assert panel.canvas.horizontalScrollBar().maximum() > 0
    session.close()


def test_without_screens_the_first_one_is_offered(
    show: Callable[[Session], TimetablePanel], qtbot: QtBot
):
    session = session_of(FestivalBuilder(screens=0).festival)
    panel = show(session)
    assert panel.no_screens.isVisible()
    assert not panel.canvas.isVisible()
    with qtbot.waitSignal(session.asked) as asked:
        QTest.mouseClick(panel.no_screens.button, _LEFT)
    assert asked.args == ["add-screen", None]
    session.close()


def test_without_screenings_a_hint_says_what_to_do(show: Callable[[Session], TimetablePanel]):
    builder = FestivalBuilder()
    session = session_of(builder.festival)
    panel = show(session)
    assert panel.canvas.hint == "Drag a film from the list to a screen"
    session.close()
    builder.screening("One")
    session.use(session_of(builder.festival).document)
    assert panel.canvas.hint == ""
    session.close()


def test_closing_the_festival_empties_the_panel(panel: TimetablePanel, session: Session):
    session.close()
    assert not panel.canvas.isVisible()
    assert not panel.tabs.isVisible()
    assert not panel.no_screens.isVisible()


def test_a_revealed_screening_comes_into_sight(panel: TimetablePanel, session: Session):
    panel.resize(1000, 420)
    panel.zoom(3)
    block = next(b for b in panel.canvas.list.blocks if b.title == "The Story of This Life")
    session.show_screening(block.id)
    index = panel.canvas.list.index(panel.canvas.layout_.rows_of_id[(False, block.id)])
    assert panel.canvas.viewport().rect().contains(panel.canvas.visualRect(index))


@pytest.mark.parametrize("turned", [False, True])
def test_a_revealed_place_comes_into_sight(turned: bool, panel: TimetablePanel, session: Session):
    panel.resize(700, 420)
    if turned:
        panel.frame.turn()
    panel.zoom(3)
    canvas, day = panel.canvas, session.day
    for bar in (canvas.horizontalScrollBar(), canvas.verticalScrollBar()):
        bar.setValue(0)
    last = session.festival.screens_in_order()[-1]
    session.reveal_place.emit(last.id, WallTime(day_start(day) + 21 * 60))
    box = canvas.grid.strip(4, 21 * 60, 22 * 60).moved(-canvas.offset().x(), -canvas.offset().y())
    view = canvas.viewport().rect()
    assert canvas.offset() != QPoint(0, 0)
    assert view.left() <= box.x
    assert view.top() <= box.y
    assert box.bottom <= view.bottom() + 1
    assert box.right <= view.right() + 1


def test_a_revealed_place_is_marked_until_something_else_is_looked_at(
    panel: TimetablePanel, session: Session
):
    screen, block = session.festival.screens_in_order()[1], panel.canvas.list.blocks[0]
    start = WallTime(day_start(session.day) + 12 * 60)

    def seen() -> QImage:
        return panel.canvas.viewport().grab().toImage()

    session.reveal_place.emit(screen.id, start)
    marked = seen()
    panel.canvas.point_at(None)
    plain = seen()
    assert marked != plain
    session.reveal_place.emit(screen.id, start)
    assert seen() == marked
    QTest.mouseClick(panel.canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert seen() == plain
    session.reveal_place.emit(screen.id, start)
    session.select((block.id,))
    session.select()
    assert seen() == plain


def test_heads_and_hours_follow_the_blocks(panel: TimetablePanel):
    panel.zoom(4)
    bar = panel.canvas.verticalScrollBar()
    bar.setValue(100)
    assert panel.frame.axis._scrolled == 100
    assert panel.canvas.visualRect(panel.canvas.list.index(0)).y() == (
        panel.canvas.layout_.placed[0].box.y - 100
    )


def test_a_head_bears_the_gravest_badge_of_the_day(panel: TimetablePanel, session: Session):
    blocks = panel.canvas.list.blocks
    heads = heads_of(session.festival, panel.canvas.lanes, blocks)
    for lane, head in enumerate(heads):
        there = [b.severity for b in blocks if b.lane == lane and b.severity]
        grave = [s for s in there if s in (Severity.BLOCKER, Severity.WARNING)]
        assert head.severity == max(grave, key=lambda s: s.rank, default=None)
    assert any(head.severity for head in heads)
    worst = next(head for head in heads if head.severity)
    assert worst.severity
    assert worst.severity.value in panel.frame.heads.accessibleDescription()


@pytest.mark.parametrize("seats", [None, 240])
def test_in_a_row_the_badge_stands_beside_the_name_of_the_screen(
    seats: int | None, dressed: QApplication
) -> None:
    """“HOYTS3” of a festival whose seats are not known had its end below the mark."""

    def painted(name: str, severity: Severity | None) -> QImage:
        image = QImage(WIDTH, 20, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        head = Head(1, "Abasto", name, seats, "", first=False, only=False, severity=severity)
        with QPainter(image) as painter:
            paint_row(painter, head, QRectF(image.rect()), 0)
        return image

    def ink(one: QImage, other: QImage) -> list[int]:
        columns = range(one.width())
        return [x for x in columns if any(one.pixel(x, y) != other.pixel(x, y) for y in range(20))]

    marked = painted("", Severity.BLOCKER)
    name, mark = ink(painted("HOYTS3", Severity.BLOCKER), marked), ink(marked, painted("", None))
    assert name
    assert max(name) < min(mark)
    if seats is None:
        assert len(name) > 30, "the number of the screen is elided"


def test_a_screen_repeats_its_day_by_its_menu(panel: TimetablePanel, session: Session):
    menu = head_menu(panel, session, panel.canvas.lanes[2])
    again = item(menu, "Repeat on day").menu()
    assert isinstance(again, QMenu)
    before = len(session.festival.screenings())
    item(again, "Sun").trigger()
    assert len(session.festival.screenings()) == before + 4
    assert session.undo_title == "Repeat a day"
    session.undo()
    assert len(session.festival.screenings()) == before
    whole = item(menu, "Repeat the whole day on").menu()
    assert isinstance(whole, QMenu)
    assert len(whole.actions()) == 3


def test_a_screen_is_shown_in_the_inspector(panel: TimetablePanel, session: Session, qtbot: QtBot):
    screen = session.festival.screens_in_order()[1]
    with qtbot.waitSignal(session.asked) as asked, qtbot.waitSignal(session.looked_at) as looked:
        item(head_menu(panel, session, panel.canvas.lanes[1]), "Slots").trigger()
    assert looked.args == ["screen", screen.id]
    assert asked.args == ["inspect", None]
