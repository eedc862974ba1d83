"""What the window says about the file is true, and no edit waits for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from planner.document import Document
from planner.edit.programmes import AddFilm
from planner.edit.screenings import MoveScreening, PinScreening
from planner.times import WallTime
from tests.build import the_screening
from tests.ui.files.conftest import Make
from ui.dialogs import LostDialog
from ui.memory import Memory
from ui.session import Session
from ui.window import MainWindow


def said(window: MainWindow) -> str:
    return window.top_bar.saved.accessibleName()


def titles(session: Session) -> set[str]:
    return {film.title for film in session.festival.films.values()}


@contextmanager
def storage_busy(document: Document | None) -> Iterator[None]:
    """The storage thread is at something that does not end."""
    assert document is not None
    stop = threading.Event()
    document._store._executor.submit(stop.wait)
    try:
        yield
    finally:
        stop.set()


def test_saved_is_said_only_when_it_is_on_the_disk(make: Make, path: Path, qtbot: QtBot) -> None:
    window = make()
    window.files.open(path)
    assert said(window) == "Saved"
    with storage_busy(window.session.document):
        window.session.run(AddFilm("One"))
        assert said(window) == "Saving…", "before the storage thread has even begun"
        QApplication.processEvents()
        assert said(window) == "Saving…"
    qtbot.waitUntil(lambda: said(window) == "Saved")
    assert window.session.document is not None
    assert window.session.document.saved


def test_no_edit_waits_for_the_storage_thread(make: Make, path: Path, qtbot: QtBot) -> None:
    window = make()
    window.files.open(path)
    session = window.session
    screening = the_screening(session.festival, "Still Life")
    with storage_busy(session.document):
        assert session.run(PinScreening(screening.id))
        later = WallTime(screening.start + 30)
        assert session.run(MoveScreening(screening.id, screening.screen_id, later), "timetable")
        assert session.undo()
        assert session.redo()
        session.select((screening.id,))
        assert window.workspace is not None
        page = window.workspace.inspector.page
        assert page is not None
        QApplication.processEvents()
        assert said(window) == "Saving…"
    qtbot.waitUntil(lambda: said(window) == "Saved")


def test_closing_shows_a_progress_while_it_waits(make: Make, path: Path, qtbot: QtBot) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QProgressDialog

    window = make()
    window.files.open(path)
    seen: list[str] = []
    stop = threading.Event()
    document = window.session.document
    assert document is not None
    document._store._executor.submit(stop.wait)

    def look() -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QProgressDialog) and widget.isVisible():
                seen.append(widget.labelText())
                stop.set()
                return
        QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)
    window.close_festival()
    assert seen == ["Saving"]
    assert not window.session.is_open


def test_what_cannot_be_saved_is_taken_back_and_said(make: Make, path: Path, qtbot: QtBot) -> None:
    window = make()
    window.files.open(path)
    document = window.session.document
    assert document is not None
    pages = document._store._connection.connection.driver_connection

    def no_room() -> None:
        assert pages is not None
        (now,) = pages.execute("PRAGMA page_count").fetchone()
        pages.execute(f"PRAGMA max_page_count={now}")

    document._store._ask(no_room)
    window.session.run(AddFilm("Too much " * 4000))
    qtbot.waitUntil(lambda: "is full" in window.toast.text)
    assert titles(window.session) == {"Platform", "Still Life"}
    qtbot.waitUntil(lambda: said(window) == "Saved")


def test_ctrl_s_says_that_it_is_done_already(make: Make, path: Path, qtbot: QtBot) -> None:
    window = make()
    window.say_saved()
    assert not window.toast.isVisible()
    window.files.open(path)
    [key] = [k for k in window.findChildren(QShortcut) if k.key().toString() == "Ctrl+S"]
    key.activated.emit()
    assert window.toast.isVisible()
    assert window.toast.text.startswith("Everything is saved already")
    with storage_busy(window.session.document):
        window.session.run(AddFilm("One"))
        window.say_saved()
        assert window.toast.text == "The last change is being saved."


def test_a_copy_is_saved_elsewhere_and_never_over_a_file(
    make: Make, path: Path, tmp_path: Path
) -> None:
    window = make()
    window.files.open(path)
    window.refresh_actions()
    window.binding["save-copy"].trigger()
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, QFileDialog)
    chooser.close()
    copy = tmp_path / "copy.marquee"
    window.session.run(AddFilm("Ours"))
    window.opening.put_copy(copy)
    assert window.toast.text == "The copy is saved as “copy.marquee”."
    assert window.session.document is not None
    assert window.session.document.path == path
    before = copy.read_bytes()
    window.opening.put_copy(copy)
    assert "exists already" in window.toast.text
    assert copy.read_bytes() == before
    window.close_festival()
    assert window.files.open(copy)
    assert "Ours" in titles(window.session)


# -- lost ---------------------------------------------------------------------------------------


def lost(window: MainWindow, path: Path) -> LostDialog:
    """The file is deleted under the window, and the window has noticed."""
    window.files.open(path)
    window.session.run(AddFilm("Ours"))
    assert window.session.flush()
    path.unlink()
    assert not window.session.flush()
    QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LostDialog)
    return dialog


def test_a_lost_file_stops_editing_and_leads_to_the_rescue_copy(make: Make, path: Path) -> None:
    window = make()
    dialog = lost(window, path)
    assert said(window) == "Not saved"
    [banner] = window.notices.banners
    assert banner.severity == "blocker"
    assert "was deleted, moved or its disk taken away" in banner.sentence.text()
    assert not window.session.run(AddFilm("More"))
    dialog.rescue.click()
    assert window.session.is_writable
    assert window.session.document is not None
    assert "rescued" in window.session.document.path.name
    assert "Ours" in titles(window.session)
    assert window.notices.banners == []
    assert said(window) == "Saved"


def test_a_lost_file_can_be_looked_at_and_copied(make: Make, path: Path, tmp_path: Path) -> None:
    window = make()
    lost(window, path).reject()
    copy = tmp_path / "again.marquee"
    window.opening.put_copy(copy, then_open=True)
    assert window.session.document is not None
    assert window.session.document.path == copy
    assert "Ours" in titles(window.session)


def test_what_is_only_in_memory_is_not_closed_at_the_first_try(
    make: Make, path: Path, tmp_path: Path
) -> None:
    window = make()
    lost(window, path).reject()
    obstacle = window.session.obstacle
    assert obstacle is not None
    obstacle.rescued = None  # type: ignore[attr-defined]  # as when no disk took the rescue copy
    assert not window.close()
    assert window.session.is_open
    window.opening.put_copy(tmp_path / "kept.marquee")
    assert window.close()


# -- where it lies ------------------------------------------------------------------------------


def test_a_cloud_folder_is_said_until_it_is_taken_away_and_never_again(
    make: Make, path: Path, tmp_path: Path, memory: Memory
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    inside = folder / path.name
    path.rename(inside)
    window = make()
    window.files.open(inside)
    [banner] = window.notices.banners
    assert "Dropbox" in banner.sentence.text()
    window.close_festival()
    assert window.notices.banners == []
    window.files.open(inside)
    [banner] = window.notices.banners
    banner.buttons[-1].click()
    assert window.notices.banners == []
    window.close_festival()
    window.files.open(inside)
    assert window.notices.banners == []


def test_a_backup_that_could_not_be_made_is_said(make: Make, path: Path) -> None:
    window = make()
    window.files.open(path)
    document = window.session.document
    assert document is not None
    backups = document._store._opened.backups
    assert backups is not None
    backups.take(lambda: b"no festival", "hourly")
    backups.wait()
    window.session.run(AddFilm("One"))
    window.session.flush()
    [banner] = window.notices.banners
    assert "No backup of" in banner.sentence.text()
    assert [button.text() for button in banner.buttons] == ["Save a copy…"]
