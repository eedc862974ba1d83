"""Which fields stand together: what a row is, the minutes it takes, and its longer texts."""

from __future__ import annotations

from planner.model import Column, Editor, Record, columns

Columns = tuple[Column, ...]


def facts(cls: type[Record]) -> Columns:
    """The short fields that say what the row is, in their order of declaration."""
    apart = {*lengths(cls), *texts(cls)}
    return tuple(c for c in _edited(cls) if not c.meta.group and c not in apart)


def grouped(cls: type[Record]) -> dict[str, Columns]:
    """The fields that few look at, by the heading under which they stand."""
    found: dict[str, list[Column]] = {}
    for column in _edited(cls):
        if column.meta.group:
            found.setdefault(column.meta.group, []).append(column)
    return {heading: tuple(inside) for heading, inside in found.items()}


def _edited(cls: type[Record]) -> Columns:
    return tuple(c for c in columns(cls) if c.meta.editor is not Editor.NONE)


def lengths(cls: type[Record]) -> Columns:
    """The minutes that may differ from the festival's, and a moment that is rarely given."""
    return tuple(c for c in columns(cls) if _is_length(c) and not c.meta.group)


def texts(cls: type[Record]) -> Columns:
    """The fields with several lines."""
    return tuple(c for c in columns(cls) if c.meta.editor is Editor.TEXT)


def _is_length(column: Column) -> bool:
    editor = column.meta.editor
    return editor is Editor.MINUTES or (editor is Editor.WALL_TIME and column.nullable)
