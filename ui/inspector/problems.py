"""The conflicts of what is selected, each with its sentence and the buttons that mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from planner.i18n import _, ngettext
from planner.model import Film, Programme, Screening
from planner.rules import Conflict, Fix, Gap, explain, fixes, gaps
from ui.inspector.blocks import Block
from ui.inspector.subject import own_programme
from ui.inspector.view import SOURCE, View
from ui.session import Session
from ui.theme import BODY, elide
from ui.widgets import Badge, PillButton, PlainLabel

_INDENT, ROOM = 22, 214
"""Where sentence and buttons begin, and how wide the buttons of one line may be, in pixels."""

MOST = 6
"""So many conflicts are shown at once; the conflicts panel has them all."""


def conflicts_of(view: View) -> tuple[Conflict, ...]:
    """The open conflicts of the subject, the gravest first."""
    report, row = view.report, view.row
    if isinstance(row, Film):
        row = own_programme(view.festival, row.id)
    found: tuple[Conflict, ...] = ()
    if isinstance(row, Screening):
        found = report.of_screening(row.id)
    elif isinstance(row, Programme):
        found = report.of_programme(row.id)
    elif row is not None:
        found = tuple(report.by_subject.get((row.table, row.id), ()))
    return tuple(conflict for conflict in found if not report.is_accepted(conflict))


class Card(QWidget):
    """One conflict: shape, sentence, the way to accept it, and its remedies once they are found."""

    def __init__(self, session: Session, conflict: Conflict, first: bool) -> None:
        super().__init__()
        self._session, self.conflict, self._first = session, conflict, first
        sentence = PlainLabel(explain(conflict, session.festival), BODY)
        sentence.setWordWrap(True)
        top = QHBoxLayout()
        top.setSpacing(7)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(Badge(conflict.severity), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(sentence, 1)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(6)
        self._whole.addLayout(top)
        self._accept = PillButton(_("Accept…"), look="flat")
        self._accept.clicked.connect(lambda: session.ask("accept", conflict))
        self._last = _line([self._accept])
        self._whole.addLayout(self._last)

    def find_remedies(self) -> None:
        """Try what would help, and offer it: in one line with the rest where there is room, else
        in a line of its own.
        """
        session, festival = self._session, self._session.festival
        if session.report.by_key.get(self.conflict.key) != self.conflict:
            return  # something was edited meanwhile, while another page was shown
        remedies: tuple[Fix | Gap, ...]
        remedies = (
            *fixes(self.conflict, festival, session.report),
            *gaps(self.conflict, festival),
        )
        if not remedies:
            return
        buttons = [_remedy_button(session, remedies[0], self._first)]
        if len(remedies) > 1:
            more = PillButton("", "more", "flat", _("More remedies"))
            more.setMenu(_menu(more, session, remedies[1:]))
            buttons.append(more)
        self._whole.removeItem(self._last)
        self._last.deleteLater()
        buttons.append(self._accept)
        wide = sum(button.sizeHint().width() + 4 for button in buttons) > ROOM
        for line in [buttons[:1], buttons[1:]] if wide else [buttons]:
            self._whole.addLayout(_line(line))


def _line(buttons: Sequence[PillButton]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(2)
    for button in buttons:
        line.addWidget(button)
    flat = bool(buttons) and buttons[0].property("look") == "flat"
    line.setContentsMargins(_INDENT - (7 if flat else 0), 0, 0, 0)
    line.addStretch(1)
    return line


def _mend(session: Session, remedy: Fix | Gap) -> None:
    if isinstance(remedy, Gap):
        session.ask("fill-in", remedy)
    else:
        session.run(remedy.edit, SOURCE)


def _remedy_button(session: Session, fix: Fix | Gap, first: bool) -> PillButton:
    title = elide(fix.title, ROOM - 26, BODY, 500)
    tip = "" if title == fix.title else fix.title
    button = PillButton(title.replace("&", "&&"), look="main" if first else "plain", tip=tip)
    button.setAccessibleName(fix.title)
    button.clicked.connect(lambda: _mend(session, fix))
    return button


def _menu(parent: QWidget, session: Session, remedies: Iterable[Fix | Gap]) -> QMenu:
    menu = QMenu(parent)
    for fix in remedies:
        menu.addAction(fix.title.replace("&", "&&")).triggered.connect(
            lambda _on=False, remedy=fix: _mend(session, remedy)
        )
    return menu


class ConflictsBlock(Block):
    """All of them, as far as they fit; hidden when there are none."""

    def __init__(self) -> None:
        super().__init__(_("Conflicts"))
        self.column.setSpacing(12)
        self._shown: object = None
        self._cards: list[Card] = []
        self._waiting: list[Card] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._find_one)

    def show_view(self, view: View) -> bool:
        """Make the cards anew where anything about them has changed."""
        found = conflicts_of(view)
        state = (found, view.festival)
        if state != self._shown:
            self._shown = state
            self._remake(view, found)
        return bool(found)

    def _remake(self, view: View, found: tuple[Conflict, ...]) -> None:
        for card in self._cards:
            self.column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [
            Card(view.session, conflict, first=position == 0)
            for position, conflict in enumerate(found[:MOST])
        ]
        for card in self._cards:
            self.column.addWidget(card)
        self._waiting = list(self._cards)
        self._soon.start()
        count = len(found)
        self.note.setText(
            ngettext("{count} open", "{count} open", count).format(count=count) if count > 1 else ""
        )

    def _find_one(self) -> None:
        """The remedies of one conflict at a time: each takes a frame, and nobody waits for them."""
        if self._waiting:
            self._waiting.pop(0).find_remedies()
        if self._waiting:
            self._soon.start()
