"""A talk with a film's guests that its screening has no minutes for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planner.edit import Edit, SetField, Together
from planner.edit.screenings import MoveScreening
from planner.i18n import N_, _, ngettext
from planner.model import Appearance, Festival, Film, FilmStatus, PersonRole, Screen, Screening
from planner.model.attendance import stage_times
from planner.model.lengths import Span
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.company import can_come, offsets, would_be_proposed
from planner.rules.conflict import Conflict, Fix
from planner.rules.hosts import INTRO, TALK
from planner.rules.lift import Lift
from planner.rules.premieres import shows_of
from planner.rules.remedies import ending_by, other_screens
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.stage import STAGE_TABLES
from planner.rules.wording import at, minutes, title_of


class TalkNotPlanned(Rule):
    """A film's guests come to a screening that has no time for the talk that was wished.

    Checks: the screenings to which guests of a film come (proposed, or set by hand and there
    then), whether their intro and Q&A are as long as the film wishes them with its guests. A
    screening that states its own minutes is as somebody decided it, and at an event the guests
    are on stage all the time.

    Why it matters: minutes that stand in no plan are taken from the turnaround, from the next
    screening or from the guests, whom the audience stayed for.

    Usual remedies: plan the minutes; begin earlier or go to another screen when there is no room
    for them; state fewer minutes at this screening.
    """

    title = N_("Talk not planned")
    severity = Severity.WARNING
    units = ("film",)
    reads = STAGE_TABLES
    grows = ("minutes",)
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Films with the screenings that are too short for the talk with their guests."""
        festival = scope.festival
        for film in scope.films:
            if not _wishes(film):
                continue
            for screening in shows_of(festival, film.id):
                short = _short(film, screening, festival.span(screening))
                people = _coming(festival, film, screening, short) if short.minutes else []
                if people:
                    named = tuple(("person", person_id) for person_id in people)
                    subjects = (("film", film.id), ("screening", screening.id), *named)
                    facts = {"intro": short.intro, "talk": short.talk, "minutes": short.minutes}
                    yield self.found(subjects, film.id, screening.id, **facts)

    def alike(self, lift: Lift) -> bool:
        """Where no talk is wished."""
        return not lift.once((self.id,), lambda: tuple(_with_wishes(lift)))

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts to which guests would come for whom there are too few minutes."""
        forbidden = lift.ruler.none
        for film, set_by_hand in lift.once((self.id,), lambda: tuple(_with_wishes(lift))):
            short = _short(film, lift.screening, lift.span(screen))
            if short.minutes:
                forbidden |= would_be_proposed(lift, screen, film)
                for row in set_by_hand:
                    if _for(row.part, short):
                        person = lift.standing.people[row.person_id]
                        stages = offsets(lift, screen, row.part, least=0)
                        forbidden |= can_come(lift, person, stages)
        return forbidden

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """What is wished, with whom, at which screening, and how much of it is missing."""
        film = festival.films[conflict.film_ids[0]]
        screening = festival.all_screenings[conflict.screening_ids[0]]
        missing = conflict.fact("minutes")
        return ngettext(
            "{film} wishes {wished} with {people} at {time} on {screen}, of which {missing} is "
            "not planned.",
            "{film} wishes {wished} with {people} at {time} on {screen}, of which {missing} are "
            "not planned.",
            missing,
        ).format(
            film=film.title,
            wished=_wished(film, conflict),
            people=_names(conflict, festival),
            time=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
            missing=minutes(missing),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """How many minutes with whom are missing."""
        return _("{missing} with {people} not planned").format(
            missing=minutes(conflict.fact("minutes")), people=_names(conflict, festival)
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Plan the minutes, here, earlier or on another screen; or say that these are all."""
        festival = report.festival
        film = festival.films[conflict.film_ids[0]]
        show = festival.all_screenings[conflict.screening_ids[0]]
        planned = tuple(_planned(film, show, conflict))
        wished = _wished(film, conflict)
        title = _("Plan {minutes} at {title}").format(
            minutes=wished, title=title_of(festival, show)
        )
        yield Fix(title, _all_of(planned, title))
        end = festival.span(show).end - conflict.fact("minutes")
        for moved in (*ending_by(festival, show, end), *other_screens(festival, show)):
            if isinstance(moved.edit, MoveScreening):
                both = _("{move}, with {minutes}").format(move=moved.title, minutes=wished)
                yield Fix(both, Together((*planned, moved.edit), both))
        enough = _("{title} at {time} without more talk").format(
            title=title_of(festival, show), time=at(festival, show.start)
        )
        yield Fix(enough, _all_of(tuple(_as_it_is(festival, show, conflict)), enough))


