"""Earlier versions, releases, and files that do not open any more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.document.compare import Change
from planner.edit.plans import MakeRelease
from planner.edit.programmes import AddFilm
from planner.edit.screenings import MoveScreening, Unschedule
from planner.model import Release
from planner.times import WallTime, now_wall
from tests.build import the_screening
from tests.ui.files.conftest import Make
from ui.dialogs import (
    CheckDialog,
    DamagedDialog,
    EarlierDialog,
    ReleaseDialog,
    ReleasesDialog,
)
from ui.dialogs.damaged import SalvagedDialog
from ui.session import Session
from ui.window import MainWindow

PATIENCE = 30000


def titles(session: Session) -> set[str]:
    return {film.title for film in session.festival.films.values()}


def moved_later(session: Session, minutes: int = 45) -> WallTime:
    """Move the one screening; returns where it was."""
    screening = the_screening(session.festival, "Still Life")
    later = WallTime(screening.start + minutes)
    assert session.run(MoveScreening(screening.id, screening.screen_id, later))
    return screening.start


def earlier(window: MainWindow, qtbot: QtBot) -> EarlierDialog:
    document = window.session.document
    assert document is not None
    assert document._store._opened.backups is not None
    document.flush()
    document._store._opened.backups.wait()
    window.session.ask("earlier")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EarlierDialog)
    qtbot.waitSignal(dialog.compared, timeout=PATIENCE).wait()
    return dialog


def test_a_backup_shows_what_going_back_changes_and_is_one_step(
    make: Make, path: Path, qtbot: QtBot
) -> None:
    window = make()
    window.files.open(path)
    session = window.session
    start = moved_later(session)
    session.run(AddFilm("Ours"))
    dialog = earlier(window, qtbot)
    assert [version.second for version in dialog.list._model.versions] == ["when it was opened"]
    [one] = dialog.differences.model.shown
    assert one.changes == (Change.RETIMED,)
    assert "19:30" in one.sentence()
    assert "films (1 removed)" in dialog.differences.besides.text()

    dialog.restore()
    assert the_screening(session.festival, "Still Life").start == start
    assert "Ours" not in titles(session)
    assert session.undo_title is not None
    assert session.undo_title.startswith("Restore the backup of")
    session.undo()
    assert "Ours" in titles(session)
    assert the_screening(session.festival, "Still Life").start == start + 45


def test_the_filter_of_the_comparison_and_the_way_to_a_screening(
    make: Make, path: Path, qtbot: QtBot
) -> None:
    window = make()
    window.files.open(path)
    moved_later(window.session)
    screening = the_screening(window.session.festival, "Still Life")
    dialog = earlier(window, qtbot)
    assert [button.text() for button in dialog.differences.tabs.buttons()] == ["All 1", "Retimed 1"]
    dialog.differences.show_only(Change.NEW)
    assert dialog.differences.model.shown == ()
    dialog.differences.show_only(None)
    dialog.differences.entered.emit(dialog.differences.model.shown[0])
    assert not dialog.isVisible()
    assert window.session.selection == (screening.id,)


def test_a_backup_opens_as_a_copy(make: Make, path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    window = make()
    window.files.open(path)
    window.session.run(AddFilm("Ours"))
    dialog = earlier(window, qtbot)
    backup = dialog.list.chosen()
    assert backup is not None
    out = tmp_path / "then.marquee"
    dialog.put_copy(backup.what, out)
    assert window.session.document is not None
    assert window.session.document.path == out
    assert "Ours" not in titles(window.session)
    assert window.session.is_writable


def test_nothing_can_be_restored_into_what_is_only_looked_at(
    make: Make, path: Path, qtbot: QtBot
) -> None:
    window = make()
    window.files.open(path)
    window.close_festival()
    window.session.look(path)
    window.session.ask("earlier")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, EarlierDialog)
    assert not dialog.restore_button.isEnabled()
    assert dialog.copy_button.isEnabled()
    dialog.reject()


# -- a damaged file -------------------------------------------------------------------------------


def spoil(path: Path) -> bytes:
    """Cut the file in the middle; returns what is left."""
    left = path.read_bytes()[: path.stat().st_size // 2]
    path.write_bytes(left)
    return left


def damaged(window: MainWindow, path: Path) -> DamagedDialog:
    assert not window.files.open(path)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, DamagedDialog)
    return dialog


def test_a_damaged_file_leads_to_its_backups(make: Make, path: Path, qtbot: QtBot) -> None:
    window = make()
    window.files.open(path)
    window.close_festival()
    left = spoil(path)
    dialog = damaged(window, path)
    assert dialog.restore_button.isEnabled()
    dialog.restore_button.click()
    backups = QApplication.activeModalWidget()
    assert isinstance(backups, EarlierDialog)
    backups.restore()
    assert window.session.document is not None
    assert window.session.document.path == path
    assert titles(window.session) == {"Platform", "Still Life"}
    [aside] = path.parent.glob("* put aside *")
    assert aside.read_bytes() == left, "nothing is destroyed"
    assert aside.name in window.toast.text


def test_what_can_be_read_is_salvaged_with_a_report(
    make: Make, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    left = spoil(path)
    window = make()
    dialog = damaged(window, path)
    assert not dialog.restore_button.isEnabled(), "there is no backup"
    out = tmp_path / "salvaged.marquee"
    dialog.salvage_to(out)
    qtbot.waitUntil(
        lambda: isinstance(QApplication.activeModalWidget(), SalvagedDialog), timeout=PATIENCE
    )
    report = QApplication.activeModalWidget()
    assert isinstance(report, SalvagedDialog)
    assert report.report.toPlainText()
    assert path.read_bytes() == left
    report.open_it()
    assert window.session.document is not None
    assert window.session.document.path == out


def test_the_open_festival_and_another_file_are_examined(
    make: Make, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = make()
    window.files.open(path)
    with qtbot.waitExposed(window):
        window.session.ask("check-file")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CheckDialog)
    qtbot.waitSignal(dialog.checked, timeout=PATIENCE).wait()
    assert dialog.told.text().startswith("“nights.marquee” is sound")
    assert not dialog.repair.isVisible()
    assert window.session.run(AddFilm("Still held")), "the file stays in hand"

    window.opening.put_copy(tmp_path / "other.marquee")
    other = tmp_path / "other.marquee"
    spoil(other)
    with qtbot.waitSignal(dialog.checked, timeout=PATIENCE):
        dialog._begin(other)
    assert dialog.problems.toPlainText()
    dialog.repair.click()
    repair = QApplication.activeModalWidget()
    assert isinstance(repair, DamagedDialog)
    repair.reject()


# -- releases -------------------------------------------------------------------------------------


def release_dialog(window: MainWindow) -> ReleaseDialog:
    window.session.ask("release")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReleaseDialog)
    return dialog


def test_a_release_needs_a_name_and_says_so_afterwards(make: Make, path: Path) -> None:
    window = make()
    window.files.open(path)
    dialog = release_dialog(window)
    assert not dialog.button.isEnabled()
    dialog.name.setText("Catalogue")
    dialog.note.setPlainText("To the printer.")
    dialog.button.click()
    assert window.toast.text == "Released as “Catalogue”."
    [release] = window.session.festival.rows(Release).values()
    assert (release.name, release.note) == ("Catalogue", "To the printer.")
    again = release_dialog(window)
    again.name.setText("catalogue")
    again.button.click()
    assert "already" in again.complaint.text
    again.reject()


def test_blockers_refuse_a_release_and_lead_to_themselves(make: Make, path: Path) -> None:
    from planner.edit.screenings import PlaceProgramme
    from tests.build import the_programme

    window = make()
    window.files.open(path)
    session = window.session
    screening = the_screening(session.festival, "Still Life")
    other = the_programme(session.festival, "Platform")
    session.run(PlaceProgramme(other.id, screening.screen_id, screening.start))
    session.select(())
    dialog = release_dialog(window)
    dialog.name.setText("Catalogue")
    assert not dialog.button.isEnabled()
    assert len(dialog.links) == 1
    dialog.links[0].button.click()
    assert not dialog.isVisible()
    assert screening.id in session.selection


def test_a_release_is_compared_with_now(make: Make, path: Path, qtbot: QtBot) -> None:
    window = make()
    window.files.open(path)
    session = window.session
    now = now_wall(session.festival.edition.zone)
    assert session.run(MakeRelease(session.festival.plan_id, "Catalogue", "", now))
    moved_later(session)
    session.ask("releases")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReleasesDialog)
    qtbot.waitSignal(dialog.compared, timeout=PATIENCE).wait()
    [one] = dialog.differences.model.shown
    assert one.changes == (Change.RETIMED,)
    assert "from Thu 5 Nov 19:30 to 20:15" in one.sentence()
    dialog.differences.entered.emit(one)
    assert session.selection == (the_screening(session.festival, "Still Life").id,)
    session.run(Unschedule(session.selection))
    session.ask("releases")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReleasesDialog)
    qtbot.waitSignal(dialog.compared, timeout=PATIENCE).wait()
    assert [d.changes for d in dialog.differences.model.shown] == [(Change.DROPPED,)]
    dialog.reject()


def test_without_a_release_the_list_says_what_one_is_for(make: Make, path: Path) -> None:
    window = make()
    window.files.open(path)
    window.session.ask("releases")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReleasesDialog)
    assert dialog.differences.word.text.text() == "Nothing was released yet"
    dialog.release_button.click()
    release = QApplication.activeModalWidget()
    assert isinstance(release, ReleaseDialog)
    release.reject()
