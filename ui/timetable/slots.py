"""Slots as magnets: what is in the hand goes to the start of one, and hears whether it fits.

Pure; no Qt.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.i18n import _, ngettext
from planner.model import Festival
from planner.times import clock_minutes
from ui.timetable.lanes import Lane

PULL = 12
"""So many minutes from a slot's start it is drawn there."""


def slots_of(festival: Festival, lane: Lane) -> tuple[int, ...]:
    """The starts of the slots of a lane, in minutes of its day."""
    if lane.screen_id is None or lane.screen_id not in festival.screens:
        return ()
    return festival.slots(lane.screen_id, lane.day)


def drawn(slots: Sequence[int], minute: float, snapped: int) -> int:
    """The start to take: that of a slot so near, else the one on the grid."""
    near = min(slots, key=lambda slot: abs(slot - minute), default=None)
    return near if near is not None and abs(near - minute) <= PULL else snapped


def fit_words(slots: Sequence[int], start: int, free_again: int) -> str:
    """How something from a start, with its turnaround, lies in the slot that begins there.

    Empty where none begins, or where it is the last one.
    """
    later = [slot for slot in slots if slot > start]
    if start not in slots or not later:
        return ""
    over = free_again - later[0]
    until = clock_minutes(later[0])
    if over > 0:
        return ngettext(
            "{n} minute too long for the slot until {clock}",
            "{n} minutes too long for the slot until {clock}",
            over,
        ).format(n=over, clock=until)
    return _("fits the slot until {clock}").format(clock=until)
