"""The timetable and the other lists of the festival say different things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.edit.juries import SetJurors
from planner.edit.people import ForgetAppearance, SetAppearance
from planner.i18n import N_, _, ngettext
from planner.model import (
    Appearance,
    Festival,
    Jury,
    JuryMember,
    Part,
    Person,
    PersonRole,
    PersonStatus,
    Screening,
)
from planner.rules.base import Rule
from planner.rules.conflict import Conflict, Fix, Gap
from planner.rules.report import Report
from planner.rules.scope import Scope
from planner.rules.severity import Severity
from planner.rules.wording import at, title_of


class ListsDisagree(Rule):
    """The timetable says one thing, and the list of guests, jurors or tickets another.

    Checks: every appearance set by hand, against the person's status and the screening's; every
    member of a jury, whether that person declined; every confirmed guest who does nothing else
    here, whether all screenings of that guest's films were cancelled; every cancelled screening,
    whether tickets have been sold.

    Why it matters: one of the two lists was not brought up to date, and somebody works by it: the
    car waits at the airport, and the audience at the door.

    Usual remedies: leave the person out; correct the status; let the person appear at another
    screening; give the money back, and take the tickets off.
    """

    title = N_("Lists disagree")
    severity = Severity.WARNING
    units = ("person", "screening")
    reads = frozenset(
        {
            "person",
            "film_person",
            "jury_member",
            "appearance",
            "screening",
            "film",
            "programme",
            "programme_film",
        }
    )
    grows = ("declined", "cancelled", "sold")

    def check(self, scope: Scope) -> Iterator[Conflict]:
        """What cannot be meant."""
        yield from self._appearances(scope)
        yield from self._jurors(scope)
        yield from self._guests(scope)
        for screening in _cancelled(scope):
            sold = screening.tickets_sold
            if sold:
                facts = {"declined": 0, "cancelled": 1, "sold": sold}
                yield self.found((("screening", screening.id),), screening.id, **facts)

    def _appearances(self, scope: Scope) -> Iterator[Conflict]:
        festival = scope.festival
        for row in _decisions(scope):
            screening = festival.all_screenings[row.screening_id]
            if row.part is Part.AWAY or screening.plan_id != festival.plan_id:
                continue
            declined = festival.people[row.person_id].status is PersonStatus.DECLINED
            if declined or screening.cancelled:
                subjects = (("person", row.person_id), ("screening", screening.id))
                facts = {"declined": int(declined), "cancelled": int(screening.cancelled)}
                yield self.found(subjects, row.person_id, screening.id, **facts)

    def _jurors(self, scope: Scope) -> Iterator[Conflict]:
        festival = scope.festival
        for row in festival.rows(JuryMember).values():
            if festival.people[row.person_id].status is PersonStatus.DECLINED:
                subjects = (("person", row.person_id), ("jury", row.jury_id))
                yield self.found(subjects, row.person_id, row.jury_id)

    def _guests(self, scope: Scope) -> Iterator[Conflict]:
        festival = scope.festival
        for person in _guests_in_doubt(scope):
            shows = _called_off(festival, person)
            if shows:
                films = festival.films_with(person.id)
                subjects = (
                    ("person", person.id),
                    *(("film", film.id) for film in films),
                    *(("screening", show.id) for show in shows),
                )
                yield self.found(subjects, person.id)

    def explain(self, conflict: Conflict, festival: Festival) -> str:
        """Who or what, at which screening, and what is wrong."""
        name = "".join(festival.people[i].name for i in conflict.ids("person")[:1])
        for jury_id in conflict.ids("jury"):
            sentence = _("{person} declined, but is in the jury “{jury}”.")
            return sentence.format(person=name, jury=festival.rows(Jury)[jury_id].name)
        if conflict.film_ids:
            titles = ", ".join(festival.films[i].title for i in conflict.film_ids)
            sentence = _("{person} is a confirmed guest, but no screening of {films} takes place.")
            return sentence.format(person=name, films=titles)
        screening = festival.all_screenings[conflict.screening_ids[0]]
        return _about(conflict, screening).format(
            person=name,
            sold=screening.tickets_sold,
            title=title_of(festival, screening),
            time=at(festival, screening.start),
            screen=festival.screen_name(screening.screen_id),
        )

    def fixes(self, conflict: Conflict, report: Report) -> Iterator[Fix]:
        """Leave the person out."""
        festival = report.festival
        for person_id in conflict.ids("person")[:1]:
            title = _("Without {person}").format(person=festival.people[person_id].name)
            for jury_id in conflict.ids("jury"):
                others = [p.id for p in festival.jurors(jury_id) if p.id != person_id]
                yield Fix(title, SetJurors(jury_id, tuple(others)))
            for screening_id in () if conflict.film_ids else conflict.screening_ids:
                if festival.all_screenings[screening_id].cancelled:
                    yield Fix(title, ForgetAppearance(screening_id, person_id))
                else:
                    away = SetAppearance(screening_id, person_id, part=Part.AWAY.value)
                    yield Fix(title, away)

    def gaps(self, conflict: Conflict, festival: Festival) -> Iterator[Gap]:
        """The person’s status, or the tickets that were given back."""
        for person_id in conflict.ids("person")[:1]:
            title = _("Correct the status of {person}")
            named = title.format(person=festival.people[person_id].name)
            yield Gap(named, "person", person_id, "status")
        if not conflict.ids("person"):
            screening = festival.all_screenings[conflict.screening_ids[0]]
            title = _("Type the tickets of {title} that are still sold")
            named = title.format(title=title_of(festival, screening))
            yield Gap(named, "screening", screening.id, "tickets_sold")


def _about(conflict: Conflict, screening: Screening) -> str:
    if not conflict.ids("person"):
        return ngettext(
            "{sold} ticket has been sold for {title}, {time} on {screen}, which was cancelled.",
            "{sold} tickets have been sold for {title}, {time} on {screen}, which was cancelled.",
            conflict.fact("sold"),
        )
    if screening.cancelled:
        return _("{person} is set to appear with {title}, {time} on {screen}, which was cancelled.")
    return _("{person} declined, but is set to appear with {title}, {time} on {screen}.")


def _decisions(scope: Scope) -> Iterator[Appearance]:
    festival = scope.festival
    if scope.ids is None:
        yield from festival.rows(Appearance).values()
        return
    for person_id in scope.ids.get("person", ()):
        yield from festival.decisions_about(person_id)
    for screening_id in scope.ids.get("screening", ()):
        yield from festival.decided_at(screening_id)


def _cancelled(scope: Scope) -> Iterator[Screening]:
    """The cancelled screenings to look at, which no other rule does."""
    festival = scope.festival
    rows: Iterable[Screening | None] = festival.screenings()
    if scope.ids is not None:
        rows = map(festival.all_screenings.get, scope.ids.get("screening", ()))
    for row in rows:
        if row is not None and row.cancelled and row.plan_id == festival.plan_id:
            yield row


def _guests_in_doubt(scope: Scope) -> Iterator[Person]:
    """Guests of films of which a screening was cancelled, and whoever else is to be looked at."""
    festival = scope.festival
    for screening in _cancelled(scope):
        for film in festival.films_of(screening.programme_id):
            yield from festival.guests_of(film.id)
    if scope.ids is not None:
        yield from scope.people


def _called_off(festival: Festival, person: Person) -> list[Screening]:
    """The screenings of a guest's films, all of which were cancelled; none where one is to take
    place, the person has another reason to come, or has not said so.
    """
    comes = person.status is PersonStatus.CONFIRMED and not festival.juries_of(person.id)
    if not comes or set(person.roles) - {PersonRole.GUEST.value}:
        return []
    films = festival.films_with(person.id)
    shows = {show.id: show for film in films for show in festival.screenings_of_film(film.id)}
    expected = any(not show.cancelled for show in (*shows.values(), *_chosen(festival, person)))
    return [] if expected else list(shows.values())


def _chosen(festival: Festival, person: Person) -> Iterator[Screening]:
    """The screenings of this plan at which a person is set to be."""
    for row in festival.decisions_about(person.id):
        screening = festival.all_screenings[row.screening_id]
        if row.part is not Part.AWAY and screening.plan_id == festival.plan_id:
            yield screening
