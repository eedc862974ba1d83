"""A quiet strip that says what holds for as long as it is in sight, with what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.i18n import _
from ui.theme import BODY, theme
from ui.widgets.badge import Badge
from ui.widgets.basics import Painted, PillButton, PlainLabel


class Answer(NamedTuple):
    """A button of a banner: what it says, and what it does."""

    text: str
    run: Callable[[], object]


class Banner(Painted):
    """One sentence with its severity and buttons; ``dismiss`` adds a cross that takes it away."""

    def __init__(
        self,
        sentence: str,
        severity: str = "notice",
        answers: Sequence[Answer] = (),
        dismiss: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self.severity = severity
        self.sentence = PlainLabel(sentence, BODY)
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(sentence)
        self.buttons = [_button(answer) for answer in answers]
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 5, 12, 5)
        line.setSpacing(8)
        line.addWidget(Badge(severity))
        line.addWidget(self.sentence, 1)
        for button in self.buttons:
            line.addWidget(button)
        if dismiss is not None:
            cross = PillButton("", "close", "flat", _("Do not say this again"))
            cross.clicked.connect(lambda _on=False: dismiss())
            self.buttons.append(cross)
            line.addWidget(cross)
        self.setMinimumHeight(38)

    def paint(self, painter: QPainter) -> None:
        """A soft ground and a hairline under it."""
        now = theme()
        soft = {"blocker": now.red_soft, "warning": now.amber_soft}.get(
            self.severity, now.blue_soft
        )
        painter.fillRect(self.rect(), soft)
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.line)


def _button(answer: Answer) -> PillButton:
    button = PillButton(answer.text)
    button.clicked.connect(lambda _on=False: answer.run())
    return button
