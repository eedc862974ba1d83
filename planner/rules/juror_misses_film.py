"""A juror who is not at the festival when a film that their jury must see is shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from planner.edit.screenings import PlaceProgramme
from planner.i18n import N_, _, ngettext
from planner.model import Festival, Jury, JuryMember, Person, Screen, Screening
from planner.model.lengths import Span
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.company import can_come
from planner.rules.conflict import Conflict, Fix
from planner.rules.free_places import free_starts
from planner.rules.jurors import JUROR_TABLES, can_see, jurors_with_days, minutes_to_see
from planner.rules.lift import Lift
from planner.rules.premieres import films_in_hand, shows_of
from planner.rules.remedies import move_to
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, day_name, title_of
from planner.times import DAY_MINUTES, WallTime, day_start

MOST_NAMED = 3
"""So many screenings are named in a sentence."""


class JurorMissesFilm(Rule):
    """A juror is not at the festival at any screening of a film that the jury must see.

    Checks: every member of a jury of whom it is known when they are there, for each film of the
    jury's section and those named besides: whether they are there from the start to the end of the
    film, the Q&A left out, at one of its screenings that end by the jury's deadline. Who
    declined is not looked at. A film that is over too late for everybody is reported as that.

    Why it matters: a juror votes on a film that they have not seen, or does not vote, and its
    makers find out.

    Usual remedies: move a screening into the juror's days, or show the film once more for the
    jury; ask the juror to come earlier or to stay, and then change their days.
    """

    title = N_("Juror misses a film")
    severity = Severity.WARNING
    units = ("film",)
    reads = SPAN_TABLES | JUROR_TABLES
    grows = ("jurors",)
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Films with the jurors who are there at none of its screenings in time."""
        festival = scope.festival
        if not festival.rows(JuryMember):
            return
        for film in scope.films:
            juries = festival.juries_for(film.id)
            shows = shows_of(festival, film.id) if juries else []
            for jury in juries:
                in_time = [show for show in shows if _in_time(festival, jury, show)]
                away = _who_misses(festival, jury, in_time) if in_time else []
                if away:
                    people = tuple(("person", person.id) for person in away)
                    named = tuple(("screening", show.id) for show in shows)
                    subjects = (("film", film.id), ("jury", jury.id), *people, *named)
                    yield self.found(subjects, film.id, jury.id, jurors=len(away))

    def alike(self, lift: Lift) -> bool:
        """Where no juror is left to see it."""
        return not lift.once((self.id,), lambda: list(_asked(lift)))

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts at which a juror is away or that are too late, when the juror is there at no
        other screening in time.
        """
        if not lift.standing.rows(JuryMember):
            return lift.ruler.none
        asked = lift.once((self.id,), lambda: list(_asked(lift)))
        span = lift.span(screen)
        key = (self.id, span.end - span.start, minutes_to_see(span))
        return lift.once(key, lambda: _missed_here(lift, span, asked))

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Which jury and film, who cannot see it and is there when, and when it is shown."""
        jury = _jury_of(conflict, festival)
        sentence = (
            _("{jury} must see {film}, but {jurors} cannot: it is shown {shows}.")
            if jury.deadline is None
            else _(
                "{jury} must see {film} by {deadline}, but {jurors} cannot: it is shown {shows}."
            )
        )
        return sentence.format(
            jury=jury.name,
            film=festival.films[conflict.film_ids[0]].title,
            deadline=at(festival, jury.deadline or WallTime(0)),
            jurors=", ".join(
                _with_days(festival, person) for person in _jurors(conflict, festival)
            ),
            shows=_shown(conflict, festival),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Who misses which film."""
        return _("{jurors} cannot see {film} for {jury}").format(
            jurors=", ".join(person.name for person in _jurors(conflict, festival)),
            film=festival.films[conflict.film_ids[0]].title,
            jury=_jury_of(conflict, festival).name,
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """A screening moved to the first free start at which all of them are there, or one more."""
        festival = report.festival
        shows = [festival.all_screenings[row_id] for row_id in conflict.screening_ids]
        for show in (show for show in shows if not show.pinned):
            free = free_starts(festival, show.programme_id, screening_id=show.id, report=report)
            for place in islice(_fitting(festival, conflict, show, free), 1):
                yield move_to(festival, show, *place)
        for show in shows[:1]:
            kind_id = show.kind_id
            free = free_starts(festival, show.programme_id, kind_id=kind_id, report=report)
            for screen_id, start in islice(_fitting(festival, conflict, show, free), 1):
                title = _("Place {title} at {time} on {screen}").format(
                    title=title_of(festival, show),
                    time=at(festival, start),
                    screen=festival.screen_name(screen_id),
                )
                yield Fix(title, PlaceProgramme(show.programme_id, screen_id, start, kind_id))


class _Asked(NamedTuple):
    """A jury that must see a film in the hand: those of its members who are there at none of the
    film's other screenings in time, and whether there is such a screening at all.
    """

    jury: Jury
    people: list[Person]
    otherwise: bool


def _asked(lift: Lift) -> Iterator[_Asked]:
    festival = lift.festival
    for film, shows in films_in_hand(lift):
        for jury in festival.juries_for(film.id):
            in_time = [show for show in shows if _in_time(festival, jury, show)]
            people = _who_misses(festival, jury, in_time)
            if people:
                yield _Asked(jury, people, bool(in_time))


def _missed_here(lift: Lift, span: Span, asked: list[_Asked]) -> Cells:
    ruler, missed = lift.ruler, lift.ruler.none
    stages = ((0, minutes_to_see(span)),)
    for jury, people, otherwise in asked:
        in_time = ruler.all
        if jury.deadline is not None:
            in_time = ruler.between(ruler.first, jury.deadline - (span.end - span.start) + 1)
        for person in people:
            there = in_time & can_come(lift, person, stages)
            missed |= (ruler.all if otherwise else in_time) - there
    return missed


def _in_time(festival: Festival, jury: Jury, show: Screening) -> bool:
    return jury.deadline is None or festival.span(show).end <= jury.deadline


def _who_misses(festival: Festival, jury: Jury, shows: list[Screening]) -> list[Person]:
    """The members of a jury who are at the festival at none of these screenings."""
    return [
        person
        for person in jurors_with_days(festival, jury.id)
        if not any(can_see(festival, person, show) for show in shows)
    ]


def _fitting(
    festival: Festival, conflict: Conflict, show: Screening, free: Iterator[tuple[int, WallTime]]
) -> Iterator[tuple[int, WallTime]]:
    """Those places at which all these jurors could see the film in time."""
    deadline, jurors = _jury_of(conflict, festival).deadline, _jurors(conflict, festival)
    length = festival.span(show).end - show.start
    for screen_id, start in free:
        in_time = deadline is None or start + length <= deadline
        if in_time and all(can_see(festival, person, show, start) for person in jurors):
            yield screen_id, start


# -- words --------------------------------------------------------------------------------------


def _jury_of(conflict: Conflict, festival: Festival) -> Jury:
    return festival.rows(Jury)[conflict.ids("jury")[0]]


def _jurors(conflict: Conflict, festival: Festival) -> list[Person]:
    return [festival.people[row_id] for row_id in conflict.ids("person")]


def _shown(conflict: Conflict, festival: Festival) -> str:
    """“Thu 19:30 on Cinema / Screen 1”, for the screenings that are in time."""
    jury = _jury_of(conflict, festival)
    shows = [festival.all_screenings[row_id] for row_id in conflict.screening_ids]
    in_time = [show for show in shows if _in_time(festival, jury, show)]
    named = [
        _("{time} on {screen}").format(
            time=at(festival, show.start), screen=festival.screen_name(show.screen_id)
        )
        for show in in_time[:MOST_NAMED]
    ]
    more = len(in_time) - len(named)
    if more:
        named.append(ngettext("{n} time more", "{n} times more", more).format(n=more))
    return ", ".join(named)


def _with_days(festival: Festival, person: Person) -> str:
    """“Ada (there from Fri 14:00 until Sun)”."""
    runs = ", ".join(_run(festival, *run) for run in _runs(festival, person))
    if not runs:
        return _("{person} (away on all days)").format(person=person.name)
    return _("{person} (there {days})").format(person=person.name, days=runs)


def _runs(festival: Festival, person: Person) -> list[tuple[int, int]]:
    """The stretches of the festival for which a person is there without going away."""
    found: list[tuple[int, int]] = []
    for day in festival.days():
        first = day_start(day) + festival.edition.day_boundary
        presence = festival.presence(person.id, day)
        since, until = int(presence.since), min(presence.until, first + DAY_MINUTES)
        if since < until:
            if found and found[-1][1] >= since:
                since = found.pop()[0]
            found.append((since, until))
    return found


def _run(festival: Festival, since: int, until: int) -> str:
    """“from Fri 14:00 until Sun”, “on Sat”; a whole day goes without a clock."""
    boundary = festival.edition.day_boundary
    first, last = festival.day_of(WallTime(since)), festival.day_of(WallTime(until - 1))
    from_the_first = since == day_start(first) + boundary
    to_the_last = until == day_start(last) + boundary + DAY_MINUTES
    if first == last and from_the_first and to_the_last:
        return _("on {day}").format(day=day_name(festival, first))
    return _("from {since} until {until}").format(
        since=day_name(festival, first) if from_the_first else at(festival, WallTime(since)),
        until=day_name(festival, last) if to_the_last else at(festival, WallTime(until)),
    )
