"""Running text has an end: more than any catalogue would take the time and memory of a machine."""

from __future__ import annotations

import re
from collections.abc import Callable

from planner.exchange.base import Problem, Understood
from planner.exchange.source import Source
from planner.i18n import _

MOST_LINES = 50_000
"""Ten for each of 5,000 films; as many as a table may have rows."""

MOST_LETTERS = 10_000_000
_TASTE = 16_000
"""Letters at the beginning, in the middle and at the end that tell how a text is written."""


def sample_of(text: str) -> str:
    """So much of a text as tells how it is written, in whole lines; a short one as it is."""
    if len(text) <= 4 * _TASTE:
        return text
    middle, end = len(text) // 2, len(text) - _TASTE
    beginning = text[:_TASTE].rpartition("\n")[0]
    inside = text[middle : middle + _TASTE].partition("\n")[2].rpartition("\n")[0]
    return "\n\n".join([beginning, inside, text[end:].partition("\n")[2]])


def read_within_reason(source: Source, read: Callable[[str, str], Understood]) -> Understood:
    """What ``read`` makes of the name and the text; refuses one that takes too long to read."""
    message = ""
    if source.text.count("\n") > MOST_LINES:
        message = _("The text has more than {limit} lines; split it into smaller files.")
        message = message.format(limit=f"{MOST_LINES:,}")
    elif len(source.text) > MOST_LETTERS:
        message = _("The text has more than {limit} letters; split it into smaller files.")
        message = message.format(limit=f"{MOST_LETTERS:,}")
    if message:
        return Understood(problems=[Problem(source.name, 0, "", message)])
    return read(source.name, source.text)


_CREDITED = re.compile(r"\s[-–—]\s*[^\W\d_]+(?: [^\W\d_]+)?\s*:\s")


def has_credit(title: str) -> bool:
    """Whether a title has “ – Director: ” in it, so that its line was not understood."""
    return bool(_CREDITED.search(title))
