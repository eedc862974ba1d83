"""What Qt's own controls wear: the palette for Fusion and one style sheet made of the tokens."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from planner.assets import resource
from ui.theme.letters import font
from ui.theme.tokens import Theme, alpha


def dress(app: QApplication, theme: Theme) -> None:
    """Put the whole application into these colours."""
    app.setFont(font())
    app.setPalette(palette(theme))
    app.setStyleSheet(sheet(theme))


def palette(theme: Theme) -> QPalette:
    """The palette that Fusion and painted widgets take their colours from."""
    made = QPalette(theme.window)
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.window,
        role.Text: theme.text,
        role.PlaceholderText: theme.text3,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
    }.items():
        made.setColor(which, colour)
    off = QPalette.ColorGroup.Disabled
    for which in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(off, which, alpha(theme.text3, 0.6))
    return made


def sheet(theme: Theme) -> str:
    """The style sheet: ``resources/themes/marquee.qss`` with ``@token`` replaced by its colour."""
    text = resource("themes/marquee.qss").read_text("utf-8")
    names = sorted((f.name for f in fields(theme)), key=len, reverse=True)
    for name in names:
        value = getattr(theme, name)
        if isinstance(value, QColor):
            text = text.replace(f"@{name};", f"{value.name()};")
    return text.replace("@icons", resource(f"themes/{theme.name}").as_posix())
