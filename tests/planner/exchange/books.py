"""Workbooks for tests, made in memory: XLSX with every oddity, and ODS by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

Cells = Sequence[Sequence[Any]]


def xlsx(
    sheets: Mapping[str, Cells],
    touch: Callable[[Any, Any], None] | None = None,
    *,
    date_1904: bool = False,
) -> bytes:
    """A workbook with these sheets; ``touch`` does something else to it at the end."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "date_1904": date_1904,
            "default_date_format": "yyyy-mm-dd hh:mm",
            "strings_to_formulas": False,
        },
    )
    made = {}
    for name, rows in sheets.items():
        made[name] = sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    if touch is not None:
        touch(book, made)
    book.close()
    return out.getvalue()


def ods(sheets: Mapping[str, Cells], rows_before: str = "") -> bytes:
    """An OpenDocument spreadsheet; numbers are floats, everything else is a text."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">{rows_before}'
        + "".join(
            f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
        )
        + "</table:table>"
        for name, rows in sheets.items()
    )
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
        f'office:version="1.2"><office:body><office:spreadsheet>{tables}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def _ods_cell(value: Any) -> str:
    if isinstance(value, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    text = escape(str(value))
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def zipped(parts: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts as a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A zip file with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return zipped(
            {n: change(parts.read(n)) if n == name else parts.read(n) for n in parts.namelist()}
        )


def put(folder: Path, name: str, content: bytes) -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content)
    return path
