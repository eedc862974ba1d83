"""Where prints go: a PDF, or a folder of them, asked for where the last print went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from planner.i18n import _
from planner.text import safe_name
from ui.memory import Memory

_FOLDER = "print/folder"


class Places:
    """Asks for a place, and remembers the folder in which something was written."""

    def __init__(self, parent: QWidget, memory: Memory) -> None:
        self._parent, self._memory = parent, memory

    def ask_file(self, name: str, then: Callable[[Path], object]) -> None:
        """Ask where a PDF is to be, which is proposed to be called ``name``."""
        chooser = self._chooser(_("Save PDF"), then)
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(_("PDF files (*.pdf)"))
        chooser.setDefaultSuffix("pdf")
        chooser.selectFile(f"{safe_name(name)}.pdf")
        chooser.open()

    def ask_folder(self, then: Callable[[Path], object]) -> None:
        """Ask for the folder into which several documents are printed."""
        chooser = self._chooser(_("Print into a folder"), then)
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.open()

    def keep(self, folder: Path) -> None:
        """Begin in this folder the next time."""
        self._memory.keep(_FOLDER, str(folder))

    def _chooser(self, title: str, then: Callable[[Path], object]) -> QFileDialog:
        chooser = QFileDialog(self._parent, title)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kept = self._memory.text(_FOLDER)
        chooser.setDirectory(kept if kept and Path(kept).is_dir() else QDir.homePath())
        chooser.fileSelected.connect(lambda path: then(Path(path)))
        return chooser
