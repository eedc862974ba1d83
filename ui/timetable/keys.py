"""What keys do on the timetable: go to another block, carry it, move it, pin it, take it off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QKeyEvent

from planner.edit.base import Edit
from planner.i18n import _
from planner.times import DAY_MINUTES, Day, minute_of_day
from ui import deeds
from ui.session import Session
from ui.timetable.blocks import Block
from ui.timetable.canvas import Canvas
from ui.timetable.carrying import SOURCE
from ui.timetable.dropping import blocks_in_hand
from ui.timetable.geometry import snapped
from ui.timetable.gestures import CopiesInHand, Gesture
from ui.timetable.hand import (
    BlocksInHand,
    Hand,
    ProgrammesInHand,
    screen_steps,
    shift,
    shift_days,
)
from ui.timetable.neighbours import across_screens, in_time
from ui.timetable.typed_time import TypedTime

_Key = Qt.Key
_MODIFIERS = Qt.KeyboardModifier
_KEPT = _MODIFIERS.ShiftModifier | _MODIFIERS.AltModifier | _MODIFIERS.ControlModifier


class Keys(QObject):
    """The keyboard of the canvas. Its methods are also what the menus run."""

    def __init__(self, session: Session, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        self._time = TypedTime()
        canvas.key.connect(self.take)

    def take(self, event: QKeyEvent) -> None:
        """Do what the key says; a key that says nothing stays unaccepted."""
        action = self._action(_Key(event.key()), event.modifiers() & _KEPT)
        if action is not None:
            action()
            event.accept()

    def _action(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Callable[[], object] | None:
        if self._canvas.dropping.by_keys:
            return self._held_action(key, modifiers)
        if modifiers == _MODIFIERS.ShiftModifier and key == _Key.Key_N:
            return lambda: self.next_place(-1)
        if modifiers == _MODIFIERS.ControlModifier:
            return self._canvas.selectAll if key == _Key.Key_A else None
        direction = _ARROWS.get(key)
        if direction is not None:
            time, screens = direction[::-1] if self._canvas.grid.rows else direction
            if modifiers & _MODIFIERS.AltModifier:
                wide = bool(modifiers & _MODIFIERS.ShiftModifier)
                return lambda: self.nudge(time * self._step(wide), screens)
            if modifiers in (_MODIFIERS.NoModifier, _MODIFIERS.ShiftModifier):
                extend = modifiers == _MODIFIERS.ShiftModifier
                return lambda: self.go(time, screens, extend=extend)
        if modifiers == _MODIFIERS.AltModifier and key in _PAGES:
            return lambda: self.nudge_days(_PAGES[key])
        return self._plain_action(key) if modifiers == _MODIFIERS.NoModifier else None

    def _plain_action(self, key: Qt.Key) -> Callable[[], object] | None:
        session = self._session
        plain: dict[Qt.Key, Callable[[], object]] = {
            _Key.Key_Delete: lambda: deeds.unschedule(session),
            _Key.Key_Backspace: lambda: deeds.unschedule(session),
            _Key.Key_P: lambda: deeds.pin(session),
            _Key.Key_X: lambda: deeds.swap(session),
            _Key.Key_M: self.pick_up,
            _Key.Key_Space: self.pick_up,
            _Key.Key_N: lambda: self.next_place(1),
            _Key.Key_B: self.place_best,
            _Key.Key_Return: lambda: session.ask("inspect"),
            _Key.Key_Enter: lambda: session.ask("inspect"),
            _Key.Key_Escape: self._canvas.clearSelection,
            _Key.Key_Home: lambda: self._go_to_end(0),
            _Key.Key_End: lambda: self._go_to_end(-1),
            _Key.Key_PageUp: lambda: self.show_day(-1),
            _Key.Key_PageDown: lambda: self.show_day(1),
        }
        return plain.get(key)

    # -- in the hand -----------------------------------------------------------------------------

    def _held_action(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Callable[[], object]:
        """While the keyboard holds something, keys carry it and do nothing else."""
        canvas = self._canvas
        wide = bool(modifiers & _MODIFIERS.ShiftModifier)
        if TypedTime.takes(key):
            return lambda: self.carry_to_time(self._time.add(key))
        self._time.forget()
        direction = _ARROWS.get(key)
        if direction is not None:
            time, lanes = direction[::-1] if canvas.grid.rows else direction
            return lambda: self.carry(time * self._step(wide), lanes)
        if key in _PAGES:
            return lambda: self.carry_to_day(_PAGES[key])
        if modifiers & _MODIFIERS.ControlModifier and key in (_Key.Key_Return, _Key.Key_Enter):
            gesture = Gesture.PUSH if wide else Gesture.COPY
            return lambda: canvas.put_down(gesture)
        done: dict[Qt.Key, Callable[[], object]] = {
            _Key.Key_N: lambda: canvas.hop(-1 if wide else 1),
            _Key.Key_Return: canvas.put_down,
            _Key.Key_Enter: canvas.put_down,
            _Key.Key_Space: canvas.put_down,
            _Key.Key_M: canvas.put_down,
            _Key.Key_Escape: canvas.let_go,
        }
        return done.get(key, lambda: None)

    def _selected_hand(self) -> Hand | None:
        """What is selected, as something to hold: blocks of the timetable, else programmes."""
        session, current = self._session, self._canvas.current_block
        if session.selection or session.hold_selection:
            lead = 0 if current is None or current.hold else current.id
            ids = sorted(session.selection, key=lambda row_id: row_id != lead)
            return blocks_in_hand(session.festival, tuple(ids), session.hold_selection)
        programmes = session.programme_selection
        return ProgrammesInHand(programmes) if programmes else None

    def pick_up(self) -> bool:
        """Take what is selected into the hand of the keyboard, or put down what is in it."""
        if self._canvas.dropping.by_keys:
            return self._canvas.put_down()
        return self._take(self._selected_hand())

    def pick_up_another(self) -> bool:
        """Take one more of what is selected into the hand of the keyboard; the first stays."""
        self._canvas.let_go()
        hand = self._selected_hand()
        if not isinstance(hand, BlocksInHand):
            return False
        return self._take(CopiesInHand(hand.screening_ids, hand.hold_ids, hand.at))

    def _take(self, hand: Hand | None) -> bool:
        canvas = self._canvas
        if hand is None or not canvas.grid.lanes or not self._session.may_edit():
            return False
        canvas.setFocus()
        lane, minute = self._stand_of(hand)
        canvas.dropping.pick_up(hand, lane, minute)
        canvas.hold_at(lane, minute)
        new = isinstance(hand, ProgrammesInHand | CopiesInHand)
        if new and canvas.dropping.outlook is not None:
            canvas.hop(1)
        return True

    def _stand_of(self, hand: Hand) -> tuple[int, int]:
        """Where a hand begins: where its block stands, else in the middle of what is in sight."""
        canvas, festival = self._canvas, self._session.festival
        if isinstance(hand, BlocksInHand):
            screen_id, start = hand.at
            day = festival.day_of(start)
            canvas.bring_into_sight(day, screen_id, hand.screening_ids[:1])
            lane = canvas.lanes.of(day, screen_id, next(iter(hand.screening_ids), 0))
            return lane or 0, minute_of_day(start, day)
        sight = canvas.content(canvas.viewport().rect().center())
        lane, minute = canvas.grid.place(sight.x(), sight.y())
        return lane or 0, snapped(minute, 30)

    def carry(self, minutes: int, lanes: int) -> None:
        """Carry what is in the hand by minutes or lanes, as far as there are lanes and the festival
        day goes.
        """
        canvas, begins = self._canvas, self._session.festival.edition.day_boundary
        if canvas.dropping.place is not None:
            lane, minute = canvas.dropping.place
            lane = min(max(0, lane + lanes), len(canvas.lanes) - 1)
            minute = min(max(begins, minute + minutes), begins + DAY_MINUTES - self._step(False))
            if not canvas.grid.first <= minute <= canvas.grid.last:
                canvas.beyond.emit(minute)
            canvas.hold_at(lane, minute)

    def carry_to_time(self, minute: int | None) -> None:
        """Carry what is in the hand to a minute of its day; before the day begins is after
        midnight.
        """
        place, festival = self._canvas.dropping.place, self._session.festival
        if minute is None or place is None:
            return
        if minute < festival.edition.day_boundary:
            minute += DAY_MINUTES
        self.carry(minute - place[1], 0)

    def carry_to_day(self, by: int) -> None:
        """Carry what is in the hand to the same place of the day before or after."""
        canvas, session, place = self._canvas, self._session, self._canvas.dropping.place
        if place is None:
            return
        lane, minute = canvas.lanes[place[0]], place[1]
        wanted = Day(lane.day + by)
        if wanted in session.festival.days():
            if canvas.lanes.first_of(wanted) is None:
                session.show_day(wanted)
            there = canvas.lanes.first_of(wanted)
            if lane.screen_id is not None:
                there = canvas.lanes.of(wanted, lane.screen_id)
            if there is not None:
                canvas.hold_at(there, minute)

    def next_place(self, by: int) -> None:
        """Hold what is selected at the next of the best places, or at the one before."""
        if self._canvas.dropping.by_keys:
            self._canvas.hop(by)
        elif isinstance(self._selected_hand(), BlocksInHand):
            if self.pick_up() and self._canvas.dropping.outlook is not None:
                self._canvas.hop(by)
        else:
            self.pick_up()

    def place_best(self) -> bool:
        """Put what is selected at the best place that there is."""
        canvas, session = self._canvas, self._session
        hand = self._selected_hand()
        if hand is None or not canvas.grid.lanes or not session.may_edit():
            return False
        outlook = canvas.dropping.outlooks.of(hand)
        best = outlook.best(canvas.lanes) if outlook is not None else ()
        if outlook is None or not best:
            session.tell(_("There is no free place for it at this festival."), "notice")
            return False
        place = best[0]
        done = session.run(outlook.found.edit(place.screen_id, place.start), SOURCE)
        if done:
            canvas.bring_into_sight(session.festival.day_of(place.start), place.screen_id)
            session.tell(" ".join(place.reasons[:2]), "done")
        return done

    # -- going -----------------------------------------------------------------------------------

    def go(self, time: int, screens: int, extend: bool = False) -> None:
        """To the next block on the screen, or to the nearest one on the next screen."""
        blocks, current = self._canvas.list.blocks, self._canvas.current_block
        if current is None:
            self._go_to_end(0)
            return
        found = in_time(blocks, current, time) if time else across_screens(blocks, current, screens)
        if found is None:
            return
        if extend:
            self._extend_to(found)
        else:
            self._canvas.make_current(found)

    def _extend_to(self, block: Block) -> None:
        index = self._canvas.list.index(self._canvas.layout_.rows_of_id[(block.hold, block.id)])
        self._canvas.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.Select
        )
        self._canvas.scrollTo(index)

    def _go_to_end(self, place: int) -> None:
        if self._canvas.list.blocks:
            self._canvas.make_current(self._canvas.list.blocks[place])

    def show_day(self, by: int) -> None:
        """Look at the day before or after."""
        days = self._session.festival.days() if self._session.is_open else ()
        wanted = Day(self._session.day + by)
        if wanted in days:
            self._session.show_day(wanted)

    # -- changing --------------------------------------------------------------------------------

    def _run(self, edit: Edit | None) -> bool:
        if edit is None:
            return False
        return self._canvas.carry_out(edit, self._canvas.selected_blocks())

    def _step(self, wide: bool) -> int:
        """One step of the festival's grid; a wide one is a quarter of an hour, or as near to it as
        more than one step comes.
        """
        step = self._session.festival.edition.snap_minutes
        return step * max(2, -(-_WIDE // step)) if wide else step

    def nudge(self, minutes: int, lanes: int) -> None:
        """Move what is selected by minutes or lanes, and keep it in sight."""
        session, canvas = self._session, self._canvas
        chosen = session.selection, session.hold_selection
        more, screens = self._across(lanes) if lanes else (0, 0)
        edit = shift(session.festival, *chosen, minutes + more, screens, canvas.lanes.screens)
        if self._run(edit):
            canvas.scrollTo(canvas.currentIndex())

    def _across(self, by: int) -> tuple[int, int]:
        """The minutes and screens from the lane in which the keyboard is to another."""
        current, lanes = self._canvas.current_block, self._canvas.lanes
        if current is None or not 0 <= current.lane + by < len(lanes):
            return 0, 0
        here, there = lanes[current.lane], lanes[current.lane + by]
        minutes = (there.day - here.day) * DAY_MINUTES
        if here.screen_id is None:
            return minutes, 0
        return minutes, screen_steps(self._session.festival, lanes, here.screen_id, there.screen_id)

    def nudge_days(self, days: int) -> None:
        """Move what is selected to the day before or after, and go there with it."""
        session = self._session
        wanted = Day(session.day + days)
        if wanted not in session.festival.days():
            return
        chosen = session.selection, session.hold_selection
        if self._run(shift_days(session.festival, *chosen, days)):
            session.show_day(wanted)
            self._canvas.take_selection()
            self._canvas.scrollTo(self._canvas.currentIndex())


_ARROWS = {
    _Key.Key_Up: (-1, 0),
    _Key.Key_Down: (1, 0),
    _Key.Key_Left: (0, -1),
    _Key.Key_Right: (0, 1),
}
"""Time and screens, when screens are columns."""
_WIDE = 15
_PAGES = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}
