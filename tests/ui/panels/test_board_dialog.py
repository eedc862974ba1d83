from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.edit import SetField
from planner.exchange.board import Became
from planner.model.board import card_code, place_code
from tests.build import at
from tests.ui.panels.conftest import Office
from ui.dialogs import BoardDialog
from ui.memory import Memory


@pytest.fixture
def dialog(
    office: Office, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[BoardDialog]:
    monkeypatch.setattr("ui.dialogs.board.Memory", lambda: memory)
    for title, code in (("Maineland", "101"), ("Eternal Spring", "102")):
        office.run(SetField("screening", office.screening(title).id, "code", code))
    made = BoardDialog(office.session)
    made.show()
    yield made
    if isValid(made):
        made.close()


def scan(dialog: BoardDialog, *codes: str) -> None:
    """What a keyboard wedge does: type, and press Return."""
    for code in codes:
        QTest.keyClicks(dialog.entry, code)
        QTest.keyClick(dialog.entry, Qt.Key.Key_Return)


def states(dialog: BoardDialog) -> list[Became]:
    return [one.became for one in dialog.read.entries]


def test_cards_and_places_that_are_scanned_become_one_step(
    office: Office, dialog: BoardDialog
) -> None:
    festival = office.session.festival
    card = card_code(festival, office.screening("Maineland"))
    there = place_code(festival, office.screen("Odeon 2"), at(festival, "20:00", 1))
    scan(dialog, card)
    assert states(dialog) == [Became.WAITS]
    assert dialog.move_button.isEnabled() is False
    scan(dialog, there, "MIN30")
    assert states(dialog) == [Became.MOVED]
    assert dialog.said.text().startswith("“Maineland” goes to Odeon / Odeon 2, Fri 6 Nov 20:30;")
    assert dialog.list.item(0).text().startswith(f"101 · {there} · MIN30\n“Maineland” goes to")
    assert dialog.move_button.text() == "Move 1 screening"
    scan(dialog, "102 Odeon 2 24:30")
    assert dialog.move_button.text() == "Move 2 screenings"
    assert dialog.isVisible(), "Return ends a line, and nothing else"

    dialog.move_button.click()
    assert office.screening("Maineland").start == at(festival, "20:30", 1)
    assert office.screening("Eternal Spring").start == at(festival, "24:30", 0)
    assert dialog.lines == []
    office.session.undo()
    assert office.screening("Maineland").start == at(festival, "18:00", 0)
    assert office.screening("Eternal Spring").start == at(festival, "19:00", 0)


def test_what_is_wrong_is_said_at_once_and_can_be_corrected(
    office: Office, dialog: BoardDialog
) -> None:
    scan(dialog, "999 Odeon 2 20:00", "101 Odeon 2 20:00", "101 Odeon 2 21:00")
    assert states(dialog) == [Became.WRONG, Became.MOVED, Became.DOUBT]
    assert "No card is called “999”" in dialog.list.item(0).text()
    assert "the later place counts" in dialog.said.text()
    assert dialog.move_button.isEnabled() is False
    assert "double-click" in dialog.complaint.text
    assert "Delete" in dialog.complaint.text
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.entry.text() == "999 Odeon 2 20:00"
    assert states(dialog) == [Became.MOVED, Became.DOUBT]
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert states(dialog) == [Became.MOVED]
    assert dialog.move_button.isEnabled() is True


def test_conflicts_that_it_would_bring_are_shown_before(dialog: BoardDialog, qtbot: QtBot) -> None:
    scan(dialog, "102 Odeon 1 18:15")
    qtbot.waitUntil(lambda: dialog.news.list.count() > 0, timeout=5_000)
    texts = [dialog.news.list.item(row).text() for row in range(dialog.news.list.count())]
    assert dialog.news.heading.text() == f"{len(texts)} new conflict{'s' * (len(texts) > 1)}"


def test_several_lines_are_pasted_or_read_from_a_file(
    dialog: BoardDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText("101 Odeon 2 20:00\n102 Odeon 1 22:00\n")
    QTest.keyClick(dialog.entry, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert states(dialog) == [Became.MOVED, Became.MOVED]
    dialog.forget()
    wall = tmp_path / "wall.txt"
    wall.write_text("# Friday\n101 Odeon 2 20:00\n")
    dialog.take_file(wall)
    qtbot.waitUntil(lambda: states(dialog) == [Became.MOVED], timeout=5_000)
    dialog.take_file(tmp_path / "nowhere.txt")
    qtbot.waitUntil(lambda: "nowhere.txt" in dialog.complaint.text, timeout=5_000)
    assert states(dialog) == [Became.MOVED]


def test_what_was_scanned_is_there_again_after_closing(office: Office, dialog: BoardDialog) -> None:
    scan(dialog, "101 Odeon 2 20:00", "102")
    dialog.close()
    again = BoardDialog(office.session)
    assert again.lines == ["101 Odeon 2 20:00", "102"]
    again.clear.click()
    again.close()
    assert BoardDialog(office.session).lines == []


def test_it_follows_the_plan(office: Office, dialog: BoardDialog) -> None:
    scan(dialog, "101 Odeon 2 20:00")
    film = office.film("Maineland")
    office.run(SetField("film", film.id, "title", "Mainland China"))
    assert "“Mainland China” goes to" in dialog.list.item(0).text()
    office.session.close()
    assert not dialog.isVisible()
