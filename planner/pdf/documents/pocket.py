"""The pocket fold-out: the whole festival on a sheet that is folded into panels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from planner.i18n import N_, _, remark
from planner.model import Festival, Screen, Screening
from planner.pdf.dates import day_label
from planner.pdf.kit import Column, FlowDocument, Pages, Row, Table, Words, heading, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.filling import fill, forced
from planner.pdf.kit.type import Type
from planner.pdf.layout import MM, Colour, Frame, Line, Rectangle, moved
from planner.pdf.look import BLACK, INK, SECOND, section_ink
from planner.pdf.shown import CHOICE, UNCONFIRMED, Shown, for_audience
from planner.pdf.telling import length, section_mark
from planner.pdf.text.fit import SMALLEST
from planner.pdf.text.itemise import printable
from planner.settings import Setting
from planner.times import Day, festival_clock

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
        """One list over all panels and as few sides as it takes, as large as fills them; screens by
        their short names, which the first panel explains.
        """
        shown = for_audience(festival, options)
        pages.warnings += [*shown.left_out(), *shown.unconfirmed()]
        columns = _panels(pages, options["panels"])
        if columns < options["panels"]:
            pages.warnings.append(
                remark("There is room for {count} panels on this paper.").format(count=columns)
            )
        if not shown.days:
            pages.add(paragraph(_("There is no screening to print yet."), pages.body.width))
        rows, shortened = _largest(pages, shown, columns)
        pages.add(rows, columns)
        for index in range(pages.number):
            pages.put_on(index, *_folds(pages, columns))
        pages.warnings += [
            remark("The text of “{title}” is shortened.").format(title=title) for title in shortened
        ]


_NARROWEST = 78.0
"""Points of a panel."""
_SCALES = (1.9, 1.8, 1.65, 1.5, 1.4, 1.3, 1.2, 1.1)
_AIRS = (22.0, 18.0, 14.0, 11.0, 9.0, 7.0, 5.0, 3.5, 2.0, 1.0)
"""Points more between two screenings, where there is room."""
_MANY = 400
"""So many screenings fill their sides as they are, and would take long to be tried larger."""


def _largest(pages: Pages, shown: Shown, columns: int) -> tuple[list[Row], list[str]]:
    """The rows in the largest letters, then with the most air, that need no more sides and shorten
    no more texts than the smallest; and the texts that are shortened.
    """
    width = pages.column_width(columns)
    best, few = _Set(shown, width), 0
    rows = best.rows()
    if len(shown.screenings) > _MANY:
        return rows, best.shortened
    few, cut = _sides(pages, rows, columns), best.shortened

    def serves(tried: _Set, found: list[Row]) -> bool:
        return _sides(pages, found, columns) <= few and len(tried.shortened) <= len(cut)

    for scale in _SCALES:
        tried = _Set(shown, width, scale)
        found = tried.rows()
        if serves(tried, found):
            best, rows = tried, found
            break
    for air in _AIRS:
        tried = _Set(shown, width, best.scale, air)
        found = tried.rows()
        if serves(tried, found):
            return found, tried.shortened
    return rows, best.shortened


def _sides(pages: Pages, rows: list[Row], columns: int) -> int:
    """How many sides the rows take."""
    begin, count = 0, 0
    while begin < len(rows):
        parts = fill(rows, begin, columns, pages.body.height)
        end = parts[-1][1]
        begin = end if end > begin else forced(rows, begin, pages.body.height)
        count += 1
    return count


class _Set:
    """All panels in letters of a size, a multiple of the smallest, with so much air in points."""

    def __init__(self, shown: Shown, width: float, scale: float = 1.0, air: float = 0.0) -> None:
        self.scale, self._air, self._shown, self._width = scale, air, shown, width
        self._table = Table((Column("", points=21 * scale), Column("", 5)), width, 7, bars=True)
        self._names = {screen.id: name for screen, name in _short_names(shown.screens)}

    @property
    def shortened(self) -> list[str]:
        """The titles that did not fit."""
        return self._table.shortened

    def rows(self) -> list[Row]:
        """What festival it is, what the short names mean, and every day."""
        shown = self._shown
        if not shown.days:
            return []
        found = [*self._front(), *self._legend()]
        for day in shown.days:
            found += self._head(day_label(day), bookmark=0)
            found += [self._entry(screening, day) for screening in shown.on(day)]
        return found

    def _type(self, weight: float, size: float, leading: float, colour: Colour = BLACK) -> Type:
        return Type(weight, size * self.scale, leading * self.scale, colour)

    def _front(self) -> Iterator[Row]:
        edition = self._shown.festival.edition
        first, last = day_label(edition.first_day), day_label(edition.last_day)
        days = first if first == last else f"{first} – {last}"
        yield from heading(edition.name, self._width, self._type(750, 15, 17), before=0, lines=4)
        yield from paragraph(days, self._width, self._type(400, 7.5, 10, SECOND), before=3)

    def _head(self, label: str, bookmark: int | None = None) -> list[Row]:
        kind = self._type(700, 10, 14)
        mark = "" if bookmark is None else label
        return heading(
            label,
            self._width,
            kind,
            before=9 + self._air,
            lines=1,
            bookmark=bookmark,
            mark=mark,
        )

    def _entry(self, screening: Screening, day: Day) -> Row:
        shown, festival = self._shown, self._shown.festival
        title, size = shown.title(screening), 7 * self.scale
        section = festival.section_of(screening.programme_id)
        small = max(SMALLEST, 5.8 * self.scale)
        where = (self._names[screening.screen_id], screening.code)
        said = (*where, section_mark(section), length(festival, screening))
        row = self._table.row(
            Words(festival_clock(screening.start, day), 650, size, most=1),
            [
                Words(
                    title,
                    550,
                    size,
                    most=3 if self.scale == 1 else 6,
                    language=shown.language(screening),
                ),
                Words(" · ".join(filter(None, said)), 400, small, SECOND, 2),
            ],
            bar=None if section is None else section_ink(section.hue).bar,
            about=title,
        )
        return replace(row.without_head(), before=self._air)

    def _legend(self) -> Iterator[Row]:
        """What the short names of screens and the codes of sections mean."""
        shown, festival = self._shown, self._shown.festival
        small = self._type(400, 6.2, 8, INK)
        yield from self._head(_("Screens"))
        for screen in shown.screens:
            text = f"{self._names[screen.id]} {festival.screen_name(screen.id)}"
            yield from paragraph(text, self._width, small)
        used = {festival.section_of(one.programme_id) for one in shown.screenings}
        sections = [section for section in festival.sections_in_order() if section in used]
        if sections:
            yield from self._head(_("Sections"))
        for section in sections:
            text = f"{section_mark(section)} {section.name}"
            rows = paragraph(text, self._width - _SWATCH, small)
            for number, row in enumerate(rows):
                items = tuple(moved(item, _SWATCH, 0) for item in row.items)
                bar = Rectangle(Frame(0, 1, 3, row.height - 2), fill=section_ink(section.hue).bar)
                yield replace(row, items=items if number else (bar, *items))


_SWATCH = 7.0


def _panels(pages: Pages, wanted: int) -> int:
    fitting = (n for n in range(wanted, 1, -1) if pages.column_width(n) >= _NARROWEST)
    return next(fitting, 1)


def _short_names(screens: list[Screen]) -> Iterator[tuple[Screen, str]]:
    """Codes, or else numbers, that the legend explains."""
    for number, screen in enumerate(screens, 1):
        yield screen, printable(screen.code)[:6] or f"#{number}"


def _folds(pages: Pages, columns: int) -> Iterator[Line]:
    """Marks at the upper and lower edge in the middle of each gap between panels."""
    width = pages.column_width(columns)
    gap = (pages.body.width - columns * width) / max(1, columns - 1)
    for number in range(1, columns):
        x = pages.body.left + number * (width + gap) - gap / 2
        yield Line(x, 0, x, _MARK, SECOND, 0.4, 2)
        yield Line(x, pages.height - _MARK, x, pages.height, SECOND, 0.4, 2)
