"""A form made from declared settings: what a document declares can be set, without a line here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from planner.errors import UserError
from planner.i18n import N_, _
from planner.model import Festival
from planner.model.naming import names_of
from planner.settings import Setting, Value
from ui.dialogs.several import SeveralButton
from ui.theme import SECONDARY, metrics
from ui.widgets import FoldTitle, HairLine, PlainLabel, plain_tip

_NUMBER_MARGINS = (6, 0, 0, 0)
"""Pixels; a style sheet moves the letters of a spin box nowhere."""


class OptionField(QWidget):
    """One setting: its label, what edits it, and what is wrong with the entry. A setting that names
    something of the festival offers what there is, when a festival is given.
    """

    changed = Signal()

    def __init__(self, setting: Setting, festival: Festival | None = None, room: int = 0) -> None:
        super().__init__()
        self.setting = setting
        self._room = room
        self._rows = names_of(festival, setting.names) if festival and setting.names else None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.editor = self._make_editor()
        self.editor.setObjectName(setting.key)
        self.editor.setAccessibleName(_(setting.label))
        self.editor.setToolTip(plain_tip(_(setting.help)))
        if isinstance(self.editor, QComboBox | QSpinBox):
            self.editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.editor.installEventFilter(self)
        if not isinstance(self.editor, QCheckBox):
            column.addWidget(PlainLabel(_(setting.label), SECONDARY, tone="text2"))
        column.addWidget(self.editor)
        self.complaint = PlainLabel("", SECONDARY, tone="red")
        self.complaint.setWordWrap(True)
        self.complaint.hide()
        column.addWidget(self.complaint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel moves the form, not a value that happens to come under the hand."""
        if event.type() == QEvent.Type.Wheel and not self.editor.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _make_editor(self) -> QWidget:
        setting, default = self.setting, self.setting.default
        if isinstance(default, bool):
            box = QCheckBox(in_lines(_(setting.label), self._room).replace("&", "&&"))
            box.setChecked(default)
            box.toggled.connect(lambda _on: self.changed.emit())
            return box
        if isinstance(default, int):
            return self._number(default)
        if setting.choices:
            return self._choice([(value, _(label)) for value, label in setting.choices])
        if isinstance(default, tuple) and self._rows is not None:
            return self._several(self._rows)
        if self._rows is not None:
            return self._choice([("", _(setting.empty or N_("all"))), *self._rows])
        line = QLineEdit(", ".join(default) if isinstance(default, tuple) else default)
        empty = _("all") if isinstance(default, tuple) else _(self.setting.empty or N_("nothing"))
        line.setPlaceholderText("" if self.setting.help and not self.setting.empty else empty)
        line.editingFinished.connect(self.changed)
        return line

    def _several(self, rows: list[tuple[str, str]]) -> SeveralButton:
        button = SeveralButton(_(self.setting.label), rows)
        button.changed.connect(self.changed)
        return button

    def _choice(self, choices: list[tuple[str, str]]) -> QComboBox:
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        combo.setMaxVisibleItems(20)
        for value, label in choices:
            combo.addItem(label, value)
        combo.setCurrentIndex(combo.findData(self.setting.default))
        combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        return combo

    def _number(self, default: int) -> QSpinBox:
        low, high = self.setting.minimum, self.setting.maximum
        spin = QSpinBox()
        spin.setRange(-99_999 if low is None else low, 99_999 if high is None else high)
        spin.setSuffix(f" {self.setting.unit}" if self.setting.unit else "")
        spin.lineEdit().setTextMargins(*_NUMBER_MARGINS)
        spin.setValue(default)
        spin.valueChanged.connect(lambda _value: self.changed.emit())
        return spin

    def value(self) -> Value:
        """What is set; raises UserError, and says so under the field, for an entry that is none."""
        editor = self.editor
        if isinstance(editor, QCheckBox):
            return editor.isChecked()
        if isinstance(editor, QSpinBox):
            return editor.value()
        if isinstance(editor, QComboBox):
            return str(editor.currentData())
        if isinstance(editor, SeveralButton):
            return editor.value
        assert isinstance(editor, QLineEdit)
        try:
            value = self.setting.parse(editor.text())
        except UserError as refused:
            self.complain(str(refused))
            raise
        self.complain("")
        return value

    @property
    def is_set(self) -> bool:
        """Whether it says something else than is declared, or something that is no value."""
        try:
            return self.value() != self.setting.default
        except UserError:
            return True

    def put(self, value: Any) -> None:
        """Set a value that was kept; one that is none any more is passed over."""
        editor = self.editor
        if isinstance(editor, SeveralButton) and isinstance(value, list | tuple):
            editor.choose(map(str, value))
        elif isinstance(editor, QCheckBox) and isinstance(value, bool):
            editor.setChecked(value)
        elif isinstance(editor, QSpinBox) and isinstance(value, int):
            editor.setValue(value)
        elif isinstance(editor, QComboBox) and (row := editor.findData(value)) >= 0:
            editor.setCurrentIndex(row)
        elif isinstance(editor, QLineEdit) and isinstance(value, list | tuple | str):
            words = value if isinstance(value, str) else ", ".join(map(str, value))
            if words != editor.text():
                editor.setText(words)
                self.changed.emit()

    def complain(self, sentence: str) -> None:
        """Say what is wrong; nothing when all is well."""
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))


class OptionGroup(QWidget):
    """Settings under a heading that opens them; what is set is never hidden at first."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._fields: list[OptionField] = []
        self.title = FoldTitle(heading)
        self.body = QWidget()
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        column.addWidget(HairLine())
        column.addSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.body)
        self.title.toggled.connect(self.body.setVisible)
        self.body.hide()

    def add(self, field: OptionField) -> None:
        """Put one more under the heading."""
        self._fields.append(field)
        self._column.addWidget(field)

    def open_where_set(self) -> None:
        """Open where any is not as it is declared."""
        if any(field.is_set for field in self._fields):
            self.title.setChecked(True)


class OptionForm(QWidget):
    """The settings of one document or writer, one under the other. Where the ``room`` for words
    beside a box is known, in pixels, longer ones are broken into lines.
    """

    changed = Signal()

    def __init__(
        self, settings: Iterable[Setting], festival: Festival | None = None, room: int = 0
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.fields = [OptionField(setting, festival, room) for setting in settings]
        self.groups: dict[str, OptionGroup] = {}
        for field in self.fields:
            field.changed.connect(self.changed)
            if not field.setting.group:
                column.addWidget(field)
                continue
            if field.setting.group not in self.groups:
                group = self.groups[field.setting.group] = OptionGroup(_(field.setting.group))
                column.addWidget(group)
            self.groups[field.setting.group].add(field)
        column.addStretch(1)

    def values(self) -> dict[str, Any]:
        """All settings by key; raises UserError for an entry that is none."""
        return {field.setting.key: field.value() for field in self.fields}

    def put(self, values: Mapping[str, Any]) -> None:
        """Set all settings: those given, as far as they fit, and the declared ones for the rest."""
        for field in self.fields:
            field.put(field.setting.default)
            if field.setting.key in values:
                field.put(values[field.setting.key])
        for group in self.groups.values():
            group.open_where_set()


def in_lines(words: str, room: int) -> str:
    """The words in lines of so many pixels, for what cannot break them by itself; 0 is no end."""
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (not room or metrics().horizontalAdvance(longer) <= room):
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)
