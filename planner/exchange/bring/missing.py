"""Films that an earlier file brought and this one no longer has: said, never removed unasked."""

from __future__ import annotations

from collections import defaultdict

from planner.edit.programmes import RemoveFilm
from planner.exchange.base import FilmRow
from planner.exchange.bring.context import Context
from planner.exchange.decisions import Action, FieldChange
from planner.exchange.questions import Choice, Place, Question
from planner.i18n import _
from planner.model import Film, FilmStatus, Import

KEEP, WITHDRAW, REMOVE = "keep", "withdraw", "remove"
PREFIX = "missing:"
"""How the ids of these questions begin."""


def bring_missing(context: Context, rows: list[FilmRow]) -> None:
    """Say which films are missing, and do with each what somebody chose."""
    if not rows:
        return
    met = {one.record_id for one in context.decisions if one.table == Film.table}
    met |= {c.id for one in context.decisions if one.action is Action.ASK for c in one.candidates}
    for film in _earlier(context, rows, met):
        if film.id not in met and film.status is not FilmStatus.WITHDRAWN:
            _settle(context, film, rows[0].file)


def _earlier(context: Context, rows: list[FilmRow], met: set[int | None]) -> list[Film]:
    """The films of earlier states of these files: files of the same name, or, read by the same
    reader, another of which at least half of the films are met again.
    """
    by_file: dict[str, list[Film]] = defaultdict(list)
    for film in context.work.start.films.values():
        if film.source_file:
            by_file[film.source_file].append(film)
    names = {row.file for row in rows}
    readers = {one.file: one.reader for one in context.work.start.rows(Import).values()}
    found: list[Film] = []
    for name, films in by_file.items():
        again = sum(film.id in met for film in films)
        alike = readers.get(name, "-") in context.readers and 2 * again >= len(films)
        if name in names or alike:
            found += films
    return found


def _settle(context: Context, film: Film, file: str) -> None:
    row = FilmRow(file=file, line=0, title=film.title)
    answer = context.ask(
        Question(
            id=f"{PREFIX}{film.external_id or film.id}",
            sentence=_("“{title}” is no longer in the file.").format(title=film.title),
            choices=(
                Choice(KEEP, _("it stays in the festival")),
                Choice(WITHDRAW, _("it is withdrawn")),
                Choice(REMOVE, _("it is removed with its screenings")),
            ),
            default=KEEP,
            places=(Place(file, 0),),
            field="title",
        )
    )
    if answer == REMOVE:
        RemoveFilm(film.id).apply(context.work)
        context.decide(row, Action.REMOVE, film, film.title)
    elif answer == WITHDRAW:
        context.work.change(Film, film.id, status=FilmStatus.WITHDRAWN)
        change = FieldChange("status", film.status, FilmStatus.WITHDRAWN)
        context.decide(row, Action.UPDATE, film, film.title, (change,))
    else:
        context.decide(row, Action.MISSING, film, film.title)
