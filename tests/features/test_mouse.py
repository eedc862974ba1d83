"""The whole way by real mouse, and by keyboard: from a prose catalogue to a printed timetable."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2
import pytest

from tests.robot import play

CATALOGUE = """Our festival shows three films.

Total length of this section: 3 films.

<TIBET>

Ritoma - Nomads take up basketball on the high plateau. Length: 6 minutes. Director Ruby Yang:

I wanted to see them jump.

<PROTEST>

Eternal Spring (長春) - An artist looks back. Length: 1 hour 25 minutes. Director Jason Loftus:

Memory is a drawing.

Under the Bridge - A river town waits. Length: 16:03 minutes. Writer/Director Ann Example:

Water has patience.
"""

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(
        not all(shutil.which(tool) for tool in ("Xvfb", "xdotool", "openbox")),
        reason="needs Xvfb, xdotool and openbox",
    ),
]


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_whole_way_by_mouse(tmp_path: Path):
    festival, catalogue, pdf = (
        tmp_path / name for name in ("lantern.marquee", "catalogue.txt", "grid.pdf")
    )
    catalogue.write_text(CATALOGUE, encoding="utf-8")
    stories = "tests.features.mouse_stories"
    play(f"{stories}:from_catalogue_to_plan", tmp_path, str(festival), str(catalogue))
    play(f"{stories}:open_again_and_print", tmp_path, str(festival), str(pdf))
    printed = text_of(pdf)
    assert "Eternal Spring" in printed
    assert "長春" in printed


def test_keys_in_the_hand(tmp_path: Path):
    festival, catalogue = tmp_path / "lantern.marquee", tmp_path / "catalogue.txt"
    catalogue.write_text(CATALOGUE, encoding="utf-8")
    story = "tests.features.mouse_stories:keys_in_the_hand"
    play(story, tmp_path, str(festival), str(catalogue))


def test_the_whole_way_by_keyboard(tmp_path: Path):
    festival, catalogue, pdf = (
        tmp_path / name for name in ("lantern.marquee", "catalogue.txt", "grid.pdf")
    )
    catalogue.write_text(CATALOGUE, encoding="utf-8")
    story = "tests.features.keyboard_story:from_catalogue_to_print"
    play(story, tmp_path, str(festival), str(catalogue), str(pdf))
    assert "Ritoma" in text_of(pdf)
