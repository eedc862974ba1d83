"""Exporting: the ways out at the left, the options of one, what stays in the house, and where to.

All of it is made from what the writers declare; a new writer needs no line here.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.errors import UserError
from planner.exchange.public import AUDIENCE, Audience
from planner.exchange.writers import Exported, Writer, all_writers, export
from planner.i18n import _, ngettext
from planner.model import Festival
from planner.text import safe_name, sort_key
from planner.writing import clear_unfinished
from ui.dialogs.base import Dialog, main_button
from ui.dialogs.destination import Destination
from ui.dialogs.options import OptionForm
from ui.memory import Memory
from ui.session import Session
from ui.tasks import Task, run_task
from ui.theme import BODY, SECONDARY, theme
from ui.waiting import call_later
from ui.widgets import PillButton, PlainLabel

_FOLDER, _LAST = "export/folder", "export/writer"


class ExportDialog(Dialog):
    """Writes the festival for other programs.

    ``ended`` fires when an export is written, refused or stopped.
    """

    ended = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            _("Export"),
            "export",
            (960, 600),
            _("The festival for other programs. It stays as it is."),
        )
        self._session = session
        self._memory = Memory()
        known = all_writers()
        names = sorted(known, key=lambda one: sort_key(_(known[one].title)))
        self._writers = {name: known[name] for name in names}
        self._forms: dict[str, OptionForm] = {}
        self._task: Task | None = None
        self.exported: Exported | None = None
        self.list = self._writer_list()
        self.destination = Destination(self._folder(), safe_name(session.festival.edition.name))
        self.destination.changed.connect(self._begin_anew)
        self._lay_out()
        self._add_foot()
        self.list.currentRowChanged.connect(lambda _row: self._show_writer())
        self.choose(self._memory.text(_LAST))

    # -- what it is made of -----------------------------------------------------------------------

    def _writer_list(self) -> QListWidget:
        found = QListWidget()
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setAccessibleName(_("Formats"))
        found.setFixedWidth(208)
        found.setStyleSheet(
            "QListWidget { background: transparent } "
            "QListWidget::item { padding: 6px 8px; border-radius: 6px } "
            f"QListWidget::item:selected {{ background: {theme().accent_soft.name()};"
            f" color: {theme().text.name()} }}"
        )
        for writer_id, writer in self._writers.items():
            item = QListWidgetItem(_(writer.title), found)
            item.setData(Qt.ItemDataRole.UserRole, writer_id)
        return found

    def _lay_out(self) -> None:
        self.help = PlainLabel("", BODY, tone="text2")
        self.help.setWordWrap(True)
        self.left_out = PlainLabel("", SECONDARY, tone="text2")
        self.left_out.setWordWrap(True)
        self.left_out.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        holder = QWidget()
        self._forms_at = QVBoxLayout(holder)
        self._forms_at.setContentsMargins(0, 0, 12, 0)
        self._forms_at.setSpacing(12)
        self._forms_at.addWidget(self.help)
        area = _scrolling(holder)
        kept = QWidget()
        column = QVBoxLayout(kept)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(6)
        column.addWidget(PlainLabel(_("What stays in the house"), BODY, 600))
        column.addWidget(self.left_out)
        column.addStretch(1)
        beside = _scrolling(kept)
        beside.setFixedWidth(252)
        upper = QHBoxLayout()
        upper.setSpacing(20)
        upper.addWidget(area, 1)
        upper.addWidget(beside)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addLayout(upper, 1)
        right.addWidget(self.destination)
        self.outcome = PlainLabel("", BODY, 600)
        self.outcome.setWordWrap(True)
        self.outcome.hide()
        right.addWidget(self.outcome)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    def _add_foot(self) -> None:
        self.export_button = main_button(_("Export"), self.start)
        self.leave = PillButton(_("Close"))
        self.leave.clicked.connect(self.reject)
        self.show_folder = PillButton(_("Show in folder"), "folder")
        self.show_folder.clicked.connect(self._open_folder)
        self.show_folder.hide()
        self.add_buttons(self.export_button, self.show_folder, self.leave, cancel=False)

    # -- the writer -------------------------------------------------------------------------------

    @property
    def writer_id(self) -> str:
        """The id of the writer that is chosen."""
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    @property
    def writer(self) -> Writer:
        """The writer that is chosen."""
        return self._writers[self.writer_id]

    @property
    def form(self) -> OptionForm:
        """Its options."""
        return self._forms[self.writer_id]

    def choose(self, writer_id: str) -> None:
        """Choose a writer by its id; the first where there is none of that id."""
        known = list(self._writers)
        self.list.setCurrentRow(known.index(writer_id) if writer_id in known else 0)

    def _show_writer(self) -> None:
        if self.writer_id not in self._forms:
            form = self._forms[self.writer_id] = OptionForm(
                self.writer.options, self._session.festival
            )
            form.changed.connect(self._look)
            form.changed.connect(self._begin_anew)
            self._forms_at.addWidget(form, 1)
        for writer_id, form in self._forms.items():
            form.setVisible(writer_id == self.writer_id)
        self.help.setText(_(self.writer.help))
        self.help.setVisible(bool(self.writer.help))
        self.destination.serve(self.writer)
        self._look()

    def _begin_anew(self) -> None:
        """Forget what was said of the last export."""
        self.complain("")
        self.outcome.hide()
        self.show_folder.hide()
        self.export_button.setEnabled(self.destination.is_named and self._task is None)

    # -- what is left out -------------------------------------------------------------------------

    def _look(self) -> None:
        """Say what the present options keep in the house."""
        try:
            options = self.form.values()
        except UserError:  # said under the field
            return
        self._say_left_out(self.writer.leaves_out(self._session.festival, options))

    def _say_left_out(self, sentences: tuple[str, ...]) -> None:
        nothing = _("Nothing has to stay.")
        if self.form.values().get(AUDIENCE.key, self.writer.audience) == Audience.STAFF:
            nothing = _("Nothing: it is for the office, and has what is not public too.")
        self.left_out.setText("\n\n".join(sentences) or nothing)

    # -- out --------------------------------------------------------------------------------------

    def start(self) -> None:
        """Write it, in the background."""
        if self._task is not None or not self.destination.is_named:
            return
        self._begin_anew()
        try:
            options = self.form.values()
        except UserError as error:
            self.complain(str(error))
            return
        self.export_button.setEnabled(False)
        document, festival, writer = self._session.document, self._session.festival, self.writer
        if not writer.shows_stills or document is None:
            self._write(festival, options, {})
            return
        wanted = {film.still_sha256 for film in festival.films.values()} - {""}
        call_later(
            self,
            lambda: {name: content for name in wanted if (content := document.still(name))},
            done=partial(self._write, festival, options),
            failed=self._refuse,
        )

    def _write(self, festival: Festival, options: dict[str, Any], stills: dict[str, bytes]) -> None:
        self._task = run_task(
            self,
            _("Exporting “{format}”").format(format=_(self.writer.title)),
            export,
            festival,
            self.writer,
            self.destination.path,
            options,
            stills.get,
            done=self._say_done,
            failed=self._refuse,
            cancelled=self._clear_up,
        )

    def _say_done(self, exported: Exported) -> None:
        self._task = None
        self.exported = exported
        self._memory.keep(_LAST, self.writer_id)
        self._memory.keep(_FOLDER, str(self.destination.folder))
        self.destination.look()
        out = self.destination.path
        count = len(exported.files)
        if count > 1:
            text = ngettext("Exported {n} file to {out}.", "Exported {n} files to {out}.", count)
        else:
            text = _("Exported to {out}.")
        self.outcome.setText(text.format(n=count, out=out))
        self.outcome.show()
        if exported.left_out:
            self._say_left_out(exported.left_out)
        self.show_folder.show()
        self.export_button.setEnabled(True)
        self.ended.emit()

    def _clear_up(self) -> None:
        """Take away what was begun; the process that wrote it was ended."""
        call_later(
            self,
            partial(clear_unfinished, self.destination.path),
            done=lambda _none: self._refuse(_("Stopped; nothing was written.")),
            failed=self._refuse,
        )

    def _refuse(self, sentence: str) -> None:
        self._task = None
        self.complain(sentence)
        self.export_button.setEnabled(True)
        self.ended.emit()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.destination.folder)))

    def _folder(self) -> Path:
        """The folder used last, else that of the festival, else home."""
        kept = Path(self._memory.text(_FOLDER) or ".")
        if kept.is_absolute() and kept.is_dir():
            return kept
        document = self._session.document
        beside = document.path.parent if document is not None else Path.home()
        return beside if beside.is_dir() and beside.is_absolute() else Path.home()

    def done(self, result: int) -> None:
        """Stop what still goes on."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)


def _scrolling(holder: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName(_("Options"))
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(holder)
    return area
