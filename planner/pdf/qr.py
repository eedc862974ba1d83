"""QR codes as rectangles, by the encoder that comes with ReportLab."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from planner.pdf.layout import Frame, Rectangle
from planner.pdf.look import BLACK, WHITE

_QUIET = 4
"""Modules of white around the code, as ISO/IEC 18004 asks."""


def qr_items(text: str, frame: Frame) -> Iterator[Rectangle]:
    """The code of a text in a square frame, with its quiet zone."""
    rows = _modules(text)
    module = frame.width / (len(rows) + 2 * _QUIET)
    yield Rectangle(frame, fill=WHITE)
    for number, row in enumerate(rows):
        top = frame.top + (number + _QUIET) * module
        column = 0
        for dark, cells in groupby(row):
            count = len(list(cells))
            if dark:
                left = frame.left + (column + _QUIET) * module
                yield Rectangle(Frame(left, top, count * module, module), fill=BLACK)
            column += count


@lru_cache(4096)
def _modules(text: str) -> tuple[tuple[bool, ...], ...]:
    from reportlab.graphics.barcode import qrencoder

    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return tuple(tuple(bool(cell) for cell in row) for row in code.modules)
