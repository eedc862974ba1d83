"""Look-ups of the snapshot: rows of one table grouped by a key, kept up to date row by row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, cast

from planner.model.base import R
from planner.model.changes import RowChange

if TYPE_CHECKING:
    from planner.model.snapshot import Snapshot

Groups = dict[Hashable, tuple[Any, ...]]


@dataclass(frozen=True, eq=False)
class Index(Generic[R]):
    """Rows of ``table`` by ``key``, each group in the order of ``sort``.

    ``depends`` names the other tables that the key is computed from; a change there rebuilds.
    """

    table: type[R]
    key: Callable[[Snapshot, R], Hashable]
    sort: Callable[[R], Any]
    depends: tuple[str, ...] = ()

    def build(self, festival: Snapshot) -> Groups:
        """Group all rows of the table."""
        groups: dict[Hashable, list[R]] = {}
        for row in festival.rows(self.table).values():
            groups.setdefault(self.key(festival, row), []).append(row)
        return {key: tuple(sorted(rows, key=self.sort)) for key, rows in groups.items()}

    def patched(self, groups: Groups, festival: Snapshot, changes: Iterable[RowChange]) -> Groups:
        """The groups after these changes of the table; untouched groups are shared."""
        now = dict(groups)
        for change in changes:
            if change.before is not None:
                before = cast("R", change.before)
                key = self.key(festival, before)
                rows = now[key]
                place = self._place(rows, before)
                now[key] = rows[:place] + rows[place + 1 :]
            if change.after is not None:
                after = cast("R", change.after)
                key = self.key(festival, after)
                rows = now.get(key, ())
                place = self._place(rows, after)
                now[key] = (*rows[:place], after, *rows[place:])
        return now

    def _place(self, rows: tuple[R, ...], row: R) -> int:
        """Where a row is in its group, or belongs; no two rows sort alike, as ids differ."""
        return bisect_left(rows, self.sort(row), key=self.sort)
