"""Shorts builder, bars and film table under a real mouse and real keys."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.robot import play

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(
        not all(shutil.which(tool) for tool in ("Xvfb", "xdotool", "openbox")),
        reason="needs Xvfb, xdotool and openbox",
    ),
]


def test_around_the_timetable(tmp_path: Path) -> None:
    play("tests.features.around_stories:around_the_timetable", tmp_path)
