"""What a record is: a frozen dataclass whose fields alone define column, form, table and export.

``record("screening")`` registers the class under its table's name; ``field(...)`` says how one
column is called, edited and measured. Tables (``planner.store.tables``), the inspector, the film
table and exports are derived from this, so a new column is one line here and one migration.
"""

from __future__ import annotations

import dataclasses
import random
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, dataclass
from enum import StrEnum
from typing import Any, ClassVar, TypeVar, dataclass_transform

from planner.i18n import N_


class Editor(StrEnum):
    """How a field is edited in a form."""

    NONE = "none"
    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    MINUTES = "minutes"
    RUNTIME = "runtime"
    CLOCK = "clock"
    DAY = "day"
    WALL_TIME = "wall time"
    CHECK = "check"
    CHOICE = "choice"
    REFERENCE = "reference"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Meta:
    """What a field knows about itself: label and help for people, editor, unit, referenced table.

    ``on_delete`` says what happens to the row when the referenced one goes: ``cascade`` removes
    it, ``clear`` empties the reference. ``minimum`` and ``maximum`` bound numbers; ``choices`` are
    the only items that a list may have, where there are any. ``group`` is the heading under which
    a form gathers fields that few look at; the others stand at the top.
    """

    label: str
    help: str = ""
    editor: Editor = Editor.NONE
    unit: str = ""
    ref: str = ""
    on_delete: str = "cascade"
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[str, ...] = ()
    group: str = ""


def field(
    label: str,
    editor: Editor = Editor.NONE,
    *,
    default: Any = MISSING,
    help: str = "",
    unit: str = "",
    ref: str = "",
    on_delete: str = "cascade",
    minimum: int | None = None,
    maximum: int | None = None,
    choices: tuple[str, ...] = (),
    group: str = "",
) -> Any:
    """Declare one column; ``ref`` names the table its id points into."""
    meta = Meta(label, help, editor, unit, ref, on_delete, minimum, maximum, choices, group)
    return dataclasses.field(default=default, metadata={"meta": meta})


def picture_field(label: str) -> Any:
    """Declare the column that names a picture in the festival file; "" is none."""
    which = N_("Which of the pictures in the festival file it is, by the SHA-256 of its bytes.")
    return field(label, default="", help=which)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row. ``version`` counts its changes, so that two writers notice each other."""

    table: ClassVar[str]
    is_part: ClassVar[bool] = False
    """Whether such a row only belongs to others and is added and removed like any other."""

    id: int = field("Id")
    version: int = field("Version", default=1)
    external_id: str = field(
        "External id", default="", help="The name of this row in the file it was imported from."
    )


RECORDS: dict[str, type[Record]] = {}
"""Every record class by the name of its table."""

R = TypeVar("R", bound=Record)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(table: str, *, part: bool = False) -> Callable[[type[R]], type[R]]:
    """Make a class a record of that table; a ``part`` needs no edits of its own."""

    def register(cls: type[R]) -> type[R]:
        made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        made.table = table
        made.is_part = part
        RECORDS[table] = made
        return made

    return register


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a record class as the rest of the program sees it."""

    name: str
    kind: type
    """``int``, ``str``, ``bool``, ``tuple`` or a StrEnum class."""
    nullable: bool
    default: Any
    meta: Meta

    @property
    def is_required(self) -> bool:
        """Whether a new row needs a value for it."""
        return self.default is MISSING


_COLUMNS: dict[type[Record], tuple[Column, ...]] = {}


def columns(cls: type[Record]) -> tuple[Column, ...]:
    """The columns of a record class in their order of declaration."""
    found = _COLUMNS.get(cls)
    if found is None:
        found = _COLUMNS[cls] = _columns(cls)
    return found


def _columns(cls: type[Record]) -> tuple[Column, ...]:
    hints = typing.get_type_hints(cls)
    return tuple(
        Column(f.name, *_kind(hints[f.name]), f.default, f.metadata["meta"])
        for f in dataclasses.fields(cls)
    )


def column(cls: type[Record], name: str) -> Column:
    """The column of that name; raises KeyError."""
    for found in columns(cls):
        if found.name == name:
            return found
    raise KeyError(name)


def _kind(hint: Any) -> tuple[type, bool]:
    """The plain type of a column and whether it may be empty (None)."""
    hint = getattr(hint, "__supertype__", hint)
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        inner = [arg for arg in typing.get_args(hint) if arg is not types.NoneType]
        return _kind(inner[0])[0], True
    return typing.get_origin(hint) or hint, False


def new_id() -> int:
    """A random 53-bit id: two files that parted can be merged, and JSON keeps it exactly."""
    return random.getrandbits(53) or 1
