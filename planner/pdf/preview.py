"""Pages of a PDF as pictures, for the preview beside the print options and for paper."""

from __future__ import annotations

from types import TracebackType
from typing import NamedTuple, Self


class Raster(NamedTuple):
    """A part of a page as rows of blue, green, red and unused bytes, without padding."""

    pixels: bytes
    width: int
    height: int


class Part(NamedTuple):
    """What to draw of a page: a rectangle of it in pixels, when a point (1/72 inch) is ``scale``
    pixels.
    """

    scale: float
    left: int
    top: int
    width: int
    height: int


class Paper:
    """A PDF that is open for drawing; its pages are counted from 0."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        self._document = pypdfium2.PdfDocument(pdf)

    def __enter__(self) -> Self:
        """Itself, to be closed at the end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let it go."""
        self._document.close()

    def sizes(self) -> tuple[tuple[float, float], ...]:
        """Width and height of each page in points."""
        return tuple(self._document.get_page_size(page) for page in range(len(self._document)))

    def whole(self, page: int, scale: float) -> Raster:
        """A whole page; raises IndexError when there is no such page."""
        self._require(page)
        width, height = self._document.get_page_size(page)
        return self.part(page, Part(scale, 0, 0, round(width * scale), round(height * scale)))

    def part(self, page: int, part: Part) -> Raster:
        """A part of a page; raises IndexError when there is no such page."""
        import pypdfium2

        self._require(page)
        width, height = max(1, part.width), max(1, part.height)
        sheet = self._document[page]
        try:
            bitmap = pypdfium2.PdfBitmap.new_native(
                width, height, pypdfium2.raw.FPDFBitmap_BGRx, stride=4 * width
            )
            try:
                bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
                pypdfium2.raw.FPDF_RenderPageBitmap(
                    bitmap,
                    sheet,
                    -part.left,
                    -part.top,
                    round(sheet.get_width() * part.scale),
                    round(sheet.get_height() * part.scale),
                    0,
                    pypdfium2.raw.FPDF_ANNOT,
                )
                return Raster(bytes(bitmap.buffer), width, height)
            finally:
                bitmap.close()
        finally:
            sheet.close()

    def _require(self, page: int) -> None:
        if not 0 <= page < len(self._document):
            raise IndexError(page)


def raster(pdf: bytes, page: int, width_px: int) -> Raster:
    """Page number ``page``, counted from 0, drawn ``width_px`` pixels wide.

    Raises IndexError when there is no such page.
    """
    with Paper(pdf) as paper:
        sizes = paper.sizes()
        if not 0 <= page < len(sizes):
            raise IndexError(page)
        return paper.whole(page, width_px / sizes[page][0])
