"""More premieres than the evenings have room for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.edit.editions import SetSetting
from planner.i18n import N_, _
from planner.model import Festival, Programme, ProgrammeKind
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix
from planner.rules.policy import Policy, all_rules, option_key
from planner.rules.premiere_outside_prime_time import prime_hours
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.supply import usual_hours, usual_slot, usual_span, wanted_screenings
from planner.rules.wording import programme_title
from planner.times import Day, clock_minutes, day_start

_WANTS = "premiere-outside-prime-time"

NAMED = 3
"""So many of the longest premieres are named."""
MOST_HOURS, LATEST = 3, 36
"""By so many hours prime time may be made longer, and until which one."""


class PrimeTimeShort(Rule):
    """More films are to have their premiere in prime time than can begin there.

    Checks: before anything is placed: the films, shown by themselves, that “Premiere outside
    prime time” wants in the evening, against the screenings that can begin in its hours, one after
    the other, on all screens and days, if each were as short as the shortest of these films. A
    screen without hours of its own counts until midnight.

    Why it matters: some premiere will be in the afternoon; better chosen now than found out when
    the last evening is full.

    Usual remedies: choose which premieres may be earlier; widen the hours of prime time; take
    another screen for the evenings.
    """

    title = N_("Too few evenings for premieres")
    severity = Severity.NOTICE
    units = ("edition",)
    reads = (SPAN_TABLES - {"screening"}) | {"opening", "blackout", "wanted", "setting"}
    grows = ("missing",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """The festival as a whole."""
        festival = scope.festival
        options = scope.policy.options(all_rules()[_WANTS])
        asked = _premieres(festival, options)
        room = _room(festival, asked, options) if asked and festival.screens else len(asked)
        if len(asked) > room:
            facts = {"wanted": len(asked), "room": room, "missing": len(asked) - room}
            begins, ends = prime_hours(options)
            subjects = (("edition", festival.edition.id),)
            yield self.found(subjects, festival.edition.id, **facts, begins=begins, ends=ends)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """How many premieres, how many places, and which are the longest."""
        asked = _premieres(festival, Policy(festival).options(all_rules()[_WANTS]))
        titles = {p.id: programme_title(festival, p.id) for p in asked}
        longest = sorted(asked, key=lambda p: (-usual_slot(festival, p), titles[p.id]))[:NAMED]
        return _(
            "{wanted} premieres are to begin between {begins} and {ends}, but only {room} "
            "screenings can; the longest are {titles}."
        ).format(
            wanted=conflict.fact("wanted"),
            begins=clock_minutes(conflict.fact("begins")),
            ends=clock_minutes(conflict.fact("ends")),
            room=conflict.fact("room"),
            titles=", ".join(titles[p.id] for p in longest),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:  # noqa: ARG002
        """Longer evenings: an earlier first hour, or a later last one."""
        options = Policy(report.festival).options(all_rules()[_WANTS])
        begins, ends = int(options["from_hour"]), int(options["until_hour"])
        for hours in range(1, MOST_HOURS + 1):
            if begins - hours >= 0:
                title = _("Let prime time begin at {time}")
                yield _set("from_hour", begins - hours, title)
            if ends + hours <= LATEST:
                yield _set("until_hour", ends + hours, _("Let prime time last until {time}"))


def _set(option: str, hour: int, title: str) -> Fix:
    edit = SetSetting(option_key(_WANTS, option), hour)
    return Fix(title.format(time=clock_minutes(hour * 60)), edit)


def _premieres(festival: Festival, options: Mapping[str, Any]) -> list[Programme]:
    """The films by themselves that are to have their premiere in prime time."""
    return [
        programme
        for programme in festival.programmes.values()
        if programme.kind is ProgrammeKind.FILM
        and any(film.premiere in options["premieres"] for film in festival.films_of(programme.id))
        and wanted_screenings(festival, programme)
    ]


def _room(festival: Festival, asked: list[Programme], options: Mapping[str, Any]) -> int:
    """How many screenings as short as the shortest can begin in prime time."""
    slot = max(1, min(usual_slot(festival, programme) for programme in asked))
    length = min(usual_span(festival, programme).end for programme in asked)
    days, prime = festival.days(), prime_hours(options)
    return sum(
        _begin_on(festival, screen_id, day, prime, slot, length)
        for screen_id in festival.screens
        for day in days
    )


def _begin_on(
    festival: Festival,
    screen_id: int,
    day: Day,
    prime: tuple[int, int],
    slot: int,
    length: int,
) -> int:
    hours = usual_hours(festival, screen_id, day)
    if hours is None:
        return 0
    first = max(hours[0], day_start(day) + prime[0])
    last = min(hours[1] - length, day_start(day) + prime[1])
    starts, at = 0, first
    for shut in festival.blackouts(screen_id):
        starts += _one_after_the_other(at, min(last, shut.start - length), slot)
        at = max(at, shut.end)
    return starts + _one_after_the_other(at, last, slot)


def _one_after_the_other(first: int, last: int, slot: int) -> int:
    return 0 if last < first else 1 + (last - first) // slot
