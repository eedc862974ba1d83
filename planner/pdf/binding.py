"""At which side a booklet is bound: Arabic and Hebrew ones begin where others end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.i18n import N_
from planner.settings import Setting

BINDING = Setting(
    "binding",
    "auto",
    N_("Bound at the"),
    N_("By the language is at the right for Arabic, Hebrew, Persian and Urdu, else at the left."),
    choices=(("auto", N_("By the language")), ("left", N_("Left")), ("right", N_("Right"))),
)

_FROM_THE_RIGHT = frozenset(("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"))
"""By their usual script (CLDR): Kurdish as such (ku) is written in Latin letters, Sorani (ckb) in
Arabic ones.
"""


def bound_at_right(options: Mapping[str, Any], language: str) -> bool:
    """Whether the first page lies at the left of the fold; ``language`` is BCP 47.

    Japanese that is set downwards is bound at the right too, which only the option can tell.
    """
    said = options.get(BINDING.key, BINDING.default)
    if said != BINDING.default:
        return bool(said == "right")
    return reads_from_right(language)


def reads_from_right(language: str) -> bool:
    """Whether people begin at the right in that language (BCP 47), and pages are mirrored."""
    return language.casefold().partition("-")[0] in _FROM_THE_RIGHT
