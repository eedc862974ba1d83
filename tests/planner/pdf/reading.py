"""Reading printed PDFs back, by two ways that know nothing of each other."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2
from pikepdf import pdfa

from planner.pdf.fonts import Style
from planner.pdf.layout import Colour, Layout, Page, Text
from planner.pdf.paint import pdf_bytes

BLACK = Colour(0, 0, 0)
SEMI_BOLD = Style(600, 87.5)


def lines_as_pdf(*lines: str, style: Style = SEMI_BOLD) -> bytes:
    """A page with these lines below each other."""
    texts = tuple(Text(40, 40 + 30 * i, line, style, 14, BLACK) for i, line in enumerate(lines))
    return pdf_bytes(Layout("Lines", (Page(600, 60 + 30 * len(lines), texts),)))


def by_pdfium(pdf: bytes, page: int = 0) -> list[str]:
    """The lines of a page as PDFium copies them, with soft breaks as it finds them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text: str = document[page].get_textpage().get_text_range()
        return text.replace("\u200b", "").splitlines()
    finally:
        document.close()


def by_codes(pdf: bytes, page: int = 0) -> list[str]:
    """The text of each text object, read by hand from the codes and the fonts' own tables.

    Runs that read from right to left come in the order in which they are drawn.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return _texts(document.pages[page])


def each_by_codes(pdf: bytes) -> Iterator[list[str]]:
    """As ``by_codes``, page after page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for sheet in document.pages:
            yield _texts(sheet)


def _texts(sheet: pikepdf.Page) -> list[str]:
    tables = {name: to_unicode(font) for name, font in sheet.Resources.Font.items()}
    found: list[str] = []
    table: dict[int, str] = {}
    for step in pikepdf.parse_content_stream(sheet):
        operands = step.operands
        match str(step.operator):
            case "BT":
                found.append("")
            case "Tf":
                table = tables[str(operands[0])]
            case "TJ":
                found[-1] += "".join(decoded(part, table) for part in operands[0])
    return [text.replace("\u200b", "") for text in found]


def page_content(pdf: bytes, page: int = 0) -> str:
    """The operators of a page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return bytes(document.pages[page].Contents.read_bytes()).decode("latin-1")


def embedded_files(pdf: bytes) -> dict[str, bool]:
    """Every font of the file by name, and whether its glyphs are inside."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        return {
            str(font.BaseFont): "/FontFile2" in font.DescendantFonts[0].FontDescriptor
            if "/DescendantFonts" in font
            else False
            for font in fonts
        }


def problems(pdf: bytes) -> list[str]:
    """What qpdf's own library finds wrong with the file."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return document.check_pdf_syntax()


def archive_problems(pdf: bytes) -> list[str]:
    """What keeps a file from being PDF/A-2b, as far as can be told here.

    pikepdf looks at objects, contents, fonts, colours and metadata with the rules of veraPDF's
    profile, and approves only what it knows; veraPDF itself is not run. What a parser forgives,
    the bytes themselves, is looked at below (ISO 19005-2, 6.1.2 to 6.1.9).
    """
    found = [str(one) for one in pdfa.validate_written(io.BytesIO(pdf), "2b").findings]
    if not re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", pdf):
        found.append("the header has no comment of four bytes above 127")
    if not pdf.endswith(b"%%EOF\n"):
        found.append("something stands behind the end")
    found += [
        f"the object at {one.start()} has no line of its own"
        for one in re.finditer(rb"(?s)(?P<before>.)\d+ 0 obj(?P<behind>.)", pdf)
        if one["before"] + one["behind"] != b"\n\n"
    ]
    for start in re.finditer(rb"/Length (\d+)[^>]*>>\s*stream(\r\n|\n|)", pdf):
        end = start.end() + int(start[1])
        if not start[2] or not re.match(rb"\r?\nendstream\nendobj\n", pdf[end : end + 30]):
            found.append(f"the stream at {start.end()} is not as long as it says")
    return found


def to_unicode(font: pikepdf.Object) -> dict[int, str]:
    """What each code of a font stands for, as the font says."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]*)>", table)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def decoded(part: object, table: dict[int, str]) -> str:
    """The text of a string of codes."""
    if not isinstance(part, pikepdf.String):
        return ""
    data = bytes(part)
    codes = (int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2))
    return "".join(table[code] for code in codes)
