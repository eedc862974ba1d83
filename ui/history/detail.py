"""The step under the keyboard, whole: what, who, when; why, to be written; and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.document.tree import Tree, Way
from planner.errors import UserError
from planner.i18n import _, ngettext
from ui.history.lines import Line
from ui.theme import BODY, SECONDARY, font
from ui.widgets import HairLine, PillButton, PlainLabel


class NoteField(QLineEdit):
    """Why it was done; ``kept(text)`` on Return or when the keyboard leaves, Escape forgets."""

    kept = Signal(str)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font())
        self.setPlaceholderText(_("Why? Write a note"))
        self.setAccessibleName(_("Why it was done"))
        self._shown = ""
        self.editingFinished.connect(self._finish)

    def show_note(self, text: str) -> None:
        """Show what is written."""
        self._shown = text
        self.setText(text)
        self.setCursorPosition(0)

    def _finish(self) -> None:
        text = self.text().strip()
        if text != self._shown:
            self._shown = text
            self.kept.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return keeps it and gives the keyboard back; Escape brings the old note back."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown)
            self.done.emit()
            return
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.done.emit()


class Detail(QWidget):
    """``noted(step id, text)``, ``shown(line)``, ``gone_back(line)``, ``left()``."""

    noted = Signal(object, str)
    shown = Signal(object)
    gone_back = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line: Line | None = None
        self.title = PlainLabel("", BODY, 600)
        self.about = PlainLabel("", BODY)
        self.who = PlainLabel("", SECONDARY, tone="text2")
        self.note = NoteField()
        self.way = PlainLabel("", SECONDARY, tone="text3")
        for label in (self.title, self.about, self.who, self.way):
            label.setWordWrap(True)
        self.go = PillButton(_("Go back to here"), "history")
        self.show_button = PillButton(_("Show"), look="flat", tip=_("Go to what it touched"))
        self._lay_out()
        self.note.kept.connect(self._keep)
        self.note.done.connect(self.left)
        self.go.clicked.connect(lambda _on=False: self.gone_back.emit(self.line))
        self.show_button.clicked.connect(lambda _on=False: self.shown.emit(self.line))
        self.hide()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.go)
        buttons.addWidget(self.show_button)
        buttons.addStretch(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(16, 12, 16, 14)
        inner.setSpacing(4)
        inner.addWidget(self.title)
        inner.addWidget(self.about)
        inner.addWidget(self.who)
        inner.addSpacing(4)
        inner.addWidget(self.note)
        inner.addSpacing(4)
        inner.addWidget(self.way)
        inner.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(HairLine())
        whole.addLayout(inner)

    def show_line(self, line: Line | None, tree: Tree, head: int | None, writable: bool) -> None:
        """Show a step; what is being written about it stays."""
        self.setVisible(line is not None)
        same = line is not None and self.line is not None and self.line.step.id == line.step.id
        self.line = line
        if line is None:
            return
        self.title.setText(line.step.title)
        self.about.setText(line.about)
        self.about.setVisible(bool(line.about))
        self.who.setText(
            " · ".join(part for part in (line.step.author, line.when_exactly()) if part)
        )
        if not (same and self.note.isModified() and self.note.hasFocus()):
            self.note.show_note(line.step.comment)
        self.note.setReadOnly(not writable)
        try:
            way = tree.way(head, line.step.id)
        except UserError as lost:
            self.way.setText(str(lost))
            self.go.setEnabled(False)
            return
        self.way.setText(way_words(way))
        self.go.setText(_("Go back to here") if way.back else _("Go on to here"))
        self.go.setEnabled(writable and way != Way())

    def _keep(self, text: str) -> None:
        if self.line is not None:
            self.noted.emit(self.line.step.id, text)


def way_words(way: Way) -> str:
    """What going there does, before it is done."""
    if way == Way():
        return _("The festival stands here.")
    count = len(way.back)
    back = ngettext("takes back {n} step", "takes back {n} steps", count).format(n=count)
    count = len(way.forth)
    again = ngettext("does {n} undone step again", "does {n} undone steps again", count)
    again = again.format(n=count)
    if not way.forth:
        return _("Going back {back}; nothing is lost, and you can come forward again.").format(
            back=back
        )
    if not way.back:
        return _("Going on {again}.").format(again=again)
    return _("Going there {back} and {again}.").format(back=back, again=again)
