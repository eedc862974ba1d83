"""Which edit adds a part: most are ``AddPart``, some have an action that knows more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from planner.edit import Edit
from planner.edit.parts import AddPart
from planner.edit.people import JoinFilm, SetAvailability
from planner.edit.relations import Relate, SetTravel

Values = Mapping[str, Any]


def adding(table: str, values: Values) -> Edit:
    """The edit that adds a row of that table with these values."""
    make = _OWN_EDITS.get(table)
    return make(values) if make is not None else AddPart(table, tuple(values.items()))


_OWN_EDITS: Mapping[str, Callable[[Values], Edit]] = {
    "film_person": lambda v: JoinFilm(v["film_id"], v["person_id"], v.get("credit", "")),
    "availability": lambda v: SetAvailability(
        v["person_id"], v["day"], v.get("since"), v.get("until")
    ),
    "relation": lambda v: Relate(
        v["kind"], v["programme_id"], v["other_programme_id"], v.get("days", 1)
    ),
    "travel": lambda v: SetTravel(v["venue_id"], v["other_venue_id"], v["minutes"]),
}
"""They replace what was said before of the same film and person, day, or pair."""
