"""What was understood of the chosen row, field by field, to be typed over."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from planner.exchange.base import FilmRow, Row
from planner.exchange.correctable import RowField, fields_of, value_of
from planner.i18n import _
from ui.theme import LABEL, SECONDARY, font
from ui.widgets import PillButton, PlainLabel

_FIRST = 8
"""How many fields of a kind are always on show; the others while they say something."""

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def is_of_text(row: Row | None, reader: str) -> bool:
    """Whether it is a film that running text was taken for, and not a row of a table."""
    return isinstance(row, FilmRow) and reader in {"prose", "labelled", "listing"}


class OneLine(QLineEdit):
    """One line; ``finished`` when somebody is done with it, ``leave`` for Escape, ``step`` for the
    row above or below.
    """

    finished = Signal()
    leave = Signal()
    step = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font())
        self.shown = ""

    def text_now(self) -> str:
        """What stands in it."""
        return self.text()

    def show_text(self, text: str) -> None:
        """Show what the row says."""
        self.shown = text
        self.setText(" ".join(text.split()) if "\n" in text else text)
        self.shown = self.text()
        self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes on is done with it."""
        super().focusOutEvent(event)
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done, Escape forgets; neither is for the dialog."""
        if not _taken(self, event, Qt.KeyboardModifier.NoModifier):
            super().keyPressEvent(event)


class ManyLines(QPlainTextEdit):
    """Running text; as ``OneLine``, with Enter for a new line and Ctrl+Enter to be done."""

    finished = Signal()
    leave = Signal()
    step = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font())
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 16)
        self.shown = ""

    def text_now(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show what the row says."""
        self.setPlainText(text)
        self.shown = self.toPlainText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever goes on is done with it."""
        super().focusOutEvent(event)
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is done, Escape forgets; neither is for the dialog."""
        if not _taken(self, event, Qt.KeyboardModifier.ControlModifier):
            super().keyPressEvent(event)


Editor = OneLine | ManyLines


