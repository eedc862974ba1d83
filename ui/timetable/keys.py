"""What keys do on the timetable: go to another block, move it, pin it, take it off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QKeyEvent

from planner.edit.base import Edit
from planner.times import DAY_MINUTES, Day
from ui import deeds
from ui.session import Session
from ui.timetable.blocks import Block
from ui.timetable.canvas import SOURCE, Canvas
from ui.timetable.hand import screen_steps, shift, shift_days
from ui.timetable.neighbours import across_screens, in_time

_Key = Qt.Key
_MODIFIERS = Qt.KeyboardModifier
_KEPT = _MODIFIERS.ShiftModifier | _MODIFIERS.AltModifier | _MODIFIERS.ControlModifier


class Keys(QObject):
    """The keyboard of the canvas. Its methods are also what the menus run."""

    def __init__(self, session: Session, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._session = session
        self._canvas = canvas
        canvas.key.connect(self.take)

    def take(self, event: QKeyEvent) -> None:
        """Do what the key says; a key that says nothing stays unaccepted."""
        action = self._action(_Key(event.key()), event.modifiers() & _KEPT)
        if action is not None:
            action()
            event.accept()

    def _action(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Callable[[], object] | None:
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
            _Key.Key_Return: lambda: session.ask("inspect"),
            _Key.Key_Enter: lambda: session.ask("inspect"),
            _Key.Key_Escape: self._canvas.clearSelection,
            _Key.Key_Home: lambda: self._go_to_end(0),
            _Key.Key_End: lambda: self._go_to_end(-1),
            _Key.Key_PageUp: lambda: self.show_day(-1),
            _Key.Key_PageDown: lambda: self.show_day(1),
        }
        return plain.get(key)

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
        return edit is not None and self._session.run(edit, SOURCE)

    def _step(self, wide: bool) -> int:
        """One step of the festival's grid; a wide one is a quarter of an hour at least."""
        step = self._session.festival.edition.snap_minutes
        return max(15, step) if wide else step

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
_PAGES = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}
