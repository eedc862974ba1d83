"""A film for adults at an hour at which children are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from planner.i18n import N_, _
from planner.model import Festival, Film, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import apart, starting_from
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.showings import of_each_film, showings
from planner.rules.wording import at, minutes
from planner.settings import Setting
from planner.text import folded
from planner.times import DAY_MINUTES, clock_minutes

_ENTRY = re.compile(r"(.*\S)\s+(\d{1,2}):(\d{2})")


class CertificateAgainstHour(Rule):
    """A film is shown to the public before the hour from which its certificate allows it.

    Checks: the certificate of every film in each public screening against a table of hours, such
    as “16 20:00, 18 22:00”. A certificate that stands in the table counts as it is; otherwise the
    age in it does, and then the hour of the highest age it reaches. Hours go on past midnight
    until the festival day ends.

    Why it matters: where there is a watershed it is the law, and elsewhere parents ask who let
    their child in.

    Usual remedies: move the screening past that hour; let nobody in below the age, and accept it
    with that reason; change the table.
    """

    title = N_("Too early for its certificate")
    severity = Severity.NOTICE
    reads = frozenset({"screening", "programme", "programme_film", "film", "kind", "edition"})
    options = (
        Setting(
            "hours",
            ("18 20:00",),
            N_("Earliest hours"),
            N_("Certificates or ages, each with the first hour, as “16 20:00, 18 22:00”."),
        ),
    )
    grows = ("minutes",)
    same = ("hour", "day")
    alike_on_screens = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Public screenings of a film before its hour."""
        festival, hours = scope.festival, self._hours(scope.policy.options(self)["hours"])
        for screening, film in showings(scope, lambda film: first_hour(film, hours)):
            hour = first_hour(film, hours) or 0
            day = festival.day_of(screening.start)
            early = day * DAY_MINUTES + hour - screening.start
            if early > 0 and festival.is_public(screening):
                yield self.found(
                    (
                        ("screening", screening.id),
                        ("film", film.id),
                        ("screen", screening.screen_id),
                    ),
                    screening.id,
                    film.id,
                    minutes=early,
                    hour=hour,
                    day=day,
                )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:  # noqa: ARG002 - on every screen
        """Starts before the hour of one of its films, on each festival day."""
        hours, ruler = self._hours(lift.policy.options(self)["hours"]), lift.ruler
        boundary = lift.standing.edition.day_boundary
        if not lift.standing.is_public(lift.screening):
            return ruler.none

        def too_early(film: Film) -> Cells:
            hour = first_hour(film, hours)
            if hour is None or hour <= boundary:
                return ruler.none
            most = min(hour, boundary + DAY_MINUTES)
            return ruler.union(
                (day * DAY_MINUTES + boundary, day * DAY_MINUTES + most)
                for day in lift.days_of_ruler()
            )

        return of_each_film(lift, too_early)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Its certificate, its start, and the hour."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        film = festival.films[conflict.film_ids[0]]
        return _(
            "{film} has the certificate {certificate}, for which {hour} is the first hour, but "
            "begins {start} on {screen}: {minutes} too early."
        ).format(
            film=film.title,
            certificate=film.certificate,
            hour=clock_minutes(conflict.fact("hour")),
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
            minutes=minutes(conflict.fact("minutes")),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Its certificate, and the hour."""
        film = festival.films[conflict.film_ids[0]]
        return _("{film} ({certificate}) before {hour}").format(
            film=film.title,
            certificate=film.certificate,
            hour=clock_minutes(conflict.fact("hour")),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """At that hour, at another free start, or off the timetable."""
        screening = report.festival.all_screenings[conflict.screening_ids[0]]
        late = screening.start + conflict.fact("minutes")
        yield from starting_from(report.festival, screening, late)
        yield from apart(report, screening)

    def _hours(self, entries: Sequence[str]) -> tuple[tuple[str, int], ...]:
        return _table(tuple(entries))


def first_hour(film: Film, hours: Sequence[tuple[str, int]]) -> int | None:
    """The minute of the festival day from which a film may be shown; None is any."""
    if not film.certificate:
        return None
    return _first_hour(film.certificate, tuple(hours))


@lru_cache(256)
def _first_hour(certificate: str, hours: tuple[tuple[str, int], ...]) -> int | None:
    named = folded(certificate)
    for name, hour in hours:
        if folded(name) == named:
            return hour
    age = _age(certificate)
    reached = [(_age(name), hour) for name, hour in hours if 0 <= _age(name) <= age]
    return max(reached)[1] if reached else None


def _age(text: str) -> int:
    """The first number in a certificate: 16 of “FSK 16”; -1 where there is none."""
    found = re.search(r"\d+", text)
    return int(found[0]) if found else -1


@lru_cache(16)
def _table(entries: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """The hours that entries like “18 22:00” give; what is not written so says nothing."""
    found = [_ENTRY.fullmatch(entry.strip()) for entry in entries]
    return tuple((one[1], int(one[2]) * 60 + int(one[3])) for one in found if one)
