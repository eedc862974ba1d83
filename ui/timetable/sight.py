"""What somebody looks at on the timetable: the view, and which screens are hidden or folded.

It belongs to one person and one window, so it is remembered there and never in the festival.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from planner.i18n import _
from planner.model import Festival, Person, Section
from ui.session import Session
from ui.timetable.lanes import Kind, Show


class Sight(QObject):
    """The chosen view. ``changed()`` fires when it is another one."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._show = Show()
        self.crowded: frozenset[int] = frozenset()
        """The venues that are folded because there is no room for all screens."""

    @property
    def show(self) -> Show:
        """What is shown, as far as the open festival has it."""
        return self._show.known_in(self._session.festival)

    def use(self, show: Show) -> None:
        """Show this."""
        if show != self._show:
            self._show = show
            self.changed.emit()

    def side_by_side(self, days: int) -> None:
        """So many days from the shown one on; 0 is all."""
        self.use(replace(self.show, kind=Kind.DAYS, days=days, of=None))

    def over_days(self, kind: Kind, row_id: int) -> None:
        """One screen, section or guest over all days."""
        self.use(replace(self.show, kind=kind, of=row_id))

    # -- screens ---------------------------------------------------------------------------------

    def hide(self, screen_id: int, hidden: bool = True) -> None:
        """Hide a screen, or show it again; the last one in sight stays."""
        change = {screen_id}
        wanted = self.show.hidden | change if hidden else self.show.hidden - change
        self._hide_all(wanted)

    def only(self, screen_ids: Iterable[int]) -> None:
        """Hide all other screens."""
        self._hide_all(self._session.festival.screens.keys() - set(screen_ids))

    def show_all(self) -> None:
        """Hide no screen, and fold no venue, however little room there is."""
        every = frozenset(self._session.festival.venues)
        self.use(replace(self.show, hidden=frozenset(), folded=frozenset(), opened=every))

    def _hide_all(self, hidden: Iterable[int]) -> None:
        hidden = frozenset(hidden)
        if len(hidden) < len(self._session.festival.screens):
            self.use(replace(self.show, hidden=hidden))

    def fold(self, venue_id: int, folded: bool = True) -> None:
        """Make the lanes of a venue thin, or broad again, as they then stay."""
        show, change = self.show, {venue_id}
        if folded:
            show = replace(show, folded=show.folded | change, opened=show.opened - change)
        else:
            show = replace(show, folded=show.folded - change, opened=show.opened | change)
        self.use(show)

    @property
    def folded(self) -> frozenset[int]:
        """The venues whose lanes are thin, by hand or for want of room."""
        return self.show.folded | self.crowded

    def reveal(self, screen_id: int) -> None:
        """Make sure that a screen is in sight on the days."""
        show, festival = self.show, self._session.festival
        if show.kind is not Kind.DAYS and screen_id != show.of:
            show = replace(show, kind=Kind.DAYS, of=None)
        hidden = show.hidden - {screen_id}
        venue = festival.screens[screen_id].venue_id
        opened = show.opened | ({venue} & self.folded)
        folded = show.folded - {venue}
        self.use(replace(show, hidden=hidden, folded=folded, opened=opened))


def title_of(festival: Festival, show: Show) -> str:
    """What the one thing is called that is shown over all days; empty when days are."""
    if show.of is None or show.kind is Kind.DAYS:
        return ""
    if show.kind is Kind.SCREEN:
        return festival.screen_name(show.of)
    if show.kind is Kind.SECTION:
        return festival.rows(Section)[show.of].name
    return festival.rows(Person)[show.of].name


def words_of(festival: Festival, show: Show) -> str:
    """How the button of the view is called: “One day”, “Odeon 1”."""
    if show.kind is not Kind.DAYS:
        return title_of(festival, show)
    if show.days == 0:
        return _("All days")
    return _("One day") if show.days == 1 else _("{n} days").format(n=show.days)
