"""What differs between two plans, releases, dates or files, as a programmer would say it.

    compare(document.festival_of(release.id), document.festival).differences

Each festival is looked at through its own plan. Screenings are told to be the same by their id; in
a release, a copied plan or another file by their external id, or by code and programme, and a
released code by itself. A screening at the very place of one of the same programme is the same.
Where one of the two has no code, the next one of its programme is: without codes, one that was
dropped and another of the same film that is new look like one that moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import cast

from planner.document.difference import Change, Difference, Standing, Standings
from planner.document.matching import match
from planner.edit.plans import rekeyed
from planner.model import (
    RECORDS,
    Acceptance,
    Appearance,
    Festival,
    FestivalSetting,
    Hold,
    Import,
    Record,
    Screening,
    columns,
)

__all__ = ["Change", "Comparison", "Difference", "Standing", "Tally", "compare"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of one table were added, removed and changed."""

    table: str
    added: int = 0
    removed: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The screenings that differ, by day, start and screen, and how much else does by table."""

    differences: tuple[Difference, ...] = ()
    tallies: tuple[Tally, ...] = ()

    def of(self, change: Change) -> tuple[Difference, ...]:
        """The screenings to which that happened."""
        return tuple(one for one in self.differences if change in one.changes)

    def counts(self) -> dict[Change, int]:
        """How many screenings each change happened to; one may be counted for several."""
        return {change: len(self.of(change)) for change in Change}

    def __bool__(self) -> bool:
        return bool(self.differences or self.tallies)


def compare(before: Festival, after: Festival) -> Comparison:
    """What became of the plan of ``before`` in that of ``after``, and what else differs."""
    found = match(before, after)
    judge = _Judge(before, after)
    differences = [
        *(one for pair in found.pairs if (one := judge.difference(*pair)) is not None),
        *(Difference((Change.DROPPED,), judge.before(one), None) for one in found.dropped),
        *(Difference((Change.NEW,), None, judge.after(one)) for one in found.new),
    ]
    differences.sort(key=lambda one: (one.now.start, one.now.screen, one.now.title))
    same = {one.id: two.id for one, two in found.pairs if one.id != two.id}
    return Comparison(tuple(differences), tuple(_tallies(before, after, same)))


# -- screenings ---------------------------------------------------------------------------------

_TOLD_BY_WORDS = frozenset(
    {"programme_id", "screen_id", "start", "kind_id", "title", "public_title"}
)
_MAKE_LENGTH = frozenset({"preshow_minutes", "intro_minutes", "qa_minutes", "stated_end"})
_OURS = frozenset(
    {
        "id", "version", "plan_id", "external_id", "status", "cancelled_reason", "note",
        "pinned_screen_id", "pinned_start", "tickets_sold", "sold_screen_id", "sold_start",
    }
)  # fmt: skip
"""What nobody outside sees, or what is told otherwise."""

_PLAIN = tuple(
    known.name
    for known in columns(Screening)
    if known.name not in _TOLD_BY_WORDS | _MAKE_LENGTH | _OURS
)
_plain_values = attrgetter(*_PLAIN)
_MEANING = ("edition", "programme", "programme_film", "film", "section", "kind", "screen", "venue")
"""The tables that say what a screening is; where they are the same, so is what rows say."""


class _Judge:
    """Says of a pair of screenings what became of it."""

    def __init__(self, before: Festival, after: Festival) -> None:
        self._before, self._after = before, after
        self.before, self.after = Standings(before).of, Standings(after).of
        self._same_meaning = all(before.tables[t] == after.tables[t] for t in _MEANING)

    def difference(self, one: Screening, two: Screening) -> Difference | None:
        """None when nothing that matters differs."""
        if self._same_meaning and one == two:
            return None
        before, after = self.before(one), self.after(two)
        if two.cancelled and not one.cancelled:
            return Difference((Change.CANCELLED,), before, after)
        fields = tuple(self._fields(before, after))
        changes = [
            change
            for change, happened in (
                (Change.MOVED, self._moved(before, after)),
                (Change.RETIMED, one.start != two.start),
                (Change.CHANGED, bool(fields)),
            )
            if happened
        ]
        return Difference(tuple(changes), before, after, fields) if changes else None

    def _moved(self, before: Standing, after: Standing) -> bool:
        one, two = before.screening.screen_id, after.screening.screen_id
        if one == two:
            return False
        elsewhere = one in self._after.screens or two in self._before.screens
        return elsewhere or before.screen != after.screen

    def _fields(self, before: Standing, after: Standing) -> Iterator[str]:
        """By what a screening differs besides its place and its start."""
        one, two = before.screening, after.screening
        if one.cancelled and not two.cancelled:
            yield "cancelled"
        if before.title != after.title:
            same = one.programme_id == two.programme_id
            yield "title" if same else "programme_id"
        if before.films != after.films and not _told_by_title(before, after):
            yield "films"
        if before.minutes != after.minutes:
            yield "length"
        if before.qa != after.qa:
            yield "qa"
        if before.kind != after.kind:
            yield "kind_id"
        if _plain_values(one) != _plain_values(two):
            yield from (name for name in _PLAIN if getattr(one, name) != getattr(two, name))


def _told_by_title(before: Standing, after: Standing) -> bool:
    """Whether another title says that other films are played: another programme, or one film."""
    if before.title == after.title:
        return False
    other = before.screening.programme_id != after.screening.programme_id
    return other or len(before.films) == len(after.films) == 1


# -- everything else ----------------------------------------------------------------------------


def _tallies(before: Festival, after: Festival, same: Mapping[int, int]) -> Iterator[Tally]:
    for table in before.tables:
        if table in {Screening.table, Import.table}:  # how it came in is no difference
            continue
        olds, news = _rows(before, table), _rows(after, table)
        if olds is not news:
            tally = _tally(table, olds, news, _Content(same))
            if tally != Tally(table):
                yield tally


def _rows(festival: Festival, table: str) -> Mapping[int, Record]:
    """The rows of a table, of one that belongs to plans only those of the present one."""
    rows = festival.tables[table]
    if table in {Hold.table, Acceptance.table}:
        return {
            row_id: row
            for row_id, row in rows.items()
            if cast("Hold", row).plan_id == festival.plan_id
        }
    if table == FestivalSetting.table:
        # what files said, and what their columns mean, is how it came in too
        return {
            row_id: row
            for row_id, row in rows.items()
            if not cast("FestivalSetting", row).key.startswith("import.")
        }
    if table == Appearance.table:
        screenings = festival.all_screenings
        return {
            row_id: row
            for row_id, row in rows.items()
            if screenings[cast("Appearance", row).screening_id].plan_id == festival.plan_id
        }
    return rows


def _tally(
    table: str,
    olds: Mapping[int, Record],
    news: Mapping[int, Record],
    content: Callable[[Record], Hashable],
) -> Tally:
    """Rows are the same by their id, else by everything that they say."""
    changed = 0
    for row_id in olds.keys() & news.keys():
        one, two = olds[row_id], news[row_id]
        changed += one is not two and one != two and content(one) != content(two)
    gone = Counter(content(olds[row_id]) for row_id in olds.keys() - news.keys())
    come = Counter(content(news[row_id]) for row_id in news.keys() - olds.keys())
    return Tally(table, (come - gone).total(), (gone - come).total(), changed)


class _Content:
    """What a row says without its own names, so that the copy of a row says the same."""

    def __init__(self, same: Mapping[int, int]) -> None:
        self._same = same

    def __call__(self, row: Record) -> Hashable:
        if isinstance(row, Acceptance):
            return (rekeyed(row.key, self._same), row.reason, row.facts)
        if isinstance(row, Appearance):
            screening_id = self._same.get(row.screening_id, row.screening_id)
            return (screening_id, row.person_id, row.role, row.part)
        return _said(row.table)(row)


@cache
def _said(table: str) -> Callable[[Record], Hashable]:
    """What gives all values of a row of that table but its own names."""
    names = {known.name for known in columns(RECORDS[table])} - {"id", "version"}
    kept = sorted(names - {"plan_id"} if table == Hold.table else names)
    return cast("Callable[[Record], Hashable]", attrgetter(*kept))
