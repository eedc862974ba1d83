"""What hand and keyboard do to the draft in the builder: each of it makes another draft."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from planner.errors import UserError
from planner.i18n import _
from planner.shorts import suggested_order
from planner.times import parse_runtime
from ui import deeds
from ui.session import Session
from ui.shorts.bars import NO_TALK, FootBar
from ui.shorts.draft import Draft
from ui.shorts.rows import RowsView


class Hand(QObject):
    """``drafted(draft, films)`` says what the programme is to be, and which films to select."""

    drafted = Signal(object, object)

    def __init__(
        self,
        session: Session,
        rows: RowsView,
        foot: FootBar,
        draft: Callable[[], Draft | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._rows, self._foot, self._draft = session, rows, foot, draft
        model = rows.model()
        model.moved.connect(self.move)
        model.brought.connect(self.bring)
        rows.shifted.connect(self._shift)
        rows.dropped_out.connect(self.take_out)
        foot.usual_gap.editingFinished.connect(self._set_usual_gap)
        foot.own_gap.editingFinished.connect(self._set_own_gap)
        foot.talk.valueChanged.connect(self._set_talk)

    @property
    def _shown(self) -> Draft:
        draft = self._draft()
        assert draft is not None
        return draft

    def _say(self, draft: Draft, films: Collection[int] = ()) -> None:
        self.drafted.emit(draft, frozenset(films))

    # -- films ----------------------------------------------------------------------------------

    def move(self, places: list[int], to: int) -> None:
        """Move the films of these places before another one."""
        draft = self._shown
        films = {draft.film_ids[n] for n in places if n < len(draft.films)}
        self._say(draft.moved(places, to), films)

    def _shift(self, step: int) -> None:
        places = self._rows.places()
        if not places:
            return
        to = places[0] - 1 if step < 0 else places[-1] + 2
        if 0 <= to <= len(self._shown.films):
            self.move(places, to)

    def bring(self, programme_ids: object, to: int | None) -> None:
        """Add the films of programmes before a place, at the end without one."""
        assert isinstance(programme_ids, list | tuple)
        festival, draft = self._session.festival, self._shown
        known = [i for i in programme_ids if i in festival.programmes and i != draft.programme_id]
        films = deeds.selected_films(festival, known)
        new = [i for i in films if i not in draft.film_ids]
        if not new:
            self._session.tell(_("These films are in the programme already."), "notice")
            return
        self._say(draft.with_films(new, len(draft.films) if to is None else to), new)
        self._rows.setFocus()

    def take_out(self) -> None:
        """Take the selected films out."""
        if self._rows.places():
            self._say(self._shown.without(self._rows.places()))

    def order(self) -> None:
        """Put the films into the suggested order."""
        draft = self._shown
        found = draft.ordered(suggested_order(self._session.festival, draft.film_ids))
        if found == draft:
            self._session.tell(_("The films stand in the suggested order already."), "done")
        self._say(found)

    # -- minutes --------------------------------------------------------------------------------

    def _set_usual_gap(self) -> None:
        gap = self._typed_gap(self._foot.usual_gap)
        if gap is not None:
            self._say(replace(self._shown, gap=gap))

    def _set_own_gap(self) -> None:
        places, field = self._rows.places(), self._foot.own_gap
        gap = self._typed_gap(field)
        if gap is None or len(places) != 1:
            return
        own = gap if field.text().strip() else None
        self._say(self._shown.with_gap(places[0], own), {self._shown.film_ids[places[0]]})

    def _typed_gap(self, field: QLineEdit) -> int | None:
        """The seconds typed, 0 for nothing; None, with a sentence, for what is no length."""
        if self._draft() is None:
            return None
        try:
            return parse_runtime(field.text(), field.accessibleName()) or 0
        except UserError as refused:
            self._session.tell(str(refused))
            return None

    def _set_talk(self, minutes: int) -> None:
        if self._draft() is not None:
            self._say(replace(self._shown, talk=None if minutes == NO_TALK else minutes))
