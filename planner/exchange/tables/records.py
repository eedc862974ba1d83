"""Tables that are read as their records declare them: people, copies, venues, hours …"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from planner.exchange.base import Severity, TableRow, Understood
from planner.exchange.record_tables import (
    RecordTable,
    name_column,
    plain_columns,
    referring,
)
from planner.exchange.tables.cells import Cells
from planner.exchange.tables.grid import Grid, letters_of
from planner.exchange.tables.moments import day_in
from planner.exchange.tables.people import turned
from planner.exchange.tables.record_headings import record_columns
from planner.exchange.tables.words import said_as
from planner.i18n import _
from planner.times import Day, date_of

_CLOSED = frozenset({"–", "-", *said_as("closed")})
_ALL_DAY = frozenset({"", *said_as("open")})

_LISTS: Mapping[str, tuple[str, ...]] = {
    "people": ("films", "juries"),
    "juries": ("members", "films"),
}
"""Columns of a table whose cells are rows of other tables."""


def read_records(
    file: str, grid: Grid, table: RecordTable, understood: Understood
) -> dict[str, int]:
    """Add the rows of the table; returns the columns that were read."""
    known = record_columns(table, grid.headings)
    days = _days(grid, known) if table.name == "people" else {}
    meant = replace(grid, columns=known, letters=letters_of(grid, known))
    for line, texts in grid.rows:
        cells = Cells(file, line, meant, texts, understood.problems)
        row = _row(cells, table)
        understood.listed.append(row)
        _several(cells, table, row, understood)
        for day, position in days.items():
            text = texts[position] if position < len(texts) else ""
            _day(cells, row, day, text, understood)
    return known | {f"day {day}": position for day, position in days.items()}


def _row(cells: Cells, table: RecordTable) -> TableRow:
    values: dict[str, Any] = {}
    closed = False
    for column in plain_columns(table):
        if column.name in {"opens", "since"} and cells.text(column.name).casefold() in _CLOSED:
            closed = True
        elif column.name in table.extra:
            text = cells.text(column.name)
            values[column.name] = int(text) if text.isdecimal() else text
        else:
            values[column.name] = cells.value(column)
    if table.name == "people" and not values.get("name"):
        both = cells.text("first_name"), cells.text("last_name")
        values["name"] = " ".join(filter(None, both))
    if table.name == "people" and not cells.exact and (name := turned(values["name"] or "")):
        message = _("“{text}” was read as the name “{name}”.")
        cells.refuse("name", message.format(text=values["name"], name=name), Severity.DOUBT)
        values["name"] = name
    refs = {
        column.name: (cells.text(column.name), cells.text(name_column(column)))
        for column in referring(table)
    }
    return TableRow(
        **cells.place,
        table=table.name,
        external_id=cells.text("external_id", "id"),
        own_id=cells.text("id"),
        values={name: value for name, value in values.items() if value not in (None, "")},
        refs=refs,
        closed=closed,
    )


def _several(cells: Cells, table: RecordTable, row: TableRow, understood: Understood) -> None:
    """Rows of other tables that stand in cells of this one."""
    me = (row.own_id or row.external_id, str(row.values.get("name", "")))
    for name in _LISTS.get(table.name, ()):
        for text in cells.list(name):
            where = cells.place
            if table.name == "people" and name == "films":
                refs = {"film_id": (text,), "person_id": me}
                understood.listed.append(TableRow(table="film_people", refs=refs, **where))
                continue
            jury, other = (me, (text,)) if table.name == "juries" else ((text,), me)
            if name == "films":
                refs = {"jury_id": jury, "film_id": other}
                understood.listed.append(TableRow(table="jury_films", refs=refs, **where))
                continue
            refs = {"jury_id": jury, "person_id": other}
            said = {"name": text, **({} if table.name == "people" else {"roles": ("juror",)})}
            made = "juries" if table.name == "people" else "people"
            understood.listed.append(TableRow(table=made, values=said, **where))
            understood.listed.append(TableRow(table="jury_members", refs=refs, **where))


def _days(grid: Grid, known: Mapping[str, int]) -> dict[Day, int]:
    """The columns that are days, which people's and screens' tables have for their hours."""
    found: dict[Day, int] = {}
    for position, heading in enumerate(grid.headings):
        if position not in known.values():
            day = day_in(heading, grid.near)
            if day is not None:
                found.setdefault(day, position)
    return found


def day_columns(grid: Grid) -> dict[Day, int]:
    """The columns whose headings are days."""
    return _days(grid, grid.columns)


def hours_of_days(
    cells: Cells, texts: list[str], days: Mapping[Day, int], refs: tuple[str, ...]
) -> list[TableRow]:
    """The hours of one screen in a table with a column for each day."""
    found = []
    for day, position in days.items():
        text = texts[position] if position < len(texts) else ""
        hours = _hours(cells, day, text)
        if hours is not None:
            values = dict(zip(("opens", "closes"), hours, strict=True)) if hours else {}
            found.append(
                TableRow(
                    **cells.place, table="hours", closed=not hours,
                    values={"day": day, **values}, refs={"screen_id": refs},
                )
            )  # fmt: skip
    return found


def _day(cells: Cells, row: TableRow, day: Day, text: str, understood: Understood) -> None:
    hours = _hours(cells, day, text)
    if hours is None:
        return
    values = dict(zip(("since", "until"), hours, strict=True)) if hours else {}
    me = (row.own_id or row.external_id, str(row.values.get("name", "")))
    understood.listed.append(
        TableRow(
            **cells.place, table="availability", closed=not hours,
            values={"day": day, **values}, refs={"person_id": me},
        )
    )  # fmt: skip


def _hours(cells: Cells, day: Day, text: str) -> tuple[int, int] | tuple[()] | None:
    """From and until; nothing for closed, None where the cell says nothing."""
    word = text.strip().casefold()
    if word in _CLOSED:
        return ()
    if word in _ALL_DAY:
        return None
    parts = re.split(r"\s*(?:[-–—]|\bto\b)\s*", text.strip())
    if len(parts) == 2:
        first, last = (cells.as_clock(date_of(day).isoformat(), part) for part in parts)
        if first is not None and last is not None:
            return first, last + 1440 if last <= first else last
        return None
    message = _("“{text}” is no hours; write 10:00-23:30, or closed.").format(text=text[:60])
    cells.refuse(date_of(day).isoformat(), message)
    return None
