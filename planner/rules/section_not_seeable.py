"""A section that nobody can see whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from planner.i18n import N_, _, ngettext
from planner.model import Festival, FilmStatus, Jury, JuryMember, Pass, Person, Screening
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix, Subject
from planner.rules.free_places import free_starts
from planner.rules.jurors import JUROR_TABLES, can_see, jurors_with_days
from planner.rules.policy import Policy, all_rules
from planner.rules.premieres import shows_of
from planner.rules.remedies import move_to
from planner.rules.report import Report
from planner.rules.scope import SPAN_TABLES, Scope
from planner.rules.seeing import Itinerary, Titles, clash, has_time, itinerary
from planner.rules.severity import Severity
from planner.rules.wording import at, title_of
from planner.settings import Setting

MOST_NAMED = 3
"""So many missed titles are named in a sentence."""


class SectionNotSeeable(Rule):
    """No one person can see every title of a section or pass, or all that a jury must see, once.

    Checks: for every section, and for every pass, of few enough titles the public screenings, and
    for every jury the screenings of its films that end by its deadline: whether there is a way to
    be at one screening of each title, with the travel minutes between the venues. Where a jury
    has one, each juror whose days are known is asked for one within these days. The largest
    number that one can see is exact but for very tangled sections, of which the sentence says “at
    least”.

    Why it matters: the competition was announced, and nobody can follow it; the jury least.

    Usual remedies: move one screening of a title that is missed; show it once more.
    """

    title = N_("Section cannot be seen whole")
    severity = Severity.NOTICE
    units = ("section", "jury", "pass")
    reads = SPAN_TABLES | JUROR_TABLES | {"pass", "pass_section", "travel"}
    options = (
        Setting(
            "most_titles",
            20,
            N_("Titles of a section"),
            N_("Sections and passes of more titles are not meant to be seen whole."),
            minimum=2,
            maximum=60,
        ),
        Setting(
            "pause_minutes",
            0,
            N_("Pause"),
            N_("Minutes that somebody needs between two screenings, besides the way."),
            unit="min",
            minimum=0,
            maximum=120,
        ),
    )
    grows = ("missed",)

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """Sections and juries with titles that have to be missed."""
        options = scope.policy.options(self)
        most, pause = int(options["most_titles"]), int(options["pause_minutes"])
        festival = scope.festival
        for table, rows in (
            ("section", scope.sections),
            ("jury", scope.juries),
            ("pass", scope.passes),
        ):
            for row in rows:
                titles = titles_of((table, row.id), festival, most)
                missed = self._missing(festival, ((table, row.id),), titles, pause)
                if missed is not None:
                    yield missed
                elif table == "jury" and festival.rows(JuryMember):
                    yield from self._of_jurors(festival, row.id, titles, pause)

    def _of_jurors(
        self, festival: Festival, jury_id: int, titles: Titles, pause: int
    ) -> Iterator[Conflict]:
        """The jurors who, on their own days, have to miss titles that the jury can see."""
        for person in jurors_with_days(festival, jury_id):
            subjects = (("jury", jury_id), ("person", person.id))
            there = _on_their_days(festival, person, titles)
            missed = self._missing(festival, subjects, there, pause)
            if missed is not None:
                yield missed

    def _missing(
        self, festival: Festival, subjects: tuple[Subject, ...], titles: Titles, pause: int
    ) -> Conflict | None:
        found = itinerary(festival, titles, pause) if len(titles) > 1 else None
        if found is None or not found.missed:
            return None
        return self.found(
            (*subjects, *(("film", film_id) for film_id in sorted(found.missed))),
            *(row_id for _table, row_id in subjects),
            titles=len(titles),
            missed=len(found.missed),
            exact=int(found.exact),
        )

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """How many of how many, what is missed, and because of what."""
        titles, found = self._again(conflict, festival)
        number, seen = len(titles), len(titles) - len(found.missed)
        sentence = (
            _("One person can see {seen} of the {number} titles of {of}, and has to miss {missed}.")
            if found.exact
            else _(
                "One person can see at least {seen} of the {number} titles of {of}, but perhaps "
                "not {missed}."
            )
        )
        named = [
            self._missed(film_id, titles, found, festival) for film_id in found.missed[:MOST_NAMED]
        ]
        more = len(found.missed) - len(named)
        if more:
            named.append(_("{n} more").format(n=more))
        return sentence.format(
            seen=seen, number=number, of=_name(conflict, festival), missed=", ".join(named)
        )

    def brief(self, conflict: Conflict, festival: Festival) -> str:
        """How many have to be missed."""
        missed = conflict.fact("missed")
        return ngettext(
            "{of}: {missed} title has to be missed",
            "{of}: {missed} titles have to be missed",
            missed,
        ).format(of=_name(conflict, festival), missed=missed)

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Move a screening of a title that is missed to where somebody has time."""
        festival = report.festival
        pause = int(report.policy.options(self)["pause_minutes"])
        titles, found = self._again(conflict, festival)
        people = _jurors(conflict, festival)
        for film_id in conflict.film_ids:
            for show in (s for s in titles.get(film_id, ()) if not s.pinned):
                free = free_starts(festival, show.programme_id, screening_id=show.id, report=report)
                fitting = (
                    place
                    for place in free
                    if has_time(festival, found.stops, show, place, pause)
                    and all(can_see(festival, one, show, place[1]) for one in people)
                )
                for place in islice(fitting, 1):
                    yield move_to(festival, show, *place)

    def _again(self, conflict: Conflict, festival: Festival) -> tuple[Titles, Itinerary]:
        options = Policy(festival).options(self)
        titles = titles_of(_of(conflict), festival, int(options["most_titles"]))
        for person in _jurors(conflict, festival):
            titles = _on_their_days(festival, person, titles)
        return titles, itinerary(festival, titles, int(options["pause_minutes"]))

    def _missed(self, film_id: int, titles: Titles, found: Itinerary, festival: Festival) -> str:
        """“Ritoma (Thu 19:30 against Chomo)”."""
        pause = int(Policy(festival).options(self)["pause_minutes"])
        against = [
            _("{time} against {titles}").format(time=at(festival, show.start), titles=blocking)
            for show in titles[film_id]
            if (blocking := _blocking(festival, show, found.stops, pause))
        ]
        film = festival.films[film_id].title
        return f"{film} ({'; '.join(against)})" if against else film


