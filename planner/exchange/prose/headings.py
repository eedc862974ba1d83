"""Section headings in any dress: ``<FAMILY>``, ``[Family]``, ``== FAMILY ==``, ``# Family``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DRESSES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"<\s*([^<>/]{1,80}?)\s*>",
        r"\[\s*([^\[\]]{1,80}?)\s*\]",
        r"【\s*([^【】]{1,80}?)\s*】",
        r"\{\s*([^{}]{1,80}?)\s*\}",
        r"«\s*([^«»]{1,80}?)\s*»",
        r"(?:#{2,6}\s*|#\s+)(.{1,80}?)\s*#*",
        r"[=*_~–—-]{2,}\s*(.{1,80}?)\s*[=*_~–—-]{2,}",
        r"[*_=~|–—-]\s*(.{1,80}?)\s*[*_=~|–—-]",
        r"(?:section|strand|sidebar|programme)(?: (?:\d{1,2}|[ivx]{1,4}))?\s*[:：]\s*(.{1,80})",
    )
)
_LABELLED = re.compile(
    r"(?:section|strand|sidebar)(?:\s+(?:\d{1,2}|[ivx]{1,4}))?\s*[:：–—-]\s*", re.IGNORECASE
)
_COUNT = re.compile(
    r"\s*[-–—:,(\[]*\s*\(?(\d{1,4})\s*(?:films?|titles?|shorts?|works?)\s*[)\]]?\s*\Z",
    re.IGNORECASE,
)
_LONGEST = 200
"""Letters that a heading may have with its count: a flood of brackets is none, and slow to try."""
_PROMISE = re.compile(
    r"\b(?:total|altogether|in all|number of films|contains?|featuring|comprises)\b[^.\n]{0,50}?"
    r"(?<![\d,.+])(\d{1,4})(?![\d+,.]\d|\+)\s*(?:short\s+|feature\s+)?(?:films?|titles?|works?)?\b",
    re.IGNORECASE,
)
_ONLY_COUNT = re.compile(r"\(?(\d{1,4})\s+(?:films?|titles?|works?)\)?\.?", re.IGNORECASE)
_SHOWN_TOGETHER = re.compile(
    r"\bshorts\b|\bkurzfilm(?:block|programm)\b|\b(?:block|bloc|bloque|blocco|bloco|programm?e?|"
    r"programa|package)\s+(?:\d{1,2}|[a-z]|[ivx]{1,4})\Z",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(
    r"(?:back to|return to|read more|read the|click|next|previous|share|subscribe|follow us|"
    r"sign up|log ?in|home|menu|search|skip to|download|advertisement|copyright|page \d|\d+$|"
    r"https?:|www\.|all rights|photo|image)\b|"
    r"©|(?:(?:get|buy|book)\b.*\btickets?(?: now| here| online)?|tickets?|"
    r"(?:watch|view)\b.*\b(?:trailer|film|more|all)|"
    r"trailer|loading(?: events)?|« .{1,30})[\s.!»›>:]*\Z|.*\.(?:png|jpe?g|gif|webp|svg)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a section and how many films it promises, where it says so."""

    name: str
    promised: int | None = None


def heading(text: str) -> Heading | None:
    """The heading that a paragraph is by its dress alone."""
    dressed = text.strip().rstrip(":") if text.strip()[:1] in "<[【{«#=" else text.strip()
    for pattern in _DRESSES:
        found = pattern.fullmatch(dressed)
        if found and any(letter.isalnum() for letter in found[1]):
            return named(found[1])
    return None


def counted_heading(text: str) -> Heading | None:
    """The heading that a line is by the count of films behind it: “[Upstream] (4 films)”."""
    if len(text) > _LONGEST or len(text.split()) > 10 or _COUNT.search(text) is None:
        return None
    found = named(text)
    dressed = heading(found.name)
    if dressed:
        return Heading(dressed.name, found.promised)
    return found if found.promised is not None and is_capitals(found.name) else None


def named(text: str) -> Heading:
    """A heading's name without label and count: “FAMILY (7 films)”."""
    plain = _LABELLED.sub("", text.strip()).strip(" *_=:–—")
    count = _COUNT.search(plain)
    if count and plain[: count.start()].strip():
        return Heading(plain[: count.start()].strip(), int(count[1]))
    return Heading(plain)


def is_capitals(text: str) -> bool:
    """Whether a short line is all capitals, as headings often are."""
    if len(text.split()) > 8:
        return False
    letters = [letter for letter in text if letter.isalpha()]
    cased = [letter for letter in letters if letter.isupper() or letter.islower()]
    return len(cased) >= 2 and all(letter.isupper() for letter in cased)


def promised_count(text: str) -> int | None:
    """How many films a line of introduction says there are, if it says so."""
    found = _ONLY_COUNT.fullmatch(text.strip()) or _PROMISE.search(text)
    return int(found[1]) if found else None


def is_shown_together(title: str) -> bool:
    """Whether a title is that of several films, “Shorts Block 2”: a length behind it is theirs."""
    return _SHOWN_TOGETHER.search(title) is not None


def is_navigation(text: str) -> bool:
    """Whether a short line belongs to a web page and not to its catalogue."""
    return len(text.split()) <= 10 and _NAVIGATION.match(text) is not None
