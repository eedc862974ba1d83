"""A sheet for each guest: where to be when, at which address, with whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.i18n import N_, _, remark
from planner.model import Festival, Person
from planner.model.attendance import Attendance
from planner.model.person import PersonRole, PersonStatus
from planner.pdf.appearing import names, on_stage, part_name, role_name
from planner.pdf.base import For
from planner.pdf.dates import after_midnight, day_label, moment_label
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.type import DAY, SMALL
from planner.pdf.look import SECOND
from planner.pdf.telling import brief
from planner.pdf.text.itemise import printable
from planner.settings import Setting
from planner.text import folded, sort_key
from planner.times import festival_clock


class GuestItineraries(FlowDocument):
    """For each guest, moderator and interpreter who appears somewhere: day, time to be there, stage
    times, house with its address, and who else is there.
    """

    title = N_("Guest itineraries")
    help = N_("A sheet for each person who appears: when to be where, on which stage, with whom.")
    options = (
        *paper_settings(),
        Setting("person", "", N_("Person"), N_("Part of a name; empty prints everybody.")),
    )
    readers = For.HOUSE
    grows = True

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """A sheet for each person, by name."""
        wanted = folded(options["person"])
        everybody = sorted(festival.people.values(), key=lambda one: (sort_key(one.name), one.id))
        accompanied = any(
            len(festival.appearances(screening.id)) > 1 for screening in festival.screenings()
        )
        found = False
        for person in everybody:
            if wanted in folded(person.name) and festival.appearances_of(person.id):
                found = True
                pages.new_page()
                _add_sheet(pages, festival, person, accompanied=accompanied)
        if not found:
            text = _("Nobody is expected on a stage yet.")
            pages.add(paragraph(text, pages.body.width))


def _add_sheet(pages: Pages, festival: Festival, person: Person, *, accompanied: bool) -> None:
    width, name = pages.body.width, printable(person.name)
    pages.add(heading(name, width, DAY, bookmark=0, mark=name, before=0))
    for text in _about(festival, person):
        pages.add(paragraph(text, width, SMALL))
    table = Table(
        (
            Column(_("Day"), points=56),
            Column(_("Be there"), points=38),
            Column(_("On stage"), 1.6),
            Column(_("What"), 3.4),
            Column(_("Where"), 2.6),
            Column(_("With"), 2.4, shown=accompanied),
        ),
        width,
    )
    rows = [_row(table, festival, person, one) for one in festival.appearances_of(person.id)]
    pages.add([table.head(before=10), *rows])
    if any(_into_the_night(festival, one) for one in festival.appearances_of(person.id)):
        night = _("Times after 24:00 are of the night after.")
        pages.add(paragraph(night, width, SMALL, before=6))
    pages.warnings += [
        remark("{name}: the text of “{title}” is shortened.").format(name=name, title=title)
        for title in table.shortened
    ]


def _about(festival: Festival, person: Person) -> Iterator[str]:
    films = ", ".join(brief(film.title) for film in festival.films_with(person.id)[:8])
    if films:
        yield _("With: {films}").format(films=films)
    stay = [
        _("arrives {moment}").format(moment=moment_label(person.arrives)) if person.arrives else "",
        _("leaves {moment}").format(moment=moment_label(person.leaves)) if person.leaves else "",
        ", ".join(person.languages),
    ]
    if any(stay):
        yield " · ".join(filter(None, stay))
    if person.status is not PersonStatus.CONFIRMED:
        yield _("Not confirmed yet.")


def _into_the_night(festival: Festival, one: Attendance) -> bool:
    screening = festival.all_screenings[one.screening_id]
    return after_midnight(festival.span(screening).end, festival.day_of(screening.start))


def _row(table: Table, festival: Festival, person: Person, one: Attendance) -> Row:
    screening = festival.all_screenings[one.screening_id]
    day = festival.day_of(screening.start)
    screen = festival.screens[screening.screen_id]
    venue = festival.venues[screen.venue_id]
    title = printable(festival.screening_title(screening))
    others = [
        f"{name} ({role_name(role)})"
        for role in (PersonRole.GUEST, PersonRole.MODERATOR, PersonRole.INTERPRETER)
        for name in names(festival, screening, role)
        if not name.startswith(printable(person.name))
    ]
    return table.row(
        Words(day_label(day), 650),
        Words(festival_clock(festival.doors(screening), day), 650),
        Words(on_stage(festival, one, day), most=4),
        [
            Words(title, 650, 9),
            Words(f"{role_name(one.role)}, {part_name(one.part)}", 400, 7.5, SECOND),
        ],
        [
            Words(festival.screen_name(screen.id), 600),
            Words(venue.address, 400, 7.5, SECOND, 4),
        ],
        [Words(text, 400, 7.5, most=2) for text in others[:8]],
        about=title,
    )
