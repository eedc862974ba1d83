"""Two real windows on one file: the second looks, is refused, asks, and gets it."""

from __future__ import annotations

from pathlib import Path

from planner.document import Document
from tests.build import the_screening
from tests.features.test_mouse import CATALOGUE, pytestmark
from tests.robot import play

__all__ = ["pytestmark"]


def test_a_second_window_looks_and_then_asks(tmp_path: Path):
    festival, catalogue = tmp_path / "lantern.marquee", tmp_path / "catalogue.txt"
    catalogue.write_text(CATALOGUE, encoding="utf-8")
    story = "tests.features.second_opener_story:look_then_ask"
    play(story, tmp_path, str(festival), str(catalogue))
    with Document.open(festival) as document:
        assert the_screening(document.festival, "Eternal Spring")
        assert the_screening(document.festival, "Ritoma")
