"""The shorts builder: films of one programme, ordered under the hand, kept as one step.

What is changed stays a draft until it is kept: the clock, what follows from the films and the
conflicts it would bring are shown as if it were the festival already.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from planner.errors import UserError
from planner.i18n import _
from planner.model import Changes, Festival, Span
from planner.rules import Conflict
from planner.shorts import facts, length_of, limits
from planner.times import runtime_label
from ui.session import Session
from ui.shorts.balancing import SOURCE, Balancing
from ui.shorts.bars import FootBar, HeadBar, ToolBar
from ui.shorts.draft import (
    Draft,
    draft_of,
    shorts_of,
    siblings,
    tried,
)
from ui.shorts.facts import FactsSide
from ui.shorts.hand import Hand
from ui.shorts.rows import RowsModel, RowsView, rows_of
from ui.widgets import EmptyState, HairLine, pass_on_focus, ring


class ShortsPanel(QWidget):
    """One shorts programme at a time. ``closed()`` when the timetable is to come back."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.before: Draft | None = None
        """The programme as the festival has it."""
        self.draft: Draft | None = None
        """The programme as it stands here."""
        self._followed: int | None = None
        self._refused = False
        self.balancing = Balancing(session)
        self.model = RowsModel()
        self.rows = RowsView(self.model)
        self.side = FactsSide()
        self._build()
        self.hand = Hand(session, self.rows, self.foot, lambda: self.draft, self)
        self.hand.drafted.connect(self.change)
        self._listen()
        self._follow(Changes(everything=True))

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.head, self.tools, self.foot = HeadBar(), ToolBar(), FootBar()
        self.choice, self.keep, self.discard = self.head.choice, self.head.keep, self.head.discard
        self.add, self.suggest, self.even = self.tools.add, self.tools.suggest, self.tools.even
        self.usual_gap, self.own_gap = self.foot.usual_gap, self.foot.own_gap
        self.talk = self.foot.talk
        self.empty = EmptyState(
            _("No shorts programme yet"),
            _("Make shorts programme"),
            _("Select several films in the list at the left and join them to one programme."),
            "shorts",
            main=False,
        )
        self._body = self._middle()
        self._pages = QStackedLayout()
        self._pages.addWidget(self._body)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(HairLine())
        column.addLayout(self._pages, 1)
        pass_on_focus(self, lambda: self.rows)
        ring(self.rows)

    def _middle(self) -> QWidget:
        body = QWidget()
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.tools)
        left.addWidget(self.balancing)
        left.addWidget(self.rows, 1)
        left.addWidget(self.foot)
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addLayout(left, 1)
        across.addWidget(HairLine(vertical=True))
        across.addWidget(self.side)
        return body

    def _listen(self) -> None:
        session = self._session
        session.changed.connect(self._follow)
        session.selection_changed.connect(self._follow_selection)
        self.choice.activated.connect(lambda _i: self.show_programme(self.choice.currentData()))
        self.rows.opened.connect(self._open_film)
        self.rows.selectionModel().selectionChanged.connect(lambda *_s: self._show_own_gap())
        self.add.clicked.connect(
            lambda _on=False: self.hand.bring(session.programme_selection, None)
        )
        self.suggest.clicked.connect(lambda _on=False: self.hand.order())
        self.even.clicked.connect(
            lambda _on=False: self.balancing.propose(self._shown.programme_id)
        )
        self.discard.clicked.connect(lambda _on=False: self.drop_draft())
        self.head.cross.clicked.connect(lambda _on=False: self.closed.emit())
        self.keep.clicked.connect(lambda _on=False: self.keep_draft())
        self.side.followed.connect(self._follow_screening)
        self.empty.pressed.connect(lambda: session.ask("shorts"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Return keeps, Escape gives up the draft and then the builder."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.keep_draft()
        elif event.key() == Qt.Key.Key_Escape:
            if self.is_changed:
                self.drop_draft()
            else:
                self.closed.emit()
        else:
            super().keyPressEvent(event)

    # -- which programme ------------------------------------------------------------------------

    @property
    def _festival(self) -> Festival:
        return self._session.festival

    @property
    def is_changed(self) -> bool:
        """Whether something is not kept yet."""
        return self.draft != self.before

    def show_programme(self, programme_id: int) -> None:
        """Show a programme; an unkept draft of another one is left with a word about it."""
        if self.draft is not None and self.draft.programme_id == programme_id:
            return
        if self.is_changed:
            self._session.tell(
                _("Keep or discard the changes to “{title}” first.").format(
                    title=self._festival.title(self._shown.programme_id)
                ),
                "notice",
            )
            self.head.name(self._shown.programme_id)
            return
        self._show(programme_id)

    def _show(self, programme_id: int) -> None:
        self.before = self.draft = draft_of(self._festival, programme_id)
        self._followed = None
        self.balancing.withdraw()
        self.head.name(programme_id)
        self.refresh()

    @property
    def _shown(self) -> Draft:
        assert self.draft is not None
        return self.draft

    def _follow(self, changes: Changes) -> None:
        festival = self._festival
        known = shorts_of(festival) if self._session.is_open else ()
        self._pages.setCurrentWidget(self._body if known else self.empty)
        if changes.everything or self.draft is None or self.draft.programme_id not in known:
            self.before = self.draft = None
            self.head.fill(festival, known)
            chosen = next((i for i in self._session.programme_selection if i in known), None)
            if known:
                self._show(chosen or known[0])
            else:
                self.refresh()
            return
        self.head.fill(festival, known)
        self.head.name(self.draft.programme_id)
        unchanged = not self.is_changed
        self.before = draft_of(festival, self.draft.programme_id)
        self.draft = self.before if unchanged else self.draft.still(festival)
        self.refresh()

    def _follow_selection(self) -> None:
        """A shorts programme that is selected elsewhere is shown, unless a draft is open."""
        selected = self._session.programme_selection
        if len(selected) == 1 and selected[0] in shorts_of(self._festival) and not self.is_changed:
            self.show_programme(selected[0])
        self._enable()

    # -- showing --------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the draft: clock, facts, and what keeping it would bring."""
        if self.draft is None or self.before is None:
            self.model.show([])
            return
        draft, festival = self.draft, self._festival
        after, refusal = festival, ""
        edit = draft.edit(self.before)
        found: tuple[Conflict, ...] = ()
        if self.is_changed:
            try:
                after = tried(festival, edit)
                found = self._session.consequences(edit)
            except UserError as refused:
                refusal = str(refused)
        items = draft.clock(festival)
        span = self._span(after)
        self.model.show(rows_of(festival, items, span.film_start if span else None))
        self.foot.show_end(length_of(items), span)
        programme = after.programmes[draft.programme_id]
        known = all(item.known for item in items)
        self.side.show_length(length_of(items), len(items), known, limits(after, programme))
        self.side.show_facts(facts(festival, draft.film_ids))
        self.side.show_screenings(festival, after, draft.programme_id, self._followed)
        self.side.show_conflicts(found, refusal, self.is_changed)
        self._refused = bool(refusal)
        self._show_fields()
        self._enable()

    def _span(self, after: Festival) -> Span | None:
        """The span of the screening that the clock follows; None without a screening."""
        shown = after.live_screenings_of(self._shown.programme_id)
        followed = next((s for s in shown if s.id == self._followed), shown[0] if shown else None)
        self._followed = followed.id if followed else None
        return after.span(followed) if followed else None

    def _show_fields(self) -> None:
        draft = self._shown
        if not self.usual_gap.hasFocus():
            self.usual_gap.setText(runtime_label(draft.gap))
        shown = bool(self._festival.live_screenings_of(draft.programme_id))
        self.foot.show_talk(draft.talk, shown)
        self._show_own_gap()

    def _show_own_gap(self) -> None:
        places = self.rows.places()
        one = places[0] if len(places) == 1 and places[0] < len(self._shown.films) - 1 else None
        self.own_gap.setEnabled(one is not None and self._session.is_writable)
        gap = None if one is None else self._shown.films[one][1]
        if not self.own_gap.hasFocus():
            self.own_gap.setText("" if gap is None else runtime_label(gap))

    def _enable(self) -> None:
        writable = self._session.is_writable
        self.model.may_change = writable
        self.keep.setEnabled(writable and self.is_changed and not self._refused)
        self.discard.setEnabled(self.is_changed)
        self.suggest.setEnabled(writable and self.draft is not None and len(self.draft.films) > 2)
        self.usual_gap.setEnabled(writable)
        shown = self.draft is not None and self._festival.live_screenings_of(
            self.draft.programme_id
        )
        self.talk.setEnabled(writable and bool(shown))
        others = self.draft is not None and len(siblings(self._festival, self.draft.programme_id))
        self.even.setEnabled(writable and bool(others and others > 1) and not self.is_changed)
        self.add.setEnabled(writable and bool(self._session.programme_selection))

    def _follow_screening(self, screening_id: int) -> None:
        self._followed = screening_id
        self.refresh()

    # -- changing -------------------------------------------------------------------------------

    def change(self, draft: Draft, films: Collection[int] = ()) -> None:
        """Take another draft, and select these films."""
        if draft == self.draft or not self._session.may_edit():
            self.refresh()
            return
        self.balancing.withdraw()
        self.draft = draft
        self.rows.clearSelection()
        self.refresh()
        chosen = [n for n, film_id in enumerate(draft.film_ids) if film_id in films]
        chooser = self.rows.selectionModel()
        for n in chosen:
            chooser.select(self.model.index(n), chooser.SelectionFlag.Select)
        if chosen:
            chooser.setCurrentIndex(self.model.index(chosen[0]), chooser.SelectionFlag.NoUpdate)

    def _open_film(self) -> None:
        places = self.rows.places()
        if places:
            self._session.look_at("film", self._shown.film_ids[places[0]])

    # -- keeping --------------------------------------------------------------------------------

    def keep_draft(self) -> bool:
        """Make the programme so, as one step; False when that is not possible."""
        if self.before is None or not self.keep.isEnabled():
            return False
        edit = self._shown.edit(self.before)
        self.before = self.draft  # what the festival says next is what was kept
        return self._session.run(edit, SOURCE)

    def drop_draft(self) -> None:
        """Go back to what the festival has."""
        self.draft = self.before
        self.rows.clearSelection()
        self.refresh()
