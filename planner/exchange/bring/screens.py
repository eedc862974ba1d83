"""Venues and screens."""

from __future__ import annotations

from planner.edit.venues import find_or_add_venue, next_order
from planner.exchange.base import ScreenRow
from planner.exchange.bring.context import Context
from planner.exchange.match import Screens
from planner.model import Screen


def bring_screens(context: Context, rows: list[ScreenRow]) -> Screens:
    """Add and update screens in the order of the file; returns the look-up of all screens."""
    screens = Screens(context.work.start)
    venues: dict[str, int] = {}
    order = next_order(context.work.rows(Screen))
    for row in rows:
        known = screens.find(row.external_id) if row.external_id else None
        known = known or screens.find(f"{row.venue} / {row.screen}" if row.venue else row.screen)
        if known is None and row.venue == row.screen:  # a house of which no screen is named
            known = screens.find(row.venue)
        if not row.venue and known is not None:  # one name says no more than which it is
            context.settle(row, Screen, row.screen, known, {})
            continue
        venue = row.venue or row.screen
        if venue not in venues:
            venues[venue] = find_or_add_venue(context.work, venue).id
        screen = context.settle(row, Screen, f"{venue} / {row.screen}", known, {
            "external_id": row.external_id,
            "venue_id": venues[venue],
            "name": None if known is not None and venue == row.screen else row.screen,
            "code": row.code,
            "seats": row.seats,
            "opens": row.opens,
            "closes": row.closes,
            "turnaround_minutes": row.turnaround_minutes,
            "order": order if known is None else None,
            "note": row.note,
            **row.more,
        })  # fmt: skip
        if screen is not None:
            screens.learn(screen, venue)
            order += known is None
    return screens
