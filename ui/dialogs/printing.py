"""Printing: the documents at the left, the page as it will come out, its options at the right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QDir, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from planner.errors import UserError
from planner.i18n import N_, _, ngettext
from planner.pdf.base import For, PrintedDocument
from planner.pdf.documents import all_documents
from planner.pdf.preview import Part
from planner.pdf.states import with_states
from planner.text import safe_name
from ui.dialogs.base import Dialog, main_button
from ui.dialogs.options import OptionForm
from ui.dialogs.preset_button import PresetButton
from ui.dialogs.presets import Presets
from ui.dialogs.preview import Preview
from ui.dialogs.print_desk import PrintDesk
from ui.dialogs.print_far import Drawn, Sheets, Written
from ui.dialogs.print_list import DocumentList
from ui.dialogs.print_paging import Paging
from ui.dialogs.print_remarks import Remarks
from ui.dialogs.print_stills import PrintStills
from ui.memory import Memory
from ui.session import Session
from ui.theme import SECONDARY
from ui.widgets import PillButton, PlainLabel

_FIRST = "day-grid"  # what is printed most often while a festival is planned
_PAUSE_MS = 120  # several options changed at once are drawn once
_TITLE_BAR = 40
_LEAST = 244
_WIDE = 264
_ROOM = 204
"""Pixels of the options, and for words beside a box in them."""
_FOLDER, _SPLIT = "print/folder", "print/split"
_ALL = {
    For.PUBLIC: N_("All for the public…"),
    For.INDUSTRY: N_("All for press and industry…"),
    For.HOUSE: N_("All for the house…"),
}


class PrintDialog(Dialog):
    """Shows what would be printed, and saves it as PDF or puts it on paper. It stays beside the
    window, and follows what is changed there.

    ``drawn`` fires when the preview shows the present options, or says why it cannot; ``ended``
    when a file was written or refused.
    """

    drawn = Signal()
    ended = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Print"), "print", (1120, 720))
        self._keep_on_screen()
        self._session = session
        self._memory = Memory()
        self._documents = all_documents()
        document = session.document
        self.presets = Presets(None if document is None else self._memory.of_file(document.path))
        self._forms: dict[str, OptionForm] = {}
        self._form: OptionForm | None = None
        self._fresh = False
        self.sheets: Sheets | None = None
        self.page = 0
        self.list = DocumentList(self._documents)
        self.preview = Preview()
        self.paging = Paging(self.preview)
        self.remarks = Remarks()
        self.desk = PrintDesk(session, self)
        self._pictures = PrintStills(session, self)
        self._lay_out()
        self._add_foot()
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._draw)
        self._listen()
        self._enable(False)
        self.list.choose(self.presets.document_id or _FIRST)

    # -- what it is made of -----------------------------------------------------------------------

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.preview, 1)
        middle.addWidget(self.paging)
        self.preset = PresetButton(self.presets)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self.preset)
        right.addWidget(self._option_area(), 1)
        upper, lower = QWidget(), QWidget()
        upper.setLayout(right)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 8, 0, 0)
        below.addWidget(self.remarks)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        for part, share in ((upper, 5), (lower, 3)):
            self.split.addWidget(part)
            self.split.setStretchFactor(self.split.count() - 1, share)
        self.split.setSizes([500, 260])
        self.split.restoreState(self._memory.state(_SPLIT))
        side = QWidget()  # a splitter forgets how wide it may be
        side.setMinimumWidth(_LEAST)
        side.setMaximumWidth(_WIDE)
        around = QVBoxLayout(side)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.split)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list, 3)  # both sides have a width that is enough for them
        row.addLayout(middle, 5)
        row.addWidget(side, 3)
        self.body.addLayout(row, 1)

    def _keep_on_screen(self) -> None:
        """Be no larger than the screen, which at 150 % is soon the case."""
        room = self.screen().availableGeometry()
        self.resize(min(self.width(), room.width()), min(self.height(), room.height() - _TITLE_BAR))

    def _option_area(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        self._form_column = QVBoxLayout(holder)
        self._form_column.setContentsMargins(0, 0, 12, 0)
        self._help = PlainLabel("", SECONDARY, tone="text3")
        self._help.setWordWrap(True)
        self._help.setContentsMargins(0, 0, 0, 8)
        self._form_column.addWidget(self._help)
        area.setWidget(holder)
        return area

    def _add_foot(self) -> None:
        self.save = main_button(_("Save PDF…"), self.ask_where)
        self.paper = PillButton(_("Print on paper…"), "print")
        self.paper.clicked.connect(lambda _on=False: self._put_on_paper())
        self.all = PillButton(" ", "folder", elided=True)
        self.all.clicked.connect(lambda _on=False: self.ask_folder())
        self.help = PillButton("", "help", "flat", _("What the manual says of it"), "F1")
        self.help.setAutoDefault(False)
        self.help.clicked.connect(lambda _on=False: self._show_help())
        self.foot.addWidget(self.help)
        self.add_buttons(self.save, self.all, self.paper)
        self.leave.setText(_("Close"))
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, self._show_help)

    def _listen(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show_document())
        self.preview.wanted.connect(self._draw_part)
        self.preview.turned.connect(self.turn)
        self.paging.turned.connect(self.turn_to)
        self.paging.stop.connect(self.desk.stop)
        self.desk.progressed.connect(self.paging.hear)
        self.desk.stopped.connect(self._say_stopped)
        self.preset.chosen.connect(self._use_preset)
        self.preset.keeping.connect(self._keep_preset)
        self._session.changed.connect(self._follow)

    # -- the document -----------------------------------------------------------------------------

    @property
    def document(self) -> PrintedDocument:
        """The document that is chosen."""
        return self._documents[self.document_id]

    @property
    def document_id(self) -> str:
        """Its id."""
        return self.list.document_id

    @property
    def form(self) -> OptionForm:
        """Its options."""
        assert self._form is not None
        return self._form

    def _show_document(self) -> None:
        form = self._forms.get(self.document_id) or self._new_form(self.document_id)
        if self._form is not None:
            self._form.hide()
        self._form = form
        form.show()
        self._help.setText(_(self.document.help))
        self.preset.serve(self.document_id)
        self.presets.turn_to(self.document_id)
        self.all.setText(_(_ALL[self.document.readers]))
        self.page = 0
        self._draw()

    def _new_form(self, document_id: str) -> OptionForm:
        settings = self._documents[document_id].every_option
        form = self._forms[document_id] = OptionForm(settings, self._session.festival, _ROOM)
        form.put(self.presets.last(document_id))
        form.changed.connect(self._draw_soon)
        form.hide()
        self._form_column.addWidget(form, 1)
        return form

    def _use_preset(self, options: dict[str, Any]) -> None:
        self.form.put(options)

    def _keep_preset(self, name: str) -> None:
        try:
            self.presets.keep(self.document_id, name, self.form.values())
        except UserError as error:
            self.complain(str(error))

    def _follow(self, _changes: object) -> None:
        """The festival is another by now."""
        if not self._session.is_open:
            self.close()
            return
        self._draw_soon()

    # -- the preview ------------------------------------------------------------------------------

    def _draw_soon(self) -> None:
        """Until the page shows what was chosen, the page before must not be saved for it."""
        self._enable(False)
        self._pause.start()

    def _draw(self) -> None:
        """Print anew with the present options; the last wish counts."""
        self._pause.stop()
        self._enable(False)
        try:
            options = self.form.values()
        except UserError:
            self._say_nothing(_("Mend the option at the right to see the page."))
            return
        try:
            options = self._with_states(self.document, options)
        except UserError as error:
            self._refuse(str(error))
            return
        self.preview.wait()
        self.paging.begin()
        if self.document.shows_stills and not self._pictures.are_there:
            self._pictures.fetch(self._draw, self._refuse)
            return
        stills = self._pictures.stills
        self.desk.print(self.document_id, options, stills, self._take, self._refuse)

    def _with_states(self, document: PrintedDocument, options: dict[str, Any]) -> dict[str, Any]:
        """The options, with how the festival was in the place of the times that they name."""
        file = self._session.document
        return options if file is None else with_states(file, document.every_option, options)

    def _take(self, sheets: Sheets) -> None:
        """A print is made; its page is drawn next."""
        self.sheets = sheets
        self.paging.end()
        self.complain("")
        self.remarks.show_remarks(sheets.left_out, sheets.warnings, sheets.incomplete)
        self._fresh = True
        self.turn_to(self.page)
        self._enable(not self._pause.isActive())

    def _draw_part(self, page: int, part: Part) -> None:
        if self.sheets is not None:
            self.desk.draw(self.sheets, page, part, self._show, self._refuse, self._draw)

    def _show(self, drawn: Drawn) -> None:
        self.preview.take(drawn)
        if self._fresh and self.preview.shows:
            self._fresh = False
            self.drawn.emit()

    def _refuse(self, sentence: str) -> None:
        self._say_nothing(_("There is no page to show."))
        self.complain(sentence)

    def _say_nothing(self, word: str) -> None:
        self.sheets = None
        self.paging.end()
        self.paging.show_page(0, 0)
        self.remarks.clear()
        self.preview.say(word)
        self.drawn.emit()

    def _say_stopped(self) -> None:
        self.all.setEnabled(True)
        self._say_nothing(_("Stopped. Change an option, or choose a document, to go on."))

    def turn(self, pages: int) -> None:
        """Show a page before or after."""
        self.turn_to(self.page + pages)

    def turn_to(self, page: int) -> None:
        """Show this page, counted from 0, or the nearest there is."""
        if self.sheets is None:
            return
        count = len(self.sheets.sizes)
        self.page = min(max(page, 0), count - 1)
        self.paging.show_page(self.page, count)
        self.preview.show_page(self.page, self.sheets.sizes[self.page])
        title, now = _(self.document.title), _("page {page} of {pages}")
        self.preview.setAccessibleDescription(
            f"{title}, {now.format(page=self.page + 1, pages=count)}"
        )

    def _enable(self, ready: bool) -> None:
        self.save.setEnabled(ready)
        self.paper.setEnabled(ready)

    # -- out of it --------------------------------------------------------------------------------

    def ask_where(self) -> None:
        """Ask where the PDF is to be, then save it there."""
        chooser = QFileDialog(self, _("Save PDF"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(_("PDF files (*.pdf)"))
        chooser.setDefaultSuffix("pdf")
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setDirectory(self._folder())
        chooser.selectFile(f"{safe_name(self._name())}.pdf")
        chooser.fileSelected.connect(lambda path: self.save_at(Path(path)))
        chooser.open()

    def save_at(self, path: Path) -> None:
        """Write the PDF and close; says why not when it cannot be written."""
        if self.sheets is not None and self.save.isEnabled():
            self._enable(False)
            self.desk.save(self.sheets, path, self._say_saved, self._say_not_saved, self._draw)

    def _say_saved(self, path: Path) -> None:
        self._memory.keep(_FOLDER, str(path.parent))
        self._remember()
        self._session.tell(_("Saved as {path}.").format(path=path), "done")
        self.accept()
        self.ended.emit()

    def _say_not_saved(self, sentence: str) -> None:
        self._enable(self.sheets is not None)
        self.complain(sentence)
        self.ended.emit()

    def _put_on_paper(self) -> None:
        from ui.dialogs.paper import ask_for_paper

        if self.sheets is not None:
            self._remember()
            ask_for_paper(self, self.desk, self.sheets, self._name(), self.complain)

    # -- all for one sort of readers --------------------------------------------------------------

    def ask_folder(self) -> None:
        """Ask for the folder into which all documents of these readers are printed."""
        chooser = QFileDialog(self, _("Print into a folder"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.setOption(QFileDialog.Option.ShowDirsOnly)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.setDirectory(self._folder())
        chooser.fileSelected.connect(lambda path: self.print_all_into(Path(path)))
        chooser.open()

    def print_all_into(self, folder: Path) -> None:
        """Print every document that has the same readers, each with the options it had last."""
        if not self._pictures.are_there:
            self._pictures.fetch(lambda: self.print_all_into(folder), self._say_not_all)
            return
        wanted = {}
        for document_id in self.list.documents():
            document = self._documents[document_id]
            if document.readers is not self.document.readers:
                continue
            form = self._forms.get(document_id) or self._new_form(document_id)
            try:
                wanted[document_id] = self._with_states(document, form.values())
            except UserError as error:
                self.complain(f"{_(document.title)}: {error}")
                return
        self._enable(False)
        self.all.setEnabled(False)
        self.paging.begin(_("Document {page} of {pages}"))
        stills = self._pictures.stills
        self.desk.print_all(wanted, folder, stills, self._say_all, self._say_not_all)

    def _say_all(self, written: Written) -> None:
        self._memory.keep(_FOLDER, str(written.folder))
        self._all_is_over()
        self.remarks.show_remarks((), written.remarks, ())
        text = ngettext(
            "{n} document is in {folder}.", "{n} documents are in {folder}.", written.files
        )
        self.complain(text.format(n=written.files, folder=written.folder), "done")
        self.ended.emit()

    def _say_not_all(self, sentence: str) -> None:
        self._all_is_over()
        self.complain(sentence)
        self.ended.emit()

    def _all_is_over(self) -> None:
        self.paging.end()
        self.all.setEnabled(True)
        self._enable(self.sheets is not None)

    # -- habits -----------------------------------------------------------------------------------

    def _folder(self) -> str:
        kept = self._memory.text(_FOLDER)
        return kept if kept and Path(kept).is_dir() else QDir.homePath()

    def _name(self) -> str:
        return f"{self._session.festival.edition.name} – {_(self.document.title)}"

    def _remember(self) -> None:
        """Keep the options of every document that was looked at."""
        for document_id, form in self._forms.items():
            try:
                self.presets.use(document_id, form.values())
            except UserError:  # said under the field
                continue

    def _show_help(self) -> None:
        self._session.ask("manual", (_("Printing"), _(self.document.title)))

    def done(self, result: int) -> None:
        """Stop drawing, when it still goes on."""
        self._let_go()
        super().done(result)

    def closeEvent(self, event: Any) -> None:
        """Closing stops it too."""
        self._let_go()
        super().closeEvent(event)

    def _let_go(self) -> None:
        self._pause.stop()
        self._remember()
        self._memory.keep(_SPLIT, self.split.saveState())
        self.desk.close()
        self._pictures.close()
