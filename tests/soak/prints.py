"""Any document of any festival with any options: whole files, letters to copy, sound pages."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from planner.errors import UserError
from planner.model.naming import names_of
from planner.pdf.base import PrintedDocument, chosen
from planner.pdf.documents import all_documents
from planner.pdf.layout import Colour, Item, Layout, Text
from planner.pdf.making import for_press, laid_out
from planner.pdf.press import for_the_printer
from planner.settings import Setting
from tests.planner.pdf import festivals
from tests.planner.pdf.festivals import BAFICI, FESTIVALS
from tests.planner.pdf.holding import all_holds
from tests.planner.pdf.test_documents import COMPLETE, codes_in, meant_for, with_codes

_PAGES = 12
"""Of so many pages of each print letters are counted: a catalogue of a thousand films is long."""


Spoil = Callable[[Layout, bool], Layout | None]
"""Plants a fault; it is told whether every screening is to be in the print."""


def a_print(
    chance: random.Random,
    spoil: Spoil = lambda layout, _complete: layout,
    among: Iterable[str] = FESTIVALS,
) -> bool:
    """One print, and whether there was one; raises AssertionError where it does not hold what every
    print must. ``spoil`` plants a fault, or finds no place for it.
    """
    there = [name for name in among if name != "bafici" or BAFICI.is_dir()]
    festival = with_codes(FESTIVALS[chance.choice(there)]())
    document_id = chance.choice(sorted(all_documents()))
    document = all_documents()[document_id]
    given = {"as_of": "1 November 2026", "unconfirmed": True} | _by_chance(document, chance)
    known = {setting.key for setting in document.every_option}
    options = chosen(document, {key: value for key, value in given.items() if key in known})
    told = f"{document_id} of “{festival.edition.name[:20]}”, {given}"
    complete = document_id in COMPLETE and not set(given) & {"days", "screens", "sections"}
    try:
        spoilt = spoil(laid_out(document, festival, options), complete)
        if spoilt is None:
            return False
        layout = spoilt
        if complete:
            wanted = [one.code for one in meant_for(document_id, festival)]
            assert sorted(codes_in(layout).elements()) == sorted(wanted)
        pressed = for_the_printer(layout, for_press(options))
        all_holds(pressed if not options["booklet"] else layout, pages=_PAGES)
    except UserError:
        return False  # refused by name, with a sentence
    except AssertionError as error:
        raise AssertionError(f"{told}: {error}") from error
    return True


def _text(does: Callable[[Text], tuple[Item, ...]], *, coded: bool = False) -> Spoil:
    """Plants a fault into a text of the first page, one with the code of a screening if need be."""

    def spoil(layout: Layout, complete: bool) -> Layout | None:
        page = layout.pages[0]
        wanted = (one for one in page.items if isinstance(one, Text) and one.room is not None)
        found = next((one for one in wanted if not coded or _is_code(one.text)), None)
        if found is None or (coded and not complete):
            return None
        items = [new for one in page.items for new in (does(found) if one is found else (one,))]
        return replace(layout, pages=(replace(page, items=tuple(items)), *layout.pages[1:]))

    return spoil


def _is_code(text: str) -> bool:
    return text[:1] == "Z" and text[1:].isdigit()


PLANTED: dict[str, Spoil] = {
    "a text is too small": _text(lambda one: (one._replace(size=5.0),)),
    "a text cannot be read": _text(lambda one: (one._replace(colour=Colour(0.9, 0.9, 0.9)),)),
    "a text lies on another": _text(lambda one: (one, one._replace(x=one.x + 1, room=None))),
    "a text leaves the page": _text(lambda one: (one._replace(x=-20.0),)),
    "a screening is missing": _text(lambda _one: (), coded=True),
    "a screening is there twice": _text(lambda one: (one, one._replace(y=one.y)), coded=True),
}
"""Faults that must be found in any print in which there is a place for them."""


_SMALL = ("one film", "peopled")


def missed(fault: str, tries: int = 40) -> str:
    """Which of the first prints that has a place for this fault does not show it; nothing when the
    fault was found, which is what the soak rests on.
    """
    for number in range(tries):
        try:
            if a_print(random.Random(number), PLANTED[fault], _SMALL):
                return f"{fault}: not found in case {number}"
        except AssertionError:
            return ""
    return f"{fault}: no place for it in {tries} prints"


def control() -> str:
    """The faults that were planted and not found; nothing when all were."""
    return "; ".join(filter(None, map(missed, PLANTED)))


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
