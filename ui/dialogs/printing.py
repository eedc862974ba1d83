"""Printing: the documents at the left, the page as it will come out, its options at the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QDir, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.errors import UserError
from planner.i18n import _, ngettext
from planner.pdf.base import For, Printed, PrintedDocument
from planner.pdf.documents import all_documents
from planner.pdf.pictures import StillFolder
from planner.pdf.states import with_states
from planner.writing import write_file
from ui.dialogs.base import Dialog, main_button
from ui.dialogs.options import OptionForm
from ui.dialogs.preview import Drawn, Preview, draw, draw_page
from ui.session import Session
from ui.tasks import Task, run_task
from ui.theme import SECONDARY, theme
from ui.waiting import call_later
from ui.widgets import PillButton, PlainLabel

_FIRST = "day-grid"  # what is printed most often while a festival is planned
_PAUSE_MS = 120  # several options changed at once are drawn once


class PrintDialog(Dialog):
    """Shows what would be printed, and saves it as PDF or puts it on paper.

    ``drawn`` fires when the preview shows the present options, or says why it cannot.
    """

    drawn = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, _("Print"), "print", (1040, 680))
        self._session = session
        # What the audience gets stands first; within each sort they stand by name.
        self._documents = dict(sorted(all_documents().items(), key=_for_whom))
        self._forms: dict[str, OptionForm] = {}
        self._form: OptionForm | None = None
        self._task: Task | None = None
        self._again = False
        self._folder = TemporaryDirectory(prefix="marquee-print-", ignore_cleanup_errors=True)
        self._stills = StillFolder(Path(self._folder.name))
        self._stills_there = False
        self.printed: Printed | None = None
        self.page = 0
        self.preview = Preview()
        self.list = self._document_list()
        self._options = self._option_area()
        self._lay_out()
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._draw)
        self._add_foot()
        self.list.currentRowChanged.connect(lambda _row: self._show_document())
        self.list.setCurrentRow(list(self._documents).index(_FIRST))

    # -- what it is made of -----------------------------------------------------------------------

    def _document_list(self) -> QListWidget:
        found = QListWidget()
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setAccessibleName(_("Documents"))
        found.setFixedWidth(168)
        found.setStyleSheet(
            "QListWidget { background: transparent } "
            "QListWidget::item { padding: 6px 8px; border-radius: 6px } "
            f"QListWidget::item:selected {{ background: {theme().accent_soft.name()};"
            f" color: {theme().text.name()} }}"
        )
        for document_id, document in self._documents.items():
            item = QListWidgetItem(_(document.title), found)
            item.setData(Qt.ItemDataRole.UserRole, document_id)
        return found

    def _option_area(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedWidth(240)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 12, 0)
        self._help = PlainLabel("", SECONDARY, tone="text3")
        self._help.setWordWrap(True)
        self._help.setContentsMargins(0, 0, 0, 8)
        column.addWidget(self._help)
        self._form_column = column
        area.setWidget(holder)
        return area

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.preview, 1)
        turn = QHBoxLayout()
        self.back = PillButton("", "left", "flat", _("Page before"), "PgUp")
        self.forth = PillButton("", "right", "flat", _("Page after"), "PgDown")
        self.back.setShortcut("PgUp")
        self.forth.setShortcut("PgDown")
        self.back.clicked.connect(lambda: self.turn(-1))
        self.forth.clicked.connect(lambda: self.turn(1))
        self.number = PlainLabel("", SECONDARY, tone="text2")
        turn.addStretch(1)
        for widget in (self.back, self.number, self.forth):
            turn.addWidget(widget)
        turn.addStretch(1)
        middle.addLayout(turn)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list)
        row.addLayout(middle, 1)
        row.addWidget(self._options)
        self.body.addLayout(row, 1)

    def _add_foot(self) -> None:
        self.save = main_button(_("Save PDF…"), self.ask_where)
        self.paper = PillButton(_("Print on paper…"))
        self.paper.clicked.connect(self._put_on_paper)
        self.add_buttons(self.save, self.paper)
        self._enable(False)

    # -- the document -----------------------------------------------------------------------------

    @property
    def document(self) -> PrintedDocument:
        """The document that is chosen."""
        return self._documents[self.document_id]

    @property
    def document_id(self) -> str:
        """Its id."""
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    @property
    def form(self) -> OptionForm:
        """Its options."""
        assert self._form is not None
        return self._form

    def _show_document(self) -> None:
        form = self._forms.get(self.document_id)
        if form is None:
            form = self._forms[self.document_id] = OptionForm(self.document.every_option)
            form.changed.connect(self._draw_soon)
            self._form_column.addWidget(form, 1)
        if self._form is not None:
            self._form.hide()
        self._form = form
        form.show()
        self._help.setText(_(self.document.help))
        self.page = 0
        self._draw()

    # -- the preview ------------------------------------------------------------------------------

    def _draw(self) -> None:
        """Print anew with the present options; one print at a time, the last wish counts."""
        self._enable(False)
        if self._task is not None:
            self._again = True
            return
        try:
            options = self.form.values()
            if self._session.document is not None:  # it knows how the festival was
                declared = self.document.every_option
                options = with_states(self._session.document, declared, options)
        except UserError:
            self.preview.say(_("Mend the option at the right to see the page."))
            self.drawn.emit()
            return
        self.preview.wait()
        if self.document.shows_stills and not self._stills_there:
            self._fetch_stills()
            return
        self._run(draw, self._session.festival, self.document_id, options, self.page, self._stills)

    def _fetch_stills(self) -> None:
        """Put the pictures where the worker finds them: the file itself is open here alone."""
        document, films = self._session.document, self._session.festival.films.values()
        wanted = {film.still_sha256 for film in films} - {""}
        if document is None or not wanted:
            self._go_on()
            return
        call_later(
            self,
            partial(self._stills.fill, wanted, document.still),
            done=lambda _filled: self._go_on(),
            failed=self._refuse,
        )

    def _go_on(self) -> None:
        self._stills_there = True
        self._draw()

    def _run(self, function: Any, *args: Any) -> None:
        self._task = run_task(
            self,
            _("Preview"),
            function,
            *args,
            done=self._show,
            failed=self._refuse,
            quiet=True,
        )

    def _show(self, drawn: Drawn) -> None:
        self._task = None
        if self._once_more():
            return
        self.printed, self.page = drawn.printed, drawn.page
        self.preview.show_page(drawn.picture)
        self._enable(True)
        self._say_pages()
        self.complain(_warnings(drawn.printed), "warning")
        self.drawn.emit()

    def _refuse(self, sentence: str) -> None:
        self._task = None
        if self._once_more():
            return
        self.printed = None
        self.preview.say(_("There is no page to show."))
        self.complain(sentence)
        self.drawn.emit()

    def _once_more(self) -> bool:
        """Draw again, when something was changed meanwhile."""
        again, self._again = self._again, False
        if again:
            self._draw()
        return again

    def turn(self, pages: int) -> None:
        """Show a page before or after."""
        if self.printed is None or self._task is not None:
            return
        page = min(max(self.page + pages, 0), self.printed.pages - 1)
        if page != self.page:
            self.preview.wait()
            self._run(draw_page, self.printed, page)

    def _say_pages(self) -> None:
        pages = self.printed.pages if self.printed else 0
        text = _("Page {page} of {pages}").format(page=self.page + 1, pages=pages)
        self.number.setText(text if pages > 1 else ngettext("{n} page", "{n} pages", 1).format(n=1))
        self.back.setEnabled(self.page > 0)
        self.forth.setEnabled(self.page < pages - 1)

    def _draw_soon(self) -> None:
        """Until the page shows what was chosen, the page before must not be saved for it."""
        self._enable(False)
        self._pause.start()

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
        chooser.setDirectory(QDir.homePath())
        chooser.selectFile(f"{self._name().replace('/', '-')}.pdf")
        chooser.fileSelected.connect(lambda path: self.save_at(Path(path)))
        chooser.open()

    def save_at(self, path: Path) -> None:
        """Write the PDF; says why not when it cannot be written."""
        if self.printed is None:
            return
        try:
            write_file(path, self.printed.pdf)
        except UserError as error:
            self.complain(str(error))
            return
        self._session.tell(_("Saved as {path}.").format(path=path), "done")
        self.accept()

    def _put_on_paper(self) -> None:
        from ui.dialogs.paper import ask_for_paper

        if self.printed is not None:
            ask_for_paper(self, self.printed, self._name(), self.complain)

    def _name(self) -> str:
        return f"{self._session.festival.edition.name} – {_(self.document.title)}"

    def done(self, result: int) -> None:
        """Stop drawing, when it still goes on."""
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()
        self._folder.cleanup()
        super().done(result)


def _for_whom(entry: tuple[str, PrintedDocument]) -> int:
    return list(For).index(entry[1].readers)


def _warnings(printed: Printed) -> str:
    """The first warnings in one sentence each, and how many more there are."""
    first = " ".join(printed.warnings[:2])
    more = len(printed.warnings) - 2
    text = ngettext("And {n} more remark.", "And {n} more remarks.", more)
    return f"{first} {text.format(n=more)}" if more > 0 else first
