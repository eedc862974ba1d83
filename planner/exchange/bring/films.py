"""Films, their sections, their people, and the programme that makes each of them placeable."""

from __future__ import annotations

from collections.abc import Iterable

from planner.edit.editions import add_section
from planner.edit.programmes import add_programme_of
from planner.exchange.base import CreditRow, FilmRow
from planner.exchange.bring.context import Context
from planner.exchange.match import Films, plain
from planner.i18n import _
from planner.model import Credit, Film, FilmStatus, Section

_STATUSES = {status.value: status for status in FilmStatus}


def bring_films(context: Context, rows: list[FilmRow]) -> Films:
    """Add and update films; returns the look-up of all films by what sources call them."""
    sections = bring_sections(context, [row.section for row in rows])
    festival = context.work.start
    films = Films(festival, {row.external_id for row in rows})
    for row in rows:
        _bring_film(context, films, sections, row)
    _report_missing(context, rows)
    return films


def bring_sections(context: Context, names: Iterable[str]) -> dict[str, int]:
    """The ids of sections by their plain names; those that do not exist yet are added in order."""
    ids = {plain(section.name): section.id for section in context.work.rows(Section)}
    for name in dict.fromkeys(filter(None, names)):
        if plain(name) not in ids:
            ids[plain(name)] = add_section(context.work, name).id
    return ids


def _bring_film(context: Context, films: Films, sections: dict[str, int], row: FilmRow) -> None:
    known = films.match(row)
    twice = context.added.get(known.id) if known else None
    film = context.settle(row, Film, row.title, known, {
        "external_id": row.external_id,
        "title": row.title,
        "original_title": row.original_title,
        "alternate_titles": row.alternate_titles,
        "section_id": sections.get(plain(row.section)) if row.section else None,
        "runtime_seconds": row.runtime_seconds,
        "year": row.year,
        "countries": row.countries,
        "languages": row.languages,
        "status": _status(context, row),
        "logline": row.logline,
        "synopsis": row.synopsis,
        "statement": row.statement,
        "note": row.note,
        "source_file": row.file if known is None else "",
        "source_line": row.line if known is None else None,
        **row.more,
    })  # fmt: skip
    if film is None:
        return
    if twice is not None and twice.file == row.file:
        message = _("“{title}” is listed twice, first on line {line}.")
        context.doubt(row, "title", message.format(title=row.title, line=twice.line))
    if known is None:
        add_programme_of(context.work, film.id)
    _bring_credits(context, film.id, row.credits, new=known is None)
    films.learn(film, row.credits)
    films.learn_id(row.own_id, film)


def _status(context: Context, row: FilmRow) -> FilmStatus | None:
    if row.status and row.status not in _STATUSES:
        message = _("“{status}” is no status of a film; use one of {known}.")
        context.doubt(row, "status", message.format(status=row.status, known=", ".join(_STATUSES)))
    return _STATUSES.get(row.status)


def _bring_credits(
    context: Context, film_id: int, people: tuple[CreditRow, ...], *, new: bool
) -> None:
    """The people as the file has them; people changed by hand since the last file stay."""
    if not people:
        return
    named = tuple((credit.role, credit.name) for credit in people)
    if not new:
        old = _credits(context, film_id)
        now = tuple((credit.role, credit.name) for credit in old)
        edited = old and context.memory.said(film_id, "credits", now) is not True
        if now == named or edited:
            return
        for credit in old:
            context.work.remove(Credit, credit.id)
    for order, (role, name) in enumerate(named):
        context.work.add(Credit, film_id=film_id, order=order, role=role, name=name)
    context.memory.note(film_id, {"credits": named})


def _credits(context: Context, film_id: int) -> tuple[Credit, ...]:
    """The film's people, when it was there before this import."""
    return () if film_id in context.added else context.work.start.credits(film_id)


def _report_missing(context: Context, rows: list[FilmRow]) -> None:
    """Films that came from one of these files once and are no longer in it; they stay."""
    files = {row.file: row for row in rows}
    met = {decision.record_id for decision in context.decisions}
    for film in context.work.start.films.values():
        if film.source_file in files and film.id not in met:
            row = FilmRow(file=film.source_file, line=0, title=film.title)
            message = _("“{title}” is no longer in the file; it stays in the festival.")
            context.doubt(row, "title", message.format(title=film.title))
