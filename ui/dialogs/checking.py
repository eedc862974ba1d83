"""Check and repair a file: the thorough examination, and the ways to get a festival back.

The file of the open festival is held by this window, and reading it beside would drop its locks. A
copy is examined then, made by SQLite page by page: what is broken in the file is broken in it.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QPlainTextEdit, QProgressBar, QWidget

from planner.errors import FestivalDamaged
from planner.i18n import _, ngettext
from ui.dialogs.base import Dialog, main_button
from ui.dialogs.comparing import findings_in
from ui.session import Session
from ui.tasks import Task, run_task
from ui.theme import BODY, font, pixmap, theme
from ui.widgets import PillButton, PlainLabel


class CheckDialog(Dialog):
    """Examines the open festival, or another file; ``checked()`` fires when it is done."""

    checked = Signal()

    def __init__(
        self, session: Session, path: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _("Check and repair a file"), "check", (560, 320))
        self._session = session
        self._path: Path | None = None
        self._task: Task | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self.told = PlainLabel("", BODY)
        self.told.setWordWrap(True)
        self.tick = QLabel()
        self.tick.setPixmap(pixmap("check", theme().green, 24))
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.progress.setAccessibleName(_("Examining"))
        self.problems = QPlainTextEdit()
        self.problems.setReadOnly(True)
        self.problems.setFont(font())
        self.problems.setAccessibleName(_("What was found"))
        for part in (self.tick, self.told, self.progress):
            self.body.addWidget(part)
        self.body.addWidget(self.problems, 1)
        self.body.addStretch(0)
        self.other = PillButton(_("Another file…"))
        self.other.clicked.connect(lambda _on=False: self.choose())
        self.repair = PillButton(_("Repair…"))
        self.repair.clicked.connect(lambda _on=False: self._repair())
        self.add_buttons(
            main_button(_("Close"), self.accept), self.other, self.repair, cancel=False
        )
        self._show_nothing()
        self._begin(path)

    def _begin(self, path: Path | None) -> None:
        document = self._session.document
        if path is not None and not self._session.has_open(path):
            self.examine(path)
        elif document is not None:
            self._examine_open(document.path)
        else:
            self.told.setText(_("Choose the festival file that is to be examined."))

    # -- examining ------------------------------------------------------------------------------

    def _show_nothing(self) -> None:
        for part in (self.tick, self.progress, self.problems, self.repair):
            part.hide()
        self.complain("")

    def choose(self) -> None:
        """Ask for another file."""
        dialog = QFileDialog(self, _("Which file is to be examined?"))
        dialog.setNameFilters([_("Marquee festivals (*.marquee)"), _("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        document = self._session.document
        if document is not None:
            dialog.setDirectory(str(document.path.parent))
        dialog.fileSelected.connect(lambda name: self._begin(Path(name)))
        dialog.open()

    def _examine_open(self, path: Path) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="marquee-check-")
        copy = Path(self._folder.name, path.name)
        if self._session.save_copy(copy):
            self.examine(path, copy)
        else:
            self._refuse(_("No copy of the file could be made to examine it."))

    def examine(self, path: Path, instead: Path | None = None) -> None:
        """Examine the file, or this copy of it."""
        self._stop()
        self._show_nothing()
        self._path = path
        self.told.setText(
            _("Examining every page, row and step of “{name}”…").format(name=path.name)
        )
        self.progress.show()
        self._task = run_task(
            self,
            _("Checking"),
            findings_in,
            instead or path,
            done=self.show_findings,
            failed=self._refuse,
            quiet=True,
        )

    def show_findings(self, findings: list[str]) -> None:
        """Say that all is well, or what is not."""
        self._end()
        self.tick.setVisible(not findings)
        self.problems.setVisible(bool(findings))
        self.repair.setVisible(bool(findings))
        self.problems.setPlainText("\n".join(findings))
        name, count = "" if self._path is None else self._path.name, len(findings)
        text = ngettext(
            "{count} thing in “{name}” is not as it should be.",
            "{count} things in “{name}” are not as they should be.",
            count,
        )
        sound = _("“{name}” is sound: every page, every row and every step of its history.")
        self.told.setText((text if findings else sound).format(name=name, count=count))
        self.checked.emit()

    def _refuse(self, sentence: str) -> None:
        self._end()
        self.told.setText("")
        self.complain(sentence)
        self.checked.emit()

    # -- repairing and leaving ------------------------------------------------------------------

    def _repair(self) -> None:
        """Offer backups and salvage: of the open festival its earlier versions."""
        path, parent = self._path, self.parentWidget()
        self.accept()
        if path is None:
            return
        if self._session.has_open(path):
            self._session.ask("earlier")
            return
        from ui.dialogs.damaged import DamagedDialog

        why = FestivalDamaged(
            _("“{path}” is not sound. Nothing in it was changed.").format(path=path)
        )
        DamagedDialog(self._session, path, why, parent).open()

    def _stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def _end(self) -> None:
        self._task = None
        self.progress.hide()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def done(self, result: int) -> None:
        """Stop, and remove the copy."""
        self._stop()
        self._end()
        super().done(result)
