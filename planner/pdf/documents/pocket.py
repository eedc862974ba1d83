"""The pocket fold-out: the whole festival on a sheet that is folded into panels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.i18n import N_, _
from planner.model import Festival, Screen, Screening
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.type import Type
from planner.pdf.layout import MM, Line
from planner.pdf.look import BLACK, SECOND, section_ink
from planner.pdf.shown import CHOICE, UNCONFIRMED, Shown, for_audience
from planner.pdf.telling import length, section_mark
from planner.pdf.text.itemise import printable
from planner.settings import Setting
from planner.times import Day, day_label, festival_clock

_DAY = Type(700, 11, 13, BLACK)
_MARK = 4 * MM


class Pocket(FlowDocument):
    """Every public screening in narrow panels, day by day: time, title, length, screen and code.

    Marks at the edges show where to fold; no line of text lies in a fold.
    """

    title = N_("Pocket fold-out")
    help = N_("The whole festival in panels to fold, for the pocket; marks show the folds.")
    options = (
        *paper_settings("a3", "landscape"),
        Setting("panels", 8, N_("Panels"), N_("Across the sheet."), minimum=2, maximum=12),
        *CHOICE,
        UNCONFIRMED,
    )
    every_screening = True
    margin = 7 * MM

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """One list over all panels and as many sides as it takes; screens by their short names."""
        shown = for_audience(festival, options)
        pages.warnings += [*shown.left_out(), *shown.unconfirmed()]
        columns = _panels(pages, options["panels"])
        if columns < options["panels"]:
            pages.warnings.append(
                _("There is room for {count} panels on this paper.").format(count=columns)
            )
        if not shown.days:
            pages.add(paragraph(_("There is no screening to print yet."), pages.body.width))
        names = {screen.id: name for screen, name in _short_names(shown.screens)}
        table = Table(_COLUMNS, pages.column_width(columns), 7, bars=True)
        rows = [row for day in shown.days for row in _day(table, shown, day, names)]
        rows += _legend(festival, shown, names, pages.column_width(columns))
        pages.add(rows, columns)
        for index in range(pages.number):
            pages.put_on(index, *_folds(pages, columns))
        pages.warnings += [
            _("The text of “{title}” is shortened.").format(title=title)
            for title in table.shortened
        ]


_COLUMNS = (Column("", points=21), Column("", 5), Column("", points=27, align="right"))
_NARROWEST = 78.0
"""Points of a panel."""


def _panels(pages: Pages, wanted: int) -> int:
    fitting = (n for n in range(wanted, 1, -1) if pages.column_width(n) >= _NARROWEST)
    return next(fitting, 1)


def _short_names(screens: list[Screen]) -> Iterator[tuple[Screen, str]]:
    """Codes, or else numbers, that the legend explains."""
    for number, screen in enumerate(screens, 1):
        yield screen, printable(screen.code)[:6] or f"#{number}"


def _day(table: Table, shown: Shown, day: Day, names: Mapping[int, str]) -> Iterator[Row]:
    label = day_label(day)
    yield from heading(label, table.width, _DAY, before=8, lines=1, bookmark=0, mark=label)
    for screening in shown.on(day):
        yield _entry(table, shown, screening, day, names)


def _entry(
    table: Table, shown: Shown, screening: Screening, day: Day, names: Mapping[int, str]
) -> Row:
    festival, title = shown.festival, shown.title(screening)
    section = festival.section_of(screening.programme_id)
    said = " ".join(filter(None, (section_mark(section), length(festival, screening))))
    row = table.row(
        Words(festival_clock(screening.start, day), 650, 7, most=1),
        [
            Words(title, 500, 7, most=3, language=shown.language(screening)),
            Words(said, 400, 5.8, SECOND, 1),
        ],
        [
            Words(names[screening.screen_id], 650, 6.5, most=1),
            Words(screening.code, 400, 5.8, SECOND, 1),
        ],
        bar=None if section is None else section_ink(section.hue).bar,
        about=title,
    )
    return row.without_head()


def _legend(
    festival: Festival, shown: Shown, names: Mapping[int, str], width: float
) -> Iterator[Row]:
    """What the short names of screens and the codes of sections mean."""
    if not shown.screens:
        return
    small = Type(400, 6.5, 8)
    yield from heading(_("Screens"), width, _DAY, before=8, lines=1)
    for screen in shown.screens:
        yield from paragraph(f"{names[screen.id]} {festival.screen_name(screen.id)}", width, small)
    used = {festival.section_of(one.programme_id) for one in shown.screenings}
    sections = [section for section in festival.sections_in_order() if section in used]
    if sections:
        yield from heading(_("Sections"), width, _DAY, before=8, lines=1)
    for section in sections:
        yield from paragraph(f"{section_mark(section)} {section.name}", width, small)


def _folds(pages: Pages, columns: int) -> Iterator[Line]:
    """Marks at the upper and lower edge in the middle of each gap between panels."""
    width = pages.column_width(columns)
    gap = (pages.body.width - columns * width) / max(1, columns - 1)
    for number in range(1, columns):
        x = pages.body.left + number * (width + gap) - gap / 2
        yield Line(x, 0, x, _MARK, SECOND, 0.4, 2)
        yield Line(x, pages.height - _MARK, x, pages.height, SECOND, 0.4, 2)
