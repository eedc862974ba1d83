"""The two menus of the film list: which films it shows, and what can be done with one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from planner.edit import SetField
from planner.edit.programmes import RemoveFilm, RemoveProgramme
from planner.i18n import N_, _
from planner.model import Programme, ProgrammeKind
from planner.times import clock, day_label
from ui.deeds import make_shorts, several_films
from ui.films.lines import Show
from ui.session import Session
from ui.theme import icon

_CHOICES = (
    (Show.EVERYTHING, N_("Everything")),
    (Show.LEFT, N_("Only what is left to place")),
    (Show.UNKNOWN, N_("Only unknown runtimes")),
)


def show_menu(parent: QWidget, now: Show, choose: Callable[[Show], None]) -> QMenu:
    """Which films the list shows."""
    menu = QMenu(parent)
    for show, text in _CHOICES:
        action = menu.addAction(_(text))
        action.setCheckable(True)
        action.setChecked(show is now)
        action.triggered.connect(lambda _on=False, show=show: choose(show))
    return menu


def film_menu(parent: QWidget, session: Session, programme_id: int) -> QMenu:
    """What can be done with a programme of the list."""
    menu = QMenu(parent)
    _add(menu, _("Edit in the inspector"), "edit", lambda: session.ask("inspect"))
    item = ("programme", programme_id)
    _add(menu, _("History"), "history", lambda: session.ask("history-of", item))
    if several_films(session):
        _add(menu, _("Make shorts programme"), "shorts", lambda: make_shorts(session))
    _add_screenings(menu, session, programme_id)
    menu.addSeparator()
    _add_wanted(menu, session, programme_id)
    menu.addSeparator()
    _add_removal(menu, session, programme_id)
    return menu


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
