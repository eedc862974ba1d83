"""Drawing: a laid-out document becomes a PDF file, the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFName, PDFObject

from planner.pdf.archive import Stream, colours_of_pictures, compressed, make_lasting
from planner.pdf.compact import CompactDocument
from planner.pdf.ink import Ink
from planner.pdf.layout import Frame, Layout, Link, Page, Press
from planner.pdf.leading import add_outline, link_annotation
from planner.pdf.pictures import Pixels
from planner.pdf.structure import Structure
from planner.pdf.syntax import box, reference
from planner.progress import tell

_PDF_VERSION = (1, 7)
_PAGES = "pages"


def pdf_bytes(layout: Layout) -> bytes:
    """The document as tagged PDF/A-2b.

    ReportLab's canvas is left out: it names an unembedded font.
    """
    document = CompactDocument(
        compression=1, invariant=1, pdfVersion=_PDF_VERSION, lang=layout.language or None
    )
    make_lasting(document, layout)
    written: list[str] = []
    annotations: list[str] = []
    pages = document.add_small(len(layout.pages), written)
    links = document.add_small(_links_of(layout), annotations)
    structure = Structure(layout.language, pages, links)
    ink = Ink(structure, cmyk=layout.press is not None)
    document.Pages.pages = [reference(one).encode() for one in pages]
    document.Reference(document.Pages, _PAGES)
    for index, page in enumerate(layout.pages):
        key = structure.begin_page()
        drawn = ink.page(page)
        own = links[len(annotations) :][: len(drawn.links)]
        annotations += [link_annotation(one, page.height, pages, at) for one, at in drawn.links]
        content = _content(document, drawn.content, f"content.{index}")
        resources = _resources(document, layout.press, drawn.pictures)
        written.append(_page(document, page, content, resources, key, own))
        tell(index + 1, len(layout.pages))
    structure.add_to(document)
    if layout.outline:
        add_outline(document, layout, pages)
    document.delayedFonts.extend(ink.fonts.values())
    data = document.GetPDFData(None)
    return data if isinstance(data, bytes) else data.encode("latin-1")


def _links_of(layout: Layout) -> int:
    return sum(isinstance(item, Link) for page in layout.pages for item in page.items)


def _content(document: CompactDocument, operators: str, name: str) -> int:
    """The number of the stream that has the operators of a page."""
    # At once: the operators of a thousand pages would be most of the memory that a print takes.
    content = compressed(operators.encode("latin-1"))
    document.updateSignature(content.content)  # the file's identity follows from it
    document.Reference(content, name)
    return document.number_of(name)


def _resources(document: CompactDocument, press: Press | None, shown: Mapping[str, Pixels]) -> str:
    """What a page draws with: the fonts of all pages, and its own pictures, each of which is in the
    document once.
    """
    for name, pixels in shown.items():
        if name not in document.idToObject:
            document.Reference(_picture(pixels, colours_of_pictures(document, press)), name)
    document.updateSignature(" ".join(pixels.name for pixels in shown.values()))
    fonts = f"/Font {reference(document.number_of(BasicFonts))}"
    pictures = "".join(f"/{name} {reference(document.number_of(name))}" for name in shown)
    return f"<<{fonts}/XObject<<{pictures}>>>>" if pictures else f"<<{fonts}>>"


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


def _page(
    document: CompactDocument, page: Page, content: int, resources: str, key: int, links: range
) -> str:
    above, whole = reference(document.number_of(_PAGES)), Frame(0, 0, page.width, page.height)
    parts = [
        f"<</Type/Page/Parent {above}/MediaBox{box(whole, page.height)}/Resources{resources}",
        f"/Contents {reference(content)}/StructParents {key}/Tabs/S",
    ]
    if page.trim is not None:
        parts.append(f"/TrimBox{box(page.trim, page.height)}")
        parts.append(f"/BleedBox{box(page.trim, page.height, page.bleed)}")
    if links:
        parts.append(f"/Annots[{' '.join(map(reference, links))}]")
    return "".join((*parts, ">>"))
