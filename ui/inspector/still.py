"""The still of a film on its page: small, read from the file when it is looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel

from planner.document import Document
from planner.edit.stills import SetStill
from planner.exchange.pictures import SUFFIXES, Picture, reduced
from planner.i18n import _
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

    def __init__(self) -> None:
        super().__init__(_("Still"))
        self.setAcceptDrops(True)
        self._view: View | None = None
        self._shown = ""
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.word = PlainLabel("", SECONDARY, tone="text3")
        self.word.setWordWrap(True)
        self.choose = PillButton(_("Choose…"), "folder", "flat")
        self.choose.clicked.connect(lambda _on=False: self._ask())
        self.remove = PillButton(_("Remove"), "trash", "flat")
        self.remove.clicked.connect(lambda _on=False: self._remove())
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
        film = view.row
        if not isinstance(film, Film):
            return False
        self._view = view
        self.remove.setVisible(bool(film.still_sha256))
        self.picture.setAccessibleName(_("Still of “{title}”").format(title=film.title))
        if film.still_sha256 != self._shown or not film.still_sha256:
            self._begin(film)
        return True

    def _begin(self, film: Film) -> None:
        self._shown = film.still_sha256
        self.picture.clear()
        self.picture.hide()
        document = self._view.session.document if self._view else None
        if not film.still_sha256 or document is None:
            self._say(_("Drop a picture here or on the film in the list."))
            return
        self._say(_("Reading…"))
        wanted, ratio = film.still_sha256, self.devicePixelRatioF()
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

    def _give(self, paths: list[Path]) -> None:
        if self._view is not None:
            self._view.session.ask("stills", (paths, self._view.subject.id))

    def _ask(self) -> None:
        dialog = QFileDialog(self, _("Still"))
        patterns = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        dialog.setNameFilter(_("Pictures ({patterns})").format(patterns=patterns))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._give([Path(name)]))
        dialog.open()

    def _remove(self) -> None:
        if self._view is not None:
            self._view.session.run(SetStill(self._view.subject.id, ""), SOURCE)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures; the window takes everything else."""
        if dragged_pictures(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Make it the still, once the drag is over."""
        pictures = dragged_pictures(event.mimeData())
        event.acceptProposedAction()
        QTimer.singleShot(0, self, lambda: self._give(pictures))


def read_small(document: Document, sha256: str, side: int) -> Picture | None:
    """A picture of the file at the size of the inspector; it waits for the disk."""
    content = document.still(sha256)
    return None if content is None else reduced(sha256, content, side)
