"""Which colours and fonts hold now: as the desktop says, or as the user chose."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication

from planner.hues import HUES
from ui.theme.letters import add_fonts
from ui.theme.style import dress
from ui.theme.tokens import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, Theme, mix

_THEMES = {
    (False, False): LIGHT,
    (True, False): DARK,
    (False, True): LIGHT_HIGH,
    (True, True): DARK_HIGH,
}


class Appearance(QObject):
    """The colours in use; ``changed`` fires after the whole application wears others, or has more
    fonts.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scheme = self.contrast = "system"
        self.theme = LIGHT
        # The wishes die with the hints' own wrapper, so both are kept.
        self._hints = QGuiApplication.styleHints()
        self._wishes = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._follow)
        self._wishes.contrastPreferenceChanged.connect(self._follow)

    def use(self, scheme: str) -> None:
        """Wear ``light``, ``dark``, or what the desktop says (``system``)."""
        self.scheme = scheme
        self._follow()

    def use_contrast(self, contrast: str) -> None:
        """Wear ``high`` or ``normal`` contrasts, or what the desktop says (``system``)."""
        self.contrast = contrast
        self._follow()

    def use_fonts(self, folders: Iterable[Path]) -> None:
        """Show letters that ours have not in the fonts of these folders, too."""
        if add_fonts(folders):
            self._follow()

    def _follow(self) -> None:
        desktop_dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        dark = self.scheme == "dark" or (self.scheme == "system" and desktop_dark)
        wished = self._wishes.contrastPreference() == Qt.ContrastPreference.HighContrast
        high = self.contrast == "high" or (self.contrast == "system" and wished)
        self.theme = _THEMES[dark, high]
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dress(app, self.theme)
        tint.cache_clear()
        ink.cache_clear()
        self.changed.emit()


@lru_cache(1)
def appearance() -> Appearance:
    """The one appearance of this process; needs a QApplication."""
    return Appearance()


def theme() -> Theme:
    """The colours in use."""
    return appearance().theme


def use_scheme(scheme: str) -> None:
    """Wear ``light``, ``dark`` or ``system`` from now on."""
    appearance().use(scheme)


def use_contrast(contrast: str) -> None:
    """Wear ``high``, ``normal`` or ``system`` contrasts from now on."""
    appearance().use_contrast(contrast)


def section_colour(hue: int | None) -> QColor:
    """The full colour of a section; events and programmes without a section are grey."""
    now = theme()
    return now.event_bar if hue is None else QColor(HUES[hue % len(HUES)][now.dark])


def is_striped(hue: int | None) -> bool:
    """Whether the section's bar is striped: the second twelve of the 24 hues."""
    return hue is not None and hue >= len(HUES)


@lru_cache(128)
def tint(hue: int | None, more: float = 0.0) -> QColor:
    """The ground of a section's blocks: the surface with some of its hue."""
    now = theme()
    if hue is None:
        return now.event
    return mix(now.surface, section_colour(hue), now.tint_share + more)


@lru_cache(128)
def ink(hue: int | None) -> QColor:
    """The section's colour, strong enough for 11 px text on its own tint."""
    now = theme()
    if hue is None:
        return now.text2
    toward = QColor(Qt.GlobalColor.white if now.dark else Qt.GlobalColor.black)
    return mix(section_colour(hue), toward, 0.40 if now.dark else 0.42)


def paint_bar(painter: QPainter, bar: QRectF, hue: int | None, opacity: float = 1.0) -> None:
    """A section's bar with rounded ends; cut by stripes for the second twelve hues."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(painter.opacity() * opacity)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(section_colour(hue)))
    painter.drawRoundedRect(bar, 2, 2)
    if is_striped(hue):
        painter.setBrush(theme().surface)
        y = bar.top() + 4
        while y < bar.bottom() - 1:
            painter.drawRect(QRectF(bar.left(), y, bar.width(), 2))
            y += 6
    painter.restore()
