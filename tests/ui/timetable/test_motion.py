"""What moves by itself is seen to move, and nothing else is; the pointer never waits for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.edit.screenings import MoveScreening
from planner.times import WallTime
from tests.ui.timetable.test_drop import carry, point
from ui import deeds
from ui.session import Session
from ui.theme import section_colour, theme
from ui.theme.motion import motion_wish
from ui.timetable import TimetablePanel
from ui.timetable.blocks import Block
from ui.timetable.dropping import block_mime
from ui.timetable.gestures import Gesture
from ui.timetable.ground import rect_of
from ui.timetable.motion import MOTION_MS


@pytest.fixture(autouse=True)
def wish() -> Iterator[None]:
    motion_wish().choice = "system"
    motion_wish().desktop_is_still = False
    yield
    motion_wish().choice = "system"
    motion_wish().desktop_is_still = False


def block(panel: TimetablePanel, title: str) -> Block:
    return next(b for b in panel.canvas.list.blocks if b.title == title)


def moving(panel: TimetablePanel) -> dict[str, QPoint]:
    canvas = panel.canvas
    return {canvas.list.blocks[row].title: by for row, by in canvas.motion.shifts().items()}


def later(panel: TimetablePanel, title: str, minutes: int) -> None:
    """Somebody else moves a screening, as a fix of the conflicts panel does."""
    row = panel.session.festival.all_screenings[block(panel, title).id]
    edit = MoveScreening(row.id, row.screen_id, WallTime(row.start + minutes))
    assert panel.session.run(edit, "conflicts")


def test_undo_brings_a_block_back_in_a_moment_that_slows_down(panel: TimetablePanel):
    later(panel, "Go Back to China", 60)
    panel.canvas.motion.stop()
    assert panel.session.undo()
    clock, hour = panel.canvas.motion.clock, round(panel.canvas.grid.per_hour)
    assert 120 <= clock.duration() == MOTION_MS <= 160
    clock.pause()
    clock.setCurrentTime(0)
    assert moving(panel) == {"Go Back to China": QPoint(0, hour)}
    clock.setCurrentTime(MOTION_MS // 2)
    assert 0 < moving(panel)["Go Back to China"].y() < hour / 4


def bar_colour(panel: TimetablePanel, minute: int) -> str:
    """What is seen where the section's bar of a block of the third screen would be."""
    at = panel.canvas.grid.box(2, minute, minute + 60)
    seen = QPoint(at.x + 1, at.y + 30) - panel.canvas.offset()
    return panel.canvas.viewport().grab().toImage().pixelColor(seen).name()


def test_it_is_painted_on_its_way_and_then_at_its_place(panel: TimetablePanel, qtbot: QtBot):
    shown = block(panel, "Go Back to China")
    bar, ground = section_colour(shown.hue).name(), theme().surface.name()
    later(panel, "Go Back to China", 60)
    panel.canvas.motion.stop()
    assert bar_colour(panel, shown.start) == ground
    assert panel.session.undo()
    clock = panel.canvas.motion.clock
    clock.pause()
    clock.setCurrentTime(0)
    assert bar_colour(panel, shown.start) == ground
    assert bar_colour(panel, shown.start + 60) == bar
    clock.resume()
    qtbot.waitUntil(lambda: not moving(panel), timeout=1000)
    assert bar_colour(panel, shown.start) == bar


@pytest.mark.parametrize("broken_off", [False, True])
def test_nothing_of_it_is_left_where_it_came_from(
    panel: TimetablePanel, qtbot: QtBot, broken_off: bool
):
    later(panel, "Go Back to China", 60)
    canvas = panel.canvas
    canvas.motion.stop()
    key = (False, block(panel, "Go Back to China").id)
    left = rect_of(canvas.layout_.extent_of(canvas.layout_.rows_of_id[key]))
    painted = QRegion()

    def follow(region: QRegion) -> None:
        nonlocal painted
        painted = painted.united(region)

    canvas.motion.stale.connect(follow)
    assert panel.session.undo()
    if broken_off:
        canvas.motion.stop()
    qtbot.waitUntil(lambda: not moving(panel), timeout=1000)
    there = rect_of(canvas.layout_.extent_of(canvas.layout_.rows_of_id[key]))
    assert QRegion(left).subtracted(painted).isEmpty()
    assert QRegion(there).subtracted(painted).isEmpty()


def test_what_a_hand_or_a_key_moves_is_there_at_once(panel: TimetablePanel, session: Session):
    held = block(panel, "Go Back to China")
    panel.canvas._grip = QPoint(20, 0)
    carry(panel, block_mime((held.id,), ()), point(panel, held.lane, 19 * 60))
    assert block(panel, "Go Back to China").start == 19 * 60
    assert not moving(panel)
    session.select((held.id,))
    QTest.keyClick(panel.canvas, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert block(panel, "Go Back to China").start == 19 * 60 + 5
    assert not moving(panel)


def test_of_a_swap_by_hand_only_the_other_one_moves(panel: TimetablePanel):
    held, other = block(panel, "Go Back to China"), block(panel, "Eternal Spring")
    canvas = panel.canvas
    canvas.dropping.take(block_mime((held.id,), ()), QPoint())
    at = canvas.layout_.placed[canvas.layout_.rows_of_id[(False, other.id)]].box
    canvas.dropping.move(QPoint(at.x + 9, at.y + 9), fine=False, gesture=Gesture.SWAP, over=other)
    assert canvas.put_down()
    assert set(moving(panel)) == {"Eternal Spring"}


def test_a_swap_by_key_moves_both(panel: TimetablePanel, session: Session):
    session.select((block(panel, "Go Back to China").id, block(panel, "Eternal Spring").id))
    assert deeds.swap(session)
    assert set(moving(panel)) == {"Go Back to China", "Eternal Spring"}


@pytest.mark.parametrize("who", ["person", "desktop"])
def test_nothing_moves_where_no_motion_is_wanted(panel: TimetablePanel, who: str):
    if who == "person":
        motion_wish().choice = "off"
    else:
        motion_wish().desktop_is_still = True
    later(panel, "Go Back to China", 60)
    assert not moving(panel)


def test_the_pointer_meets_a_block_at_its_new_place_at_once(panel: TimetablePanel):
    later(panel, "Go Back to China", 60)
    assert moving(panel)
    there = point(panel, block(panel, "Go Back to China").lane, 19 * 60 + 50)
    QTest.mouseClick(panel.canvas.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert panel.session.selection == (block(panel, "Go Back to China").id,)
    assert not moving(panel)


def test_another_zoom_or_a_closed_window_ends_it(panel: TimetablePanel):
    later(panel, "Go Back to China", 60)
    panel.zoom(1)
    assert not moving(panel)
    later(panel, "Go Back to China", -60)
    panel.close()
    assert panel.canvas.motion.clock.state() is QAbstractAnimation.State.Stopped
    later(panel, "Go Back to China", 60)
    assert not moving(panel)
