"""One row of a table, asked for the fields of a record."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from planner.errors import UserError
from planner.exchange.declared import declared
from planner.exchange.tables.amounts import GROUPED, NUMBER, Amounts
from planner.exchange.tables.moments import Moments
from planner.exchange.tables.words import value_of
from planner.i18n import _
from planner.model import Column, Editor, Record
from planner.model.values import checked, parse
from planner.times import day_of


class Cells(Amounts, Moments):
    """The cells of one row; ``problems`` collects what its fields could not be read as."""

    __slots__ = ()

    def declared(self, cls: type[Record]) -> dict[str, Any]:
        """What the row says of the columns that are read as they are declared."""
        said = ((column.name, self.value(column)) for column in declared(cls))
        return {name: value for name, value in said if value is not None}

    def value(self, column: Column) -> Any:
        """What the row says of a column that is read as it is declared; None where nothing."""
        text = self.text(column.name)
        if not text:
            return None
        editor = column.meta.editor
        if editor is Editor.CHECK:
            return self.flag(column.name)
        if editor is Editor.CLOCK:
            return self.clock(column.name)
        if editor is Editor.WALL_TIME:
            return self.bound(column.name, text)
        if editor is Editor.RUNTIME and self._heading(column.name) == column.name:
            return self.number(column.name, column.meta.minimum or 0, 360_000)
        return self._parsed(column, text)

    def _parsed(self, column: Column, text: str) -> Any:
        editor = column.meta.editor
        try:
            if editor is Editor.DAY:
                return day_of(self.calendar_day(text))
            if editor is Editor.LIST:
                allowed = column.meta.choices
                said = (value_of(item, allowed) for item in self.list(column.name))
                return checked(column, tuple(dict.fromkeys(said)))
            if editor is Editor.NUMBER and (GROUPED.match(text) or NUMBER.match(text)):
                text = re.sub(r"[.,]0{1,2}\Z", "", text) if NUMBER.match(text) else text
                text = re.sub(r"\D", "", text)
            return _chosen(column, text) if editor is Editor.CHOICE else parse(column, text)
        except (UserError, ValueError) as problem:
            self.refuse(column.name, str(problem))
            return None


def _chosen(column: Column, text: str) -> Any:
    """One of the column's choices; people write “World premiere” where “world” is meant."""
    word = text.casefold().removesuffix(_(column.meta.label).casefold()).strip(" -")
    known = tuple(column.kind) if issubclass(column.kind, StrEnum) else column.meta.choices
    word = value_of(word, known)
    return parse(column, word or text)
