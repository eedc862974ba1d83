"""Which conflicts moving everything would bring that are not there yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.i18n import _, ngettext
from planner.model import Festival
from planner.rules import Conflict, explain
from ui.theme import BODY, SECONDARY, badge_icon
from ui.widgets import PlainLabel


class BoardNews(QWidget):
    """The new conflicts, the worst first."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = PlainLabel("", BODY, 600)
        self.heading.setWordWrap(True)
        self.hint = PlainLabel("", SECONDARY, tone="text2")
        self.hint.setWordWrap(True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setIconSize(QSize(14, 14))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setStyleSheet(
            "QListWidget { border-radius: 8px; padding: 6px 8px }"
            " QListWidget::item { padding: 5px 0 }"
        )
        self.list.setAccessibleName(_("New conflicts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self._show(0)

    def show_news(self, conflicts: Sequence[Conflict], festival: Festival) -> None:
        """Show these."""
        self.list.clear()
        for one in conflicts:
            text = explain(one, one.within or festival)
            QListWidgetItem(badge_icon(one.severity.value), text, self.list)
        self._show(len(conflicts))

    def _show(self, count: int) -> None:
        self.list.setVisible(bool(count))
        words = ngettext("{n} new conflict", "{n} new conflicts", count)
        self.heading.setText(words.format(n=count) if count else _("No new conflicts"))
        hint = _("They are listed with the others once it is done; one undo takes all of it back.")
        self.hint.setText(hint if count else "")
