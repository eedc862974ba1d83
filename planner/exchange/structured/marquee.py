"""The rows of a festival in a JSON file: told column by column, checked, and kept as records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planner.errors import UserError
from planner.exchange.base import Problem, RecordRow, Severity, Understood
from planner.exchange.records import value_of
from planner.exchange.structured.json_items import Item
from planner.i18n import _
from planner.model import RECORDS, Festival, Record, columns


def record_rows(file: str, told: Iterable[Item], understood: Understood) -> None:
    """Take over every row of the tables that this Marquee knows; the rest is said."""
    unknown: Counter[str] = Counter()
    for item in told:
        table = item.path[-1]
        cls = RECORDS.get(table)
        if cls is None:
            unknown[_("the table {name}").format(name=table[:40])] += 1
        elif not isinstance(item.value, dict):
            understood.problems.append(_no_row(file, item, table))
        else:
            row = _row(file, item.line, cls, item.value, understood.problems)
            if row is not None:
                understood.records.append(row)
            names = {known.name for known in columns(cls)}
            for name in item.value.keys() - names:
                unknown[_("{column} of {name}").format(column=name[:40], name=table)] += 1
    if unknown:
        message = _(
            "It was written by a newer Marquee, or by hand; what this one does not know is left "
            "out: {things}."
        ).format(things=", ".join(list(unknown)[:8]))
        understood.problems.append(Problem(file, 0, "", message, Severity.DOUBT))


_LISTS = {
    "films": "film",
    "programmes": "programme",
    "screens": "screen",
    "screenings": "screening",
    "holds": "hold",
}
_WORKED_OUT = {
    "programme": frozenset({"title", "runtime_seconds", "wanted"}),
    "screening": frozenset(
        {"title", "preshow_minutes", "intro_minutes", "qa_minutes", "turnaround_minutes"}
    ),
}
"""What the lists for other programs say under the name of a column, and that is not its value."""


def doubt_lists(
    file: str,
    lists: Mapping[str, Iterable[Item]],
    records: Iterable[Item],
    understood: Understood,
) -> None:
    """Say where a list for other programs was edited and the record beside it was not."""
    told = {
        (item.path[-1], str(item.value.get("id"))): item.value
        for item in records
        if isinstance(item.value, dict)
    }
    for name, items in lists.items():
        table = _LISTS.get(name, "")
        for item in items:
            record = told.get((table, str(item.value.get("id"))), {})
            for key in record.keys() & item.value.keys() - _WORKED_OUT.get(table, frozenset()):
                if record[key] != item.value[key]:
                    message = _(
                        "“{name}” and “records” do not say the same here; Marquee reads “records”, "
                        "so change it there."
                    ).format(name=name)
                    understood.problems.append(
                        Problem(file, item.line, key, message, Severity.DOUBT)
                    )


def rows_of(file: str, festival: Festival) -> Iterator[RecordRow]:
    """Every row of a festival that lies in another file."""
    for table, rows in festival.tables.items():
        for number, record in enumerate(rows.values(), 1):
            values = {
                known.name: _without_noughts(getattr(record, known.name))
                for known in columns(type(record))
            }
            yield RecordRow(
                file=file,
                line=number,
                table=table,
                id=record.id,
                external_id=record.external_id,
                values=values,
            )


def _without_noughts(value: Any) -> Any:
    """The value; a NUL, which somebody put into the file by hand, is no letter of a text."""
    if type(value) is str:
        return value.replace("\x00", "")
    if isinstance(value, tuple):
        return tuple(map(_without_noughts, value))
    return value


def _row(
    file: str, line: int, cls: type[Record], told: Mapping[str, Any], problems: list[Problem]
) -> RecordRow | None:
    """A row with the values that can be had; what is wrong with the others is said."""
    values: dict[str, Any] = {}
    for known in columns(cls):
        if known.name not in told:
            continue
        try:
            values[known.name] = value_of(cls, known, told[known.name])
        except UserError as error:
            severity = Severity.ERROR if known.is_required else Severity.DOUBT
            problems.append(Problem(file, line, known.name, str(error), severity))
            if known.is_required:
                return None
    if "id" not in values:
        message = _("The row of {table} has no id and is left out.").format(table=cls.table)
        problems.append(Problem(file, line, "id", message))
        return None
    return RecordRow(
        file=file,
        line=line,
        table=cls.table,
        id=values["id"],
        external_id=values.get("external_id", ""),
        values=values,
    )


def _no_row(file: str, item: Item, table: str) -> Problem:
    message = _("A row of {table} is expected here, and not “{value}”.")
    return Problem(file, item.line, "", message.format(table=table, value=str(item.value)[:40]))
