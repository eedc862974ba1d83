"""A festival that somebody else has open: look at its newest backup, or ask them for it."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtWidgets import QProgressBar, QWidget

from planner.document import Document, Holder, holder_of, list_backups, lock_file
from planner.errors import UserError
from planner.i18n import _
from ui.dialogs.base import Dialog, main_button
from ui.session import Session
from ui.theme import BODY
from ui.waiting import call_later
from ui.widgets import PillButton, PlainLabel


def whom(holder: Holder | None) -> str:
    """Who has it, for a sentence: “anna on desk-3”."""
    if holder is None:
        return _("another program")
    return _("{user} on {host}").format(user=holder.user or _("somebody"), host=holder.host)


def who_has_it(holder: Holder, path: Path) -> str:
    """The sentence that says who has a festival open, where and since when."""
    return _("{user} has “{name}” open in {app} on {host}, since {since}.").format(
        user=holder.user or _("Somebody"),
        name=path.name,
        app=holder.app,
        host=holder.host,
        since=holder.since,
    )


class HeldDialog(Dialog):
    """Who has it, and the choice; then the waiting for their answer, which can be given up.

    ``why`` is the refusal; without one the holder is asked at once (``ask``).
    """

    def __init__(
        self,
        session: Session,
        path: Path,
        why: UserError | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, _("Somebody has this festival open"), "held", (560, 380))
        self._session, self._path = session, path
        self.holder = holder_of(path)
        self._given_up = threading.Event()
        self.told = self._words(self._sentence(why))
        self.body.addSpacing(12)
        self.look_title, self.look_hint = self._choice(_("Look at it"))
        self.body.addSpacing(6)
        self.ask_title, self.ask_hint = self._choice(_("Ask for it"))
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.progress.setAccessibleName(_("Waiting for an answer"))
        self.progress.hide()
        self.body.addSpacing(8)
        self.body.addWidget(self.progress)
        self.body.addStretch(1)
        self.look_button = main_button(_("Look at it"), self.look)
        self.ask_button = PillButton(_("Ask for it"))
        self.ask_button.clicked.connect(lambda _on=False: self.ask())
        self.add_buttons(self.look_button, self.ask_button)
        self._offer()

    def _words(self, text: str, size: int = BODY, tone: str = "text") -> PlainLabel:
        label = PlainLabel(text, size, tone=tone)
        label.setWordWrap(True)
        self.body.addWidget(label)
        return label

    def _choice(self, title: str) -> tuple[PlainLabel, PlainLabel]:
        head = PlainLabel(title, BODY, 600)
        self.body.addWidget(head)
        return head, self._words("", tone="text2")

    def _sentence(self, why: UserError | None) -> str:
        """Who has it; and how to do without them, where nobody here can know that they live."""
        if self.holder is None:
            return str(why or "")
        sentence = who_has_it(self.holder, self._path)
        if self.holder.is_here:
            return sentence
        unless = _("If Marquee does not run there any more, delete “{note}” and open it again.")
        return f"{sentence} {unless.format(note=lock_file(self._path))}"

    def _offer(self) -> None:
        """Say what the two buttons would do."""
        newest = next(iter(list_backups(self._path)), None)
        if newest is None or (self.holder is not None and not self.holder.is_here):
            as_it_was = _("As it can be read while somebody has it; nothing can be changed.")
        else:
            as_it_was = _("As it was at {when}, from the newest backup; nothing can be changed.")
            as_it_was = as_it_was.format(when=newest.when)
        self.look_hint.setText(as_it_was)
        self.ask_title.setText(_("Ask for it"))
        self.ask_hint.setText(
            _("Marquee there saves everything, lets go and goes on showing it; you can edit here.")
        )

    def look(self) -> None:
        """Show the newest backup."""
        if self._session.look(self._path):
            self.accept()

    def ask(self) -> None:
        """Ask whoever has it, and open it when they have let go."""
        self._show_waiting(True)
        self.complain("")
        path, given_up = self._path, self._given_up
        given_up.clear()

        def take_over() -> Document:
            return Document.take_over(path, wanted=lambda: not given_up.is_set())

        # One that comes after all when nobody waits any more must not stay held.
        call_later(self, take_over, self._take, self._refused, gone=Document.close)

    def _show_waiting(self, waits: bool) -> None:
        self.progress.setVisible(waits)
        for part in (self.look_button, self.ask_button, self.look_title, self.look_hint):
            part.setVisible(not waits)
        if waits:
            self.ask_title.setText(_("Asking {whom}…").format(whom=whom(self.holder)))
            self.ask_hint.setText(_("Everything is saved there before they let go."))
        else:
            self._offer()

    def _take(self, document: Document) -> None:
        if self._given_up.is_set():  # the answer came while one thought better of it
            document.close()
            return
        self._session.use(document)
        self.accept()

    def _refused(self, sentence: str) -> None:
        if not self._given_up.is_set():
            self.holder = holder_of(self._path)
            self._show_waiting(False)
            self.complain(sentence)

    def done(self, result: int) -> None:
        """Stop asking."""
        self._given_up.set()
        super().done(result)
