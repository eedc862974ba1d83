"""Tables made to harm, or broken as files break: each by its name, made when it is asked for."""

from __future__ import annotations

import struct
from collections.abc import Callable

from tests.planner.exchange.books import ods, with_part, xlsx, zipped

SHEET = "xl/worksheets/sheet1.xml"
_GOOD = [["Title", "Year"], ["Salt", 2001]]


def _sheet(rows: str) -> bytes:
    """A workbook whose sheet has these rows, written as XML."""
    return with_part(
        xlsx({"Films": _GOOD}), SHEET,
        lambda part: part[: part.index(b"<sheetData>") + 11] + rows.encode()
        + part[part.index(b"</sheetData>"):],
    )  # fmt: skip


def _cell(place: str, text: str = "x") -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def far_cell() -> bytes:
    return _sheet(
        f'<row r="1">{_cell("A1", "Title")}</row><row r="1048576">{_cell("XFD1048576")}</row>'
    )


def sparse() -> bytes:
    return _sheet("".join(f'<row r="{n}">{_cell(f"XFD{n}")}</row>' for n in range(1, 1001)))


def a_million_rows() -> bytes:
    return _sheet(
        "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 1_000_001))
    )


def zip_bomb() -> bytes:
    return with_part(xlsx({"Films": _GOOD}), SHEET, lambda part: part + b" " * 150_000_000)


def lying_zip_bomb() -> bytes:
    """The directory says that the sheet is small."""
    data = bytearray(with_part(xlsx({"Films": _GOOD}), SHEET, lambda p: p + b" " * 90_000_000))
    size = struct.pack("<I", len(data))
    for at in range(len(data) - 46):
        if data[at : at + 4] == b"PK\x01\x02" and SHEET.encode() in data[at + 46 : at + 90]:
            data[at + 24 : at + 28] = size
    return bytes(data)


def entities() -> bytes:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return with_part(xlsx({"Films": _GOOD}), SHEET, lambda part: bomb + part)


def amplified_strings() -> bytes:
    text = "x" * 1_000_000
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 2000))
    long = f"<t>{text}</t>".encode()
    return with_part(
        _sheet(rows), "xl/sharedStrings.xml", lambda part: part.replace(b"<t>Title</t>", long)
    )


def repeated_ods() -> bytes:
    cells = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
    row = (
        f'<table:table-row table:number-rows-repeated="1048576">{cells}<text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )
    return ods({"Films": _GOOD}, rows_before=row)


def sniffer_killer() -> bytes:
    return b'"' + b"a,'\"b;" * 6_000


HOSTILE: dict[str, Callable[[], bytes]] = {
    "far cell.xlsx": far_cell,
    "sparse.xlsx": sparse,
    "a million rows.xlsx": a_million_rows,
    "zip bomb.xlsx": zip_bomb,
    "lying zip bomb.xlsx": lying_zip_bomb,
    "entities.xlsx": entities,
    "amplified.xlsx": amplified_strings,
    "repeated.ods": repeated_ods,
    "truncated.xlsx": lambda: xlsx({"Films": _GOOD})[:-200],
    "middle lost.xlsx": lambda: xlsx({"F": _GOOD})[:900] + xlsx({"F": _GOOD})[1400:],
    "no sheets.xlsx": lambda: zipped({"xl/workbook.xml": b"<workbook/>"}),
    "empty sheet.xlsx": lambda: xlsx({"Films": []}),
    "empty zip.xlsx": lambda: zipped({}),
    "many entries.xlsx": lambda: zipped({f"xl/{n}.xml": b"" for n in range(6_000)}),
    "letter.xlsx": lambda: zipped({"word/document.xml": b"<w/>"}),
    "page.xls": lambda: b"<html><table><tr><td>Title</td></tr></table></html>",
    "xml.xls": lambda: b'<?xml version="1.0"?><Workbook><Worksheet/></Workbook>',
    "old.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000),
    "old book.xls": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Book".encode("utf-16-le") * 99,
    "picture.csv": lambda: b"\x89PNG\r\n\x1a\n" + bytes(200),
    "noughts.csv": lambda: b"title,year\nSalt,20\x0001\n",
    "sniffer.csv": sniffer_killer,
    "unclosed.csv": lambda: b'colour,weight\n"red,1\n' + b"blue,2\n" * 90_000,
    "a million rows.csv": lambda: b"title,year\n" + b"Salt,2001\n" * 1_000_000,
    "wide.csv": lambda: b"colour," * 200_000 + b"\n" + b"1," * 200_000,
    "one cell.csv": lambda: b"colour\n" + b"x" * 10_000_000,
    "quotes.csv": lambda: b'"' * 3_000_000,
    "marks.csv": lambda: b",;|\t" * 500_000,
    "sep alone.csv": lambda: b"sep=;",
    "breaks.csv": lambda: b"a\n" * 2_000_000,
    "blank.csv": lambda: b"\n" * 3_000_000,
}  # fmt: skip
