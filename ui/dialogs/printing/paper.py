"""Putting a finished print on paper by the system's own print dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

from planner.errors import UserError
from planner.i18n import _
from planner.pdf.preview import Part
from planner.writing import require_no_festival
from ui.dialogs.printing.desk import PrintDesk
from ui.dialogs.printing.far import Drawn, Sheets
from ui.dialogs.printing.preview import image

DOTS = 300
"""Per inch; finer lines than that no office printer draws."""

_SLACK_PT = 6.0
"""By which paper may be smaller than a page that is printed at its true size all the same."""


def ask_for_paper(
    parent: QWidget,
    desk: PrintDesk,
    sheets: Sheets,
    name: str,
    complain: Callable[[str], None],
    printed: Callable[[int], None],
) -> QPrintDialog:
    """Show the system's print dialog for a print; it goes to paper when that is accepted, or into
    the file that was chosen there. ``complain`` is told why it does not, ``printed`` how many pages
    went.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    take_size(printer, sheets.sizes[0])
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print on paper"))
    dialog.setMinMax(1, len(sheets.sizes))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)

    def put_out() -> None:
        try:
            job = PaperJob(parent, desk, sheets, printer)
        except UserError as error:
            complain(str(error))
            return
        job.ended.connect(lambda wrong: complain(wrong) if wrong else printed(job.count))
        job.begin()

    dialog.accepted.connect(put_out)
    dialog.show()
    return dialog


class PaperJob(QObject):
    """Pages one after the other: drawn in the worker at 300 dots an inch, painted on the printer.

    ``ended(sentence)`` fires once, with what went wrong, or nothing. Raises UserError when the
    printer is a file, and that is a festival.
    """

    ended = Signal(str)

    def __init__(self, parent: QWidget, desk: PrintDesk, sheets: Sheets, printer: QPrinter) -> None:
        super().__init__(parent)
        if printer.outputFileName():
            require_no_festival(Path(printer.outputFileName()))
        self._desk, self._sheets, self._printer = desk, sheets, printer
        self._pages = list(pages_of(printer, len(sheets.sizes)))
        self._done = 0
        self._painter = QPainter()
        self._over = False
        self._progress = QProgressDialog(_("Printing"), _("Stop"), 0, len(self._pages), parent)
        self._progress.setWindowTitle(_("Printing"))
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress.setMinimumWidth(340)
        self._progress.setAutoReset(False)
        self._progress.setMinimumDuration(0)
        self._progress.canceled.connect(self.stop)

    @property
    def count(self) -> int:
        """How many pages are printed."""
        return len(self._pages)

    def begin(self) -> None:
        """Draw the first page."""
        self._progress.show()
        self._next()

    def stop(self) -> None:
        """Print no further page."""
        if self._painter.isActive():
            self._printer.abort()
        self._end(_("Stopped; what the printer had already may still come out."))

    def _next(self) -> None:
        page = self._pages[self._done]
        words = _("Printing page {page} of {pages}")
        self._progress.setLabelText(words.format(page=self._done + 1, pages=len(self._pages)))
        self._progress.setValue(self._done)
        width, height = self._sheets.sizes[page]
        scale = DOTS / 72
        part = Part(scale, 0, 0, round(width * scale), round(height * scale))
        self._desk.draw(
            self._sheets, page, part, self._put, self._end, lambda: self._end(_lost()), "paper"
        )

    def _put(self, drawn: Drawn) -> None:
        """Paint a page that was drawn, then ask for the next."""
        if self._over:
            return
        printer, size = self._printer, self._sheets.sizes[drawn.page]
        if not self._painter.isActive() and not self._painter.begin(printer):
            self._end(_("The printer did not take the document; look whether it is ready."))
            return
        if self._done and not printer.newPage():
            self._end(_("The printer stopped taking pages; look whether it is ready."))
            return
        self._painter.drawImage(place_on(printer, size), image(drawn.picture))
        self._done += 1
        if self._done == len(self._pages):
            self._end("")
        else:
            self._next()

    def _end(self, sentence: str) -> None:
        if self._over:
            return
        self._over = True
        if self._painter.isActive() and not self._painter.end() and not sentence:
            sentence = _("The printer did not finish; look whether all pages are there.")
        self._progress.canceled.disconnect(self.stop)
        self._progress.close()
        self._progress.deleteLater()
        self.ended.emit(sentence)
        self.deleteLater()


def pages_of(printer: QPrinter, count: int) -> Iterator[int]:
    """The pages that were asked for, counted from 0, in the order of printing."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    wanted: Sequence[int] = range(max(1, first), min(last, count) + 1) or range(1, count + 1)
    backwards = printer.pageOrder() is QPrinter.PageOrder.LastPageFirst
    for number in reversed(wanted) if backwards else wanted:
        yield number - 1


def take_size(printer: QPrinter, size: tuple[float, float]) -> None:
    """Ask the printer for paper of the size of a page in points, without margins: wall cards must
    come out true to scale.
    """
    width, height = size
    portrait = QSizeF(min(size), max(size))
    paper = QPageSize(portrait, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    wide = QPageLayout.Orientation.Landscape
    orientation = wide if width > height else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(paper, orientation, QMarginsF()))
    printer.setFullPage(True)


def place_on(printer: QPrinter, size: tuple[float, float]) -> QRectF:
    """Where a page of this size in points stands on the paper: at its true size in the middle, or
    as large as paper allows that is too small for it. In the printer's dots.
    """
    unit = printer.logicalDpiX() / 72
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    fits = all(
        length <= room / unit + _SLACK_PT
        for length, room in zip(size, (paper.width(), paper.height()), strict=True)
    )
    scale = unit if fits else min(paper.width() / size[0], paper.height() / size[1])
    width, height = size[0] * scale, size[1] * scale
    return QRectF((paper.width() - width) / 2, (paper.height() - height) / 2, width, height)


def _lost() -> str:
    return _("The print is there no more; show it again, then print it.")
