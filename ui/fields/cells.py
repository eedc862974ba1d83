"""Cells of tables that edit one field of one row each: chosen from a list, or typed."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QHelpEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from planner.errors import UserError
from planner.i18n import _
from planner.model import Column, Editor, Festival, Record
from ui.fields import values
from ui.fields.entering import edit_for
from ui.session import Session
from ui.theme import font, theme
from ui.widgets import plain_tip

Index = QModelIndex | QPersistentModelIndex


class Draft(NamedTuple):
    """What was typed into a cell and could not be kept, and why."""

    text: str
    complaint: str


class FieldCells(QAbstractTableModel):
    """A table whose cells are fields; what could not be kept stays in its cell, in ``drafts``."""

    source = "table"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.drafts: dict[tuple[str, int, str], Draft] = {}
        """By table, row and field."""

    def cell(self, index: Index) -> tuple[Record, Column] | None:
        """The row and column of the festival that a cell edits; None where there is nothing."""
        raise NotImplementedError

    def editable(self, index: Index) -> Qt.ItemFlag:
        """The flag of a cell that can be edited now, or none."""
        if self._session.is_writable and self.cell(index) is not None:
            return Qt.ItemFlag.ItemIsEditable
        return Qt.ItemFlag.NoItemFlags

    @property
    def festival(self) -> Festival:
        """The festival on show."""
        return self._session.festival

    def keep(self, index: Index, entered: str | values.Choice) -> bool:
        """Keep what was entered into a cell; False, with a message, when it cannot be."""
        found = self.cell(index)
        if found is None or self._session.document is None:
            return False
        row, column = found
        key = (row.table, row.id, column.name)
        try:
            edit = edit_for(self._session, row, column, entered)
        except UserError as refused:
            if isinstance(entered, str):
                self.drafts[key] = Draft(entered, str(refused))
                self.dataChanged.emit(index, index)
            self._session.tell(str(refused))
            return False
        self.drafts.pop(key, None)
        return edit is None or self._session.run(edit, self.source)

    def typed(self, index: Index) -> str:
        """What stands in the field when a cell is edited: the value, or what was typed last."""
        found = self.cell(index)
        if found is None:
            return ""
        row, column = found
        draft = self.draft(index)
        value = getattr(row, column.name)
        return values.typed(column, value, self.festival) if draft is None else draft.text

    def draft(self, index: Index) -> Draft | None:
        """What stands in a cell that could not be kept; None where all is well."""
        found = self.cell(index) if self.drafts else None
        return self.drafts.get((found[0].table, found[0].id, found[1].name)) if found else None

    def give_up(self, index: Index) -> None:
        """Forget what could not be kept; the cell shows its value again."""
        found = self.cell(index)
        key = (found[0].table, found[0].id, found[1].name) if found else None
        if key is not None and self.drafts.pop(key, None) is not None:
            self.dataChanged.emit(index, index)


def pop_up(combo: QComboBox) -> None:
    """Open the list of choices, once the button is up that asked for it: a double click would else
    choose, as it ends, whatever comes to stand under the pointer.
    """
    looking = QTimer(combo)

    def when_released() -> None:
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            looking.stop()
            looking.deleteLater()
            combo.showPopup()
        else:
            looking.setInterval(20)

    looking.timeout.connect(when_released)
    looking.start(0)


_YES_NO = (values.Choice(True, "yes"), values.Choice(False, "no"))


class CellDelegate(QStyledItemDelegate):
    """Edits a cell as its field wants to be: chosen from a list, or typed."""

    def __init__(self, model: FieldCells, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def _choices(self, index: Index) -> tuple[values.Choice, ...]:
        found = self._model.cell(index)
        if found is None:
            return ()
        if found[1].meta.editor is Editor.CHECK:
            return tuple(replace(choice, label=_(choice.label)) for choice in _YES_NO)
        is_choice = values.is_choice(found[1])
        return values.choices(found[1], self._model.festival) if is_choice else ()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list for what is chosen, else a line."""
        choices = self._choices(index)
        if not choices:
            line = QLineEdit(parent)
            line.setFont(font())
            return line
        combo = QComboBox(parent)
        for choice in choices:
            combo.addItem(choice.label, choice)
        combo.activated.connect(lambda _index: self._finish(combo))
        pop_up(combo)
        return combo

    def _finish(self, combo: QComboBox) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the present value."""
        if isinstance(editor, QComboBox):
            found = self._model.cell(index)
            value = getattr(found[0], found[1].name) if found else None
            wanted = [choice.value for choice in self._choices(index)]
            editor.setCurrentIndex(wanted.index(value) if value in wanted else -1)
        elif isinstance(editor, QLineEdit):
            editor.setText(self._model.typed(index))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep it; what cannot be kept stays typed, to be corrected."""
        if isinstance(editor, QComboBox):
            if editor.currentIndex() >= 0:
                self._model.keep(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            if editor.text() == self._shown(index):
                self._model.give_up(index)
            else:
                self._model.keep(index, editor.text())

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """What could not be kept stands in its cell, in red."""
        super().initStyleOption(option, index)
        draft = self._model.draft(index)
        if draft is not None:
            option.text = draft.text
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, theme().red)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say why a cell could not be kept."""
        draft = self._model.draft(index)
        if draft is None or event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), plain_tip(draft.complaint), view)
        return True

    def _shown(self, index: Index) -> str:
        found = self._model.cell(index)
        if found is None:
            return ""
        return values.typed(found[1], getattr(found[0], found[1].name), self._model.festival)
