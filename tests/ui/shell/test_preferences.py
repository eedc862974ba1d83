from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from ui.app import make_window
from ui.dialogs import PreferencesDialog
from ui.memory import Memory
from ui.preferences import PREFERENCES, prefer, preferred, scale_qt
from ui.theme import theme
from ui.theme.tokens import DARK_HIGH


def test_every_preference_has_a_field_with_its_present_value(qtbot: QtBot, memory: Memory) -> None:
    prefer(memory, "scale", "150")
    dialog = PreferencesDialog(memory)
    qtbot.addWidget(dialog)
    assert set(dialog.fields) == {setting.key for setting in PREFERENCES}
    assert dialog.fields["scale"].value() == "150"
    assert dialog.fields["scheme"].value() == "system"


def test_a_choice_holds_at_once_and_next_time(qtbot: QtBot, memory: Memory, tmp_path: Path) -> None:
    window = make_window(memory)
    qtbot.addWidget(window)
    window.session.ask("preferences")
    dialog = window.findChild(PreferencesDialog)
    assert dialog is not None
    for key, value in (("scheme", "dark"), ("contrast", "high"), ("scale", "125")):
        editor = dialog.fields[key].editor
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(value))
    assert theme() is DARK_HIGH
    assert dialog.complaint.text == "This holds when Marquee is opened next."
    dialog.accept()
    window.close()
    memory.keep_now()
    again = Memory(tmp_path / "window.ini")
    assert [preferred(again, key) for key in ("scheme", "contrast", "scale")] == [
        "dark",
        "high",
        "125",
    ]


@pytest.mark.parametrize(
    ("kept", "before", "factor"),
    [
        ("100", {}, None),
        ("150", {}, "1.5"),
        ("175", {"QT_SCALE_FACTOR": "3"}, "3"),
        ("x", {}, None),
    ],
)
def test_the_size_of_everything_is_told_to_qt_before_it_starts(
    memory: Memory, kept: str, before: dict[str, str], factor: str | None
) -> None:
    prefer(memory, "scale", kept)
    scale_qt(memory, before)
    assert before.get("QT_SCALE_FACTOR") == factor


def test_what_the_file_should_not_hold_is_the_default(memory: Memory) -> None:
    memory.keep("window/scheme", "purple")
    assert preferred(memory, "scheme") == "system"
