"""The dialogs. Each is imported when it is first asked for, so that the window starts fast."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.dialogs.about import AboutDialog
    from ui.dialogs.accepting import AcceptDialog
    from ui.dialogs.board import BoardDialog
    from ui.dialogs.checking import CheckDialog
    from ui.dialogs.damaged import DamagedDialog
    from ui.dialogs.earlier import EarlierDialog
    from ui.dialogs.exporting import ExportDialog
    from ui.dialogs.held import HeldDialog
    from ui.dialogs.hours import HoursDialog
    from ui.dialogs.importing import ImportDialog
    from ui.dialogs.lost import LostDialog
    from ui.dialogs.manual import ManualWindow
    from ui.dialogs.new_festival import NewFestivalDialog
    from ui.dialogs.preferences import PreferencesDialog
    from ui.dialogs.printing.dialog import PrintDialog
    from ui.dialogs.releases import ReleasesDialog
    from ui.dialogs.releasing import ReleaseDialog
    from ui.dialogs.rules import RulesDialog
    from ui.dialogs.screen import ScreenDialog
    from ui.dialogs.shortcuts import ShortcutsDialog
    from ui.dialogs.stills import StillsDialog

__all__ = [
    "AboutDialog",
    "AcceptDialog",
    "BoardDialog",
    "CheckDialog",
    "DamagedDialog",
    "EarlierDialog",
    "ExportDialog",
    "HeldDialog",
    "HoursDialog",
    "ImportDialog",
    "LostDialog",
    "ManualWindow",
    "NewFestivalDialog",
    "PreferencesDialog",
    "PrintDialog",
    "ReleaseDialog",
    "ReleasesDialog",
    "RulesDialog",
    "ScreenDialog",
    "ShortcutsDialog",
    "StillsDialog",
]

_HOMES = {
    "AboutDialog": "about",
    "AcceptDialog": "accepting",
    "BoardDialog": "board",
    "ExportDialog": "exporting",
    "HeldDialog": "held",
    "LostDialog": "lost",
    "CheckDialog": "checking",
    "DamagedDialog": "damaged",
    "EarlierDialog": "earlier",
    "ReleaseDialog": "releasing",
    "ReleasesDialog": "releases",
    "HoursDialog": "hours",
    "ImportDialog": "importing",
    "ManualWindow": "manual",
    "NewFestivalDialog": "new_festival",
    "PreferencesDialog": "preferences",
    "PrintDialog": "printing.dialog",
    "RulesDialog": "rules",
    "ScreenDialog": "screen",
    "ShortcutsDialog": "shortcuts",
    "StillsDialog": "stills",
}


def __getattr__(name: str) -> Any:
    """Import a dialog when it is asked for."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"ui.dialogs.{_HOMES[name]}"), name)
