"""The edges of blocks: Q&A, intro and holds drawn out and in, never below nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.edit.fields import SetField, Together
from planner.model import Hold, Screening
from planner.times import WallTime
from tests.build import FestivalBuilder, applied
from tests.ui.timetable.test_gestures import one
from ui.session import Session
from ui.timetable import TimetablePanel
from ui.timetable.blocks import Block
from ui.timetable.geometry import Box
from ui.timetable.lanes import Show, lanes_of
from ui.timetable.stretching import EdgeInHand, edge_at

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier
_ALT = Qt.KeyboardModifier.AltModifier
BLOCK = Block(7, 0, 600, 720, "One", film_start=610, intro=10, qa_start=700)
BOX = Box(10, 100, 150, 120)


def test_only_the_ends_of_a_block_are_edges():
    assert edge_at(BLOCK, BOX, rows=False, along=160) is None
    assert edge_at(BLOCK, BOX, rows=False, along=219) == EdgeInHand(7, "qa_minutes", 20, 720)
    assert edge_at(BLOCK, BOX, rows=False, along=101) == EdgeInHand(7, "intro_minutes", 10, 600)
    assert edge_at(BLOCK, BOX, rows=True, along=159) == EdgeInHand(7, "qa_minutes", 20, 720)


def test_a_small_or_a_cancelled_block_has_none():
    assert edge_at(BLOCK, Box(10, 100, 150, 20), rows=False, along=119) is None
    cancelled = Block(7, 0, 600, 720, "One", qa_start=700, cancelled=True)
    assert edge_at(cancelled, BOX, rows=False, along=219) is None


def test_a_hold_has_one_edge():
    hold = Block(9, 0, 600, 720, "Hold", hold=True)
    assert edge_at(hold, BOX, rows=False, along=219) == EdgeInHand(9, "minutes", 120, 720)
    assert edge_at(hold, BOX, rows=False, along=101) is None


@pytest.mark.parametrize(
    ("minute", "step", "expected"),
    [(720, 5, 20), (732, 5, 30), (732, 1, 32), (680, 5, 0), (300, 5, 0), (9999, 5, 600)],
)
def test_no_part_is_less_than_nothing_or_too_long(minute: int, step: int, expected: int):
    assert EdgeInHand(7, "qa_minutes", 20, 720).minutes_at(minute, step) == expected


def test_a_hold_keeps_a_minute():
    assert EdgeInHand(9, "minutes", 60, 720).minutes_at(0, 5) == 1


def test_a_stated_end_moves_along():
    builder = FestivalBuilder()
    row = builder.screening("One", "18:00", qa_minutes=20)
    row = builder.set(row, stated_end=WallTime(row.start + 130))
    festival = builder.festival
    lanes = lanes_of(festival, Show(), festival.days()[0])
    edit = EdgeInHand(row.id, "qa_minutes", 20, 1210).edit(festival, lanes, 0, 1225)
    assert isinstance(edit, Together)
    after = applied(festival, edit).all_screenings[row.id]
    assert (after.qa_minutes, after.stated_end) == (35, row.start + 145)


def test_an_edge_that_is_not_moved_changes_nothing():
    festival = FestivalBuilder().festival
    lanes = lanes_of(festival, Show(), festival.days()[0])
    assert EdgeInHand(7, "qa_minutes", 20, 720).edit(festival, lanes, 0, 720) is None


# -- on the canvas --------------------------------------------------------------------------------


def pull(
    panel: TimetablePanel, key: tuple[bool, int], end: bool, minutes: int, keys: Qt.KeyboardModifier
) -> None:
    canvas, grid = panel.canvas, panel.canvas.grid
    box = canvas.layout_.placed[canvas.layout_.rows_of_id[key]].box
    edge = box.bottom - 1 if end else box.y + 1
    start = QPoint(box.x + box.w // 2, edge) - canvas.offset()
    there = start + QPoint(0, round(minutes * grid.per_hour / 60))
    QTest.mousePress(canvas.viewport(), _LEFT, keys, start)
    QTest.mouseMove(canvas.viewport(), (start + there) / 2)
    QTest.mouseMove(canvas.viewport(), there)
    assert canvas.dropping.hand is not None


def release(panel: TimetablePanel) -> None:
    QTest.mouseRelease(panel.canvas.viewport(), _LEFT, _NONE, QPoint(300, 300))


@pytest.mark.parametrize(
    ("end", "minutes", "field", "value"),
    [(True, 15, "qa_minutes", 35), (True, -90, "qa_minutes", 0), (False, 10, "intro_minutes", 10)],
)
def test_the_pointer_draws_a_block_out(
    panel: TimetablePanel, session: Session, end: bool, minutes: int, field: str, value: int
):
    row = one(session, "Letter from Masanjia")
    pull(panel, (False, row.id), end, minutes, _NONE)
    assert getattr(session.festival.all_screenings[row.id], field) == getattr(row, field)
    release(panel)
    after = session.festival.all_screenings[row.id]
    assert getattr(after, field) == value
    assert after.start == row.start
    session.undo()
    assert session.festival.all_screenings[row.id].qa_minutes == row.qa_minutes


def test_at_the_edge_of_the_window_the_day_scrolls_on_under_it(
    panel: TimetablePanel, session: Session, qtbot: QtBot
):
    row = one(session, "Letter from Masanjia")
    panel.resize(1000, 500)
    canvas, bar = panel.canvas, panel.canvas.verticalScrollBar()
    box = canvas.layout_.placed[canvas.layout_.rows_of_id[False, row.id]].box
    bar.setValue(box.bottom - canvas.viewport().height() // 2)
    start = QPoint(box.x + box.w // 2, box.bottom - 1) - canvas.offset()
    low = QPoint(start.x(), canvas.viewport().height() - 3)
    sideways = canvas.horizontalScrollBar().value()
    QTest.mousePress(canvas.viewport(), _LEFT, _NONE, start)
    QTest.mouseMove(canvas.viewport(), low - QPoint(0, 60))
    QTest.mouseMove(canvas.viewport(), low)
    first = canvas.dropping.offer.blocks[0].end
    scrolled = bar.value()
    qtbot.waitUntil(lambda: bar.value() > scrolled + 20)
    assert canvas.dropping.offer.blocks[0].end > first
    assert canvas.horizontalScrollBar().value() == sideways
    wanted = canvas.dropping.offer.blocks[0].end - canvas.dropping.offer.blocks[0].qa_start
    QTest.mouseRelease(canvas.viewport(), _LEFT, _NONE, low)
    assert session.festival.all_screenings[row.id].qa_minutes == wanted
    still = bar.value()
    QTest.qWait(60)
    assert bar.value() == still


def test_a_hold_is_drawn_out(panel: TimetablePanel, session: Session):
    block = next(b for b in panel.canvas.list.blocks if b.hold and "tech" in b.title)
    pull(panel, (True, block.id), end=True, minutes=30, keys=_NONE)
    release(panel)
    assert session.festival.rows(Hold)[block.id].minutes == 90


def test_escape_leaves_the_edge(panel: TimetablePanel, session: Session):
    row, before = one(session, "Letter from Masanjia"), session.festival
    pull(panel, (False, row.id), end=True, minutes=15, keys=_NONE)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Escape)
    release(panel)
    assert session.festival is before
    assert panel.canvas.dropping.hand is None


def test_what_it_would_bring_is_said_at_the_edge(panel: TimetablePanel, session: Session):
    row = one(session, "Letter from Masanjia")
    pull(panel, (False, row.id), end=True, minutes=150, keys=_NONE)
    offer = panel.canvas.dropping.offer
    assert offer.sentence
    assert panel.canvas.dropping._tag is not None
    assert "Q&A 170′" in panel.canvas.dropping._tag.times
    panel.canvas.let_go()


def test_a_block_shows_its_intro_and_where_its_films_begin():
    builder = FestivalBuilder()
    shorts = builder.shorts(
        "Shorts", builder.film("A", 10), builder.film("B", 20), builder.film("C", 5)
    )
    builder.screening(shorts, "18:00", intro_minutes=15)
    from planner.rules import check
    from ui.timetable.blocks import day_blocks

    (block,) = day_blocks(builder.festival, check(builder.festival), builder.festival.days()[0])
    assert (block.intro, block.film_start) == (15, 1095)
    assert block.cuts == (1105, 1125)


def test_the_edit_is_one_of_a_form():
    festival = FestivalBuilder().festival
    lanes = lanes_of(festival, Show(), festival.days()[0])
    edit = EdgeInHand(7, "qa_minutes", 20, 720).edit(festival, lanes, 0, 730)
    assert edit == SetField(Screening.table, 7, "qa_minutes", 30)
