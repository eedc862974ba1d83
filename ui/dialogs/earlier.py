"""Earlier versions of a festival: its backups, what differs from now, and the way back to one.

Also for a file that cannot be opened any more: then a backup is put in its place.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.document.restoring import Backup, list_backups, restore_file
from planner.errors import UserError
from planner.i18n import _
from ui.dialogs.base import main_button
from ui.dialogs.comparing import restored
from ui.dialogs.versions import Version, VersionsDialog
from ui.session import Session
from ui.widgets import PillButton


class EarlierDialog(VersionsDialog):
    """The backups of the open festival; with a ``path``, those of a file that does not open."""

    def __init__(
        self, session: Session, path: Path | None = None, parent: QWidget | None = None
    ) -> None:
        document = session.document
        self._damaged = path
        self.path = path or (document.path if document is not None else Path())
        backups = [version_of(backup) for backup in list_backups(self.path)]
        hint = _("Marquee keeps these by itself. Restoring one is a step that can be undone.")
        if path is not None:
            hint = _("The backup takes the place of “{name}”, which is kept beside it.").format(
                name=path.name
            )
        super().__init__(session, _("Earlier versions"), "earlier", backups, hint, parent)
        self.restore_button = main_button(_("Restore"), self.restore)
        self.copy_button = PillButton(_("Open as a copy…"))
        self.copy_button.clicked.connect(lambda _on=False: self.ask_for_copy())
        self.add_buttons(self.restore_button, self.copy_button)
        if backups:
            self.list.choose_first()
        else:
            self.restore_button.setEnabled(False)
            self.copy_button.setEnabled(False)
            self.differences.show_word(
                _("No backup yet"),
                _("One is made each time a festival is opened, and every half hour of work."),
            )

    # -- looking --------------------------------------------------------------------------------

    def look_at(self, version: Version) -> None:
        """Say what restoring it would change."""
        backup: Backup = version.what
        heading = _("What restoring {when} changes") if self._damaged is None else _("{when}")
        self.heading_of_differences.setText(heading.format(when=backup.when))
        self.restore_button.setEnabled(self._damaged is not None or self.session.is_writable)
        if self._damaged is None:
            self.compare_by(restored, self.session.festival, backup)
        else:
            self.differences.show_word(backup.name, version.note)

    def _chosen(self) -> Backup | None:
        version = self.list.chosen()
        return None if version is None else version.what

    # -- doing ----------------------------------------------------------------------------------

    def restore(self) -> None:
        """Go back to the chosen backup: as one step, or in place of the damaged file."""
        backup = self._chosen()
        if backup is None:
            return
        if self._damaged is not None:
            self._restore_file(self._damaged, backup)
        elif self.session.restore(backup):
            self.accept()
            said = _("The festival is as it was at {when}. Undo takes that back.")
            self.session.tell(said.format(when=backup.when), "done")

    def _restore_file(self, path: Path, backup: Backup) -> None:
        try:
            made = self.session.wait(_("Restoring"), partial(restore_file, path, backup))
        except UserError as error:
            self.complain(str(error))
            return
        self.accept()
        if self.session.open(made.file) and made.put_aside is not None:
            said = _("The backup of {when} is open. The damaged file is kept as “{name}”.")
            self.session.tell(said.format(when=backup.when, name=made.put_aside.name), "done")

    def ask_for_copy(self) -> None:
        """Ask where the chosen backup is to be put as a festival of its own."""
        backup = self._chosen()
        if backup is None:
            return
        dialog = QFileDialog(self, _("Where is the copy to be kept?"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Marquee festivals (*.marquee)"))
        dialog.setDefaultSuffix("marquee")
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDirectory(str(self.path.parent))
        when = backup.when.replace(":", ".")
        dialog.selectFile(f"{self.path.stem[:60]} {when}.marquee")
        dialog.fileSelected.connect(lambda name: self.put_copy(backup, Path(name)))
        dialog.open()

    def put_copy(self, backup: Backup, out: Path) -> None:
        """Write the backup to a new file and open it."""
        try:
            self.session.wait(_("Restoring"), partial(restore_file, self.path, backup, out))
        except UserError as error:
            self.complain(str(error))
            return
        self.accept()
        self.session.open(out)


def version_of(backup: Backup) -> Version:
    """A backup as the list shows it: when, why, how much was in it."""
    note = _("{films} films, {screenings} screenings").format(
        films=backup.films, screenings=backup.screenings
    )
    return Version(backup, backup.when, backup.reason, note)
