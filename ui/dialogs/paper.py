"""Putting a finished print on paper by the system's own print dialog."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.pdf.base import Printed
from ui.dialogs.preview import image

_MOST_PIXELS = 3600


def ask_for_paper(parent: QWidget, printed: Printed, name: str) -> QPrintDialog:
    """Show the system's print dialog for a print; it goes to paper when that is accepted."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    if _is_wide(printed):
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Print on paper"))
    dialog.setMinMax(1, printed.pages)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.accepted.connect(lambda: put_on_paper(printed, printer))
    dialog.show()
    return dialog


def put_on_paper(printed: Printed, printer: QPrinter) -> None:
    """Draw the pages asked for on the printer, each as large as the sheet allows."""
    from planner.pdf import raster

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
