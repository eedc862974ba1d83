"""Releasing the timetable: a name, a note, and the blockers that still stand in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from planner.errors import UserError
from planner.i18n import _, ngettext
from planner.rules import Conflict, explain
from planner.rules.gate import blockers, release_edit
from ui.dialogs.base import Dialog, main_button, question
from ui.session import Session
from ui.theme import BODY, font
from ui.widgets import Badge, PillButton, PlainLabel

_MOST = 30


class ReleaseDialog(Dialog):
    """Asks for name and note; refuses while blockers stand, and leads to them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Release the timetable"),
            "release",
            (560, 480),
            _("It is kept as it is now. Codes of screenings never change after a release."),
        )
        self._session = session
        self.name = QLineEdit()
        self.name.setFont(font())
        self.name.setPlaceholderText(_("Catalogue"))
        self.note = QPlainTextEdit()
        self.note.setFont(font())
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(64)
        self.note.setPlaceholderText(_("Sent to the printer on Friday."))
        self.body.addLayout(question(_("What is it called?"), self.name))
        self.body.addSpacing(8)
        self.body.addLayout(question(_("What is to be said about it?"), self.note))
        self.body.addSpacing(12)
        self.links: list[BlockerLink] = []
        self._blocked = PlainLabel("", BODY, 600)
        self._column = QVBoxLayout()
        self.body.addWidget(self._blocked)
        self.body.addWidget(self._area(), 1)
        self.button = main_button(_("Release"), self.release)
        self.name.textChanged.connect(lambda _text: self._allow())
        self.add_buttons(self.button)
        self._list_blockers()
        self.name.setFocus()

    def _area(self) -> QScrollArea:
        inner = QWidget()
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(2)
        inner.setLayout(self._column)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    def _list_blockers(self) -> None:
        found = blockers(self._session.report)
        for conflict in found[:_MOST]:
            link = BlockerLink(conflict, explain(conflict, self._session.festival))
            link.followed.connect(self._go)
            self.links.append(link)
            self._column.addWidget(link)
        self._column.addStretch(1)
        count = len(found)
        text = ngettext(
            "{count} blocker stands in the way; mend or accept it:",
            "{count} blockers stand in the way; mend or accept them:",
            count,
        )
        self._blocked.setText(text.format(count=count) if count else "")
        self._blocked.setVisible(bool(count))
        self._allow()

    def _allow(self) -> None:
        self.button.setEnabled(bool(self.name.text().strip()) and not self.links)

    def _go(self, conflict: Conflict) -> None:
        """Leave for where it happens."""
        self.reject()
        if conflict.screening_ids:
            self._session.show_screening(conflict.screening_ids[-1])
        self._session.select(conflict.screening_ids, conflict.programme_ids, conflict.hold_ids)

    def release(self) -> None:
        """Do it, or say what is wrong."""
        session = self._session
        name, note = self.name.text().strip(), self.note.toPlainText().strip()
        try:
            edit = release_edit(session.festival, name, note, session.report)
            if session.document is not None:
                session.document.what_if(edit)
        except UserError as refused:
            self.complain(str(refused))
            return
        if session.run(edit, "release"):
            self.accept()
            session.tell(_("Released as “{name}”.").format(name=name), "done")


class BlockerLink(QWidget):
    """A blocker, and the button that leads to it."""

    followed = Signal(object)

    def __init__(self, conflict: Conflict, sentence: str) -> None:
        super().__init__()
        from PySide6.QtWidgets import QHBoxLayout

        words = PlainLabel(sentence, BODY)
        words.setWordWrap(True)
        self.button = PillButton(_("Show"))
        self.button.setAutoDefault(False)
        self.button.setAccessibleName(_("Show: {sentence}").format(sentence=sentence))
        self.button.clicked.connect(lambda _on=False: self.followed.emit(conflict))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(8)
        line.addWidget(Badge("blocker"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
