"""The rows in an SQLite file, read from its pages without SQLite, so that nothing in it can run.

What is broken costs only what stands there: every page is looked at by itself and no more than
once, whatever the file says, so this ends soon and raises nothing but ``Broken``. Pages that
nothing leads to any more (their parent is broken) can be read as well. The format is described at
https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from mmap import mmap

HEADER_BYTES = 100
USUAL_SIZE = 4096
"""The size of a page as Marquee's own files have it."""

_INNER, _LEAF = 5, 13
_SMALLEST, _LARGEST = 512, 65536
_LONGEST = 128 << 20
"""No text of a festival is longer (see ``file``)."""
_MOST_ROWS = 2_000_000
_MOST_NOTED = 1000
_WIDTHS = (0, 1, 2, 3, 4, 6, 8)
_ENCODINGS = {2: "utf-16-le", 3: "utf-16-be"}

Value = int | float | str | bytes | None
"""A value as it stands there; bytes also for a text with letters that are none."""


class Broken(Exception):  # noqa: N818 - what a page or a row is
    """It cannot be read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in the file; fewer values than columns when those are younger."""

    id: int
    values: tuple[Value, ...]


@dataclass(slots=True)
class Found:
    """What a table's pages gave: rows, and where something could not be read."""

    rows: list[Row] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    """One for each page or row that is lost: “page 12”, “page 7, row 3”."""
    lost_pages: bool = False
    """Whether a whole page could not be read, on which others may hang."""

    def note(self, place: str) -> None:
        """Say what is lost; of very much only the beginning is said."""
        if len(self.broken) < _MOST_NOTED:
            self.broken.append(place)


