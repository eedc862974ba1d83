"""A line or cell that nothing came of, to be typed anew in the import preview."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.exchange.retyping import Spot, text_at
from planner.exchange.source import Source
from planner.i18n import _
from ui.dialogs.import_fields import OneLine
from ui.theme import BODY, LABEL
from ui.widgets import PlainLabel


class Retype(QWidget):
    """``retyped(text)`` when somebody typed it anew, ``left`` for Escape."""

    retyped = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._label = PlainLabel("", BODY, 600)
        self.line = OneLine()
        self._label.setBuddy(self.line)
        hint = _("Enter reads it again, as typed; the file itself is not changed.")
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 8, 10, 2)
        column.setSpacing(6)
        column.addWidget(self._label)
        column.addWidget(self.line)
        column.addWidget(PlainLabel(hint, LABEL, tone="text3"))
        self.line.finished.connect(self._finish)
        self.line.leave.connect(self.left)
        self.spot: Spot | None = None
        self._sent: str | None = None
        self.hide()

    def show_for(self, spot: Spot | None, sources: Sequence[Source]) -> None:
        """Show what stands there; nothing where nothing can be typed anew."""
        if spot is None:
            self.spot = None
        self.setVisible(spot is not None)
        if spot is None:
            return
        text = text_at(sources, spot)
        if spot == self.spot and (text == self.line.shown or self.line.hasFocus()):
            self.line.shown = text
            return
        self.spot, self._sent = spot, None
        place = spot.cell or _("line {line}").format(line=spot.line)
        said = _("What {place} of {file} should say")
        self._label.setText(said.format(place=place, file=spot.sheet or spot.file))
        self.line.setAccessibleName(self._label.text())
        self.line.show_text(text)

    def focus(self) -> None:
        """Put the keyboard on it."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        text = self.line.text_now()
        if self.spot is not None and text not in (self.line.shown, self._sent):
            self._sent = text  # Enter and leaving the field say it once
            self.retyped.emit(text)
