"""Festivals that do not simply open, or do not stay open: held, only readable, damaged, lost."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.errors import FestivalHeld, FestivalLost, FestivalReadOnly, UserError
from planner.i18n import _
from planner.text import safe_name
from ui.session import Session

if TYPE_CHECKING:
    from planner.document import Document

SUFFIX = ".marquee"


class Opening:
    """What the window does when the session says that a file was refused, or lost under it."""

    def __init__(self, widget: QWidget, session: Session) -> None:
        self._widget, self._session = widget, session
        self._said_lost: Document | None = None
        self.copied = False
        session.refused.connect(self.refused)

    def refused(self, path: Path, why: UserError) -> None:
        """Offer what can be done; what can only be read is shown so at once."""
        if isinstance(why, FestivalHeld):
            from ui.dialogs import HeldDialog

            HeldDialog(self._session, path, why, self._widget).open()
        elif isinstance(why, FestivalReadOnly):
            self._session.look(path)
        else:
            from ui.dialogs import DamagedDialog

            DamagedDialog(self._session, path, why, self._widget).open()

    def for_editing(self) -> None:
        """Open the file that is looked at; whoever has it is asked only after a question."""
        document = self._session.document
        if document is not None and not self._session.is_writable:
            self._session.open(document.path)

    def take_over(self) -> None:
        """Ask whoever has the file that is looked at."""
        from ui.dialogs import HeldDialog

        document = self._session.document
        if document is not None:
            dialog = HeldDialog(self._session, document.path, None, self._widget)
            dialog.open()
            dialog.ask()

    # -- lost -------------------------------------------------------------------------------------

    def follow(self) -> None:
        """Say it, once, when the file of the open festival was lost."""
        document, obstacle = self._session.document, self._session.obstacle
        if isinstance(obstacle, FestivalLost) and document is not self._said_lost:
            from ui.dialogs import LostDialog

            self._said_lost = document
            self.copied = False
            LostDialog(self._session, obstacle, self._widget).open()

    @property
    def would_lose(self) -> bool:
        """Whether the festival is nowhere but in memory."""
        obstacle = self._session.obstacle
        return isinstance(obstacle, FestivalLost) and not (obstacle.rescued or self.copied)

    def open_rescue(self) -> None:
        """Go on in the rescue copy."""
        obstacle = self._session.obstacle
        if isinstance(obstacle, FestivalLost) and obstacle.rescued is not None:
            self._session.open(obstacle.rescued)

    # -- a copy -----------------------------------------------------------------------------------

    def save_copy(self, then_open: bool = False) -> None:
        """Ask where a copy is to be put, and put it there."""
        document = self._session.document
        if document is None:
            return
        dialog = QFileDialog(self._widget, _("Where is the copy to be kept?"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Marquee festivals (*.marquee)"))
        dialog.setDefaultSuffix(SUFFIX[1:])
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # nothing is ever overwritten
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        folder = document.path.parent if self._session.is_writable else Path.home()
        dialog.setDirectory(str(folder))
        dialog.selectFile(copy_name(document.path))
        dialog.fileSelected.connect(lambda name: self.put_copy(Path(name), then_open))
        dialog.open()

    def put_copy(self, path: Path, then_open: bool = False) -> None:
        """Write the copy, and go on in it if that is wanted."""
        if not self._session.save_copy(path):
            return
        self.copied = True
        if not (then_open and self._session.open(path)):
            self._session.tell(_("The copy is saved as “{name}”.").format(name=path.name), "done")


def copy_name(path: Path) -> str:
    """What a copy is called unless somebody says otherwise: “Fest copy 2026-11-06.marquee”."""
    today = datetime.now().astimezone().strftime("%Y-%m-%d")
    name = _("{name} copy {date}").format(name=path.stem[:60], date=today)
    return safe_name(name) + SUFFIX
