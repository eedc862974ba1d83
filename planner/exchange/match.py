"""Which record a row means: by the name it has in its source, else by title, year and director.

Two films of one title are told apart by year and director; a reference that could mean either is
not resolved, since a wrong film on a screen is worse than a question.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from planner.exchange.base import CreditRow, FilmRow
from planner.model import Festival, Film, Screen
from planner.model.base import R
from planner.text import folded


@lru_cache(20_000)
def plain(text: str) -> str:
    """A text as references compare it; one without letters stays as it is."""
    return folded(text) or text.strip()


_DIRECTING = re.compile(
    r"direct|regi[ea]|regiss|regist[ai]|realis|realiz|direcc|direca|diretor|dirig|"
    + "|".join(map(folded, ("导演", "導演", "監督", "监督", "감독")))
)


@lru_cache(5_000)
def is_directing(role: str) -> bool:
    """Whether a role is that of a director, in the languages that headings are known in and as
    East Asian catalogues write it.
    """
    return bool(_DIRECTING.search(folded(role)))


def directors(people: Iterable[CreditRow]) -> frozenset[str]:
    """The directors among the people of a film, as names are compared."""
    return frozenset(plain(c.name) for c in people if is_directing(c.role))


class Films:
    """The films of a festival by what rows and timetables call them.

    ``own_ids`` are the external ids of the rows of this import: a film that has one of them is
    meant by that id and by nothing else.
    """

    def __init__(self, festival: Festival, own_ids: set[str]) -> None:
        self._own_ids = own_ids - {""}
        self._by_external: dict[str, Film] = {}
        self._by_title: dict[str, list[Film]] = {}
        self._by_other: dict[str, list[Film]] = {}
        self._by_bare: dict[str, dict[str, Film]] = {}
        self._by_id: dict[str, Film] = {}
        self._directors: dict[int, frozenset[str]] = {}
        for film in festival.films.values():
            self.learn(
                film,
                tuple(CreditRow(credit.role, credit.name) for credit in festival.credits(film.id)),
            )

    def learn(self, film: Film, people: tuple[CreditRow, ...]) -> None:
        """Add a film, or what is new about it."""
        self._by_id[str(film.id)] = film
        if film.external_id:
            self._by_external[film.external_id] = film
            if film.external_id.isdecimal():
                bare = self._by_bare.setdefault(film.external_id.lstrip("0"), {})
                bare[film.external_id] = film
        _put(self._by_title, plain(film.title), film)
        for title in (film.original_title, *film.alternate_titles):
            if title:
                _put(self._by_other, plain(title), film)
        if people:
            self._directors[film.id] = directors(people)

    def learn_id(self, own_id: str, film: Film) -> None:
        """Let the number under which another festival wrote a film mean it in this import."""
        if own_id:
            self._by_id.setdefault(own_id, film)

    def match(self, row: FilmRow) -> Film | None:
        """The film that the row describes, if it is known."""
        if row.external_id in self._by_external:
            return self._by_external[row.external_id]
        if row.external_id and row.external_id in self._by_id:
            return self._by_id[row.external_id]
        fitting = [
            film for film in self._by_title.get(plain(row.title), ()) if self._fits(film, row)
        ]
        if not fitting:
            fitting = list(self._by_another_title(row))
        return fitting[0] if len(fitting) == 1 else None

    def _by_another_title(self, row: FilmRow) -> Iterator[Film]:
        """The films of which a title is one of the row's, where a director says so as well."""
        mine = directors(row.credits)
        titles = {plain(t) for t in (row.title, row.original_title, *row.alternate_titles) if t}
        found = {
            film.id: film
            for title in titles
            for film in (*self._by_title.get(title, ()), *self._by_other.get(title, ()))
        }
        for film in found.values():
            theirs = self._directors.get(film.id, frozenset())
            if mine & theirs and self._fits(film, row):
                yield film

    def titled(self, title: str) -> list[Film]:
        """The films whose title that is."""
        return self._by_title.get(plain(title), [])

    @property
    def external_ids(self) -> Collection[str]:
        """The external ids of all films."""
        return self._by_external.keys()

    def is_named(self, row: FilmRow) -> bool:
        """Whether the row names its film by an id, so that nothing else counts."""
        return bool(row.external_id) and (
            row.external_id in self._by_external or row.external_id in self._by_id
        )

    def find(self, reference: str) -> Film | None:
        """The film that a timetable names by id or title; None when none or several have it."""
        for known in (self._by_external, self._by_id):
            if reference in known:
                return known[reference]
        for titles in (self._by_title, self._by_other):
            fitting = titles.get(plain(reference), [])
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
        return self._by_number(reference)

    def _by_number(self, reference: str) -> Film | None:
        """The film whose id is the same number: spreadsheets take the zeros of 007 away."""
        if not reference.isdecimal():
            return None
        fitting = tuple(self._by_bare.get(reference.lstrip("0"), {}).values())
        return fitting[0] if len(fitting) == 1 else None

    def _fits(self, film: Film, row: FilmRow) -> bool:
        if film.external_id and film.external_id in self._own_ids:
            return False
        mine, theirs = directors(row.credits), self._directors.get(film.id, frozenset())
        if mine and theirs and not mine & theirs:
            return False
        return row.year is None or film.year is None or abs(row.year - film.year) <= 1


class Screens:
    """The screens of a festival by id, code, “Venue / Screen” and, where it is unique, name."""

    def __init__(self, festival: Festival) -> None:
        self._exact: dict[str, Screen] = {}
        self._by_name: dict[str, list[Screen]] = {}
        for screen in festival.screens.values():
            self.learn(screen, festival.venues[screen.venue_id].name)

    def learn(self, screen: Screen, venue: str) -> None:
        """Add a screen under everything it may be called."""
        for exact in (str(screen.id), screen.external_id, screen.code):
            if exact:
                self._exact[exact] = screen
        for name in {f"{venue} {screen.name}", screen.name, venue}:
            _put(self._by_name, plain(name), screen)

    def find(self, reference: str) -> Screen | None:
        """The screen that a timetable names; None when none or several are meant."""
        if reference in self._exact:
            return self._exact[reference]
        fitting = self._by_name.get(plain(reference), [])
        return fitting[0] if len(fitting) == 1 else None


def _put(groups: dict[str, list[R]], key: str, record: R) -> None:
    """Put a record under a key, in place of what it was before."""
    groups[key] = [*(known for known in groups.get(key, ()) if known.id != record.id), record]
