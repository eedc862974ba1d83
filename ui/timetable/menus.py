"""The context menus of the timetable: of blocks, of free places, and of a screen's head."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from planner.edit.screenings import PlaceHold
from planner.edit.venues import MoveScreen, RemoveScreen
from planner.i18n import _, ngettext
from planner.times import WallTime, clock, day_label, day_start
from ui import deeds
from ui.session import Session
from ui.theme import icon

HOLD_MINUTES = 60
"""How long a hold is at first; the inspector changes it."""


def _add(
    menu: QMenu, text: str, icon_name: str, run: Callable[[], object], enabled: bool = True
) -> QAction:
    # An & in a title is an &, not the mark of a key.
    action = menu.addAction(icon(icon_name), text.replace("&", "&&"))
    action.triggered.connect(lambda _on=False: run())
    action.setEnabled(enabled)
    return action


def block_menu(parent: QWidget, session: Session, lane: int) -> QMenu:
    """What can be done with the selected screenings and holds, and with the screen of ``lane``."""
    menu = QMenu(parent)
    _add(menu, _("Edit in the inspector"), "edit", lambda: session.ask("inspect"))
    _add(menu, _("Who put it there, and why"), "history", lambda: session.ask("history-of"))
    if session.selection:
        menu.addSeparator()
        _add(menu, deeds.pin_words(session), "pin", lambda: deeds.pin(session))
        if deeds.can_swap(session):
            _add(menu, _("Swap"), "swap", lambda: deeds.swap(session))
        _add(menu, _("Confirm"), "confirm", lambda: deeds.confirm(session))
        _add(menu, _("Cancel"), "cancel", lambda: deeds.cancel(session))
    menu.addSeparator()
    _add(menu, _("Take off the timetable"), "trash", lambda: deeds.unschedule(session))
    _add_screen(menu, session, lane)
    return menu


def _add_screen(menu: QMenu, session: Session, lane: int) -> None:
    """The menu of the screen's head, for those who have no mouse in their hand."""
    of_screen = head_menu(menu, session, lane)
    name = session.festival.screens_in_order()[lane].name
    of_screen.setTitle(_("Screen {name}").format(name=name).replace("&", "&&"))
    menu.addSeparator()
    menu.addMenu(of_screen)


def place_menu(parent: QWidget, session: Session, lane: int, minute: int) -> QMenu:
    """What can be put at a free place, ``minute`` of the shown day."""
    menu = QMenu(parent)
    start = WallTime(day_start(session.day) + minute)
    screen_id = session.festival.screens_in_order()[lane].id
    screen = session.festival.screen_name(screen_id)
    hold = PlaceHold(screen_id, start, HOLD_MINUTES)
    words = _("Add hold at {time}, {screen}").format(time=clock(start), screen=screen)
    _add(menu, words, "hold", lambda: session.run(hold))
    _add_screen(menu, session, lane)
    return menu


def head_menu(parent: QWidget, session: Session, lane: int) -> QMenu:
    """What can be done with a screen."""
    festival = session.festival
    screens = festival.screens_in_order()
    screen = screens[lane]
    menu = QMenu(parent)
    _add(menu, _("Rename…"), "edit", lambda: session.ask("rename-screen", screen.id))
    _add(menu, _("Opening hours…"), "clock", lambda: session.ask("screen-hours", (screen.id, None)))
    on_day = _("Opening hours on {day}…").format(day=day_label(session.day))
    _add(menu, on_day, "calendar", lambda: session.ask("screen-hours", (screen.id, session.day)))
    menu.addSeparator()
    _add(menu, _("Move left"), "left", lambda: move_screen(session, lane, lane - 1), lane > 0)
    last = len(screens) - 1
    _add(menu, _("Move right"), "right", lambda: move_screen(session, lane, lane + 1), lane < last)
    menu.addSeparator()
    _add(menu, _("Add screen…"), "add", lambda: session.ask("add-screen"))
    _add(
        menu, _remove_words(session, screen.id), "trash", lambda: remove_screen(session, screen.id)
    )
    return menu


def _remove_words(session: Session, screen_id: int) -> str:
    """“Remove” says how many screenings go with the screen."""
    count = len(session.festival.screenings_on(screen_id))
    if not count:
        return _("Remove screen")
    return ngettext(
        "Remove screen and its {count} screening", "Remove screen and its {count} screenings", count
    ).format(count=count)


def move_screen(session: Session, lane: int, to: int) -> None:
    """Put a screen at another place in the row."""
    screens = session.festival.screens_in_order()
    if 0 <= lane < len(screens) and 0 <= to < len(screens):
        session.run(MoveScreen(screens[lane].id, to))


def remove_screen(session: Session, screen_id: int) -> None:
    """Remove a screen with what stands on it; undo brings all of it back."""
    session.run(RemoveScreen(screen_id))
