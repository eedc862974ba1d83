"""From a document and a festival to its pages: in the languages chosen, with what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from planner.document.states import State
from planner.errors import UserError
from planner.i18n import language, speaking
from planner.model import Festival
from planner.pdf.base import PrintedDocument
from planner.pdf.binding import reads_from_right
from planner.pdf.kit.document import version_of
from planner.pdf.languages import (
    Untranslated,
    first_language,
    spoken,
    without_languages,
    words_missing,
)
from planner.pdf.layout import Layout
from planner.pdf.mirrored import mirrored
from planner.pdf.reprint.again import Lay, again
from planner.pdf.reprint.option import CHANGED_SINCE
from planner.pdf.states import state_of


def laid_out(
    document: PrintedDocument,
    festival: Festival,
    options: Mapping[str, Any],
    lay: Lay | None = None,
) -> Layout:
    """The pages of a document for this festival and these options, all of them given.

    Its own words are in the language of its texts; where Marquee has them in the window's only,
    that is said with the other translations that are missing.
    ``lay`` lays it out; left out, it is the document's ``layout``. Raises UserError for an option
    that does not fit the festival.
    """
    said, missing = spoken(festival, options, document.told)
    then = {
        key: value._replace(festival=_as_spoken(value.festival, options))
        for key, value in options.items()
        if isinstance(value, State)
    }
    values = without_languages({**options, **then})
    before = state_of(said, values.get(CHANGED_SINCE.key, ""))
    lay = lay or document.layout
    with speaking(first_language(said)) as unsaid:
        if before is None:
            made = lay(said, values)
        else:
            named, keeps = version_of(said), document.keeps_pages
            made = again(lay, said, before, values, keeps_pages=keeps, version=named)
        tongue = made.language or first_language(said) or language()
    missing = (*missing, *words_missing(said, unsaid))
    warnings = (*map(Untranslated, missing), *made.warnings)
    made = replace(made, warnings=warnings, language=tongue)
    return mirrored(made) if reads_from_right(tongue) else made


def for_press(options: Mapping[str, Any]) -> dict[str, Any]:
    """The options as the press takes them: single pages that are printed again are no booklet."""
    again = bool(options.get(CHANGED_SINCE.key))
    return {**options, "fours": False, "booklet": False} if again else dict(options)


def _as_spoken(festival: Festival, options: Mapping[str, Any]) -> Festival:
    """An earlier state in the same languages, as far as it had them."""
    try:
        return spoken(festival, options)[0]
    except UserError:
        return festival
