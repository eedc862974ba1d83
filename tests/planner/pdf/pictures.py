"""Pages as pictures, and how alike two of them are to an eye."""

from __future__ import annotations

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

from planner.pdf.layout import Layout
from planner.pdf.paint import pdf_bytes

_BLUR = 1.5
"""Pixels: what another version of a rasteriser draws a hair elsewhere is the same."""
_SEEN = 16
"""Of 255: how much darker or lighter a spot must be to be seen."""


def pictures_of(pdf: bytes, pages: tuple[int, ...], width: int) -> list[Image.Image]:
    """These pages of a PDF, so many pixels wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for number in pages:
            sheet = document[number]
            picture = sheet.render(scale=width / sheet.get_width()).to_pil().convert("RGB")
            sheet.close()
            found.append(picture)
        return found
    finally:
        document.close()


def picture_of(layout: Layout, page: int, width: int) -> Image.Image:
    """One page of a layout."""
    return pictures_of(pdf_bytes(layout), (page,), width)[0]


def unlike(one: Image.Image, other: Image.Image) -> float:
    """The share of the page, in per cent, that looks different; all of it for another size."""
    if one.size != other.size:
        return 100.0
    soft = (image.convert("RGB").filter(ImageFilter.GaussianBlur(_BLUR)) for image in (one, other))
    red, green, blue = ImageChops.difference(*soft).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)  # as another hue is as light
    differing = most.point(lambda v: 255 if v > _SEEN else 0)
    return 100 * differing.histogram()[255] / (one.width * one.height)
