"""Accepting a conflict: it stays true, somebody says why it is meant, and it counts no longer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from planner.i18n import _
from planner.rules import Conflict, accept, explain
from ui.dialogs.base import Dialog, main_button, question
from ui.session import Session
from ui.theme import BODY, font
from ui.widgets import PlainLabel


class AcceptDialog(Dialog):
    """Asks for the reason, without which a conflict is not accepted."""

    def __init__(self, session: Session, conflict: Conflict, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Accept a conflict"), "accept", (460, 340))
        self._session, self._conflict = session, conflict
        sentence = PlainLabel(explain(conflict, session.festival), BODY, tone="text2")
        sentence.setWordWrap(True)
        self.reason = QPlainTextEdit()
        self.reason.setFont(font())
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(_("Reason"))
        self.reason.setPlaceholderText(_("The house manager has agreed to ten minutes."))
        self.reason.installEventFilter(self)
        self.body.addWidget(sentence)
        self.body.addSpacing(12)
        hint = _("It is void when things get worse, and can be withdrawn at any time.")
        self.body.addLayout(question(_("Why is it meant?"), self.reason, hint=hint), 1)
        self.button = main_button(_("Accept"), self.keep)
        self.button.setEnabled(False)
        self.reason.textChanged.connect(
            lambda: self.button.setEnabled(bool(self.reason.toPlainText().strip()))
        )
        self.add_buttons(self.button)
        self.reason.setFocus()

    def keep(self) -> None:
        """Accept the conflict with this reason."""
        reason = self.reason.toPlainText().strip()
        if reason and self._session.run(accept(self._conflict, reason), "accept"):
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter in the text accepts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if held and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.keep()
                return True
        return super().eventFilter(watched, event)
