"""All days on a sheet: screens down, days across, in each field what is shown there, by time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.i18n import N_, _, remark
from planner.model import Festival, Screen, Screening
from planner.pdf.dates import day_label
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.type import DAY
from planner.pdf.look import SECOND, section_ink
from planner.pdf.shown import CHOICE, UNCONFIRMED, Shown, for_audience
from planner.pdf.telling import section_mark
from planner.times import Day, festival_clock

_NARROWEST = 92.0
"""Points of a day's column; more days go to the next sheets."""
_NAMES = 72.0
_SIZES = (1.0, 1.2, 1.4, 1.6)
"""Of type, against the smallest."""


class Overview(FlowDocument):
    """The whole festival at one look, to find a day and a screen; times and titles only."""

    title = N_("Overview")
    help = N_("Screens down, days across: what begins when, for the whole festival.")
    options = (*paper_settings("a3", "landscape"), *CHOICE, UNCONFIRMED)
    every_screening = True

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """As many days on a sheet as have room, spread evenly."""
        shown = for_audience(festival, options)
        pages.warnings += [*shown.left_out(), *shown.unconfirmed()]
        if not shown.days:
            text = _("There is no screening to print yet.")
            pages.add(paragraph(text, pages.body.width))
        best: Pages | None = None
        for size in _SIZES:  # as large as can be on so many sheets as the smallest takes
            tried = Pages(pages.width, pages.height, pages.margin)
            for days in _sheets(shown.days, pages.body.width):
                tried.new_page()
                tried.add(_days(tried, shown, days, size))
            if best is not None and tried.number > best.number:
                break
            best = tried
        if best is not None and shown.days:
            pages.insert(0, best)


def _sheets(days: list[Day], width: float) -> Iterator[list[Day]]:
    most = max(1, int((width - _NAMES) / (_NARROWEST + 6)))
    count = -(-len(days) // most)
    for number in range(count):
        yield days[number * len(days) // count : (number + 1) * len(days) // count]


def _days(pages: Pages, shown: Shown, days: list[Day], size: float) -> list[Row]:
    names = [day_label(day) for day in days]
    span = names[0] if len(names) == 1 else f"{names[0]} – {names[-1]}"
    columns = [Column("", points=_NAMES * min(size, 1.25)), *(Column(name, 1) for name in names)]
    table = Table(columns, pages.body.width)
    rows = heading(span, pages.body.width, DAY, bookmark=0, mark=span)
    rows.append(table.head(before=2))
    for screen in shown.screens:
        fields = [list(_field(shown, screen, day, size)) for day in days]
        if any(fields):
            rows.append(table.row(_name(shown.festival, screen, size), *fields))
    pages.warnings += [
        remark("The text of “{title}” is shortened.").format(title=title)
        for title in table.shortened
    ]
    return rows


def _name(festival: Festival, screen: Screen, size: float) -> list[Words]:
    venue = festival.venues[screen.venue_id].name
    own = [] if screen.name == venue else [Words(screen.name, 400, 7.5 * size, SECOND, 4)]
    return [Words(venue, 650, 8.5 * size, most=4), *own]


def _field(shown: Shown, screen: Screen, day: Day, size: float) -> Iterator[Words]:
    first = True
    for screening in shown.on(day):
        if screening.screen_id == screen.id:
            section = shown.festival.section_of(screening.programme_id)
            bar = section_ink(None if section is None else section.hue).bar
            language, space = shown.language(screening), 0.0 if first else 3.2 * size
            when = _when(shown.festival, screening, day)
            yield Words(when, 650, 7 * size, most=1, bar=bar, before=space)
            title = shown.title(screening)
            yield Words(title, 400, 7.5 * size, most=5, language=language, bar=bar)
            first = False


def _when(festival: Festival, screening: Screening, day: Day) -> str:
    mark = section_mark(festival.section_of(screening.programme_id))
    parts = (festival_clock(screening.start, day), mark, screening.code)
    return " ".join(part for part in parts if part)
