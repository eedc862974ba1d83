"""A form made from the fields of a record class: label, editor, what is wrong with the entry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.edit import Edit, Together
from planner.errors import UserError
from planner.i18n import _
from planner.model import Column, Editor, Record
from ui.fields import values
from ui.fields.edits import edit_of
from ui.inspector.editors import LINE, ChoiceField, LineField, SwitchField, TextField
from ui.inspector.view import SOURCE, View
from ui.theme import SECONDARY, elide, font, metrics
from ui.widgets import PlainLabel, plain_tip

LABELS = 104
"""Width of the column of labels, in pixels."""

FRAME = 7
"""An editor's own frame and padding: so much further out it stands, that texts form a line."""

AnyEditor = LineField | TextField | ChoiceField | SwitchField


def editable(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns that people edit."""
    return tuple(column for column in columns if column.meta.editor is not Editor.NONE)


class FieldRow(QWidget):
    """One field of one row, or the same of several: a line, and the sentence under it while the
    entry cannot be right.
    """

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.column = column
        self._view: View | None = None
        self._rows: tuple[Record, ...] = ()
        self.editor = editor_for(column)
        self.editor.setObjectName(column.name)
        self.editor.setAccessibleName(_(column.meta.label))
        self.editor.setAccessibleDescription(_(column.meta.help))
        self.editor.edited.connect(self.keep)
        self.complaint = PlainLabel("", SECONDARY, tone="red")
        self.complaint.setWordWrap(True)
        self.complaint.setContentsMargins(LABELS, 2, 0, 6)
        self.complaint.hide()
        if column.meta.help:
            self.editor.setToolTip(plain_tip(_(column.meta.help)))
        self._lay_out(field_label(_(column.meta.label)))

    def _lay_out(self, label: PlainLabel) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        if isinstance(self.editor, TextField):  # a text needs the whole width
            label.setContentsMargins(FRAME, 0, 0, 0)
            whole.addWidget(label)
            line = _row(self.editor)
            line.setContentsMargins(0, 0, 0, 6)
        else:
            line = _row(label, self.editor)
            if not isinstance(self.editor, SwitchField):
                label.setFixedWidth(LABELS - FRAME)
        whole.addLayout(line)
        whole.addWidget(self.complaint)

    # -- showing ------------------------------------------------------------------------------

    def show_view(self, view: View, *rows: Record) -> None:
        """Show the value of the rows, or that they have several; a draft that could not be kept
        comes back with its complaint.
        """
        same = self._view is not None and self._view.subject == view.subject
        self._view, self._rows = view, rows
        self._lock(not view.session.is_writable)
        if same and self._draft() is not None:
            return
        self._show_value()
        draft = view.drafts.get(self._key)
        if draft is not None and isinstance(self.editor, LineField | TextField):
            self.editor.set_draft(draft)
            self._try(draft)
        else:
            self.complain("")

    def concerns(self, table: str) -> bool:
        """Whether what is shown is of a row of that table."""
        return any(row.table == table for row in self._rows)

    def _lock(self, locked: bool) -> None:
        """What can only be looked at can still be read whole and copied."""
        if isinstance(self.editor, LineField | TextField):
            self.editor.setReadOnly(locked)
        else:
            self.editor.setEnabled(not locked)

    def _show_value(self) -> None:
        view, row, column = self._view, self._rows[0], self.column
        assert view is not None
        value = getattr(row, column.name)
        mixed = any(getattr(other, column.name) != value for other in self._rows)
        editor = self.editor
        if isinstance(editor, ChoiceField):
            editor.setPlaceholderText(_("several values"))
            editor.show_choice(values.choices(column, view.festival), _MIXED if mixed else value)
        elif isinstance(editor, SwitchField):
            editor.show_checked(None if mixed else value)
        elif mixed:
            editor.show_texts("", "", _("several values"))
        else:
            editor.show_texts(
                values.shown(column, value, view.festival),
                values.typed(column, value, view.festival),
                values.placeholder(column, row, view.festival),
            )

    def complain(self, sentence: str) -> None:
        """Say under the field what is wrong; nothing when all is well."""
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))
        wrong = bool(sentence)
        if self.editor.property("invalid") != wrong:
            self.editor.setProperty("invalid", wrong)
            self.editor.style().polish(self.editor)

    # -- keeping ------------------------------------------------------------------------------

    @property
    def _key(self) -> tuple[str, int, str]:
        tables = " ".join(f"{row.table} {row.id}" for row in self._rows[1:])
        return (self._rows[0].table + tables, self._rows[0].id, self.column.name)

    def _draft(self) -> str | None:
        return self.editor.draft() if isinstance(self.editor, LineField | TextField) else None

    def keep(self) -> None:
        """Keep what a person entered, or say why it cannot be kept."""
        view = self._view
        if view is None:
            return
        draft = self._draft()
        if draft is None and isinstance(self.editor, LineField | TextField):
            view.drafts.pop(self._key, None)
            self.complain("")
            return
        edits = self._try(draft or "")
        if edits is None:
            if draft is not None:
                view.drafts[self._key] = draft
            return
        view.drafts.pop(self._key, None)
        self._run(edits)

    def _try(self, text: str) -> list[Edit] | None:
        """The edits that make it so, tried on the festival; None where that cannot be, which is
        said under the field.
        """
        view, name = self._view, self.column.name
        assert view is not None
        assert view.session.document is not None
        try:
            entered = [(row, self._entered(text, view, row)) for row in self._rows]
            changed = [(row, value) for row, value in entered if value != getattr(row, name)]
            edits = [edit_of(row, name, value) for row, value in changed]
            if edits:
                view.session.document.what_if(_as_one(edits))
        except UserError as refused:
            self.complain(str(refused))
            return None
        self.complain("")
        return edits

    def _entered(self, text: str, view: View, row: Record) -> Any:
        if isinstance(self.editor, ChoiceField):
            return self.editor.chosen()
        if isinstance(self.editor, SwitchField):
            return self.editor.isChecked()
        before = getattr(row, self.column.name)
        return values.understood(self.column, text, before, view.festival)

    def _run(self, edits: list[Edit]) -> None:
        view = self._view
        assert view is not None
        if edits:
            view.session.run(_as_one(edits), SOURCE)
        tables = view.festival.tables
        self._rows = tuple(tables[row.table].get(row.id, row) for row in self._rows)
        self._show_value()


_MIXED = object()
"""What several rows have that do not have the same."""


def _as_one(edits: list[Edit]) -> Edit:
    return edits[0] if len(edits) == 1 else Together(tuple(edits), edits[0].label())


def _row(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    for widget in widgets:
        line.addWidget(widget, int(widget is widgets[-1]))
    return line


def editor_for(column: Column) -> AnyEditor:
    """What edits a value of that column."""
    if values.is_choice(column):
        return ChoiceField()
    if column.meta.editor is Editor.CHECK:
        return SwitchField()
    return TextField() if column.meta.editor is Editor.TEXT else LineField()


class Form(QWidget):
    """The fields of a record class, one under the other, for whichever row is looked at."""

    def __init__(self, columns: Iterable[Column]) -> None:
        super().__init__()
        self.rows = [FieldRow(column) for column in editable(columns)]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for row in self.rows:
            whole.addWidget(row)

    def show_row(self, view: View, row: Record) -> bool:
        """Show a row's fields; gives back whether any of them concerns it."""
        for field in self.rows:
            concerned = values.concerns(field.column, row)
            field.setVisible(concerned)
            if concerned:
                field.show_view(view, row)
        return any(values.concerns(field.column, row) for field in self.rows)

    def field(self, name: str) -> FieldRow:
        """The field of that column; raises KeyError."""
        for row in self.rows:
            if row.column.name == name:
                return row
        raise KeyError(name)


def field_label(text: str) -> PlainLabel:
    """What stands before a value: condensed where it is long, so that values stand in one line."""
    room = LABELS - 8
    narrow = metrics(SECONDARY).horizontalAdvance(text) > room
    label = PlainLabel(elide(text, room, SECONDARY, cond=narrow), SECONDARY, tone="text3")
    label.setFont(font(SECONDARY, cond=narrow))
    label.setFixedSize(LABELS, LINE)
    return label
