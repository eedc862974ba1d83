"""Which film a row of a file describes, asked where that is not certain.

A row that is merged into a wrong film destroys it, and one that becomes a second film of one title
is shown twice; so nothing is decided here that a look at year, director and length leaves open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from planner.exchange.base import CreditRow, FilmRow
from planner.exchange.bring.context import Context
from planner.exchange.decisions import Candidate
from planner.exchange.likely import Evidence, Likely, compared, titles_of
from planner.exchange.match import Films, directors, plain
from planner.exchange.questions import Choice, Place, Question
from planner.i18n import _
from planner.model import Film

NEW, LATER = "new", "later"
"""The answers that the row is another film, and that nobody has said yet."""


class Meant(NamedTuple):
    """The film that a row describes; ``waits`` when somebody must say first."""

    film: Film | None
    candidates: tuple[Candidate, ...] = ()
    waits: bool = False


class LikelyFilms:
    """Finds the film of each row of one import."""

    def __init__(self, context: Context, films: Films, rows: Sequence[FilmRow]) -> None:
        self._context, self._films = context, films
        self._asked: set[str] = set()
        festival = context.work.start
        self._known = festival.films
        self._directors = {
            film_id: directors(
                CreditRow(credit.role, credit.name) for credit in festival.credits(film_id)
            )
            for film_id in self._known
        }
        self._titles = Counter(plain(row.title) for row in rows)
        certain = (self._certain(row) for row in rows)
        apart = frozenset(film.id for film in certain if film is not None)
        self._likely = Likely(self._known.values(), self._directors, apart)

    def meant(self, row: FilmRow) -> Meant:
        """The film of the row, as far as it is certain or somebody said so."""
        certain = self._certain(row)
        if certain is not None:
            return Meant(certain)
        if row.external_id in self._films.external_ids:
            return Meant(None)
        candidates = tuple(self._likely.candidates(row, directors(row.credits)))
        if not candidates:
            return Meant(None)
        answer = self._context.ask(self._question(row, candidates))
        if answer in (NEW, LATER):
            return Meant(None, candidates, answer == LATER)
        return Meant(self._known.get(int(answer)), candidates)

    def _certain(self, row: FilmRow) -> Film | None:
        """The one film that nothing speaks against; one of this import, or one named by its id."""
        film = self._films.match(row)
        if film is None:
            return self._corrected(row) or self._renamed(row)
        if film.id not in self._known or self._films.is_named(row):
            return film
        return film if self._evidence(row, film).is_certain else None

    def _corrected(self, row: FilmRow) -> Film | None:
        """The film that an earlier state of this very file brought: there a year or a director may
        be put right, when the title is that of one film and of one row, and anything else agrees.
        """
        if self._titles[plain(row.title)] != 1:
            return None
        there = [film for film in self._films.titled(row.title) if film.id in self._known]
        film = there[0] if len(there) == 1 and there[0].source_file == row.file else None
        if film is None or (row.external_id and film.external_id):
            return None
        return film if self._evidence(row, film).agrees else None

    def _renamed(self, row: FilmRow) -> Film | None:
        """The film that an earlier state of this very file brought under the row's title, and that
        somebody called otherwise, there or as it came in.
        """
        if self._titles[plain(row.title)] != 1 or self._films.titled(row.title):
            return None
        ids = self._context.memory.titled(row.typed.get("title", row.title))
        there = [film for known in ids if (film := self._known.get(known)) is not None]
        film = there[0] if len(there) == 1 and there[0].source_file == row.file else None
        if film is None or (row.external_id and film.external_id):
            return None
        people = row.typed.get("credits", row.credits)
        named = tuple((credit.role, credit.name) for credit in people)
        if self._context.memory.said(film.id, "credits", named):
            return film
        theirs, mine = self._directors.get(film.id, frozenset()), directors(people)
        return None if mine and theirs and not mine & theirs else film

    def _evidence(self, row: FilmRow, film: Film) -> Evidence:
        theirs = self._directors.get(film.id, frozenset())
        mine, known = directors(row.credits), self._known[film.id]
        return compared(row, titles_of(row), mine, known, theirs)

    def _question(self, row: FilmRow, candidates: tuple[Candidate, ...]) -> Question:
        best = candidates[0]
        asks = best.asks
        sentence = (
            _("Is “{title}” the film “{known}” of the festival ({reason})?")
            if asks
            else _("“{title}” looks like another film than “{known}” ({reason}); is it?")
        )
        same = _("the same as “{known}” ({score} %: {reason})")
        choices = [
            *(
                Choice(str(c.id), same.format(known=c.title, score=c.score, reason=c.reason))
                for c in candidates
            ),
            Choice(NEW, _("another film")),
            *([Choice(LATER, _("left out until this is known"))] if asks else []),
        ]
        return Question(
            id=self._id(row),
            sentence=sentence.format(title=row.title, known=best.title, reason=best.reason),
            choices=tuple(choices),
            default=LATER if asks else NEW,
            places=(Place(row.file, row.line_of("title"), row.sheet),),
            field="title",
        )

    def _id(self, row: FilmRow) -> str:
        name = row.external_id or " ".join(filter(None, (plain(row.title), str(row.year or ""))))
        found = f"same:{name}"
        if found in self._asked:
            found = f"{found}:{row.line}"
        self._asked.add(found)
        return found
