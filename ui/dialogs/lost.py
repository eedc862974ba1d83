"""The file went away under an open festival: what happened, and where everything is now."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.errors import FestivalLost
from planner.i18n import _
from ui.dialogs.base import Dialog, main_button
from ui.session import Session
from ui.theme import BODY
from ui.widgets import PillButton, PlainLabel


class LostDialog(Dialog):
    """Says it once, with the way on; the banner stays for those who close this."""

    def __init__(self, session: Session, lost: FestivalLost, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("The festival's file is gone"), "lost", (520, 260))
        words = PlainLabel(str(lost), BODY)
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.body.addStretch(1)
        self.copy = PillButton(_("Save a copy…"))
        self.copy.clicked.connect(lambda _on=False: self._ask(session, "copy-and-open"))
        close = PillButton(_("Close"))
        close.clicked.connect(self.reject)
        if lost.rescued is None:
            self.copy = main_button(_("Save a copy…"), lambda: self._ask(session, "copy-and-open"))
            self.add_buttons(self.copy, close, cancel=False)
        else:
            self.rescue = main_button(
                _("Open the rescue copy"), lambda: self._ask(session, "open-rescue")
            )
            self.add_buttons(self.rescue, close, self.copy, cancel=False)

    def _ask(self, session: Session, what: str) -> None:
        self.accept()
        session.ask(what)
