from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.times import clock
from ui.session import Session
from ui.timetable import TimetablePanel
from ui.timetable.blocks import Block

_Key = Qt.Key
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier


def press(panel: TimetablePanel, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    QTest.keyClick(panel.canvas, key, modifiers)


def select(panel: TimetablePanel, title: str) -> Block:
    block = next(b for b in panel.canvas.list.blocks if b.title == title)
    panel.canvas.make_current(block)
    return block


def current(panel: TimetablePanel) -> str:
    block = panel.canvas.current_block
    return "" if block is None else block.title


def test_arrows_go_from_block_to_block(panel: TimetablePanel, session: Session):
    select(panel, "China Love")
    press(panel, _Key.Key_Down)
    assert current(panel) == "Maineland"
    press(panel, _Key.Key_Right)
    assert current(panel) == "Eternal Spring"
    press(panel, _Key.Key_Up)
    assert current(panel) == "A Little Wisdom"
    press(panel, _Key.Key_Left)
    assert current(panel) == "China Love"
    assert [
        session.festival.title(session.festival.all_screenings[i].programme_id)
        for i in session.selection
    ] == ["China Love"]


def test_home_and_end_are_the_first_and_last_of_the_day(panel: TimetablePanel):
    press(panel, _Key.Key_End)
    assert current(panel) == "The Story of This Life"
    press(panel, _Key.Key_Home)
    assert panel.canvas.list.blocks[0].title == current(panel)


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (_Key.Key_Down, _ALT, "17:50"),
        (_Key.Key_Up, _ALT, "17:40"),
        (_Key.Key_Down, _ALT | _SHIFT, "18:00"),
    ],
)
def test_alt_moves_in_time(
    panel: TimetablePanel,
    session: Session,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
    expected: str,
):
    block = select(panel, "Letter from Masanjia")
    press(panel, key, modifiers)
    assert clock(session.festival.all_screenings[block.id].start) == expected
    assert session.selection == (block.id,)
    assert current(panel) == "Letter from Masanjia"


def test_alt_moves_across_screens(panel: TimetablePanel, session: Session):
    block = select(panel, "Letter from Masanjia")
    press(panel, _Key.Key_Left, _ALT)
    screens = session.festival.screens_in_order()
    assert session.festival.all_screenings[block.id].screen_id == screens[2].id


def test_alt_page_moves_to_the_next_day_and_goes_along(panel: TimetablePanel, session: Session):
    block = select(panel, "Letter from Masanjia")
    before = session.day
    press(panel, _Key.Key_PageDown, _ALT)
    moved = session.festival.all_screenings[block.id]
    assert session.festival.day_of(moved.start) == before + 1 == session.day
    assert session.selection == (block.id,)
    assert current(panel) == "Letter from Masanjia"


def test_nothing_moves_out_of_the_festival(panel: TimetablePanel, session: Session):
    session.show_day(session.festival.days()[-1])
    block = panel.canvas.list.blocks[0]
    panel.canvas.make_current(block)
    before = session.festival
    press(panel, _Key.Key_PageDown, _ALT)
    assert session.festival is before


def test_moving_by_keys_is_one_step_back(panel: TimetablePanel, session: Session):
    block = select(panel, "Letter from Masanjia")
    for _step in range(3):
        press(panel, _Key.Key_Down, _ALT)
    assert clock(session.festival.all_screenings[block.id].start) == "18:00"
    session.undo()
    assert clock(session.festival.all_screenings[block.id].start) == "17:45"


def test_delete_takes_it_off_the_timetable(panel: TimetablePanel, session: Session):
    block = select(panel, "Letter from Masanjia")
    press(panel, _Key.Key_Delete)
    assert block.id not in session.festival.all_screenings
    session.undo()
    assert block.id in session.festival.all_screenings


def test_p_pins_and_lets_go(panel: TimetablePanel, session: Session):
    block = select(panel, "Letter from Masanjia")
    press(panel, _Key.Key_P)
    assert session.festival.all_screenings[block.id].pinned
    press(panel, _Key.Key_P)
    assert not session.festival.all_screenings[block.id].pinned


def test_all_and_none(panel: TimetablePanel, session: Session):
    press(panel, _Key.Key_A, _CTRL)
    assert len(session.selection) == 18
    assert len(session.hold_selection) == 2
    press(panel, _Key.Key_Escape)
    assert session.selection == session.hold_selection == ()


