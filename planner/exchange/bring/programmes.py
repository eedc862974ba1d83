"""Programmes of several films and events: from a table of them, or made by the timetable."""

from __future__ import annotations

from collections.abc import Iterable

from planner.exchange.base import ProgrammeRow, ScreeningRow
from planner.exchange.bring.context import Context
from planner.exchange.bring.films import bring_sections
from planner.exchange.bring.several import films_in
from planner.exchange.match import Films, plain
from planner.i18n import _
from planner.model import Festival, Film, Programme, ProgrammeFilm, ProgrammeKind


class Programmes:
    """The programmes of a festival by their films, and by what timetables call them."""

    def __init__(self, festival: Festival) -> None:
        self._by_films: dict[tuple[int, ...], Programme] = {}
        self._exact: dict[str, Programme] = {}
        self._by_title: dict[str, Programme] = {}
        for programme in festival.programmes.values():
            entries = festival.entries(programme.id)
            self.learn(programme, tuple(entry.film_id for entry in entries))

    def learn(self, programme: Programme, film_ids: tuple[int, ...]) -> None:
        """Add a programme under everything it may be called."""
        if film_ids:
            self._by_films.setdefault(film_ids, programme)
        for exact in (str(programme.id), programme.external_id, programme.code):
            if exact:
                self._exact[exact] = programme
        if programme.title:
            self._by_title.setdefault(plain(programme.title), programme)

    def learn_id(self, own_id: str, programme: Programme) -> None:
        """Let the number under which another festival wrote a programme mean it in this import."""
        if own_id:
            self._exact.setdefault(own_id, programme)

    def showing(self, film_ids: tuple[int, ...]) -> Programme | None:
        """The programme of exactly these films in this order."""
        return self._by_films.get(film_ids)

    def find(self, reference: str) -> Programme | None:
        """The programme of that id, code or title."""
        return self._exact.get(reference) or self._by_title.get(plain(reference))

    def event(self, title: str) -> Programme | None:
        """The event of that title."""
        found = self._by_title.get(plain(title))
        return found if found and found.kind is ProgrammeKind.EVENT else None


def bring_programmes(context: Context, rows: list[ProgrammeRow], films: Films) -> Programmes:
    """Add and update the programmes of a table; returns the look-up of all programmes."""
    sections = bring_sections(context, [row.section for row in rows])
    programmes = Programmes(context.work.festival)
    for row in rows:
        found = films_named(context, row, row.films, films)
        if found is None:
            continue
        ids = tuple(film.id for film in found)
        known = programmes.find(row.external_id) if row.external_id else None
        known = known or (programmes.showing(ids) if ids else programmes.event(row.title))
        title = row.title or " + ".join(film.title for film in found)
        programme = context.settle(row, Programme, title, known, {
            "external_id": row.external_id,
            "kind": _kind(ids),
            "title": row.title,
            "code": row.code,
            "section_id": sections.get(plain(row.section)) if row.section else None,
            "runtime_seconds": row.runtime_seconds,
            "gap_seconds": row.gap_seconds,
            "wanted": row.wanted,
            **row.more,
        })  # fmt: skip
        if programme is not None:
            if known is None:
                _add_films(context, programme.id, ids)
            programmes.learn(programme, ids)
            programmes.learn_id(row.own_id, programme)
    return programmes


def _kind(film_ids: tuple[int, ...]) -> ProgrammeKind:
    if not film_ids:
        return ProgrammeKind.EVENT
    return ProgrammeKind.FILMS if len(film_ids) > 1 else ProgrammeKind.FILM


def films_named(
    context: Context, row: ProgrammeRow | ScreeningRow, references: Iterable[str], films: Films
) -> list[Film] | None:
    """The films that a row names; None, with the row refused, when one of them is not known."""
    found: list[Film] = []
    for reference in references:
        film = films.find(reference)
        several = films_in(reference, films) if film is None else [film]
        if not several:
            cls = Programme
            message = _(
                "There is no film “{film}”, or several have this name; "
                "import the films as well, or correct it."
            ).format(film=reference)
            context.refuse(row, "films", message, cls, row.title or reference)
            return None
        found += several
    return found


def add_programme(
    context: Context, programmes: Programmes, row: ScreeningRow, films: list[Film]
) -> Programme:
    """The programme that a row of a timetable shows, made when it does not exist yet."""
    ids = tuple(film.id for film in films)
    known = programmes.showing(ids) if ids else programmes.event(row.title)
    if known is not None:
        return known
    if ids:
        shared = {film.section_id for film in films}
        programme = context.work.add(
            Programme,
            kind=ProgrammeKind.FILMS if len(ids) > 1 else ProgrammeKind.FILM,
            title=row.title if len(ids) > 1 else "",
            section_id=shared.pop() if len(ids) > 1 and len(shared) == 1 else None,
        )
    else:
        seconds = None if row.end is None else (row.end - row.start) * 60
        programme = context.work.add(
            Programme,
            kind=ProgrammeKind.EVENT,
            title=row.title,
            runtime_seconds=seconds,
            section_id=bring_sections(context, [row.section]).get(plain(row.section))
            if row.section
            else None,
        )
    _add_films(context, programme.id, ids)
    programmes.learn(programme, ids)
    return programme


def _add_films(context: Context, programme_id: int, film_ids: tuple[int, ...]) -> None:
    for order, film_id in enumerate(film_ids):
        context.work.add(ProgrammeFilm, programme_id=programme_id, film_id=film_id, order=order)
