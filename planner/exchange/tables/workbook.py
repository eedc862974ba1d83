"""The child process that opens a spreadsheet: bytes on stdin, its sheets as JSON on stdout.

A cell far out, or a file made to harm, can take python-calamine all memory there is and end the
whole process with it (python-calamine issue 130). So this file runs by itself, with limits, and
imports nothing of Marquee. It looks at the parts of the file before the library does. What it
refuses it says in one word, which ``spreadsheet`` makes a sentence of.
"""

from __future__ import annotations

import datetime as dt
import gc
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterable
from typing import Any

MEGABYTE = 1024 * 1024
MOST_INFLATED = 100 * MEGABYTE
MOST_ENTRIES = 5_000
MOST_CELLS = 2_000_000
"""Of the rectangle that a sheet's cells span, be they empty: the library holds all of them."""
MOST_ROWS = 50_000
MOST_TEXT = 40 * MEGABYTE
_MEMORY = 320 * MEGABYTE
_SECONDS = 3

_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"([^>]*)>')
_ERROR = re.compile(rb'\bt="e"')
_STYLE = re.compile(rb'\bs="(\d{1,6})"')
_FONT = re.compile(rb"<(?:\w+:)?font\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?font>)", re.DOTALL)
_STRIKE = re.compile(rb'<(?:\w+:)?strike(?![^>]*\bval="(?:0|false)")')
_FONT_OF_CELLS = re.compile(rb'<(?:\w+:)?xf\b[^>]*?\bfontId="(\d{1,6})"')
_HIDDEN_ROW = re.compile(rb'<(?:\w+:)?row\s(?=[^>]*\bhidden="(?:1|true)")[^>]*?\br="(\d{1,7})"')
_HIDDEN_COLUMNS = re.compile(
    rb'<(?:\w+:)?col\s(?=[^>]*\bhidden="(?:1|true)")(?=[^>]*?\bmin="(\d{1,5})")[^>]*?\bmax="(\d{1,5})"'
)
_ODS_TABLE = re.compile(rb"<table:table\s")
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>")
_ODS_REPEATED = re.compile(rb'number-rows-repeated="(\d{1,7})"')
_MOST_NAMED = 50

Sheet = dict[str, Any]


class Refused(Exception):  # noqa: N818 - it is what this process says
    """Why the file is not read: one word, and the sheet and cell that it is about."""

    def __init__(self, why: str, sheet: str = "", cell: str = "") -> None:
        super().__init__(why)
        self.answer = {"refused": why, "sheet": sheet, "cell": cell}


def main() -> int:
    """Answer with the sheets, or with the word that refuses them."""
    _limit()
    gc.disable()  # millions of cells, none of which ever goes
    try:
        answer: dict[str, Any] = read(sys.stdin.buffer.read())
    except Refused as refused:
        answer = refused.answer
    except MemoryError:
        answer = Refused("large").answer
    sys.stdout.write(json.dumps(answer, separators=(",", ":")))
    return 0


