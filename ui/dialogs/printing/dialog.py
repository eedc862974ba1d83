"""Printing: the documents at the left, the page as it will come out, its options at the right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from planner.errors import UserError
from planner.i18n import N_, _, ngettext
from planner.pdf.added_fonts import FONTS
from planner.pdf.base import For, PrintedDocument
from planner.pdf.documents import all_documents
from planner.pdf.preview import Part
from planner.pdf.states import with_states
from ui.dialogs.base import Dialog, main_button
from ui.dialogs.options import OptionForm
from ui.dialogs.printing.choices import Choices
from ui.dialogs.printing.desk import PrintDesk
from ui.dialogs.printing.document_list import DocumentList
from ui.dialogs.printing.far import Sheets, Written
from ui.dialogs.printing.places import Places
from ui.dialogs.printing.presets import Presets
from ui.dialogs.printing.remarks import Remarks
from ui.dialogs.printing.stills import PrintStills
from ui.dialogs.printing.view import View
from ui.memory import Memory
from ui.session import Session
from ui.theme import appearance
from ui.widgets import PillButton

_FIRST = "day-grid"  # what is printed most often while a festival is planned
_PAUSE_MS = 120  # several options changed at once are drawn once
_TITLE_BAR = 40
_LEAST = 244
_WIDE = 264
"""Pixels of the right side."""
_SPLIT = "print/split"
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
        self._fonts = ""
        self._places = Places(self, self._memory)
        self._documents = all_documents()
        document = session.document
        self.presets = Presets(None if document is None else self._memory.of_file(document.path))
        self.list = DocumentList(self._documents)
        self.view = View()
        self.choices = Choices(session, self._documents, self.presets)
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
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list, 3)  # both sides have a width that is enough for them
        row.addWidget(self.view, 5)
        row.addWidget(self._right_side(), 3)
        self.body.addLayout(row, 1)

    def _right_side(self) -> QWidget:
        """Options above, remarks below; how the room is shared stays as it was left."""
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 8, 0, 0)
        below.addWidget(self.remarks)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        for part, share in ((self.choices, 5), (lower, 3)):
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
        return side

    def _keep_on_screen(self) -> None:
        """Be no larger than the screen, which at 150 % is soon the case."""
        room = self.screen().availableGeometry()
        self.resize(min(self.width(), room.width()), min(self.height(), room.height() - _TITLE_BAR))

    def _add_foot(self) -> None:
        self.save = main_button(_("Save PDF…"), self.ask_where)
        self.paper = PillButton(_("Print on paper…"), "print")
        self.paper.clicked.connect(lambda _on=False: self._put_on_paper())
        self.all = PillButton(" ", "folder", elided=True)
        self.all.clicked.connect(lambda _on=False: self._places.ask_folder(self.print_all_into))
        self.help = PillButton("", "help", "flat", _("What the manual says of it"), "F1")
        self.help.setAutoDefault(False)
        self.help.clicked.connect(lambda _on=False: self._show_help())
        self.foot.addWidget(self.help)
        self.add_buttons(self.save, self.all, self.paper)
        self.leave.setText(_("Close"))
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, self._show_help)

    def _listen(self) -> None:
        self.list.currentRowChanged.connect(lambda _row: self._show_document())
        self.list.itemClicked.connect(lambda _item: self._begin_anew())
        self.list.itemActivated.connect(lambda _item: self._begin_anew())
        self.choices.changed.connect(self._draw_soon)
        self.choices.refused.connect(self.complain)
        self.view.drawn.connect(self.drawn)
        self.view.preview.wanted.connect(self._draw_part)
        self.view.paging.stop.connect(self.desk.stop)
        self.desk.progressed.connect(self.view.paging.hear)
        self.desk.stopped.connect(self._say_stopped)
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
        return self.choices.form

    @property
    def sheets(self) -> Sheets | None:
        """Its print, once it is made."""
        return self.view.sheets

    def _show_document(self) -> None:
        self.choices.serve(self.document_id)
        self.presets.turn_to(self.document_id)
        self.all.setText(_(_ALL[self.document.readers]))
        self.view.serve(_(self.document.title))
        self.remarks.clear()  # they were about another
        self._draw()

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
            options = self.choices.values(self.document_id)
        except UserError:
            self._say_nothing(_("Mend the option at the right to see the page."))
            return
        try:
            options = self._with_states(self.document, options)
        except UserError as error:
            self._refuse(str(error))
            return
        self._fonts = str(options.get(FONTS.key, "")).strip()
        self.view.wait()
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
        self.complain("")
        self._use_fonts()
        self.remarks.show_remarks(sheets)
        self.view.show_sheets(sheets)
        self._enable(not self._pause.isActive())

    def _use_fonts(self) -> None:
        """Show in the window, too, what this print has letters for."""
        if self._fonts:
            folder = Path(self._fonts).expanduser()
            self._memory.add_font_folder(folder)
            appearance().use_fonts([folder])

    def _draw_part(self, page: int, part: Part) -> None:
        if self.sheets is not None:
            self.desk.draw(self.sheets, page, part, self.view.take, self._refuse, self._draw)

    def _refuse(self, sentence: str) -> None:
        self._say_nothing(_("There is no page to show."))
        self.complain(sentence)

    def _say_nothing(self, word: str) -> None:
        self.remarks.clear()
        self.view.say(word)

    def _say_stopped(self) -> None:
        self.all.setEnabled(True)
        self._say_nothing(_("Stopped. Click the document to begin anew, or change an option."))
        self.list.setFocus()

    def _begin_anew(self) -> None:
        """The document that is chosen was clicked, or Return pressed on it."""
        if self.sheets is None and not self.view.paging.is_making:
            self._draw()

    def _enable(self, ready: bool) -> None:
        self.save.setEnabled(ready)
        self.paper.setEnabled(ready)

    # -- out of it --------------------------------------------------------------------------------

    def ask_where(self) -> None:
        """Ask where the PDF is to be, then save it there."""
        self._places.ask_file(self._name(), self.save_at)

    def save_at(self, path: Path) -> None:
        """Write the PDF; says where it is, or why not when it cannot be written."""
        if self.sheets is not None and self.save.isEnabled():
            self._enable(False)
            self.desk.save(self.sheets, path, self._say_saved, self._say_not_saved, self._draw)

    def _say_saved(self, path: Path) -> None:
        self._places.keep(path.parent)
        self._remember()
        self._enable(self.sheets is not None)
        self.complain(_("Saved as {path}.").format(path=path), "done")
        self.ended.emit()

    def _say_not_saved(self, sentence: str) -> None:
        self._enable(self.sheets is not None)
        self.complain(sentence)
        self.ended.emit()

    def _put_on_paper(self) -> None:
        from ui.dialogs.printing.paper import ask_for_paper

        if self.sheets is not None:
            self._remember()
            own = (self._name(), self.complain, self._say_printed)
            ask_for_paper(self, self.desk, self.sheets, *own)

    def _say_printed(self, pages: int) -> None:
        sentence = ngettext("{n} page is printed.", "{n} pages are printed.", pages)
        self.complain(sentence.format(n=pages), "done")

    def _name(self) -> str:
        return f"{self._session.festival.edition.name} – {_(self.document.title)}"

    # -- all for one sort of readers --------------------------------------------------------------

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
            try:
                options = self.choices.values(document_id)
                wanted[document_id] = self._with_states(document, options)
            except UserError as error:
                self.complain(f"{_(document.title)}: {error}")
                return
        self._enable(False)
        self.all.setEnabled(False)
        self.view.paging.begin(_("Document {page} of {pages}"))
        stills = self._pictures.stills
        self.desk.print_all(wanted, folder, stills, self._say_all, self._say_not_all)

    def _say_all(self, written: Written) -> None:
        self._places.keep(written.folder)
        self._all_is_over()
        self.remarks.show_of_several(written.remarks)
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
        self.view.paging.end()
        self.all.setEnabled(True)
        self._enable(self.sheets is not None)

    # -- habits -----------------------------------------------------------------------------------

    def _remember(self) -> None:
        """Keep the options of every document that was looked at."""
        for document_id, options in self.choices.chosen():
            self.presets.use(document_id, options)

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
