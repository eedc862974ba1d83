"""Dropping by the events that Qt sends; QDrag itself needs a real mouse (tests/features)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.model import Festival, Screening
from planner.rules import Severity
from planner.times import WallTime, clock, day_start
from tests.build import the_programme
from ui.session import Session
from ui.timetable import TimetablePanel
from ui.timetable.dropping import FILM_GRIP, HOLDS, PROGRAMMES, SCREENINGS, block_mime, ids_in

_NONE = Qt.KeyboardModifier.NoModifier
_BUTTON = Qt.MouseButton.LeftButton
_ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


def film_mime(*programme_ids: int) -> QMimeData:
    mime = QMimeData()
    mime.setData(PROGRAMMES, " ".join(map(str, programme_ids)).encode())
    return mime


def point(panel: TimetablePanel, lane: int, minute: int) -> QPoint:
    """A point of the viewport in the middle of a lane, at a minute."""
    canvas, grid = panel.canvas, panel.canvas.grid
    middle = (grid.lane_start(lane) + grid.lane_start(lane + 1)) // 2
    return QPoint(middle, grid.along(minute)) - canvas.offset()


def enter(panel: TimetablePanel, mime: QMimeData, at: QPoint) -> bool:
    event = QDragEnterEvent(at, _ACTIONS, mime, _BUTTON, _NONE)
    QApplication.sendEvent(panel.canvas.viewport(), event)
    return event.isAccepted()


def hover(
    panel: TimetablePanel, mime: QMimeData, at: QPoint, keys: Qt.KeyboardModifier = _NONE
) -> None:
    event = QDragMoveEvent(at, _ACTIONS, mime, _BUTTON, keys)
    QApplication.sendEvent(panel.canvas.viewport(), event)


def drop(panel: TimetablePanel, mime: QMimeData, at: QPoint) -> None:
    event = QDropEvent(QPointF(at), _ACTIONS, mime, _BUTTON, _NONE)
    QApplication.sendEvent(panel.canvas.viewport(), event)


def carry(panel: TimetablePanel, mime: QMimeData, at: QPoint) -> None:
    """The whole gesture."""
    enter(panel, mime, at)
    hover(panel, mime, at)
    drop(panel, mime, at)


def the_screening_at(festival: Festival, title: str, start: WallTime) -> Screening:
    programme = the_programme(festival, title)
    return next(s for s in festival.screenings_of(programme.id) if s.start == start)


def moment(session: Session, minute: int) -> WallTime:
    return WallTime(day_start(session.day) + minute)


def test_a_film_of_the_list_is_placed_where_it_is_dropped(panel: TimetablePanel, session: Session):
    programme = the_programme(session.festival, "Chomo")
    carry(panel, film_mime(programme.id), point(panel, 3, 14 * 60) + QPoint(0, FILM_GRIP.y()))
    (placed,) = session.festival.screenings_of(programme.id)
    assert placed.start == moment(session, 14 * 60)
    assert placed.screen_id == session.festival.screens_in_order()[3].id


def test_what_was_dropped_is_selected_and_the_keyboard_is_there(
    panel: TimetablePanel, session: Session, qtbot: QtBot
):
    programme = the_programme(session.festival, "Chomo")
    carry(panel, film_mime(programme.id), point(panel, 3, 14 * 60))
    qtbot.waitUntil(lambda: bool(session.selection))
    (placed,) = session.festival.screenings_of(programme.id)
    assert session.selection == (placed.id,)
    current = panel.canvas.current_block
    assert current is not None
    assert current.id == placed.id


def test_starts_snap_to_five_minutes_and_to_one_with_alt(panel: TimetablePanel, session: Session):
    programme = the_programme(session.festival, "Chomo")
    mime = film_mime(programme.id)
    panel.frame.zoom_to(240)
    at = point(panel, 3, 14 * 60 + 7) + QPoint(0, FILM_GRIP.y())
    enter(panel, mime, at)
    hover(panel, mime, at)
    assert panel.canvas.dropping.offer.blocks[0].start == 14 * 60 + 5
    hover(panel, mime, at, Qt.KeyboardModifier.AltModifier)
    assert panel.canvas.dropping.offer.blocks[0].start == 14 * 60 + 7


def test_the_ghost_says_what_would_be_wrong(panel: TimetablePanel, session: Session):
    programme = the_programme(session.festival, "Chomo")
    mime = film_mime(programme.id)
    enter(panel, mime, point(panel, 0, 19 * 60))
    hover(panel, mime, point(panel, 0, 19 * 60))
    offer = panel.canvas.dropping.offer
    assert offer.severity is Severity.BLOCKER
    assert "Maineland" in offer.sentence
    hover(panel, mime, point(panel, 4, 10 * 60 + 55))
    assert panel.canvas.dropping.offer.severity is None
    assert panel.canvas.dropping.offer.sentence == ""


def test_nothing_changes_before_the_drop(panel: TimetablePanel, session: Session):
    before = session.festival
    mime = film_mime(the_programme(before, "Chomo").id)
    at = point(panel, 0, 19 * 60)
    enter(panel, mime, at)
    hover(panel, mime, at)
    QApplication.sendEvent(panel.canvas.viewport(), QDragLeaveEvent())
    assert session.festival is before
    assert panel.canvas.dropping.hand is None


def test_an_overlap_is_a_conflict_and_not_a_refusal(panel: TimetablePanel, session: Session):
    programme = the_programme(session.festival, "Chomo")
    carry(panel, film_mime(programme.id), point(panel, 0, 19 * 60))
    (placed,) = session.festival.screenings_of(programme.id)
    assert session.report.worst(placed.id) is Severity.BLOCKER


def test_a_block_is_moved_to_another_screen(panel: TimetablePanel, session: Session):
    screening = the_screening_at(
        session.festival, "Letter from Masanjia", moment(session, 17 * 60 + 45)
    )
    panel.canvas._grip = QPoint(20, 10)
    carry(panel, block_mime((screening.id,), ()), point(panel, 2, 15 * 60 + 30) + QPoint(0, 10))
    moved = session.festival.all_screenings[screening.id]
    assert clock(moved.start) == "15:30"
    assert moved.screen_id == session.festival.screens_in_order()[2].id


def test_while_it_is_in_the_hand_its_old_place_is_a_ghost(panel: TimetablePanel, session: Session):
    screening = the_screening_at(
        session.festival, "Letter from Masanjia", moment(session, 17 * 60 + 45)
    )
    mime = block_mime((screening.id,), ())
    enter(panel, mime, point(panel, 2, 900))
    held = [b.title for b in panel.canvas.list.blocks if panel.canvas.dropping.holds(b)]
    assert held == ["Letter from Masanjia"]


def test_a_drop_where_it_stands_changes_nothing(panel: TimetablePanel, session: Session):
    screening = the_screening_at(
        session.festival, "Letter from Masanjia", moment(session, 17 * 60 + 45)
    )
    before = session.festival
    panel.canvas._grip = QPoint(20, 10)
    carry(panel, block_mime((screening.id,), ()), point(panel, 3, 17 * 60 + 45) + QPoint(0, 10))
    assert session.festival is before


def test_a_drop_beside_the_screens_does_no_harm(panel: TimetablePanel, session: Session):
    before = session.festival
    mime = film_mime(the_programme(before, "Chomo").id)
    carry(panel, mime, QPoint(panel.canvas.viewport().width() + 40, 100))
    assert session.festival is before


def test_other_things_are_not_taken(panel: TimetablePanel):
    mime = QMimeData()
    mime.setText("a film")
    assert not enter(panel, mime, QPoint(200, 200))
    assert not enter(panel, film_mime(), QPoint(200, 200))
    assert not enter(panel, block_mime((404,), ()), QPoint(200, 200))


def test_a_film_that_is_gone_is_dropped_without_harm(panel: TimetablePanel, session: Session):
    before = session.festival
    carry(panel, film_mime(404), point(panel, 3, 900))
    assert session.festival is before


def test_holding_it_at_the_edge_scrolls(panel: TimetablePanel, session: Session, qtbot: QtBot):
    panel.resize(1000, 500)
    bar = panel.canvas.verticalScrollBar()
    bar.setValue(0)
    mime = film_mime(the_programme(session.festival, "Chomo").id)
    at = QPoint(100, panel.canvas.viewport().height() - 3)
    enter(panel, mime, at)
    hover(panel, mime, at)
    qtbot.waitUntil(lambda: bar.value() > 20)
    started = panel.canvas.dropping.offer.blocks[0].start
    qtbot.waitUntil(lambda: panel.canvas.dropping.offer.blocks[0].start > started)


@pytest.mark.parametrize("early", [True, False])
def test_at_the_end_of_the_day_shown_the_day_goes_on(
    panel: TimetablePanel, session: Session, qtbot: QtBot, early: bool
) -> None:
    before, bar = panel.canvas.grid, panel.canvas.verticalScrollBar()
    bar.setValue(bar.minimum() if early else bar.maximum())
    mime = film_mime(the_programme(session.festival, "Chomo").id)
    at = QPoint(100, 3 if early else panel.canvas.viewport().height() - 3)
    enter(panel, mime, at)
    hover(panel, mime, at)
    if early:
        qtbot.waitUntil(lambda: panel.canvas.grid.first == 6 * 60)
    else:
        qtbot.waitUntil(lambda: panel.canvas.grid.last == 30 * 60)
    QApplication.sendEvent(panel.canvas.viewport(), QDragLeaveEvent())
    assert (panel.canvas.grid.first, panel.canvas.grid.last) == (before.first, before.last)


def test_the_day_can_change_while_something_is_held(panel: TimetablePanel, session: Session):
    screening = the_screening_at(
        session.festival, "Letter from Masanjia", moment(session, 17 * 60 + 45)
    )
    mime = block_mime((screening.id,), ())
    at = point(panel, 2, 900)
    enter(panel, mime, at)
    hover(panel, mime, at)
    QApplication.sendEvent(panel.canvas.viewport(), QDragLeaveEvent())
    session.show_day(session.festival.days()[2])
    carry(panel, mime, point(panel, 2, 20 * 60))
    moved = session.festival.all_screenings[screening.id]
    assert session.festival.day_of(moved.start) == session.festival.days()[2]


def test_a_drag_carries_what_is_selected_and_no_picture_of_its_own(
    panel: TimetablePanel, session: Session
):
    blocks = [b for b in panel.canvas.list.blocks if b.title in ("Maineland", "Last Sunrise")]
    hold = next(b for b in panel.canvas.list.blocks if b.hold)
    session.select((b.id for b in blocks), holds=(hold.id,))
    carried: list[QDrag] = []
    ids: list[tuple[int, ...]] = []

    def take(drag: QDrag) -> Qt.DropAction:
        carried.append(drag)
        ids.append(ids_in(drag.mimeData(), SCREENINGS) + ids_in(drag.mimeData(), HOLDS))
        assert drag.pixmap().width() == 1
        return Qt.DropAction.IgnoreAction

    panel.canvas.exec_drag = take
    lead = panel.canvas.visualRect(
        panel.canvas.list.index(panel.canvas.layout_.rows_of_id[(False, blocks[1].id)])
    ).center()
    view = panel.canvas.viewport()
    QTest.mousePress(view, _BUTTON, _NONE, lead)
    for step in (4, 12, 30, 45):
        QTest.mouseMove(view, lead + QPoint(step, step))
    QTest.mouseRelease(view, _BUTTON, _NONE, lead)
    assert carried
    assert ids[0][0] == blocks[1].id
    assert set(ids[0]) == {blocks[0].id, blocks[1].id, hold.id}


@pytest.mark.parametrize("text", ["", "x 1", "12,13", "-3"])
def test_only_ids_are_read_from_a_drag(text: str):
    mime = QMimeData()
    mime.setData(PROGRAMMES, text.encode())
    assert ids_in(mime, PROGRAMMES) == ((1,) if text == "x 1" else ())


def test_a_drag_repaints_only_small_parts(panel: TimetablePanel, session: Session):
    mime = film_mime(the_programme(session.festival, "Chomo").id)
    enter(panel, mime, point(panel, 3, 840))
    hover(panel, mime, point(panel, 3, 840))
    areas: list[int] = []
    panel.canvas.dropping.stale.connect(
        lambda region: areas.append(sum(r.width() * r.height() for r in region))
    )
    for minute in range(845, 900, 5):
        hover(panel, mime, point(panel, 3, minute))
    view = panel.canvas.viewport()
    assert areas
    assert max(areas) < view.width() * view.height() / 4
