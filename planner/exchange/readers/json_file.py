"""Festivals that Marquee wrote as JSON, and lists of films or screenings of other programs."""

from __future__ import annotations

import csv
import dataclasses
import io
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from planner.errors import UserError
from planner.exchange.base import Problem, Reader, Row, Understood
from planner.exchange.readers.tables import Tables
from planner.exchange.source import Source
from planner.exchange.structured.chosen import only_kind
from planner.exchange.structured.json_items import BadJson, Item, items
from planner.exchange.structured.marquee import doubt_lists, record_rows
from planner.i18n import N_, _
from planner.times import WallTime, iso, parse_wall

_BEGINNING = re.compile(r"\s*(\[\s*(\[\s*[\[\]{]|[{\]])|\{\s*[\"}])")
_RECORDS = "records"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


class JsonFile(Reader):
    """What “Export as JSON” wrote, whole: into the same festival, an empty one, or another. Also a
    plain list of films, screens, programmes or screenings, as `marquee films FILE --json` prints.
    """

    id = "json"
    title: ClassVar[str] = N_("JSON")
    suffixes: ClassVar[tuple[str, ...]] = (".json",)
    kinds: ClassVar[tuple[str, ...]] = ("films", "screens", "plan", *Tables.kinds)

    def recognises(self, source: Source) -> float:
        """JSON begins with a bracket, whatever the file is called."""
        if source.foreign:
            return 0.0
        if _BEGINNING.match(source.text):
            return 0.94
        return 0.85 if source.suffix in self.suffixes else 0.0

    def read(self, source: Source, kind: str = "") -> Understood:
        """The rows of the file; ``kind`` takes only the films, the screens or the plan."""
        understood, lists = Understood(), dict[str, list[Item]]()
        records: list[Item] = []
        try:
            for item in items(source.text):
                if len(item.path) == 2 and item.path[0] == _RECORDS:
                    records.append(item)
                elif isinstance(item.value, dict):
                    lists.setdefault(item.path[-1] if item.path else "", []).append(item)
        except BadJson as error:
            understood.problems.append(error.problem(source.name))
            return understood
        if records:
            record_rows(source.name, records, understood)
            doubt_lists(source.name, lists, records, understood)
            understood.records = only_kind(understood.records, kind)
        else:
            for name, rows in lists.items():
                _read_list(source.name, name, rows, kind, understood)
        if not len(understood) and not understood.problems:
            understood.problems.append(_nothing(source.name))
        return understood


def _nothing(file: str) -> Problem:
    message = _("No list of films, screens, programmes or screenings was found in it.")
    return Problem(file, 0, "", message)


def _read_list(
    file: str, name: str, rows: Sequence[Item], kind: str, understood: Understood
) -> None:
    """A list of objects, read as the table with their keys as headings would be."""
    told: list[Mapping[str, Any]] = [row.value for row in rows]
    if name == "holds":
        told, name = [_hold(row) for row in told], "screenings"
    if kind in Tables.kinds and name in Tables.kinds and name != kind:
        return
    text, begins = _as_table(told)
    text = text.encode("utf-8", "replace").decode()  # half a letter can be neither kept nor shown
    meant = name if name in Tables.kinds else kind
    found = Tables().read(Source(file, text, ".csv"), meant)
    lines = [row.line for row in rows]

    def at(line: int) -> int:
        return lines[max(0, bisect_right(begins, line) - 1)] if line else 0

    for part in (found.films, found.screens, found.programmes, found.screenings, found.coded):
        part[:] = [_moved(row, at) for row in part]
    found.problems = [dataclasses.replace(one, line=at(one.line)) for one in found.problems]
    found.leftovers = [dataclasses.replace(one, line=at(one.line)) for one in found.leftovers]
    understood.extend(found)


def _moved(row: Any, at: Any) -> Any:
    known: Row = row
    return dataclasses.replace(known, line=at(known.line), lines={})


def _hold(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A hold as the row of a timetable that it is."""
    try:
        end = iso(WallTime(parse_wall(str(row.get("start"))) + int(row.get("minutes") or 0)))
    except (UserError, ValueError, TypeError, OverflowError):
        end = ""
    return {**row, "kind": "hold", "end": end}


def _as_table(rows: Sequence[Mapping[str, Any]]) -> tuple[str, list[int]]:
    """The objects as a table, and the line of it on which each begins."""
    names = [name for name in dict.fromkeys(key for row in rows for key in row) if name != "source"]
    out, begins, line = io.StringIO(), list[int](), 2
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([" ".join(name.split()) for name in names])
    for row in rows:
        begins.append(line)
        before = out.tell()
        writer.writerow([_cell(row.get(name)) for name in names])
        out.seek(before)
        line += out.read().count("\n")
    return out.getvalue(), begins


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list):
        mark = "; " if value and isinstance(value[0], dict) else "|"
        return mark.join(_item(item) for item in value)
    text = "" if value is None else _item(value).replace("\r", "\n").replace("\x00", "")
    return f"'{text}" if text.startswith(_FORMULA) else text


def _item(value: Any) -> str:
    if isinstance(value, dict):
        role, name = value.get("role", ""), value.get("name", "")
        return f"{role}: {name}" if role else str(name)
    return str(value).encode("utf-8", "replace").decode()
