"""A text as paragraphs with line numbers, whether its lines are whole paragraphs or wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from planner.exchange.prose.fact_lines import facts_of_line, titled_facts
from planner.exchange.prose.headings import heading
from planner.exchange.prose.titles import split_title
from planner.text import clean

WRAP_LIMIT = 110
"""Nobody wraps by hand further right; a longer line is a paragraph of its own."""

_BULLET = re.compile(r"^(?:[•·‣▪*]\s+|\(?\d{1,3}[.)]\s+|\d{1,2}(?:\.\d)+\.?\s+)(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…:][\"”’')\]]*\Z|\]\Z")
_CREDITED = re.compile(r"(?:directed|written|produced|edited) by\b", re.IGNORECASE)
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


_UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff]|[\ufe0e\ufe0f]")
"""What pages and PDFs carry along and nobody sees: soft hyphens, spaces of no width, marks of the
byte order. Joiners of letters and marks of direction belong to their scripts and stay."""

_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-‐]\Z")


def visible(text: str) -> str:
    """A text without the marks that nobody sees."""
    return _UNSEEN.sub("", text)


def rejoined(lines: Iterable[str]) -> str:
    """Lines that only wrapped as one; a word that a hyphen parts at the end of a line is whole."""
    joined: list[str] = []
    for line in lines:
        if joined and line[:1].islower() and _HYPHENATED.search(joined[-1][-2:]):
            joined[-1] = joined[-1][:-1]
        elif joined:
            joined.append(" ")
        joined.append(line)
    return "".join(joined)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in single spaces, and the line of the file on which it begins."""

    line: int
    text: str


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text, bullets and emphasis marks taken off."""
    numbered = [(number, clean(line)) for number, line in enumerate(visible(text).split("\n"), 1)]
    longest = max((len(line) for _number, line in numbered), default=0)
    if longest > WRAP_LIMIT:
        return [_paragraph([line]) for line in numbered if line[1]]
    return [_paragraph(group) for block in _blocks(numbered) for group in _unwrapped(block)]


Lines = list[tuple[int, str]]


def _paragraph(lines: Lines) -> Paragraph:
    joined = rejoined(line for _number, line in lines)
    return Paragraph(lines[0][0], _EMPHASIS.sub(r"\2", _BULLET.sub("", joined)))


def _blocks(numbered: Lines) -> list[Lines]:
    blocks: list[Lines] = [[]]
    for number, line in numbered:
        if line:
            blocks[-1].append((number, line))
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _unwrapped(block: Lines) -> list[Lines]:
    """The paragraphs of a block: a line well short of the width ends one."""
    width = max(len(line) for _number, line in block)
    groups: list[Lines] = [[]]
    for number, line in block:
        if groups[-1] and _ends(groups[-1][-1][1], line, width):
            groups.append([])
        groups[-1].append((number, line))
    return groups


def _ends(line: str, following: str, width: int) -> bool:
    """Whether a paragraph ends here: the next line's first word would still have fitted.

    A full last line betrays itself by a colon, or by the title that follows a whole sentence.
    """
    first_word = following.split(" ", 1)[0]
    if len(line) + 1 + len(first_word) < width * 0.85 or _BULLET.match(following):
        return True
    if heading(line) or heading(following) or _CREDITED.match(following):
        return True
    if _of_facts(line) or _of_facts(following):
        return True
    if line.endswith((":", "：")) and following[:1].isupper():
        return True
    return _SENTENCE_END.search(line) is not None and _begins(following)


def _of_facts(line: str) -> bool:
    """Whether a line is all facts, or a title and its facts: another paragraph follows it."""
    if not any(mark in line for mark in "|•·/(,"):
        return False
    return facts_of_line(line) is not None or titled_facts(line) is not None


def _begins(line: str) -> bool:
    """Whether a line begins an entry: a title and a dash, or a short title by itself."""
    if not line[:1].isupper():
        return False
    split = split_title(line)
    if split is not None and len(split.title.split()) <= 10:
        return split.rest[:1].isupper()
    return len(line) < 40 and (line[-1].isalnum() or line[-1] in ")?!")
