"""A sheet for each film: what it is, who made it, what it is about, and when it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from planner.i18n import N_, _
from planner.model import Festival, Film
from planner.pdf.filming import Wish, film_rows
from planner.pdf.kit import FlowDocument, Pages
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.filling import height_of
from planner.pdf.kit.growing import first_that
from planner.pdf.kit.rows import Row, paragraph
from planner.pdf.languages import NAMED
from planner.pdf.layout import Frame, Rectangle
from planner.pdf.look import section_ink
from planner.pdf.shown import SECTIONS, UNCONFIRMED, Shown, for_audience, in_sections, public_films
from planner.settings import Setting
from planner.text import folded, sort_key

_SCALES = tuple(3.6 - 0.1 * step for step in range(27))
_WIDTH_FOR_ALL = 270.0
"""Points of paper for which letters are large enough; wider paper is read from farther."""
_BAR = 5.0
"""Points of colour."""


class FilmSheet(FlowDocument):
    """One film on a sheet, for the box office, the press or a lobby: titles, facts, credits,
    synopsis, statement, and its public screenings.
    """

    shows_stills = True
    title = N_("Film sheets")
    help = N_("A sheet for each film: facts, credits, synopsis and its screenings.")
    tells_of_films = True
    options = (
        *paper_settings(),
        Setting("film", "", N_("Film"), N_("Part of a title; empty prints every film.")),
        SECTIONS,
        UNCONFIRMED,
    )

    told = NAMED | {"logline", "synopsis", "statement"}

    def compose(self, pages: Pages, festival: Festival, options: Mapping[str, Any]) -> None:
        """A sheet for each film that may be named, by title."""
        shown = for_audience(festival, {**options, SECTIONS.key: ()})
        pages.warnings += [*shown.left_out(), *shown.unconfirmed()]
        wanted = folded(options["film"])
        films = in_sections(festival, public_films(shown), options["sections"])
        found = [film for film in films if wanted in folded(film.title)]
        wish = Wish(pictures=pages.pictures, highest=pages.body.height * 0.45)
        for film in sorted(found, key=lambda one: (sort_key(one.title), one.id)):
            pages.new_page()
            wish.large = _largest(pages, shown, film, wish)
            pages.add(_rows(pages, shown, film, wish))
        if not found:
            pages.add(paragraph(_("There is no film to print yet."), pages.body.width))
        pages.warnings += wish.incomplete()


def _largest(pages: Pages, shown: Shown, film: Film, wish: Wish) -> float:
    """How large everything about a film has room on its sheet."""

    def fits(large: float) -> bool:
        tried = replace(wish, large=large, untold=[], unseen=[])
        rows = _rows(pages, shown, film, tried)
        return height_of(rows, 0, len(rows)) <= pages.body.height

    most = pages.width / _WIDTH_FOR_ALL
    return first_that([scale for scale in _SCALES if scale <= max(1.0, most)], fits)


def _rows(pages: Pages, shown: Shown, film: Film, wish: Wish) -> list[Row]:
    bar = _bar(shown.festival, film, pages.body.width)
    return [bar, *film_rows(shown, film, pages.body.width, wish)]


def _bar(festival: Festival, film: Film, width: float) -> Row:
    """The colour of a film's section, above everything; grey for one of none."""
    section = festival.sections.get(film.section_id or 0)
    ink = section_ink(None if section is None else section.hue)
    return Row(_BAR + 2, (Rectangle(Frame(0, 0, width, _BAR), fill=ink.bar),), keep=1)
