from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

from planner.hues import HUES
from planner.pdf.look import section_ink
from ui.theme import (
    badge,
    elide,
    font,
    icon,
    ink,
    is_striped,
    metrics,
    pixmap,
    section_colour,
    theme,
    tint,
    use_contrast,
    use_scheme,
    wrap,
)
from ui.theme.style import sheet
from ui.theme.tokens import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, Theme


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


ALL = [LIGHT, DARK, LIGHT_HIGH, DARK_HIGH]


@pytest.mark.parametrize("colours", [LIGHT_HIGH, DARK_HIGH], ids=["light", "dark"])
def test_high_contrast_is_high(colours: Theme) -> None:
    grounds = (colours.window, colours.surface, colours.raised, colours.field, colours.accent_soft)
    inks = (colours.text, colours.text2, colours.text3)
    assert min(contrast(i, g) for i, g in itertools.product(inks, grounds)) >= 7
    assert min(contrast(colours.line, g) for g in grounds[:3]) >= 3
    assert contrast(colours.line_strong, colours.window) >= 7


def test_contrast_follows_what_is_chosen_within_light_and_dark(dressed: object) -> None:
    use_scheme("dark")
    use_contrast("high")
    assert theme() is DARK_HIGH
    assert theme().dark
    use_scheme("light")
    assert theme() is LIGHT_HIGH
    use_contrast("system")
    assert theme() is LIGHT


@pytest.mark.parametrize("colours", ALL, ids=["light", "dark", "light high", "dark high"])
def test_every_text_can_be_read_on_every_ground_it_stands_on(colours: Theme) -> None:
    grounds = (colours.window, colours.surface, colours.raised, colours.field, colours.accent_soft)
    inks = (colours.text, colours.text2, colours.text3)
    worst = min(contrast(i, g) for i, g in itertools.product(inks, grounds))
    assert worst >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.red, colours.window) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("strength", ["normal", "high"])
@pytest.mark.parametrize("hue", [None, *range(24)])
def test_every_section_can_be_read_on_its_own_tint(
    scheme: str, strength: str, hue: int | None
) -> None:
    use_scheme(scheme)
    use_contrast(strength)

    assert contrast(theme().text, tint(hue)) >= 4.5
    assert contrast(ink(hue), tint(hue)) >= 4.5


def test_twentyfour_hues_are_twelve_colours_and_the_same_striped(dressed: object) -> None:
    assert len(HUES) == len(set(HUES)) == 12
    assert [section_colour(hue) for hue in range(12)] == [section_colour(h) for h in range(12, 24)]
    assert [is_striped(hue) for hue in (None, 0, 11, 12, 23)] == [False, False, False, True, True]


def test_a_section_has_the_same_colour_in_print_as_in_the_window(dressed: object) -> None:
    use_scheme("light")
    printed = [QColor.fromRgbF(*section_ink(hue).bar).name() for hue in range(24)]
    assert printed == [section_colour(hue).name() for hue in range(24)]
    assert [section_ink(hue).striped for hue in range(24)] == [*map(is_striped, range(24))]


def test_the_style_sheet_names_no_unknown_token() -> None:
    assert "@" not in sheet(LIGHT)
    assert "@" not in sheet(DARK)


def test_every_script_of_our_titles_has_a_bundled_font(dressed: object) -> None:
    families = QFontDatabase.families()
    assert {"Marquee Sans", "Marquee Sans Cond", "Noto Sans SC", "Noto Sans JP"} <= set(families)
    for title, script in (
        ("长春封锁", "Noto Sans SC"),
        ("長春封鎖", "Noto Sans TC"),
        ("서울", "Noto Sans KR"),
    ):
        glyphs = QRawFont.fromFont(QFont(script)).glyphIndexesForString(title)
        assert 0 not in glyphs, "a bundled font lacks a letter of a title we print"


def test_weights_differ_in_width(dressed: object) -> None:
    widths = [metrics(13, weight).horizontalAdvance("Screening") for weight in (400, 500, 600)]
    assert widths == sorted(widths)
    assert len(set(widths)) == 3
    assert metrics(13, 500, cond=True).horizontalAdvance("Screening") < widths[1]
    assert font(13, 500) is font(13, 500)


def test_times_stand_in_columns(dressed: object) -> None:
    assert metrics().horizontalAdvance("11:11") == metrics().horizontalAdvance("08:48")


def test_text_is_cut_to_its_room(dressed: object) -> None:
    cut = elide("A Roadside Banquet", 60)
    assert cut.endswith("…")
    assert metrics().horizontalAdvance(cut) <= 60
    two = wrap("Letter from Masanjia, an SOS from the Gulag", 120, 2)
    assert len(two) == 2
    assert two[1].endswith("…")
    assert wrap("Zalla", 120, 2) == ["Zalla"]


@pytest.mark.parametrize("severity", ["blocker", "warning", "notice"])
def test_shapes_of_severity_differ_without_colour(dressed: object, severity: str) -> None:
    shapes = {name: shape_of(name) for name in ("blocker", "warning", "notice")}
    assert sum(shapes[severity] == other for other in shapes.values()) == 1


def shape_of(severity: str) -> bytes:
    image = QImage(24, 24, QImage.Format.Format_Alpha8)
    image.fill(0)
    painter = QPainter(image)
    badge(painter, severity, 2, 2, 20)
    painter.end()
    return bytes(image.constBits())


def test_an_icon_is_sharp_at_both_scales_and_faint_when_disabled(dressed: object) -> None:
    made = icon("undo")
    assert made.pixmap(QSize(16, 16), 1.0).width() == 16
    assert made.pixmap(QSize(16, 16), 2.0).width() == 32
    normal = made.pixmap(16).toImage()
    off = made.pixmap(16, mode=made.Mode.Disabled).toImage()
    assert normal != off


def test_names_that_differ_at_their_end_are_cut_in_the_middle(dressed: object) -> None:
    names = [f"A venue with a long name / Screen {n}" for n in range(2)]
    room = metrics().horizontalAdvance(names[0]) * 0.6
    assert len({elide(name, room, middle=True) for name in names}) == 2
    assert len({elide(name, room) for name in names}) == 1


@pytest.mark.parametrize(
    ("title", "leftwards"),
    [
        ("كفرناحوم وقصص أخرى عن صيف طويل", True),
        ("ואלס עם באשיר וסיפורים אחרים", True),
        ("A Roadside Banquet by the Sea", False),
        ("ואלס עם באשיר Waltz with Bashir and more", False),
        ("長春電影製片廠的最後一個春天", False),
    ],
)
def test_the_ellipsis_stands_where_the_script_ends(title: str, leftwards: bool) -> None:
    cut = elide(title, 130)
    assert "…" in cut
    assert cut.endswith("\u200f") == leftwards
    assert not elide(title, 2000).endswith("\u200f")


def test_icons_are_as_sharp_as_the_screen(
    dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pixmap("down").width() == 16
    monkeypatch.setattr(QApplication, "devicePixelRatio", lambda _self: 2.0)
    fine = pixmap("down")
    assert (fine.width(), fine.devicePixelRatio()) == (32, 2.0)
