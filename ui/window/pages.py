"""What can stand in place of the timetable. Each is imported when it is first wanted."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.session import Session


class Page(QWidget):
    """What a page is: it says by ``closed`` that the timetable is to come back."""

    closed: SignalInstance


_HOMES = {
    "shorts-builder": ("ui.shorts", "ShortsPanel"),
    "hours": ("ui.venues", "VenuesPanel"),
    "dashboard": ("ui.dashboard", "DashboardPanel"),
}

PAGES = tuple(_HOMES)
"""The names of the pages, as actions have them."""


def make_page(name: str, session: Session) -> Page:
    """The page of that name; raises KeyError."""
    module, made = _HOMES[name]
    return cast("Page", getattr(import_module(module), made)(session))
