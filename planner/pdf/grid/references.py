"""On which page of the catalogue something is, for those who look from the grid into it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.i18n import N_, _
from planner.model import Festival
from planner.pdf.look import PAPER_CHOICES
from planner.settings import Setting

_NONE = "none"

CATALOGUE = Setting(
    "catalogue",
    _NONE,
    N_("Pages of the catalogue"),
    N_("Says where films are in the catalogue, when that is printed as it comes on this paper."),
    choices=((_NONE, N_("None")), *PAPER_CHOICES),
)


def page_references(festival: Festival, options: Mapping[str, Any]) -> dict[int, str]:
    """“p. 12” for each programme that has an entry in the catalogue.

    Lays the catalogue out, which takes some milliseconds a film.
    """
    paper = options[CATALOGUE.key]
    if paper == _NONE:
        return {}
    from planner.pdf.base import chosen
    from planner.pdf.documents.catalogue import Catalogue

    catalogue = Catalogue()
    unconfirmed = options["unconfirmed"]
    wanted = chosen(catalogue, {"paper": paper, "unconfirmed": unconfirmed, "as_of": "–"})
    places = dict(catalogue.layout(festival, wanted).places)
    found = {}
    for programme_id in festival.programmes:
        films = festival.films_of(programme_id)
        own = places.get(f"programme {programme_id}")
        page = places.get(f"film {films[0].id}") if own is None and len(films) == 1 else own
        if page is not None:
            found[programme_id] = _("p. {number}").format(number=page + 1)
    return found
