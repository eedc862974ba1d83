"""Workbooks: cells of every type, sheets, strings and styles, members of the zip file, its bytes.

Each is opened in a process of its own with the limits that it has in Marquee (``zygote``), and some
in one that is started as Marquee starts it.
"""

from __future__ import annotations

import atexit
import io
import json
import os
import random
import re
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from planner.exchange.tables import spreadsheet, workbook
from tests.planner.exchange.books import ods, xlsx, zipped
from tests.soak.inputs import zygote
from tests.soak.inputs.bringing import by
from tests.soak.inputs.case import Case
from tests.soak.inputs.tables import Cells, a_kind, some_cells
from tests.soak.inputs.wounds import SPLINTERS, shuffled, torn, torn_bytes

_SHEET = "xl/worksheets/sheet1.xml"
_ONE_IN = 2_000
"""So many are opened by the whole way that Marquee goes."""

_PIECES = (
    *SPLINTERS, 'r="XFD1048576"', 'r="A0"', 'r="ZZZ9999999"', ' t="s"', ' t="e"', ' t="d"',
    ' t="b"', ' s="9999"', "<v>1e999</v>", "<v>-1</v>", "<v>99999999999</v>", "<f>A1</f>",
    '<f t="shared" si="0" ref="A1:XFD9"/>', '<mergeCell ref="A1:XFD1048576"/>', '<row r="1"/>',
    '<row r="99999999999">', "<!DOCTYPE a>", "<!ENTITY", "</sheetData>", "<sheetData>", "&#0;",
    'number-columns-repeated="16384"', 'number-rows-repeated="1048576"', "<table:table-row/>",
    'office:date-value="99999-99-99"', 'office:value="x"', 'office:time-value="PT99H99M"',
    'hidden="1"', 'date1904="1"', 'state="hidden"', 'r:id="rId9"', 'Target="../../../x"',
    'dimension ref="A1:XFD1048576"',
)  # fmt: skip


@cache
def _parts() -> dict[str, bytes]:
    """The parts of a workbook of two sheets, with dates."""
    made = xlsx({"Films": [["Title"]], "Plan": [["Title", "Start"], ["Salt", 46332.8125]]})
    return _unpacked(made)


def a_workbook(chance: random.Random) -> Case:
    """One workbook: XLSX mostly, else ODS."""
    cells = some_cells(chance)
    if chance.random() < 0.3:
        kept = [["".join(c for c in cell if c.isprintable()) for cell in row] for row in cells]
        parts = _unpacked(ods({"Films": kept}))
        name = "t.ods"
    else:
        parts = {**_parts(), _SHEET: _sheet(cells, chance)}
        name = chance.choice(("t.xlsx", "t.xlsx", "t.xlsm", "t.csv", "t.xls"))
    for _wound in range(chance.choice((0, 1, 1, 2, 5))):
        parts = _wounded(parts, chance)
    data = zipped(parts, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))
    if chance.random() < 0.2:
        data = _lying(data, chance)
    if chance.random() < 0.25:
        data = torn_bytes(data, chance)
    return Case(data, name, a_kind(chance), chance.random() < 0.15)


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def _sheet(cells: Cells, chance: random.Random) -> bytes:
    """The XML of a sheet whose cells have types as they come."""
    first = chance.choice((1, 1, 1, 3, 50_000))
    rows = []
    for at, row in enumerate(cells, first):
        made = "".join(_cell(f"{chr(65 + n % 26)}{at}", text, chance) for n, text in enumerate(row))
        hidden = ' hidden="1"' if chance.random() < 0.05 else ""
        rows.append(f'<row r="{at}"{hidden}>{made}</row>')
    before, _data, after = _parts()[_SHEET].partition(b"<sheetData>")
    after = after.partition(b"</sheetData>")[2]
    merged = b'<mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>'
    return b"".join(
        (
            before,
            f"<sheetData>{''.join(rows)}</sheetData>".encode("utf-8", "replace"),
            merged if chance.random() < 0.1 else b"",
            after,
        )
    )


def _cell(place: str, text: str, chance: random.Random) -> str:
    style = f' s="{chance.randrange(4)}"' if chance.random() < 0.2 else ""
    how = chance.random()
    if text.replace(".", "", 1).isdigit() and text.isascii() and how < 0.7:
        return f'<c r="{place}"{style}><v>{text}</v></c>'
    if how < 0.05:
        return f'<c r="{place}" t="s"{style}><v>{chance.choice((0, 1, 2, 99, -1))}</v></c>'
    if how < 0.1:
        kind = chance.choice(("b", "e", "d", "n", "str", "x"))
        return f'<c r="{place}" t="{kind}"{style}><v>{escape(text)}</v></c>'
    if how < 0.13:
        return f'<c r="{place}"{style}><f>{escape(text)}</f><v>1</v></c>'
    return f'<c r="{place}" t="inlineStr"{style}><is><t>{escape(text)}</t></is></c>'


def _wounded(parts: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    name = chance.choice((_SHEET, *parts))
    if name not in parts:
        name = chance.choice(list(parts or {"x": b""}))
    how = chance.randrange(10)
    if how == 0:
        return {one: part for one, part in parts.items() if one != name}
    if how == 1:
        other = chance.choice(
            (" ", "../../x", "/etc/x", "xl/../xl/workbook.xml", "é\\x", "a" * 300)
        )
        return {**parts, other: parts.get(name, b"")}
    if how == 2:
        return dict(shuffled(list(parts.items()), chance))
    if how == 3:
        return {**parts, name: torn_bytes(parts.get(name, b""), chance)}
    text = parts.get(name, b"").decode("utf-8", "replace")
    return {**parts, name: torn(text, chance, _PIECES).encode("utf-8", "replace")}


def _lying(data: bytes, chance: random.Random) -> bytes:
    """A field of the directory of the zip file says something else."""
    made = bytearray(data)
    places = [found.start() for found in re.finditer(rb"PK(?:\x01\x02|\x03\x04)", data[:-46])]
    if places:
        at = chance.choice(places) + chance.choice((6, 8, 10, 14, 16, 18, 20, 22, 24, 28, 30, 42))
        made[at : at + 4] = struct.pack("<I", chance.choice((0, 1, 99, 2**31, 2**32 - 1)))
    return bytes(made)


# -- the process --------------------------------------------------------------------------------


def by_process(case: Case) -> None:
    """Open the workbook in a process with limits, and bring in what it says."""
    if zlib.crc32(case.content) % _ONE_IN == 0 or not hasattr(os, "memfd_create"):
        by("tables", case)
        return
    with _forked():
        by("tables", case)


@contextmanager
def _forked() -> Iterator[None]:
    usual = spreadsheet._answer
    spreadsheet._answer = _answer  # the same process, without starting Python each time
    try:
        yield
    finally:
        spreadsheet._answer = usual


def _answer(data: bytes) -> dict[str, Any]:
    process = _zygote()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(struct.pack(">Q", len(data)) + data)
    process.stdin.flush()
    size, code = struct.unpack(">Qi", process.stdout.read(12))
    said = process.stdout.read(size)
    if code:
        _require_limit(code)
        return {"refused": "crashed"}
    answer: dict[str, Any] = json.loads(said)
    return answer


def _require_limit(code: int) -> None:
    """It may be ended by its limits or abort; an exception in our own file is a fault."""
    assert code < 0, "the process that opens workbooks failed with a traceback"


@cache
def _zygote() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", zygote.__file__, str(Path(workbook.__file__))]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(process.kill)
    return process
