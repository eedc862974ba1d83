"""A programme that no screen can show, whenever it is."""

from __future__ import annotations

from collections.abc import Iterator

from planner.i18n import N_, _
from planner.model import (
    Festival,
    FilmStatus,
    GuestsWanted,
    Programme,
    Screen,
)
from planner.rules.base import Rule
from planner.rules.conflict import Conflict
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.supply import usual_span
from planner.rules.wording import minutes, programme_title

FORMAT, HOURS, LICENCE, GUESTS = ALL_REASONS = (1, 2, 4, 8)
"""Why there is no place, as the fact “reasons” adds them up."""


class FitsNowhere(Rule):
    """A programme that is not on the timetable yet has no place on any screen on any day.

    Checks: every programme that is wanted and has no screening, before anything is placed: whether
    some screen plays a copy of each of its films, is open long enough on some day, whether the
    licences of its films reach into the festival, and whether any of the guests it wants is there
    on a festival day. What nobody said (formats, hours, days) is in nobody's way.

    Why it matters: better known before the first film is placed than when the last one is.

    Usual remedies: get another copy or projector; open a screen for longer; ask for other dates.
    """

    title = N_("Fits nowhere")
    severity = Severity.WARNING
    units = ("programme",)
    reads = SPAN_TABLES | {"opening", "copy", "person", "availability", "film_person"}
    grows = ("reasons",)
    each = "because "

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Programmes without any place."""
        festival = scope.festival
        for programme in scope.programmes:
            missing = programme.wanted and not festival.screenings_of(programme.id)
            if missing and festival.listed(programme.id):
                reasons = _reasons(festival, programme, scope)
                if reasons:
                    subjects = (("programme", programme.id),)
                    each = {f"because {bit}": 1 for bit in ALL_REASONS if reasons & bit}
                    yield self.found(subjects, programme.id, reasons=reasons, **each)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Which programme, and why."""
        programme_id = conflict.programme_ids[0]
        told = {
            FORMAT: _("no screen plays its copies"),
            HOURS: _("no screen is open for {length} in a row"),
            LICENCE: _("its licence does not reach into the festival"),
            GUESTS: _("none of its guests is there on any festival day"),
        }
        reasons = conflict.fact("reasons")
        length = minutes(_length(festival, festival.programmes[programme_id]))
        named = [said.format(length=length) for bit, said in told.items() if reasons & bit]
        return _("{title} fits nowhere: {reasons}.").format(
            title=programme_title(festival, programme_id), reasons="; ".join(named)
        )


def _reasons(festival: Festival, programme: Programme, scope: Scope) -> int:
    films = festival.films_of(programme.id)
    if films and all(film.status is FilmStatus.WITHDRAWN for film in films):
        return 0
    found = 0
    screens = festival.screens.values()
    if festival.screens and not any(_plays(festival, screen, programme) for screen in screens):
        found |= FORMAT
    if _length(festival, programme) > scope.once(_longest_opening):
        found |= HOURS
    first, last = festival.edition.first_day, festival.edition.last_day
    if any((f.licence_from or 0) > last or (f.licence_until or last) < first for f in films):
        found |= LICENCE
    if any(_all_away(festival, film.id) for film in films):
        found |= GUESTS
    return found


def _plays(festival: Festival, screen: Screen, programme: Programme) -> bool:
    """Whether a screen plays, or may play, some copy of each film."""
    for film in festival.films_of(programme.id):
        copies = festival.copies(film.id)
        if copies and all(festival.plays(screen.id, copy.format) is False for copy in copies):
            return False
    return True


def _length(festival: Festival, programme: Programme) -> int:
    """The minutes from start to end, with the festival's usual pre-show, intro and Q&A."""
    return usual_span(festival, programme).end


def _longest_opening(scope: Scope) -> int:
    """The most minutes that any screen is open in a row on a festival day."""
    festival = scope.festival
    hours = [festival.hours(screen, day) for screen in festival.screens for day in festival.days()]
    if not hours:
        return 1 << 30
    return max((times[1] - times[0] for times in hours if times), default=0)


def _all_away(festival: Festival, film_id: int) -> bool:
    """Whether a film wants guests, has some, and none of them is there on any festival day."""
    if festival.films[film_id].guests_wanted is GuestsWanted.NONE:
        return False
    guests = festival.guests_of(film_id)
    return bool(guests) and not any(
        day.since < day.until
        for guest in guests
        for day in (festival.presence(guest.id, one) for one in festival.days())
    )
