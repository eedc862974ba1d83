"""Where words begin in scripts without spaces: Thai words and Japanese phrases, found by budoux.

UAX #14 leaves Thai to a dictionary and lets a line of Japanese end after nearly any character,
which is allowed but hard to read in titles.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux import Parser

_THAI = re.compile("[\u0e01-\u0e5b]{2,}")
_JAPANESE = re.compile(
    "[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f\U00020000-\U0003ffff]+"
)
_KANA = re.compile("[\u3041-\u30ff]")

_LONGEST_PHRASE = 8
"""Characters; a longer Japanese phrase is broken wherever the script allows."""


def phrase_places(word: str, places: tuple[int, ...]) -> tuple[int, ...]:
    """Before which characters of a word (a text without spaces) a line may begin, given where the
    script by itself allows it.
    """
    found = set(places)
    for run in _THAI.finditer(word):
        found.update(_begins(run[0], run.start(), "th"))
    for run in _JAPANESE.finditer(word):
        if _KANA.search(run[0]):
            found -= _inside_phrases(run[0], run.start())
    return tuple(sorted(found)) if found != set(places) else places


def _begins(text: str, start: int, language: str) -> list[int]:
    """Where the second and every further phrase of a text begins, counted from ``start``."""
    lengths = map(len, _parser(language).parse(text))
    return [start + end for end in accumulate(lengths)][:-1]


def _inside_phrases(text: str, start: int) -> set[int]:
    """The places within phrases that are short enough to be kept whole."""
    bounds = [start, *_begins(text, start, "ja"), start + len(text)]
    return {
        place
        for begin, end in pairwise(bounds)
        if end - begin <= _LONGEST_PHRASE
        for place in range(begin + 1, end)
    }


@cache
def _parser(language: str) -> Parser:
    import budoux

    if language == "th":
        return budoux.load_default_thai_parser()
    return budoux.load_default_japanese_parser()
