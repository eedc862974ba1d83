"""Drawing: a laid-out document becomes a PDF file, the same bytes every time."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFPage,
)

from planner.pdf.archive import Stream, colours_of_pictures, make_lasting
from planner.pdf.compact import CompactDocument
from planner.pdf.ink import Ink
from planner.pdf.layout import Frame, Layout, Page, Picture
from planner.pdf.leading import add_outline, link_annotation
from planner.pdf.pictures import Pixels
from planner.pdf.structure import Structure, link_name
from planner.progress import tell

_PDF_VERSION = (1, 7)


def print_pdf(layout: Layout, out: Path | BinaryIO) -> None:
    """Write the document as a PDF file; raises OSError when that is not possible."""
    data = pdf_bytes(layout)
    if isinstance(out, Path):
        out.write_bytes(data)
    else:
        out.write(data)


def pdf_bytes(layout: Layout) -> bytes:
    """The document as tagged PDF/A-2b.

    ReportLab's canvas is left out: it names an unembedded font.
    """
    document = CompactDocument(
        compression=1, invariant=1, pdfVersion=_PDF_VERSION, lang=layout.language or None
    )
    make_lasting(document, layout)
    structure = Structure(layout.language, len(layout.pages))
    ink = Ink(structure, cmyk=layout.press is not None)
    names = [f"Page{number}" for number in range(1, len(layout.pages) + 1)]  # as ReportLab does
    space = colours_of_pictures(document, layout.press) if _has_pictures(layout) else None
    for number, page in enumerate(layout.pages, 1):
        key = structure.begin_page()
        drawn = ink.page(page)
        made = _page(page, drawn.content, key)
        made.Annots = [
            document.Reference(link_annotation(link, page.height, names, key), link_name(key))
            for link, key in drawn.links
        ]
        document.updateSignature(made.Contents.content)  # the file's identity follows from it
        if named := {ink.pictures[one.pixels]: one.pixels for one in _pictures_of(page)}:
            made.XObjects = PDFDictionary(
                {
                    name: document.Reference(_picture(one, space), name)
                    for name, one in named.items()
                }
            )
            document.updateSignature(" ".join(one.name for one in named.values()))
        document.addPage(made)
        tell(number, len(layout.pages))
    structure.add_to(document, names)
    if layout.outline:
        add_outline(document, layout, names)
    document.delayedFonts.extend(ink.fonts.values())
    data = document.GetPDFData(None)
    return data if isinstance(data, bytes) else data.encode("latin-1")


def _pictures_of(page: Page) -> Iterator[Picture]:
    return (item for item in page.items if isinstance(item, Picture))


def _has_pictures(layout: Layout) -> bool:
    return any(True for page in layout.pages for _picture in _pictures_of(page))


def _picture(pixels: Pixels, space: PDFObject) -> Stream:
    made = Stream()
    made.content, made.filters = pixels.data, []
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": pixels.width,
        "Height": pixels.height,
        "ColorSpace": space,
        "BitsPerComponent": 8,
        "Filter": PDFName("FlateDecode" if pixels.lossless else "DCTDecode"),
    }
    for key, value in entries.items():
        made.dictionary[key] = value
    return made


def _page(page: Page, drawn: str, key: int) -> PDFPage:
    made = PDFPage()
    made.__NoDefault__ = [*made.__NoDefault__, "StructParents", "Tabs"]
    made.StructParents, made.Tabs = key, PDFName("S")
    made.pagewidth, made.pageheight = round(page.width, 2), round(page.height, 2)
    if page.trim is not None:
        made.TrimBox = _box(page.trim, page.height, 0.0)
        made.BleedBox = _box(page.trim, page.height, page.bleed)
    made.ExtGState = made.XObjects = None
    made._shadingUsed = made._colorsUsed = {}  # noqa: SLF001 - the canvas sets them, and no one else
    content = Stream()
    # At once: the operators of a thousand pages would be most of the memory that a print takes.
    content.content, content.filters = zlib.compress(drawn.encode("latin-1")), []
    content.dictionary["Filter"] = PDFName("FlateDecode")
    made.Contents = content
    return made


def _box(frame: Frame, height: float, around: float) -> PDFArray:
    corners = (frame.left, height - frame.bottom, frame.right, height - frame.top)
    beyond = (-around, -around, around, around)
    return PDFArray([round(one + more, 2) for one, more in zip(corners, beyond, strict=True)])
