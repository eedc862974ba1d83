"""From a document and a festival to its pages: in the languages chosen, with what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from planner.document.states import State
from planner.errors import UserError
from planner.i18n import language, speaking
from planner.model import Festival
from planner.pdf.base import PrintedDocument
from planner.pdf.languages import LANGUAGES, spoken, without_languages
from planner.pdf.layout import Layout

Lay = Callable[[Festival, Mapping[str, Any]], Layout]


def laid_out(
    document: PrintedDocument,
    festival: Festival,
    options: Mapping[str, Any],
    lay: Lay | None = None,
) -> Layout:
    """The pages of a document for this festival and these options, all of them given.

    Its own words are in the language of its texts where Marquee speaks that, else in the window's.
    ``lay`` lays it out; left out, it is the document's ``layout``. Raises UserError for an option
    that does not fit the festival.
    """
    said, missing = spoken(festival, options, document.told)
    then = {
        key: value._replace(festival=_as_spoken(value.festival, options))
        for key, value in options.items()
        if isinstance(value, State)
    }
    with speaking(str(options[LANGUAGES[0].key])):
        made = (lay or document.layout)(said, without_languages({**options, **then}))
        tongue = made.language or language()
    return replace(made, warnings=(*missing, *made.warnings), language=tongue)


def _as_spoken(festival: Festival, options: Mapping[str, Any]) -> Festival:
    """An earlier state in the same languages, as far as it had them."""
    try:
        return spoken(festival, options)[0]
    except UserError:
        return festival
