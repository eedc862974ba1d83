"""The head of a page: the section's bar, the title, who made it, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.i18n import _
from ui.inspector.blocks import INSET
from ui.inspector.subject import note_of, section_of, title_of
from ui.inspector.view import View
from ui.theme import BODY, PANEL, paint_bar
from ui.widgets import PillButton, PlainLabel

_BAR_TOP, _INDENT = 3, 14


class Head(QWidget):
    """Title and second line; ``back`` fires when a person came here by a link and returns,
    ``history`` when one wants to know who did it and why.
    """

    back = Signal()
    history = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hue: int | None = None
        self._barred = True
        self.title = PlainLabel("", PANEL, 600)
        self.title.setWordWrap(True)
        # Beside the bar in every script, as in the list and on the timetable.
        self.title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.note = PlainLabel("", BODY, tone="text2")
        self.note.setWordWrap(True)
        self.back_button = PillButton("", "left", "flat", _("Back to the selection"), "Esc")
        self.back_button.clicked.connect(self.back)
        self.history_button = PillButton("", "history", "flat", _("Who did it, when and why"))
        self.history_button.clicked.connect(self.history)
        texts = QVBoxLayout()
        texts.setContentsMargins(_INDENT, 0, 0, 0)
        texts.setSpacing(1)
        texts.addWidget(self.title)
        texts.addWidget(self.note)
        line = QHBoxLayout(self)
        line.setContentsMargins(INSET, 0, INSET, 12)
        line.setSpacing(4)
        line.addLayout(texts, 1)
        line.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.history_button, 0, Qt.AlignmentFlag.AlignTop)
        self._texts = texts

    def show_view(self, view: View, wandered: bool) -> None:
        """Show what the subject is called; ``wandered`` offers the way back."""
        self.title.setText(title_of(view.festival, view.subject))
        note = note_of(view.festival, view.subject)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        section = section_of(view.festival, view.subject)
        self._hue = section.hue if section else None
        self._barred = view.subject.table not in {"edition", "screen", "screenings", "programmes"}
        self._texts.setContentsMargins(_INDENT if self._barred else 0, 0, 0, 0)
        self.back_button.setVisible(wandered)
        self.history_button.setVisible(view.row is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the section's bar beside the texts."""
        if not self._barred:
            return
        painter = QPainter(self)
        bar = QRectF(INSET, _BAR_TOP, 4, self.height() - 12 - 2 * _BAR_TOP)
        paint_bar(painter, bar, self._hue)
        painter.end()
