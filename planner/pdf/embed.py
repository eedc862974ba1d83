"""Fonts inside a PDF: each face as a Type0 font with exactly the glyphs the document uses.

A code is given to each pair of glyph and text, so that what is copied out of the PDF is exactly
what was put in, whatever the shaping did in between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFString,
    PDFZCompress,
)

from planner.pdf.archive import Stream
from planner.pdf.fonts import Face

_UNNEEDED_TABLES = (
    *("GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG", "name", "cmap", "OS/2", "post", "meta"),
    *("gasp", "vhea", "vmtx", "VORG"),
)


class EmbeddedFont:
    """One face of one document; ReportLab asks it for its objects when the file is written."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes: dict[tuple[int, str], str] = {(0, ""): "0000"}

    def code(self, glyph: int, text: str) -> str:
        """Four hexadecimal digits by which the page shows this glyph, standing for this text."""
        found = self._codes.get((glyph, text))
        if found is None:
            found = self._codes[glyph, text] = f"{len(self._codes):04X}"
        return found

    @property
    def _glyphs(self) -> list[int]:
        """The glyph of each code, in the order of the codes."""
        return [glyph for glyph, _text in self._codes]

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 - ReportLab's name
        """Add the font's objects to the document; ReportLab calls this once, when saving."""
        document.updateSignature(repr(self._codes))
        data, glyph_numbers = self._subset()
        name = PDFName(f"{self._tag()}+{self.face.name}")
        descendant = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": PDFDictionary(
                {
                    "Registry": PDFString("Adobe"),
                    "Ordering": PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": self._reference(
                document, "descriptor", self._descriptor(document, data)
            ),
            "DW": 1000,
            "W": PDFArray(
                [0, PDFArray([round(self.face.advance(glyph), 2) for glyph in self._glyphs])]
            ),
            "CIDToGIDMap": self._reference(document, "glyphs", _stream(glyph_numbers)),
        }
        font = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": name,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray(
                [self._reference(document, "descendant", PDFDictionary(descendant))]
            ),
            "ToUnicode": self._reference(document, "unicode", _stream(self._to_unicode())),
        }
        fonts = document.idToObject[BasicFonts].dict
        fonts[self.name] = self._reference(document, "font", PDFDictionary(font))

    def _reference(self, document: PDFDocument, part: str, thing: object) -> PDFObjectReference:
        return document.Reference(thing, f"{self.name}.{part}")

    def _descriptor(self, document: PDFDocument, data: bytes) -> PDFDictionary:
        ascent, descent = self.face.extents
        return PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(f"{self._tag()}+{self.face.name}"),
                "Flags": 4,
                "FontBBox": PDFArray([-1000, -500, 3000, 1500]),
                "ItalicAngle": self.face.italic_angle,
                "Ascent": round(ascent),
                "Descent": round(descent),
                "CapHeight": 714,
                "StemV": 80,
                "FontFile2": self._reference(document, "file", _stream(data, Length1=len(data))),
            }
        )

    def _tag(self) -> str:
        """Six letters that name this choice of glyphs, as PDF asks for subsets."""
        digest = hashlib.sha256(repr(list(self._codes)).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _subset(self) -> tuple[bytes, bytes]:
        """The font file with the used glyphs, and the glyph number there of each code."""
        request = hb.SubsetInput()
        request.sets(hb.SubsetInputSets.GLYPH_INDEX).update(set(self._glyphs))
        request.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
            {int.from_bytes(tag.encode(), "big") for tag in _UNNEEDED_TABLES}
        )
        request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        if self.face.source.axis_infos:
            request.pin_all_axes_to_default(self.face.source)
        for axis, value in self.face.axes.items():
            request.pin_axis_location(self.face.source, axis, value)
        plan = hb.SubsetPlan(self.face.source, request)
        numbers = plan.old_to_new_glyph_mapping
        mapping = b"".join(int(numbers[glyph]).to_bytes(2, "big") for glyph in self._glyphs)
        return bytes(plan.execute().blob.data), mapping

    def _to_unicode(self) -> str:
        return "\n".join(
            _character_map([(code, text) for (_glyph, text), code in self._codes.items() if text])
        )


def _stream(content: bytes | str, **entries: int) -> Stream:
    stream = Stream()
    stream.content = content
    stream.filters = [PDFZCompress]
    for key, value in entries.items():
        stream.dictionary[key] = value
    return stream


def _character_map(rows: list[tuple[str, str]]) -> Iterator[str]:
    yield "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
    yield "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def"
    yield "/CMapName /Adobe-Identity-UCS def /CMapType 2 def"
    yield "1 begincodespacerange <0000> <FFFF> endcodespacerange"
    for begin in range(0, len(rows), 100):
        part = rows[begin : begin + 100]
        yield f"{len(part)} beginbfchar"
        for code, text in part:
            yield f"<{code}> <{text.encode('utf-16-be').hex().upper()}>"
        yield "endbfchar"
    yield "endcmap CMapName currentdict /CMap defineresource pop end end"
