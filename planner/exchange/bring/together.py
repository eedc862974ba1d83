"""Rows that begin at one time on one screen: one programme of their films, or a double booking.

Many timetables give each short of a programme a row of its own. Nothing else explains why films
short enough for one seat would begin together; two features that begin together, each with an end
or a code of its own, are more likely a slip, which the conflicts will show.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable

from planner.exchange.base import ScreeningRow
from planner.exchange.bring.context import Context
from planner.exchange.match import Films, plain
from planner.exchange.questions import Choice, Place, Question
from planner.i18n import _, ngettext
from planner.model import Film

_SHORT = 45 * 60
_LONGEST = 200 * 60
"""The seconds above which nobody shows several films as one, and below which one is a short."""

Group = list[ScreeningRow]


def together(context: Context, rows: list[ScreeningRow], films: Films) -> list[ScreeningRow]:
    """The rows, each programme that was written as several of them as one, its films in order."""
    groups = [group for group in _groups(rows, films) if len(group) > 1]
    repeated = Counter(_contents(group, films) for group in groups)
    joined: list[Group] = []
    unsure: dict[tuple[str, str], list[Group]] = {}
    for group in groups:
        verdict = _verdict(group, films, again=repeated[_contents(group, films)] > 1)
        if verdict == "sure":
            joined.append(group)
        else:
            unsure.setdefault((group[0].file, verdict), []).append(group)
    for (file, verdict), doubtful in unsure.items():
        if _ask(context, file, verdict, doubtful) == "together":
            joined += doubtful
    first = {id(group[0]): group for group in joined}
    others = {id(row) for group in joined for row in group[1:]}
    return [
        _one_row(first[id(row)]) if id(row) in first else row
        for row in rows
        if id(row) not in others
    ]


def _groups(rows: list[ScreeningRow], films: Films) -> Iterable[Group]:
    found: dict[tuple[str, str, int, bool], Group] = {}
    for row in rows:
        if not row.exact and row.form not in {"event", "hold"} and _films_of(row, films):
            place = (row.file, plain(row.screen), row.start, row.status == "cancelled")
            group = found.setdefault(place, [])
            mine = set(_films_of(row, films))
            if not any(mine & set(_films_of(other, films)) for other in group):
                group.append(row)
    return found.values()


def _films_of(row: ScreeningRow, films: Films) -> tuple[Film, ...]:
    """The films of a row, where all are known."""
    found = [films.find(reference) for reference in row.films or ((row.title,) * bool(row.title))]
    return tuple(film for film in found if film) if all(found) else ()


def _contents(group: Group, films: Films) -> tuple[int, ...]:
    return tuple(film.id for row in group for film in _films_of(row, films))


def _verdict(group: Group, films: Films, *, again: bool) -> str:
    """“sure”, or what it looks like: “together” or “apart”."""
    named = {row.programme for row in group}
    if len(named) == 1 and "" not in named:
        return "sure"
    shown = [film.runtime_seconds for row in group for film in _films_of(row, films)]
    seconds = [length for length in shown if length]
    if all(length <= _SHORT for length in seconds) and sum(seconds) <= _LONGEST:
        return "sure" if len(seconds) == len(shown) else "together"
    ends = {row.end for row in group}
    covers = None not in ends and len(ends) == 1
    if covers and (max(group[0].end or 0, 0) - group[0].start) * 60 >= sum(seconds):
        return "sure"
    if len(named - {""}) > 1 or sum(seconds) > _LONGEST:
        return "apart"
    if again:
        return "sure"
    own_codes = len({row.code for row in group if row.code}) > 1
    return "apart" if len(ends) > 1 or own_codes else "together"


def _ask(context: Context, file: str, verdict: str, groups: list[Group]) -> str:
    sentence = ngettext(
        "At {n} start several films begin together on one screen, as “{first}” and “{second}”; "
        "are they one programme?",
        "At {n} starts several films begin together on one screen, as “{first}” and “{second}”; "
        "are they one programme each?",
        len(groups),
    ).format(n=len(groups), first=_called(groups[0][0]), second=_called(groups[0][1]))
    return context.ask(Question(
        f"{verdict}:{file}",
        sentence,
        (
            Choice("together", _("yes, shown one after the other")),
            Choice("apart", _("no, the screen is booked twice")),
        ),
        verdict,
        tuple(Place(row.file, row.line, row.sheet) for group in groups for row in group),
        "start",
    ))  # fmt: skip


def _called(row: ScreeningRow) -> str:
    return row.title or " + ".join(row.films)


def _one_row(group: Group) -> ScreeningRow:
    first = group[0]
    names = tuple(name for row in group for name in row.films or (row.title,))
    ends = [row.end for row in group if row.end is not None]
    titles = {row.title for row in group} if all(row.films for row in group) else set()
    return dataclasses.replace(
        first,
        films=names,
        title=first.programme or (titles.pop() if len(titles) == 1 else ""),
        programme="",
        end=max(ends) if ends else None,
    )
