"""A handful of people in a large house."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screen, Screening
from planner.rules.audience import expected, expected_in_hand, houses
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import other_screens, swaps
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, title_of
from planner.settings import Setting


class RoomFarTooBig(Rule):
    """A public screening is expected to fill only a small part of its screen.

    Checks: the demand expected for the strongest film of each public screening against a share of
    the seats that can be sold. Films without a demand and screens without seats are not looked at.

    Why it matters: an empty house is sad for the guest on stage, and the seats are missing where
    people are turned away.

    Usual remedies: a smaller screen; swap with a film that needs this one.
    """

    title = N_("Room far too big")
    severity = Severity.NOTICE
    reads = frozenset({"screening", "programme", "programme_film", "film", "screen", "kind"})
    options = (
        Setting(
            "percent",
            33,
            N_("Least filled"),
            N_("A house that is expected to be filled less than this is reported."),
            unit="%",
            minimum=0,
            maximum=100,
        ),
    )
    grows = ("empty",)
    same = ("screen",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings in far too large a house."""
        percent = int(scope.policy.options(self)["percent"])
        for screening, people, seats in scope.once(houses):
            if people * 100 < seats * percent:
                yield self.found(
                    (("screening", screening.id), ("screen", screening.screen_id)),
                    screening.id,
                    demand=people,
                    seats=seats,
                    empty=seats - people,
                    screen=screening.screen_id,
                )

    def alike(self, lift: Lift) -> bool:
        """Where nobody knows how many come."""
        return expected_in_hand(lift) is None

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Every start on a screen that is far too large."""
        people = expected_in_hand(lift)
        if people is None or screen.seats is None:
            return lift.ruler.none
        percent, seats = int(lift.policy.options(self)["percent"]), lift.standing.seats(screen.id)
        return lift.ruler.all if people * 100 < (seats or 0) * percent else lift.ruler.none

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """How many people, how many seats."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _(
            "{demand} people are expected at {title}, {start}, in the {seats} seats of {screen}."
        ).format(
            demand=conflict.fact("demand") or _("No"),
            title=title_of(festival, screening),
            start=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
            seats=conflict.fact("seats"),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """How many people, how many seats."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("{title}: {demand} expected in {seats} seats").format(
            title=title_of(festival, screening),
            demand=conflict.fact("demand"),
            seats=conflict.fact("seats"),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The same time on a smaller screen that is large enough, or a swap with one there."""
        festival, demand = report.festival, conflict.fact("demand")
        percent = int(report.policy.options(self)["percent"])
        screening = festival.all_screenings[conflict.screening_ids[0]]

        def suits(screen: Screen) -> bool:
            seats = festival.seats(screen.id)
            return seats is not None and demand <= seats < conflict.fact("seats")

        def fills_it(other: Screening) -> bool:
            people = expected(festival, other)
            enough = people is None or people * 100 >= conflict.fact("seats") * percent
            return enough and suits(festival.screens[other.screen_id])

        yield from other_screens(festival, screening, suits)
        yield from swaps(report, screening, fills_it)