def titles_of(subject: Subject, festival: Festival, most: int) -> Titles:
    """The titles of a section, pass or jury with the screenings at which they can be seen; none
    when a section or pass has too many.
    """
    table, row_id = subject
    if table != "jury":
        sections = (
            [row_id] if table == "section" else [s.id for s in festival.sections_of_pass(row_id)]
        )
        films = [
            film
            for section_id in sections
            for film in festival.films_in(section_id)
            if film.status is not FilmStatus.WITHDRAWN
        ]
        if len(films) > most:
            return {}
        found = {
            film.id: [s for s in shows_of(festival, film.id) if festival.is_public(s)]
            for film in films
        }
    else:
        deadline = festival.rows(Jury)[row_id].deadline
        found = {
            film.id: [
                show
                for show in shows_of(festival, film.id)
                if deadline is None or festival.span(show).end <= deadline
            ]
            for film in festival.jury_films(row_id)
        }
    titles = sorted(found, key=lambda film_id: (festival.films[film_id].title, film_id))
    return {film_id: found[film_id] for film_id in titles if found[film_id]}


def _on_their_days(festival: Festival, person: Person, titles: Titles) -> Titles:
    """The same titles at the screenings that somebody is there for; without those that they can
    never see, which are reported as that.
    """
    there = {
        film_id: [show for show in shows if can_see(festival, person, show)]
        for film_id, shows in titles.items()
    }
    return {film_id: shows for film_id, shows in there.items() if shows}


def _jurors(conflict: Conflict, festival: Festival) -> list[Person]:
    """The juror on whose days it is; nobody when it concerns everybody."""
    return [festival.people[row_id] for row_id in conflict.ids("person")]


def _of(conflict: Conflict) -> Subject:
    return conflict.subjects[0]


def _name(conflict: Conflict, festival: Festival) -> str:
    table, row_id = _of(conflict)
    for person in _jurors(conflict, festival):
        return _("{jury} on the days of {person}").format(
            jury=festival.rows(Jury)[row_id].name, person=person.name
        )
    return {
        "section": lambda: festival.sections[row_id].name,
        "jury": lambda: festival.rows(Jury)[row_id].name,
        "pass": lambda: festival.rows(Pass)[row_id].name,
    }[table]()


def _blocking(festival: Festival, show: Screening, stops: Sequence[Screening], pause: int) -> str:
    """What one sees instead of a screening."""
    shown = [stop for stop in stops if clash(festival, show, stop, pause)]
    return ", ".join(title_of(festival, stop) for stop in shown)


def way_through(subjects: Iterable[Subject], festival: Festival) -> tuple[Titles, Itinerary]:
    """All titles of these sections, passes and juries together, whatever their number,
    and the way to see the most of them.
    """
    pause = int(Policy(festival).options(all_rules()["section-not-seeable"])["pause_minutes"])
    titles: dict[int, Sequence[Screening]] = {}
    for subject in subjects:
        titles |= titles_of(subject, festival, len(festival.films))
    return titles, itinerary(festival, titles, pause)
