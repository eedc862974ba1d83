"""Small controls that every panel is built of; they know colours and letters, never a festival."""

from ui.widgets.badge import Badge
from ui.widgets.banner import Answer, Banner
from ui.widgets.basics import HairLine, Painted, PillButton, PlainLabel, plain_tip
from ui.widgets.empty import EmptyState
from ui.widgets.fold import FoldTitle
from ui.widgets.keys import DELETES, RETURNS, claim, pass_on_focus
from ui.widgets.ring import ring, ring_within
from ui.widgets.search import SearchField
from ui.widgets.toast import Toast

__all__ = [
    "DELETES",
    "RETURNS",
    "Answer",
    "Badge",
    "Banner",
    "EmptyState",
    "FoldTitle",
    "HairLine",
    "Painted",
    "PillButton",
    "PlainLabel",
    "SearchField",
    "Toast",
    "claim",
    "pass_on_focus",
    "plain_tip",
    "ring",
    "ring_within",
]
