"""A film shown to the public before its embargo ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.i18n import N_, _
from planner.model import Festival, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.premieres import PREMIERE_TABLES, films_in_hand, shows_of
from planner.rules.press_against_premiere import PRESS_KIND, press_kinds
from planner.rules.remedies import apart, move_to
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at
from planner.settings import Setting
from planner.times import WallTime


class EmbargoBroken(Rule):
    """A film is shown to the public before its embargo ends.

    Checks: the start of every public screening of a film with an embargo, and where the option
    says so, of every press & industry screening. The jury may always see it before.

    Why it matters: it is a contract, and the next film of that company goes elsewhere.

    Usual remedies: move the screening behind the embargo; ask whether it can end earlier; make it
    a screening that is not public.
    """

    title = N_("Embargo broken")
    severity = Severity.BLOCKER
    units = ("film",)
    reads = PREMIERE_TABLES | {"edition"}
    options = (
        Setting(
            "press_may",
            default=True,
            label=N_("Press may see it before"),
            help=N_("Whether press & industry screenings may be before the embargo ends."),
        ),
        PRESS_KIND,
    )
    grows = ("minutes",)
    same = ("day",)
    alike_on_screens = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Public screenings that begin too early, and those of the press that must not."""
        festival = scope.festival
        held_back = _press_held_back(festival, scope.policy.options(self))
        for film in scope.films:
            if film.embargo is None:
                continue
            for show in shows_of(festival, film.id):
                if show.start < film.embargo and _waits(festival, show, held_back):
                    early, day = film.embargo - show.start, festival.day_of(show.start)
                    subjects = (("film", film.id), ("screening", show.id))
                    yield self.found(subjects, film.id, show.id, minutes=early, day=day)

    def forbids(self, lift: Lift, screen: Screen) -> Cells:  # noqa: ARG002 - on every screen
        """Starts before the embargo ends."""
        ruler, forbidden = lift.ruler, lift.ruler.none
        held_back = _press_held_back(lift.standing, lift.policy.options(self))
        if _waits(lift.standing, lift.screening, held_back):
            for film, _shows in films_in_hand(lift):
                if film.embargo is not None:
                    forbidden |= ruler.between(ruler.first, film.embargo)
        return forbidden

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """When it is shown, and until when it must not be."""
        film = festival.films[conflict.film_ids[0]]
        show = festival.all_screenings[conflict.screening_ids[0]]
        sentence = (
            _(
                "{film} is shown to the public {time} on {screen}, but is under embargo until "
                "{until}."
            )
            if festival.is_public(show)
            else _(
                "{film} is shown to the press {time} on {screen}, but is under embargo until "
                "{until}."
            )
        )
        return sentence.format(
            film=film.title,
            time=at(festival, show.start),
            screen=festival.screen_name(show.screen_id),
            until=at(festival, film.embargo or show.start),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Until when."""
        film = festival.films[conflict.film_ids[0]]
        return _("{film} is under embargo until {until}").format(
            film=film.title, until=at(festival, film.embargo or WallTime(0))
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """The moment it ends, another free start, or off."""
        festival = report.festival
        show = festival.all_screenings[conflict.screening_ids[0]]
        embargo = festival.films[conflict.film_ids[0]].embargo
        if embargo is not None and not show.pinned:
            grid = festival.edition.snap_minutes
            yield move_to(festival, show, show.screen_id, WallTime(-(-embargo // grid) * grid))
        yield from apart(report, show)


def _press_held_back(festival: Festival, options: Mapping[str, Any]) -> set[int]:
    """The kinds of press screenings, where the embargo is for them too."""
    return set() if options["press_may"] else press_kinds(festival, options)


def _waits(festival: Festival, screening: Screening, held_back: set[int]) -> bool:
    """Whether a screening must wait until the embargo ends."""
    return festival.is_public(screening) or screening.kind_id in held_back
