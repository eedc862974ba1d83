"""The menu of what the timetable shows: how many days, one thing over all days, which screens."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import pairwise

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from planner.edit.venues import GroupScreens
from planner.i18n import _, ngettext
from planner.model import Festival, Person, Screen
from planner.text import folded, sort_key
from ui import deeds
from ui.session import Session
from ui.theme import icon
from ui.timetable.lanes import Kind, Show
from ui.timetable.sight import Sight

GRIDS = (5, 10, 15)
"""The grids to choose from, in minutes; a festival may have another one."""


def sight_menu(parent: QWidget, session: Session, sight: Sight) -> QMenu:
    """All that can be chosen to be seen."""
    menu, show = QMenu(parent), sight.show
    group = QActionGroup(menu)
    for days, words in ((1, _("One day")), (3, _("Three days")), (0, _("All days"))):
        chosen = show.kind is Kind.DAYS and show.days == days
        group.addAction(_check(menu, words, chosen, partial(sight.side_by_side, days)))
    menu.addSeparator()
    for kind, words, rows in _over_days(session.festival):
        if rows:
            part = menu.addMenu(words)
            for row_id, name in rows:
                chosen = show.kind is kind and show.of == row_id
                _check(part, name, chosen, partial(sight.over_days, kind, row_id))
    menu.addSeparator()
    menu.addMenu(_screens_menu(menu, session, sight))
    menu.addMenu(_grid_menu(menu, session))
    return menu


def _grid_menu(parent: QMenu, session: Session) -> QMenu:
    """To how many minutes starts snap."""
    menu, now = QMenu(_("Grid"), parent), session.festival.edition.snap_minutes
    for minutes in sorted({*GRIDS, now}):
        words = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
        chosen = _check(menu, words, minutes == now, partial(deeds.set_grid, session, minutes))
        chosen.setEnabled(session.is_writable)
    return menu


def _check(menu: QMenu, text: str, checked: bool, run: Callable[[], object]) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(checked)
    action.triggered.connect(lambda _on=False: run())
    return action


def _plain(menu: QMenu, text: str, run: Callable[[], object], icon_name: str = "") -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    if icon_name:
        action.setIcon(icon(icon_name))
    action.triggered.connect(lambda _on=False: run())
    return action


def _over_days(festival: Festival) -> Iterable[tuple[Kind, str, list[tuple[int, str]]]]:
    """What can be shown over all days: screens, sections, and guests that appear somewhere."""
    screens = [(s.id, festival.screen_name(s.id)) for s in festival.screens_in_order()]
    sections = festival.sections_in_order()
    guests = [p for p in festival.rows(Person).values() if festival.appearances_of(p.id)]
    yield Kind.SCREEN, _("One screen"), screens
    yield Kind.SECTION, _("One section"), [(row.id, row.name) for row in sections]
    people = sorted(guests, key=lambda p: sort_key(p.name))
    yield Kind.GUEST, _("One guest"), [(person.id, person.name) for person in people]


def _screens_menu(parent: QMenu, session: Session, sight: Sight) -> QMenu:
    festival, show = session.festival, sight.show
    menu = QMenu(_("Screens"), parent)
    everything = _plain(menu, _("Show all screens"), sight.show_all, "screen")
    everything.setEnabled(bool(show.hidden or sight.folded))
    by_venue = _plain(menu, _("Group by venue"), lambda: session.run(GroupScreens()), "columns")
    by_venue.setEnabled(session.is_writable and not grouped(festival))
    things = _things(festival)
    if things:
        only = menu.addMenu(_("Only screens with"))
        for thing, screens in things:
            ids = [screen.id for screen in screens]
            _check(only, thing, _shows_only(festival, show, ids), partial(sight.only, ids))
    for venue_id, screens in _by_venue(festival):
        menu.addSeparator()
        for screen in screens:
            shown = screen.id not in show.hidden
            name = festival.screen_name(screen.id)
            _check(menu, name, shown, partial(sight.hide, screen.id, shown))
        if len(screens) > 1:
            thin = venue_id in sight.folded
            name = festival.venues[venue_id].name
            _check(menu, fold_words(name), thin, partial(sight.fold, venue_id, not thin))
    return menu


def fold_words(venue: str) -> str:
    """“Fold Odeon”."""
    return _("Fold {venue}").format(venue=venue)


def grouped(festival: Festival) -> bool:
    """Whether all screens of each venue stand beside each other."""
    found = [screen.venue_id for screen in festival.screens_in_order()]
    changes = sum(one != other for one, other in pairwise(found))
    return not found or changes + 1 == len(set(found))


def _by_venue(festival: Festival) -> Iterable[tuple[int, list[Screen]]]:
    found: dict[int, list[Screen]] = {}
    for screen in festival.screens_in_order():
        found.setdefault(screen.venue_id, []).append(screen)
    return found.items()


def _things(festival: Festival) -> list[tuple[str, list[Screen]]]:
    """Formats and equipment of some of the screens but not of all, each with its screens."""
    found: dict[str, tuple[str, list[Screen]]] = {}
    for screen in festival.screens_in_order():
        for thing in (*screen.formats, *screen.equipment):
            found.setdefault(folded(thing), (thing, []))[1].append(screen)
    some = [entry for entry in found.values() if len(entry[1]) < len(festival.screens)]
    return sorted(some, key=lambda entry: sort_key(entry[0]))


def _shows_only(festival: Festival, show: Show, ids: Iterable[int]) -> bool:
    return show.hidden == festival.screens.keys() - set(ids)
