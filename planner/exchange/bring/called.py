"""What a timetable calls its screenings, where that is not what their films are called."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping

from planner.exchange.base import ScreeningRow
from planner.exchange.bring.context import Context
from planner.exchange.bring.several import undecorated
from planner.exchange.match import Films, plain
from planner.i18n import _
from planner.model import Film, Programme

_CUT = 20
"""From so many letters on, the beginning of a title is taken for the title cut short."""


def usual_titles(rows: Iterable[ScreeningRow]) -> Mapping[tuple[str, ...], str]:
    """What a timetable calls the same several films most often; of equals what it says first."""
    counted: dict[tuple[str, ...], Counter[str]] = {}
    for row in rows:
        if len(row.films) > 1 and row.title:
            counted.setdefault(tuple(row.films), Counter())[row.title] += 1
    return {films: said.most_common(1)[0][0] for films, said in counted.items()}


def as_called(
    context: Context, row: ScreeningRow, programme: Programme, shown: list[Film], films: Films
) -> ScreeningRow:
    """The row with its title as the screening's own, where it names its films beside a title that
    none of them has, as “Death Row – Programme 1”. The title of another film is doubtful.
    """
    if row.exact or row.own_title or not (row.films and row.title and shown):
        return row
    names = {plain(programme.title or " + ".join(film.title for film in shown))}
    for film in shown:
        names |= set(map(plain, (film.title, film.original_title, *film.alternate_titles)))
    said = plain(row.title)
    if said in names or plain(undecorated(row.title)) in names - {""}:
        return row
    if len(said) >= _CUT and any(name.startswith(said) for name in names):
        return row
    other = films.find(row.title)
    if other is not None:
        if other not in shown:
            message = _("The row names the film “{film}”, and its title is that of another film.")
            context.doubt(row, "title", message.format(film=shown[0].title))
        return row
    return dataclasses.replace(row, own_title=row.title)
