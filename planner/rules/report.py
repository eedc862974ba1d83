"""All conflicts of one snapshot, as conflict list, badges and command line read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from planner.model import Festival
from planner.rules.acceptance import is_accepted
from planner.rules.conflict import Conflict, Place, Subject
from planner.rules.policy import Policy, all_rules
from planner.rules.severity import Severity


class Report:
    """What ``check`` found. A later report made by ``recheck`` shares nothing that can change."""

    def __init__(
        self,
        festival: Festival,
        policy: Policy,
        reach: int,
        by_key: dict[str, Conflict],
        by_subject: Mapping[Subject, Sequence[Conflict]] | None = None,
    ) -> None:
        self.festival = festival
        self.policy = policy
        self.reach = reach
        self.by_key = by_key
        if by_subject is not None:
            vars(self)["by_subject"] = by_subject

    @cached_property
    def by_subject(self) -> Mapping[Subject, Sequence[Conflict]]:
        """The conflicts that each thing is part of."""
        found: dict[Subject, list[Conflict]] = {}
        for conflict in self.by_key.values():
            for subject in conflict.subjects:
                found.setdefault(subject, []).append(conflict)
        return found

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """All conflicts, the gravest first, then by place."""
        return in_order(self.by_key.values(), self.festival)

    def of_screening(self, screening_id: int) -> tuple[Conflict, ...]:
        """The conflicts that a screening is part of, the gravest first."""
        return gravest_first(self.by_subject.get(("screening", screening_id), ()))

    def of_programme(self, programme_id: int) -> tuple[Conflict, ...]:
        """The conflicts of a programme, its films and its screenings, the gravest first."""
        festival = self.festival
        subjects: list[Subject] = [("programme", programme_id)]
        subjects += [("film", entry.film_id) for entry in festival.entries(programme_id)]
        subjects += [("screening", s.id) for s in festival.screenings_of(programme_id)]
        found = {c.key: c for subject in subjects for c in self.by_subject.get(subject, ())}
        return gravest_first(found.values())

    def open(self) -> tuple[Conflict, ...]:
        """The conflicts that nobody accepted, in order."""
        return tuple(c for c in self.conflicts if not self.is_accepted(c))

    def accepted(self) -> tuple[Conflict, ...]:
        """The conflicts whose acceptance still holds, in order."""
        return tuple(c for c in self.conflicts if self.is_accepted(c))

    def is_accepted(self, conflict: Conflict) -> bool:
        """Whether the conflict was accepted, and is no worse than it then was."""
        return is_accepted(conflict, self.festival)

    def counts(self) -> dict[Severity, int]:
        """How many open conflicts there are of each severity; those without any are left out."""
        counted: dict[Severity, int] = {}
        for conflict in self.open():
            counted[conflict.severity] = counted.get(conflict.severity, 0) + 1
        return counted

    def worst(self, screening_id: int) -> Severity | None:
        """The gravest open severity of a screening, for its badge."""
        found = self.by_subject.get(("screening", screening_id), ())
        severities = [c.severity for c in found if not self.is_accepted(c)]
        return max(severities, key=lambda s: s.rank) if severities else None

    def worst_of_programme(self, programme_id: int) -> Severity | None:
        """The gravest open severity of a programme, its films and its screenings."""
        severities = [
            c.severity for c in self.of_programme(programme_id) if not self.is_accepted(c)
        ]
        return max(severities, key=lambda s: s.rank, default=None)

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name != "conflicts"}


def place_of(conflict: Conflict, festival: Festival) -> Place | None:
    """Where on the timetable a conflict is shown; None for one that is at no place."""
    return all_rules()[conflict.rule].place(conflict, conflict.within or festival)


def in_order(found: Iterable[Conflict], festival: Festival) -> tuple[Conflict, ...]:
    """The gravest first, then by start and screen; those without a place behind the others."""
    screens = {screen.id: n for n, screen in enumerate(festival.screens_in_order())}

    def order(conflict: Conflict) -> tuple[int, bool, int, int, str]:
        place = place_of(conflict, festival)
        rank = -conflict.severity.rank
        if place is None:
            return (rank, True, 0, 0, conflict.key)
        return (rank, False, place.start, screens.get(place.screen_id, 0), conflict.key)

    return tuple(sorted(found, key=order))


def compare(before: Report, after: Report) -> tuple[tuple[Conflict, ...], tuple[Conflict, ...]]:
    """What is new or worse in the later report, and what is solved."""
    new = [c for c in after.by_key.values() if is_news(before, c)]
    solved = [c for key, c in before.by_key.items() if key not in after.by_key]
    return in_order(new, after.festival), in_order(solved, before.festival)


def is_news(before: Report, now: Conflict) -> bool:
    """Whether a conflict is new, graver, or has worse facts than the one known by its key, or
    that one was accepted and this one is not covered.
    """
    known = before.by_key.get(now.key)
    if known is now:  # a recheck keeps what it did not look at
        return False
    if known is None or now.severity.rank > known.severity.rank:
        return True
    if all_rules()[now.rule].worse(dict(known.facts), now):
        return True
    return before.is_accepted(known) and not before.is_accepted(now)


def gravest_first(found: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """By severity, then by key."""
    return tuple(sorted(found, key=lambda c: (-c.severity.rank, c.key)))
