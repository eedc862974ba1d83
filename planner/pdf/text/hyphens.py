"""Where a word of running text may be divided, by the patterns of its language (pyphen).

Titles and names are never divided: a word with a capital letter is taken for a name, but in
German, where every noun has one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

_LEAST = 3
"""Letters that stay on the line, and that go to the next."""

_COMMONEST = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and a to in is his her with for that who",
        "de": "der die das und ein eine ist von zu mit den dem sich",
        "fr": "le la les de des et un une du en est dans qui",
        "es": "el la los las de y un una en que del su con",
        "pt": "o a os as de e um uma em que do da com",
        "it": "il la di e un una che del della in con per gli",
        "nl": "de het een en van in is op met dat zijn voor",
        "sv": "och en ett i att som det av på är för med",
        "da": "og en et i at som det af på er for med",
        "pl": "i w z na do się jest nie to że o jak",
        "cs": "a v se na je z o do s že jako za",
    }.items()
}
"""Words that any text of some length in a language has many of."""

_LANGUAGES_OF = {
    word: tuple(code for code, common in _COMMONEST.items() if word in common)
    for word in frozenset().union(*_COMMONEST.values())
}

_WORD = re.compile(r"[^\w]*([^\W\d_]+)[^\w]*")
_NOUNS_WITH_CAPITALS = "de"


@lru_cache(20_000)
def hyphen_places(word: str, language: str) -> tuple[int, ...]:
    """Before which characters of a word, with the marks around it, a line may be divided.

    ``language`` is its code (BCP 47); of a language without patterns no word is divided.
    """
    found = _WORD.fullmatch(word)
    if found is None or len(found[1]) < 2 * _LEAST:
        return ()
    letters = found[1]
    if letters != letters.lower() and not _may_have_a_capital(letters, language):
        return ()
    patterns = _patterns(language)
    if patterns is None:
        return ()
    begin = found.start(1)
    # Places that would change the letters around them (Hungarian “asszony”) are left alone.
    return tuple(begin + int(one) for one in patterns.positions(letters) if not one.data)


@lru_cache(2_000)
def is_in(text: str, language: str) -> bool:
    """Whether a text can be in the language it is filed under, by its commonest words.

    A Spanish text divided by English patterns looks worse than one that is not divided at all, and
    festivals file texts under languages they were never asked about.
    """
    hits = dict.fromkeys(_COMMONEST, 0)
    for word in text.casefold().split():
        for code in _LANGUAGES_OF.get(word, ()):
            hits[code] += 1
    most = max(hits.values())
    return hits.get(language.casefold().partition("-")[0], 1) >= max(most, 1)


def _may_have_a_capital(letters: str, language: str) -> bool:
    tongue = language.casefold().partition("-")[0]
    return tongue == _NOUNS_WITH_CAPITALS and letters[1:] == letters[1:].lower()


@cache
def _patterns(language: str) -> Pyphen | None:
    if not language:
        return None
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=known, left=_LEAST, right=_LEAST) if known else None
