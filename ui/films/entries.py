"""What the film list knows of each programme, kept up to date from the changes of an edit.

Plain data without Qt, so that filtering and ordering are tested as what they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.i18n import _, ngettext
from planner.model import Changes, Festival, Film, Programme, ProgrammeKind, Translation
from planner.spelling import spellings
from planner.text import sort_key
from planner.times import runtime_label


@dataclass(frozen=True, slots=True)
class Entry:
    """One listed programme. ``placed`` counts screenings that take place; ``films`` its films."""

    programme_id: int
    section_id: int | None
    title: str
    second: str
    runtime: str
    placed: int
    wanted: int
    films: tuple[int, ...]
    search: str
    order: tuple[bool, str, int]
    known: bool = True
    event: bool = False
    seconds: int = 0
    left: int = 0
    """How many wanted screenings are not placed yet, kind by kind."""
    formats: frozenset[str] = frozenset()
    guests: frozenset[int] = frozenset()
    tags: frozenset[str] = frozenset()
    uncopied: bool = False
    """Whether one of its films has no copy yet."""

    @property
    def done(self) -> bool:
        """Whether every wanted screening is placed."""
        return self.left == 0

    @property
    def several(self) -> bool:
        """Whether it is made of several films."""
        return len(self.films) > 1


class Entries:
    """All listed programmes of a festival by id."""

    def __init__(self) -> None:
        self.festival = Festival()
        self.by_id: dict[int, Entry] = {}
        self._spelt: dict[int, tuple[Film, tuple[str, ...], str]] = {}

    def show(self, festival: Festival) -> None:
        """Take another festival, or the same one after changes of unknown extent."""
        self.festival = festival
        self.by_id = {}
        self._renew(festival.programmes)

    def follow(self, festival: Festival, changes: Changes) -> bool:
        """Take the festival after these changes; False when nothing in the list changed."""
        self.festival = festival
        if changes.everything or changes.touches("section", "edition", "plan"):
            self.show(festival)
            return True
        touched = self._touched(festival, changes)
        self._renew(touched)
        return bool(touched)

    def _touched(self, festival: Festival, changes: Changes) -> set[int]:
        """The programmes whose entry may differ: those changed, and those sharing films."""
        films = set(changes.ids("film"))
        programmes = set(changes.ids("programme"))
        for person_id in changes.ids("person") & festival.people.keys():
            films |= {film.id for film in festival.films_with(person_id)}
        for row in changes.rows:
            for record in (row.before, row.after):
                if row.table in {"screening", "programme_film", "wanted"}:
                    programmes.add(getattr(record, "programme_id", 0))
                if row.table in {"credit", "programme_film", "copy", "film_person"}:
                    films.add(getattr(record, "film_id", 0))
                if isinstance(record, Translation) and record.of_table == Film.table:
                    films.add(record.of_id)
        programmes.discard(0)
        for programme_id in list(programmes):
            if programme_id in festival.programmes:
                films |= {entry.film_id for entry in festival.entries(programme_id)}
        for film_id in films:
            programmes |= {p.id for p in festival.programmes_with(film_id)}
        return programmes

    def _renew(self, programme_ids: Iterable[int]) -> None:
        festival = self.festival
        for programme_id in programme_ids:
            programme = festival.programmes.get(programme_id)
            if programme is None or not festival.listed(programme_id):
                self.by_id.pop(programme_id, None)
            else:
                self.by_id[programme_id] = self._entry(programme)

    def _entry(self, programme: Programme) -> Entry:
        festival = self.festival
        films = festival.films_of(programme.id)
        section = festival.section_of(programme.id)
        length = festival.length(programme.id)
        title = festival.title(programme.id)
        counts = festival.wanted(programme.id)
        placed, wanted = sum(c.placed for c in counts), sum(c.wanted for c in counts)
        left = sum(max(0, c.wanted - c.placed) for c in counts)
        words = [spellings(f"{title} {programme.code}"), *(self._words(film) for film in films)]
        if section is not None:
            words.append(spellings(f"{section.name} {section.code}"))
        runtime = runtime_label(length.seconds)
        return Entry(
            programme.id,
            section.id if section else None,
            title,
            self._second(programme, films),
            runtime if length.known else f"≈ {runtime}",
            placed,
            wanted,
            tuple(film.id for film in films),
            " | ".join(words),
            (left == 0, sort_key(title), programme.id),
            length.known,
            programme.kind is ProgrammeKind.EVENT,
            length.seconds,
            left,
            frozenset(copy.format for film in films for copy in festival.copies(film.id)),
            frozenset(guest.id for film in films for guest in festival.guests_of(film.id)),
            frozenset(tag for film in films for tag in film.audience_tags),
            not all(festival.copies(film.id) for film in films),
        )

    def _second(self, programme: Programme, films: tuple[Film, ...]) -> str:
        if programme.kind is ProgrammeKind.EVENT:
            return _("Event, internal") if programme.internal else _("Event")
        if len(films) != 1:
            return ngettext("{n} film", "{n} films", len(films)).format(n=len(films))
        film = films[0]
        names = (name for name in (film.original_title, *film.alternate_titles) if name)
        original = next((name for name in names if name != film.title), "")
        people = " & ".join(directors(self.festival, film.id))
        return "  ".join(part for part in (original, people) if part) or _("Director not given")

    def _words(self, film: Film) -> str:
        """All that a film can be found by, spelt out once for as long as it stays the same."""
        festival = self.festival
        names = [credit.name for credit in festival.credits(film.id)]
        names += [guest.name for guest in festival.guests_of(film.id)]
        beside = (*names, *festival.translations(film, "title"))
        known = self._spelt.get(film.id)
        if known is None or known[0] is not film or known[1] != beside:
            titles = [film.title, film.original_title, *film.alternate_titles]
            text = spellings(" ".join([*titles, *beside]))
            known = self._spelt[film.id] = (film, beside, text)
        return known[2]


def directors(festival: Festival, film_id: int) -> tuple[str, ...]:
    """The names of a film's directors, as the catalogue writes the role."""
    return tuple(
        credit.name
        for credit in festival.credits(film_id)
        if not credit.role or "direct" in credit.role.casefold()
    )
