"""Which record a text means, for columns that name another record."""

from __future__ import annotations

from typing import Any

from planner.exchange.bring.context import Context
from planner.exchange.bring.programmes import Programmes
from planner.exchange.match import Films, Screens, plain
from planner.model import RECORDS, Copy, Programme, Record, Screening

_NAMES = ("name", "title", "email")


class References:
    """Finds records by number, code and name; films, screens and programmes as timetables do."""

    def __init__(
        self,
        context: Context,
        films: Films | None = None,
        screens: Screens | None = None,
        programmes: Programmes | None = None,
    ) -> None:
        self._context = context
        self._films, self._screens, self._programmes = films, screens, programmes
        self._exact: dict[str, dict[str, int]] = {}
        self._named: dict[str, dict[str, set[int]]] = {}

    def find(self, table: str, texts: tuple[str, ...]) -> int | None:
        """The id of the record of that table; None when no text means one, and one only."""
        if table not in RECORDS:
            return None
        for text in texts:
            own = self._context.own.get((table, text))
            found = own if own is not None else self._found(table, text)
            if found is not None:
                return found
        return None

    def learn(self, record: Record) -> None:
        """A record that has just come in."""
        if record.table in self._exact:
            self._put(record)

    def _found(self, table: str, text: str) -> int | None:
        if table == "film" and self._films is not None:
            return _id(self._films.find(text))
        if table == "screen" and self._screens is not None:
            return _id(self._screens.find(text))
        if table == Programme.table and self._programmes is not None:
            return self._programme(text)
        if table not in self._exact:
            self._exact[table], self._named[table] = {}, {}
            for record in self._rows(table):
                self._put(record)
        exact = self._exact[table].get(text)
        if exact is not None:
            return exact
        named = self._named[table].get(plain(text), set())
        return next(iter(named)) if len(named) == 1 else self._of_film(table, text)

    def _rows(self, table: str) -> Any:
        rows = self._context.work.rows(RECORDS[table])
        plan_id = self._context.work.start.plan_id
        return (r for r in rows if not isinstance(r, Screening) or r.plan_id == plan_id)

    def _put(self, record: Record) -> None:
        exact, named = self._exact[record.table], self._named[record.table]
        for text in (str(record.id), record.external_id, getattr(record, "code", "")):
            if text:
                exact.setdefault(text, record.id)
        for name in _NAMES:
            if getattr(record, name, "") and not isinstance(record, (Copy, Screening)):
                named.setdefault(plain(getattr(record, name)), set()).add(record.id)

    def _programme(self, text: str) -> int | None:
        if self._programmes is None:
            return None
        found = self._programmes.find(text)
        film = self._films.find(text) if found is None and self._films is not None else None
        return _id(found if film is None else self._programmes.showing((film.id,)))

    def _of_film(self, table: str, text: str) -> int | None:
        """A copy that is named by its film, where the film has no other."""
        if table != Copy.table:
            return None
        film_id = self.find("film", (text,))
        copies = [copy.id for copy in self._context.work.rows(Copy) if copy.film_id == film_id]
        return copies[0] if film_id is not None and len(copies) == 1 else None


def _id(record: Record | None) -> int | None:
    return None if record is None else record.id
