"""Look-ups of the snapshot: rows of one table grouped by a key, kept up to date row by row."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic

from planner.model.base import R
from planner.model.changes import RowChange

if TYPE_CHECKING:
    from planner.model.festival import Festival

Groups = dict[Hashable, tuple[Any, ...]]


@dataclass(frozen=True, eq=False)
class Index(Generic[R]):
    """Rows of ``table`` by ``key``, each group in the order of ``sort``.

    ``depends`` names the other tables that the key is computed from; a change there rebuilds.
    """

    table: type[R]
    key: Callable[[Festival, R], Hashable]
    sort: Callable[[R], Any]
    depends: tuple[str, ...] = ()

    def build(self, festival: Festival) -> Groups:
        """Group all rows of the table."""
        groups: dict[Hashable, list[R]] = {}
        for row in festival.rows(self.table).values():
            groups.setdefault(self.key(festival, row), []).append(row)
        return {key: tuple(sorted(rows, key=self.sort)) for key, rows in groups.items()}

    def patched(self, groups: Groups, festival: Festival, changes: Iterable[RowChange]) -> Groups:
        """The groups after these changes of the table; untouched groups are shared."""
        now = dict(groups)
        for change in changes:
            if change.before is not None:
                key = self.key(festival, change.before)  # type: ignore[arg-type]
                now[key] = tuple(row for row in now.get(key, ()) if row.id != change.id)
            if change.after is not None:
                key = self.key(festival, change.after)  # type: ignore[arg-type]
                rows = [row for row in now.get(key, ()) if row.id != change.id]
                now[key] = tuple(sorted([*rows, change.after], key=self.sort))
        return now
