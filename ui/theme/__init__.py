"""How Marquee looks: colours, letters, patterns, shapes and icons, light and dark.

Everything painted asks here and nowhere else; nothing here knows a festival or a panel.
"""

from ui.theme.badges import badge, badge_icon
from ui.theme.current import (
    Appearance,
    appearance,
    ink,
    is_striped,
    paint_bar,
    section_colour,
    theme,
    tint,
    use_contrast,
    use_scheme,
)
from ui.theme.icons import icon, pixmap
from ui.theme.letters import (
    BODY,
    EMPTY,
    LABEL,
    PANEL,
    SECONDARY,
    draw_text,
    draw_text_right,
    elide,
    font,
    load_fonts,
    metrics,
    wrap,
)
from ui.theme.patterns import pattern, sheet
from ui.theme.tokens import Theme, alpha, mix

__all__ = [
    "BODY",
    "EMPTY",
    "LABEL",
    "PANEL",
    "SECONDARY",
    "Appearance",
    "Theme",
    "alpha",
    "appearance",
    "badge",
    "badge_icon",
    "draw_text",
    "draw_text_right",
    "elide",
    "font",
    "icon",
    "ink",
    "is_striped",
    "load_fonts",
    "metrics",
    "mix",
    "paint_bar",
    "pattern",
    "pixmap",
    "section_colour",
    "sheet",
    "theme",
    "tint",
    "use_contrast",
    "use_scheme",
    "wrap",
]
