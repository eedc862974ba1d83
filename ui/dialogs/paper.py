"""Putting a finished print on paper by the system's own print dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from planner.errors import UserError
from planner.i18n import _
from planner.pdf.base import Printed
from planner.writing import require_no_festival
from ui.dialogs.preview import image

_MOST_PIXELS = 3600


def ask_for_paper(
    parent: QWidget, printed: Printed, name: str, complain: Callable[[str], None]
) -> QPrintDialog:
    """Show the system's print dialog for a print; it goes to paper when that is accepted, or into
    the file that was chosen there. ``complain`` is told why it does not.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    if _is_wide(printed):
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print on paper"))
    dialog.setMinMax(1, printed.pages)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.accepted.connect(lambda: _put_out(printed, printer, complain))
    dialog.show()
    return dialog


def _put_out(printed: Printed, printer: QPrinter, complain: Callable[[str], None]) -> None:
    try:
        put_on_paper(printed, printer)
    except UserError as error:
        complain(str(error))


def put_on_paper(printed: Printed, printer: QPrinter) -> None:
    """Draw the pages asked for on the printer, each as large as the sheet allows.

    Raises UserError when the printer is a file, and that is a festival.
    """
    from planner.pdf import raster

    if printer.outputFileName():
        require_no_festival(Path(printer.outputFileName()))
    first = printer.fromPage() or 1
    last = printer.toPage() or printed.pages
    painter = QPainter(printer)
    for number in range(first, min(last, printed.pages) + 1):
        if number > first:
            printer.newPage()
        sheet = printer.pageRect(QPrinter.Unit.DevicePixel)
        picture = image(raster(printed.pdf, number - 1, min(_MOST_PIXELS, round(sheet.width()))))
        scale = min(sheet.width() / picture.width(), sheet.height() / picture.height())
        box = QRectF(0, 0, picture.width() * scale, picture.height() * scale)
        painter.drawImage(box, picture)
    painter.end()


def _is_wide(printed: Printed) -> bool:
    from planner.pdf import raster

    page = raster(printed.pdf, 0, 100)
    return page.width > page.height
