"""A sheet for each film: what it is, who made it, what it is about, and when it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.i18n import N_, _
from planner.model import Festival
from planner.pdf.filming import Wish, film_rows
from planner.pdf.kit import FlowDocument, Pages
from planner.pdf.kit.document import paper_settings
from planner.pdf.kit.rows import paragraph
from planner.pdf.languages import NAMED
from planner.pdf.shown import SECTIONS, UNCONFIRMED, for_audience, in_sections, public_films
from planner.settings import Setting
from planner.text import folded, sort_key


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
        wish = Wish(large=True, pictures=pages.pictures)
        wish.highest = pages.body.height * 0.45
        for film in sorted(found, key=lambda one: (sort_key(one.title), one.id)):
            pages.new_page()
            pages.add(film_rows(shown, film, pages.body.width, wish))
        if not found:
            pages.add(paragraph(_("There is no film to print yet."), pages.body.width))
        pages.warnings += wish.incomplete()
