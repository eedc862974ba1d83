"""Which programmes the film list shows, and in which order: plain data, chosen in its menus."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from planner.i18n import N_, _, ngettext
from planner.model import Festival
from planner.text import sort_key
from ui.films.entries import Entries, Entry


class Show(Enum):
    """Which programmes the list shows by how far their planning is."""

    EVERYTHING = "everything"
    LEFT = "left"
    UNSCHEDULED = "unscheduled"
    UNDER = "under-scheduled"


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
}
FLAGS = {
    "conflicts": N_("With conflicts"),
    "unknown": N_("Unknown runtimes"),
    "uncopied": N_("Without a copy"),
}
ORDERED = {
    Order.SECTION: N_("Section"),
    Order.TITLE: N_("Title"),
    Order.LONGEST: N_("Longest first"),
    Order.LEFT: N_("Most left to place first"),
    Order.TIGHTEST: N_("Tightest first"),
}
"""What the choices are called."""

_AT_ONCE = 2
"""Of so many values of one part each has a chip; what there are more of share one."""

Places = Mapping[int, int]
"""How many places are left for a programme, as far as they were counted."""


@dataclass(frozen=True)
class Sieve:
    """What is let through: all of this must hold; an empty set lets everything through."""

    show: Show = Show.EVERYTHING
    conflicts: bool = False
    unknown: bool = False
    uncopied: bool = False
    sections: frozenset[int | None] = frozenset()
    bands: frozenset[Band] = frozenset()
    formats: frozenset[str] = frozenset()
    guests: frozenset[int] = frozenset()
    tags: frozenset[str] = frozenset()

    @classmethod
    def only(cls, which: str) -> Sieve:
        """The one that a name stands for: a value of ``Show``, or one of ``FLAGS``."""
        flags: dict[str, Any] = {flag: which == flag for flag in FLAGS}
        return cls(show=_show(which), **flags)

    @property
    def is_open(self) -> bool:
        """Whether everything passes."""
        return self == Sieve()

    def with_part(self, part: str, value: Any) -> Sieve:
        """The same with another value of one of its parts, by name."""
        changed: dict[str, Any] = {part: value}
        return replace(self, **changed)

    def lets(self, entry: Entry, in_conflict: Callable[[int], bool]) -> bool:
        """Whether a programme passes; ``in_conflict`` says which have open conflicts."""
        return (
            self._stands(entry)
            and (not self.unknown or not entry.known)
            and (not self.uncopied or entry.uncopied)
            and (not self.conflicts or in_conflict(entry.programme_id))
            and (not self.sections or entry.section_id in self.sections)
            and (not self.bands or any(band.holds(entry.seconds) for band in self.bands))
            and (not self.formats or not self.formats.isdisjoint(entry.formats))
            and (not self.guests or not self.guests.isdisjoint(entry.guests))
            and (not self.tags or not self.tags.isdisjoint(entry.tags))
        )

    def _stands(self, entry: Entry) -> bool:
        show = self.show
        if show is Show.LEFT:
            return not entry.done
        if show is Show.UNSCHEDULED:
            return not entry.placed and entry.wanted > 0
        return show is Show.EVERYTHING or (entry.placed > 0 and not entry.done)

    # -- in words -------------------------------------------------------------------------------

    def chips(self, festival: Festival) -> list[tuple[str, Sieve]]:
        """What is let through, part by part: in words, with the sieve that is left without it."""
        found = []
        if self.show is not Show.EVERYTHING:
            found.append((_(SHOWN[self.show]), self.with_part("show", Show.EVERYTHING)))
        found += [
            (_(words), self.with_part(flag, False))
            for flag, words in FLAGS.items()
            if getattr(self, flag)
        ]
        for part in PARTS:
            found += self._chips_of(part, festival)
        return found

    def _chips_of(self, part: str, festival: Festival) -> list[tuple[str, Sieve]]:
        chosen: frozenset[Any] = getattr(self, part)
        if len(chosen) > _AT_ONCE:
            return [(many(part, len(chosen)), self.with_part(part, frozenset()))]
        named = [(words_of(part, one, festival), one) for one in chosen]
        named.sort(key=lambda pair: sort_key(pair[0]))
        return [(words, self.with_part(part, chosen - {one})) for words, one in named]

    def still(self, festival: Festival, entries: Iterable[Entry]) -> Sieve:
        """The same without what is no longer there, so that nothing filters unseen."""
        listed = list(entries)
        return replace(
            self,
            sections=frozenset(s for s in self.sections if s is None or s in festival.sections),
            formats=self.formats & {f for entry in listed for f in entry.formats},
            guests=self.guests & {g for entry in listed for g in entry.guests},
            tags=self.tags & {t for entry in listed for t in entry.tags},
        )

    # -- as the window remembers it -------------------------------------------------------------

    def text(self) -> str:
        """As the window remembers it for a file; nothing when everything passes."""
        if self.is_open:
            return ""
        sets = {part: list(getattr(self, part)) for part in PARTS}
        sets["bands"] = [band.name for band in Band if band in self.bands]
        flags = {flag: getattr(self, flag) for flag in FLAGS}
        return json.dumps({"show": self.show.value, **flags, **sets})

    @classmethod
    def from_text(cls, text: str) -> Sieve:
        """What the window remembered; what cannot be read lets everything through."""
        try:
            known = json.loads(text or "{}")
            values: dict[str, Any] = {part: frozenset(known.get(part, ())) for part in PARTS}
            values["bands"] = frozenset(Band[name] for name in values["bands"])
            values |= {flag: known.get(flag) is True for flag in FLAGS}
            return cls(show=_show(known.get("show")), **values)
        except (ValueError, TypeError, AttributeError, KeyError):
            return cls()


PARTS = {
    "sections": N_("Section"),
    "bands": N_("Length"),
    "formats": N_("Format"),
    "guests": N_("Guest"),
    "tags": N_("Audience"),
}
"""The parts of a sieve of which several values may be chosen."""


def _show(value: object) -> Show:
    return next((show for show in Show if show.value == value), Show.EVERYTHING)


def many(part: str, count: int) -> str:
    """So many values of a part that they are not named: “5 sections”."""
    words = {
        "sections": ngettext("{n} section", "{n} sections", count),
        "bands": ngettext("{n} length", "{n} lengths", count),
        "formats": ngettext("{n} format", "{n} formats", count),
        "guests": ngettext("{n} guest", "{n} guests", count),
        "tags": ngettext("{n} audience", "{n} audiences", count),
    }
    return words[part].format(n=count)


def words_of(part: str, value: Any, festival: Festival) -> str:
    """What one value of a part is called."""
    if part == "sections":
        return section_words(festival, value)
    if part == "bands":
        return str(value.words)
    person = festival.people.get(value) if part == "guests" else None
    return person.name if person else str(value)


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
    named = [(value, words_of(part, value, festival)) for value in values]
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