def test_return_asks_for_the_inspector(panel: TimetablePanel, session: Session, qtbot: QtBot):
    select(panel, "Maineland")
    with qtbot.waitSignal(session.asked) as asked:
        press(panel, _Key.Key_Return)
    assert asked.args == ["inspect", None]


def test_in_rows_the_arrows_turn_too(panel: TimetablePanel):
    panel.frame.turn()
    select(panel, "China Love")
    press(panel, _Key.Key_Right)
    assert current(panel) == "Maineland"
    press(panel, _Key.Key_Down)
    assert current(panel) == "Eternal Spring"


def test_unknown_keys_are_left_to_the_window(panel: TimetablePanel, session: Session):
    before = session.festival
    press(panel, _Key.Key_F7)
    press(panel, _Key.Key_X)
    assert session.festival is before


def test_a_screen_reader_hears_every_screening(panel: TimetablePanel):
    spoken = QAccessible.queryAccessibleInterface(panel.canvas)
    names = [
        spoken.child(place).text(QAccessible.Text.Name) for place in range(spoken.childCount())
    ]
    assert len(names) == 20
    assert "Eternal Spring, Friday 18:15, Odeon / Odeon 2, 1 conflict" in names
    assert "Archives: a talk, Friday 12:00, City Museum / Auditorium, pinned" in names
    assert spoken.text(QAccessible.Text.Name) == "Timetable"


def test_a_screen_reader_finds_the_block_on_the_screen(panel: TimetablePanel):
    block = select(panel, "Maineland")
    row = panel.canvas.layout_.rows_of_id[(False, block.id)]
    child = QAccessible.queryAccessibleInterface(panel.canvas).child(row)
    there = panel.canvas.visualRect(panel.canvas.list.index(row))
    assert child.rect().size() == there.size()
    assert child.state().selected


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ("1930", "19:30"),
        ("13:05", "13:05"),
        ("930", "09:30"),
        ("0030", "24:30"),
        ("2515", "25:15"),
        ("9961815", "18:15"),
        ("19", "17:45"),
    ],
)
def test_a_time_is_typed_while_it_is_held(panel: TimetablePanel, figures: str, expected: str):
    select(panel, "Letter from Masanjia")
    press(panel, _Key.Key_M)
    QTest.keyClicks(panel.canvas, figures)
    assert panel.canvas.dropping.place is not None
    minute = panel.canvas.dropping.place[1]
    assert f"{minute // 60:02d}:{minute % 60:02d}" == expected
    press(panel, _Key.Key_Escape)


def test_another_key_begins_the_time_anew(panel: TimetablePanel, session: Session):
    block = select(panel, "Letter from Masanjia")
    press(panel, _Key.Key_M)
    QTest.keyClicks(panel.canvas, "19")
    press(panel, _Key.Key_Right)
    QTest.keyClicks(panel.canvas, "2010")
    press(panel, _Key.Key_Return)
    placed = session.festival.all_screenings[block.id]
    assert clock(placed.start) == "20:10"


def test_the_day_goes_on_where_it_is_carried(panel: TimetablePanel, session: Session):
    block = select(panel, "Letter from Masanjia")
    before = panel.canvas.grid
    press(panel, _Key.Key_M)
    QTest.keyClicks(panel.canvas, "730")
    assert panel.canvas.grid.first == 7 * 60
    press(panel, _Key.Key_Escape)
    assert (panel.canvas.grid.first, panel.canvas.grid.last) == (before.first, before.last)
    press(panel, _Key.Key_M)
    QTest.keyClicks(panel.canvas, "730")
    press(panel, _Key.Key_Return)
    assert clock(session.festival.all_screenings[block.id].start) == "07:30"
    assert panel.canvas.grid.first == 7 * 60


def test_what_is_carried_stays_in_its_festival_day(panel: TimetablePanel):
    select(panel, "Letter from Masanjia")
    press(panel, _Key.Key_M)
    for _step in range(80):
        press(panel, _Key.Key_Down, _SHIFT)
    assert panel.canvas.dropping.place is not None
    assert panel.canvas.dropping.place[1] == 30 * 60 - 5
    press(panel, _Key.Key_Escape)
