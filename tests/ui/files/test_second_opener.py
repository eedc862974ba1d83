from __future__ import annotations

import getpass
import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.document import Document, when
from planner.edit.programmes import AddFilm
from planner.store.handover import request_file
from tests.build import the_screening
from tests.ui.files.conftest import ASK, Make, Others
from ui.actions import ACTIONS
from ui.dialogs import HeldDialog
from ui.inspector.editors import LineField
from ui.window import MainWindow


def held_dialog(window: MainWindow) -> HeldDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, HeldDialog)
    return dialog


def sentences(window: MainWindow) -> list[str]:
    return [banner.sentence.text() for banner in window.notices.banners]


def press(window: MainWindow, text: str) -> None:
    [button] = [b for banner in window.notices.banners for b in banner.buttons if b.text() == text]
    button.click()


def test_a_held_festival_offers_to_look_or_to_ask_and_says_who_has_it(
    make: Make, path: Path, somebody_else: Others
) -> None:
    window = make()
    with somebody_else():
        assert not window.files.open(path)
        dialog = held_dialog(window)
        assert getpass.getuser() in dialog.told.text()
        assert "nights.marquee" in dialog.told.text()
        assert dialog.look_button.isEnabled()
        dialog.reject()
        assert not window.session.is_open


def test_looking_shows_the_newest_backup_with_its_date_always_in_sight(
    make: Make, path: Path, somebody_else: Others
) -> None:
    window = make()
    with somebody_else():
        window.files.open(path)
        held_dialog(window).look()
        document = window.session.document
        assert document is not None
        assert document.as_of is not None
        date = when(document.as_of)
        assert window.windowTitle() == f"Nights as of {date} – Marquee"
        [sentence] = sentences(window)
        assert date in sentence
        assert f"{getpass.getuser()} has it open on" in sentence
        assert window.notices.isVisible()
        assert window.top_bar.saved.accessibleName() == "Only to look at"
        assert [banner.buttons[-1].text() for banner in window.notices.banners] == ["Ask for it"]


def test_what_is_only_looked_at_refuses_every_edit(
    make: Make, path: Path, somebody_else: Others, qtbot: QtBot
) -> None:
    window = make()
    with somebody_else():
        window.files.open(path)
        held_dialog(window).look()
        session = window.session
        screening = the_screening(session.festival, "Still Life")
        session.select((screening.id,))
        window.refresh_actions()

        on = [row.id for row in ACTIONS if row.edits and window.binding[row.id].isEnabled()]
        assert on == []
        before = session.festival
        assert not session.run(AddFilm("Ours"))
        assert "is open in Marquee" in window.toast.text
        assert session.festival is before

        space = window.workspace
        assert space is not None
        carried: list[QDrag] = []
        space.timetable.canvas.exec_drag = lambda drag: carried.append(drag) or Qt.DropAction(0)  # type: ignore[func-returns-value]
        box = space.timetable.canvas.layout_.placed[0].box
        space.timetable.canvas._pressed = QPoint(box.x + 5, box.y + 5)
        space.timetable.canvas.startDrag(Qt.DropAction.MoveAction)
        assert carried == []
        fields = [f for f in space.inspector.findChildren(LineField) if f.isVisible()]
        assert fields
        assert all(field.isReadOnly() for field in fields)
        session.ask("add-screen")
        assert QApplication.activeModalWidget() is None


def test_asking_gets_the_festival_with_everything_the_other_did(
    make: Make, path: Path, somebody_else: Others, qtbot: QtBot
) -> None:
    window = make()
    with somebody_else() as other:
        window.files.open(path)
        held_dialog(window).look()
        press(window, "Ask for it")
        dialog = held_dialog(window)
        assert dialog.progress.isVisible()
        qtbot.waitUntil(lambda: window.session.is_writable, timeout=20000)
        assert "Theirs" in {film.title for film in window.session.festival.films.values()}
        assert sentences(window) == []
        assert window.windowTitle() == "Nights – Marquee"
        assert window.session.run(AddFilm("Ours"))
        told, _nothing = other.communicate("\n", timeout=60)
        assert "was handed over to" in told


def test_asking_can_be_given_up(
    make: Make, path: Path, somebody_else: Others, qtbot: QtBot
) -> None:
    window = make()
    with somebody_else() as other:
        other.send_signal(signal.SIGSTOP)
        window.files.open(path)
        dialog = held_dialog(window)
        dialog.ask()
        qtbot.waitUntil(request_file(path).exists)
        dialog.reject()
        qtbot.waitUntil(lambda: not request_file(path).exists())
        other.send_signal(signal.SIGCONT)
        told, _nothing = other.communicate("\n", timeout=60)
        assert told == "\n", "nothing was handed over"
    assert not window.session.is_open
    Document.open(path).close()


def test_who_is_asked_saves_lets_go_stays_and_can_get_it_back(
    make: Make, path: Path, somebody_else: Others, qtbot: QtBot
) -> None:
    window = make()
    assert window.files.open(path)
    day = window.session.festival.days()[1]
    window.session.show_day(day)
    window.session.run(AddFilm("Ours"))
    with somebody_else(ASK) as other:
        qtbot.waitUntil(lambda: bool(sentences(window)), timeout=20000)
        [sentence] = sentences(window)
        assert f"handed over to {getpass.getuser()}" in sentence
        assert "Ours" in {film.title for film in window.session.festival.films.values()}
        assert not window.session.run(AddFilm("Too late"))
        assert window.top_bar.saved.accessibleName() == "Only to look at"
        assert window.windowTitle() == "Nights (only to look at) – Marquee"
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        press(window, "Get it back")
        qtbot.waitUntil(lambda: window.session.is_writable, timeout=20000)
    assert sentences(window) == []
    assert window.session.day == day
    assert window.session.run(AddFilm("Again")), window.toast.text


def test_when_the_other_has_gone_the_banner_offers_to_edit(
    make: Make, path: Path, somebody_else: Others, qtbot: QtBot
) -> None:
    window = make()
    with somebody_else():
        window.files.open(path)
        held_dialog(window).look()
    qtbot.waitUntil(lambda: "Nobody has it open" in sentences(window)[0], timeout=20000)
    press(window, "Open for editing")
    assert window.session.is_writable
    assert "Theirs" in {film.title for film in window.session.festival.films.values()}


def test_a_file_that_may_not_be_written_opens_to_be_looked_at(
    make: Make, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    allowed = os.access

    def access(where: str | Path, mode: int, **how: bool) -> bool:
        return allowed(where, mode, **how) and not (mode & os.W_OK and Path(where) == path)

    monkeypatch.setattr(os, "access", access)
    window = make()
    window.files.open(path)
    assert window.session.is_open
    assert not window.session.is_writable
    [sentence] = sentences(window)
    assert sentence.startswith("You may not write to")
    window.refresh_actions()
    assert window.binding["open-for-editing"].isEnabled()
    assert [b.text() for b in window.notices.banners[0].buttons] == ["Save a copy…"]
    copy = tmp_path / "mine.marquee"
    window.opening.put_copy(copy, then_open=True)
    assert window.session.is_writable
    assert window.session.document is not None
    assert window.session.document.path == copy
    assert sentences(window) == []
