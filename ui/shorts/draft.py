"""A programme as it stands in the builder, before anybody keeps it: plain data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.edit import Edit, Together, Work
from planner.edit.programmes import ArrangeProgramme, SetFilms
from planner.i18n import _
from planner.model import Festival, Film, ProgrammeKind
from planner.shorts import Item, running
from planner.shorts.balance import Blocks

Entry = tuple[int, int | None]


@dataclass(frozen=True)
class Draft:
    """The films in order, each with the gap after it (None is as usual), seconds; the usual gap;
    and the minutes of Q&A at its screenings, None where these differ or there are none.
    """

    programme_id: int
    films: tuple[Entry, ...]
    gap: int = 0
    talk: int | None = None

    @property
    def film_ids(self) -> tuple[int, ...]:
        """The films in order."""
        return tuple(film_id for film_id, _gap in self.films)

    def moved(self, places: Iterable[int], to: int) -> Draft:
        """With the films of these places before the one at ``to``, in their order."""
        taken = sorted(set(places))
        before = [e for n, e in enumerate(self.films) if n < to and n not in taken]
        after = [e for n, e in enumerate(self.films) if n >= to and n not in taken]
        moved = [self.films[n] for n in taken]
        return replace(self, films=(*before, *moved, *after))

    def without(self, places: Iterable[int]) -> Draft:
        """Without the films of these places."""
        gone = set(places)
        return replace(self, films=tuple(e for n, e in enumerate(self.films) if n not in gone))

    def with_films(self, film_ids: Iterable[int], at: int) -> Draft:
        """With more films before a place; those that are there already stay where they are."""
        new = [(i, None) for i in dict.fromkeys(film_ids) if i not in self.film_ids]
        return replace(self, films=(*self.films[:at], *new, *self.films[at:]))

    def with_gap(self, place: int, gap: int | None) -> Draft:
        """With another gap after the film at a place."""
        films = list(self.films)
        films[place] = (films[place][0], gap)
        return replace(self, films=tuple(films))

    def ordered(self, film_ids: Iterable[int]) -> Draft:
        """The same films in another order; gaps stay with their films."""
        gaps = dict(self.films)
        return replace(self, films=tuple((i, gaps[i]) for i in film_ids))

    def still(self, festival: Festival) -> Draft:
        """Without films that are gone from the festival."""
        return replace(self, films=tuple(e for e in self.films if e[0] in festival.films))

    def clock(self, festival: Festival) -> tuple[Item, ...]:
        """Its films on the running clock."""
        return running(festival, self.films, self.gap)

    def edit(self, before: Draft) -> Edit:
        """The one edit that makes the programme so."""
        talk = self.talk if self.talk != before.talk else None
        return ArrangeProgramme(self.programme_id, self.films, self.gap, talk)


def draft_of(festival: Festival, programme_id: int) -> Draft:
    """A programme as it is in the festival."""
    screenings = festival.live_screenings_of(programme_id)
    talks = {festival.span(screening).qa for screening in screenings}
    return Draft(
        programme_id,
        tuple((entry.film_id, entry.gap_seconds) for entry in festival.entries(programme_id)),
        festival.programmes[programme_id].gap_seconds,
        talks.pop() if len(talks) == 1 else None,
    )


def shorts_of(festival: Festival) -> tuple[int, ...]:
    """The programmes of several films, as they are called."""
    found = [p.id for p in festival.programmes.values() if p.kind is ProgrammeKind.FILMS]
    return tuple(sorted(found, key=lambda i: (festival.title(i), i)))


def siblings(festival: Festival, programme_id: int) -> tuple[int, ...]:
    """The shorts programmes of the same section, itself among them."""
    section = festival.section_of(programme_id)
    return tuple(i for i in shorts_of(festival) if festival.section_of(i) == section)


def tried(festival: Festival, edit: Edit) -> Festival:
    """The festival as it would be; raises UserError when the edit is refused."""
    work = Work(festival)
    edit.apply(work)
    return work.festival


def balance_edit(festival: Festival, blocks: Blocks) -> Edit:
    """The edit that gives programmes other films: first all come, then those leave that go, so
    that no film is ever in no programme.
    """
    coming: list[Edit] = []
    leaving: list[Edit] = []
    for programme_id, films in blocks.items():
        present = tuple(entry.film_id for entry in festival.entries(programme_id))
        coming.append(SetFilms(programme_id, (*present, *films)))
        leaving.append(SetFilms(programme_id, films))
    return Together((*coming, *leaving), _("Balance shorts programmes"))


def moves(festival: Festival, blocks: Blocks) -> list[tuple[Film, int]]:
    """Which films go into which programmes."""
    found = []
    for programme_id, films in blocks.items():
        present = {entry.film_id for entry in festival.entries(programme_id)}
        found += [(festival.films[i], programme_id) for i in films if i not in present]
    return found
