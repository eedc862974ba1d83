"""Who appears where, in the words of lists: guests, moderators, interpreters, and their parts."""

from __future__ import annotations

from planner.i18n import _
from planner.model import Festival, Screening
from planner.model.attendance import Attendance, stage_times
from planner.model.person import Part, Person, PersonRole, PersonStatus
from planner.pdf.text.itemise import printable
from planner.times import Day, festival_clock


def role_name(role: PersonRole) -> str:
    """A role as people say it."""
    names = {
        PersonRole.GUEST: _("guest"),
        PersonRole.MODERATOR: _("moderator"),
        PersonRole.INTERPRETER: _("interpreter"),
        PersonRole.JUROR: _("juror"),
    }
    return names[role]


def part_name(part: Part) -> str:
    """At which part somebody appears."""
    names = {
        Part.INTRO: _("introduction"),
        Part.QA: _("Q&A"),
        Part.BOTH: _("introduction and Q&A"),
        Part.AWAY: _("away"),
    }
    return names[part]


def on_stage(festival: Festival, one: Attendance, day: Day) -> str:
    """When somebody is on stage: “19:30–19:35, 21:10–21:30”."""
    span = festival.span(festival.all_screenings[one.screening_id])
    found = [
        f"{festival_clock(start, day)}–{festival_clock(end, day)}"
        for start, end in stage_times(span, one.part)
        if end > start
    ]
    return ", ".join(found) or festival_clock(span.start, day)


def names(festival: Festival, screening: Screening, role: PersonRole) -> list[str]:
    """The people of a role at a screening; who is not confirmed has that said."""
    return [
        named(festival.people[one.person_id])
        for one in festival.appearances(screening.id)
        if one.role is role
    ]


def named(person: Person) -> str:
    """A person, with how sure it is that they come, unless that is sure."""
    name = printable(person.name)
    if person.status is PersonStatus.CONFIRMED:
        return name
    sure = {PersonStatus.INVITED: _("not confirmed"), PersonStatus.DECLINED: _("declined")}
    return f"{name} ({sure[person.status]})"
