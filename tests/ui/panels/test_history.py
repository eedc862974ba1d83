from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.edit import SetField
from planner.edit.programmes import AddFilm, RemoveFilm
from planner.edit.screenings import MoveScreening, PinScreening, Unschedule
from planner.times import WallTime
from tests.ui.panels.conftest import Office
from ui.history import HistoryPanel
from ui.history.lines import Lines


@pytest.fixture
def panel(office: Office, qtbot: QtBot) -> Iterator[HistoryPanel]:
    made = HistoryPanel(office.session)
    made.resize(300, 640)
    with qtbot.waitSignal(made.loaded):
        made.show()
    yield made
    made.close()
    made.deleteLater()


def titles(panel: HistoryPanel) -> list[str]:
    return [line.step.title for line in panel.model.lines]


def abouts(panel: HistoryPanel) -> list[str]:
    return [line.about for line in panel.model.lines]


def done(panel: HistoryPanel, office: Office, qtbot: QtBot, *edits: object) -> None:
    """Run edits one by one, and wait until the panel has read them."""
    with qtbot.waitSignal(panel.loaded):
        office.run(*edits)  # type: ignore[arg-type]


def test_every_step_is_listed_newest_first_with_what_who_and_when(
    panel: HistoryPanel, office: Office
) -> None:
    assert titles(panel)[0] == "Place screening"
    assert titles(panel)[-1] == "New festival"
    assert abouts(panel)[:2] == [
        "Eternal Spring, Thu 5 19:00, Odeon 1",
        "Maineland, Thu 5 18:00, Odeon 1",
    ]
    step = panel.model.lines[0].step
    said = str(panel.model.data(panel.model.index(0)))
    assert said.startswith(
        f"Place screening · Eternal Spring, Thu 5 19:00, Odeon 1 · {step.author} · "
    )
    assert panel.count.text() == f"{len(panel.model.lines)} steps"


def test_new_steps_come_by_themselves_and_undone_ones_are_marked(
    panel: HistoryPanel, office: Office, qtbot: QtBot
) -> None:
    done(panel, office, qtbot, AddFilm("Platform"))
    assert (titles(panel)[0], abouts(panel)[0]) == ("Add film", "Platform")
    assert panel.model.head == panel.model.lines[0].step.id
    with qtbot.waitSignal(panel.loaded):
        office.session.undo()
    assert panel.model.lines[0].step.undone
    assert panel.model.head == panel.model.lines[1].step.id
    assert "undone" in str(panel.model.data(panel.model.index(0)))


def test_what_was_removed_since_keeps_its_name(
    panel: HistoryPanel, office: Office, qtbot: QtBot
) -> None:
    done(panel, office, qtbot, RemoveFilm(office.film("Maineland").id))
    assert abouts(panel)[0] == "Maineland, Thu 5 18:00, Odeon 1"
    added = [line for line in panel.model.lines if line.step.title == "Add film"]
    assert "Maineland" in [line.about for line in added]


def test_search_finds_every_word_wherever_it_stands(
    panel: HistoryPanel, office: Office, qtbot: QtBot
) -> None:
    panel.search.setText("place eternal")
    assert abouts(panel) == ["Eternal Spring, Thu 5 19:00, Odeon 1"]
    panel.search.setText("nobody did this")
    assert not panel.model.lines
    assert panel.nothing.isVisible()
    panel.nothing.pressed.emit()
    assert len(panel.model.lines) > 4


def test_only_what_concerns_the_selection_follows_it(
    panel: HistoryPanel, office: Office, qtbot: QtBot
) -> None:
    screening = office.screening("Maineland")
    office.session.select((screening.id,))
    done(panel, office, qtbot, PinScreening(screening.id), AddFilm("Platform"))
    panel.show_only(None)
    assert titles(panel) == ["Pin", "Place screening"]
    assert panel.whom.whole_text() == "Only what concerns Maineland"
    office.session.select(programme_ids=(office.programme("Eternal Spring").id,))
    assert "Place screening" in titles(panel)
    assert "Add film" in titles(panel), "of a film's programme people want the film as well"
    assert "Pin" not in titles(panel)
    panel.show_only(("film", office.film("Chomo").id))
    assert titles(panel) == ["Make shorts programme", "Add film"]
    panel.only.setChecked(False)
    assert len(panel.model.lines) > 4


def test_a_note_says_why_and_is_found(panel: HistoryPanel, office: Office, qtbot: QtBot) -> None:
    panel.list.setCurrentIndex(panel.model.index(1))
    line = panel.list.current_line()
    assert line is not None
    qtbot.keyClick(panel.list, Qt.Key.Key_N)
    panel.detail.note.setFocus()
    qtbot.keyClicks(panel.detail.note, "The director asked for it")
    with qtbot.waitSignal(panel.loaded):
        qtbot.keyClick(panel.detail.note, Qt.Key.Key_Return)
    now = panel.list.current_line()
    assert now is not None
    assert now.step.id == line.step.id, "the keyboard stays where it was"
    assert now.step.comment == "The director asked for it"
    panel.search.setText("director asked")
    assert [one.step.id for one in panel.model.lines] == [line.step.id]


