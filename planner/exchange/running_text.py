"""Running text has an end: more than any catalogue would take the time and memory of a machine."""

from __future__ import annotations

from collections.abc import Callable

from planner.exchange.base import Problem, Understood
from planner.exchange.source import Source
from planner.i18n import _

MOST_LINES = 50_000
"""Ten for each of 5,000 films; as many as a table may have rows."""

MOST_LETTERS = 10_000_000


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
