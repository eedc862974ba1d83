"""What is in the hand knows where it may go: veils, best places, and the way to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planner.rules import Severity
from planner.rules.placement import placement
from planner.times import WallTime, clock, day_start
from tests.build import the_programme
from tests.ui.timetable.test_drop import drop, enter, film_mime, hover, point
from tests.ui.timetable.test_keyboard import press, select
from ui.session import Session
from ui.timetable import TimetablePanel
from ui.timetable.dropping import block_mime
from ui.timetable.lanes import Kind, Lane, Show, lanes_of
from ui.timetable.outlook import Outlook, Veil, siblings

_Key = Qt.Key
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def outlook_for(session: Session, title: str) -> Outlook:
    festival = session.festival
    return Outlook(festival, placement(festival, the_programme(festival, title).id))


# -- where it may go ------------------------------------------------------------------------------


def test_veils_say_of_every_start_what_the_map_says(session: Session):
    outlook, day = outlook_for(session, "Chomo"), session.day
    for screen in session.festival.screens_in_order():
        veils = outlook.veils(Lane(day, screen.id))
        for minute in range(600, 1500, 5):
            start = WallTime(day_start(day) + minute)
            (*found,) = (v.severity for v in veils if v.start <= minute < v.end)
            worst = outlook.found.worst(screen.id, start)
            assert found == ([] if worst is None else [worst]), (screen.name, minute)


def test_nothing_is_known_of_lanes_of_no_screen(session: Session):
    assert outlook_for(session, "Chomo").veils(Lane(session.day, None)) == ()


def test_five_places_are_numbered_and_those_of_the_day_marked(session: Session):
    outlook = outlook_for(session, "Chomo")
    lanes = lanes_of(session.festival, Show(days=0), session.day)
    assert [mark.number for mark in outlook.marks(lanes)] == [1, 2, 3, 4, 5]
    one_day = lanes_of(session.festival, Show(), session.day)
    marks = outlook.marks(one_day)
    assert marks
    assert {one_day[mark.lane].day for mark in marks} == {session.day}


def test_no_best_place_is_on_a_hidden_screen(session: Session):
    outlook = outlook_for(session, "Chomo")
    first = outlook.best(lanes_of(session.festival, Show(), session.day))[0].screen_id
    hidden = lanes_of(session.festival, Show(hidden=frozenset({first})), session.day)
    assert first not in {place.screen_id for place in outlook.best(hidden)}


def test_siblings_are_all_screenings_of_the_same_films(session: Session):
    festival = session.festival
    found = siblings(festival, (the_programme(festival, "Ritoma").id,))
    titles = sorted(festival.screening_title(festival.all_screenings[i]) for i in found)
    assert titles == ["Ritoma", "Shorts 2: Chomo and Ritoma"]


# -- by pointer -----------------------------------------------------------------------------------


def test_a_drag_paints_the_map_and_forgets_it(panel: TimetablePanel, session: Session):
    mime = film_mime(the_programme(session.festival, "Chomo").id)
    before = panel.canvas.viewport().grab().toImage()
    enter(panel, mime, point(panel, 3, 840))
    hover(panel, mime, point(panel, 3, 840))
    assert panel.canvas.dropping.outlook is not None
    assert panel.minimap._outlook is panel.canvas.dropping.outlook
    place = point(panel, 0, 15 * 60 + 30)
    assert panel.canvas.viewport().grab().toImage().pixel(place) != before.pixel(place)
    drop(panel, mime, QPoint(panel.canvas.viewport().width() + 40, 100))
    assert panel.canvas.dropping.outlook is None
    assert panel.minimap._outlook is None


def test_the_map_is_seen_from_the_lift_to_the_end_wherever_the_pointer_is(
    panel: TimetablePanel, session: Session
):
    mime, dropping = film_mime(the_programme(session.festival, "Chomo").id), panel.canvas.dropping
    at = panel.minimap._boxes()[2][1].center().toPoint()
    session.carried.emit(mime)
    found = dropping.outlook
    assert found is not None
    assert panel.minimap._outlook is found
    enter(panel, mime, point(panel, 3, 840))
    hover(panel, mime, point(panel, 3, 840))
    QApplication.sendEvent(panel.canvas.viewport(), QDragLeaveEvent())
    assert dropping.place is None
    assert not dropping._scroll.isActive()
    QApplication.sendEvent(panel.minimap, QDragEnterEvent(at, _ACTIONS, mime, _LEFT, _NONE))
    QApplication.sendEvent(panel.minimap, QDragLeaveEvent())
    panel.frame.zoom_by(1)
    assert dropping.place is None
    assert dropping.outlook is panel.minimap._outlook is found
    session.carried.emit(None)
    assert dropping.outlook is panel.minimap._outlook is None


def test_other_screenings_of_the_same_film_glow(panel: TimetablePanel, session: Session):
    mime = film_mime(the_programme(session.festival, "China Love").id)
    enter(panel, mime, point(panel, 3, 840))
    lifted = panel.canvas.dropping.lifted()
    glowing = [b.title for b in panel.canvas.list.blocks if (b.hold, b.id) in lifted]
    assert glowing == ["China Love", "China Love"]


def press_in_drag(panel: TimetablePanel, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Qt eats keys in a drag, so they come to whoever filters the application's events."""
    QApplication.sendEvent(panel, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def test_n_takes_the_dragged_film_to_the_best_places_in_turn(
    panel: TimetablePanel, session: Session
):
    programme = the_programme(session.festival, "Chomo")
    mime, at = film_mime(programme.id), point(panel, 3, 840)
    enter(panel, mime, at)
    hover(panel, mime, at)
    outlook = panel.canvas.dropping.outlook
    assert outlook is not None
    best = outlook.best(panel.canvas.lanes)
    press_in_drag(panel, _Key.Key_N, _NONE)
    press_in_drag(panel, _Key.Key_N, _NONE)
    press_in_drag(panel, _Key.Key_N, _SHIFT)
    drop(panel, mime, at + QPoint(3, 2))
    (placed,) = session.festival.screenings_of(programme.id)
    assert (placed.screen_id, placed.start) == (best[0].screen_id, best[0].start)


def test_a_hand_that_hopped_follows_the_pointer_again(panel: TimetablePanel, session: Session):
    programme = the_programme(session.festival, "Chomo")
    mime, at = film_mime(programme.id), point(panel, 3, 840)
    enter(panel, mime, at)
    hover(panel, mime, at)
    press_in_drag(panel, _Key.Key_N, _NONE)
    hover(panel, mime, point(panel, 4, 900))
    place = panel.canvas.dropping.place
    assert place is not None
    assert place[0] == 4


def test_resting_on_a_small_day_turns_to_it(panel: TimetablePanel, session: Session, qtbot: QtBot):
    mime = film_mime(the_programme(session.festival, "Chomo").id)
    before = session.festival
    day, box = panel.minimap._boxes()[2]
    at = box.center().toPoint()
    QApplication.sendEvent(panel.minimap, QDragEnterEvent(at, _ACTIONS, mime, _LEFT, _NONE))
    assert panel.minimap._outlook is not None
    QApplication.sendEvent(panel.minimap, QDragMoveEvent(at, _ACTIONS, mime, _LEFT, _NONE))
    qtbot.waitUntil(lambda: session.day == day)
    QApplication.sendEvent(panel.minimap, QDropEvent(QPointF(at), _ACTIONS, mime, _LEFT, _NONE))
    assert panel.minimap._outlook is None
    assert session.festival is before


def test_of_many_screens_the_overview_veils_what_is_bad_on_all_of_them(session: Session):
    festival = session.festival
    programme = the_programme(festival, "China Love")
    outlook = Outlook(festival, placement(festival, programme.id, report=session.report))

    def severity(veils: tuple[Veil, ...], minute: int) -> int:
        return max((v.severity.rank for v in veils if v.start <= minute < v.end), default=-1)

    seen = set()
    for day in festival.days():
        lanes = [outlook.veils(Lane(day, screen_id)) for screen_id in festival.screens]
        everywhere = outlook.everywhere(day)
        for minute in range(600, 1440, 5):
            best = min(severity(veils, minute) for veils in lanes)
            assert severity(everywhere, minute) == best
            seen.add(best)
    assert len(seen) > 2


# -- by keyboard ----------------------------------------------------------------------------------


def test_picked_up_carried_and_put_down(panel: TimetablePanel, session: Session):
    block = select(panel, "Letter from Masanjia")
    before = session.festival
    press(panel, _Key.Key_M)
    press(panel, _Key.Key_Down)
    press(panel, _Key.Key_Down, _SHIFT)
    press(panel, _Key.Key_Left)
    press(panel, _Key.Key_PageDown)
    assert session.festival is before
    press(panel, _Key.Key_Return)
    moved = session.festival.all_screenings[block.id]
    assert clock(moved.start) == "18:05"
    assert session.festival.screens[moved.screen_id].name == "Odeon 3"
    assert session.festival.day_of(moved.start) == session.festival.days()[2] == session.day
    session.undo()
    assert clock(session.festival.all_screenings[block.id].start) == "17:45"


@pytest.mark.parametrize("how", ["escape", "click", "elsewhere"])
def test_what_is_not_put_down_stays(
    panel: TimetablePanel, session: Session, qtbot: QtBot, how: str
):
    select(panel, "Letter from Masanjia")
    before = session.festival
    press(panel, _Key.Key_M)
    press(panel, _Key.Key_Down)
    assert panel.canvas.dropping.by_keys
    if how == "escape":
        press(panel, _Key.Key_Escape)
    elif how == "click":
        QTest.mouseClick(panel.canvas.viewport(), _LEFT, _NONE, point(panel, 3, 700))
    else:
        field = QLineEdit(panel)
        field.show()
        field.setFocus()
    assert panel.canvas.dropping.hand is None
    assert session.festival is before


def test_a_film_of_the_list_is_picked_up_at_its_best_place(panel: TimetablePanel, session: Session):
    programme = the_programme(session.festival, "Chomo")
    session.select(programme_ids=(programme.id,))
    press(panel, _Key.Key_N)
    outlook = panel.canvas.dropping.outlook
    assert outlook is not None
    second = outlook.best(panel.canvas.lanes)[1]
    press(panel, _Key.Key_N)
    press(panel, _Key.Key_Return)
    (placed,) = session.festival.screenings_of(programme.id)
    assert (placed.screen_id, placed.start) == (second.screen_id, second.start)
    assert session.day == session.festival.day_of(placed.start)


def test_b_puts_it_at_the_best_place_at_once(panel: TimetablePanel, session: Session):
    programme = the_programme(session.festival, "Chomo")
    session.select(programme_ids=(programme.id,))
    best = outlook_for(session, "Chomo").best(panel.canvas.lanes)[0]
    press(panel, _Key.Key_B)
    (placed,) = session.festival.screenings_of(programme.id)
    assert (placed.screen_id, placed.start) == (best.screen_id, best.start)
    assert session.report.worst(placed.id) in (None, Severity.NOTICE)


def test_from_one_section_the_way_to_a_best_place_leads_to_its_day(
    panel: TimetablePanel, session: Session
):
    section = next(s for s in session.festival.sections.values() if s.code == "TIB")
    panel.frame.sight.over_days(Kind.SECTION, section.id)
    select(panel, "A Little Wisdom")
    press(panel, _Key.Key_N)
    assert panel.frame.sight.show.kind is Kind.DAYS
    assert panel.canvas.dropping.offer.edit is not None


def test_an_undo_lets_go(panel: TimetablePanel, session: Session):
    select(panel, "Letter from Masanjia")
    press(panel, _Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(panel, _Key.Key_M)
    session.undo()
    assert panel.canvas.dropping.hand is None


def test_a_hold_has_no_outlook(panel: TimetablePanel, session: Session):
    hold = next(b for b in panel.canvas.list.blocks if b.hold)
    mime = block_mime((), (hold.id,))
    enter(panel, mime, point(panel, 0, 700))
    hover(panel, mime, point(panel, 0, 700))
    assert panel.canvas.dropping.outlook is None
    assert panel.canvas.dropping.offer.edit is not None


def test_what_is_picked_up_and_not_carried_yet_shines_where_it_stands(panel: TimetablePanel):
    block, dropping = select(panel, "Letter from Masanjia"), panel.canvas.dropping
    press(panel, _Key.Key_M)
    assert (False, block.id) in dropping.lifted()
    assert not dropping.holds(block)
    press(panel, _Key.Key_Down)
    assert dropping.holds(block)
