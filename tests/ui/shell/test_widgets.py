from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme import theme, use_scheme
from ui.widgets import Badge, EmptyState, PillButton, PlainLabel, SearchField, plain_tip


def test_a_label_shows_markup_as_it_is_written(qtbot: QtBot) -> None:
    label = PlainLabel("<img src='x'>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<img src='x'>"


def test_a_label_follows_the_colours(qtbot: QtBot) -> None:
    label = PlainLabel("Runtime", tone="text2")
    qtbot.addWidget(label)
    use_scheme("dark")
    assert label.palette().windowText().color() == theme().text2


def test_a_label_that_gives_way_says_all_on_hover(qtbot: QtBot) -> None:
    label = PlainLabel("Letter from Masanjia & others", elided=True)
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.show()
    assert label.text().endswith("…")
    assert label.whole_text() == "Letter from Masanjia & others"
    assert "Masanjia &amp; others" in label.toolTip()
    label.resize(400, 20)
    assert label.text() == label.whole_text()
    assert label.toolTip() == ""


def test_tooltips_are_escaped() -> None:
    assert plain_tip("") == ""
    assert "&lt;b&gt;" in plain_tip("<b>", "Ctrl+B")


def test_a_button_without_words_is_named_by_its_tooltip(qtbot: QtBot) -> None:
    button = PillButton(icon_name="undo", look="flat", tip="Undo", shortcut="Ctrl+Z")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Undo"
    assert "Undo  Ctrl+Z" in button.toolTip()
    assert not button.icon().isNull()


def test_the_search_field_empties_with_escape_and_leaves_with_down(qtbot: QtBot) -> None:
    field = SearchField("Search films")
    qtbot.addWidget(field)
    searched: list[str] = []
    field.searched.connect(searched.append)
    qtbot.keyClicks(field, "ab")
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert searched == ["a", "ab", ""]


def test_an_empty_state_offers_its_button(qtbot: QtBot) -> None:
    state = EmptyState("Nothing here", "Add one", "It is easy")
    qtbot.addWidget(state)
    with qtbot.waitSignal(state.pressed):
        state.button.click()
    state.set_text("Still nothing")
    assert state.text.text() == "Still nothing"
    assert state.hint.isHidden()


def test_a_badge_is_named_by_its_severity(qtbot: QtBot) -> None:
    badge = Badge("warning")
    qtbot.addWidget(badge)
    badge.show()
    assert badge.accessibleName() == "Warning"
    assert badge.grab().toImage().pixelColor(7, 9) == theme().amber
