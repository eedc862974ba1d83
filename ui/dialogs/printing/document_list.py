"""The documents by whom they are for: the audience's first."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSizePolicy

from planner.i18n import N_, _
from planner.pdf.base import For, PrintedDocument
from planner.text import sort_key
from ui.theme import SECONDARY, alpha, appearance, font, theme

GROUPS = {
    For.PUBLIC: N_("For the public"),
    For.INDUSTRY: N_("Press and industry"),
    For.HOUSE: N_("For the house"),
}

_LEAST = 120
"""Pixels of width; at 200 % a screen has room for little."""


class DocumentList(QListWidget):
    """Every document under the name of its readers; the keyboard passes over the names."""

    def __init__(self, documents: Mapping[str, PrintedDocument]) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Documents"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._headings: list[QListWidgetItem] = []
        self._rows: dict[str, QListWidgetItem] = {}
        for readers, group in GROUPS.items():
            own = {key: one for key, one in documents.items() if one.readers is readers}
            if own:
                self._add_heading(_(group))
            for key in sorted(own, key=lambda key: sort_key(_(documents[key].title))):
                item = QListWidgetItem(_(own[key].title), self)
                item.setData(Qt.ItemDataRole.UserRole, key)
                item.setToolTip(_(own[key].title))
                self._rows[key] = item
        appearance().changed.connect(self._wear)
        self._wear()
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(max(180, min(240, self.sizeHintForColumn(0) + 24)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(font(SECONDARY, 600))
        self._headings.append(item)

    def _wear(self) -> None:
        now = theme()
        self.setStyleSheet(
            "QListWidget { background: transparent } "
            "QListWidget::item { padding: 4px 8px; border-radius: 6px } "
            f"QListWidget::item:disabled {{ color: {now.text2.name()} }}"
            f"QListWidget::item:selected {{ background: {now.accent_soft.name()};"
            f" color: {now.text.name()} }}"
        )
        for item in self._headings:
            item.setForeground(QColor(alpha(now.text2, 1.0)))

    @property
    def document_id(self) -> str:
        """The id of the document that is chosen."""
        return str(self.currentItem().data(Qt.ItemDataRole.UserRole))

    def choose(self, document_id: str) -> None:
        """Choose a document; the first where there is none of that id."""
        first = next(iter(self._rows))
        self.setCurrentItem(self._rows[document_id if document_id in self._rows else first])

    def documents(self) -> list[str]:
        """The ids in the order in which they stand."""
        return list(self._rows)
