"""What an edit works on: it reads the snapshot, collects row changes, and touches no database."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any, cast

from planner.edit.sales import with_sale
from planner.errors import UserError
from planner.i18n import _
from planner.model import RECORDS, Festival, Record, RowChange, Translation, columns, new_id
from planner.model.base import R


class Work:
    """The row changes of one edit so far, over the snapshot it began with."""

    def __init__(self, festival: Festival) -> None:
        self.start = festival
        self._first: dict[tuple[str, int], Record | None] = {}
        self._now: dict[tuple[str, int], Record | None] = {}

    @property
    def festival(self) -> Festival:
        """The snapshot with the changes collected so far laid over it."""
        return self.start.with_changes(self.changes()) if self._now else self.start

    def find(self, cls: type[R], row_id: int | None) -> R | None:
        """The row as it now is, or None."""
        if row_id is None:
            return None
        key = (cls.table, row_id)
        found = self._now[key] if key in self._now else self.start.rows(cls).get(row_id)
        return cast("R | None", found)

    def get(self, cls: type[R], row_id: int) -> R:
        """The row as it now is; raises UserError when it is gone."""
        found = self.find(cls, row_id)
        if found is None:
            raise UserError(
                _("This {thing} no longer exists (id {id}); it may have been removed.").format(
                    thing=cls.__name__.lower(), id=row_id
                )
            )
        return found

    def rows(self, cls: type[R]) -> Iterator[R]:
        """All rows of a record class as they now are."""
        table = cls.table
        for row in self.start.rows(cls).values():
            if (table, row.id) not in self._now:
                yield row
        for (name, _row_id), changed in list(self._now.items()):
            if name == table and changed is not None:
                yield cast("R", changed)

    def add(self, cls: type[R], **values: Any) -> R:
        """A new row with a new random id."""
        row = cls(id=values.pop("id", None) or new_id(), **values)
        row = cast("R", with_sale(self.start, None, row))
        self._put(row.id, cls.table, row)
        return row

    def change(self, cls: type[R], row_id: int, **values: Any) -> R:
        """The row with these values; a row that already has them is left alone."""
        row = self.get(cls, row_id)
        if all(getattr(row, name) == value for name, value in values.items()):
            return row
        first = self.start.rows(cls).get(row_id)
        version = first.version + 1 if first is not None else row.version
        changed = dataclasses.replace(row, **values, version=version)
        changed = cast("R", with_sale(self.start, row, changed))
        self._put(row_id, cls.table, changed)
        return changed

    def remove(self, cls: type[Record], row_id: int) -> None:
        """Remove a row, with what cannot be without it; other references to it are emptied."""
        if self.find(cls, row_id) is None:
            return
        self._put(row_id, cls.table, None)
        for other in RECORDS.values():
            for column in columns(other):
                if column.meta.ref == cls.table:
                    self._let_go(other, column.name, column.meta.on_delete, row_id)
        for text in [
            t for t in self.rows(Translation) if (t.of_table, t.of_id) == (cls.table, row_id)
        ]:
            self._put(text.id, Translation.table, None)

    def become(self, festival: Festival) -> None:
        """All rows as that festival has them; those that it does not have are removed."""
        for table, wanted in festival.tables.items():
            present = self.start.tables[table]
            for row_id in present.keys() - wanted.keys():
                self._put(row_id, table, None)
            for row_id, row in wanted.items():
                version = present[row_id].version + 1 if row_id in present else row.version
                self._put(row_id, table, dataclasses.replace(row, version=version))

    def _let_go(self, cls: type[Record], column: str, on_delete: str, row_id: int) -> None:
        for row in [row for row in self.rows(cls) if getattr(row, column) == row_id]:
            if on_delete == "clear":
                self.change(cls, row.id, **{column: None})
            else:
                self.remove(cls, row.id)

    def _put(self, row_id: int, table: str, row: Record | None) -> None:
        key = (table, row_id)
        self._first.setdefault(key, self.start.tables[table].get(row_id))
        self._now[key] = row

    def changes(self) -> tuple[RowChange, ...]:
        """What was changed, without what came back to where it was."""
        rows = (
            RowChange(table, row_id, self._first[table, row_id], after)
            for (table, row_id), after in self._now.items()
        )
        return tuple(row for row in rows if not row.is_nothing())
