"""Whether anything may move by itself: as the desktop says, or as the user chose.

Qt tells of colours and contrast, but not of this; so the desktop is asked here, and not waited for.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QObject

_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop")
_SETTINGS = "org.freedesktop.portal.Settings"
_STILL: dict[tuple[str, str], object] = {
    ("org.freedesktop.appearance", "reduced-motion"): 1,
    ("org.gnome.desktop.interface", "enable-animations"): False,
}
"""The settings of a desktop by which nothing should move, with that value. Source: the description
of the Settings portal of xdg-desktop-portal, and GNOME's schema of interface settings.
"""
_CLIENT_AREA_ANIMATION = 0x1042
"""Windows: SPI_GETCLIENTAREAANIMATION."""


class MotionWish(QObject):
    """What the user chose (``system`` or ``off``), and what the desktop said."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = "system"
        self.desktop_is_still = False
        self._waiting: list[QObject] = []

    @property
    def allowed(self) -> bool:
        """Whether things may move."""
        return self.choice != "off" and not self.desktop_is_still

    def ask_desktop(self) -> None:
        """Ask the desktop; what it says holds as soon as it answers."""
        if sys.platform == "win32":
            shown = ctypes.c_int(1)
            ctypes.windll.user32.SystemParametersInfoW(
                _CLIENT_AREA_ANIMATION, 0, ctypes.byref(shown), 0
            )
            self.desktop_is_still = not shown.value
        elif os.environ.get("DBUS_SESSION_BUS_ADDRESS") and not self._waiting:
            self._ask_portal()

    def _ask_portal(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        bus, said = QDBusConnection.sessionBus(), set[bool]()
        for where, wanted in _STILL.items():
            message = QDBusMessage.createMethodCall(*_PORTAL, _SETTINGS, "ReadOne")
            message.setArguments(list(where))
            watcher = QDBusPendingCallWatcher(bus.asyncCall(message), self)

            def hear(
                done: Any, wanted: object = wanted, watcher: QDBusPendingCallWatcher = watcher
            ) -> None:
                said.add(_value(done.reply()) == wanted)
                self.desktop_is_still = True in said
                self._waiting.remove(watcher)
                watcher.deleteLater()

            self._waiting.append(watcher)
            watcher.finished.connect(hear)


def _value(reply: Any) -> object:
    """What a setting says; None where the desktop has none."""
    from PySide6.QtDBus import QDBusVariant

    said = reply.arguments()
    value: object = said[0] if said else None
    return value.variant() if isinstance(value, QDBusVariant) else value


@lru_cache(1)
def motion_wish() -> MotionWish:
    """The one wish of this process; needs a QApplication."""
    return MotionWish()
