"""Keys held in a drag: one more, a swap, room made."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.edit import Edit
from planner.edit.screenings import (
    DuplicateScreening,
    MoveScreening,
    PinScreening,
    PlaceHold,
    PlaceProgramme,
)
from planner.model import Festival, Hold, Screening
from planner.times import clock
from tests.build import FestivalBuilder, applied, at, own_programme
from tests.ui.timetable.test_drop import enter, hover, point
from tests.ui.timetable.test_keyboard import press, select
from ui.session import Session
from ui.timetable import TimetablePanel
from ui.timetable.blocks import Block
from ui.timetable.dropping import block_mime
from ui.timetable.gestures import Gesture, copied, gestured, pushing, swapped
from ui.timetable.hand import BlocksInHand, shift

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


def starts(festival: Festival, screen: int = 0) -> list[tuple[str, str]]:
    rows = festival.screenings_on(festival.screens_in_order()[screen].id)
    return [(festival.screening_title(row), clock(row.start)) for row in rows]


def done(festival: Festival, edit: Edit | None) -> Festival:
    assert edit is not None
    return applied(festival, edit)


def an_evening() -> tuple[FestivalBuilder, list[Screening]]:
    """Three films of 90 minutes with 20 of turnaround, then one after a gap."""
    builder = FestivalBuilder(screens=2)
    builder.edition(turnaround_minutes=20)
    at_clock = (("A", "14:00"), ("B", "16:00"), ("C", "18:00"), ("D", "23:00"))
    return builder, [builder.screening(title, time) for title, time in at_clock]


def test_later_ones_are_pushed_just_so_far_that_all_have_room():
    builder, (a, *_rest) = an_evening()
    move = MoveScreening(a.id, a.screen_id, at(builder.festival, "14:30"))
    after = done(builder.festival, pushing(builder.festival, move))
    assert starts(after) == [("A", "14:30"), ("B", "16:20"), ("C", "18:10"), ("D", "23:00")]


def test_a_pinned_one_and_a_hold_are_stepped_over():
    builder, (a, b, _c, _d) = an_evening()
    builder.run(PinScreening(b.id))
    builder.hold("20:00", 60)
    film = builder.film("New", 60)
    programme = own_programme(builder.festival, film)
    place = PlaceProgramme(programme.id, a.screen_id, at(builder.festival, "15:30"))
    assert pushing(builder.festival, place) is None
    later = PlaceProgramme(programme.id, a.screen_id, at(builder.festival, "17:30"))
    after = done(builder.festival, pushing(builder.festival, later))
    assert starts(after) == [
        ("A", "14:00"),
        ("B", "16:00"),
        ("New", "17:30"),
        ("C", "21:00"),
        ("D", "23:00"),
    ]


def test_where_nothing_is_in_the_way_nothing_is_pushed():
    builder, (a, *_rest) = an_evening()
    move = MoveScreening(a.id, a.screen_id, at(builder.festival, "13:00"))
    assert pushing(builder.festival, move) is None
    gone = MoveScreening(404, a.screen_id, at(builder.festival, "13:00"))
    assert pushing(builder.festival, gone) is None


def test_a_copy_is_as_long_and_neither_pinned_nor_sold():
    builder = FestivalBuilder(screens=2)
    first = builder.screening("One", "18:00", qa_minutes=25, tickets_sold=40, title="Gala")
    builder.run(PinScreening(first.id))
    festival = builder.festival
    after = done(festival, DuplicateScreening(first.id, first.screen_id, at(festival, "21:00")))
    one, other = after.screenings()
    assert one == festival.all_screenings[first.id]
    assert after.span(other).end - other.start == after.span(one).end - one.start
    assert (other.title, other.qa_minutes) == ("Gala", 25)
    assert (other.pinned, other.tickets_sold) == (False, None)
    assert other.code != one.code


def test_copies_keep_their_distances_and_take_holds_along():
    builder = FestivalBuilder(screens=2)
    one = builder.screening("One", "18:00")
    hold = builder.hold("20:00", 45, title="party")
    moves = shift(builder.festival, (one.id,), (hold.id,), 1440)
    assert moves is not None
    after = done(builder.festival, copied(builder.festival, moves))
    assert [s.start for s in after.screenings()] == [one.start, one.start + 1440]
    holds = sorted(after.rows(Hold).values(), key=lambda row: row.start)
    assert [(h.start - hold.start, h.minutes, h.title) for h in holds] == [
        (0, 45, "party"),
        (1440, 45, "party"),
    ]


def test_only_two_single_screenings_swap():
    hand = BlocksInHand((1,), (), (7, at(FestivalBuilder().festival, "18:00")))
    block = Block(2, 0, 600, 700, "Other")
    assert swapped(hand, block) is not None
    assert swapped(hand, None) is None
    assert swapped(hand, Block(1, 0, 600, 700, "Itself")) is None
    assert swapped(hand, Block(2, 0, 600, 700, "Hold", hold=True)) is None
    assert swapped(BlocksInHand((1, 3), (), hand.at), block) is None


def test_what_does_not_fit_stays_plain():
    builder, (a, *_rest) = an_evening()
    place = PlaceHold(a.screen_id, a.start, 60)
    hand = BlocksInHand((a.id,), (), (a.screen_id, a.start))
    assert gestured(Gesture.SWAP, builder.festival, hand, place, None) == (place, Gesture.PLAIN)
    assert gestured(Gesture.COPY, builder.festival, hand, None, None) == (None, Gesture.PLAIN)


# -- on the canvas --------------------------------------------------------------------------------


def drag(
    panel: TimetablePanel, screening: Screening, there: QPoint, keys: Qt.KeyboardModifier
) -> None:
    mime = block_mime((screening.id,), ())
    panel.canvas._grip = QPoint(20, 10)
    enter(panel, mime, there)
    hover(panel, mime, there, keys)
    drop = QDropEvent(QPointF(there), _ACTIONS, mime, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(panel.canvas.viewport(), drop)


def one(session: Session, title: str) -> Screening:
    rows = session.festival.screenings_on_day(session.day)
    return next(row for row in rows if session.festival.screening_title(row) == title)


def test_ctrl_adds_a_second_screening(panel: TimetablePanel, session: Session):
    block = one(session, "Letter from Masanjia")
    drag(panel, block, point(panel, 3, 14 * 60) + QPoint(0, 10), _CTRL)
    found = session.festival.screenings_of(block.programme_id)
    assert [clock(s.start) for s in found] == ["14:00", "17:45"]
    assert session.undo_title == "Add another screening"
    session.undo()
    assert len(session.festival.screenings_of(block.programme_id)) == 1


def test_while_a_copy_is_held_the_first_stays_in_sight(panel: TimetablePanel, session: Session):
    block = one(session, "Letter from Masanjia")
    mime = block_mime((block.id,), ())
    enter(panel, mime, point(panel, 3, 840))
    hover(panel, mime, point(panel, 3, 840), _CTRL)
    assert not any(panel.canvas.dropping.holds(b) for b in panel.canvas.list.blocks)
    hover(panel, mime, point(panel, 3, 840))
    assert any(panel.canvas.dropping.holds(b) for b in panel.canvas.list.blocks)


def test_a_copy_stays_one_while_the_edge_scrolls(
    panel: TimetablePanel, session: Session, qtbot: QtBot
):
    panel.resize(1000, 400)
    block = next(b for b in panel.canvas.list.blocks if b.title == "Go Back to China")
    mime, canvas = block_mime((block.id,), ()), panel.canvas
    at = QPoint(point(panel, 2, 900).x(), canvas.viewport().height() - 6)
    before = canvas.verticalOffset()
    enter(panel, mime, at)
    hover(panel, mime, at, _CTRL)
    minute = canvas.dropping.place
    qtbot.waitUntil(lambda: canvas.verticalOffset() > before + 30)
    assert canvas.dropping.place != minute
    assert canvas.dropping.offer.gesture is Gesture.COPY
    canvas.hop(1)
    canvas._stuck = at
    place = canvas.dropping.place
    canvas._scroll_under_hand(0, 8)
    assert canvas.dropping.place == place


def test_shift_over_another_swaps_them(panel: TimetablePanel, session: Session):
    first, second = one(session, "Letter from Masanjia"), one(session, "Go Back to China")
    drag(panel, first, point(panel, 2, 18 * 60), _SHIFT)
    after = session.festival.all_screenings
    assert (after[first.id].screen_id, after[first.id].start) == (second.screen_id, second.start)
    assert (after[second.id].screen_id, after[second.id].start) == (first.screen_id, first.start)
    session.undo()
    assert session.festival.all_screenings[first.id].start == first.start


def test_ctrl_and_shift_make_room(panel: TimetablePanel, session: Session):
    block = one(session, "Letter from Masanjia")
    drag(panel, block, point(panel, 2, 16 * 60 + 30) + QPoint(0, 10), _CTRL | _SHIFT)
    assert clock(session.festival.all_screenings[block.id].start) == "16:30"
    pushed = one(session, "Go Back to China")
    assert pushed.start >= session.festival.span(one(session, "Letter from Masanjia")).slot_end
    session.undo()
    assert clock(one(session, "Go Back to China").start) == "17:30"
    assert clock(one(session, "Letter from Masanjia").start) == "17:45"


def test_one_more_is_picked_up_at_its_best_place_and_the_first_stays(
    panel: TimetablePanel, session: Session
):
    block = select(panel, "Letter from Masanjia")
    first = session.festival.all_screenings[block.id]
    keys, dropping = panel.keys, panel.canvas.dropping
    keys.pick_up_another()
    assert dropping.by_keys
    assert not panel.canvas.is_lifted(block)
    assert dropping.outlook is not None
    best = dropping.outlook.best(panel.canvas.lanes)[0]
    press(panel, Qt.Key.Key_Escape)
    assert len(session.festival.screenings_of(first.programme_id)) == 1
    session.show_day(session.festival.day_of(first.start))
    select(panel, "Letter from Masanjia")
    keys.pick_up_another()
    press(panel, Qt.Key.Key_Return)
    rows = {row.id: row for row in session.festival.screenings_of(first.programme_id)}
    assert rows.pop(first.id) == first
    (added,) = rows.values()
    assert (added.screen_id, added.start) == (best.screen_id, best.start)
    assert added.qa_minutes == first.qa_minutes


@pytest.mark.parametrize(("keys", "count"), [(_CTRL, 2), (Qt.KeyboardModifier.NoModifier, 1)])
def test_the_keyboard_puts_down_a_copy_too(
    panel: TimetablePanel, session: Session, keys: Qt.KeyboardModifier, count: int
):
    block = select(panel, "Letter from Masanjia")
    programme_id = session.festival.all_screenings[block.id].programme_id
    press(panel, Qt.Key.Key_M)
    for _step in range(4):
        press(panel, Qt.Key.Key_Up, _SHIFT)
    press(panel, Qt.Key.Key_Return, keys)
    found = session.festival.screenings_of(programme_id)
    assert len(found) == count
    assert clock(found[0].start) == "16:45"
