"""A programme that no screen can show, whenever it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.edit import SetField
from planner.i18n import N_, _
from planner.model import Festival, Film, GuestsWanted, Programme
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix, Gap
from planner.rules.policy import all_rules
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.supply import (
    licensed_days,
    longest_free,
    plays_all,
    usual_span,
    wanted_screenings,
)
from planner.rules.wording import minutes, programme_title

Longest = Mapping[int, Sequence[int]]

ALL_REASONS = (1, 2, 4, 8, 16, 32, 64)
FORMAT, HOURS, LICENCE, GUESTS, WHERE_PLAYED, WHEN_LICENSED, BOTH = ALL_REASONS
"""Why there is no place, as the fact “reasons” adds them up."""


class FitsNowhere(Rule):
    """A programme that is not on the timetable yet has no place on any screen on any day.

    Checks: every programme that is wanted, in general or of one kind, and has no screening, before
    anything is placed: whether some screen plays a copy of each of its films and is at the same
    time open long enough on a day that their licences cover, clear of blackouts and before its
    hard out; and whether any of the guests it wants is there on a festival day. What nobody said
    (formats, hours, days) is in nobody's way.

    Why it matters: better known before the first film is placed than when the last one is.

    Usual remedies: get another copy or projector; open a screen for longer; ask for other dates.
    """

    title = N_("Fits nowhere")
    severity = Severity.WARNING
    units = ("programme",)
    reads = SPAN_TABLES | {
        "opening",
        "blackout",
        "copy",
        "wanted",
        "person",
        "availability",
        "film_person",
        "setting",
    }
    grows = ("reasons",)
    each = "because "

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Programmes without any place."""
        festival = scope.festival
        for programme in scope.programmes:
            if festival.screenings_of(programme.id):
                continue
            if wanted_screenings(festival, programme):
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
            WHERE_PLAYED: _("no screen that plays its copies is open for {length} in a row"),
            WHEN_LICENSED: _("no screen is open for {length} in a row within its licence"),
            BOTH: _(
                "no screen that plays its copies is open for {length} in a row within its licence"
            ),
            GUESTS: _("none of its guests is there on any festival day"),
        }
        reasons = conflict.fact("reasons")
        programme = festival.programmes[programme_id]
        length = minutes(min(_length(festival, programme, s) for s in festival.screens or (0,)))
        named = [said.format(length=length) for bit, said in told.items() if reasons & bit]
        return _("{title} fits nowhere: {reasons}.").format(
            title=programme_title(festival, programme_id), reasons="; ".join(named)
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Without its guests, or not at all."""
        festival, programme_id = report.festival, conflict.programme_ids[0]
        programme = festival.programmes[programme_id]
        for film in _without_guests(festival, programme):
            title = _("Show {film} without its guests").format(film=film.title)
            yield Fix(title, SetField("film", film.id, "guests_wanted", GuestsWanted.NONE))
        if programme.wanted:
            named = programme_title(festival, programme_id)
            title = _("Want no screening of {title}").format(title=named)
            yield Fix(title, SetField("programme", programme_id, "wanted", 0))

    def gaps(self, conflict: Conflict, festival: Festival) -> Iterator[Gap]:
        """What may be other than is typed: copies, licences, days of guests."""
        programme, reasons = (
            festival.programmes[conflict.programme_ids[0]],
            conflict.fact("reasons"),
        )
        for film in festival.films_of(programme.id):
            if reasons & (FORMAT | WHERE_PLAYED | BOTH):
                title = _("Add a copy of {film} that can be played").format(film=film.title)
                yield Gap(title, "film", film.id)
            if reasons & (LICENCE | WHEN_LICENSED | BOTH):
                title = _("Type until when {film} may be shown").format(film=film.title)
                yield Gap(title, "film", film.id, "licence_until")
        for film in _without_guests(festival, programme):
            for guest in festival.guests_of(film.id):
                title = _("Type when {person} is there").format(person=guest.name)
                yield Gap(title, "person", guest.id, "arrives")


def _reasons(festival: Festival, programme: Programme, scope: Scope) -> int:
    films = festival.films_of(programme.id)
    found = GUESTS if any(_all_away(festival, film.id) for film in films) else 0
    days = licensed_days(festival, programme)
    if not days:
        found |= LICENCE
    if festival.screens:
        found |= _no_screen(festival, programme, days, scope.once(_longest))
    return found


def _no_screen(festival: Festival, programme: Programme, days: list[int], longest: Longest) -> int:
    """Why no screen can show it on any of these days; 0 when one can, or there are no days."""
    usual = usual_span(festival, programme).end

    def fits(screens: Iterable[int], among: Iterable[int]) -> bool:
        return any(
            longest[screen_id][day] >= _length(festival, programme, screen_id, usual)
            for screen_id in screens
            for day in among
        )

    if fits(
        (s for s in festival.screens if plays_all(festival, s, programme)), days
    ):  # looks at one screen, as a rule
        return 0
    every_day = range(len(festival.days()))
    playing = [s for s in festival.screens if plays_all(festival, s, programme)]
    alone = 0 if playing else FORMAT
    if not fits(festival.screens, every_day):
        alone |= HOURS
    if alone or not days:
        return alone
    if not fits(playing, every_day):
        return WHERE_PLAYED
    return BOTH if fits(festival.screens, days) else WHEN_LICENSED


def _length(
    festival: Festival, programme: Programme, screen_id: int, usual: int | None = None
) -> int:
    """The minutes from start to end on a screen, with the usual pre-show, intro and Q&A; what is
    known already of screens that have no such minutes of their own need not be found again.
    """
    screen = festival.screens.get(screen_id)
    own = screen and (screen.preshow_minutes, screen.intro_minutes, screen.qa_minutes)
    if usual is not None and own in (None, (None, None, None)):
        return usual
    return usual_span(festival, programme, screen_id).end


def _longest(scope: Scope) -> Longest:
    """By screen and day, what is the most that it can show in a row."""
    leaving = scope.policy.options(all_rules()["hard-out"])["leaving_minutes"]
    return longest_free(scope.festival, int(leaving))


def _without_guests(festival: Festival, programme: Programme) -> list[Film]:
    """The films of which no guest is there on any day."""
    return [film for film in festival.films_of(programme.id) if _all_away(festival, film.id)]


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
