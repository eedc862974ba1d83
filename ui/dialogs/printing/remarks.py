"""What is to know before a print goes out: what it leaves out, what did not fit, what lacks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.i18n import _
from ui.dialogs.printing.far import Sheets
from ui.theme import SECONDARY
from ui.widgets import PlainLabel


class Remarks(QScrollArea):
    """Sentences under their headings; a word where there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Before it is printed"))
        self.sentences: list[str] = []
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(4)
        self.setWidget(self._holder)

    def show_remarks(self, sheets: Sheets) -> None:
        """Show what is said about a print."""
        self._show(
            (_("Not in this document"), sheets.left_out),
            (_("On its pages"), sheets.warnings),
            (_("Not translated"), sheets.untranslated),
            (_("Incomplete for print"), sheets.incomplete),
        )

    def show_of_several(self, sentences: Sequence[str]) -> None:
        """Show what is said about several documents, each sentence with its document."""
        self._show((_("On the pages of these documents"), sentences))

    def _show(self, *parts: tuple[str, Sequence[str]]) -> None:
        self.clear()
        for heading, sentences in parts:
            if sentences:
                self._add(heading, heading=True)
            for sentence in sentences:
                self._add(sentence)
                self.sentences.append(sentence)
        if not self.sentences:
            self._add(_("Nothing is left out, shortened or missing."))
        self._column.addStretch(1)
        self.setAccessibleDescription(" ".join(self.sentences))
        self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Say nothing."""
        self.sentences = []
        while item := self._column.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _add(self, words: str, *, heading: bool = False) -> None:
        label = PlainLabel(
            words, SECONDARY, 600 if heading else 400, "text" if heading else "text2"
        )
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setContentsMargins(0, 6 if heading and self._column.count() else 0, 0, 0)
        self._column.addWidget(label)
