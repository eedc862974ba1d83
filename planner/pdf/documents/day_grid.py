"""The grid of a day: screens down, hours across, every box exactly as wide as it is long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from planner.errors import UserError
from planner.i18n import N_, _, ngettext
from planner.model import Festival
from planner.pdf.base import PrintedDocument
from planner.pdf.grid.choice import Choice, choice_of, days_with_screenings, is_unconfirmed
from planner.pdf.grid.entries import entries_of
from planner.pdf.grid.pages import DayPages, DayPlan, Row, number_pages
from planner.pdf.layout import Layout
from planner.pdf.look import ORIENTATION_CHOICES, PAPER_CHOICES, paper_size
from planner.pdf.sheet import Sheet
from planner.pdf.text.itemise import printable
from planner.settings import Setting
from planner.times import Day, day_label, iso_day, parse_day


class DayGrid(PrintedDocument):
    """One page or more for each day, for the public and for the wall of the office."""

    title = N_("Day grid")
    help = N_("Screens down, hours across; boxes to scale, with sections, Q&A and repeats.")
    options = (
        Setting("paper", "a4", N_("Paper"), choices=PAPER_CHOICES),
        Setting("orientation", "landscape", N_("Orientation"), choices=ORIENTATION_CHOICES),
        Setting(
            "days",
            (),
            N_("Days"),
            N_("Dates such as 2026-11-06, separated by commas; empty prints every day."),
        ),
        Setting("as_of", "", N_("As of"), N_("Printed in the corner, such as 1 November 2026.")),
        Setting(
            "unconfirmed",
            True,  # noqa: FBT003 - a default
            N_("Unconfirmed"),
            N_("Also pencilled screenings and films that are only invited."),
        ),
        Setting("not_public", False, N_("Press, jury and private screenings")),  # noqa: FBT003
        Setting("internal", False, N_("Internal events")),  # noqa: FBT003
        Setting("holds", False, N_("Holds")),  # noqa: FBT003
        Setting("cancelled", False, N_("Cancelled screenings")),  # noqa: FBT003
        Setting("empty_screens", False, N_("Screens with nothing on that day")),  # noqa: FBT003
    )

    def layout(self, festival: Festival, options: Mapping[str, Any]) -> Layout:
        """The pages of the chosen days; raises UserError for a day the festival does not have."""
        name = printable(festival.edition.name)
        choice = choice_of(options)
        width, height = paper_size(options["paper"], options["orientation"])
        sheets: list[Sheet] = []
        warnings = list(_unconfirmed_warning(festival, choice))
        for day in _chosen_days(festival, options["days"]):
            rows = tuple(_rows(festival, day, choice, empty_too=options["empty_screens"]))
            if rows or options["days"]:
                pages = DayPages(DayPlan(name, day, rows), width, height)
                sheets += pages.sheets()
                warnings += pages.shortened
        if not sheets:
            plan = DayPlan(name, festival.edition.first_day, ())
            sheets = DayPages(plan, width, height).sheets()
            warnings.append(_("There is no screening to print yet."))
        number_pages(sheets, options["as_of"])
        return Layout(
            title=_("{festival}: day grid").format(festival=name),
            pages=tuple(sheet.page() for sheet in sheets),
            warnings=tuple(warnings),
        )


def _chosen_days(festival: Festival, wanted: tuple[str, ...]) -> list[Day]:
    days = days_with_screenings(festival)
    if not wanted:
        return days
    chosen = sorted({parse_day(text, _("Days")) for text in wanted})
    for day in chosen:
        if day not in days:
            raise UserError(
                _("{day} is not a day of the festival; it runs from {first} to {last}.").format(
                    day=iso_day(day), first=day_label(days[0]), last=day_label(days[-1])
                )
            )
    return chosen


def _rows(festival: Festival, day: Day, choice: Choice, *, empty_too: bool) -> Iterator[Row]:
    for screen in festival.screens_in_order():
        entries = entries_of(festival, day, screen, choice)
        if entries or empty_too:
            yield Row.of(festival, screen, entries)


def _unconfirmed_warning(festival: Festival, choice: Choice) -> Iterator[str]:
    """Nobody should hand out pencilled screenings without having been told."""
    count = sum(
        is_unconfirmed(festival, screening) and choice.allows(festival, screening)
        for screening in festival.screenings()
    )
    if count:
        yield ngettext(
            "{count} screening in this print is not confirmed yet.",
            "{count} screenings in this print are not confirmed yet.",
            count,
        ).format(count=count)
