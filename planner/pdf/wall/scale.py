"""The one scale of cards and grid, so that a card covers on the wall the time that it takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.i18n import N_
from planner.pdf.layout import MM
from planner.settings import Setting

SCALE = Setting(
    "scale",
    10,
    N_("15 minutes are"),
    N_("Cards and grid fit each other when they are printed with the same number."),
    unit="mm",
    minimum=4,
    maximum=40,
)

CARD_HEIGHT = 24 * MM
"""Of a card, and of the room that the grid has for it."""


def points_per_minute(options: Mapping[str, Any]) -> float:
    """How wide a minute is, in points."""
    return float(options[SCALE.key]) * MM / 15
