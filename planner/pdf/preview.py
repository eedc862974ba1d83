"""Pages of a PDF as pictures, for the preview beside the print options."""

from __future__ import annotations

from typing import NamedTuple


class Raster(NamedTuple):
    """A page as rows of red, green and blue bytes, without padding."""

    pixels: bytes
    width: int
    height: int


def raster(pdf: bytes, page: int, width_px: int) -> Raster:
    """Page number ``page``, counted from 0, drawn ``width_px`` pixels wide.

    Raises IndexError when there is no such page.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        if not 0 <= page < len(document):
            raise IndexError(page)
        sheet = document[page]
        picture = sheet.render(scale=width_px / sheet.get_width(), rev_byteorder=True)
        row = picture.width * picture.n_channels
        data = bytes(picture.buffer)
        rows = (data[y * picture.stride :][:row] for y in range(picture.height))
        return Raster(b"".join(rows), picture.width, picture.height)
    finally:
        document.close()
