"""All days on a sheet: screens down, days across, in each field what is shown there, by time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.i18n import N_, _, remark
from planner.model import Festival, Screen, Screening
from planner.pdf.dates import day_label
from planner.pdf.kit import Column, FlowDocument, Pages, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.growing import first_that, sheets_of
from planner.pdf.kit.type import DAY, LABEL
from planner.pdf.look import INK, SECOND, section_ink
from planner.pdf.section_key import key_rows
from planner.pdf.shown import CHOICE, UNCONFIRMED, Shown, for_audience
from planner.pdf.telling import section_mark
from planner.pdf.text.direction import reads_from_left
from planner.times import Day, festival_clock

_NARROWEST = 92.0
"""Points of a day's column; more days go to the next sheets."""
_NAMES = 72.0
_LONG = 120
"""Characters."""
_SIZES = tuple(1.0 + 0.1 * step for step in reversed(range(17)))
"""Of type, against the smallest; the largest first."""
_PADS = (14.0, 12.0, 10.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.4)


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
        groups = list(_sheets(shown.days, pages.body.width))

        def rows(size: float, pad: float) -> list[_Sheets]:
            return [_Sheets(pages.body.width, shown, days, size, pad) for days in groups]

        def count(size: float, pad: float) -> int:
            return sum(sheets_of(one.rows, pages.body.height) for one in rows(size, pad))

        few = count(_SIZES[-1], _PADS[-1])
        size = first_that(_SIZES, lambda size: count(size, _PADS[-1]) <= few)
        pad = first_that(_PADS, lambda pad: count(size, pad) <= few)
        for made in rows(size, pad):
            pages.new_page()
            pages.add(made.rows)
            pages.warnings += [
                remark("The text of “{title}” is shortened.").format(title=title)
                for title in made.shortened
            ]


def _sheets(days: list[Day], width: float) -> Iterator[list[Day]]:
    most = max(1, int((width - _NAMES) / (_NARROWEST + 6)))
    count = -(-len(days) // most)
    for number in range(count):
        yield days[number * len(days) // count : (number + 1) * len(days) // count]


class _Sheets:
    """Some days in letters of a size, with so many points above and below each row."""

    def __init__(
        self, width: float, shown: Shown, days: list[Day], size: float, pad: float
    ) -> None:
        names = [day_label(day) for day in days]
        span = names[0] if len(names) == 1 else f"{names[0]} – {names[-1]}"
        first = Column("", points=_NAMES * min(size, 1.25))
        label = LABEL._replace(weight=650, size=min(8 * size, 12.0), colour=INK)
        columns = (first, *(Column(name, 1) for name in names))
        table = Table(columns, width, label=label, pad=pad, gap=6 * size)
        own = [one for day in days for one in shown.on(day)]
        self.rows = heading(span, width, DAY, bookmark=0, mark=span)
        self.rows += key_rows(shown.festival, own, width, min(7.5 * size, 10.0), before=3)
        self.rows.append(table.head(before=4))
        for screen in shown.screens:
            fields = [list(_field(shown, screen, day, size)) for day in days]
            if any(fields):
                self.rows.append(table.row(_name(shown.festival, screen, size), *fields))
        self.shortened = table.shortened


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
            title, code = shown.title(screening), _code(shown.festival, screening)
            # Where a title may be cut, its code is not; nor does it stand before one in Arabic.
            apart = len(title) > _LONG or not reads_from_left(title)
            yield Words(
                title if apart or not code else f"{title} · {code}",
                size=7.5 * size,
                most=6,
                language=shown.language(screening),
                bar=bar,
                before=0.0 if first else 2.4 * size,
                lead=festival_clock(screening.start, day),
            )
            if apart:
                yield Words(code, size=7.5 * size, bar=bar)
            first = False


def _code(festival: Festival, screening: Screening) -> str:
    mark = section_mark(festival.section_of(screening.programme_id))
    return "\u00a0".join(part for part in (mark, screening.code) if part)
