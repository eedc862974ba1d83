"""Who is expected on which stage, day by day: for the guest office, the house and moderators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.i18n import N_, _, remark
from planner.model import Festival, PersonRole, Screening
from planner.pdf.appearing import named, on_stage, part_name
from planner.pdf.base import For
from planner.pdf.dates import day_label, long_day
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.type import DAY
from planner.pdf.look import SECOND
from planner.pdf.shown import CHOICE, Shown, for_house
from planner.pdf.telling import times, where
from planner.times import Day


class GuestList(FlowDocument):
    """Every screening that somebody appears at: who, when on stage, with moderator and interpreter.

    Appearances that Marquee proposes are in it like those set by hand.
    """

    title = N_("Guests and Q&A")
    help = N_("Day by day who appears where and when, with moderators and interpreters.")
    options = (*paper_settings("a4", "landscape"), *CHOICE)
    readers = For.HOUSE

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """A table for each day on which somebody appears."""
        shown = for_house(festival, options)
        pages.warnings += shown.left_out()
        columns = _columns(shown)
        found = False
        for day in shown.days:
            with_people = [one for one in shown.on(day) if festival.appearances(one.id)]
            if with_people:
                found = True
                _add_day(pages, shown, (day, with_people), columns)
        if not found:
            text = _("Nobody is expected on a stage yet.")
            pages.add(paragraph(text, pages.body.width))


def _columns(shown: Shown) -> tuple[Column, ...]:
    """Interpreters have room where there are any; moderators always, to be written in."""
    festival = shown.festival
    interpreted = any(
        one.role is PersonRole.INTERPRETER
        for screening in shown.screenings
        for one in festival.appearances(screening.id)
    )
    return (
        Column(_("Time"), points=58),
        Column(_("Title"), 3.4),
        Column(_("Screen"), 2),
        Column(_("Guests"), 3),
        Column(_("On stage"), 2.2),
        Column(_("Moderator"), 1.7),
        Column(_("Interpreter"), 1.7, shown=interpreted),
    )


def _add_day(
    pages: Pages, shown: Shown, sheet: tuple[Day, list[Screening]], columns: tuple[Column, ...]
) -> None:
    day, screenings = sheet
    width = pages.body.width
    table = Table(columns, width)
    label = day_label(day)
    rows = heading(long_day(day), width, DAY, before=18, bookmark=0, mark=label)
    rows += [table.head(before=2), *(_row(table, shown, one, day) for one in screenings)]
    pages.add(rows)
    pages.warnings += [
        remark("{day}: the text of “{title}” is shortened.").format(day=label, title=title)
        for title in table.shortened
    ]


def _row(table: Table, shown: Shown, screening: Screening, day: Day) -> Row:
    festival = shown.festival
    guests: list[Words] = []
    stage: dict[str, None] = {}
    others: dict[PersonRole, list[Words]] = {}
    for one in festival.appearances(screening.id):
        person = festival.people[one.person_id]
        if one.role is PersonRole.GUEST:
            guests.append(Words(named(person), 600, most=3))
            guests.append(Words(part_name(one.part), 400, 7.5, SECOND))
            stage[on_stage(festival, one, day)] = None
        else:
            others.setdefault(one.role, []).append(Words(named(person), most=3))
    code = f" {screening.code}" if screening.code else ""
    return table.row(
        Words(times(festival, screening, day), 650),
        [
            Words(shown.title(screening), 650, 9, language=shown.language(screening)),
            Words(code, 400, 7.5, SECOND),
        ],
        where(festival, screening),
        guests,
        [Words(text, most=3) for text in stage],
        others.get(PersonRole.MODERATOR, []),
        others.get(PersonRole.INTERPRETER, []),
        about=shown.title(screening),
    )
