"""Screenings, minutes and seats of a plan, by section, screen or day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from planner.i18n import N_, _
from planner.model import Festival, Screening
from planner.rules import Policy, all_rules
from planner.rules.premiere_outside_prime_time import prime_hours
from planner.times import Day, day_label, minute_of_day


@dataclass(frozen=True, slots=True)
class Share:
    """What one section, screen or day has. ``minutes`` are those of films; ``seats`` are offered in
    its screenings, on screens of which they are known; ``prime`` of the screenings begin in prime
    time, and ``unseated`` are on screens without a number. Cancelled screenings do not count.
    """

    name: str
    hue: int | None = None
    screenings: int = 0
    minutes: int = 0
    seats: int = 0
    prime: int = 0
    unseated: int = 0

    def plus(self, festival: Festival, screening: Screening, prime: bool) -> Share:
        """With one screening more."""
        seats = festival.seats(screening.screen_id)
        return replace(
            self,
            screenings=self.screenings + 1,
            minutes=self.minutes + round(festival.span(screening).film_seconds / 60),
            seats=self.seats + (seats or 0),
            prime=self.prime + prime,
            unseated=self.unseated + (seats is None),
        )


Key = int | None
AXES = {"section": N_("Section"), "screen": N_("Screen"), "day": N_("Day")}
"""By what screenings can be told apart."""


def shares(festival: Festival, axis: str) -> tuple[Share, ...]:
    """The share of each section, screen or day (see ``AXES``) in their order; those without any
    screening are there too, but for what has no section. Raises KeyError for another axis.
    """
    named, key_of = _AXES[axis]
    found = dict(named(festival))
    for screening, prime in _live(festival):
        key = key_of(festival, screening)
        found[key] = found.get(key, Share(_("No section"))).plus(festival, screening, prime)
    return tuple(found.values())


def totals(festival: Festival) -> Share:
    """All screenings of the plan together."""
    whole = Share("")
    for screening, prime in _live(festival):
        whole = whole.plus(festival, screening, prime)
    return whole


def _live(festival: Festival) -> Iterator[tuple[Screening, bool]]:
    """What takes place and is no event, and whether it begins in prime time, as the rule has it."""
    options = Policy(festival).options(all_rules()["premiere-outside-prime-time"])
    begins, ends = prime_hours(options)
    for screening in festival.screenings():
        event = festival.programmes[screening.programme_id].kind == "event"
        if not screening.cancelled and not event:
            minute = minute_of_day(screening.start, festival.day_of(screening.start))
            yield screening, begins <= minute <= ends


Named = Callable[[Festival], Iterable[tuple[Key, Share]]]
KeyOf = Callable[[Festival, Screening], Key]


def _section_key(festival: Festival, screening: Screening) -> Key:
    section = festival.section_of(screening.programme_id)
    return section.id if section else None


_AXES: dict[str, tuple[Named, KeyOf]] = {
    "section": (
        lambda f: [(s.id, Share(s.name, s.hue)) for s in f.sections_in_order()],
        _section_key,
    ),
    "screen": (
        lambda f: [(s.id, Share(f.screen_name(s.id))) for s in f.screens_in_order()],
        lambda _f, screening: screening.screen_id,
    ),
    "day": (
        lambda f: [(day, Share(day_label(Day(day)))) for day in f.days()],
        lambda f, screening: f.day_of(screening.start),
    ),
}
