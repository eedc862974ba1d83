"""The head of the film list: how much is left to place."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from planner.i18n import _
from ui.theme import PANEL, SECONDARY, draw_text, elide, metrics, theme
from ui.widgets import Painted


class Heading(Painted):
    """“To place  5 of 45 screenings left”."""

    def __init__(self) -> None:
        super().__init__(22)
        self._note = self._short = ""

    def tell(self, left: int, wanted: int) -> None:
        """Say how many screenings of how many are left to place."""
        self._note = self._short = ""
        if wanted:
            self._short = _("{left} of {wanted} left").format(left=left, wanted=wanted)
            self._note = _("{left} of {wanted} screenings left").format(left=left, wanted=wanted)
            if not left:
                self._note = _("all {wanted} screenings placed").format(wanted=wanted)
                self._short = _("all placed")
        self.setAccessibleName(self._note)
        self.update()

    def paint(self, painter: QPainter) -> None:
        """Title and note on one baseline."""
        now = theme()
        width = draw_text(painter, 16, 16, _("To place"), now.text, PANEL, 600)
        room = self.width() - width - 28
        whole = metrics(SECONDARY).horizontalAdvance(self._note) <= room
        note = elide(self._note if whole else self._short, room, SECONDARY)
        draw_text(painter, 16 + width + 8, 16, note, now.text3, SECONDARY)
