"""What a festival still lacks for a print: said beside it, before it goes to the printer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from planner.i18n import nremark, remark
from planner.model import Credit, Festival, Film, Screening
from planner.pdf.base import For, PrintedDocument, chosen
from planner.pdf.shown import UNCONFIRMED, for_audience, for_house, in_sections, kept, public_films
from planner.pdf.telling import some_of
from planner.pdf.text.itemise import printable


def incomplete(
    festival: Festival, document: PrintedDocument, given: Mapping[str, object]
) -> tuple[str, ...]:
    """One sentence for each sort of thing that is missing from the films and screenings that this
    document is about. ``given`` are options that the document has accepted.
    """
    options: dict[str, Any] = {UNCONFIRMED.key: False, **chosen(document, given)}
    house = document.readers is not For.PUBLIC
    shown = for_house(festival, options) if house else for_audience(festival, options)
    if document.tells_of_films:
        films = in_sections(festival, public_films(shown), options.get("sections", ()))
    else:
        films = list(
            {film.id: film for one in shown.screenings for film in shown.films(one)}.values()
        )
    found = [*_of_films(festival, kept(films), told=document.tells_of_films)]
    return (*found, *_of_screenings(shown.screenings))


def _of_films(festival: Festival, films: Sequence[Film], *, told: bool) -> Iterator[str]:
    yield from _said(
        [film for film in films if film.runtime_seconds is None],
        lambda n: nremark(
            "{n} film has no runtime: {titles}.", "{n} films have no runtime: {titles}.", n
        ),
    )
    if festival.sections:
        yield from _said(
            [film for film in films if film.section_id is None],
            lambda n: nremark(
                "{n} film has no section: {titles}.", "{n} films have no section: {titles}.", n
            ),
        )
    if not told:
        return
    credited = {credit.film_id for credit in festival.rows(Credit).values()}
    yield from _said(
        [film for film in films if film.id not in credited],
        lambda n: nremark(
            "{n} film has no credits: {titles}.", "{n} films have no credits: {titles}.", n
        ),
    )
    yield from _said(
        [film for film in films if not film.countries],
        lambda n: nremark(
            "{n} film has no country: {titles}.", "{n} films have no country: {titles}.", n
        ),
    )
    yield from _said(
        [film for film in films if film.year is None],
        lambda n: nremark(
            "{n} film has no year: {titles}.", "{n} films have no year: {titles}.", n
        ),
    )
    yield from _said(
        [film for film in films if not film.still_sha256],
        lambda n: nremark(
            "{n} film has no still: {titles}.", "{n} films have no stills: {titles}.", n
        ),
    )


def _of_screenings(screenings: Sequence[Screening]) -> Iterator[str]:
    count = sum(not one.code for one in screenings)
    if count:
        yield nremark("{n} screening has no code.", "{n} screenings have no code.", count).format(
            n=count
        )


def _said(films: Sequence[Film], sentence: Callable[[int], str]) -> Iterator[str]:
    if not films:
        return
    titles = [printable(film.title) or remark("Untitled") for film in films]
    yield sentence(len(films)).format(n=len(films), titles=some_of(titles))
