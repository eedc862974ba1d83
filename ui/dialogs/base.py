"""What all dialogs share: margins, a head, a foot with buttons, a complaint, a remembered size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from planner.i18n import _
from ui.memory import Memory
from ui.theme import BODY, PANEL, SECONDARY
from ui.widgets import Badge, PillButton, PlainLabel, ring_within

MARGIN = 24
_FRAME = 32
"""What the title of a window takes of the screen's height."""


class Dialog(QDialog):
    """A dialog that never blocks: show it with ``open()`` and listen to its signals.

    ``key`` is the name under which its size is remembered.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        key: str,
        size: tuple[int, int],
        hint: str = "",
    ) -> None:
        super().__init__(parent)
        self._key = f"dialog-{key}"
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(self._remembered(QSize(*size)))
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(MARGIN, 20, MARGIN, 20)
        self.whole.setSpacing(0)
        self.heading = PlainLabel(title, PANEL, 600)
        self.heading.setWordWrap(True)
        self.whole.addWidget(self.heading)
        self.hint = PlainLabel(hint, SECONDARY, tone="text3")
        self.hint.setWordWrap(True)
        self.hint.setVisible(bool(hint))
        self.whole.addWidget(self.hint)
        self.whole.addSpacing(16)
        self.body = QVBoxLayout()
        self.body.setSpacing(6)
        self.whole.addLayout(self.body, 1)
        self.complaint = Complaint()
        self.whole.addWidget(self.complaint)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(0, 16, 0, 0)
        self.foot.setSpacing(8)
        self.whole.addLayout(self.foot)

    # -- foot -----------------------------------------------------------------------------------

    def add_buttons(self, main: PillButton, *others: PillButton, cancel: bool = True) -> None:
        """The buttons at the foot, the main one at the right; Escape is Cancel."""
        self.foot.addStretch(1)
        if cancel:
            self.leave = PillButton(_("Cancel"))
            self.leave.clicked.connect(self.reject)
            others = (self.leave, *others)
        for button in others:
            button.setAutoDefault(False)
            self.foot.addWidget(button)
        main.setDefault(True)
        self.foot.addWidget(main)
        if not cancel:
            main.setFocus()

    def complain(self, sentence: str, severity: str = "blocker") -> None:
        """Say above the buttons what is wrong; nothing when all is well."""
        self.complaint.say(sentence, severity)

    # -- size -----------------------------------------------------------------------------------

    def _remembered(self, size: QSize) -> QSize:
        kept = Memory().text(self._key).split("x")
        if len(kept) == 2 and all(part.isdigit() for part in kept):
            size = QSize(int(kept[0]), int(kept[1]))
        return size.boundedTo(self._room())

    def _room(self) -> QSize:
        return self.screen().availableSize() - QSize(0, _FRAME)

    def showEvent(self, event: QShowEvent) -> None:
        """By now everything is in it: grow where sentences need more lines."""
        super().showEvent(event)
        ring_within(self)
        needed = QSize(self.width(), self.whole.totalHeightForWidth(self.width()))
        self.resize(self.size().expandedTo(needed).boundedTo(self._room()))

    def done(self, result: int) -> None:
        """Remember the size."""
        Memory().keep(self._key, f"{self.width()}x{self.height()}")
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is Cancel."""
        Memory().keep(self._key, f"{self.width()}x{self.height()}")
        super().closeEvent(event)


class Complaint(QWidget):
    """A sentence with the shape of its severity; takes no room while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._badge = Badge("blocker")
        self._text = PlainLabel("", BODY)
        self._text.setWordWrap(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 12, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)
        self.hide()

    def say(self, sentence: str, severity: str = "blocker") -> None:
        """Show a sentence, or nothing."""
        self._badge.show_severity(severity)
        self._text.setText(sentence)
        self.setVisible(bool(sentence))

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()


def question(text: str, *answers: QWidget | QLayout, hint: str = "") -> QVBoxLayout:
    """A question in bold, its fields below it, and a hint in small letters."""
    column = QVBoxLayout()
    column.setSpacing(6)
    label = PlainLabel(text, BODY, 600)
    column.addWidget(label)
    for answer in answers:
        if isinstance(answer, QWidget):
            column.addWidget(answer)
            label.setBuddy(answer)
        else:
            column.addLayout(answer)
    if hint:
        small = PlainLabel(hint, SECONDARY, tone="text3")
        small.setWordWrap(True)
        column.addWidget(small)
    return column


def main_button(text: str, pressed: Callable[[], object]) -> PillButton:
    """The button that does what the dialog is for."""
    button = PillButton(text, look="main")
    button.clicked.connect(lambda _on=False: pressed())
    return button
