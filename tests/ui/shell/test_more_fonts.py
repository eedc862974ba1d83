"""Fonts that people add show their letters in the window, too."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QTextLayout
from pytestqt.qtbot import QtBot

from tests.planner.pdf.test_added_fonts import TIFINAGH, a_font
from ui import memory as remembering
from ui.app import make_window
from ui.memory import Memory
from ui.theme import appearance
from ui.theme.letters import add_fonts, font


def family_of(text: str) -> str:
    layout = QTextLayout(text, font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout.glyphRuns()[0].rawFont().familyName()


def test_a_letter_that_no_font_of_ours_has_shows_in_an_added_one(
    dressed: object, tmp_path: Path, memory: Memory, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    own, printed = tmp_path / "own", tmp_path / "printed"
    for folder in (own, printed):
        folder.mkdir()
    monkeypatch.setattr(remembering, "own_folder", lambda: own)
    assert memory.font_folders() == [own]
    a_font(own / "Window Squares.ttf", characters=TIFINAGH[0] + "A")
    a_font(printed / "Print Squares.ttf", characters=TIFINAGH[1])
    (own / "broken.ttf").write_bytes(b"no font at all")
    memory.add_font_folder(printed)
    window = make_window(memory)
    qtbot.addWidget(window)
    assert family_of(TIFINAGH[0]) == "Window Squares"
    assert family_of(TIFINAGH[1]) == "Print Squares"
    assert family_of("A") == "Marquee Sans"  # ours come first
    assert not add_fonts(memory.font_folders())  # known already


def test_what_is_painted_hears_of_more_fonts(dressed: object, tmp_path: Path, qtbot: QtBot) -> None:
    a_font(tmp_path / "Late Squares.ttf")
    with qtbot.waitSignal(appearance().changed):
        appearance().use_fonts([tmp_path])


def test_folders_of_fonts_are_few_and_the_last_comes_first(memory: Memory, tmp_path: Path) -> None:
    for number in range(7):
        memory.add_font_folder(tmp_path / str(number))
    memory.add_font_folder(tmp_path / "4")
    assert [path.name for path in memory.font_folders()[1:]] == ["4", "6", "5", "3", "2"]
