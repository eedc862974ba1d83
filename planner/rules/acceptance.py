"""Accepting a conflict: the facts it covers are stored; worse ones, and others, are not covered."""

from __future__ import annotations

import json
from functools import lru_cache

from planner.edit import Edit
from planner.edit.screenings import AcceptConflict
from planner.model import Acceptance, Festival
from planner.rules.conflict import Conflict
from planner.rules.policy import all_rules


def accept(conflict: Conflict, reason: str) -> Edit:
    """The edit that accepts a conflict as it now is."""
    return AcceptConflict(conflict.key, reason, json.dumps(dict(conflict.facts)))


def acceptance_of(conflict: Conflict, festival: Festival) -> Acceptance | None:
    """The acceptance that covers the conflict; None when there is none, or it is void."""
    if not festival.rows(Acceptance):
        return None
    row = festival.acceptance(conflict.key)
    if row is None:
        return None
    return row if all_rules()[conflict.rule].covers(_covered(row.facts), conflict) else None


def is_accepted(conflict: Conflict, festival: Festival) -> bool:
    """Whether the conflict was accepted, and is no worse than it then was and about the same."""
    return acceptance_of(conflict, festival) is not None


@lru_cache(1024)
def _covered(facts: str) -> dict[str, int]:
    try:
        found = json.loads(facts)
    except ValueError:  # written by hand: covers nothing
        return {}
    return found if isinstance(found, dict) else {}
