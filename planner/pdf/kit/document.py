"""A document that flows over pages: it declares its options and composes its rows, nothing more."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from planner.i18n import N_, _, language
from planner.model import Festival
from planner.model.screening import Plan, Release
from planner.pdf.base import PrintedDocument
from planner.pdf.binding import bound_at_right, reads_from_right
from planner.pdf.dates import day_label
from planner.pdf.enlarging import enlarged, enlargement
from planner.pdf.kit.pages import MARGIN, Pages, Running
from planner.pdf.languages import first_language
from planner.pdf.layout import Layout
from planner.pdf.look import ORIENTATION_CHOICES, PAPER_CHOICES, paper_size
from planner.pdf.pictures import Pictures, Stills, no_still
from planner.pdf.reprint.option import KEPT
from planner.pdf.text.itemise import printable
from planner.settings import Setting
from planner.times import festival_day, now_wall

AS_OF = Setting(
    "as_of",
    "",
    N_("As of"),
    N_("Printed at the foot of each page; empty is today."),
    empty=N_("today"),
)


def paper_settings(paper: str = "a4", orientation: str = "portrait") -> tuple[Setting, ...]:
    """The options that every document has: paper, its orientation, and the moment it names."""
    return (
        Setting("paper", paper, N_("Paper"), choices=PAPER_CHOICES),
        Setting("orientation", orientation, N_("Orientation"), choices=ORIENTATION_CHOICES),
        AS_OF,
    )


class FlowDocument(PrintedDocument):
    """Rows on pages, with heads and feet; a document of this sort is its ``compose``."""

    options: ClassVar[tuple[Setting, ...]] = paper_settings()
    margin: ClassVar[float] = MARGIN
    grows: ClassVar[bool] = False
    """Whether large paper has larger letters, to be read from afar, and not more of them."""

    def layout(self, festival: Festival, options: Mapping[str, Any]) -> Layout:
        """The pages for this festival."""
        return self.layout_with_stills(festival, options, no_still)

    def layout_with_stills(
        self, festival: Festival, options: Mapping[str, Any], stills: Stills
    ) -> Layout:
        """The pages with the pictures of the festival."""
        width, height = paper_size(options["paper"], options["orientation"])
        factor = enlargement(width, height) if self.grows else 1.0
        pages = Pages(width / factor, height / factor, self.margin)
        pages.pictures = Pictures(stills)
        pages.kept = options.get(KEPT)
        tongue = first_language(festival) or language()
        # Pages that are mirrored afterwards change sides.
        pages.from_right = bound_at_right(options, tongue) is not reads_from_right(tongue)
        self.compose(pages, festival, options)
        name, title = printable(festival.edition.name), _(self.title)
        running = Running(name, title, version_of(festival), as_of(festival, options))
        whole = _("{festival}: {document}").format(festival=name, document=title)
        return enlarged(pages.finished(running, whole, language()), factor)

    @abstractmethod
    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """Put everything on the pages."""


def version_of(festival: Festival) -> str:
    """What is printed: the release that was published, or the plan by its name."""
    found = [one for one in festival.rows(Release).values() if one.plan_id == festival.plan_id]
    plan = festival.rows(Plan).get(festival.plan_id)
    name = found[-1].name if found else plan.name if plan is not None else ""
    return printable(name)


def as_of(festival: Festival, options: Mapping[str, Any]) -> str:
    """The moment a sheet names: what was said, else today at the festival."""
    said = printable(str(options[AS_OF.key]))
    if said:
        return said
    edition = festival.edition
    return day_label(festival_day(now_wall(edition.zone), 0))
