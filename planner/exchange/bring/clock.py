"""Moments of UTC on the festival's own clock, before anything is compared with its timetable."""

from __future__ import annotations

import dataclasses
from datetime import UTC

from planner.exchange.base import ScreeningRow
from planner.times import WallTime, moment, wall, zone


def on_festival_clock(rows: list[ScreeningRow], zone_name: str) -> list[ScreeningRow]:
    """The rows with starts and ends as clocks of that zone show them."""

    def local(time: WallTime) -> WallTime:
        there = moment(time).replace(tzinfo=UTC).astimezone(zone(zone_name))
        return wall(there.replace(tzinfo=None))

    def ending(row: ScreeningRow) -> WallTime | None:
        if row.end is None:
            return None
        length = row.end - row.start
        return WallTime(local(row.start) + length) if row.lasts else local(row.end)

    return [
        dataclasses.replace(row, start=local(row.start), end=ending(row), in_utc=False)
        if row.in_utc
        else row
        for row in rows
    ]
