"""The still of a film on its page: small, read from the file when it is looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel

from planner.document import Document
from planner.edit.stills import SetStill
from planner.exchange.pictures import SUFFIXES, Picture, reduced
from planner.i18n import N_, _
from planner.model import Film
from ui.dropping import dragged_pictures
from ui.inspector.blocks import Block
from ui.inspector.view import SOURCE, View
from ui.theme import SECONDARY
from ui.waiting import call_later
from ui.widgets import PillButton, PlainLabel

WIDE, HIGH = 252, 168
"""Most pixels of the window that a still takes."""


class StillBlock(Block):
    """The picture with Remove, or how to give one; a picture dropped on it becomes the still."""

    suffixes = SUFFIXES
    called = N_("Still")
    hint = N_("Drop a picture here or on the film in the list.")

    def __init__(self) -> None:
        super().__init__(_(self.called))
        self.setAcceptDrops(True)
        self.view: View | None = None
        self._shown = ""
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.word = PlainLabel("", SECONDARY, tone="text3")
        self.word.setWordWrap(True)
        self.choose = PillButton(_("Choose…"), "folder", "flat")
        self.choose.clicked.connect(lambda _on=False: self._ask())
        self.remove = PillButton(_("Remove"), "trash", "flat")
        self.remove.clicked.connect(lambda _on=False: self.take_off())
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 0)
        line.addWidget(self.choose)
        line.addWidget(self.remove)
        line.addStretch(1)
        self.column.addWidget(self.picture)
        self.column.addWidget(self.word)
        self.column.addLayout(line)

    def show_view(self, view: View) -> bool:
        """Show the film's picture as soon as it is read."""
        found = self.of(view)
        if found is None:
            return False
        name, told = found
        self.view = view
        self.remove.setVisible(bool(name))
        self.picture.setAccessibleName(told)
        if name != self._shown or not name:
            self._begin(name)
        return True

    def of(self, view: View) -> tuple[str, str] | None:
        """The name of the picture in the file, and what it is; None where there can be none."""
        film = view.row
        if not isinstance(film, Film):
            return None
        return film.still_sha256, _("Still of “{title}”").format(title=film.title)

    def _begin(self, name: str) -> None:
        self._shown = name
        self.picture.clear()
        self.picture.hide()
        document = self.view.session.document if self.view else None
        if not name or document is None:
            self._say(_(self.hint))
            return
        self._say(_("Reading…"))
        wanted, ratio = name, self.devicePixelRatioF()
        call_later(
            self,
            lambda: read_small(document, wanted, int(WIDE * ratio)),
            done=lambda found: self._show(wanted, found),
            failed=lambda sentence: self._say(sentence) if wanted == self._shown else None,
        )

    def _show(self, wanted: str, found: Picture | None) -> None:
        if wanted != self._shown:  # another film is looked at by now
            return
        picture = QPixmap()
        if found is None or not picture.loadFromData(found.content):
            self._say(_("The picture is not in the file; give it again."))
            return
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        most = (int(WIDE * ratio), int(HIGH * ratio))
        picture = picture.scaled(*most, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        picture.setDevicePixelRatio(ratio)
        self._say("")
        self.picture.setPixmap(picture)
        self.picture.show()

    def _say(self, word: str) -> None:
        self.word.setText(word)
        self.word.setVisible(bool(word))

    # -- changing it ------------------------------------------------------------------------------

    def give(self, paths: list[Path]) -> None:
        """Make one of these its picture."""
        if self.view is not None:
            self.view.session.ask("stills", (paths, self.view.subject.id))

    def _ask(self) -> None:
        dialog = QFileDialog(self, _(self.called))
        patterns = " ".join(f"*{suffix}" for suffix in sorted(self.suffixes))
        dialog.setNameFilter(_("Pictures ({patterns})").format(patterns=patterns))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.give([Path(name)]))
        dialog.open()

    def take_off(self) -> None:
        """Leave it without a picture."""
        if self.view is not None:
            self.view.session.run(SetStill(self.view.subject.id, ""), SOURCE)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures; the window takes everything else."""
        if dragged_pictures(event.mimeData(), self.suffixes):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Make it the still, once the drag is over."""
        pictures = dragged_pictures(event.mimeData(), self.suffixes)
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self.give(pictures))


def read_small(document: Document, sha256: str, side: int) -> Picture | None:
    """A picture of the file at the size of the inspector; it waits for the disk."""
    content = document.still(sha256)
    return None if content is None else reduced(sha256, content, side)