def _taken(editor: Editor, event: QKeyEvent, done: Qt.KeyboardModifier) -> bool:
    """Do what a key means in every field; whether it means anything."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and held == done:
        editor.finished.emit()
        return True
    if event.key() in _STEPS and held == Qt.KeyboardModifier.ControlModifier:
        editor.finished.emit()
        editor.step.emit(_STEPS[Qt.Key(event.key())])
        return True
    if event.key() == Qt.Key.Key_Escape:
        if editor.text_now() != editor.shown:
            editor.show_text(editor.shown)
            editor.finished.emit()
        else:
            editor.leave.emit()
        return True
    return False


@dataclass(eq=False)
class _Part:
    """The widgets of one field."""

    field: RowField
    label: PlainLabel
    editor: Editor
    back: PillButton
    note: PlainLabel

    def show(self, on: bool) -> None:
        """Show or hide it; the note and the button only while they have something to say."""
        self.label.setVisible(on)
        self.editor.setVisible(on)
        self.back.setVisible(on and self.back.isEnabled())
        self.note.setVisible(on and bool(self.note.text()))


class Fields(QScrollArea):
    """``typed(name, text)`` when somebody typed over a field, ``put_back(name)`` for what the file
    says, ``left`` for Escape, ``stepped(by)`` for the row above or below, ``dropped`` for a film
    that is none.
    """

    typed = Signal(str, str)
    put_back = Signal(str)
    left = Signal()
    stepped = Signal(int)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What was understood of the chosen row"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._parts: dict[str, _Part] = {}
        self._row: Row | None = None
        self._key: object = None
        self._names: tuple[str, ...] = ()
        self._all = False
        self._more = self.no_film = PillButton(" ", look="flat")
        self.hide()

    # -- what is on show ------------------------------------------------------------------------

    def show_row(
        self, row: Row | None, key: object = None, why_not: str = "", *, can_drop: bool = False
    ) -> None:
        """Show the fields of a row, or why it has none. What is being typed into the same row
        stays. ``can_drop`` offers that it is no film.
        """
        same, self._key = key == self._key, key
        known = fields_of(row) if row is not None else ()
        names = tuple(field.name for field in known)
        if names != self._names or not names:
            self._build(known, why_not)
            self._names, same = names, False
        self._row = row
        for part in self._parts.values():
            self._fill(part, keep=same)
        self.no_film.setVisible(can_drop)
        self._show_parts()

    def _build(self, known: tuple[RowField, ...], why_not: str) -> None:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(2, 10, 10, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._parts = {}
        for place, field in enumerate(known):
            part = self._parts[field.name] = self._made(field)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(part.label, 2 * place, 0, top)
            grid.addWidget(part.editor, 2 * place, 1)
            grid.addWidget(part.back, 2 * place, 2, top)
            grid.addWidget(part.note, 2 * place + 1, 1, 1, 2)
        if not known:
            label = PlainLabel(why_not, SECONDARY, tone="text2")
            label.setWordWrap(True)
            grid.addWidget(label, 0, 0, 1, 3)
        self._more = PillButton(" ", look="flat")
        self._more.setAutoDefault(False)
        self._more.clicked.connect(lambda _on=False: self._show_all())
        self.no_film = PillButton(
            _("It is no film"), look="flat", tip=_("Its text is then left over"),
            shortcut=_("Delete, in the list"),
        )  # fmt: skip
        self.no_film.setAutoDefault(False)
        self.no_film.clicked.connect(lambda _on=False: self.dropped.emit())
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._more)
        below.addWidget(self.no_film)
        below.addStretch(1)
        grid.addLayout(below, 2 * len(known), 1)
        grid.setRowStretch(2 * len(known) + 1, 1)
        self.setWidget(inner)

    def _made(self, field: RowField) -> _Part:
        label = PlainLabel(field.label, SECONDARY, tone="text2")
        label.setContentsMargins(0, 6, 0, 0)
        label.setFixedWidth(110)
        label.setWordWrap(True)
        editor: Editor = ManyLines() if field.is_long else OneLine()
        editor.setAccessibleName(field.label)
        label.setBuddy(editor)
        back = PillButton("", "undo", "flat", _("Put back what the file says"))
        back.setAccessibleName(_("Put back what the file says: {field}").format(field=field.label))
        back.setAutoDefault(False)
        back.clicked.connect(lambda _on=False: self._put_back(field.name))
        note = PlainLabel("", LABEL, tone="text3")
        note.setWordWrap(True)
        editor.finished.connect(lambda: self._finish(field.name))
        editor.leave.connect(self.left)
        editor.step.connect(self.stepped)
        return _Part(field, label, editor, back, note)

    def _fill(self, part: _Part, *, keep: bool) -> None:
        row, editor, name = self._row, part.editor, part.field.name
        if row is None:
            return
        if not (keep and editor.text_now() != editor.shown):
            editor.show_text(part.field.text(value_of(row, name)))
            is_typed = name in row.typed
            part.back.setEnabled(is_typed)
            before = " ".join(part.field.text(row.typed.get(name)).split())
            cut = before if len(before) <= 120 else f"{before[:118]}…"
            said = (
                _("Typed; the file says “{text}”.") if cut else _("Typed; the file says nothing.")
            )
            self._say(part, said.format(text=cut) if is_typed else "")

    def _say(self, part: _Part, text: str, *, wrong: bool = False) -> None:
        if not text and not part.note.text():
            return
        part.note.setText(text)
        part.note.set_tone("red" if wrong else "accent")
        part.editor.setAccessibleDescription(text)
        if bool(part.editor.property("invalid")) is not wrong:
            part.editor.setProperty("invalid", wrong)
            part.editor.style().unpolish(part.editor)
            part.editor.style().polish(part.editor)

    def _show_parts(self) -> None:
        hidden = 0
        for place, part in enumerate(self._parts.values()):
            says = bool(part.editor.text_now() or part.note.text())
            on = self._all or place < _FIRST or says
            hidden += not on
            part.show(on)
        self._more.setText(_("{n} more fields").format(n=hidden))
        self._more.setAccessibleName(self._more.text())
        self._more.setVisible(bool(hidden))

    def _show_all(self) -> None:
        self._all = True
        first = next((part for part in self._parts.values() if part.editor.isHidden()), None)
        self._show_parts()
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is said ---------------------------------------------------------------------------

    def _finish(self, name: str) -> None:
        """Hand over what was typed, once."""
        part = self._parts.get(name)
        if part is None or self._row is None:
            return
        if part.editor.text_now() != part.editor.shown:
            self.typed.emit(name, part.editor.text_now())
        elif part.editor.property("invalid"):
            self._fill(part, keep=False)
            self._show_parts()

    def _put_back(self, name: str) -> None:
        self._parts[name].editor.show_text("")
        self.put_back.emit(name)
        self.focus(name)

    def refuse(self, name: str, sentence: str) -> None:
        """Say below a field why it cannot hold what was typed; the text stays."""
        part = self._parts[name]
        self._say(part, sentence, wrong=True)
        part.show(True)

    def finish(self) -> bool:
        """Hand over what is being typed; whether every field holds what is in it."""
        for name in list(self._parts):
            self._finish(name)
        return not any(part.editor.property("invalid") for part in self._parts.values())

    def focus(self, name: str = "") -> None:
        """Put the keyboard on a field, or on the first, all of it marked."""
        if name not in self._parts and self._parts:
            name = next(iter(self._parts))
        part = self._parts.get(name)
        if part is None:
            return
        part.show(True)
        part.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        part.editor.selectAll()
        self.ensureWidgetVisible(part.editor)

    @property
    def current(self) -> str:
        """The field that has the keyboard; empty for none."""
        return next((name for name, p in self._parts.items() if p.editor.hasFocus()), "")

    def editor(self, name: str) -> Editor:
        """The editor of a field; raises KeyError."""
        return self._parts[name].editor

    def note(self, name: str) -> str:
        """What stands below a field; raises KeyError."""
        return self._parts[name].note.text()