class Pages:
    """The pages of one file; ``data`` is not changed."""

    def __init__(self, data: bytes | mmap, page_size: int = 0) -> None:
        self._data = data
        self.page_size = page_size or stated_page_size(data)
        reserved = data[20] if len(data) > 20 else 0
        self._usable = self.page_size - (reserved if self.page_size - reserved >= 480 else 0)
        self.count = len(data) // self.page_size
        encoding = int.from_bytes(data[56:60])
        self._encoding = _ENCODINGS.get(encoding, "utf-8")
        self._seen: set[int] = set()

    def table(self, root: int) -> Found:
        """All rows of the table whose first page that is; pages seen before are not read again."""
        found = Found()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            try:
                waiting += self._read(number, found)
            except Broken:
                found.note(f"page {number}")
                found.lost_pages = True
        return found

    def orphans(self) -> Iterator[Found]:
        """The rows of each page that belongs to no table read so far, and was not let go of."""
        free = self._free()
        for number in range(2, self.count + 1):
            if number not in self._seen and number not in free:
                found = Found()
                try:
                    if self._kind(number) == _LEAF:
                        self._read(number, found)
                except Broken:
                    continue
                if found.rows:
                    yield found

    def _kind(self, number: int) -> int:
        return self._page(number)[HEADER_BYTES if number == 1 else 0]

    def _page(self, number: int) -> bytes:
        if not 1 <= number <= self.count:
            raise Broken
        start = (number - 1) * self.page_size
        return self._data[start : start + self._usable]

    def _read(self, number: int, found: Found) -> list[int]:
        """Add a page's rows; returns the pages below it. A page seen before raises Broken."""
        if number in self._seen:
            raise Broken
        page = self._page(number)
        self._seen.add(number)
        start = HEADER_BYTES if number == 1 else 0
        kind, count = page[start], int.from_bytes(page[start + 3 : start + 5])
        head = start + (12 if kind == _INNER else 8)
        if kind not in (_INNER, _LEAF) or head + 2 * count > len(page):
            raise Broken
        places = struct.unpack_from(f">{count}H", page, head)
        if kind == _INNER:
            below = [int.from_bytes(page[start + 8 : start + 12])]
            below += [int.from_bytes(page[at : at + 4]) for at in places if at + 4 <= len(page)]
            return below
        self._read_rows(number, page, places, found)
        return []

    def _read_rows(self, number: int, page: bytes, places: tuple[int, ...], found: Found) -> None:
        room = len(page)
        for place, at in enumerate(places, start=1):
            try:
                row, used = self._row(page, at)
            except Broken:
                found.note(f"page {number}, row {place}")
                continue
            room -= used
            if room < 0 or len(found.rows) >= _MOST_ROWS:  # rows lie over each other
                found.note(f"page {number}, from row {place} on")
                return
            found.rows.append(row)

    def _row(self, page: bytes, at: int) -> tuple[Row, int]:
        """The row that begins there, and how many bytes of the page it takes."""
        size, start = _varint(page, at)
        row_id, start = _varint(page, start)
        if not 0 < size <= min(_LONGEST, len(self._data)):
            raise Broken
        local = self._local(size)
        end = start + local
        if end > len(page):
            raise Broken
        payload = page[start:end]
        if local < size:
            payload += self._overflow(int.from_bytes(page[end : end + 4]), size - local)
            end += 4
        signed = row_id - (1 << 64) if row_id >> 63 else row_id
        return Row(signed, self._values(payload)), end - at

    def _local(self, size: int) -> int:
        """How much of a row of that size stands in the page itself."""
        most = self._usable - 35
        if size <= most:
            return size
        least = (self._usable - 12) * 32 // 255 - 23
        fitting = least + (size - least) % (self._usable - 4)
        return fitting if fitting <= most else least

    def _overflow(self, number: int, size: int) -> bytes:
        parts = []
        while size > 0:
            if number in self._seen:
                raise Broken
            page = self._page(number)
            self._seen.add(number)
            parts.append(page[4 : 4 + size])
            size -= len(parts[-1])
            number = int.from_bytes(page[:4])
        return b"".join(parts)

    def _values(self, payload: bytes) -> tuple[Value, ...]:
        size, at = _varint(payload, 0)
        if not at <= size <= len(payload):
            raise Broken
        values: list[Value] = []
        start = size
        while at < size:
            kind, at = _varint(payload, at)
            value, start = self._value(payload, kind, start)
            values.append(value)
        if at != size or start != len(payload):
            raise Broken
        return tuple(values)

    def _value(self, payload: bytes, kind: int, at: int) -> tuple[Value, int]:
        """The value of that kind which begins there, and where the next one does."""
        if kind in (8, 9):
            return kind - 8, at
        if kind >= 12:
            end = at + (kind - 12) // 2
            piece = _piece(payload, at, end)
            return (self._text(piece) if kind % 2 else piece), end
        if kind == 7:
            (number,) = struct.unpack(">d", _piece(payload, at, at + 8))
            return float(number), at + 8
        if kind >= len(_WIDTHS):
            raise Broken
        end = at + _WIDTHS[kind]
        piece = _piece(payload, at, end)
        return (int.from_bytes(piece, signed=True) if kind else None), end

    def _text(self, piece: bytes) -> str | bytes:
        try:
            return piece.decode(self._encoding)
        except UnicodeDecodeError:
            return piece

    def _free(self) -> set[int]:
        """The pages that the file has let go of; old rows may still stand there."""
        free: set[int] = set()
        number = int.from_bytes(self._data[32:36])
        while 1 <= number <= self.count and number not in free:
            free.add(number)
            page = self._page(number)
            count = min(int.from_bytes(page[4:8]), len(page) // 4 - 2)
            free.update(struct.unpack_from(f">{count}I", page, 8))
            number = int.from_bytes(page[:4])
        return free


def stated_page_size(data: bytes | mmap) -> int:
    """The size of a page as the file says, the usual one where that is impossible."""
    size = int.from_bytes(data[16:18])
    size = _LARGEST if size == 1 else size
    possible = _SMALLEST <= size <= _LARGEST and size & (size - 1) == 0
    return size if possible else USUAL_SIZE


def _piece(payload: bytes, start: int, end: int) -> bytes:
    if end > len(payload):
        raise Broken
    return payload[start:end]


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    number = 0
    for place, byte in enumerate(data[at : at + 9], start=1):
        if place == 9:
            return number << 8 | byte, at + 9
        number = number << 7 | byte & 0x7F
        if byte < 0x80:
            return number, at + place
    raise Broken
