"""Text as people compare, sort and find it: titles in every script, articles aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_ARTICLES = re.compile(
    r"^(the|an?|le|la|les|l['’]|un|une|der|die|das|el|los|las|il|lo|gli)\s+", re.IGNORECASE
)
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean(text: str) -> str:
    """The text in Unicode normal form C, without control characters, with single spaces."""
    return _SPACE.sub(" ", _CONTROL.sub("", unicodedata.normalize("NFC", text))).strip()


@lru_cache(8192)  # rules compare the few formats and kinds of a festival on every mouse move
def folded(text: str) -> str:
    """The text as search compares it: no case, no accents, no punctuation, single spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return _SPACE.sub(" ", "".join(kept)).strip()


def sort_key(title: str) -> str:
    """How a title sorts in a list: its leading article ignored, then as it is folded."""
    return folded(_ARTICLES.sub("", title.strip())) or folded(title)


_FORBIDDEN = re.compile(
    r'[<>:"/\\|?*\x80-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]'
)
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])(\.|\Z)", re.IGNORECASE)
_LONGEST_NAME = 120


def safe_name(text: str) -> str:
    """A file name made from a title: what no file system allows is left out, 120 bytes at most."""
    name = _FORBIDDEN.sub(" ", clean(text))
    name = clean(name).strip(". ")
    if not name or _RESERVED.match(re.sub(r"\s+(?=\.|\Z)", "", name)):
        name = f"_{name}"
    while len(name.encode()) > _LONGEST_NAME:
        name = name[:-1]
    return name.strip(". ")


def distinct_names(titles: Iterable[str]) -> list[str]:
    """A safe file name for each title, in order, no two the same even where case does not count."""
    taken: set[str] = set()
    names = []
    for title in titles:
        name = plain = safe_name(title)
        number = 1
        while _as_found(name) in taken:
            number += 1
            name = f"{plain} {number}"
        taken.add(_as_found(name))
        names.append(name)
    return names


def _as_found(name: str) -> str:
    """A file name as the least particular file system compares it."""
    return unicodedata.normalize("NFKD", name.casefold())
