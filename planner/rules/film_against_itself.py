"""One film on two screens at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from planner.i18n import N_, _
from planner.model import Festival, Screen, Screening, Span
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import apart, swaps
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, clock_at, minutes


class FilmAgainstItself(Rule):
    """The same film is shown on two screens at the same time.

    Checks: the time a film itself runs, wherever it is shown: alone, in a shorts programme, as
    half of a double bill. Two screenings on one screen are reported as an overlap instead.

    Why it matters: the two screenings take each other's audience, and most festivals have one
    copy of a film.

    Usual remedies: move one of the two screenings; accept it for an opening film that is meant to
    run in several houses at once, and make sure of a second copy.
    """

    title = N_("Film against itself")
    severity = Severity.WARNING
    units = ("film",)
    reads = SPAN_TABLES
    grows = ("minutes",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Pairs of screenings on two screens during which the same film runs."""
        festival = scope.festival
        for film in scope.films:
            showings = festival.screenings_of_film(film.id)
            if len(showings) < 2:
                continue
            live = [screening for screening in showings if not screening.cancelled]
            for first, second in combinations(live, 2):
                shared = _shared_minutes(festival, film.id, first, second)
                if shared > 0:
                    subjects = (("film", film.id), *_pair("screening", first.id, second.id))
                    screens = _pair("screen", first.screen_id, second.screen_id)
                    yield self.found(
                        (*subjects, *screens), film.id, first.id, second.id, minutes=shared
                    )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts at which a film of it would run while it runs on another screen."""
        span = lift.span(screen)
        anywhere, by_screen = lift.once((self.id, span), lambda: _against_others(lift, span))
        return by_screen.get(screen.id, anywhere)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Both places and times, and how long they share."""
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        return _(
            "{film} runs twice at once: {first_time} on {first_screen} and {second_time} on "
            "{second_screen}, {minutes} of it at the same time."
        ).format(
            film=festival.films[conflict.film_ids[0]].title,
            first_time=at(festival, first.start),
            first_screen=festival.screen_name(first.screen_id),
            second_time=clock_at(festival, second.start, festival.day_of(first.start)),
            second_screen=festival.screen_name(second.screen_id),
            minutes=minutes(conflict.fact("minutes")),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which film, and for how long."""
        return _("{film} runs on two screens at once for {minutes}").format(
            film=festival.films[conflict.film_ids[0]].title,
            minutes=minutes(conflict.fact("minutes")),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Move the later of the two, or the other when that is pinned; swap it; or take it off."""
        festival = report.festival
        first, second = (festival.all_screenings[i] for i in conflict.screening_ids)
        moved, stays = (first, second) if second.pinned else (second, first)
        begins, ends = stays.start, festival.span(stays).end
        length = festival.span(moved).end - moved.start

        def free(other: Screening) -> bool:
            return other.start >= ends or other.start + length <= begins

        yield from apart(report, moved)
        yield from swaps(report, moved, free)


def _against_others(lift: Lift, span: Span) -> tuple[Cells, dict[int, Cells]]:
    """The starts forbidden on a screen that shows none of its films, and on each that does: there
    only by what runs elsewhere.
    """
    found = list(_against_each(lift, span))
    anywhere, by_screen = lift.ruler.none, {screen: lift.ruler.none for screen, _cells in found}
    for screen_id, cells in found:
        anywhere |= cells
        for other_id in by_screen:
            if other_id != screen_id:
                by_screen[other_id] |= cells
    return anywhere, by_screen


def _against_each(lift: Lift, span: Span) -> Iterator[tuple[int, Cells]]:
    """For each other screening of its films, its screen and the starts it forbids elsewhere."""
    festival, ruler = lift.standing, lift.ruler
    length = span.end - span.start
    for film_id in dict.fromkeys(film.id for film in lift.films):
        begins, ends = _film_seconds(festival, film_id, lift.programme.id)
        into = (span.preshow + span.intro) * 60
        for other in festival.screenings_of_film(film_id):
            if not other.cancelled and other.id != lift.screening.id:
                other_begins, other_ends = _film_time(festival, film_id, other)
                together = ruler.between(
                    (other_begins - into - ends) // 60 + 1, -((into + begins - other_ends) // 60)
                )
                beside = ruler.touching(other.start, festival.span(other).end, length)
                yield other.screen_id, together & beside


def _pair(table: str, first: int, second: int) -> tuple[tuple[str, int], tuple[str, int]]:
    return (table, first), (table, second)


def _shared_minutes(festival: Festival, film_id: int, first: Screening, second: Screening) -> int:
    """How many minutes the film runs in both screenings at the same time."""
    if second.start >= festival.span(first).end or first.screen_id == second.screen_id:
        return 0
    begins, ends = _film_time(festival, film_id, first)
    other_begins, other_ends = _film_time(festival, film_id, second)
    return -(-(min(ends, other_ends) - max(begins, other_begins)) // 60)


def _film_time(festival: Festival, film_id: int, screening: Screening) -> tuple[int, int]:
    """When a film begins and ends within a screening, in seconds of the wall clock."""
    begins, ends = _film_seconds(festival, film_id, screening.programme_id)
    films_start = festival.span(screening).film_start * 60
    return films_start + begins, films_start + ends


def _film_seconds(festival: Festival, film_id: int, programme_id: int) -> tuple[int, int]:
    """When a film begins and ends within a programme, in seconds from its first film."""
    programme = festival.programmes[programme_id]
    assumed = festival.edition.assumed_runtime_seconds
    time = 0
    for entry in festival.entries(programme.id):
        known = festival.films[entry.film_id].runtime_seconds
        length = assumed if known is None else known
        if entry.film_id == film_id:
            return time, time + length
        time += length + (programme.gap_seconds if entry.gap_seconds is None else entry.gap_seconds)
    return time, time
