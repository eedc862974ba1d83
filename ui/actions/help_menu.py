"""Help."""

from __future__ import annotations

from planner.i18n import N_
from ui.actions.row import ActionRow, always

ROWS = (
    ActionRow(
        "manual",
        N_("Manual"),
        "help",
        "help",
        lambda w: w.session.ask("manual"),
        "F1",
        enabled=always,
    ),
    ActionRow(
        "check-file",
        N_("Check and repair a file…"),
        "help",
        "check",
        lambda w: w.session.ask("check-file"),
        tip=N_("Examine a festival file thoroughly; go back to a backup, or salvage it"),
        enabled=always,
    ),
    ActionRow(
        "shortcuts",
        N_("Keyboard shortcuts"),
        "help",
        "keyboard",
        lambda w: w.session.ask("shortcuts"),
        "Ctrl+/",
        enabled=always,
    ),
    ActionRow(
        "about",
        N_("About Marquee"),
        "help",
        "about",
        lambda w: w.session.ask("about"),
        gap=True,
        enabled=always,
    ),
)
