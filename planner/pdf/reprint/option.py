"""By which option only the pages that changed are printed."""

from __future__ import annotations

from planner.i18n import N_
from planner.settings import Setting

CHANGED_SINCE = Setting(
    "changed_since",
    "",
    N_("Only pages changed since"),
    N_(
        "A release, or a time such as 2026-11-01T12:00; bars show what changed, and the entries of"
        " a catalogue keep their pages."
    ),
    state=True,
)
"""What all documents have."""

KEPT = "kept"
"""Among the options of one that keeps its pages: where they are held."""
