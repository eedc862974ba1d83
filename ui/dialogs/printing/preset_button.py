"""A button with the presets of a document: choose one, keep the present options, drop one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu

from planner.i18n import _
from ui.dialogs.printing.presets import Presets
from ui.widgets import PillButton

_LONGEST = 60


class PresetButton(PillButton):
    """``chosen(options)`` are options to use, ``keeping(name)`` asks to keep the present ones."""

    chosen = Signal(object)
    keeping = Signal(str)

    def __init__(self, presets: Presets) -> None:
        super().__init__(_("Presets"), "star")
        self.setAutoDefault(False)
        self._presets = presets
        self._document_id = ""
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    def serve(self, document_id: str) -> None:
        """Offer what was kept for this document."""
        self._document_id = document_id
        self._fill()

    def _fill(self) -> None:
        menu, presets, document_id = self._menu, self._presets, self._document_id
        menu.clear()
        names = presets.names(document_id)
        for name in names:
            menu.addAction(_plain(name)).triggered.connect(
                lambda _on=False, name=name: self.chosen.emit(presets.named(document_id, name))
            )
        if names:
            menu.addSeparator()
        menu.addAction(_("Used last")).triggered.connect(
            lambda _on=False: self.chosen.emit(presets.last(document_id))
        )
        menu.addAction(_("As they were at first")).triggered.connect(
            lambda _on=False: self.chosen.emit({})
        )
        menu.addSeparator()
        menu.addAction(_("Keep these options as…")).triggered.connect(
            lambda _on=False: self.ask_name()
        )
        if names:
            drop = menu.addMenu(_("Forget"))
            for name in names:
                drop.addAction(_plain(name)).triggered.connect(
                    lambda _on=False, name=name: presets.drop(document_id, name)
                )

    def ask_name(self) -> QInputDialog:
        """Ask under which name the present options are to be kept."""
        asking = QInputDialog(self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setWindowTitle(_("Keep these options"))
        asking.setLabelText(_("Name"))
        asking.textValueSelected.connect(self._take_name)
        asking.open()
        return asking

    def _take_name(self, text: str) -> None:
        name = " ".join(text.split())[:_LONGEST]
        if name:
            self.keeping.emit(name)


def _plain(name: str) -> str:
    """A name as a menu shows it, without marks for keys."""
    return name.replace("&", "&&")
