"""A part of the day in which all screens show the same kind of thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.i18n import N_, _
from planner.model import Festival, Screen, Screening
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.company import days_of
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift, tables
from planner.rules.premieres import counts
from planner.rules.remedies import apart
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import title_of
from planner.settings import Setting
from planner.times import DAY_MINUTES, Day, clock_minutes, day_label, day_start

_Blocks = dict[int, tuple[list[Screening], set[str]]]
_SHOWN = tables("film", "programme", "programme_film", "kind")


class NoChoice(Rule):
    """All that begins in a part of the day is for the same audience.

    Checks: the public screenings that begin within the same hours of a festival day (18:00 to
    21:00, say): when there are enough of them and all share one of the words that stand under
    “Audience” in the films' forms. Films without such words are taken to be for anybody.
    Screenings of a kind that is never a premiere, such as those for schools, are not what people
    choose among, and are left out.

    Why it matters: whoever does not like horror goes home on Friday evening.

    Usual remedies: exchange one of them for something else.
    """

    title = N_("No choice")
    severity = Severity.NOTICE
    units = ("day",)
    reads = frozenset({"screening", "film", "programme", "programme_film", "kind", "edition"})
    options = (
        Setting(
            "hours",
            3,
            N_("Hours looked at together"),
            N_("Parts of the day are so long, counted from midnight."),
            unit="h",
            minimum=1,
            maximum=12,
        ),
        Setting(
            "least_screenings",
            3,
            N_("From so many screenings on"),
            N_("With fewer screenings in the same hours there is no choice to speak of."),
            minimum=2,
            maximum=20,
        ),
    )
    grows = ("screenings",)
    same = ("begins", "ends")
    each = "for "
    alike_on_screens = True
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Parts of days with one audience."""
        festival, options = scope.festival, scope.policy.options(self)
        if scope.whole and not any(film.audience_tags for film in festival.films.values()):
            return
        block, least = int(options["hours"]) * 60, int(options["least_screenings"])
        for day in _days(scope):
            for number, (shows, audience) in _blocks(festival, day, block).items():
                if len(shows) >= least:
                    named = tuple(("screening", show.id) for show in shows)
                    yield self.found(
                        (("day", day), *named),
                        day,
                        number,
                        screenings=len(shows),
                        begins=number * block,
                        ends=(number + 1) * block,
                        **{f"for {one}": 1 for one in sorted(audience)},
                    )

    def forbids(self, lift: Lift, screen: Screen) -> Cells:  # noqa: ARG002 - on every screen
        """Starts in hours in which all others are for one of its audiences."""
        festival, ruler, forbidden = lift.festival, lift.ruler, lift.ruler.none
        own = _audiences(festival, lift.programme.id)
        if not own or not _is_choice(lift.standing, lift.screening):
            return forbidden
        options = lift.policy.options(self)
        block, least = int(options["hours"]) * 60, int(options["least_screenings"])
        boundary = festival.edition.day_boundary
        for day in days_of(lift):
            whole_day = ruler.between(
                day_start(day) + boundary, day_start(day) + boundary + DAY_MINUTES
            )
            for number, (shows, common) in _blocks_beside(lift, day, block).items():
                if len(shows) + 1 >= least and common & own:
                    begins = day_start(day) + number * block
                    forbidden |= ruler.between(begins, begins + block) & whole_day
        return forbidden

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Which hours, and for whom."""
        shows = [festival.all_screenings[row_id] for row_id in conflict.screening_ids]
        return _(
            "All {n} screenings that begin on {day} from {begins} to {ends} are for the same "
            "audience ({audience}): {titles}."
        ).format(
            n=len(shows),
            day=day_label(Day(conflict.ids("day")[0])),
            begins=clock_minutes(conflict.fact("begins")),
            ends=clock_minutes(conflict.fact("ends")),
            audience=", ".join(sorted(_common(festival, shows))),
            titles=", ".join(title_of(festival, show) for show in shows),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """For whom all of it is."""
        shows = [festival.all_screenings[row_id] for row_id in conflict.screening_ids]
        return _("Only {audience} in these hours").format(
            audience=", ".join(sorted(_common(festival, shows)))
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Move one of them."""
        shows = [report.festival.all_screenings[row_id] for row_id in conflict.screening_ids]
        for show in reversed(shows):
            yield from apart(report, show)


def _days(scope: Scope) -> Iterable[Day]:
    if scope.ids is not None:
        return map(Day, scope.ids.get("day", ()))
    return {scope.festival.day_of(show.start) for show in scope.screenings}


def _blocks_beside(lift: Lift, day: Day, block: int) -> _Blocks:
    """Those beside what is in the hand; all days but its own are kept for the next lift."""
    if not lift.is_new and lift.standing.day_of(lift.screening.start) == day:
        return _blocks(lift.festival, day, block)
    return lift.standing_once(
        ("no-choice", day, block),
        lambda festival: _blocks(festival, day, block),
        lambda festival: (*_SHOWN(festival), festival.screenings_on_day(day)),
    )


def _blocks(festival: Festival, day: Day, block: int) -> _Blocks:
    """The public screenings of a festival day by the part of it in which they begin, with the
    audiences that all of them are for; parts without any are left out.
    """
    found: _Blocks = {}
    for_all: set[int] = set()
    midnight = day_start(day)
    for show in festival.screenings_on_day(day):
        number = (show.start - midnight) // block
        if number in for_all or show.cancelled or not _is_choice(festival, show):
            continue
        audiences = _audiences(festival, show.programme_id)
        shows, common = found.get(number, ([], audiences))
        if common & audiences:
            found[number] = ([*shows, show], common & audiences)
        else:
            for_all.add(number)
            found.pop(number, None)
    return found


def _is_choice(festival: Festival, show: Screening) -> bool:
    """Whether it is among what anybody can go to: a class sits in those for schools."""
    return festival.is_public(show) and counts(festival, show)


def _audiences(festival: Festival, programme_id: int) -> set[str]:
    films = festival.films_of(programme_id)
    return set.union(*(set(film.audience_tags) for film in films)) if films else set()


def _common(festival: Festival, shows: Iterable[Screening]) -> set[str]:
    """The audiences that all of these are for."""
    return set.intersection(*(_audiences(festival, show.programme_id) for show in shows))
