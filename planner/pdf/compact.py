"""A PDF file whose many small objects are compressed together (ISO 32000-1, 7.5.7 and 7.5.8).

ReportLab writes each object by itself, with a line of twenty bytes in a table. Elements of the
structure are tens of thousands of a hundred bytes each, which so would double a catalogue.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from itertools import islice
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFName,
)

from planner.pdf.archive import compressed

_TOGETHER = 500
"""Objects of one stream; a reader unpacks them all for one of them."""

_FREE, _PLAIN, _PACKED = 0, 1, 2
_ENTRY = struct.Struct(">BIH")
_WIDTHS = "[1 4 2]"


class CompactDocument(PDFDocument):  # type: ignore[misc]
    """ReportLab's document, with small objects packed and a compressed table of objects."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self._small: list[tuple[int, Iterable[str]]] = []

    def add_small(self, count: int, contents: Iterable[str]) -> range:
        """Add so many objects without streams, as they are written; gives their numbers.

        They are asked for when the file is written, so ``contents`` may be filled until then.
        """
        first: int = self.objectcounter + 1
        self.objectcounter += count
        self._small.append((first, contents))
        return range(first, first + count)

    def number_of(self, name: str) -> int:
        """The number of the object that ``Reference`` was given with that name."""
        found: int = self.idToObjectNumberAndVersion[name][0]
        return found

    def format(self) -> bytes:
        """The bytes of the file."""
        self.encrypt.prepare(self)
        root, info = (self.Reference(one).format(self) for one in (self.Catalog, self.info))
        file = PDFFile(self._pdfVersion)
        entries = [_ENTRY.pack(_FREE, 0, 0xFFFF)]
        while len(entries) <= self.objectcounter:  # writing an object may bring in further ones
            name = self.numberToId.get(len(entries))
            if name is None:
                entries.append(b"")
                continue
            written = PDFIndirectObject(name, self.idToObject[name]).format(self)
            entries.append(_ENTRY.pack(_PLAIN, file.add(written), 0))
        small = (pair for first, contents in self._small for pair in enumerate(contents, first))
        while some := list(islice(small, _TOGETHER)):
            _pack(file, self, entries, some)
        start = file.offset
        file.add(self._table(entries, start, root, info))
        file.add(f"startxref\n{start}\n%%EOF\n")
        made: bytes = file.format(self)
        return made

    def _table(self, entries: list[bytes], start: int, root: bytes, info: bytes) -> bytes:
        """The table of objects with what else a trailer says; it has an entry for itself."""
        number = len(entries)
        table = compressed(b"".join((*entries, _ENTRY.pack(_PLAIN, start, 0))))
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


def _pack(
    file: PDFFile, document: PDFDocument, entries: list[bytes], small: list[tuple[int, str]]
) -> None:
    """Write objects with their numbers as one stream."""
    stream, place = len(entries), 0
    places = []
    for index, (number, content) in enumerate(small):
        places.append(f"{number} {place}")
        place += len(content) + 1
        entries[number] = _ENTRY.pack(_PACKED, stream, index)
    head = " ".join(places) + "\n"
    written = "\n".join(content for _number, content in small)
    packed = compressed((head + written).encode("latin-1"))
    packed.dictionary["Type"] = PDFName("ObjStm")
    packed.dictionary["N"], packed.dictionary["First"] = len(small), len(head)
    entries.append(_ENTRY.pack(_PLAIN, file.offset, 0))
    file.add(b"%d 0 obj\n%bendobj\n" % (stream, packed.format(document)))
