"""Which films would move between shorts programmes: said in a sentence, done by a button."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import UserError
from planner.i18n import _, ngettext
from planner.shorts import balanced
from planner.shorts.balance import Blocks
from planner.times import runtime_label
from ui.session import Session
from ui.shorts.draft import balance_edit, moves, siblings, tried
from ui.widgets import Answer, Banner

SOURCE = "shorts"


class Balancing(QWidget):
    """Takes no room while nothing is proposed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._blocks: Blocks = {}
        self.banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def propose(self, programme_id: int) -> None:
        """Say which films would move between the programmes of the same section."""
        festival = self._session.festival
        among = siblings(festival, programme_id)
        self._blocks = balanced(festival, among)
        if not self._blocks:
            self._session.tell(_("These programmes are about equally long already."), "done")
            return
        edit = balance_edit(festival, self._blocks)
        try:
            after, new = tried(festival, edit), self._session.consequences(edit)
        except UserError as refused:
            self._session.tell(str(refused))
            return
        said = [
            _("{film} to {programme}").format(film=film.title, programme=festival.title(to))
            for film, to in moves(festival, self._blocks)
        ]
        lengths = ", ".join(runtime_label(after.length(i).seconds) for i in among)
        conflicts = ngettext("{n} new conflict", "{n} new conflicts", len(new)).format(n=len(new))
        sentence = _("Move {films}. They then run {lengths}, with {conflicts}.").format(
            films="; ".join(said), lengths=lengths, conflicts=conflicts
        )
        self._show(sentence)

    def _show(self, sentence: str) -> None:
        blocks = self._blocks
        self.withdraw()
        self._blocks = blocks
        answers = (Answer(_("Move them"), self.move_films), Answer(_("Leave them"), self.withdraw))
        self.banner = Banner(sentence, "notice", answers)
        self._column.addWidget(self.banner)

    def move_films(self) -> bool:
        """Move the films that were proposed, as one step."""
        blocks = self._blocks
        self.withdraw()
        if not blocks:
            return False
        return self._session.run(balance_edit(self._session.festival, blocks), SOURCE)

    def withdraw(self) -> None:
        """Propose nothing any more."""
        self._blocks = {}
        if self.banner is not None:
            self._column.removeWidget(self.banner)
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
