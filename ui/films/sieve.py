"""Which programmes the film list shows, and in which order: plain data, chosen in its menus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any

from planner.i18n import N_, _
from planner.model import Festival
from planner.text import sort_key
from ui.films.entries import Entries, Entry


class Show(Enum):
    """Which programmes the list shows by how far their planning is."""

    EVERYTHING = "everything"
    LEFT = "left"
    UNSCHEDULED = "unscheduled"
    UNDER = "under-scheduled"
    CONFLICTS = "conflicts"
    UNKNOWN = "unknown"


class Order(Enum):
    """How the list is ordered; by section it has heads."""

    SECTION = "section"
    TITLE = "title"
    LONGEST = "longest"
    LEFT = "left"
    TIGHTEST = "tightest"


class Band(Enum):
    """Lengths that programmers tell apart, as minutes from and below."""

    SHORT = (0, 20)
    MEDIUM = (20, 60)
    FEATURE = (60, 100)
    LONG = (100, 150)
    ENDLESS = (150, 100_000)

    @property
    def words(self) -> str:
        """“20′ to 59′”."""
        low, high = self.value
        if not low:
            return _("under {high}′").format(high=high)
        if high > 10_000:
            return _("{low}′ and more").format(low=low)
        return _("{low}′ to {high}′").format(low=low, high=high - 1)

    def holds(self, seconds: int) -> bool:
        """Whether a length is one of these."""
        low, high = self.value
        return bool(low * 60 <= seconds < high * 60)


SHOWN = {
    Show.EVERYTHING: N_("Everything"),
    Show.LEFT: N_("What is left to place"),
    Show.UNSCHEDULED: N_("Not placed at all"),
    Show.UNDER: N_("Placed less often than wanted"),
    Show.CONFLICTS: N_("With conflicts"),
    Show.UNKNOWN: N_("Unknown runtimes"),
}
ORDERED = {
    Order.SECTION: N_("Section"),
    Order.TITLE: N_("Title"),
    Order.LONGEST: N_("Longest first"),
    Order.LEFT: N_("Most left to place first"),
    Order.TIGHTEST: N_("Tightest first"),
}
"""What the choices are called."""

Places = Mapping[int, int]
"""How many places are left for a programme, as far as they were counted."""


@dataclass(frozen=True)
class Sieve:
    """What is let through; an empty set lets everything through."""

    show: Show = Show.EVERYTHING
    sections: frozenset[int | None] = frozenset()
    bands: frozenset[Band] = frozenset()
    formats: frozenset[str] = frozenset()
    guests: frozenset[int] = frozenset()
    tags: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether everything passes."""
        return self == Sieve()

    def with_part(self, part: str, values: frozenset[Any]) -> Sieve:
        """The same with other values in one of its sets, by name."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        return Sieve(**{**given, part: values})

    def lets(self, entry: Entry, in_conflict: Callable[[int], bool]) -> bool:
        """Whether a programme passes; ``in_conflict`` says which have open conflicts."""
        return (
            self._stands(entry, in_conflict)
            and (not self.sections or entry.section_id in self.sections)
            and (not self.bands or any(band.holds(entry.seconds) for band in self.bands))
            and (not self.formats or not self.formats.isdisjoint(entry.formats))
            and (not self.guests or not self.guests.isdisjoint(entry.guests))
            and (not self.tags or not self.tags.isdisjoint(entry.tags))
        )

    def _stands(self, entry: Entry, in_conflict: Callable[[int], bool]) -> bool:
        show = self.show
        if show is Show.LEFT:
            return not entry.done
        if show is Show.UNSCHEDULED:
            return not entry.placed and entry.wanted > 0
        if show is Show.UNDER:
            return entry.placed > 0 and not entry.done
        if show is Show.CONFLICTS:
            return in_conflict(entry.programme_id)
        return show is Show.EVERYTHING or not entry.known

    def words(self, festival: Festival) -> str:
        """What is let through, in a few words: “With conflicts, Tibet, 35 mm”."""
        said = [] if self.show is Show.EVERYTHING else [_(SHOWN[self.show])]
        said += [section_words(festival, one) for one in self.sections]
        said += [band.words for band in Band if band in self.bands]
        said += sorted(self.formats)
        said += [festival.people[i].name for i in self.guests if i in festival.people]
        said += sorted(self.tags)
        return ", ".join(said)

    def still(self, festival: Festival, entries: Iterable[Entry]) -> Sieve:
        """The same without what is no longer there, so that nothing filters unseen."""
        listed = list(entries)
        return Sieve(
            self.show,
            frozenset(s for s in self.sections if s is None or s in festival.sections),
            self.bands,
            self.formats & {f for entry in listed for f in entry.formats},
            self.guests & {g for entry in listed for g in entry.guests},
            self.tags & {t for entry in listed for t in entry.tags},
        )


def section_words(festival: Festival, section_id: int | None) -> str:
    """A section's name, or that there is none."""
    section = festival.sections.get(section_id or 0)
    return _("No section") if section is None else section.name


def offered(entries: Entries, part: str) -> list[tuple[object, str]]:
    """What can be chosen for a part of the sieve: each value there is, with its name."""
    festival, listed = entries.festival, entries.by_id.values()
    if part == "bands":
        there = [band for band in Band if any(band.holds(e.seconds) for e in listed)]
        return [(band, band.words) for band in there]
    if part == "sections":
        found = {entry.section_id for entry in listed}
        known = [s.id for s in festival.sections_in_order() if s.id in found]
        ordered = [*known, *([None] if None in found else [])]
        return [(one, section_words(festival, one)) for one in ordered]
    values = {value for entry in listed for value in getattr(entry, part)}
    named = [(v, festival.people[v].name if part == "guests" else str(v)) for v in values]
    return sorted(named, key=lambda pair: (sort_key(pair[1]), str(pair[0])))


def in_order(found: list[Entry], order: Order, places: Places) -> list[Entry]:
    """The programmes in an order that has no heads."""

    def tightness(entry: Entry) -> tuple[bool, int, tuple[bool, str, int]]:
        return (entry.done, places.get(entry.programme_id, 1_000_000), entry.order)

    if order is Order.TIGHTEST:
        return sorted(found, key=tightness)
    if order is Order.LONGEST:
        return sorted(found, key=lambda entry: (-entry.seconds, entry.order[1:]))
    if order is Order.LEFT:
        return sorted(found, key=lambda entry: (-entry.left, entry.order))
    return sorted(found, key=lambda entry: entry.order[1:])
