"""Keys that were issued, and do not open the film where and when it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Film, Kdm, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import PLACE, Conflict, Fix, whereabouts
from planner.rules.copies import keys_of, lacks_key, needed_until, starts_without_key
from planner.rules.lift import Lift
from planner.rules.remedies import ending_by, move_to, next_free, off, starting_from
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.showings import copied
from planner.rules.wording import at, clock_at, minutes


class KdmNotValid(Rule):
    """None of the keys of a film opens it on the screen and at the time of a screening.

    Checks: of the copies that the screen can play and that are there, whether one needs no key or
    has one for this screen’s server that is valid from the start until the film has ended. Films
    for which no key was issued at all are reported as that.

    Why it matters: a key opens one server for some hours. On another screen, or a day later, the
    film does not start, and a new key takes a call to a laboratory that may be asleep.

    Usual remedies: order a key for this screen and time; move the screening to where the key
    opens it; send an unencrypted copy.
    """

    title = N_("Key not valid here")
    severity = Severity.WARNING
    reads = SPAN_TABLES | {"copy", "kdm"}
    grows = ("minutes", "other_server")
    same = PLACE

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings that no key opens although there are keys."""
        festival = scope.festival
        if not festival.rows(Kdm):
            return
        for screening, film in scope.once(copied):
            keys = keys_of(festival, film.id)
            if keys and lacks_key(festival, film, screening):
                here = [key for key in keys if key.screen_id == screening.screen_id]
                missing = [_uncovered(festival, key, screening) for key in here]
                yield self.found(
                    (
                        ("screening", screening.id),
                        ("film", film.id),
                        ("screen", screening.screen_id),
                    ),
                    screening.id,
                    film.id,
                    minutes=min(missing, default=0),
                    other_server=int(not here),
                    **whereabouts(festival, screening),
                )

    def alike(self, lift: Lift) -> bool:
        """Where no keys were issued."""
        return not lift.once((self.id,), lambda: with_keys(lift))

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts at which no key opens one of its films."""
        films = lift.once((self.id,), lambda: with_keys(lift))
        if not films:
            return lift.ruler.none
        span = lift.span(screen)
        forbidden, length = lift.ruler.none, needed_until(span) - span.start
        for film in films:
            forbidden |= starts_without_key(lift, film, screen.id, length)
        return forbidden

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Where and when it is shown, and where or until when the key is good."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        film = festival.films[conflict.film_ids[0]]
        day = festival.day_of(screening.start)
        keys = keys_of(festival, film.id)
        here = [key for key in keys if key.screen_id == screening.screen_id]
        if here:
            sentence = _(
                "{film} runs {start}–{end} on {screen}, but its key there is valid {since} to "
                "{until}: {minutes} are not covered."
            )
        else:
            sentence = _(
                "{film} runs {start}–{end} on {screen}, but there is no key for that server, only "
                "for {servers}."
            )
        best = min(here or keys, key=lambda key: _uncovered(festival, key, screening))
        servers = dict.fromkeys(festival.screen_name(key.screen_id) for key in keys)
        return sentence.format(
            film=film.title,
            start=at(festival, screening.start),
            end=clock_at(festival, needed_until(festival.span(screening)), day),
            screen=festival.screen_name(screening.screen_id),
            since=at(festival, best.valid_from),
            until=at(festival, best.valid_until),
            minutes=minutes(conflict.fact("minutes")),
            servers=", ".join(servers),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which film, and whether the server or the time is wrong."""
        film = festival.films[conflict.film_ids[0]].title
        if conflict.fact("other_server"):
            return _("{film}: no key for this server").format(film=film)
        return _("{film}: key does not cover {minutes}").format(
            film=film, minutes=minutes(conflict.fact("minutes"))
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """To where a key opens it, another free start, or off the timetable."""
        festival = report.festival
        screening = festival.all_screenings[conflict.screening_ids[0]]
        for key in keys_of(festival, conflict.film_ids[0]):
            if key.screen_id == screening.screen_id:
                yield from starting_from(festival, screening, key.valid_from)
                yield from ending_by(festival, screening, key.valid_until)
            elif not screening.pinned:
                yield move_to(festival, screening, key.screen_id, screening.start)
        if not screening.pinned:
            yield from next_free(report, screening)
        yield from off(festival, screening)


def with_keys(lift: Lift) -> list[Film]:
    """The films of what is in the hand for which keys were issued."""
    festival = lift.standing
    if not festival.rows(Kdm):
        return []
    return [film for film in lift.films if keys_of(festival, film.id)]


def _uncovered(festival: Festival, key: Kdm, screening: Screening) -> int:
    """The minutes of a screening in which a key is not valid."""
    start, until = screening.start, needed_until(festival.span(screening))
    return until - start - max(0, min(until, key.valid_until) - max(start, key.valid_from))
