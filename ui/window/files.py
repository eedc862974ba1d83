"""Files come and go: new, open, sample, recent, import, and whatever is dropped on the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from planner.errors import UserError
from planner.i18n import _
from planner.text import clean
from ui.memory import Memory, data_folder
from ui.session import Session
from ui.theme import icon

if TYPE_CHECKING:
    from planner.exchange.source import Source

SUFFIX = ".marquee"


class Files:
    """What the window does with files. ``dialogs`` are children of ``widget`` and never block."""

    def __init__(self, widget: QWidget, session: Session, memory: Memory) -> None:
        self._widget, self._session, self._memory = widget, session, memory

    # -- festivals --------------------------------------------------------------------------------

    def new(self) -> None:
        """Ask for name, days, zone and screens, and open the new festival."""
        from ui.dialogs import NewFestivalDialog

        NewFestivalDialog(self._session, self._widget).open()

    def choose(self) -> None:
        """Ask for a festival file and open it."""
        dialog = QFileDialog(self._widget, _("Open a festival"), str(self._folder()))
        dialog.setNameFilters([_("Marquee festivals (*.marquee)"), _("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open(Path(name)))
        dialog.open()

    def open(self, path: Path) -> bool:
        """Open a festival file; one that cannot be opened leaves the list of recent ones."""
        if self._session.open(path):
            return True
        if not path.is_file():
            self._memory.forget_recent(path)
        return False

    def open_sample(self) -> bool:
        """Open the sample festival, as it was left; False, with a message, if it fails."""
        from planner.sample import open_sample

        try:
            path = open_sample(data_folder())
        except UserError as error:
            self._session.tell(str(error))
            return False
        return self.open(path)

    def _folder(self) -> Path:
        recent = self._memory.recent()
        return recent[0].parent if recent else Path.home()

    def fill_recent(self, menu: QMenu) -> None:
        """List the festivals opened last in a menu."""
        menu.clear()
        for path in self._memory.recent():
            text = clean(f"{path.stem}  —  {path.parent}").replace("&", "&&")
            entry = menu.addAction(icon("film"), text)
            entry.triggered.connect(lambda _on=False, path=path: self.open(path))
        menu.setEnabled(bool(menu.actions()))

    # -- import -----------------------------------------------------------------------------------

    def choose_import(self) -> None:
        """Ask for files to import."""
        dialog = QFileDialog(self._widget, _("Import films, screens or screenings"))
        dialog.setNameFilters(import_filters())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setDirectory(str(self._folder()))
        dialog.filesSelected.connect(lambda names: self.take_in([Path(name) for name in names]))
        dialog.open()

    def take_in(self, paths: Sequence[Path]) -> None:
        """Open the festival among the files, or show what importing the others would do."""
        festivals = [path for path in paths if path.suffix.casefold() == SUFFIX]
        if festivals:
            self.open(festivals[0])
        elif not self._session.is_open:
            self._session.tell(
                _("Start or open a festival first; then drop {name} again.").format(
                    name=paths[0].name
                ),
                "notice",
            )
        else:
            self._bring(list(paths))

    def _bring(self, paths: list[Path]) -> None:
        """Pictures go to films; all else to the import."""
        from planner.exchange.pictures import has_pictures

        pictures = [path for path in paths if has_pictures(path)]
        others = [path for path in paths if path not in pictures]
        if pictures:
            self._session.ask("stills", (pictures, None))
        if others:
            from ui.dialogs import ImportDialog

            ImportDialog(self._session, others, self._widget).open()

    def take_clipboard(self) -> None:
        """Show what importing the text, or the files, on the clipboard would do."""
        from planner.exchange.source import Source

        carried: QMimeData | None = QGuiApplication.clipboard().mimeData()
        paths = dropped_files(carried) if carried else []
        if paths:
            self.take_in(paths)
            return
        self._bring_text(Source.pasted, carried.text() if carried else "")

    def take_text(self, text: str) -> None:
        """Show what importing text would do that was dragged in from another program."""
        from planner.exchange.source import Source

        if self._session.is_open:
            self._bring_text(Source.dropped, text)
        else:
            self._session.tell(
                _("Start or open a festival first; then drop the text again."), "notice"
            )

    def _bring_text(self, made: Callable[[str], Source], text: str) -> None:
        from ui.dialogs import ImportDialog

        try:
            source = made(text)
        except UserError as error:
            self._session.tell(str(error), "notice")
            return
        ImportDialog(self._session, [source], self._widget).open()


def import_filters() -> list[str]:
    """The file dialog's choices: everything that can be imported, and each kind by itself."""
    from planner.exchange.readers import all_readers

    readers = all_readers().values()
    every = sorted({suffix for reader in readers for suffix in reader.suffixes})
    choices = [_("Everything that can be read ({patterns})").format(patterns=_patterns(every))]
    choices += [f"{_(reader.title)} ({_patterns(reader.suffixes)})" for reader in readers]
    return [*choices, _("All files (*)")]


def _patterns(suffixes: Sequence[str]) -> str:
    return " ".join(f"*{suffix}" for suffix in suffixes)


def dropped_text(carried: QMimeData, source: object) -> str:
    """The text that a drag carries from another program; none with files, or from this window."""
    own = source is not None or dropped_files(carried)
    return carried.text() if carried.hasText() and not own else ""


def dropped_files(carried: QMimeData) -> list[Path]:
    """The files on this computer that a drag carries."""
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]
