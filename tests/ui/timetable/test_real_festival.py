"""A real festival of 25 screens and almost a thousand screenings, scrolled, dragged and edited.

Calls are counted, since seconds depend on the machine; the bounds are about twice what it took.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.times import Day
from tests.planner.pdf.festivals import bafici
from tests.ui.timetable.scenes import session_of
from tests.ui.timetable.test_drop import drop, enter, hover
from ui.session import Session
from ui.timetable import TimetablePanel
from ui.timetable.dropping import block_mime


def calls(work: Callable[[], object]) -> int:
    """How many functions of Python are called by it, painting included."""
    count = 0

    def on_event(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(on_event)
    try:
        work()
        QApplication.processEvents()
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture
def busy(dressed: QApplication, qtbot: QtBot) -> Iterator[tuple[Session, TimetablePanel]]:
    """The festival in a timetable of 1440 × 900, on its busiest day."""
    festival = bafici()
    session = session_of(festival)
    day = max(festival.days(), key=lambda day: len(festival.screenings_on_day(day)))
    session.show_day(Day(day))
    panel = TimetablePanel(session)
    qtbot.addWidget(panel)
    panel.resize(1440, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    QApplication.processEvents()
    yield session, panel
    session.close()


def held(panel: TimetablePanel, lane: int, minute: int) -> QPoint:
    """A point of the viewport on a lane, whichever way screens run."""
    box = panel.canvas.grid.strip(lane, minute, minute + 5)
    return QPoint(box.x + 2, box.y + 2) - panel.canvas.offset()


def test_a_real_festival_is_scrolled_dragged_and_edited_in_few_steps(
    busy: tuple[Session, TimetablePanel],
) -> None:
    session, panel = busy
    canvas, lanes = panel.canvas, len(panel.canvas.lanes)
    assert len(session.festival.screenings()) > 970
    assert lanes == 25
    bar = canvas.horizontalScrollBar() if canvas.grid.rows else canvas.verticalScrollBar()
    scrolls = [calls(lambda: bar.setValue(bar.value() + 30)) for _step in range(12)]
    assert median(scrolls) < 2_000

    block = canvas.list.blocks[len(canvas.list.blocks) // 2]
    before = session.festival.all_screenings[block.id]
    canvas.make_current(block)
    mime, minute = block_mime((block.id,), ()), block.start + 30
    assert calls(lambda: enter(panel, mime, held(panel, block.lane, block.start))) < 100_000
    hovers = []
    for step in range(1, 11):
        lane = (block.lane + step) % lanes
        at = held(panel, lane, minute)
        hovers.append(calls(partial(hover, panel, mime, at)))
    assert median(hovers) < 6_000

    assert calls(lambda: drop(panel, mime, at)) < 40_000
    moved = session.festival.all_screenings[block.id]
    assert (moved.screen_id, moved.start) != (before.screen_id, before.start)
    assert calls(session.undo) < 40_000
    after = session.festival.all_screenings[block.id]
    assert (after.screen_id, after.start) == (before.screen_id, before.start)
