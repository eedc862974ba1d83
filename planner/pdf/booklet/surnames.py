"""By which part of their names people are found in an index: the family name, where it is known.

Catalogues write names as people bear them, and most put the family name last; in Han, kana and
Hangul it stands first, and so do many names from there that are written in Latin letters. What
is not known is left as it is written: whoever looks for “Jia Zhangke” finds it there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from planner.text import folded

_GIVEN_FIRST = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN")
"""The scripts in which a family name stands last, as Unicode begins the names of their letters."""

_AS_WRITTEN = re.compile(
    r"\b(chin[ae]|cina|hong ?kong|maca[ou]|taiwan|[ck]ore\w+|coree|viet ?nam\w*"
    r"|hungary|ungarn|hongrie|hungria|ungheria|hongarije|magyar\w*|singap\w+|malaysia|malaisie"
    r"|thailand\w*|tailand\w*|cambodia|kambodscha|cambodge|camboya|laos|myanmar|burma|birma\w*"
    r"|mongol\w+|indones\w+|iceland|island|islande|islandia|ethiopi\w+|athiopien|eritre\w+)\b"
)
"""Countries, as folded names in seven languages, whose people are written with the family name
first, or have none."""

_BEHIND = re.compile(r"(jr|sr|junior|senior|ii|iii|iv|phd|md)")
_LEAST = 2
_OF_FAMILY = re.compile(
    r"(d[ei]|d[eiao]l|dell?a|d[ao]|dos|du|l[ae]|van|von|d[eo]r|den|st|mc|mac|el)"
)
"""Belong to the family name where they are written large; Dutch, French, Italian and others."""


def index_key(name: str, countries: Iterable[str] = ()) -> str:
    """What a name is sorted by: family name, then the rest; ``countries`` are those of the work,
    the first of which says how its people are written.
    """
    family, rest = _parted(name.split(), next(iter(countries), ""))
    return f"{folded(' '.join(family))} {folded(' '.join(rest))}".strip()


def _parted(words: list[str], country: str) -> tuple[list[str], list[str]]:
    """The family name and what else there is of a name; all of it where that is not known."""
    if any("," in word for word in words[:-1]):
        return words, []  # “Ray, Satyajit”: turned round already
    loud = [word for word in words if _is_loud(word)]
    if loud and len(loud) < len(words):
        return loud, [word for word in words if word not in loud]
    while len(words) > _LEAST and _BEHIND.fullmatch(folded(words[-1])):
        words = words[:-1]
    if len(words) < _LEAST or _AS_WRITTEN.search(folded(country)) or not _given_first(words):
        return words, []
    begin = len(words) - 1
    while (
        begin > 1
        and words[begin - 1][0].isupper()
        and _OF_FAMILY.fullmatch(folded(words[begin - 1]))
    ):
        begin -= 1  # “Van Sant”; “von Trier” stands under T
    return words[begin:], words[:begin]


def _is_loud(word: str) -> bool:
    """Whether a word is in capitals, as family names are marked: no initial, and no numeral."""
    letters = [letter for letter in word if letter.isalpha()]
    return (
        len(letters) > 1
        and word == word.upper() != word.lower()
        and not _BEHIND.fullmatch(folded(word))
        and "." not in word
    )


def _given_first(words: list[str]) -> bool:
    letters = [letter for word in words for letter in word if letter.isalpha()]
    return bool(letters) and all(
        unicodedata.name(letter, "").startswith(_GIVEN_FIRST) for letter in letters
    )
