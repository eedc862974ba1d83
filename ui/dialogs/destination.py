"""Where an export goes: a line with the path, a button to choose another, and what is there now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.exchange.writers import Writer
from planner.i18n import _
from ui.theme import SECONDARY
from ui.widgets import PillButton, PlainLabel


class Destination(QWidget):
    """The file or folder of one writer at a time. ``changed()`` fires with every other path."""

    changed = Signal()

    def __init__(self, folder: Path, stem: str) -> None:
        super().__init__()
        self._folder, self._stem = folder, stem
        self._writer: Writer | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(_("Where to"))
        self.line.textChanged.connect(lambda _text: self._follow())
        self.choose = PillButton(_("Choose…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self.ask)
        self.note = PlainLabel("", SECONDARY, tone="text3")
        self.note.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(_("Where to"), SECONDARY, tone="text2"))
        column.addLayout(row)
        column.addWidget(self.note)

    def serve(self, writer: Writer) -> None:
        """Propose a place for what this writer makes, in the folder used last."""
        self._writer = writer
        self.put(self._folder / writer.name_for(self._stem))

    def put(self, path: Path) -> None:
        """Name this place."""
        self.line.setText(str(path))
        self.line.setCursorPosition(len(self.line.text()))

    @property
    def path(self) -> Path:
        """The place that is named."""
        return Path(self.line.text().strip()).expanduser()

    @property
    def is_named(self) -> bool:
        """Whether any place is named."""
        return bool(self.line.text().strip())

    @property
    def folder(self) -> Path:
        """The folder in which it is."""
        return self.path.parent

    def ask(self) -> None:
        """Let another place be chosen: a file, or the folder in which the new folder will be."""
        assert self._writer is not None
        dialog = QFileDialog(self, _("Where to"), str(self.folder))
        if self._writer.suffix.startswith("."):
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setNameFilter(f"{_(self._writer.title)} (*{self._writer.suffix})")
            dialog.setDefaultSuffix(self._writer.suffix.lstrip("."))
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # the note says it
            dialog.selectFile(self.path.name)
            dialog.fileSelected.connect(lambda name: self.put(Path(name)))
        else:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
            name = self.path.name
            dialog.fileSelected.connect(lambda folder: self.put(Path(folder) / name))
        dialog.open()

    def _follow(self) -> None:
        self._folder = self.folder if self.is_named else self._folder
        self.look()
        self.changed.emit()

    def look(self) -> None:
        """Say what is there at present."""
        self.note.setText(self._present())
        self.note.setVisible(bool(self.note.text()))

    def _present(self) -> str:
        path = self.path
        try:
            if not self.is_named or not path.exists():
                return ""
            if path.is_dir():
                return _("This folder exists; an older export in it is replaced, all else stays.")
        except OSError:
            return ""
        return _("This file exists; exporting replaces it.")
