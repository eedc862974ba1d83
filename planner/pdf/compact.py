"""A PDF file whose many small objects are compressed together (ISO 32000-1, 7.5.7 and 7.5.8).

ReportLab writes each object by itself, with a line of twenty bytes in a table. Elements of the
structure are tens of thousands of a hundred bytes each, which so would double a catalogue.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from reportlab.pdfbase.pdfdoc import (
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFName,
    PDFObject,
    PDFZCompress,
)

from planner.pdf.archive import Stream

_TOGETHER = 500
"""Objects of one stream; a reader unpacks them all for one of them."""

_FREE, _PLAIN, _PACKED = 0, 1, 2
_ENTRY = struct.Struct(">BIH")
_WIDTHS = "[1 4 2]"


class Small(PDFObject):  # type: ignore[misc] # ReportLab has no types
    """An object without a stream, given as it is written, that goes into the file with others."""

    def __init__(self, content: str) -> None:
        self.content = content

    def format(self, _document: PDFDocument) -> bytes:
        """Its bytes."""
        return self.content.encode("latin-1")


class CompactDocument(PDFDocument):  # type: ignore[misc]
    """ReportLab's document, with ``Small`` objects packed and a compressed table of objects."""

    def format(self) -> bytes:
        """The bytes of the file."""
        self.encrypt.prepare(self)
        root, info = (self.Reference(one).format(self) for one in (self.Catalog, self.info))
        file = PDFFile(self._pdfVersion)
        entries = [_ENTRY.pack(_FREE, 0, 0xFFFF)]
        small: list[tuple[int, Small]] = []
        for number, name in self._numbered():
            thing = self.idToObject[name]
            if isinstance(thing, Small):
                small.append((number, thing))
                entries.append(b"")
            else:
                written = PDFIndirectObject(name, thing).format(self)
                entries.append(_ENTRY.pack(_PLAIN, file.add(written), 0))
        for begin in range(0, len(small), _TOGETHER):
            self._pack(file, entries, small[begin : begin + _TOGETHER])
        start = file.offset
        file.add(self._table(entries, start, root, info))
        file.add(f"startxref\n{start}\n%%EOF\n")
        written_file: bytes = file.format(self)
        return written_file

    def _numbered(self) -> Iterator[tuple[int, str]]:
        """Every object; writing one may bring in further ones."""
        number = 1
        while number in self.numberToId:
            yield number, self.numberToId[number]
            number += 1

    def _pack(self, file: PDFFile, entries: list[bytes], small: list[tuple[int, Small]]) -> None:
        stream, place = len(entries), 0
        places, contents = [], []
        for index, (number, thing) in enumerate(small):
            places.append(f"{number} {place}")
            contents.append(thing.content)
            place += len(thing.content) + 1
            entries[number] = _ENTRY.pack(_PACKED, stream, index)
        head = " ".join(places) + "\n"
        packed = _stream((head + "\n".join(contents)).encode("latin-1"))
        packed.dictionary["Type"] = PDFName("ObjStm")
        packed.dictionary["N"], packed.dictionary["First"] = len(small), len(head)
        entries.append(_ENTRY.pack(_PLAIN, file.offset, 0))
        file.add(b"%d 0 obj\n%bendobj\n" % (stream, packed.format(self)))

    def _table(self, entries: list[bytes], start: int, root: bytes, info: bytes) -> bytes:
        """The table of objects with what else a trailer says; it has an entry for itself."""
        number = len(entries)
        table = _stream(b"".join((*entries, _ENTRY.pack(_PLAIN, start, 0))))
        digest = self.signature.hexdigest()
        for key, value in (
            ("Type", PDFName("XRef")),
            ("Size", number + 1),
            ("W", _WIDTHS.encode()),
            ("Root", root),
            ("Info", info),
            ("ID", f"[<{digest}><{digest}>]".encode()),
        ):
            table.dictionary[key] = value
        return b"%d 0 obj\n%bendobj\n" % (number, table.format(self))


def _stream(content: bytes) -> Stream:
    made = Stream()
    made.content, made.filters = content, [PDFZCompress]
    return made
