"""Films, their sections, their people, and the programme that makes each of them placeable."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from planner.edit.editions import add_section
from planner.edit.programmes import add_programme_of
from planner.exchange.base import CreditRow, FilmRow, ProgrammeRow
from planner.exchange.bring.context import Context, own_number
from planner.exchange.bring.likely_films import LikelyFilms
from planner.exchange.bring.texts import Texts
from planner.exchange.decisions import FieldChange
from planner.exchange.match import Films, plain
from planner.i18n import _
from planner.model import (
    Credit,
    Film,
    FilmStatus,
    Programme,
    ProgrammeFilm,
    ProgrammeKind,
    Section,
)

_STATUSES = {status.value: status for status in FilmStatus}


def bring_films(
    context: Context, rows: list[FilmRow], programmes: Sequence[ProgrammeRow] = ()
) -> Films:
    """Add and update films; returns the look-up of all films by what sources call them."""
    rows = list(_with_one_id_each(context, rows))
    sections = bring_sections(context, [row.section for row in rows])
    festival = context.work.start
    films = Films(festival, {row.external_id for row in rows})
    likely, texts = LikelyFilms(context, films, rows), Texts(context)
    alone = {row.films[0]: row for row in reversed(programmes) if len(row.films) == 1}
    for row in rows:
        if not row.title:
            context.refuse(row, "title", _("The film has no title; give it one."), Film, "")
            continue
        _bring_film(context, films, likely, texts, sections, row, alone.get(row.own_id))
    return films


def _with_one_id_each(context: Context, rows: list[FilmRow]) -> Iterator[FilmRow]:
    """The rows, those without an id whose id an earlier row of the file has for another film."""
    first: dict[tuple[str, str], FilmRow] = {}
    for row in rows:
        other = first.setdefault((row.file, row.external_id), row)
        if not row.external_id or other is row or _titles(other) & _titles(row):
            yield row
            continue
        message = _("The id {id} is that of “{other}” on line {line}; “{title}” has none now.")
        context.doubt(row, "external_id", message.format(
            id=row.external_id, other=other.title, line=other.line, title=row.title
        ))  # fmt: skip
        yield dataclasses.replace(row, external_id="")


def _titles(row: FilmRow) -> set[str]:
    return {plain(t) for t in (row.title, row.original_title, *row.alternate_titles) if t}


def bring_sections(context: Context, names: Iterable[str]) -> dict[str, int]:
    """The ids of sections by their plain names; those that do not exist yet are added in order."""
    ids = {plain(section.name): section.id for section in context.work.rows(Section)}
    for name in dict.fromkeys(filter(None, names)):
        if plain(name) not in ids:
            ids[plain(name)] = add_section(context.work, name).id
    return ids


def _add_programme(context: Context, film_id: int, own: ProgrammeRow | None) -> None:
    """The programme of a film, with the number that our own table of programmes gives it."""
    number = None if own is None else own_number(own)
    if number is None or context.work.find(Programme, number) is not None:
        add_programme_of(context.work, film_id)
        return
    context.work.add(Programme, id=number, kind=ProgrammeKind.FILM)
    context.work.add(ProgrammeFilm, programme_id=number, film_id=film_id)


def _bring_film(
    context: Context,
    films: Films,
    likely: LikelyFilms,
    texts: Texts,
    sections: dict[str, int],
    row: FilmRow,
    alone: ProgrammeRow | None,
) -> None:
    known, candidates, waits = likely.meant(row)
    if waits:
        context.wait(row, Film, row.title, candidates)
        return
    people, own = _people(context, known, row), texts.own(row, known)
    spoken = tuple(texts.changes(row, known))
    skipped = context.number in context.answers.skipped
    twice = context.added.get(known.id) if known else None
    film = context.settle(row, Film, row.title, known, {
        "external_id": row.external_id,
        "title": own["title"],
        "original_title": row.original_title,
        "alternate_titles": row.alternate_titles,
        "section_id": sections.get(plain(row.section)) if row.section else None,
        "runtime_seconds": row.runtime_seconds,
        "year": row.year,
        "countries": row.countries,
        "languages": row.languages,
        "status": _status(context, row),
        "logline": own["logline"],
        "synopsis": own["synopsis"],
        "statement": own["statement"],
        "note": row.note,
        "source_file": row.file if known is None else "",
        "source_line": row.line if known is None else None,
        **row.more,
    }, candidates=candidates, more=(*spoken, *([] if people is None else [people])))  # fmt: skip
    if film is None:
        return
    if not skipped:
        texts.bring(row, film, spoken)
    if twice is not None and twice.file == row.file:
        message = _("“{title}” is listed twice, first on line {line}.")
        context.doubt(row, "title", message.format(title=row.title, line=twice.line))
    if known is None:
        _add_programme(context, film.id, alone)
    if not skipped and (known is None or (people is not None and not people.kept)):
        _bring_credits(context, film.id, row.credits, row.typed.get("credits", row.credits))
    films.learn(film, row.credits)
    films.learn_id(row.own_id, film)


def _status(context: Context, row: FilmRow) -> FilmStatus | None:
    if row.status and row.status not in _STATUSES:
        message = _("“{status}” is no status of a film; use one of {known}.")
        context.doubt(row, "status", message.format(status=row.status, known=", ".join(_STATUSES)))
    return _STATUSES.get(row.status)


def _people(context: Context, known: Film | None, row: FilmRow) -> FieldChange | None:
    """How the people of the file differ from those of the film that is there; those that were
    changed by hand since the last file stay, unless somebody ticked them.
    """
    if known is None or not row.credits:
        return None
    before = tuple((credit.role, credit.name) for credit in _credits(context, known.id))
    after = tuple((credit.role, credit.name) for credit in row.credits)
    takes = context.answers.takes(context.number, "credits")
    if before == after or (not takes and context.memory.said(known.id, "credits", after) is True):
        return None
    edited = bool(before) and context.memory.said(known.id, "credits", before) is not True
    return FieldChange("credits", before, after, kept=edited and not takes)


def _bring_credits(
    context: Context,
    film_id: int,
    people: tuple[CreditRow, ...],
    in_file: tuple[CreditRow, ...],
) -> None:
    """The people as the row has them; ``in_file`` are those that nobody corrected."""
    if not people:
        return
    for credit in _credits(context, film_id):
        context.work.remove(Credit, credit.id)
    for order, credit_row in enumerate(people):
        context.work.add(
            Credit, film_id=film_id, order=order, role=credit_row.role, name=credit_row.name
        )
    named = tuple((credit.role, credit.name) for credit in in_file)
    context.memory.note(film_id, {"credits": named})


def _credits(context: Context, film_id: int) -> tuple[Credit, ...]:
    """The film's people, when it was there before this import."""
    return () if film_id in context.added else context.work.start.credits(film_id)
