"""A premiere in the morning or in the middle of the night."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from planner.i18n import N_, _
from planner.model import Festival, Film, ProgrammeKind, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.company import days_of
from planner.rules.conflict import Conflict, Fix
from planner.rules.free_places import free_starts
from planner.rules.lift import Lift
from planner.rules.policy import Policy
from planner.rules.premieres import (
    PREMIERE_TABLES,
    films_in_hand,
    first_start,
    leads,
    premieres,
    rivals,
    shows_of,
)
from planner.rules.remedies import move_to
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at
from planner.settings import Setting
from planner.times import DAY_MINUTES, WallTime, clock_minutes, minute_of_day


class PremiereOutsidePrimeTime(Rule):
    """A film has its premiere at an hour at which few can come.

    Checks: the start of the announced premiere, or else of the first screening that counts as
    premiere, of every film shown by itself with one of the premiere statuses of the option,
    against the hours of prime time. Films within a shorts programme are not looked at.

    Why it matters: press, industry and the makers' guests come in the evening.

    Usual remedies: move the premiere into the evening, or an evening screening before it.
    """

    title = N_("Premiere outside prime time")
    severity = Severity.NOTICE
    units = ("film",)
    reads = PREMIERE_TABLES | {"edition"}
    options = (
        Setting(
            "from_hour",
            17,
            N_("Prime time from"),
            N_("The hour of the festival day from which premieres may begin."),
            unit="h",
            minimum=0,
            maximum=30,
        ),
        Setting(
            "until_hour",
            22,
            N_("Prime time until"),
            N_("The last hour at which they may begin; 25 is one in the night."),
            unit="h",
            minimum=0,
            maximum=36,
        ),
        Setting(
            "premieres",
            ("world", "international"),
            N_("For these premieres"),
            N_("Any of world, international, continental, national, regional."),
        ),
    )
    grows = ("minutes",)
    same = ("day", "late")
    alike_on_screens = True
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """First screenings outside prime time."""
        festival, options = scope.festival, scope.policy.options(self)
        for film in scope.films:
            if film.premiere not in options["premieres"]:
                continue
            for first in premieres(festival, shows_of(festival, film.id)):
                away = _minutes_off(festival, first.start, options)
                if away and _by_itself(festival, first):
                    subjects = (("film", film.id), ("screening", first.id))
                    facts = {"minutes": away, **_side(festival, first, options)}
                    yield self.found(subjects, film.id, first.id, **facts)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:  # noqa: ARG002 - on every screen
        """Starts outside prime time at which it would be the premiere."""
        festival, ruler, forbidden = lift.standing, lift.ruler, lift.ruler.none
        options = lift.policy.options(self)
        held = lift.screening
        if _by_itself(festival, held):
            for film, shows in films_in_hand(lift):
                if _is_asked(film, options) and leads(festival, held, shows):
                    first = first_start(rivals(festival, held, shows))
                    early = ruler.all if first is None else ruler.between(ruler.first, first + 1)
                    forbidden |= early - _prime_time(lift, options)
        return forbidden

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """When it is."""
        film = festival.films[conflict.film_ids[0]]
        first = festival.all_screenings[conflict.screening_ids[0]]
        begins, ends = prime_hours(Policy(festival).options(self))
        return _(
            "{film} has its premiere ({status}) {time} on {screen}; prime time is {begins}–{ends}."
        ).format(
            film=film.title,
            status=film.premiere,
            time=at(festival, first.start),
            screen=festival.screen_name(first.screen_id),
            begins=clock_minutes(begins),
            ends=clock_minutes(ends),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which film."""
        return _("Premiere of {film} outside prime time").format(
            film=festival.films[conflict.film_ids[0]].title
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The first free start in prime time on its screen, on that day, and on any."""
        festival = report.festival
        first = festival.all_screenings[conflict.screening_ids[0]]
        day, options = festival.day_of(first.start), report.policy.options(self)
        for screen_id, on in ((first.screen_id, day), (None, day), (None, None)):
            found = free_starts(
                festival,
                first.programme_id,
                screen_id,
                on,
                screening_id=first.id,
                report=report,
            )
            prime = (place for place in found if not _minutes_off(festival, place[1], options))
            for place in islice(prime, 0 if first.pinned else 1):
                yield move_to(festival, first, *place)


def _is_asked(film: Film, options: Mapping[str, Any]) -> bool:
    return film.premiere in options["premieres"]


def _by_itself(festival: Festival, screening: Screening) -> bool:
    return festival.programmes[screening.programme_id].kind is ProgrammeKind.FILM


def prime_hours(options: Mapping[str, Any]) -> tuple[int, int]:
    """The first and the last minute of a festival day at which a premiere may begin."""
    return int(options["from_hour"]) * 60, int(options["until_hour"]) * 60


def _side(festival: Festival, first: Screening, options: Mapping[str, Any]) -> dict[str, int]:
    """The facts of where it lies: its day, and whether it comes too late rather than too early."""
    begins, _ends = prime_hours(options)
    day = festival.day_of(first.start)
    return {"day": day, "late": int(minute_of_day(first.start, day) > begins)}


def _minutes_off(festival: Festival, start: WallTime, options: Mapping[str, Any]) -> int:
    begins, ends = prime_hours(options)
    minute = minute_of_day(start, festival.day_of(start))
    return max(0, begins - minute, minute - ends)


def _prime_time(lift: Lift, options: Mapping[str, Any]) -> Cells:
    ruler, boundary = lift.ruler, lift.standing.edition.day_boundary
    begins, ends = prime_hours(options)
    found = ruler.none
    for day in days_of(lift):
        first = day * DAY_MINUTES
        evening = ruler.between(first + begins, first + ends + 1)
        found |= evening & ruler.between(first + boundary, first + boundary + DAY_MINUTES)
    return found
