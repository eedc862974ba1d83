"""Which conflicts the list shows, and under which headings they stand: pure, and quick for many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from planner.i18n import N_, _
from planner.model import Festival
from planner.rules import Conflict, Severity, all_rules, explain, place_of
from planner.text import folded
from planner.times import day_label


class Grouping(StrEnum):
    """What conflicts are gathered by; by severity alone they stand in one list."""

    SEVERITY = "severity"
    RULE = "rule"
    FILM = "film"
    DAY = "day"
    SCREEN = "screen"


GROUPINGS = (
    (Grouping.SEVERITY, N_("One list, the gravest first")),
    (Grouping.RULE, N_("By rule")),
    (Grouping.FILM, N_("By film")),
    (Grouping.DAY, N_("By day")),
    (Grouping.SCREEN, N_("By screen")),
)
"""Every grouping as the menu names it."""


@dataclass(frozen=True)
class Wanted:
    """What a person wants to see: these severities, and sentences with these words."""

    severities: frozenset[Severity] = frozenset(Severity)
    words: str = ""

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.words.strip() and self.severities >= set(Severity)

    def of(self, conflicts: Iterable[Conflict], festival: Festival) -> list[Conflict]:
        """Those of the conflicts that are wanted, in their order."""
        words = folded(self.words).split()
        return [
            conflict
            for conflict in conflicts
            if conflict.severity in self.severities and _says(conflict, festival, words)
        ]


def _says(conflict: Conflict, festival: Festival, words: list[str]) -> bool:
    if not words:
        return True
    titles = " ".join(_films(conflict, festival))
    text = folded(f"{explain(conflict, festival)} {titles} {_rule(conflict)}")
    return all(word in text for word in words)


@dataclass(frozen=True)
class Group:
    """Conflicts under one heading. One that has two films stands under both."""

    heading: str
    conflicts: tuple[Conflict, ...]

    @property
    def worst(self) -> Severity:
        """The severity of the gravest."""
        return max((conflict.severity for conflict in self.conflicts), key=lambda s: s.rank)


def grouped(
    conflicts: Iterable[Conflict], festival: Festival, grouping: Grouping
) -> tuple[Group, ...]:
    """The conflicts under their headings; days and screens in the festival's order, the rest with
    the gravest first.
    """
    headings = _HEADINGS[grouping]
    found: dict[tuple[int, str], list[Conflict]] = {}
    for conflict in conflicts:
        for heading in dict.fromkeys(headings(conflict, festival)):
            found.setdefault(heading, []).append(conflict)
    ordered = sorted(found.items(), key=lambda item: item[0][0])
    return tuple(Group(heading, tuple(inside)) for (_order, heading), inside in ordered)


Heading = tuple[int, str]
"""Where a heading stands (those of one number as they were met), and what it says."""


def _by_rule(conflict: Conflict, _festival: Festival) -> Iterator[Heading]:
    yield 0, _rule(conflict)


def _by_film(conflict: Conflict, festival: Festival) -> Iterator[Heading]:
    titles = _films(conflict, festival)
    yield from ((0, title) for title in titles)
    if not titles:
        yield 1, _("No film")


def _by_day(conflict: Conflict, festival: Festival) -> Iterator[Heading]:
    place = place_of(conflict, festival)
    if place is None:
        yield 1_000_000, _("No day")
    else:
        yield int(place.day), day_label(place.day)


def _by_screen(conflict: Conflict, festival: Festival) -> Iterator[Heading]:
    order = [screen.id for screen in festival.screens_in_order()]
    place = place_of(conflict, festival)
    ids = conflict.screen_ids or (() if place is None else (place.screen_id,))
    known = [screen_id for screen_id in ids if screen_id in festival.screens]
    for screen_id in known:
        yield order.index(screen_id), festival.screen_name(screen_id)
    if not known:
        yield len(order), _("No screen")


def _films(conflict: Conflict, festival: Festival) -> list[str]:
    """What the films and programmes involved are called, each once."""
    films = [festival.films[i].title for i in conflict.film_ids if i in festival.films]
    screenings = [festival.all_screenings.get(i) for i in conflict.screening_ids]
    programmes = [screening.programme_id for screening in screenings if screening is not None]
    named = [*conflict.programme_ids, *programmes]
    titles = [festival.title(i) for i in named if i in festival.programmes]
    return list(dict.fromkeys(films + titles))


def _rule(conflict: Conflict) -> str:
    return _(all_rules()[conflict.rule].title)


_HEADINGS: dict[Grouping, Callable[[Conflict, Festival], Iterator[Heading]]] = {
    Grouping.SEVERITY: lambda _conflict, _festival: iter(((0, ""),)),
    Grouping.RULE: _by_rule,
    Grouping.FILM: _by_film,
    Grouping.DAY: _by_day,
    Grouping.SCREEN: _by_screen,
}
