"""What letting go of the hand at one place would do, seen before it is done."""

from __future__ import annotations

from dataclasses import dataclass

from planner.edit.base import Edit
from planner.errors import UserError
from planner.rules import Severity, brief
from ui.session import Session
from ui.timetable.blocks import Block
from ui.timetable.gestures import Gesture, gestured
from ui.timetable.hand import Hand, preview
from ui.timetable.lanes import Lanes


@dataclass(frozen=True)
class Offer:
    """The edit (None where nothing can be put), the blocks it would make, and what speaks against.

    ``sentence`` says in short the worst conflict that it would newly bring, or why it cannot be.
    """

    edit: Edit | None
    blocks: tuple[Block, ...] = ()
    severity: Severity | None = None
    sentence: str = ""
    gesture: Gesture = Gesture.PLAIN


def make_offer(
    session: Session,
    hand: Hand,
    lanes: Lanes,
    lane: int,
    minute: int,
    wanted: Gesture = Gesture.PLAIN,
    over: Block | None = None,
) -> Offer:
    """Ask the rules about the hand at a lane and minute of its day, over a block or none."""
    festival = session.festival
    plain = hand.edit(festival, lanes, lane, minute)
    edit, gesture = gestured(wanted, festival, hand, plain, over)
    if edit is None:
        return Offer(None)
    try:
        after, blocks = preview(festival, session.report, edit, lanes)
        found = session.consequences(edit)
    except UserError as refusal:
        return Offer(None, (), Severity.BLOCKER, str(refusal), gesture)
    if not found:
        return Offer(edit, blocks, gesture=gesture)
    worst = max(found, key=lambda conflict: conflict.severity.rank)
    return Offer(edit, blocks, worst.severity, brief(worst, after), gesture)
