"""``key=value`` of ``marquee edit`` as the parameters of an edit, from the types of its fields."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any

from planner.cli.naming import (
    find_film,
    find_hold,
    find_jury,
    find_kind,
    find_pass,
    find_person,
    find_programme,
    find_relation,
    find_screen,
    find_screening,
    find_section,
    find_venue,
)
from planner.edit import Edit, SetField
from planner.edit.parts import AddPart, given_columns, part_class
from planner.errors import UserError
from planner.i18n import _
from planner.model import RECORDS, Festival, column
from planner.model.base import Record
from planner.model.values import parse
from planner.times import Day, WallTime, parse_clock, parse_day, parse_runtime, parse_wall

_FINDERS: Mapping[str, Callable[[Festival, str], Record]] = {
    "programme": find_programme,
    "film": find_film,
    "screen": find_screen,
    "screening": find_screening,
    "hold": find_hold,
    "kind": find_kind,
    "section": find_section,
    "venue": find_venue,
    "other_venue": find_venue,
    "other_programme": find_programme,
    "other_screening": find_screening,
    "person": find_person,
    "jury": find_jury,
    "pass": find_pass,
    "relation": find_relation,
}


def make_edit(cls: type[Edit], festival: Festival, words: Sequence[str]) -> Edit:
    """The edit with the parameters that ``words`` (``key=value``) give.

    Raises UserError for an unknown or missing key, or a value that does not fit.
    """
    given = _split(words)
    if cls is SetField:
        return _set_field(festival, given)
    if cls is AddPart:
        return _add_part(festival, given)
    hints = typing.get_type_hints(cls)
    values: dict[str, Any] = {}
    for field in fields(cls):
        key = public_key(field.name)
        if key in given:
            values[field.name] = _value(festival, field.name, hints[field.name], given.pop(key))
        elif field.default is MISSING:
            raise UserError(
                _("{edit} needs {key}=…; its keys are: {keys}.").format(
                    edit=cls.name, key=key, keys=keys_of(cls)
                )
            )
    if given:
        raise UserError(
            _("{edit} has no {key}; its keys are: {keys}.").format(
                edit=cls.name, key=next(iter(given)), keys=keys_of(cls)
            )
        )
    return cls(**values)


def public_key(name: str) -> str:
    """The key of a parameter: ``screening_id`` is ``screening``, ``film_ids`` is ``films``."""
    if name.endswith("_ids"):
        return name[:-4] + "s"
    return name.removesuffix("_id")


def keys_of(cls: type[Edit]) -> str:
    """All keys of an edit; those in brackets may be left out."""
    if cls is AddPart:
        return "table, " + _("and the fields of that table")
    shown = []
    for field in fields(cls):
        key = public_key(field.name)
        shown.append(key if field.default is MISSING else f"[{key}]")
    return ", ".join(shown) or _("none")


def _split(words: Sequence[str]) -> dict[str, str]:
    given = {}
    for word in words:
        key, equals, value = word.partition("=")
        if not equals:
            raise UserError(_("“{word}” is not key=value.").format(word=word))
        given[key] = value
    return given


def _value(festival: Festival, name: str, hint: Any, text: str) -> Any:
    if name.endswith("_ids"):
        find = _FINDERS[name[:-4]]
        return tuple(find(festival, part.strip()).id for part in text.split(",") if part.strip())
    if name.endswith("_id"):
        return find_id(festival, name.removesuffix("_id"), text)
    plain, optional = _plain(hint)
    if optional and not text.strip():
        return None
    return _parser(name, plain)(text)


def find_id(festival: Festival, thing: str, text: str) -> int:
    """The id of the thing (programme, screen …) that the text names; of others only the number."""
    find = _FINDERS.get(thing)
    return _whole(text, thing) if find is None else find(festival, text).id


def _parser(name: str, plain: Any) -> Callable[[str], Any]:
    if plain is WallTime:
        return lambda text: parse_wall(text, name)
    if plain is Day:
        return lambda text: parse_day(text, name)
    if plain is bool:
        return lambda text: _yes(text, name)
    if name in {"opens", "closes", "since", "until"}:
        return lambda text: parse_clock(text, name)
    if name.endswith("_seconds"):
        return lambda text: parse_runtime(text, name)
    if plain is int:
        return lambda text: _whole(text, name)
    return str


def _plain(hint: Any) -> tuple[Any, bool]:
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        inner = [arg for arg in typing.get_args(hint) if arg is not types.NoneType]
        return inner[0], True
    return hint, False


def _yes(text: str, key: str) -> bool:
    word = text.strip().casefold()
    if word in {"yes", "true", "1", "on"}:
        return True
    if word in {"no", "false", "0", "off"}:
        return False
    raise UserError(_("{key}: “{text}” is neither yes nor no.").format(key=key, text=text))


def _whole(text: str, key: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise UserError(
            _("{key}: “{text}” is not a whole number.").format(key=key, text=text)
        ) from None


def _add_part(festival: Festival, given: dict[str, str]) -> Edit:
    """``add table=copy film=Ritoma format=DCP``: the other keys are the columns of the table."""
    if "table" not in given:
        raise UserError(_("add needs {key}=…, and the fields of that table.").format(key="table"))
    table = given.pop("table")
    known = {public_key(found.name): found for found in given_columns(part_class(table))}
    values = []
    for key, text in given.items():
        if key not in known:
            raise UserError(
                _("{table} has no {key}; its keys are: {keys}.").format(
                    table=table, key=key, keys=", ".join(known)
                )
            )
        found = known[key]
        ref = found.meta.ref in _FINDERS and bool(text.strip())
        value = find_id(festival, found.meta.ref, text) if ref else parse(found, text)
        values.append((found.name, value))
    return AddPart(table, tuple(values))


def _set_field(festival: Festival, given: dict[str, str]) -> Edit:
    missing = [key for key in ("table", "row", "field", "value") if key not in given]
    if missing:
        raise UserError(
            _("set needs {key}=…; its keys are: table, row, field, value.").format(key=missing[0])
        )
    table, name, text = given["table"], given["field"], given["value"]
    if table not in RECORDS:
        raise UserError(
            _("There is no table “{table}”; there are: {tables}.").format(
                table=table, tables=", ".join(RECORDS)
            )
        )
    row_id = (
        find_id(festival, table, given["row"]) if table in _FINDERS else _whole(given["row"], "row")
    )
    try:
        found = column(RECORDS[table], name)
    except KeyError:
        raise UserError(
            _("There is no field “{field}” in {table}.").format(field=name, table=table)
        ) from None
    if found.meta.ref in _FINDERS and text.strip():
        return SetField(table, row_id, name, find_id(festival, found.meta.ref, text))
    return SetField(table, row_id, name, parse(found, text))
