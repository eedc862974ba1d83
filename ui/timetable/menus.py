"""The context menus of the timetable: of blocks, of free places, and of a screen's head."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from planner.edit.base import Edit
from planner.edit.patterns import RepeatDay, RepeatScreen, of_day
from planner.edit.screenings import PlaceHold
from planner.edit.venues import MoveScreen, RemoveScreen
from planner.i18n import _, ngettext
from planner.model import Screen
from planner.times import WallTime, clock, day_label, day_start
from ui import deeds
from ui.session import Session
from ui.theme import icon
from ui.timetable.lanes import Kind, Lane
from ui.timetable.sight import Sight
from ui.timetable.sight_menu import fold_words

HOLD_MINUTES = 60
"""How long a hold is at first; the inspector changes it."""


def _add(
    menu: QMenu, text: str, icon_name: str, run: Callable[[], object], enabled: bool = True
) -> QAction:
    # An & in a title is an &, not the mark of a key.
    text = text.replace("&", "&&")
    action = menu.addAction(icon(icon_name), text) if icon_name else menu.addAction(text)
    action.triggered.connect(lambda _on=False: run())
    action.setEnabled(enabled)
    return action


def block_menu(parent: QWidget, session: Session, lane: Lane, sight: Sight | None = None) -> QMenu:
    """What can be done with the selected screenings and holds, and with the screen of ``lane``."""
    menu = QMenu(parent)
    _add(menu, _("Edit in the inspector"), "edit", lambda: session.ask("inspect"))
    _add(menu, _("Who put it there, and why"), "history", lambda: session.ask("history-of"))
    menu.addSeparator()
    _add(menu, _("Pick up"), "place", lambda: session.ask("pick-up"))
    if session.selection:
        _add(menu, _("Duplicate"), "add", lambda: session.ask("another"))
        _add(menu, _("Place at the best"), "check", lambda: session.ask("place-best"))
        menu.addSeparator()
        _add(menu, deeds.pin_words(session), "pin", lambda: deeds.pin(session))
        if deeds.can_swap(session):
            _add(menu, _("Swap"), "swap", lambda: deeds.swap(session))
        _add(menu, _("Confirm"), "confirm", lambda: deeds.confirm(session))
        _add(menu, _("Cancel"), "cancel", lambda: deeds.cancel(session))
    if session.selection:
        menu.addSeparator()
        section, guest = _("This section on all days"), _("This guest on all days")
        _add(menu, section, "filter", lambda: session.ask("section-over-days"))
        _add(menu, guest, "person", lambda: session.ask("guest-over-days"))
    menu.addSeparator()
    _add(menu, _("Take off the timetable"), "trash", lambda: deeds.unschedule(session))
    _add_screen(menu, session, lane, sight)
    return menu


def _add_screen(menu: QMenu, session: Session, lane: Lane, sight: Sight | None) -> None:
    """The menu of the screen's head, for those who have no mouse in their hand."""
    if lane.screen_id is None:
        return
    of_screen = head_menu(menu, session, lane, sight)
    name = session.festival.screens[lane.screen_id].name
    of_screen.setTitle(_("Screen {name}").format(name=name).replace("&", "&&"))
    menu.addSeparator()
    menu.addMenu(of_screen)


def place_menu(
    parent: QWidget, session: Session, lane: Lane, minute: int, sight: Sight | None = None
) -> QMenu:
    """What can be put at a free place, ``minute`` of the lane's day."""
    menu = QMenu(parent)
    if lane.screen_id is None:
        return menu
    start = WallTime(day_start(lane.day) + minute)
    screen = session.festival.screen_name(lane.screen_id)
    hold = PlaceHold(lane.screen_id, start, HOLD_MINUTES)
    words = _("Add hold at {time}, {screen}").format(time=clock(start), screen=screen)
    _add(menu, words, "hold", lambda: session.run(hold))
    _add_screen(menu, session, lane, sight)
    return menu


