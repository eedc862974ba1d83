"""Screenings after midnight that a file dates the evening before, told by their neighbours.

Half of the festivals write a screening at 00:30 on Friday night under Friday, which is a day too
early on the calendar. Both readings are tried: which of them makes films overlap on a screen, or
stand alone in an empty building at night, or out of the order of the file. Only where the calendar
looks worse is it asked about, once a file.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from itertools import pairwise

from planner.exchange.base import ScreeningRow
from planner.exchange.bring.context import Context
from planner.exchange.match import Films, plain
from planner.exchange.questions import Choice, Place, Question
from planner.i18n import _, ngettext
from planner.times import DAY_MINUTES, WallTime

_EVENING = 6 * 60
"""A screen that plays at night has played in these minutes before."""

_MARATHON = 12 * 60
_ASSUMED = 90


def rightly_dated(context: Context, rows: list[ScreeningRow], films: Films) -> list[ScreeningRow]:
    """The rows, those after midnight a day later where the file means the night of that day."""
    later: set[int] = set()
    by_file: dict[str, list[ScreeningRow]] = {}
    for row in rows:
        if not row.exact:
            by_file.setdefault(row.file, []).append(row)
    for own in by_file.values():
        night = [row for row in own if _after_midnight(context, row)]
        if night and _asked(context, night, own, films) == "evening":
            later |= {id(row) for row in night}
    return [_a_day_later(row) if id(row) in later else row for row in rows]


def _after_midnight(context: Context, row: ScreeningRow) -> bool:
    return row.start % DAY_MINUTES < context.work.start.edition.day_boundary


def _a_day_later(row: ScreeningRow) -> ScreeningRow:
    end = None if row.end is None else WallTime(row.end + DAY_MINUTES)
    return dataclasses.replace(row, start=WallTime(row.start + DAY_MINUTES), end=end)


def _asked(
    context: Context, night: list[ScreeningRow], own: list[ScreeningRow], films: Films
) -> str:
    ids = {id(row) for row in night}
    lengths = {id(row): _minutes(row, films) for row in own}
    moved = [_a_day_later(row) if id(row) in ids else row for row in own]
    as_given = _oddities(own, ids, own, lengths)
    as_evening = _oddities(moved, ids, own, lengths)
    if as_evening >= as_given:
        return "given"
    sentence = ngettext(
        "{n} screening after midnight stands where only the night that follows its date has "
        "screenings before it; which night is meant?",
        "{n} screenings after midnight stand where only the nights that follow their dates have "
        "screenings before them; which nights are meant?",
        len(night),
    ).format(n=len(night))
    return context.ask(Question(
        f"night:{night[0].file}",
        sentence,
        (
            Choice("evening", _("the night that begins on that date (a day later)")),
            Choice("given", _("the calendar date, as it is written")),
        ),
        "evening" if as_evening * 2 <= as_given else "given",
        tuple(Place(row.file, row.line, row.sheet) for row in night),
        "start",
    ))  # fmt: skip


def _minutes(row: ScreeningRow, films: Films) -> int:
    if row.end is not None:
        return row.end - row.start
    found = [films.find(reference) for reference in row.films]
    if not found and row.title:
        found = [films.find(row.title)]
    seconds = [film.runtime_seconds for film in found if film and film.runtime_seconds]
    return -(-sum(seconds) // 60) or _ASSUMED


def _oddities(
    rows: list[ScreeningRow],
    night: set[int],
    own: list[ScreeningRow],
    lengths: Mapping[int, int],
) -> int:
    """How many things about the screenings at night look wrong; ``own`` are the rows as written."""
    screens: dict[str, list[tuple[int, int, bool]]] = {}
    for row, written in zip(rows, own, strict=True):
        if row.status != "cancelled":
            end = row.start + min(lengths[id(written)], _MARATHON)
            screens.setdefault(plain(row.screen), []).append((row.start, end, id(written) in night))
    return sum(
        _overlaps(sorted(shows)) + _alone(sorted(shows)) + _disorder(shows)
        for shows in screens.values()
    )


def _overlaps(shows: list[tuple[int, int, bool]]) -> int:
    return sum(
        one[1] > other[0] and one[0] != other[0]
        for one, other in pairwise(shows)
        if one[2] or other[2]
    )


def _alone(shows: list[tuple[int, int, bool]]) -> int:
    return sum(
        at_night and (not at or start - shows[at - 1][1] > _EVENING)
        for at, (start, _end, at_night) in enumerate(shows)
    )


def _disorder(shows: Iterable[tuple[int, int, bool]]) -> int:
    """By how many neighbours the lines of one screen, at night, are out of order."""
    return sum(one[0] > other[0] for one, other in pairwise(shows) if one[2] or other[2])
