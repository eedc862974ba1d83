"""What this program is, and the versions that a report of a problem should name."""

from __future__ import annotations

import platform
import sqlite3

from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from planner import __version__
from planner.assets import resource
from planner.i18n import _
from planner.log import log_file
from ui.dialogs.base import Dialog, main_button
from ui.theme import BODY, EMPTY, SECONDARY
from ui.widgets import PillButton, PlainLabel


def versions() -> dict[str, str]:
    """Everything whose version matters when something goes wrong."""
    import PySide6

    return {
        "Marquee": __version__,
        "Python": platform.python_version(),
        "Qt": qVersion() or "",
        "PySide6": PySide6.__version__,
        "SQLite": sqlite3.sqlite_version,
        _("System"): platform.platform(terse=True),
    }


class AboutDialog(Dialog):
    """Name, one sentence, versions, and where the log is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("About Marquee"), "about", (440, 400))
        self.heading.hide()
        picture = QLabel()
        image = QIcon(str(resource("icons/marquee.svg"))).pixmap(QSize(56, 56))
        picture.setPixmap(image)
        self.body.addWidget(picture)
        self.body.addSpacing(4)
        self.body.addWidget(PlainLabel("Marquee", EMPTY, 600))
        what = PlainLabel(_("Plans the timetable of a film festival."), BODY, tone="text2")
        self.body.addWidget(what)
        self.body.addSpacing(12)
        self.body.addLayout(self._table())
        self.body.addStretch(1)
        self.copy = PillButton(_("Copy"), tip=_("Copy the versions for a report"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report()))
        self.add_buttons(main_button(_("Close"), self.accept), self.copy, cancel=False)

    @staticmethod
    def _table() -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        rows = {**versions(), _("Log"): str(log_file())}
        for number, (name, value) in enumerate(rows.items()):
            grid.addWidget(PlainLabel(name, SECONDARY, tone="text3"), number, 0)
            text = PlainLabel(value, SECONDARY, elided=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(text, number, 1)
        return grid


def report() -> str:
    """The versions as lines of text."""
    return "\n".join(f"{name} {value}" for name, value in versions().items())
