"""Day by day, what is shown when and where: the list that people read from top to bottom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.i18n import N_, _, remark
from planner.model import Festival, Screening
from planner.pdf.dates import day_label, long_day
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.table import room_for
from planner.pdf.kit.type import BODY, DAY
from planner.pdf.look import SECOND, section_ink
from planner.pdf.section_key import key_rows
from planner.pdf.shown import CHOICE, UNCONFIRMED, Shown, for_audience
from planner.pdf.telling import also, clock_note, facts, listed, section_mark, times, where
from planner.times import Day


class DayList(FlowDocument):
    """Every public screening once, by day and time, with place, length and other times."""

    title = N_("Day list")
    help = N_("Every screening by day and time, with place, length and when it is shown again.")
    options = (*paper_settings(), *CHOICE, UNCONFIRMED)
    every_screening = True

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """A table for each day; days follow each other without a break."""
        shown = for_audience(festival, options)
        pages.warnings += [*shown.left_out(), *shown.unconfirmed()]
        pages.add(key_rows(festival, shown.screenings, pages.body.width, before=0))
        for day in shown.days:
            add_day(pages, shown, day)
        if not shown.days:
            pages.add(paragraph(_("There is no screening to print yet."), pages.body.width, BODY))


def add_day(pages: Pages, shown: Shown, day: Day, level: int = 0) -> None:
    """The heading and the table of one day; the catalogue has them too."""
    marks = [section_mark(section) for section in shown.festival.sections.values()]
    places = [where(shown.festival, screening) for screening in shown.screenings]
    codes = [screening.code for screening in shown.screenings]
    table = Table(
        (
            Column(_("Time"), points=58),
            Column(_("Title"), 5.2),
            Column(_("Screen"), points=room_for(places, 8.5, 50, pages.body.width * 0.27)),
            Column(_("Section"), points=room_for(marks, 8.5, 30, 52)),
            Column(_("Code"), points=room_for(codes, 8.5, 22, 46)),
        ),
        pages.body.width,
        bars=True,
    )
    rows = heading(
        long_day(day), pages.body.width, DAY, before=18, bookmark=level, mark=day_label(day)
    )
    rows.append(table.head(before=2))
    rows += [_row(table, shown, screening, day) for screening in shown.on(day)]
    pages.add(rows)
    pages.warnings += [
        remark("{day}: the text of “{title}” is shortened.").format(day=day_label(day), title=title)
        for title in table.shortened
    ]


def _row(table: Table, shown: Shown, screening: Screening, day: Day) -> Row:
    festival = shown.festival
    title, language = shown.title(screening), shown.language(screening)
    words = [Words(title, 650, 9.5, language=language)]
    films = shown.films(screening)
    if len(films) == 1 and (other := shown.other_title(films[0])):
        words.append(Words(other, 400, 8.5, SECOND, language=language))
    if len(films) > 1:
        words.append(Words(listed([film.title for film in films]), 400, 8, SECOND))
    said = " · ".join((*facts(shown, screening), *also(shown, screening)))
    words.append(Words(said, 400, 7.5, SECOND))
    section = festival.section_of(screening.programme_id)
    when = [Words(times(festival, screening, day), 650, 9)]
    if note := clock_note(screening, day):
        when.append(Words(note, 400, 6.5, SECOND))
    return table.row(
        when,
        words,
        where(festival, screening),
        section_mark(section),
        screening.code,
        bar=None if section is None else section_ink(section.hue).bar,
        about=title,
    )
