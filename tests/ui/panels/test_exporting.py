from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from planner.edit.plans import MakeRelease
from planner.exchange.writers import all_writers
from planner.times import WallTime
from tests.ui.panels.conftest import Office
from ui.dialogs import ExportDialog
from ui.dialogs.options import OptionField
from ui.memory import Memory


@pytest.fixture
def dialog(
    office: Office, memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> ExportDialog:
    monkeypatch.setattr("ui.dialogs.exporting.Memory", lambda: memory)
    memory.keep("export/folder", str(tmp_path))
    made = ExportDialog(office.session)
    made.open()
    return made


def option(dialog: ExportDialog, key: str) -> OptionField:
    return next(field for field in dialog.form.fields if field.setting.key == key)


def go(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        dialog.start()


def test_every_writer_is_offered_with_its_options(dialog: ExportDialog) -> None:
    assert dialog.list.count() == len(all_writers())
    for writer_id, writer in all_writers().items():
        dialog.choose(writer_id)
        assert dialog.writer_id == writer_id
        declared = [setting.key for setting in writer.options]
        assert [field.setting.key for field in dialog.form.fields] == declared
        assert dialog.destination.path.name == writer.name_for("Test Festival")
    dialog.close()


def test_what_is_left_out_follows_the_options(
    dialog: ExportDialog,
) -> None:
    dialog.choose("ics")
    assert "2 screenings that are not confirmed yet were left out" in dialog.left_out.text()
    box = option(dialog, "unconfirmed").editor
    assert isinstance(box, QCheckBox)
    box.setChecked(True)
    assert "not confirmed" not in dialog.left_out.text()
    combo = option(dialog, "audience").editor
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData("staff"))
    assert dialog.left_out.text().startswith("Nothing: it is for the office")
    dialog.close()


def test_a_calendar_of_one_screen_is_written_where_it_says(
    office: Office, dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.choose("ics")
    box = option(dialog, "unconfirmed").editor
    assert isinstance(box, QCheckBox)
    box.setChecked(True)
    combo = option(dialog, "screen").editor
    assert isinstance(combo, QComboBox)
    assert [combo.itemText(i) for i in range(combo.count())] == [
        "all",
        *(office.session.festival.screen_name(office.screen(n).id) for n in ("Odeon 1", "Odeon 2")),
    ]
    combo.setCurrentIndex(2)
    go(dialog, qtbot)
    written = (tmp_path / "Test Festival.ics").read_text("utf-8")
    assert "BEGIN:VCALENDAR" in written
    assert "BEGIN:VEVENT" not in written, "nothing is shown on the second screen"
    combo.setCurrentIndex(1)
    go(dialog, qtbot)
    assert (tmp_path / "Test Festival.ics").read_text("utf-8").count("BEGIN:VEVENT") == 2
    assert "Test Festival.ics" in dialog.outcome.text()
    assert dialog.show_folder.isVisible() is True
    dialog.close()


def test_a_place_that_cannot_be_written_is_named(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.choose("json")
    dialog.destination.put(tmp_path / "nowhere" / "a.json")
    go(dialog, qtbot)
    assert "could not be written" in dialog.complaint.text
    assert dialog.show_folder.isVisible() is False
    dialog.close()


def test_what_stands_there_is_said_before_it_is_replaced(
    dialog: ExportDialog, tmp_path: Path
) -> None:
    dialog.choose("xlsx")
    assert dialog.destination.note.text() == ""
    kept = tmp_path / "kept.xlsx"
    kept.write_text("mine", "utf-8")
    dialog.destination.put(kept)
    assert dialog.destination.note.text() == "This file exists; exporting replaces it."
    dialog.close()


def test_writer_and_folder_are_remembered(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path, memory: Memory, office: Office
) -> None:
    dialog.choose("csv")
    dialog.destination.put(tmp_path / "tables" / "all")
    go(dialog, qtbot)
    written = {path.stem for path in (tmp_path / "tables" / "all").glob("*.csv")}
    assert written >= {"films", "programmes", "screenings", "screens"}
    dialog.close()
    again = ExportDialog(office.session)
    assert again.writer_id == "csv"
    assert again.destination.folder == tmp_path / "tables"
    again.close()


def test_a_folder_is_chosen_for_what_makes_a_folder(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.choose("web")
    dialog.destination.ask()
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(tmp_path))
    assert dialog.destination.path == tmp_path / "Test Festival web"
    chooser.close()
    dialog.close()


def test_stopping_leaves_nothing_behind(dialog: ExportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    dialog.choose("csv")
    out = dialog.destination.path
    begun = out.with_name(f".{out.name}.999999999.abcd1234")  # as whoever is killed leaves it
    begun.mkdir()
    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        dialog.start()
        assert dialog._task is not None
        dialog._task.cancel()
    assert dialog.complaint.text == "Stopped; nothing was written."
    assert list(tmp_path.glob(f"*{out.name}*")) == []
    dialog.close()


def test_tables_say_which_plans_stay(dialog: ExportDialog, office: Office) -> None:
    office.session.run(
        MakeRelease(office.session.festival.plan_id, "Catalogue", "", WallTime(0)), "test"
    )
    dialog.choose("json")
    for form in ("csv", "xlsx-tables"):
        dialog.choose(form)
        assert dialog.left_out.text().startswith("1 other plan or release was left out")
    dialog.choose("json")
    assert dialog.left_out.text().startswith("Nothing: it is for the office")
    dialog.close()
