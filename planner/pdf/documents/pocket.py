"""The pocket fold-out: the whole festival on a sheet that is folded into panels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.i18n import N_, _, remark
from planner.model import Festival
from planner.pdf.kit import FlowDocument, Pages, paragraph
from planner.pdf.kit.document import paper_settings
from planner.pdf.layout import MM, Line
from planner.pdf.look import SECOND
from planner.pdf.pocket.filled import filled, put
from planner.pdf.shown import CHOICE, UNCONFIRMED, for_audience
from planner.settings import Setting

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
        """As few sides as it takes, with as much and as large as they hold; screens by their short
        names, which the first panel explains.
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
        panels = filled(pages, shown, columns)
        put(pages, panels, columns)
        for index in range(pages.number):
            pages.put_on(index, *_folds(pages, columns))
        pages.warnings += [
            remark("The text of “{title}” is shortened.").format(title=title)
            for title in panels.shortened
        ]


_NARROWEST = 78.0
"""Points of a panel."""


def _panels(pages: Pages, wanted: int) -> int:
    fitting = (n for n in range(wanted, 1, -1) if pages.column_width(n) >= _NARROWEST)
    return next(fitting, 1)


def _folds(pages: Pages, columns: int) -> Iterator[Line]:
    """Marks at the upper and lower edge in the middle of each gap between panels."""
    width = pages.column_width(columns)
    gap = (pages.body.width - columns * width) / max(1, columns - 1)
    for number in range(1, columns):
        x = pages.body.left + number * (width + gap) - gap / 2
        yield Line(x, 0, x, _MARK, SECOND, 0.4, 2)
        yield Line(x, pages.height - _MARK, x, pages.height, SECOND, 0.4, 2)
