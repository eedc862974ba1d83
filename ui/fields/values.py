"""A column's value as forms and tables show it, as it is typed, and what may be chosen for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from planner.i18n import N_, _
from planner.model import (
    RECORDS,
    Column,
    Copy,
    Editor,
    Festival,
    Programme,
    Record,
    Screen,
    Screening,
    Section,
)
from planner.model.lengths import doors_minutes, screening_span
from planner.model.values import parse, show
from planner.rules import Policy, all_rules
from planner.times import (
    Day,
    WallTime,
    date_of,
    day_label,
    day_start,
    festival_clock,
    iso_day,
    parse_clock,
)

CHOICE_NAMES = (
    *(N_("Invited"), N_("Confirmed"), N_("Withdrawn"), N_("Declined"), N_("Pencilled")),
    *(N_("World"), N_("International"), N_("Continental"), N_("National"), N_("Regional")),
    *(N_("None"), N_("First"), N_("All"), N_("Qa"), N_("Both"), N_("Away"), N_("Juror")),
    *(N_("Text"), N_("Advertisement"), N_("Cover"), N_("Front"), N_("Back"), N_("Filler")),
    *(N_("Adjacent"), N_("Not parallel"), N_("Same screen")),
)
"""What choices are called, marked here for translators: values of enums, capitalised."""


def shown(column: Column, value: Any, festival: Festival) -> str:
    """The value as it stands in a form while nobody types: “Fri 6 Nov, 18:15”, “20 min”."""
    if value is None:
        return ""
    if column.meta.editor is Editor.WALL_TIME:
        day = festival.day_of(value)
        return f"{day_label(day)}, {festival_clock(value, day)}"
    if column.meta.editor is Editor.DAY:
        return f"{day_label(Day(value))} {date_of(Day(value)).year}"
    unit = f" {column.meta.unit}" if column.meta.unit else ""
    return show(column, value) + unit


def typed(column: Column, value: Any, festival: Festival) -> str:
    """The value as it is edited; ``understood`` reads it back."""
    if value is not None and column.meta.editor is Editor.WALL_TIME:
        day = festival.day_of(value)
        return f"{iso_day(day)} {festival_clock(value, day)}"
    return show(column, value)


def understood(column: Column, text: str, before: Any, festival: Festival) -> Any:
    """The value that was typed; a clock time alone keeps the day. Raises UserError."""
    plain = text.strip()
    if column.meta.unit:
        plain = plain.removesuffix(column.meta.unit).strip()
    if column.meta.editor is Editor.WALL_TIME and before is not None and plain and "-" not in plain:
        minutes = parse_clock(plain, _(column.meta.label))
        if minutes < festival.edition.day_boundary:
            minutes += 24 * 60
        return WallTime(day_start(festival.day_of(before)) + minutes)
    if column.meta.editor is Editor.RUNTIME and plain.casefold() == _("unknown"):
        plain = ""
    return parse(column, plain)


def placeholder(column: Column, row: Record, festival: Festival) -> str:
    """What an empty field means: “unknown”, or the value that holds instead."""
    if column.meta.editor is Editor.RUNTIME:
        return _("unknown")
    inherited = None
    if column.meta.editor is Editor.MINUTES and column.nullable:
        inherited = _inherited(column, row, festival)
    return "–" if inherited is None else _("{minutes} min by default").format(minutes=inherited)


def _inherited(column: Column, row: Record, festival: Festival) -> int | None:
    """The minutes that hold while the row's own are empty; None where nothing else says any."""
    if isinstance(row, Screening):
        nothing: dict[str, Any] = {column.name: None}
        empty = dataclasses.replace(row, **nothing)
        if column.name == "doors_minutes":
            return doors_minutes(festival, empty)
        return int(getattr(screening_span(festival, empty), column.name.removesuffix("_minutes")))
    if isinstance(row, Programme):
        usual = Policy(festival).options(all_rules()["block-length"])
        return int(usual[column.name]) or None
    general = getattr(festival.edition, column.name.removeprefix("guest_"), None)
    return None if general is None else int(general)


@dataclass(frozen=True)
class Choice:
    """One value that may be chosen, and what it is called; ``hue`` colours a section's."""

    value: Any
    label: str
    hue: int | None = None


def is_choice(column: Column) -> bool:
    """Whether a value is chosen from a list; a colour is, although its column holds a number."""
    return column.meta.editor in {Editor.CHOICE, Editor.REFERENCE} or column.name == "hue"


def choices(column: Column, festival: Festival) -> tuple[Choice, ...]:
    """All values of a choice or a reference, in the festival's order."""
    if column.name == "hue":
        assert column.meta.maximum is not None
        hues = range(column.meta.maximum + 1)
        return tuple(Choice(hue, _("Colour {n}").format(n=hue + 1), hue) for hue in hues)
    if issubclass(column.kind, StrEnum):
        return tuple(Choice(m, _(m.value.capitalize())) for m in column.kind)
    rows = festival.rows(RECORDS[column.meta.ref]).values()
    ordered = sorted(rows, key=lambda row: (getattr(row, "order", 0), row.id))
    found = tuple(_choice(row, festival) for row in ordered)
    return (Choice(None, _("None")), *found) if column.nullable else found


def _choice(row: Record, festival: Festival) -> Choice:
    hue = row.hue if isinstance(row, Section) else None
    return Choice(row.id, name_of(row, festival), hue)


def name_of(row: Record, festival: Festival) -> str:
    """What any row is called where something refers to it."""
    if isinstance(row, Screen):
        return festival.screen_name(row.id)
    if isinstance(row, Programme):
        return festival.title(row.id)
    if isinstance(row, Screening):
        day = festival.day_of(row.start)
        title = festival.screening_title(row)
        return f"{title}, {day_label(day)} {festival_clock(row.start, day)}"
    if isinstance(row, Copy):
        film = festival.films[row.film_id].title
        return f"{film}, {row.title or row.format}"
    return str(getattr(row, "name", "") or getattr(row, "title", ""))


Visible = Callable[[Record], bool]

_ONLY_WHEN: dict[tuple[str, str], Visible] = {
    ("screening", "cancelled_reason"): lambda row: cast("Screening", row).cancelled,
    ("programme", "title"): lambda row: cast("Programme", row).kind != "film",
    ("programme", "section_id"): lambda row: cast("Programme", row).kind != "film",
    ("programme", "gap_seconds"): lambda row: cast("Programme", row).kind == "films",
    ("programme", "least_minutes"): lambda row: cast("Programme", row).kind == "films",
    ("programme", "most_minutes"): lambda row: cast("Programme", row).kind == "films",
    ("programme", "runtime_seconds"): lambda row: cast("Programme", row).kind == "event",
}


def concerns(column: Column, row: Record) -> bool:
    """Whether a field means anything for this row: a length of its own is for events only."""
    applies = _ONLY_WHEN.get((row.table, column.name))
    return applies is None or applies(row)
