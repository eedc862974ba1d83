"""The whole way by real mouse, and by keyboard: from a prose catalogue to a printed timetable."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pypdfium2
import pytest

from planner.document import Document
from planner.edit.screenings import Unschedule
from planner.model import Festival, Screening
from planner.sample import make_sample
from planner.times import clock
from tests.robot import play
from ui.memory import Memory

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


def test_the_first_day_of_the_sample_takes_two_gestures_a_screening(tmp_path: Path):
    festival = make_sample(tmp_path)
    wanted = tmp_path / "wanted.json"
    with Document.open(festival) as document:
        before = document.festival
        rows = before.screenings_on_day(before.days()[0])
        wanted.write_text(json.dumps([place_of(before, row) for row in rows]), encoding="utf-8")
        document.run(Unschedule(tuple(row.id for row in rows)))
    remember(tmp_path, festival)
    story = "tests.features.mouse_stories:the_first_day_again"
    play(story, tmp_path, str(festival), str(wanted))
    with Document.open(festival) as document:
        after = document.festival
        again = [place_of(after, row) for row in after.screenings_on_day(after.days()[0])]
    assert sorted(again) == sorted(place_of(before, row) for row in rows)


def place_of(festival: Festival, row: Screening) -> tuple[str, str, str]:
    screen = festival.screens[row.screen_id]
    return festival.title(row.programme_id), screen.name, clock(row.start)


def remember(folder: Path, festival: Path) -> None:
    """Let the welcome page of the robot's window name the file."""
    Memory(folder / "config" / "marquee" / "window.ini").add_recent(festival)


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
