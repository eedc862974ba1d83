"""A press screening on the wrong side of the public premiere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.i18n import N_, _
from planner.model import Festival, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.premieres import PREMIERE_TABLES, films_in_hand, first_start, shows_of
from planner.rules.remedies import apart
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at
from planner.settings import Setting
from planner.text import folded

ANY, NOT_BEFORE, NOT_AFTER = "any", "not before", "not after"

PRESS_KIND = Setting(
    "press_kind",
    "P&I",
    N_("Kind of press screenings"),
    N_("The code or name of the kind that press & industry screenings have."),
)
"""An option of rules about press screenings; each rule has its own."""


class PressAgainstPremiere(Rule):
    """The press sees a film before or after the public in another order than agreed.

    Checks: the start of every press & industry screening against that of the film's first public
    screening, by what the festival has agreed to: not before it, or not after it. As long as the
    option says “any” nothing is checked.

    Why it matters: reviews appear before the premiere, or the press has left before it can see
    the film.

    Usual remedies: move one of the two screenings.
    """

    title = N_("Press screening against premiere")
    severity = Severity.WARNING
    units = ("film",)
    reads = PREMIERE_TABLES
    options = (
        Setting(
            "agreed",
            ANY,
            N_("Press screenings"),
            N_("How they lie to the first public screening of the film."),
            choices=(
                (ANY, N_("at any time")),
                (NOT_BEFORE, N_("not before the first public screening")),
                (NOT_AFTER, N_("not after the first public screening")),
            ),
        ),
        PRESS_KIND,
    )
    grows = ("minutes",)
    alike_on_screens = True
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Press screenings on the wrong side."""
        festival, options = scope.festival, scope.policy.options(self)
        agreed = options["agreed"]
        if agreed not in {NOT_BEFORE, NOT_AFTER}:
            return
        kinds = press_kinds(festival, options)
        for film in scope.films:
            press, public = _both(festival, shows_of(festival, film.id), kinds)
            first = first_start(public)
            for show in press if first is not None else ():
                late = show.start - (first or 0)
                if late < 0 if agreed == NOT_BEFORE else late > 0:
                    premieres = [one for one in public if one.start == first]
                    named = sorted((show, *premieres), key=lambda one: (one.start, one.id))
                    subjects = (("film", film.id), *(("screening", one.id) for one in named))
                    yield self.found(subjects, film.id, show.id, minutes=abs(late))

    def forbids(self, lift: Lift, screen: Screen) -> Cells:  # noqa: ARG002 - on every screen
        """Starts of a press screening on the wrong side; starts of the first public screening
        that leave one there.
        """
        ruler, forbidden = lift.ruler, lift.ruler.none
        options = lift.policy.options(self)
        agreed = options["agreed"]
        if agreed not in {NOT_BEFORE, NOT_AFTER}:
            return forbidden
        kinds = press_kinds(lift.standing, options)
        for _film, shows in films_in_hand(lift):
            press, public = _both(lift.standing, shows, kinds)
            first = first_start(public)
            if lift.screening.kind_id in kinds:
                if first is not None:
                    before = ruler.between(ruler.first, first + (agreed == NOT_AFTER))
                    forbidden |= before if agreed == NOT_BEFORE else ~before
            elif press and lift.standing.is_public(lift.screening):
                leads = ruler.all if first is None else ruler.between(ruler.first, first + 1)
                starts = [show.start for show in press]
                if agreed == NOT_BEFORE:
                    forbidden |= leads - ruler.between(ruler.first, min(starts) + 1)
                else:
                    forbidden |= leads & ruler.between(ruler.first, max(starts))
        return forbidden

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Both with their times."""
        press, public = _press_and_public(conflict, festival)
        sentence = (
            _("The press sees {film} at {press}, before its first public screening at {public}.")
            if press.start < public.start
            else _(
                "The press sees {film} at {press}, after its first public screening at {public}."
            )
        )
        return sentence.format(
            film=festival.films[conflict.film_ids[0]].title,
            press=at(festival, press.start),
            public=at(festival, public.start),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Move the press screening, or the other where that is pinned."""
        press, public = _press_and_public(conflict, report.festival)
        return apart(report, public if press.pinned else press)


def _press_and_public(conflict: Conflict, festival: Festival) -> tuple[Screening, Screening]:
    """The press screening that the conflict is about, and a first public one."""
    shows = [festival.all_screenings[row_id] for row_id in conflict.screening_ids]
    named = conflict.key.split(":")
    press = next(show for show in shows if str(show.id) in named)
    return press, next(show for show in shows if show is not press)


def press_kinds(festival: Festival, options: Mapping[str, Any]) -> set[int]:
    """The kinds that the option means."""
    wanted = folded(str(options["press_kind"]))
    kinds = festival.kinds.values()
    return {kind.id for kind in kinds if wanted in {folded(kind.code), folded(kind.name)}}


def _both(
    festival: Festival, shows: list[Screening], kinds: set[int]
) -> tuple[list[Screening], list[Screening]]:
    """The press screenings, and the public ones."""
    press = [show for show in shows if show.kind_id in kinds]
    rest = [show for show in shows if show.kind_id not in kinds]
    return press, [show for show in rest if festival.is_public(show)]
