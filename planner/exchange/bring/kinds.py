"""Kinds of screening as timetables call them: “press”, “P&I”, “Press & industry”."""

from __future__ import annotations

from planner.exchange.base import ScreeningRow
from planner.exchange.bring.context import Context
from planner.exchange.match import plain
from planner.exchange.tables.words import kind_word
from planner.i18n import _
from planner.model import Kind


class Kinds:
    """The festival's kinds by name and code; one that a file uses and nobody knows is added."""

    def __init__(self, context: Context) -> None:
        self._context = context
        kinds = sorted(context.work.rows(Kind), key=lambda kind: (kind.order, kind.id))
        self.first = kinds[0].id if kinds else None
        """The kind of a screening of which nothing is said."""
        self._known = {
            plain(name): kind.id for kind in kinds for name in (kind.code, kind.name) if name
        }

    def find(self, row: ScreeningRow) -> int | None:
        """The kind a row asks for; None when it says nothing."""
        wanted = plain(row.kind)
        if not wanted:
            return None
        if wanted in self._known:
            return self._known[wanted]
        english = kind_word(row.kind)
        if english in self._known:
            return self._known[english]
        wanted = english or wanted
        for name, kind_id in self._known.items():
            if name.startswith(wanted.split()[0]) or wanted.startswith(name.split()[0]):
                return kind_id
        kind = self._context.work.add(Kind, name=row.kind, order=len(self._known))
        self._known[wanted] = kind.id
        message = _("“{kind}” is a new kind of screening; check whether it is public.")
        self._context.doubt(row, "kind", message.format(kind=row.kind))
        return kind.id
