"""Subtitles, captions or other things promised, on a screen that cannot do them."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import PLACE, Conflict, Fix, whereabouts
from planner.rules.lift import Lift
from planner.rules.remedies import next_free, off, screens_that_suit
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.showings import showings
from planner.rules.wording import at, title_of


class EquipmentMissing(Rule):
    """A screen lacks equipment that a screening on it needs: soft titles, captions, audio
    description.

    Checks: what the films need and what was promised to the audience of each screening, against
    the equipment of the screen. Screens of which nobody said what they have are not looked at.

    Why it matters: a film without its subtitles is a film that half of the house cannot follow,
    and the audience that captions were promised to came for them.

    Usual remedies: use a screen that has it; hire it, and add it to the screen; take back the
    promise.
    """

    title = N_("Equipment missing")
    severity = Severity.WARNING
    reads = frozenset({"screening", "programme", "programme_film", "film", "screen", "edition"})
    grows = ("missing",)
    same = PLACE
    each = "without "

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings on screens that lack something they need."""
        festival = scope.festival
        if not any(screen.equipment for screen in festival.screens.values()):
            return
        needing = {s.id: s for s, _film in showings(scope, lambda film: film.needs)}
        needing.update((s.id, s) for s in scope.screenings if s.needs)
        for screening in needing.values():
            missing = lacking(festival, screening, screening.screen_id)
            if missing:
                yield self.found(
                    (("screening", screening.id), ("screen", screening.screen_id)),
                    screening.id,
                    missing=len(missing),
                    **whereabouts(festival, screening),
                    **{f"without {thing}": 1 for thing in missing},
                )

    def alike(self, lift: Lift) -> bool:
        """Where it needs nothing."""
        return not lift.standing.needs(lift.screening)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Every start on a screen that lacks something."""
        needs = lift.once((self.id,), lambda: lift.standing.needs(lift.screening))
        missing = bool(needs) and lacking(lift.standing, lift.screening, screen.id)
        return lift.ruler.all if missing else lift.ruler.none

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """What is missing, where."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("{title}, {start} on {screen}, needs {things}, which that screen lacks.").format(
            title=title_of(festival, screening),
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
            things=", ".join(lacking(festival, screening, screening.screen_id)),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """What is missing."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("{title}: no {things} here").format(
            title=title_of(festival, screening),
            things=", ".join(lacking(festival, screening, screening.screen_id)),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Screens that have it, a swap with one there, another free start, or off the timetable."""
        festival = report.festival
        screening = festival.all_screenings[conflict.screening_ids[0]]
        yield from screens_that_suit(
            report, screening, lambda screen: not lacking(festival, screening, screen.id)
        )
        if not screening.pinned:
            yield from next_free(report, screening)
        yield from off(festival, screening)


def lacking(festival: Festival, screening: Screening, screen_id: int) -> list[str]:
    """What a screening needs and a screen is known not to have."""
    needs = festival.needs(screening)
    return [thing for thing in needs if festival.has_equipment(screen_id, thing) is False]
