"""What can be said about the row chosen in the import preview: answers and single fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QScrollArea, QVBoxLayout, QWidget

from planner.exchange import Question
from planner.i18n import _
from ui.theme import BODY, SECONDARY
from ui.widgets import PlainLabel

_MOST_HIGH = 190
_BACK = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})


class Card(QScrollArea):
    """``said(question, choice)`` for an answer, ``ticked(field)`` for a field of the chosen row.

    ``left`` when somebody goes back to the list. It takes no room while there is nothing to say.
    """

    said = Signal(str, str)
    ticked = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("What to do with the chosen row"))
        self.choices: dict[str, QComboBox] = {}
        self.fields: dict[str, QCheckBox] = {}
        self._shown: tuple[object, ...] = ()
        self.hide()

    def show_for(
        self,
        questions: Sequence[Question],
        fields: Sequence[tuple[str, str, bool]],
        notes: Sequence[str],
    ) -> None:
        """Offer these questions, and these fields: name, what differs, whether the file wins; say
        these sentences.
        """
        asked = [(q.id, q.sentence, q.choices) for q in questions]
        shown = (
            asked,
            [(name, text.partition(" → ")[0]) for name, text, _on in fields],
            list(notes),
        )
        if shown != self._shown:
            self._build(questions, fields, notes)
            self._shown = shown
        for question in questions:
            combo = self.choices[question.id]
            with QSignalBlocker(combo):
                combo.setCurrentIndex(combo.findData(question.chosen))
        for name, text, on in fields:
            box = self.fields[name]
            with QSignalBlocker(box):
                box.setChecked(on)
                box.setText(text.replace("&", "&&"))
        self.setVisible(bool(questions or fields or notes))

    def _build(
        self,
        questions: Sequence[Question],
        fields: Sequence[tuple[str, str, bool]],
        notes: Sequence[str],
    ) -> None:
        self.choices, self.fields = {}, {}
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(2, 8, 10, 2)
        column.setSpacing(6)
        for note in notes:
            said = PlainLabel(note, SECONDARY, tone="text2")
            said.setWordWrap(True)
            column.addWidget(said)
        for question in questions:
            label = PlainLabel(question.sentence, BODY, 600)
            label.setWordWrap(True)
            combo = self._combo(question)
            label.setBuddy(combo)
            column.addWidget(label)
            column.addWidget(combo)
        if fields:
            text = _("Changed by hand since the last import. Take the file’s value of:")
            label = PlainLabel(text, SECONDARY, tone="text2")
            label.setWordWrap(True)
            column.addWidget(label)
        for name, text, _on in fields:
            box = QCheckBox(text.replace("&", "&&"))
            box.clicked.connect(lambda _on=False, name=name: self.ticked.emit(name))
            self.fields[name] = box
            column.addWidget(box)
        column.addStretch(1)
        self.setWidget(inner)
        self.setFixedHeight(min(_MOST_HIGH, inner.sizeHint().height() + 4))

    def _combo(self, question: Question) -> QComboBox:
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(20)
        combo.setAccessibleName(question.sentence)
        for choice in question.choices:
            combo.addItem(choice.label, choice.id)
            combo.setItemData(combo.count() - 1, choice.label, Qt.ItemDataRole.ToolTipRole)
        combo.activated.connect(
            lambda at, combo=combo, asked=question.id: self.said.emit(asked, combo.itemData(at))
        )
        self.choices[question.id] = combo
        return combo

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Escape go back to the list; neither is for the dialog."""
        if event.key() in _BACK and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focus(self) -> None:
        """Put the keyboard on the first thing that can be said."""
        first = next(iter([*self.choices.values(), *self.fields.values()]), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
