"""The remedies for people on stage: less of a screening, another one, or the screening moved."""

from __future__ import annotations

from collections.abc import Iterator

from planner.edit import Together
from planner.edit.people import SetAppearance
from planner.i18n import _
from planner.model import Attendance, Festival, Part, Screening
from planner.rules.conflict import Conflict, Fix
from planner.rules.remedies import apart
from planner.rules.report import Report
from planner.rules.wording import at, title_of


def elsewhere_instead(report: Report, conflict: Conflict) -> Iterator[Fix]:
    """Remedies for a person (the conflict's first) who is too much at its screenings."""
    festival, person_id = report.festival, conflict.ids("person")[0]
    shows = [festival.all_screenings[row_id] for row_id in conflict.screening_ids]
    for show in reversed(shows):
        yield from other_part(festival, person_id, show)
    for show in reversed(shows):
        yield from other_screening(festival, person_id, show)
    for show in reversed(shows):
        yield from not_there(festival, person_id, show)
    yield from apart(report, *reversed(shows))


def other_part(festival: Festival, person_id: int, show: Screening) -> Iterator[Fix]:
    """Only at the intro, or only at the Q&A, for somebody who is at both."""
    for one in _attendances(festival, person_id, show):
        if one.part is Part.BOTH:
            only = ((Part.INTRO, _("Only at the intro")), (Part.QA, _("Only at the Q&A")))
            for part, called in only:
                title = _("{part}: {person} with {title}").format(
                    part=called,
                    person=festival.people[person_id].name,
                    title=title_of(festival, show),
                )
                yield Fix(title, SetAppearance(show.id, person_id, one.role.value, part.value))


def other_screening(festival: Festival, person_id: int, show: Screening) -> Iterator[Fix]:
    """At another screening of the same programme instead, where the person is not yet."""
    busy = {one.screening_id for one in festival.appearances_of(person_id)}
    for one in _attendances(festival, person_id, show):
        for other in festival.screenings_of(show.programme_id):
            if other.id in busy or other.cancelled or other.kind_id != show.kind_id:
                continue
            title = _("Move the appearance of {person} to {title} at {time}").format(
                person=festival.people[person_id].name,
                title=title_of(festival, other),
                time=at(festival, other.start),
            )
            moved = (
                SetAppearance(show.id, person_id, one.role.value, Part.AWAY.value),
                SetAppearance(other.id, person_id, one.role.value, one.part.value),
            )
            yield Fix(title, Together(moved, title))


def not_there(festival: Festival, person_id: int, show: Screening) -> Iterator[Fix]:
    """The person does not appear at the screening."""
    for one in _attendances(festival, person_id, show)[:1]:
        title = _("{title} at {time} without {person}").format(
            title=title_of(festival, show),
            time=at(festival, show.start),
            person=festival.people[person_id].name,
        )
        yield Fix(title, SetAppearance(show.id, person_id, one.role.value, Part.AWAY.value))


def _attendances(festival: Festival, person_id: int, show: Screening) -> list[Attendance]:
    return [one for one in festival.appearances(show.id) if one.person_id == person_id]
