"""Where a line may end: the Unicode line breaking algorithm (UAX #14), for the words of a text.

Classes follow from what Python knows of a character, and from a short list of marks. Korean is
broken at spaces only, as printers do; where Thai and Japanese words begin is found by ``phrases``,
Lao, Khmer and Burmese would need a dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = {
    **dict.fromkeys("\u00a0\u202f\u2007\u2011\u035c\u0f0c", "GL"),
    **dict.fromkeys("\u2060\ufeff", "WJ"),
    **dict.fromkeys("\u00ad\u2010\u2012\u2013|\u2027\u1680\t", "BA"),
    **dict.fromkeys(")]", "CP"),
    **dict.fromkeys("!?\uff01\uff1f\u203d", "EX"),
    **dict.fromkeys(".,:;\u037e\u060c\u061b", "IS"),
    **dict.fromkeys("、。，．｡､", "CL"),
    **dict.fromkeys("・：；ー々〜ゝゞヽヾ‼⁇⁈⁉", "NS"),
    **dict.fromkeys("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯ", "NS"),
    **dict.fromkeys("\"'", "QU"),
    **dict.fromkeys("%\u2030\u2032\u2033\u00b0\u00a2\uff05\u2103", "PO"),
    **dict.fromkeys("+\\\u00b1\u2116\u2212", "PR"),
    **dict.fromkeys("\u2024\u2025\u2026", "IN"),
    "\u200b": "ZW",
    "\u200d": "ZWJ",
    "\u2014": "B2",
    "-": "HY",
    "/": "SY",
}
_BY_CATEGORY = {
    "Ps": "OP",
    "Pe": "CL",
    "Pi": "QU",
    "Pf": "QU",
    "Sc": "PR",
    "Nd": "NU",
    "Mn": "CM",
    "Mc": "CM",
    "Me": "CM",
    "Cc": "CM",
    "Cf": "CM",
}
_KOREAN = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")

# Rules LB 21 to LB 30 as pairs that stay together: what stands before, and what may follow it.
_ALWAYS_BEFORE = frozenset(("CL", "CP", "EX", "IS", "SY", "WJ", "BA", "HY", "NS", "IN", "QU"))
_TOGETHER = {
    "AL": {"AL", "NU", "PR", "PO", "OP"},
    "NU": {"AL", "NU", "PR", "PO", "OP"},
    "ID": {"PO"},
    "PR": {"AL", "NU", "ID", "OP"},
    "PO": {"AL", "NU", "OP"},
    "CP": {"AL", "NU", "PO", "PR"},
    "CL": {"PO", "PR"},
    "HY": {"NU"},
    "IS": {"AL", "NU"},
    "SY": {"NU"},
    "B2": {"B2"},
}
_ALWAYS_AFTER = frozenset(("OP", "GL", "WJ", "ZWJ", "QU"))

PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?[.,;:!?]?", re.ASCII)
"""Nearly all words of English: nothing within them is ever broken."""

NOT_AFTER_SPACE = frozenset(("CL", "CP", "EX", "IS", "SY"))
"""Classes that follow what is before them even over a space, as the French question mark."""


@lru_cache(4096)
def line_class(character: str) -> str:
    """The line breaking class of a character, of those that matter here."""
    found = _MARKS.get(character)
    if found is None:
        found = _BY_CATEGORY.get(unicodedata.category(character))
    if found is None or (found in {"PR", "NU"} and _is_wide(character)):
        return "ID" if _is_wide(character) and not _KOREAN.match(character) else "AL"
    return found


@lru_cache(50_000)
def break_places(word: str) -> tuple[int, ...]:
    """Before which characters of a word (a text without spaces) a new line may begin."""
    if PLAIN_WORD.fullmatch(word):
        return ()
    classes = _resolved(word)
    return tuple(i for i in range(1, len(word)) if _may_break(classes, i))


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


def _resolved(word: str) -> list[str]:
    """The classes, marks taking that of what they stand on (LB 9), quotation marks in Chinese and
    Japanese that of brackets (LB 19a), and a hyphen that begins a word that of a letter (LB 20a).
    """
    found: list[str] = []
    for i, character in enumerate(word):
        kind = line_class(character)
        if kind == "CM":
            kind = "=" if found and found[-1] != "ZW" else "AL"
        elif kind == "QU":
            kind = _bracket_in_wide_text(word, i) or kind
        elif kind == "HY" and (not found or found[-1] == "OP"):
            kind = "AL"
        found.append(kind)
    return found


def _bracket_in_wide_text(word: str, i: int) -> str:
    category = unicodedata.category(word[i])
    if category == "Pi" and i + 1 < len(word) and _is_wide(word[i + 1]):
        return "OP"
    return "CL" if category == "Pf" and i and _is_wide(word[i - 1]) else ""


def _may_break(classes: list[str], i: int) -> bool:
    after = classes[i]
    at = i - 1
    if classes[at] == "ZWJ" or after == "=":
        return False
    while classes[at] == "=" and at:
        at -= 1
    before = classes[at]
    if after in {"ZW", "ZWJ"} or before == "ZW":
        return before == "ZW"
    if after == "GL":
        return before in {"BA", "HY"}
    if before in _ALWAYS_AFTER or after in _ALWAYS_BEFORE:
        return False
    return after not in _TOGETHER.get(before, ())