def _limit() -> None:
    """Let the system end this process when it takes too much; only POSIX can."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _SECONDS)):
        hard = resource.getrlimit(what)[1]
        if hard == resource.RLIM_INFINITY or hard > most:
            resource.setrlimit(what, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(data: bytes) -> dict[str, Any]:
    """The visible sheets with their rows as texts, and the names of the others."""
    import python_calamine as calamine

    known = _looked_at(data) if data.startswith(b"PK") else {}
    try:
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            sheets = [
                _sheet(book, place, found, known)
                for place, found in enumerate(book.sheets_metadata)
            ]
    except calamine.PasswordError:
        raise Refused("password") from None
    except (calamine.CalamineError, OSError, ValueError):
        raise Refused("damaged") from None
    return {"sheets": sheets, "epoch": known.get("epoch", 1900)}


def _sheet(book: Any, place: int, found: Any, known: dict[str, Any]) -> Sheet:
    name, kind = found.name, str(found.typ).rpartition(".")[2]
    state = str(found.visible).rpartition(".")[2]
    made: Sheet = {"name": name, "state": state, "kind": kind, "rows": [], "column": 0}
    if kind != "WorkSheet" or state != "Visible":
        return made
    sheet = book.get_sheet_by_index(place)
    if sheet.start is None:
        return made
    if sheet.height * sheet.width > MOST_CELLS:
        raise Refused("large", name)
    made["column"] = sheet.start[1]
    made["merged"] = (sheet.merged_cell_ranges or [])[:_MOST_NAMED]
    made["rows"] = _rows(sheet, name)
    looked_at: Sheet = known.get("sheets", {}).get(name, {})
    return made | looked_at


def _rows(sheet: Any, name: str) -> list[tuple[int, list[str]]]:
    """Each row that is not empty, with its number as people count."""
    rows: list[tuple[int, list[str]]] = []
    size = 0
    for number, values in enumerate(sheet.to_python(), sheet.start[0] + 1):
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        size += sum(map(len, cells))
        if len(rows) == MOST_ROWS:
            raise Refused("rows", name)
        if size > MOST_TEXT:
            raise Refused("large", name)
        rows.append((number, cells))
    return rows


def _text(value: object) -> str:
    """A cell as people read it: whole numbers without “.0”, moments as ISO, lengths as H:MM:SS."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return f"{value:.15g}"
    if isinstance(value, dt.datetime):
        whole = (value + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
        return whole.isoformat(" ")
    if isinstance(value, dt.timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, dt.time):
        return value.isoformat("seconds")
    return "" if value is None else str(value)


# ---------------------------------------------------------------- before the library sees it


def _looked_at(data: bytes) -> dict[str, Any]:
    """What the parts of the file say that the library does not: refuses those made to harm."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = _names(parts)
            if "xl/workbook.xml" in names:
                return _excel(parts, names)
            if "content.xml" in names:
                return _open_document(_part(parts, "content.xml"))
            return {}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, KeyError, EOFError):
        raise Refused("damaged") from None
    except (NotImplementedError, RuntimeError):  # a way of packing, or a password, that is unusual
        raise Refused("damaged") from None
    except Exception as broken:
        if type(broken).__module__ in {"zlib", "lzma", "_lzma"}:
            raise Refused("damaged") from None
        raise


def _names(parts: zipfile.ZipFile) -> set[str]:
    """The names of the parts; refuses what would be too much when it is unpacked."""
    entries = parts.infolist()
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_INFLATED:
        raise Refused("large")
    return {entry.filename for entry in entries}


def _part(parts: zipfile.ZipFile, name: str) -> bytes:
    size = parts.getinfo(name).file_size
    with parts.open(name) as part:
        content = part.read(size + 1)  # read() would first unpack all that a lying size hides
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Refused("entity")
    return content


def _excel(parts: zipfile.ZipFile, names: set[str]) -> dict[str, Any]:
    book = _part(parts, "xl/workbook.xml")
    epoch = 1904 if re.search(rb'\bdate1904="(?:1|true)"', book) else 1900
    struck = _struck_styles(_part(parts, _STYLES)) if _STYLES in names else frozenset()
    sheets = {}
    for name, path in _sheets_of(parts, book):
        if path in names:
            content = _part(parts, path)
            sheets[name] = _excel_sheet(name, content)
            if struck:
                sheets[name]["struck"] = _struck_rows(content, struck)
    return {"epoch": epoch, "sheets": sheets}


_STYLES = "xl/styles.xml"


def _struck_styles(styles: bytes) -> frozenset[int]:
    """The styles of cells that are struck through (ECMA-376 part 1, 18.8.37 and 18.8.10)."""
    fonts, _end, rest = styles.partition(b"cellXfs")
    named = fonts.partition(b"<fonts")[2] or fonts.partition(b":fonts")[2]
    struck = {n for n, font in enumerate(_FONT.findall(named)) if _STRIKE.search(font)}
    cells = rest.partition(b"cellXfs")[0]
    used = enumerate(_FONT_OF_CELLS.findall(cells))
    return frozenset(n for n, font in used if int(font) in struck)


def _struck_rows(content: bytes, struck: frozenset[int]) -> list[int]:
    """The rows of which most filled cells are struck through."""
    balance: dict[int, int] = {}
    for cell in _CELL.finditer(content):
        if cell[3][-1:] != b"/":
            style = _STYLE.search(cell[0])
            crossed = style is not None and int(style[1]) in struck
            balance[int(cell[2])] = balance.get(int(cell[2]), 0) + (1 if crossed else -1)
    return [row for row, more in balance.items() if more > 0][:MOST_ROWS]


def _sheets_of(parts: zipfile.ZipFile, book: bytes) -> Iterable[tuple[str, str]]:
    """The names of the sheets and where they lie in the file (ECMA-376 part 1, 18.2.19)."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        links = fromstring(_part(parts, "xl/_rels/workbook.xml.rels"))
        tree = fromstring(book)
    except DefusedXmlException:
        raise Refused("entity") from None
    except ParseError:
        raise Refused("damaged") from None
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for sheet in tree.iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            link = next((v for key, v in sheet.attrib.items() if key.endswith("}id")), "")
            target = targets.get(link, "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            yield sheet.get("name", ""), path


def _excel_sheet(name: str, content: bytes) -> Sheet:
    lowest, widest = 0, 0
    errors: list[str] = []
    for cell in _CELL.finditer(content):
        if cell[3][-1:] == b"/":  # it has a colour and nothing in it
            continue
        letters, row = cell[1].decode(), int(cell[2])
        lowest, widest = max(lowest, row), max(widest, _number(letters))
        if lowest * widest > MOST_CELLS or lowest > 2 * MOST_ROWS:
            raise Refused("rows" if widest < 300 else "far", name, f"{letters}{row}")
        if _ERROR.search(cell[0]) and len(errors) < _MOST_NAMED:
            errors.append(f"{letters}{row}")
    hidden = [int(row[1]) for row in _HIDDEN_ROW.finditer(content)]
    columns = [
        number
        for low, high in _HIDDEN_COLUMNS.findall(content)
        for number in range(int(low), min(int(high), 300) + 1)
    ]
    return {"errors": errors, "hidden_rows": hidden[:MOST_ROWS], "hidden_columns": columns}


def _number(letters: str) -> int:
    """The number of a column: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _open_document(content: bytes) -> dict[str, Any]:
    """Which rows of which sheets are hidden (OpenDocument 1.3, 19.749 table:visibility)."""
    sheets: dict[str, Sheet] = {}
    begins = [found.start() for found in _ODS_TABLE.finditer(content)]
    for begin, end in zip(begins, [*begins[1:], len(content)], strict=True):
        table = content[begin:end]
        name = re.search(rb'table:name="([^"]*)"', table[:2000])
        number = 0
        hidden: list[int] = []
        for row in _ODS_ROW.finditer(table):
            repeated = _ODS_REPEATED.search(row[1])
            times = int(repeated[1]) if repeated else 1
            if b'visibility="collapse"' in row[1] or b'visibility="filter"' in row[1]:
                hidden += range(number + 1, number + 1 + min(times, MOST_ROWS))
            number += times
        if name and hidden:
            sheets[name[1].decode(errors="replace")] = {"hidden_rows": hidden[:MOST_ROWS]}
    return {"sheets": sheets}


if __name__ == "__main__":
    sys.exit(main())
