"""The fonts that travel along: there, licensed, small enough, and called as the window expects."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from planner.assets import resource
from planner.pdf.fonts import Style, face_for

FOLDER = resource("fonts")
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}


@pytest.mark.parametrize("family", ["Marquee Sans", "Marquee Sans Cond"])
@pytest.mark.parametrize("style", WEIGHTS)
def test_the_window_finds_its_cuts_by_family_and_weight(family: str, style: str) -> None:
    with TTFont(FOLDER / f"{family.replace(' ', '')}-{style}.ttf") as font:
        assert font["name"].getDebugName(16) == family
        assert font["OS/2"].usWeightClass == WEIGHTS[style]
        assert {0x2032, 0x2033, 0x2013, 0x0141} <= set(font.getBestCmap())


def test_the_folder_stays_small_and_carries_its_licences() -> None:
    fonts = sorted(FOLDER.glob("*.ttf"))
    assert sum(path.stat().st_size for path in fonts) < 25e6
    read_me = (FOLDER / "README.md").read_text(encoding="utf-8")
    for path in fonts:
        assert path.name.split("-")[0] in read_me
    for licence in FOLDER.glob("OFL-*.txt"):
        assert "SIL OPEN FONT LICENSE" in licence.read_text(encoding="utf-8").upper()


@pytest.mark.parametrize(
    ("character", "file"),
    [
        ("é", "NotoSans"),
        ("Ж", "NotoSans"),
        ("长", "NotoSansSC"),
        ("锁", "NotoSansSC"),
        ("鎖", "NotoSansTC"),
        ("嘅", "NotoSansTC"),
        ("𠮷", "NotoSansJP"),
        ("の", "NotoSansSC"),
        ("기", "NotoSansKR"),
        ("ب", "Cairo"),
        ("ש", "Heebo"),
        ("ก", "NotoSansThai"),
        ("ह", "NotoSansDevanagari"),
    ],
)
def test_every_script_has_its_face(character: str, file: str) -> None:
    face = face_for(character, Style())
    assert face is not None
    assert face.name.split("-")[0] == file
