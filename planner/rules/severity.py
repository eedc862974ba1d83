"""How grave a conflict is."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Severity(StrEnum):
    """Blocker: cannot happen so. Warning: can, with trouble. Notice: good to know. Off: unsaid."""

    BLOCKER = "blocker"
    WARNING = "warning"
    NOTICE = "notice"
    OFF = "off"

    @property
    def rank(self) -> int:
        """A number that is higher the graver it is; off is 0."""
        return _RANKS[self]


_RANKS = {Severity.OFF: 0, Severity.NOTICE: 1, Severity.WARNING: 2, Severity.BLOCKER: 3}


def gravest(severities: Iterable[Severity]) -> Severity:
    """The gravest of them; off when there is none."""
    return max(severities, key=_RANKS.__getitem__, default=Severity.OFF)
