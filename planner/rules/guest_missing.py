"""A screening at which a film's guests are wanted, and none of them can come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.edit import SetField, Together
from planner.edit.people import SetAppearance
from planner.i18n import N_, _, ngettext
from planner.model import Festival, Film, GuestsWanted, Part, Person, Screen, Screening
from planner.model.attendance import place_of, stage_times, wished_count, wished_part
from planner.rules.base import Rule
from planner.rules.cells import Cells
from planner.rules.company import Minutes, after_place, can_come, offsets
from planner.rules.conflict import Conflict, Fix
from planner.rules.lift import Lift
from planner.rules.remedies import apart
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.stage import STAGE_TABLES
from planner.rules.wording import at, title_of


class GuestMissing(Rule):
    """A film's guests are wanted at a screening, and none of them is at the festival then.

    Checks: the public screenings at which a film wants its guests (the first ones, or all), whether
    at least one of its people can be on stage, by their arrival, departure and hours. A film
    nobody is named for is not looked at, and neither is a screening from which its guests were
    kept away by hand.

    Why it matters: the premiere was promised with its director, who arrives the day after.

    Usual remedies: move the screening into the guests' days; ask for another flight; show it
    without guests, and say so.
    """

    title = N_("Guests cannot come")
    severity = Severity.WARNING
    units = ("film",)
    reads = STAGE_TABLES
    same = ("day",)
    of_groups = True

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Screenings with a wish for guests and nobody there."""
        festival = scope.festival
        for film in scope.films:
            if film.guests_wanted is GuestsWanted.NONE:
                continue
            proposed = {one.screening_id for one in festival.proposals(film.id)}
            for screening in festival.wished_screenings(film.id):
                if screening.id in proposed and not festival.decided_at(screening.id):
                    continue
                guests = festival.guests_of(film.id)
                asked = _asked(festival, screening.id, guests) if guests else ()
                if asked and not any(_can_come(festival, p, screening, film) for p in asked):
                    subjects = (("film", film.id), ("screening", screening.id))
                    people = tuple(("person", person.id) for person in asked)
                    day = festival.day_of(screening.start)
                    yield self.found((*subjects, *people), film.id, screening.id, day=day)

    def alike(self, lift: Lift) -> bool:
        """Where no guests are wanted."""
        return not lift.once((self.id,), lambda: list(_asked_in_hand(lift)))

    def forbids(self, lift: Lift, screen: Screen) -> Cells:
        """Starts among the first, where guests are wanted, at which none of them can come."""
        forbidden = lift.ruler.none
        for asked in lift.once((self.id,), lambda: list(_asked_in_hand(lift))):
            stages = offsets(lift, screen, wished_part(asked.film), least=0)
            forbidden |= asked.nobody(lift, stages) & asked.wanted(lift, screen)
        return forbidden

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Which screening, and who is not there."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        names = [festival.people[row_id].name for row_id in conflict.ids("person")]
        return ngettext(
            "Guests of {film} are wanted at {time} on {screen}, but {people} cannot be there.",
            "Guests of {film} are wanted at {time} on {screen}, but none of {people} can be there.",
            len(names),
        ).format(
            film=festival.films[conflict.film_ids[0]].title,
            time=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
            people=", ".join(names),
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """Which film, and when."""
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _("No guest of {film} is there at {time}").format(
            film=festival.films[conflict.film_ids[0]].title, time=at(festival, screening.start)
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Move the screening, show it without guests, or want none."""
        festival = report.festival
        screening = festival.all_screenings[conflict.screening_ids[0]]
        yield from apart(report, screening)
        title = _("{title} at {time} without guests").format(
            title=title_of(festival, screening), time=at(festival, screening.start)
        )
        away = [
            SetAppearance(screening.id, person_id, part=Part.AWAY.value)
            for person_id in conflict.ids("person")
        ]
        yield Fix(title, Together(tuple(away), title))
        film = festival.films[conflict.film_ids[0]]
        want_none = SetField("film", film.id, "guests_wanted", GuestsWanted.NONE.value)
        yield Fix(_("Want no guests of {film}").format(film=film.title), want_none)


def _asked(festival: Festival, screening_id: int, guests: tuple[Person, ...]) -> tuple[Person, ...]:
    """The guests about whom nobody decided; nobody at all when one was set to be there."""
    decided = {row.person_id: row.part for row in festival.decided_at(screening_id)}
    if any(decided.get(person.id, Part.AWAY) is not Part.AWAY for person in guests):
        return ()
    return tuple(person for person in guests if person.id not in decided)


def _can_come(festival: Festival, person: Person, screening: Screening, film: Film) -> bool:
    day = festival.presence(person.id, festival.day_of(screening.start))
    times = stage_times(festival.span(screening), wished_part(film))
    return all(day.covers(*stage) for stage in times)


def _asked_in_hand(lift: Lift) -> Iterator[_Asked]:
    """The films in the hand of which guests may be wanted, with those guests."""
    festival = lift.standing
    if not festival.is_public(lift.screening):
        return
    for film in {film.id: film for film in lift.films}.values():
        guests = festival.guests_of(film.id)
        asked = _asked(festival, lift.screening.id, guests) if guests else ()
        public = lift.festival.public_screenings_of(film.id)
        count = wished_count(film, len(public) + 1)
        if asked and count:
            ordered = sorted(public, key=lambda show: place_of(lift.festival, show))
            yield _Asked(film, asked, ordered[count - 1] if len(ordered) >= count else None)


@dataclass(frozen=True)
class _Asked:
    """A film in the hand and its guests; ``last`` is the last screening at which they are wanted,
    None when they are at this one in any case.
    """

    film: Film
    people: tuple[Person, ...]
    last: Screening | None

    def nobody(self, lift: Lift, stages: Minutes) -> Cells:
        """The starts at which none of them can come."""
        nobody = lift.ruler.all
        for person in self.people:
            nobody -= can_come(lift, person, stages)
        return nobody

    def wanted(self, lift: Lift, screen: Screen) -> Cells:
        """The starts on a screen at which it would be one of those where guests are wanted."""
        ruler = lift.ruler
        if self.last is None:
            return ruler.all
        return ruler.between(ruler.first, after_place(lift.festival, screen, self.last))
