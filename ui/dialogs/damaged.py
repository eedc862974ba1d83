"""A festival file that does not open, damaged or too new: the ways to get at what it holds."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from planner.document.restoring import Salvaged, list_backups, salvage
from planner.errors import UserError
from planner.i18n import _, ngettext
from ui.dialogs.base import Dialog, main_button
from ui.session import Session
from ui.tasks import run_task
from ui.theme import BODY, font
from ui.widgets import PillButton, PlainLabel


class DamagedDialog(Dialog):
    """Says what is wrong with the file, and offers a backup or what can be salvaged."""

    def __init__(
        self, session: Session, path: Path, why: UserError, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _("This festival cannot be opened"), "damaged", (560, 300))
        self._session, self._path = session, path
        words = PlainLabel(str(why), BODY)
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.body.addSpacing(12)
        count = len(list_backups(path))
        text = ngettext("There is {count} backup of it.", "There are {count} backups of it.", count)
        hint = text.format(count=count) if count else _("There is no backup of it here.")
        offers = PlainLabel(
            _("{backups} What can still be read can be put into a new file.").format(backups=hint),
            BODY,
            tone="text2",
        )
        offers.setWordWrap(True)
        self.body.addWidget(offers)
        self.body.addStretch(1)
        self.restore_button = PillButton(_("Restore a backup…"), look="main" if count else "plain")
        self.restore_button.clicked.connect(lambda _on=False: self._restore())
        self.restore_button.setEnabled(bool(count))
        self.salvage_button = PillButton(
            _("Salvage into a new file…"), look="plain" if count else "main"
        )
        self.salvage_button.clicked.connect(lambda _on=False: self.ask_where())
        buttons = [self.restore_button, self.salvage_button]
        self.add_buttons(*(buttons if count else reversed(buttons)))

    def _restore(self) -> None:
        from ui.dialogs.earlier import EarlierDialog

        parent = self.parentWidget()
        self.accept()
        EarlierDialog(self._session, self._path, parent).open()

    def ask_where(self) -> None:
        """Ask for the new file."""
        dialog = QFileDialog(self, _("Where is the new file to be kept?"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Marquee festivals (*.marquee)"))
        dialog.setDefaultSuffix("marquee")
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDirectory(str(self._path.parent))
        dialog.selectFile(_("{name} salvaged").format(name=self._path.stem[:60]) + ".marquee")
        dialog.fileSelected.connect(lambda name: self.salvage_to(Path(name)))
        dialog.open()

    def salvage_to(self, out: Path) -> None:
        """Read what can be read into that file, and report."""
        self.complain("")
        run_task(
            self,
            _("Salvaging {name}").format(name=self._path.stem),
            salvage,
            self._path,
            out,
            done=self._report,
            failed=self.complain,
        )

    def _report(self, salvaged: Salvaged) -> None:
        parent = self.parentWidget()
        self.accept()
        SalvagedDialog(self._session, salvaged, parent).open()


class SalvagedDialog(Dialog):
    """What came out of a damaged file, and what did not."""

    def __init__(self, session: Session, salvaged: Salvaged, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("What could be salvaged"), "salvaged", (640, 460))
        self._session, self._salvaged = session, salvaged
        words = PlainLabel(str(salvaged), BODY)
        words.setWordWrap(True)
        self.body.addWidget(words)
        self.report = QPlainTextEdit("\n".join(found_out(salvaged)))
        self.report.setReadOnly(True)
        self.report.setFont(font())
        self.report.setAccessibleName(_("Report"))
        self.body.addWidget(self.report, 1)
        self.copy = PillButton(_("Copy the report"))
        self.copy.clicked.connect(
            lambda _on=False: QGuiApplication.clipboard().setText(report(salvaged))
        )
        self.add_buttons(main_button(_("Open it"), self.open_it), self.copy)

    def open_it(self) -> None:
        """Go on with what was salvaged."""
        self.accept()
        self._session.open(self._salvaged.file)


def report(salvaged: Salvaged) -> str:
    """The whole report as text."""
    return "\n".join([str(salvaged), "", *found_out(salvaged)])


def found_out(salvaged: Salvaged) -> list[str]:
    """What was found elsewhere, made up or left out, line by line."""
    said = _("Left out: {table} {row}. {reason}")
    left_out = [said.format(**left._asdict()) for left in salvaged.left_out]
    return [*salvaged.notes, *(left_out or [_("Nothing was left out.")])]
