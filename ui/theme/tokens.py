"""The colours of Marquee by their meaning, light and dark.

Dark is a design of its own: its surfaces stand three steps apart, tints are more saturated and
text is not pure white. Every text colour keeps a contrast of 4.5:1 on the grounds it is used on.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, eq=False)
class Theme:
    """One set of colours. ``tint_share`` is how much of a section's hue its blocks carry, ``high``
    says that it is made for those who need strong contrasts.
    """

    name: str
    tint_share: float
    high: bool
    window: QColor
    surface: QColor
    raised: QColor
    sunken: QColor
    field: QColor
    line: QColor
    line_soft: QColor
    line_strong: QColor
    text: QColor
    text2: QColor
    text3: QColor
    accent: QColor
    accent_soft: QColor
    on_accent: QColor
    red: QColor
    red_soft: QColor
    amber: QColor
    amber_text: QColor
    amber_soft: QColor
    blue: QColor
    blue_soft: QColor
    green: QColor
    shadow: QColor
    event: QColor
    event_bar: QColor

    @property
    def dark(self) -> bool:
        """Whether text is lighter than its ground."""
        return self.name == "dark"

    def severity(self, name: str) -> QColor:
        """The colour of blockers, warnings and notices."""
        return {"blocker": self.red, "warning": self.amber}.get(name, self.blue)


def _made(name: str, tint_share: float, high: bool = False, **colours: str) -> Theme:
    return Theme(name, tint_share, high, **{key: QColor(value) for key, value in colours.items()})


LIGHT = _made(
    "light",
    0.20,
    window="#F5F5F6",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#EDEDF0",
    field="#ECECEF",
    line="#E4E4E8",
    line_soft="#EFEFF2",
    line_strong="#C9C9D0",
    text="#1A1A1F",
    text2="#5A5A66",
    text3="#686873",
    accent="#5046D8",
    accent_soft="#ECEBFC",
    on_accent="#FFFFFF",
    red="#C8232C",
    red_soft="#FBE9E8",
    amber="#E08A00",
    amber_text="#8F5300",
    amber_soft="#FCF1DC",
    blue="#1766B0",
    blue_soft="#E6F0FA",
    green="#2E8540",
    shadow="#14141A",
    event="#E9E9ED",
    event_bar="#8D8D99",
)

DARK = _made(
    "dark",
    0.30,
    window="#141417",
    surface="#1B1B1F",
    raised="#26262B",
    sunken="#121215",
    field="#232328",
    line="#2B2B31",
    line_soft="#232328",
    line_strong="#43434C",
    text="#E6E6EA",
    text2="#B0B0BB",
    text3="#9696A2",
    accent="#8F88FF",
    accent_soft="#2C2A4D",
    on_accent="#14141A",
    red="#FF6B68",
    red_soft="#3A1F22",
    amber="#F2A93B",
    amber_text="#F2B75C",
    amber_soft="#382B16",
    blue="#5AAEF5",
    blue_soft="#182C40",
    green="#5DBB74",
    shadow="#000000",
    event="#2B2B31",
    event_bar="#777783",
)


LIGHT_HIGH = _made(
    "light",
    0.16,
    high=True,
    window="#FFFFFF",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F0F0F2",
    field="#EEEEF1",
    line="#74747E",
    line_soft="#A8A8B0",
    line_strong="#2A2A30",
    text="#000000",
    text2="#1C1C22",
    text3="#3A3A42",
    accent="#2A1FB8",
    accent_soft="#DDDBFF",
    on_accent="#FFFFFF",
    red="#A0000F",
    red_soft="#FFE2E2",
    amber="#9A5B00",
    amber_text="#623800",
    amber_soft="#FFEFCF",
    blue="#0A4480",
    blue_soft="#DCEBFA",
    green="#14602A",
    shadow="#000000",
    event="#E2E2E7",
    event_bar="#4A4A55",
)

DARK_HIGH = _made(
    "dark",
    0.34,
    high=True,
    window="#000000",
    surface="#000000",
    raised="#101014",
    sunken="#000000",
    field="#19191E",
    line="#8A8A96",
    line_soft="#5A5A64",
    line_strong="#E6E6EA",
    text="#FFFFFF",
    text2="#ECECF1",
    text3="#CDCDD6",
    accent="#BDB8FF",
    accent_soft="#322E70",
    on_accent="#000000",
    red="#FF918E",
    red_soft="#4A1518",
    amber="#FFC05C",
    amber_text="#FFD08A",
    amber_soft="#4A3510",
    blue="#8FCBFF",
    blue_soft="#0F2F4E",
    green="#7FE39A",
    shadow="#000000",
    event="#26262C",
    event_bar="#B8B8C4",
)


def mix(ground: QColor, colour: QColor, share: float) -> QColor:
    """The ground with that share (0 to 1) of the colour in it."""
    pairs = zip(ground.getRgb()[:3], colour.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))


def alpha(colour: QColor, opacity: float) -> QColor:
    """The colour at that opacity (0 to 1)."""
    faint = QColor(colour)
    faint.setAlphaF(opacity)
    return faint
