"""At 200 % on a screen of 1440 × 900, 720 × 450 are left, and the title of a window takes some."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell.everything import DIALOGS, PAGES, a_window, opened
from ui.memory import Memory
from ui.window import MainWindow

_ROOM = QSize(720, 430)


@pytest.fixture
def window(memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    with a_window(memory) as made:
        yield made


def fits(top: QWidget) -> bool:
    least = top.minimumSizeHint().expandedTo(top.minimumSize())
    return least.width() <= _ROOM.width() and least.height() <= _ROOM.height()


def test_every_page_and_every_dialog_fits(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(_ROOM)
    wrong = []
    for name in DIALOGS:
        tops = opened(window, name)
        wrong += [name for top in tops if not fits(top)]
        for top in reversed(tops):
            top.close()
    for page, show in PAGES.items():
        show(window)
        qtbot.wait(10)
        if window.size() != _ROOM:
            wrong.append(page)
    assert wrong == []


def test_one_side_panel_at_a_time_where_there_is_room_for_one(
    window: MainWindow, qtbot: QtBot
) -> None:
    space = window.workspace
    assert space is not None
    assert space.films.isVisible()
    assert space.inspector.isVisible()
    window.resize(_ROOM)
    qtbot.waitUntil(lambda: not space.inspector.isVisible())
    assert space.films.isVisible()
    window.inspect()
    assert space.inspector.isVisible()
    assert not space.films.isVisible()
    window.find_film()
    assert space.films.isVisible()
    window.toggle_side_panels()
    assert not space.films.isVisible()
    window.toggle_side_panels()
    window.resize(1280, 720)
    qtbot.waitUntil(space.inspector.isVisible)
    assert space.films.isVisible()


def test_the_plan_gives_way_to_the_name_of_the_festival(window: MainWindow, qtbot: QtBot) -> None:
    assert window.top_bar.plan.isVisible()
    window.resize(_ROOM)
    qtbot.waitUntil(lambda: not window.top_bar.plan.isVisible())
    qtbot.waitUntil(lambda: window.top_bar.name.text() == "Test Festival")