class _Short(NamedTuple):
    """The minutes of the intro and of the Q&A that are wished and not there."""

    intro: int
    talk: int

    @property
    def minutes(self) -> int:
        """Both together."""
        return self.intro + self.talk


def _wishes(film: Film) -> bool:
    talks = film.guest_intro_minutes or film.guest_qa_minutes
    return bool(talks) and film.status is not FilmStatus.WITHDRAWN


def _short(film: Film, screening: Screening, span: Span) -> _Short:
    """What a screening lacks of a film's wish, where nobody stated its own minutes."""
    if span.event:
        return _Short(0, 0)
    intro = 0 if screening.intro_minutes is not None else (film.guest_intro_minutes or 0)
    talk = 0 if screening.qa_minutes is not None else (film.guest_qa_minutes or 0)
    return _Short(max(0, intro - span.intro), max(0, talk - span.qa))


def _coming(festival: Festival, film: Film, screening: Screening, short: _Short) -> list[int]:
    """The guests of a film who come for something that is too short."""
    named = {row.person_id for row in festival.decided_at(screening.id)}
    coming = [
        one.person_id
        for one in festival.proposals(film.id)
        if one.screening_id == screening.id and one.person_id not in named
    ]
    for row in _set_by_hand(festival, film, screening):
        there = festival.presence(row.person_id, festival.day_of(screening.start))
        times = stage_times(festival.span(screening), row.part)
        if _for(row.part, short) and all(there.covers(*stage) for stage in times):
            coming.append(row.person_id)
    return list(dict.fromkeys(coming))


def _for(part: object, short: _Short) -> bool:
    """Whether somebody with that part is there for something that is too short."""
    return bool((short.intro and part in INTRO) or (short.talk and part in TALK))


def _with_wishes(lift: Lift) -> Iterator[tuple[Film, list[Appearance]]]:
    """The films in the hand that wish a talk, each with its guests who are set to come."""
    for film in dict.fromkeys(lift.films):
        if _wishes(film):
            yield film, _set_by_hand(lift.standing, film, lift.screening)


def _set_by_hand(festival: Festival, film: Film, screening: Screening) -> list[Appearance]:
    """What was decided about the guests of a film, as guests, at a screening of it."""
    decided = festival.decided_at(screening.id)
    guests = {person.id for person in festival.guests_of(film.id)} if decided else set()
    return [row for row in decided if row.role is PersonRole.GUEST and row.person_id in guests]


# -- words and edits ----------------------------------------------------------------------------


def _names(conflict: Conflict, festival: Festival) -> str:
    return ", ".join(festival.people[row_id].name for row_id in conflict.ids("person"))


def _wished(film: Film, conflict: Conflict) -> str:
    """What is wished of that which is too short: “30 minutes of Q&A”."""
    intro, talk = minutes(film.guest_intro_minutes or 0), minutes(film.guest_qa_minutes or 0)
    if not conflict.fact("talk"):
        return _("{minutes} of intro").format(minutes=intro)
    if not conflict.fact("intro"):
        return _("{minutes} of Q&A").format(minutes=talk)
    return _("{intro} of intro and {talk} of Q&A").format(intro=intro, talk=talk)


def _planned(film: Film, show: Screening, conflict: Conflict) -> Iterator[Edit]:
    if conflict.fact("intro"):
        yield SetField("screening", show.id, "intro_minutes", film.guest_intro_minutes)
    if conflict.fact("talk"):
        yield SetField("screening", show.id, "qa_minutes", film.guest_qa_minutes)


def _as_it_is(festival: Festival, show: Screening, conflict: Conflict) -> Iterator[Edit]:
    span = festival.span(show)
    if conflict.fact("intro"):
        yield SetField("screening", show.id, "intro_minutes", span.intro)
    if conflict.fact("talk"):
        yield SetField("screening", show.id, "qa_minutes", span.qa)


def _all_of(edits: tuple[Edit, ...], title: str) -> Edit:
    return edits[0] if len(edits) == 1 else Together(edits, title)
