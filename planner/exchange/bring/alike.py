"""Which row of this festival a row of another one is: by id, by its name in its source, by what it
says.

Ids are random, so an id that both have was given once, in a festival of which both are copies.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any

from planner.exchange.base import CreditRow, FilmRow
from planner.exchange.bring.programmes import Programmes
from planner.exchange.match import Films, plain
from planner.model import (
    RECORDS,
    Acceptance,
    Festival,
    FestivalSetting,
    Film,
    Programme,
    ProgrammeKind,
    Record,
    Screening,
    columns,
)

Values = Mapping[str, Any]

_KEYS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    Acceptance.table: (("plan_id", "key"),),
    FestivalSetting.table: (("key",),),
    Screening.table: (
        ("plan_id", "programme_id", "code"),
        ("plan_id", "programme_id", "screen_id", "start"),
    ),
}
"""What tells rows apart, where it is not what they cannot be without."""


class Alike:
    """The rows of one table of a festival, by everything by which they are found again.

    ``claimed`` are the ids that rows of the same import have themselves: nothing else means them.
    """

    def __init__(self, festival: Festival, table: str, claimed: set[int]) -> None:
        self._rows = festival.tables[table]
        self._used = claimed & self._rows.keys()
        self._keys = _key_names(table)
        self._by_name: dict[str, list[Record]] = {}
        self._by_key: dict[Hashable, list[Record]] = {}
        for row in self._rows.values():
            if row.external_id:
                self._by_name.setdefault(row.external_id, []).append(row)
            for names in self._keys:
                key = _key(names, {name: getattr(row, name) for name in names})
                if key is not None:
                    self._by_key.setdefault(key, []).append(row)

    def find(self, row_id: int, values: Values, other: Record | None = None) -> Record | None:
        """The row that is meant, which no other row then means; ``other`` is one found otherwise,
        which counts when neither id nor name says which.
        """
        known = self._rows.get(row_id)
        if known is None:
            known = self._free(self._by_name.get(values.get("external_id") or "", []), values)
        if known is None and other is not None and other.id not in self._used:
            known = other
        for names in self._keys if known is None else ():
            key = _key(names, values)
            if known is None and key is not None:
                known = self._free(self._by_key.get(key, []), values)
        if known is not None:
            self._used.add(known.id)
        return known

    def _free(self, rows: list[Record], values: Values) -> Record | None:
        """The one of these rows that says the same, else the first that is not taken."""
        free = [row for row in rows if row.id not in self._used]
        return next((row for row in free if _says(row, values)), free[0] if free else None)


class Works:
    """Films and programmes of a festival by what they are: titles, people, films."""

    def __init__(self, festival: Festival, names: set[str]) -> None:
        self._films = Films(festival, names)
        self._programmes = Programmes(festival)

    def film(self, values: Values, people: list[tuple[str, str]]) -> Film | None:
        """The film of this title, year and director."""
        row = FilmRow(
            file="",
            line=0,
            title=values.get("title", ""),
            year=values.get("year"),
            external_id=values.get("external_id", ""),
            credits=tuple(CreditRow(role, name) for role, name in people),
        )
        return self._films.match(row)

    def programme(self, values: Values, film_ids: tuple[int, ...]) -> Programme | None:
        """The programme of exactly these films, or the event of this title."""
        if values.get("kind", ProgrammeKind.FILM) == ProgrammeKind.EVENT:
            return self._programmes.event(values.get("title", ""))
        return self._programmes.showing(film_ids) if film_ids else None


@cache
def _key_names(table: str) -> tuple[tuple[str, ...], ...]:
    """The columns by which rows are told apart: those without a default, but for measures."""
    if table in _KEYS:
        return _KEYS[table]
    cls = RECORDS[table]
    if cls in {Film, Programme}:
        return ()
    needed = (known for known in columns(cls) if known.is_required and known.name != "id")
    return (tuple(known.name for known in needed if not known.meta.unit),)


def _key(names: tuple[str, ...], values: Values) -> Hashable | None:
    """What a row says in these columns; None when it does not say it all."""
    found = [values.get(name) for name in names]
    if not found or any(value in {None, ""} for value in found):
        return None
    return (names, *(plain(value) if type(value) is str else value for value in found))


def _says(row: Record, values: Values) -> bool:
    skipped = {"id", "version", "order", "external_id"}
    return all(getattr(row, name) == value for name, value in values.items() if name not in skipped)