def head_menu(parent: QWidget, session: Session, lane: Lane, sight: Sight | None = None) -> QMenu:
    """What can be done with the screen of a lane."""
    festival = session.festival
    screens = festival.screens_in_order()
    menu = QMenu(parent)
    if lane.screen_id is None:
        return menu
    screen = festival.screens[lane.screen_id]
    place, last = screens.index(screen), len(screens) - 1
    _add(menu, _("Rename…"), "edit", lambda: session.ask("rename-screen", screen.id))
    _add(menu, _("Opening hours…"), "clock", lambda: session.ask("screen-hours", (screen.id, None)))
    on_day = _("Opening hours on {day}…").format(day=day_label(lane.day))
    _add(menu, on_day, "calendar", lambda: session.ask("screen-hours", (screen.id, lane.day)))
    _add(menu, _("Slots, blackouts, equipment"), "screen", lambda: inspect_screen(session, screen))
    menu.addSeparator()

    def move(by: int) -> None:
        move_screen(session, screen.id, screens[place + by].id)

    _add(menu, _("Move left"), "left", lambda: move(-1), place > 0)
    _add(menu, _("Move right"), "right", lambda: move(1), place < last)
    if sight is not None:
        _add_sight(menu, session, screen, sight)
    _add_repeats(menu, session, lane)
    menu.addSeparator()
    _add(menu, _("Add screen…"), "add", lambda: session.ask("add-screen"))
    _add(
        menu, _remove_words(session, screen.id), "trash", lambda: remove_screen(session, screen.id)
    )
    return menu


def _add_repeats(menu: QMenu, session: Session, lane: Lane) -> None:
    """What stands on the screen, or on the whole day, once more elsewhere."""
    festival, screen_id = session.festival, lane.screen_id
    assert screen_id is not None
    menu.addSeparator()
    here, whole = of_day(festival, lane.day, screen_id), of_day(festival, lane.day)
    again = menu.addMenu(icon("calendar"), _("Repeat on day"))
    again.setEnabled(bool(here))
    all_of_it = menu.addMenu(icon("calendar"), _("Repeat the whole day on"))
    all_of_it.setEnabled(bool(whole))
    for day in festival.days():
        if day != lane.day:
            label = day_label(day)
            _run(again, session, label, RepeatDay(lane.day, day, screen_id))
            _run(all_of_it, session, label, RepeatDay(lane.day, day))
    beside = menu.addMenu(icon("screen"), _("Repeat on screen"))
    beside.setEnabled(bool(here))
    for screen in festival.screens_in_order():
        if screen.id != screen_id:
            name = festival.screen_name(screen.id)
            _run(beside, session, name, RepeatScreen(lane.day, screen_id, screen.id))


def _run(menu: QMenu, session: Session, text: str, edit: Edit) -> None:
    _add(menu, text, "", lambda: session.run(edit))


def _add_sight(menu: QMenu, session: Session, screen: Screen, sight: Sight) -> None:
    """What can be seen of a screen, or not."""
    festival, venue_id = session.festival, screen.venue_id
    venue = festival.venues[venue_id].name
    beside = [other.id for other in festival.screens.values() if other.venue_id == venue_id]
    menu.addSeparator()
    over_days = _("{screen} on all days").format(screen=festival.screen_name(screen.id))
    _add(menu, over_days, "calendar", lambda: sight.over_days(Kind.SCREEN, screen.id))
    _add(menu, _("Hide"), "close", lambda: sight.hide(screen.id))
    if len(beside) < len(festival.screens):
        only = _("Only {venue}").format(venue=venue)
        _add(menu, only, "filter", lambda: sight.only(beside))
    if len(beside) > 1:
        thin = venue_id in sight.folded
        words = _("Unfold {venue}").format(venue=venue) if thin else fold_words(venue)
        _add(menu, words, "columns", lambda: sight.fold(venue_id, not thin))
    if sight.show.hidden or sight.folded:
        _add(menu, _("Show all screens"), "screen", sight.show_all)


def inspect_screen(session: Session, screen: Screen) -> None:
    """Show a screen in the inspector."""
    session.look_at(Screen.table, screen.id)
    session.ask("inspect")


def _remove_words(session: Session, screen_id: int) -> str:
    """“Remove” says how many screenings go with the screen."""
    count = len(session.festival.screenings_on(screen_id))
    if not count:
        return _("Remove screen")
    return ngettext(
        "Remove screen and its {count} screening", "Remove screen and its {count} screenings", count
    ).format(count=count)


def move_screen(session: Session, screen_id: int, to_id: int) -> None:
    """Put a screen where another one is in the row."""
    order = [screen.id for screen in session.festival.screens_in_order()]
    if screen_id in order and to_id in order:
        session.run(MoveScreen(screen_id, order.index(to_id)))


def remove_screen(session: Session, screen_id: int) -> None:
    """Remove a screen with what stands on it; undo brings all of it back."""
    session.run(RemoveScreen(screen_id))
