"""The grid of a day: screens down, hours across, every box exactly as wide as it is long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from planner.errors import UserError
from planner.i18n import N_, _, remark
from planner.model import Festival, Screen
from planner.model.naming import find_screen
from planner.pdf.base import PrintedDocument
from planner.pdf.dates import day_label, long_day
from planner.pdf.grid.choice import choice_of, days_with_screenings
from planner.pdf.grid.entries import entries_of
from planner.pdf.grid.pages import DayPages, DayPlan, Row, number_pages
from planner.pdf.grid.references import CATALOGUE, page_references
from planner.pdf.kit.document import AS_OF, as_of, version_of
from planner.pdf.layout import Bookmark, Layout
from planner.pdf.look import ORIENTATION_CHOICES, PAPER_CHOICES, paper_size
from planner.pdf.sheet import Sheet
from planner.pdf.shown import CHOICE, SCREENS, UNCONFIRMED, Shown
from planner.pdf.text.itemise import printable
from planner.settings import Setting
from planner.times import Day, iso_day, parse_day


class DayGrid(PrintedDocument):
    """One page or more for each day, for the public and for the wall of the office."""

    title = N_("Day grid")
    help = N_("Screens down, hours across; boxes to scale, with sections, Q&A and repeats.")
    options = (
        Setting("paper", "a4", N_("Paper"), choices=PAPER_CHOICES),
        Setting("orientation", "landscape", N_("Orientation"), choices=ORIENTATION_CHOICES),
        *CHOICE,
        AS_OF,
        UNCONFIRMED,
        CATALOGUE,
        Setting("not_public", False, N_("Press, jury, private")),  # noqa: FBT003
        Setting("internal", False, N_("Internal events")),  # noqa: FBT003
        Setting("holds", False, N_("Holds")),  # noqa: FBT003
        Setting("cancelled", False, N_("Cancelled screenings")),  # noqa: FBT003
        Setting("empty_screens", False, N_("Screens with nothing on that day")),  # noqa: FBT003
    )

    def layout(self, festival: Festival, options: Mapping[str, Any]) -> Layout:
        """The pages of the chosen days; raises UserError for a day the festival does not have."""
        name = printable(festival.edition.name)
        choice = choice_of(festival, options)
        width, height = paper_size(options["paper"], options["orientation"])
        sheets: list[Sheet] = []
        outline: list[Bookmark] = []
        shown = Shown(festival, options, choice, house=False)
        warnings = [*shown.left_out(), *shown.unconfirmed()]
        pages_of = page_references(festival, options)
        screens = _chosen_screens(festival, options[SCREENS.key])
        among = {screening.id for screening in shown.screenings}
        empty_too = bool(options["empty_screens"])
        for day in _chosen_days(festival, options["days"]):
            entries = (
                (screen, entries_of(festival, day, screen, choice, pages_of, among))
                for screen in screens
            )
            rows = tuple(
                Row.of(festival, screen, found) for screen, found in entries if found or empty_too
            )
            if rows or options["days"]:
                outline.append(Bookmark(long_day(day), 0, len(sheets), 0.0))
                pages = DayPages(DayPlan(name, day, rows), width, height)
                sheets += pages.sheets()
                warnings += pages.shortened
        if not sheets:
            plan = DayPlan(name, festival.edition.first_day, ())
            sheets = DayPages(plan, width, height).sheets()
            warnings.append(remark("There is no screening to print yet."))
        told = _("Not for the public") if choice.holds or _is_secret(shown) else ""
        version = " · ".join(filter(None, (told, version_of(festival))))
        number_pages(sheets, as_of(festival, options), version)
        return Layout(
            title=_("{festival}: {document}").format(festival=name, document=_(self.title)),
            pages=tuple(sheet.page() for sheet in sheets),
            warnings=tuple(warnings),
            outline=tuple(outline),
        )


def _is_secret(shown: Shown) -> bool:
    """Whether there is anything in the print that the public may never know."""
    public = replace(shown.publicity, not_public=False, internal=False)
    return any(not public.allows(shown.festival, one) for one in shown.screenings)


def _chosen_days(festival: Festival, wanted: tuple[str, ...]) -> list[Day]:
    days = days_with_screenings(festival)
    if not wanted:
        return days
    chosen = sorted({parse_day(text, remark("Days")) for text in wanted})
    for day in chosen:
        if day not in days:
            raise UserError(
                remark(
                    "{day} is not a day of the festival; it runs from {first} to {last}."
                ).format(day=iso_day(day), first=day_label(days[0]), last=day_label(days[-1]))
            )
    return chosen


def _chosen_screens(festival: Festival, wanted: tuple[str, ...]) -> list[Screen]:
    chosen = {find_screen(festival, name).id for name in wanted}
    return [one for one in festival.screens_in_order() if not chosen or one.id in chosen]
