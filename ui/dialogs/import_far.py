"""The import preview's end in the worker: it keeps the plan there, and tells only what changed.

A catalogue of thousands of films is megabytes; sending its plan to and fro with every tick would
stop the window for as long as that takes. So a plan comes over once, in parcels that are small
enough to be opened between two frames, and afterwards only the rows that became something else.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from planner.exchange import Action, Decision, ImportPlan, TableMapping, plan_import
from planner.exchange.base import Row, Understood
from planner.exchange.corrections import Corrections, all_rows, corrected
from planner.exchange.retyping import Spot
from planner.exchange.shown import Page, pages
from planner.exchange.source import Source
from planner.model import Festival
from ui.dialogs.import_wishes import Wishes, keys, remapped, replanned
from ui.worker import Parcel

_AT_ONCE = 120
"""Rows in one parcel: their texts are unpacked in some milliseconds."""

_ROWS = ("films", "screens", "programmes", "screenings", "coded", "records", "listed")


@dataclass
class _Kept:
    """The one plan that the worker keeps, by the name that the window gave it."""

    token: str
    plan: ImportPlan
    festival: Festival


_kept: list[_Kept] = []


@dataclass(frozen=True)
class Difference:
    """A plan made anew: each decision, or the place that it had in the plan before."""

    plan: ImportPlan
    decisions: Sequence[int | Decision]

    def after(self, before: ImportPlan) -> ImportPlan:
        """The new plan, from the one before it."""
        known = before.decisions
        found = tuple(known[one] if isinstance(one, int) else one for one in self.decisions)
        understood = before.understood
        same = before.corrections == self.plan.corrections
        return replace(
            self.plan,
            decisions=found,
            sources=before.sources,
            understood=understood,
            rows=before.rows if same else corrected(understood, self.plan.corrections),
        )


# -- what the window calls ----------------------------------------------------------------------


def planned(token: str, festival: Festival, given: Sequence[Path | Source]) -> Parcel:
    """The plan of an import, kept under this name."""
    return _keep(token, plan_import(festival, given), festival)


def planned_again(
    token: str, later: str, festival: Festival | None, wishes: Wishes
) -> Difference | None:
    """What is other with these wishes, in the festival as it was or as it is now; None where the
    plan is not here. The new plan is kept as ``later``.
    """
    kept = _found(token)
    if kept is None:
        return None
    before, kept.festival = kept.plan, festival or kept.festival
    kept.plan = replanned(before, kept.festival, wishes)
    kept.token = later
    return _difference(before, kept.plan)


def mapped(
    token: str,
    later: str,
    plan: ImportPlan | None,
    festival: Festival,
    wishes: Wishes,
    said: Mapping[str, TableMapping],
) -> Parcel | None:
    """The plan with tables read otherwise; None where it is neither here nor given."""
    kept = _found(token)
    known = plan or (kept.plan if kept else None)
    if known is None:
        return None
    return _keep(later, remapped(known, festival, wishes, said), festival)


def retyped(
    token: str,
    later: str,
    plan: ImportPlan | None,
    festival: Festival,
    wishes: Wishes,
    said: tuple[Spot, str],
) -> Parcel | None:
    """The plan with a line or cell typed anew; None where it is neither here nor given."""
    kept = _found(token)
    known = plan or (kept.plan if kept else None)
    if known is None:
        return None
    return _keep(later, replanned(known.retyped(festival, *said), festival, wishes), festival)


def sources(token: str) -> list[Page] | None:
    """The sources as lines; None where the plan is not here."""
    kept = _found(token)
    if kept is None:
        return None
    return pages(kept.plan.sources, tuple({table.file for table in kept.plan.rows.tables}))


def _found(token: str) -> _Kept | None:
    return next((kept for kept in _kept if kept.token == token), None)


def _keep(token: str, plan: ImportPlan, festival: Festival) -> Parcel:
    _kept[:] = [_Kept(token, plan, festival)]
    return Parcel(_packed(plan), _unpacked)


def _difference(before: ImportPlan, now: ImportPlan) -> Difference:
    places = {key: place for place, key in enumerate(keys(before))}
    found: list[int | Decision] = []
    for key, decision in zip(keys(now), now.decisions, strict=True):
        place = places.get(key)
        same = place is not None and _plain(before.decisions[place]) == _plain(decision)
        found.append(place if same and place is not None else decision)
    bare = Understood()
    return Difference(replace(now, decisions=(), sources=(), rows=bare, understood=bare), found)


def _plain(decision: Decision) -> Decision:
    """A decision without the number of a record that is only drawn to be thrown away."""
    if decision.action is Action.ADD or decision.action is Action.DUPLICATE:
        return replace(decision, record_id=None)
    return decision


# -- in parcels ---------------------------------------------------------------------------------


class _Pickler(pickle.Pickler):
    """Writes the place of a row that came in an earlier parcel instead of the row."""

    def __init__(self, file: io.BytesIO, places: Mapping[int, int]) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._places = places

    def persistent_id(self, known: Any) -> int | None:
        """The place of a row."""
        return self._places.get(id(known)) if isinstance(known, Row) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, content: bytes, rows: Sequence[Row]) -> None:
        super().__init__(io.BytesIO(content))
        self._rows = rows

    def persistent_load(self, pid: Any) -> Row:
        """The row of that place."""
        return self._rows[int(pid)]


def _packed(plan: ImportPlan) -> list[bytes]:
    """Rows first, by list; then the decisions, which name them by place; last all the rest."""
    rows = list(all_rows(plan.understood))
    places = {id(row): place for place, row in enumerate(rows)}
    found = [
        pickle.dumps((name, part), pickle.HIGHEST_PROTOCOL)
        for name in _ROWS
        for part in _parts(getattr(plan.understood, name))
    ]
    found += [_pickled(part, places) for part in _parts(plan.decisions)]
    bare = replace(plan.understood, **{name: [] for name in _ROWS})
    rest = replace(plan, decisions=(), rows=bare, understood=bare)
    return [*found, _pickled(rest, places)]


def _parts(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (items[at : at + _AT_ONCE] for at in range(0, len(items), _AT_ONCE))


def _pickled(content: Any, places: Mapping[int, int]) -> bytes:
    file = io.BytesIO()
    _Pickler(file, places).dump(content)
    return file.getvalue()


def _unpacked(parts: Iterator[bytes]) -> ImportPlan:
    """The plan again, of the opened parcels."""
    lists: dict[str, list[Any]] = {name: [] for name in _ROWS}
    rows: list[Row] = []
    decisions: list[Decision] = []
    for part in parts:
        found = _Unpickler(part, rows).load()
        if isinstance(found, ImportPlan):
            understood = replace(found.understood, **lists)
            return replace(
                found,
                understood=understood,
                rows=corrected(understood, found.corrections or Corrections()),
                decisions=tuple(decisions),
            )
        if isinstance(found[0], str):
            lists[found[0]] += found[1]
            rows += found[1]
        else:
            decisions += found
    raise EOFError("the last parcel is missing")
