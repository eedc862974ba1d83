"""The lines of the film list: heads of sections, programmes, and the films of unfolded ones.

They are made anew at each keystroke: tuples are made ten times faster than frozen dataclasses.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from planner.i18n import _, ngettext
from planner.model import Festival, ProgrammeKind
from planner.spelling import plain
from planner.times import runtime_label
from ui.films.entries import Entries, Entry
from ui.films.sieve import Order, Places, Sieve, in_order


class Head(NamedTuple):
    """The head of a section: its name and how many screenings are left to place."""

    name: str
    left: int
    key: tuple[str, int] = ("head", 0)
    height: int = 28


class Row(NamedTuple):
    """A programme; ``unfolded`` when its films follow. ``places`` are left for it, where that is
    what the list is ordered by.
    """

    entry: Entry
    hue: int | None
    unfolded: bool
    key: tuple[str, int]
    places: int | None = None
    height: int = 42

    @property
    def under(self) -> str:
        """The second line: how many places are left, and who made it."""
        if self.places is None:
            return self.entry.second
        places = ngettext("{n} place left", "{n} places left", self.places).format(n=self.places)
        return f"{places}  {self.entry.second}"


class Part(NamedTuple):
    """A film inside an unfolded programme; ``programme_id`` is its own programme, if it has one."""

    film_id: int
    programme_id: int | None
    title: str
    runtime: str
    hue: int | None
    key: tuple[str, int]
    height: int = 26


Line = Head | Row | Part


def _never(_programme_id: int) -> bool:
    return False


def arranged(
    entries: Entries,
    found: list[Entry],
    unfolded: Collection[int],
    order: Order = Order.SECTION,
    places: Places | None = None,
) -> tuple[Line, ...]:
    """The lines of these. By section: those with something left first, in each what is done last;
    in any other order without heads.
    """
    festival = entries.festival
    if order is not Order.SECTION:
        known = places or {}
        counted = known if order is Order.TIGHTEST else {}
        return tuple(
            line
            for entry in in_order(found, order, known)
            for line in _programme(festival, entry, unfolded, counted)
        )
    groups: dict[int | None, list[Entry]] = {}
    for entry in found:
        groups.setdefault(entry.section_id, []).append(entry)
    return tuple(
        line
        for section_id in sorted(groups, key=_group_order(festival, groups))
        for line in _group(festival, section_id, groups[section_id], unfolded)
    )


def matching(
    entries: Entries, search: str, sieve: Sieve, in_conflict: Callable[[int], bool] = _never
) -> list[Entry]:
    """The entries that pass, and in which every word of the search occurs."""
    found = list(entries.by_id.values())
    for word in plain(search).split():
        found = [entry for entry in found if word in entry.search]
    if sieve.is_open:
        return found
    return [entry for entry in found if sieve.lets(entry, in_conflict)]


def _group_order(
    festival: Festival, groups: dict[int | None, list[Entry]]
) -> Callable[[int | None], tuple[bool, bool, int, int]]:
    def order(section_id: int | None) -> tuple[bool, bool, int, int]:
        finished = all(entry.done for entry in groups[section_id])
        if section_id is None:
            return (finished, True, 0, 0)
        section = festival.sections[section_id]
        return (finished, False, section.order, section.id)

    return order


def _group(
    festival: Festival, section_id: int | None, found: list[Entry], unfolded: Collection[int]
) -> Iterator[Line]:
    found.sort(key=lambda entry: entry.order)
    if section_id is None:
        events = all(entry.event for entry in found)
        name = _("Events") if events else _("No section")
    else:
        name = festival.sections[section_id].name
    yield Head(name, sum(entry.left for entry in found), ("head", section_id or 0))
    for entry in found:
        yield from _programme(festival, entry, unfolded, {})


def _programme(
    festival: Festival, entry: Entry, unfolded: Collection[int], places: Places
) -> Iterator[Line]:
    section = festival.sections.get(entry.section_id or 0)
    hue = section.hue if section else None
    is_unfolded = entry.programme_id in unfolded and entry.several
    left = places.get(entry.programme_id)
    yield Row(entry, hue, is_unfolded, ("row", entry.programme_id), left)
    if is_unfolded:
        yield from _parts(festival, entry)


def _parts(festival: Festival, entry: Entry) -> Iterator[Part]:
    for film_id in entry.films:
        film = festival.films[film_id]
        own = [p.id for p in festival.programmes_with(film_id) if p.kind is ProgrammeKind.FILM]
        section = festival.sections.get(film.section_id or 0)
        yield Part(
            film_id,
            own[0] if own else None,
            film.title,
            runtime_label(film.runtime_seconds),
            section.hue if section else None,
            ("part", film_id ^ entry.programme_id),
        )
