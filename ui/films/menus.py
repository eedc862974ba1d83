"""The menus of the film list: which films, order and columns, and what can be done with a film."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from planner.edit import SetField
from planner.edit.programmes import RemoveFilm, RemoveProgramme
from planner.i18n import _
from planner.model import Programme, ProgrammeKind
from planner.times import clock, day_label
from ui.deeds import make_shorts, several_films
from ui.films.columns import table_columns
from ui.films.entries import Entries
from ui.films.sieve import FLAGS, ORDERED, PARTS, SHOWN, Order, Sieve, offered
from ui.session import Session
from ui.theme import icon

_MOST = 60
"""Of so many values a menu still offers each; what there are more of is found by searching."""


class StayingMenu(QMenu):
    """A menu that stays open while things are ticked in it."""

    def _ticked(self) -> QAction | None:
        active = self.activeAction()
        return next((a for a in self.actions() if a is active and a.isCheckable()), None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick without closing."""
        action = self._ticked()
        if action is None:
            super().mouseReleaseEvent(event)
        else:
            action.trigger()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar ticks without closing."""
        action = self._ticked()
        if action is None or event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            action.trigger()


def sieve_menu(
    parent: QWidget, entries: Entries, now: Callable[[], Sieve], choose: Callable[[Sieve], None]
) -> QMenu:
    """Which programmes the list shows: one state, and ticks for sections, lengths and the rest."""
    menu = StayingMenu(parent)
    states = QActionGroup(menu)
    for show, text in SHOWN.items():
        action = states.addAction(menu.addAction(_(text)))
        action.setCheckable(True)
        action.setChecked(show is now().show)
        action.triggered.connect(lambda _on=False, show=show: choose(replace(now(), show=show)))
    menu.addSeparator()
    for flag, text in FLAGS.items():
        action = menu.addAction(_(text))
        action.setCheckable(True)
        action.setChecked(getattr(now(), flag))
        action.triggered.connect(lambda on=False, flag=flag: choose(now().with_part(flag, on)))
    menu.addSeparator()
    for part, label in PARTS.items():
        _add_ticks(menu, entries, part, _(label), now, choose)
    menu.addSeparator()
    _add(menu, _("Show everything"), "close", lambda: choose(Sieve())).setEnabled(not now().is_open)
    return menu


def _add_ticks(
    menu: QMenu,
    entries: Entries,
    part: str,
    label: str,
    now: Callable[[], Sieve],
    choose: Callable[[Sieve], None],
) -> None:
    values = offered(entries, part)
    ticks = StayingMenu(label, menu)
    ticks.setEnabled(bool(values))
    menu.addMenu(ticks)

    def tick(value: object, on: bool) -> None:
        chosen = getattr(now(), part)
        found = chosen | {value} if on else chosen - {value}
        choose(now().with_part(part, frozenset(found)))

    for value, name in values[:_MOST]:
        action = ticks.addAction(name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(value in getattr(now(), part))
        action.triggered.connect(lambda on=False, value=value: tick(value, on))


def order_menu(parent: QWidget, now: Order, choose: Callable[[Order], None]) -> QMenu:
    """How the list is ordered."""
    menu = QMenu(parent)
    orders = QActionGroup(menu)
    for order, text in ORDERED.items():
        action = orders.addAction(menu.addAction(_(text)))
        action.setCheckable(True)
        action.setChecked(order is now)
        action.triggered.connect(lambda _on=False, order=order: choose(order))
    return menu


def columns_menu(
    parent: QWidget, shown: Collection[str], choose: Callable[[str, bool], None]
) -> QMenu:
    """Which columns the table has; fields that few look at are under their heading."""
    menu = StayingMenu(parent)
    headings: dict[str, QMenu] = {"": menu}
    for key, column in table_columns().items():
        if key == "title":
            continue
        if column.group not in headings:
            headings[column.group] = StayingMenu(_(column.group), menu)
        action = headings[column.group].addAction(_(column.label).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(key in shown)
        action.triggered.connect(lambda on=False, key=key: choose(key, on))
    menu.addSeparator()
    for heading, inside in headings.items():
        if heading:
            menu.addMenu(inside)
    return menu


def film_menu(
    parent: QWidget,
    session: Session,
    programme_id: int,
    retype: Callable[[], object] | None = None,
) -> QMenu:
    """What can be done with a programme of the list; ``retype`` edits it where it stands."""
    menu = QMenu(parent)
    if retype is not None:
        here = _add(menu, _("Edit here"), "edit", retype)
        here.setShortcut("F2")
        here.setShortcutVisibleInContextMenu(True)
    _add(menu, _("Edit in the inspector"), "edit", lambda: session.ask("inspect"))
    item = ("programme", programme_id)
    _add(menu, _("History"), "history", lambda: session.ask("history-of", item))
    if several_films(session):
        _add(menu, _("Make shorts programme"), "shorts", lambda: make_shorts(session))
    if session.festival.programmes[programme_id].kind is ProgrammeKind.FILMS:
        _add(menu, _("Open in the shorts builder"), "shorts", lambda: _build(session, programme_id))
    _add_screenings(menu, session, programme_id)
    menu.addSeparator()
    _add_wanted(menu, session, programme_id)
    menu.addSeparator()
    _add_removal(menu, session, programme_id)
    return menu


def _build(session: Session, programme_id: int) -> None:
    session.select(programme_ids=(programme_id,))
    session.ask("build-shorts")


def _add(menu: QMenu, text: str, icon_name: str, run: Callable[[], object]) -> QAction:
    # An & in a title is an &, not the mark of a key.
    action = menu.addAction(icon(icon_name), text.replace("&", "&&"))
    action.triggered.connect(lambda _on=False: run())
    return action


def _add_screenings(menu: QMenu, session: Session, programme_id: int) -> None:
    festival = session.festival
    for screening in festival.screenings_of(programme_id)[:8]:
        day = day_label(festival.day_of(screening.start))
        where = festival.screen_name(screening.screen_id)
        show = partial(session.show_screening, screening.id)
        text = _("Show {day}, {time} on {screen}").format(
            day=day, time=clock(screening.start), screen=where
        )
        _add(menu, text, "calendar", show)


def _add_wanted(menu: QMenu, session: Session, programme_id: int) -> None:
    wanted = session.festival.programmes[programme_id].wanted

    def want(number: int) -> None:
        session.run(SetField(Programme.table, programme_id, "wanted", number), "films")

    _add(menu, _("Want one screening more"), "add", lambda: want(wanted + 1)).setEnabled(
        wanted < 99
    )
    _add(menu, _("Want one screening less"), "remove", lambda: want(wanted - 1)).setEnabled(
        wanted > 0
    )


def _add_removal(menu: QMenu, session: Session, programme_id: int) -> None:
    programme = session.festival.programmes[programme_id]
    if programme.kind is ProgrammeKind.FILM:
        films = [entry.film_id for entry in session.festival.entries(programme_id)]
        text, edits = _("Remove film"), [RemoveFilm(film_id) for film_id in films]
        _add(menu, text, "trash", lambda: [session.run(edit, "films") for edit in edits])
    else:
        removal = RemoveProgramme(programme_id)
        _add(menu, _("Remove programme"), "trash", lambda: session.run(removal, "films"))
