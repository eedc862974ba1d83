"""What belongs to the subject as rows of its own: a film's copies, a screen's blackouts …

Each line leads to the page of that row, where its fields are edited; “+” opens a small form for a
new one. Both are made from the record, so a new table of this sort is a line in ``pages``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.edit.parts import RemovePart, given_columns, part_name
from planner.errors import UserError
from planner.i18n import _
from planner.model import RECORDS, Column, Editor, Festival, Record
from planner.times import day_start
from ui.fields import values
from ui.inspector.blocks import INSET, Block, RowButton, RowOf
from ui.inspector.editors import ChoiceField, LineField, SwitchField
from ui.inspector.form import LABELS, editor_for, field_label
from ui.inspector.part_edits import adding
from ui.inspector.subject import Subject
from ui.inspector.view import SOURCE, View
from ui.theme import SECONDARY
from ui.widgets import PillButton, PlainLabel

_SAID_IN_A_LINE = 3


class PartsBlock(Block):
    """The rows of a record class whose column ``via`` points at their owner, which ``owner_of``
    finds for the subject: mostly itself. Without an owner there is nothing to show.
    """

    def __init__(self, cls: type[Record], via: str, title: str, owner_of: RowOf) -> None:
        super().__init__()
        self.cls, self.via = cls, via
        self._owner_of = owner_of
        self.column.setContentsMargins(0, 0, 0, 0)
        self._view: View | None = None
        self._lines: list[RowButton] = []
        self.add = PillButton(
            "", "add", "flat", _("Add {thing}").format(thing=part_name(cls.table))
        )
        self.add.clicked.connect(lambda _on=False: self._begin())
        head = QHBoxLayout()
        head.setContentsMargins(INSET, 8, 2, 0)
        head.addWidget(PlainLabel(title, SECONDARY, 600, "text2"), 1)
        head.addWidget(self.add)
        self.column.addLayout(head)
        self.form = NewPart(cls, via, self._done)
        self.form.hide()
        self.column.addWidget(self.form)

    def rows(self, view: View, owner: Record) -> list[Record]:
        """The rows that belong to the owner, in their order or that in which they were added."""
        rows = view.festival.rows(self.cls).values()
        own = [row for row in rows if getattr(row, self.via) == owner.id]
        return sorted(own, key=lambda row: getattr(row, "order", 0))

    def show_view(self, view: View) -> bool:
        """Make the lines; a new part that is being filled in stays while the subject does."""
        if self._view is None or self._view.subject != view.subject:
            self.form.hide()
        self._view = view
        owner = self._owner_of(view)
        for line in self._lines:
            self.column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [
            RowButton(
                summary(row, self.via, view.festival),
                False,
                partial(view.go, Subject(row.table, (row.id,))),
            )
            for row in (self.rows(view, owner) if owner is not None else ())
        ]
        for place, line in enumerate(self._lines, 1):
            self.column.insertWidget(place, line)
        return owner is not None

    def _begin(self) -> None:
        owner = None if self._view is None else self._owner_of(self._view)
        if self._view is not None and owner is not None:
            self.form.begin(self._view, owner)
            self.form.show()

    def _done(self) -> None:
        self.form.hide()
        self.add.setFocus()


def summary(row: Record, via: str, festival: Festival) -> tuple[str, str, str]:
    """What a line says of a part: its first field at the left, the next ones at the right."""
    said = [text for column in _told(type(row), via) if (text := _said(row, column, festival))]
    return (said[0] if said else "–", "", " · ".join(said[1:_SAID_IN_A_LINE]))


def _said(row: Record, column: Column, festival: Festival) -> str:
    value = getattr(row, column.name)
    if value in (None, "", ()) or column.meta.editor is Editor.CHECK:
        return ""
    if column.meta.ref:
        known = RECORDS[column.meta.ref]
        other = festival.rows(known).get(value)
        return "" if other is None else values.name_of(other, festival)
    if column.meta.editor is Editor.CHOICE:
        return _(str(value).capitalize())
    return values.shown(column, value, festival)


def _told(cls: type[Record], via: str) -> list[Column]:
    return [
        column
        for column in given_columns(cls)
        if column.name != via and column.meta.editor not in {Editor.NONE, Editor.TEXT}
    ]


class NewPart(QWidget):
    """The fields that a new part needs, and those that come first; added with Return."""

    def __init__(self, cls: type[Record], via: str, done: Callable[[], None]) -> None:
        super().__init__()
        self._cls, self._via, self._done = cls, via, done
        self._view: View | None = None
        self._owner_id = 0
        told = _told(cls, via)
        needed = [column for column in told if column.is_required]
        self.columns = tuple(dict.fromkeys([*needed, *told[:_SAID_IN_A_LINE]]))
        self.editors: dict[str, Any] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(INSET, 4, INSET, 8)
        whole.setSpacing(0)
        for column in self.columns:
            whole.addLayout(self._field(column))
        self.complaint = PlainLabel("", SECONDARY, tone="red")
        self.complaint.setWordWrap(True)
        self.complaint.setContentsMargins(0, 4, 0, 4)
        self.complaint.hide()
        whole.addWidget(self.complaint)
        whole.addLayout(self._buttons())

    def _field(self, column: Column) -> QHBoxLayout:
        editor = editor_for(column)
        editor.setAccessibleName(_(column.meta.label))
        if isinstance(editor, LineField):
            editor.returnPressed.connect(self.keep)
        self.editors[column.name] = editor
        label = field_label(_(column.meta.label))
        label.setFixedWidth(LABELS - 7)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(label)
        line.addWidget(editor, 1)
        return line

    def _buttons(self) -> QHBoxLayout:
        add = PillButton(_("Add"))
        add.clicked.connect(lambda _on=False: self.keep())
        leave = PillButton(_("Cancel"), look="flat")
        leave.clicked.connect(lambda _on=False: self._done())
        line = QHBoxLayout()
        line.setContentsMargins(LABELS - 7, 4, 0, 0)
        line.addWidget(add)
        line.addWidget(leave)
        line.addStretch(1)
        return line

    def begin(self, view: View, owner: Record) -> None:
        """Offer an empty form for a part of that row."""
        self._view, self._owner_id = view, owner.id
        self.complaint.hide()
        for column in self.columns:
            editor, first = self.editors[column.name], _first(column, view.festival)
            if isinstance(editor, ChoiceField):
                editor.show_choice(values.choices(column, view.festival), first)
            elif isinstance(editor, SwitchField):
                editor.setChecked(bool(first))
            else:
                text = values.typed(column, first, view.festival)
                editor.show_texts(text, text, _("needed") if column.is_required else "–")
        self.editors[self.columns[0].name].setFocus()

    def keep(self) -> None:
        """Add what was filled in, or say what is wrong with it."""
        view = self._view
        if view is None or view.session.document is None:
            return
        try:
            edit = adding(self._cls.table, dict(self._values(view)))
            view.session.document.what_if(edit)
        except UserError as refused:
            self.complaint.setText(str(refused))
            self.complaint.show()
            return
        self._done()
        view.session.run(edit, SOURCE)

    def _values(self, view: View) -> list[tuple[str, Any]]:
        found = [(self._via, self._owner_id)]
        for column in self.columns:
            value = self._value(column, view)
            if value is not None or column.nullable:
                found.append((column.name, value))
        return found

    def _value(self, column: Column, view: View) -> Any:
        editor = self.editors[column.name]
        if isinstance(editor, ChoiceField):
            return editor.chosen() if editor.currentIndex() >= 0 else None
        if isinstance(editor, SwitchField):
            return editor.isChecked()
        text = editor.text().strip()
        if not text:
            return None if column.is_required or column.nullable else column.default
        return values.understood(column, text, _first(column, view.festival), view.festival)


def _first(column: Column, festival: Festival) -> Any:
    """What a new part begins with: nothing where it may be empty, the first day for a day."""
    if not column.is_required:
        return column.default
    edition = festival.edition
    if column.meta.editor is Editor.DAY:
        return edition.first_day
    if column.meta.editor is Editor.WALL_TIME:
        return day_start(edition.first_day) + 12 * 60
    if column.meta.editor is Editor.CHOICE:
        return next(iter(column.kind))  # type: ignore[call-overload]  # a StrEnum
    return None


class RemoveBlock(Block):
    """Removes the part that is looked at, and goes back to what it belonged to."""

    def __init__(self) -> None:
        super().__init__()
        self.button = PillButton(_("Remove"), "trash", "flat")
        self.button.clicked.connect(lambda _on=False: self._remove())
        line = QHBoxLayout()
        line.setContentsMargins(0, 10, 0, 0)
        line.addWidget(self.button)
        line.addStretch(1)
        self.column.addLayout(line)
        self._view: View | None = None

    def show_view(self, view: View) -> bool:
        """Always there."""
        self._view = view
        return True

    def _remove(self) -> None:
        if self._view is not None:
            subject = self._view.subject
            self._view.session.run(RemovePart(subject.table, subject.id), SOURCE)
