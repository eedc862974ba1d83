"""Films of the festival that a row may describe although its title is not quite theirs.

What is alike is counted, and what speaks against it: other directors, another year, another length,
another number in the title. Titles are compared with rapidfuzz, and only where an index of words,
first and last letters and directors says that it is worth it, so that thousands of films take no
longer than a second or two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from planner.exchange.base import FilmRow
from planner.exchange.decisions import Candidate
from planner.i18n import _
from planner.model import Film
from planner.text import folded

_ALIKE = 85
"""From here on (of 100) two titles may be one with a slip of the pen."""

_NEARLY = 90
"""From here on they may be even when nothing else is known."""

_SAME_NAME = 88
_ENDS = 4
_COMMON = 60
"""What more films have than this says too little to look them up by."""

_MOST = 3
"""How many candidates somebody is asked about."""

_NUMBER = re.compile(r"\b(?:\d+|[ivx]+)\b")


class Evidence(NamedTuple):
    """How alike a row and a film are: the titles of 100, what else agrees, what speaks against."""

    title: int
    agrees: tuple[str, ...]
    against: tuple[str, ...]

    @property
    def is_certain(self) -> bool:
        """Whether they are one film without asking: one title, and nothing speaks against it."""
        return self.title == 100 and not self.against

    @property
    def asks(self) -> bool:
        """Whether neither the same nor a new film would be safe to say."""
        if self.title == 100:
            return len(self.against) <= len(self.agrees)
        if self.against:
            return False
        if self.title >= _ALIKE:
            return bool(self.agrees) or self.title >= _NEARLY
        return len(self.agrees) == 3

    @property
    def reason(self) -> str:
        """“title 92 % alike, same director, 1999 and not 2001”."""
        alike = _("same title") if self.title == 100 else _("title {n} % alike")
        return ", ".join([alike.format(n=self.title), *self.agrees, *self.against])

    @property
    def score(self) -> int:
        """How likely they are one film, of 100."""
        return max(0, min(100, self.title + 5 * len(self.agrees) - 15 * len(self.against)))


@dataclass(frozen=True, slots=True)
class _Known:
    film: Film
    titles: frozenset[str]
    directors: frozenset[str]


class Likely:
    """The films that were there before an import, to be looked through for those alike a row.

    ``apart`` are those that other rows of the import mean for certain.
    """

    def __init__(
        self,
        films: Iterable[Film],
        directors: Mapping[int, frozenset[str]],
        apart: frozenset[int] = frozenset(),
    ) -> None:
        self._known = {
            film.id: _Known(film, titles_of(film), directors.get(film.id, frozenset()))
            for film in films
            if film.id not in apart
        }
        index: dict[str, list[int]] = defaultdict(list)
        for film_id, known in self._known.items():
            for key in _keys(known.titles, known.directors):
                index[key].append(film_id)
        self._index = {
            key: ids for key, ids in index.items() if len(ids) <= _COMMON or key.startswith("=")
        }

    def candidates(self, row: FilmRow, directors: frozenset[str]) -> list[Candidate]:
        """The films that the row may be, the likeliest first; those to be asked about, if any."""
        titles = titles_of(row)
        near = {film_id for key in _keys(titles, directors) for film_id in self._index.get(key, ())}
        found = []
        for film_id in near:
            known = self._known[film_id]
            evidence = compared(row, titles, directors, known.film, known.directors)
            if evidence.asks or evidence.title == 100:
                found.append((evidence, known.film))
        found.sort(key=lambda one: (not one[0].asks, -one[0].score, one[1].id))
        return [
            Candidate(film.id, film.title, evidence.score, evidence.reason, evidence.asks)
            for evidence, film in found[:_MOST]
        ]


def titles_of(film: Film | FilmRow) -> frozenset[str]:
    """All titles of a film as they are compared."""
    titles = (film.title, film.original_title, *film.alternate_titles)
    return frozenset(folded(title) or title.strip() for title in titles if title.strip())


def compared(
    row: FilmRow,
    titles: frozenset[str],
    directors: frozenset[str],
    film: Film,
    known_directors: frozenset[str],
) -> Evidence:
    """What speaks for and against the row and the film being one."""
    agrees: list[str] = []
    against: list[str] = []
    if directors and known_directors:
        same = any(_same_name(a, b) for a in directors for b in known_directors)
        (agrees if same else against).append(_("same director") if same else _("other directors"))
    if row.year is not None and film.year is not None:
        same = abs(row.year - film.year) <= 1
        years = _("{old} and not {new}").format(old=film.year, new=row.year)
        (agrees if same else against).append(_("same year") if same else years)
    if row.runtime_seconds is not None and film.runtime_seconds is not None:
        _compare_runtimes(row.runtime_seconds, film.runtime_seconds, row, film, agrees, against)
    return Evidence(_alike(titles, titles_of(film)), tuple(agrees), tuple(against))


def _compare_runtimes(
    new: int, old: int, row: FilmRow, film: Film, agrees: list[str], against: list[str]
) -> None:
    """A corrected length is no other film where a director or the very file says that it is one."""
    if abs(new - old) < 60:
        agrees.append(_("same length"))
    elif abs(new - old) > max(new, old) / 4 and not agrees and row.file != film.source_file:
        against.append(_("another length"))


def _alike(titles: frozenset[str], others: frozenset[str]) -> int:
    if titles & others:
        return 100
    ratios = [
        fuzz.ratio(one, two, score_cutoff=_ALIKE)
        for one in titles
        for two in others
        if _NUMBER.findall(one) == _NUMBER.findall(two)
    ]
    return min(99, int(max(ratios, default=0)))


def _same_name(one: str, two: str) -> bool:
    return one == two or fuzz.token_sort_ratio(one, two) >= _SAME_NAME


def _keys(titles: Iterable[str], directors: Iterable[str]) -> Iterator[str]:
    for title in titles:
        yield f"={title}"
        plain = title.replace(" ", "")
        yield f"^{plain[:_ENDS]}"
        yield f"${plain[-_ENDS:]}"
        yield from (word for word in title.split() if len(word) > 2)
    yield from (f"@{name}" for name in directors)
