"""The festival's own timetable come back: what it shows is known, and only when and where is news.

A calendar or schedule says less of a film than the festival that wrote it, and calls some
screenings by a public title only; nothing of that may change or double anything here.
"""

from __future__ import annotations

import dataclasses

from planner.exchange.base import ScreeningRow, Understood
from planner.model import Festival


def own_timetable(rows: Understood, festival: Festival) -> Understood:
    """The rows in which each of the festival's own screenings shows what it does here, without the
    films, events and screens that only they name.
    """
    known = {id(row): programme for row in rows.screenings if (programme := _shown(row, festival))}
    if not known:
        return rows
    there = [row for row in rows.screenings if id(row) in known]
    others = [row for row in rows.screenings if id(row) not in known]
    told, named = (
        {name for row in part for name in (*row.films, row.programme)} for part in (there, others)
    )
    dropped = told - named - {""}
    return dataclasses.replace(
        rows,
        films=[row for row in rows.films if row.external_id not in dropped],
        programmes=[row for row in rows.programmes if row.external_id not in dropped],
        screenings=[
            dataclasses.replace(row, films=(), programme=known.get(id(row), ""))
            if id(row) in known
            else row
            for row in rows.screenings
        ],
    )


def _shown(row: ScreeningRow, festival: Festival) -> str:
    """The number of the programme of the screening here that the row means; empty for others."""
    if not row.ours or not row.external_id.isdecimal():
        return ""
    known = festival.all_screenings.get(int(row.external_id))
    is_here = known is not None and known.plan_id == festival.plan_id
    return str(known.programme_id) if known is not None and is_here else ""