def test_escape_in_the_note_changes_nothing(
    panel: HistoryPanel, office: Office, qtbot: QtBot
) -> None:
    panel.list.setCurrentIndex(panel.model.index(0))
    panel.detail.note.setText("No")
    qtbot.keyClick(panel.detail.note, Qt.Key.Key_Escape)
    assert panel.detail.note.text() == ""
    assert office.session.document is not None
    assert not any(step.comment for step in office.session.document.history())


def test_going_back_says_first_what_it_takes_back(
    panel: HistoryPanel, office: Office, qtbot: QtBot
) -> None:
    maineland = office.screening("Maineland")
    later = WallTime(maineland.start + 60)
    done(panel, office, qtbot, MoveScreening(maineland.id, maineland.screen_id, later))
    done(panel, office, qtbot, Unschedule((maineland.id,)))
    panel.list.setCurrentIndex(panel.model.index(2))
    assert panel.detail.way.text().startswith("Going back takes back 2 steps")
    with qtbot.waitSignal(panel.loaded):
        qtbot.keyClick(panel.list, Qt.Key.Key_G)
    assert office.screening("Maineland").start == maineland.start
    assert [line.step.undone for line in panel.model.lines[:3]] == [True, True, False]
    assert panel.detail.way.text() == "The festival stands here."
    assert not panel.detail.go.isEnabled()
    panel.list.setCurrentIndex(panel.model.index(1))
    assert panel.detail.way.text() == "Going on does 1 undone step again."
    assert panel.detail.go.text() == "Go on to here"
    with qtbot.waitSignal(panel.loaded):
        panel.detail.go.click()
    assert office.screening("Maineland").start == later


def test_from_another_branch_both_ways_are_said(
    panel: HistoryPanel, office: Office, qtbot: QtBot
) -> None:
    done(panel, office, qtbot, AddFilm("One"))
    with qtbot.waitSignal(panel.loaded):
        office.session.undo()
    done(panel, office, qtbot, AddFilm("Two"), AddFilm("Three"))
    row = abouts(panel).index("One")
    panel.list.setCurrentIndex(panel.model.index(row))
    assert panel.detail.way.text() == (
        "Going there takes back 2 steps and does 1 undone step again."
    )
    panel.detail.go.click()
    names = {film.title for film in office.session.festival.films.values()}
    assert "One" in names
    assert not {"Two", "Three"} & names


def test_return_shows_what_the_step_touched(
    panel: HistoryPanel, office: Office, qtbot: QtBot
) -> None:
    screening = office.screening("Maineland")
    panel.list.setCurrentIndex(panel.model.index(1))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert office.session.selection == (screening.id,)
    film = office.film("Chomo")
    done(panel, office, qtbot, SetField("film", film.id, "title", "Chomo Lhari"))
    panel.list.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert office.session.programme_selection == (office.programme("Chomo Lhari").id,)


def test_what_is_gone_is_said(panel: HistoryPanel, office: Office, qtbot: QtBot) -> None:
    done(panel, office, qtbot, AddFilm("Platform"))
    with qtbot.waitSignal(panel.loaded):
        office.session.undo()
    messages: list[str] = []
    office.session.message.connect(lambda text, _severity: messages.append(text))
    panel.list.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert messages == ["What this step touched is not there any more, or has no place of its own."]


def test_reading_does_not_wait_for_the_storage_thread(
    panel: HistoryPanel, office: Office, qtbot: QtBot
) -> None:
    stop = threading.Event()
    document = office.session.document
    assert document is not None
    document._store._executor.submit(stop.wait)
    before = titles(panel)
    panel.read()
    assert titles(panel) == before, "what was read stays on show"
    with qtbot.waitSignal(panel.loaded):
        stop.set()


def test_a_hidden_panel_reads_nothing_until_it_is_shown(office: Office, qtbot: QtBot) -> None:
    hidden = HistoryPanel(office.session)
    office.run(AddFilm("Platform"))
    assert not hidden.model.every
    with qtbot.waitSignal(hidden.loaded):
        hidden.show()
    assert abouts(hidden)[0] == "Platform"
    hidden.close()
    hidden.deleteLater()


def test_lines_are_made_once(office: Office) -> None:
    document = office.session.document
    assert document is not None
    lines = Lines()
    first = lines.of(document.history(), document.festival)
    office.run(AddFilm("Platform"))
    second = lines.of(document.history(), document.festival)
    assert len(second) == len(first) + 1
    assert all(one is two for one, two in zip(second[1:], first, strict=True))
