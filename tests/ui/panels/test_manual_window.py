from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from planner.assets import resource
from planner.manual import chapters
from ui.actions import ACTIONS
from ui.dialogs import ManualWindow
from ui.dialogs.shortcuts import keys

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def window(qtbot: QtBot) -> ManualWindow:
    made = ManualWindow()
    qtbot.addWidget(made)
    return made


def titles(window: ManualWindow) -> list[str]:
    return [window.list.item(i).text() for i in range(window.list.count())]


def test_all_chapters_are_listed_and_the_first_is_open(window: ManualWindow) -> None:
    assert titles(window) == [*chapters(), "Keyboard shortcuts"]
    assert window.page.toPlainText().startswith(titles(window)[0])


def test_search_leaves_the_chapters_with_all_words(window: ManualWindow) -> None:
    window.search.setText("withdraw acceptance")
    assert "Conflicts" in titles(window)
    assert "Printing" not in titles(window)
    window.search.setText("kinescope")
    assert titles(window) == []
    assert window.page.toPlainText() == ""


def test_every_shortcut_stands_in_the_manual(window: ManualWindow) -> None:
    window.show_chapter("Keyboard shortcuts")
    text = window.page.toPlainText()
    missing = [row.id for row in ACTIONS if row.shortcut and keys(row.shortcut) not in text]
    assert missing == []


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/picture.png",
        resource("icons/marquee.svg").as_uri(),
        "../icons/marquee.svg",
        "/etc/passwd",
    ],
)
def test_nothing_from_elsewhere_is_loaded(window: ManualWindow, address: str) -> None:
    assert window.page.loadResource(IMAGE, QUrl(address)) is None


def test_links_lead_nowhere_out(window: ManualWindow) -> None:
    assert window.page.openExternalLinks() is False
    assert window.page.openLinks() is False


def test_a_picture_is_no_wider_than_the_text(window: ManualWindow) -> None:
    window.show_chapter("Importing a catalogue")
    picture = window.page.loadResource(IMAGE, QUrl("pictures/import-light.png"))
    assert picture.width() == 560


def test_help_opens_a_chapter_at_a_heading(window: ManualWindow, qtbot: QtBot) -> None:
    bar = window.page.verticalScrollBar()
    window.show()
    window.show_chapter("Printing", "Wall cards")
    qtbot.waitUntil(lambda: bar.value() > 0, timeout=5_000)
    assert window.list.currentItem().text() == "Printing"
    there = bar.value()
    window.show_chapter("Printing", "The wall")
    qtbot.waitUntil(lambda: 0 < bar.value() < there, timeout=5_000)
    window.close()
