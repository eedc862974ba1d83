"""A screen that plays none of the copies of a film."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screen
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import PLACE, Conflict, Fix, whereabouts
from planner.rules.copies import playable
from planner.rules.lift import Lift
from planner.rules.remedies import next_free, off, screens_that_suit
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.showings import copied
from planner.rules.wording import at


class FormatNotPlayable(Rule):
    """A screen can play none of the copies of a film that is shown on it.

    Checks: the formats of all copies of each film (DCP, 35 mm, 3D, file …) against what the
    screen can play. Films without copies and screens without formats are not looked at.

    Why it matters: the projectionist finds out on the day, in front of a full house.

    Usual remedies: use a screen that plays the format; ask for another copy; hire a projector and
    add its format to the screen.
    """

    title = N_("Format not playable")
    severity = Severity.BLOCKER
    reads = frozenset(
        {"screening", "programme", "programme_film", "film", "screen", "copy", "edition"}
    )
    same = PLACE

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Films on screens that play none of their copies."""
        festival = scope.festival
        for screening, film in scope.once(copied):
            if not playable(festival, film.id, screening.screen_id):
                yield self.found(
                    (
                        ("screening", screening.id),
                        ("film", film.id),
                        ("screen", screening.screen_id),
                    ),
                    screening.id,
                    film.id,
                    **whereabouts(festival, screening),
                )

    def alike(self, lift: Lift) -> bool:
        """Where no copies are known."""
        return not any(lift.standing.copies(film.id) for film in lift.films)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Every start on a screen that cannot play one of its films."""
        festival, ruler = lift.standing, lift.ruler
        films = lift.once((self.id,), lambda: [f for f in lift.films if festival.copies(f.id)])
        unplayable = any(not playable(festival, film.id, screen.id) for film in films)
        return ruler.all if unplayable else ruler.none

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Which copies there are, and what the screen plays."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        film = festival.films[conflict.film_ids[0]]
        formats = sorted({copy.format for copy in festival.copies(film.id)})
        return _(
            "{film} is there as {formats}, but {screen}, where it begins {start}, plays {playable}."
        ).format(
            film=film.title,
            formats=", ".join(formats),
            screen=festival.screen_name(screening.screen_id),
            start=at(festival, screening.start),
            playable=", ".join(festival.screens[screening.screen_id].formats),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which film, as what."""
        film = festival.films[conflict.film_ids[0]]
        formats = sorted({copy.format for copy in festival.copies(film.id)})
        return _("{film} cannot be played here as {formats}").format(
            film=film.title, formats=", ".join(formats)
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Screens that play it, a swap with one there, the next free start, or off."""
        festival = report.festival
        screening = festival.all_screenings[conflict.screening_ids[0]]
        film_id = conflict.film_ids[0]
        yield from screens_that_suit(
            report, screening, lambda screen: bool(playable(festival, film_id, screen.id))
        )
        if not screening.pinned:
            yield from next_free(report, screening)
        yield from off(festival, screening)
