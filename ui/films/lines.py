"""The lines of the film list: heads of sections, programmes, and the films of unfolded ones."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import Enum

from planner.i18n import _
from planner.model import Festival, ProgrammeKind
from planner.text import folded
from planner.times import runtime_label
from ui.films.entries import Entries, Entry


class Show(Enum):
    """Which programmes the list shows."""

    EVERYTHING = "everything"
    LEFT = "left"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a section: its name and how many screenings are left to place."""

    name: str
    left: int
    key: tuple[str, int] = ("head", 0)
    height: int = 28


@dataclass(frozen=True, slots=True)
class Row:
    """A programme; ``unfolded`` when its films follow."""

    entry: Entry
    hue: int | None
    unfolded: bool
    key: tuple[str, int]
    height: int = 42


@dataclass(frozen=True, slots=True)
class Part:
    """A film inside an unfolded programme; ``programme_id`` is its own programme, if it has one."""

    film_id: int
    programme_id: int | None
    title: str
    runtime: str
    hue: int | None
    key: tuple[str, int]
    height: int = 26


Line = Head | Row | Part


def lines(entries: Entries, search: str, show: Show, unfolded: Collection[int]) -> tuple[Line, ...]:
    """The lines to show: sections with something left first, in each what is done last."""
    festival = entries.festival
    groups: dict[int | None, list[Entry]] = {}
    for entry in matching(entries, search, show):
        groups.setdefault(entry.section_id, []).append(entry)
    return tuple(
        line
        for section_id in sorted(groups, key=_group_order(festival, groups))
        for line in _group(festival, section_id, groups[section_id], unfolded)
    )


def matching(entries: Entries, search: str, show: Show) -> list[Entry]:
    """The entries in which every word of the search occurs."""
    found = list(entries.by_id.values())
    for word in folded(search).split():
        found = [entry for entry in found if word in entry.search]
    if show is Show.LEFT:
        return [entry for entry in found if not entry.done]
    if show is Show.UNKNOWN:
        return [entry for entry in found if not entry.known]
    return found


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
        name, hue = (_("Events") if events else _("No section")), None
    else:
        section = festival.sections[section_id]
        name, hue = section.name, section.hue
    yield Head(name, sum(entry.left for entry in found), ("head", section_id or 0))
    for entry in found:
        is_unfolded = entry.programme_id in unfolded and entry.several
        yield Row(entry, hue, is_unfolded, ("row", entry.programme_id))
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
