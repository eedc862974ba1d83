"""A key that was issued, and whose screening has been moved away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from planner.edit.parts import RemovePart
from planner.i18n import N_, _
from planner.model import Festival, Film, Kdm, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import PLACE, Conflict, Fix, whereabouts
from planner.rules.copies import keys_of, lacks_key, needed_until, opens, starts_without_key
from planner.rules.kdm_not_valid import with_keys
from planner.rules.lift import Lift
from planner.rules.remedies import move_to
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at
from planner.times import WallTime


class KdmVoided(Rule):
    """A key serves no screening any more, while a screening of its film has none.

    Checks: every key of a film of which a screening cannot be opened, whether any screening of
    the film still lies within its hours on its screen’s server.

    Why it matters: a move after the keys were issued makes them void. Together these conflicts
    are the list of keys to order anew.

    Usual remedies: put the screening back; order a key for where it is now, and remove this one.
    """

    title = N_("Key voided by a move")
    severity = Severity.WARNING
    units = ("film",)
    reads = SPAN_TABLES | {"copy", "kdm"}
    same = PLACE

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Keys that serve nothing, of films that need one."""
        festival = scope.festival
        if not festival.rows(Kdm):
            return
        for film in scope.films:
            keys = keys_of(festival, film.id)
            if keys:
                shown = [s for s in festival.screenings_of_film(film.id) if not s.cancelled]
                waiting = [s for s in shown if lacks_key(festival, film, s)]
                idle = _idle(festival, keys, shown) if waiting else ()
                for key, screening in product(idle, waiting):
                    yield self.found(
                        (
                            ("film", film.id),
                            ("screening", screening.id),
                            ("kdm", key.id),
                            ("screen", key.screen_id),
                        ),
                        film.id,
                        key.id,
                        screening.id,
                        **whereabouts(festival, screening),
                    )

    def alike(self, lift: Lift) -> bool:
        """Where no keys were issued."""
        return not lift.once(("kdm-not-valid",), lambda: with_keys(lift))

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts at which no key opens one of its films, though one is left that serves nothing
        then.
        """
        ruler = lift.ruler
        films = lift.once(("kdm-not-valid",), lambda: with_keys(lift))
        if not films:
            return ruler.none
        span = lift.span(screen)
        length, forbidden = needed_until(span) - span.start, ruler.none
        for film in films:
            idle = ruler.none
            for key in lift.once((self.id, film.id), lambda: _idle_without(lift, film)):  # noqa: B023
                served = ruler.within(key.valid_from, key.valid_until, length)
                idle |= ~served if key.screen_id == screen.id else ruler.all
            if idle:
                forbidden |= idle & starts_without_key(lift, film, screen.id, length)
        return forbidden

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Which key, and which screening has none."""
        key, screening = _both(conflict, festival)
        return _(
            "The key of {film} for {server}, valid {since} to {until}, opens no screening any "
            "more; the one at {start} on {screen} has none."
        ).format(
            film=festival.films[conflict.film_ids[0]].title,
            server=festival.screen_name(key.screen_id),
            since=at(festival, key.valid_from),
            until=at(festival, key.valid_until),
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which key."""
        key, _screening = _both(conflict, festival)
        return _("{film}: key for {server}, {since}, is void").format(
            film=festival.films[conflict.film_ids[0]].title,
            server=festival.screen_name(key.screen_id),
            since=at(festival, key.valid_from),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """To where the key opens it; or the key goes."""
        festival = report.festival
        key, screening = _both(conflict, festival)
        grid = festival.edition.snap_minutes
        length = needed_until(festival.span(screening)) - screening.start
        latest = (key.valid_until - length) // grid * grid
        start = max(-(-key.valid_from // grid) * grid, min(screening.start, latest))
        if not screening.pinned:
            yield move_to(festival, screening, key.screen_id, WallTime(start))
        title = _("Remove the key for {server}").format(server=festival.screen_name(key.screen_id))
        yield Fix(title, RemovePart("kdm", key.id))


def _idle(festival: Festival, keys: Iterable[Kdm], shown: list[Screening]) -> list[Kdm]:
    """The keys in whose hours and on whose screen nothing of these is shown."""
    times = [(s.screen_id, s.start, needed_until(festival.span(s))) for s in shown]
    return [key for key in keys if not any(opens(key, *time) for time in times)]


def _idle_without(lift: Lift, film: Film) -> list[Kdm]:
    """The keys that serve none of the film's other screenings."""
    festival = lift.festival
    others = [s for s in festival.screenings_of_film(film.id) if not s.cancelled]
    return _idle(festival, keys_of(festival, film.id), others)


def _both(conflict: Conflict, festival: Festival) -> tuple[Kdm, Screening]:
    key = festival.rows(Kdm)[conflict.ids("kdm")[0]]
    return key, festival.all_screenings[conflict.screening_ids[0]]
