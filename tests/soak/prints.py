"""Any document of any festival with any options: whole files, letters to copy, sound pages."""

from __future__ import annotations

import random
from typing import Any

from planner.errors import UserError
from planner.model.naming import names_of
from planner.pdf.base import PrintedDocument, chosen
from planner.pdf.documents import all_documents
from planner.pdf.making import for_press, laid_out
from planner.pdf.press import for_the_printer
from planner.settings import Setting
from tests.planner.pdf import festivals
from tests.planner.pdf.festivals import BAFICI, FESTIVALS
from tests.planner.pdf.holding import all_holds
from tests.planner.pdf.test_documents import COMPLETE, codes_in, meant_for, with_codes

_PAGES = 12
"""Of so many pages of each print letters are counted: a catalogue of a thousand films is long."""


def a_print(chance: random.Random) -> None:
    """One print; raises AssertionError where it does not hold what every print must."""
    there = [name for name in FESTIVALS if name != "bafici" or BAFICI.is_dir()]
    festival = with_codes(FESTIVALS[chance.choice(there)]())
    document_id = chance.choice(sorted(all_documents()))
    document = all_documents()[document_id]
    given = {"as_of": "1 November 2026", "unconfirmed": True} | _by_chance(document, chance)
    known = {setting.key for setting in document.every_option}
    options = chosen(document, {key: value for key, value in given.items() if key in known})
    told = f"{document_id} of “{festival.edition.name[:20]}”, {given}"
    try:
        layout = laid_out(document, festival, options)
        if document_id in COMPLETE and not set(given) & {"days", "screens", "sections"}:
            wanted = [one.code for one in meant_for(document_id, festival)]
            assert sorted(codes_in(layout).elements()) == sorted(wanted)
        pressed = for_the_printer(layout, for_press(options))
        all_holds(pressed if not options["booklet"] else layout, pages=_PAGES)
    except UserError:
        return  # refused by name, with a sentence
    except AssertionError as error:
        raise AssertionError(f"{told}: {error}") from error


def _by_chance(document: PrintedDocument, chance: random.Random) -> dict[str, Any]:
    settings = [one for one in document.every_option if not one.state and one.key != "as_of"]
    return {
        setting.key: value
        for setting in chance.sample(settings, min(4, len(settings)))
        if (value := _value(setting, chance)) is not None and setting.key != "unconfirmed"
    }


def _value(setting: Setting, chance: random.Random) -> Any:
    if isinstance(setting.default, bool):
        return chance.random() < 0.5
    if isinstance(setting.default, int):
        low, high = setting.minimum or 0, setting.maximum or 10
        return chance.randint(low, high)
    if setting.choices:
        return chance.choice(setting.choices)[0]
    if setting.names == "language":
        return chance.choice(
            ["", *(code for code, _name in names_of(festivals.sample(), "language"))]
        )
    return None
