"""Bugs that other planners shipped, each of which must not be one of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from planner.document import Document
from planner.edit.fields import SetField, Together
from planner.edit.programmes import AddFilm
from planner.edit.screenings import DuplicateScreening, PlaceProgramme, Unschedule
from planner.edit.venues import AddScreen
from planner.model import Hold
from planner.times import WallTime, clock, day_start
from tests.build import start_festival, the_programme
from tests.ui.timetable.test_drop import carry, film_mime, point
from tests.ui.timetable.test_gestures import one
from tests.ui.timetable.test_keyboard import press, select
from ui.session import Session
from ui.timetable import TimetablePanel
from ui.timetable.dropping import FILM_GRIP

_ACTIONS = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize("part", ["heads", "axis", "tabs", "minimap", "sight_button", "add_button"])
def test_a_drop_beside_the_canvas_makes_nothing(panel: TimetablePanel, session: Session, part: str):
    owner = panel if hasattr(panel, part) else panel.frame
    widget: QWidget = getattr(owner, part)
    before, at = session.festival, widget.rect().center()
    mime = film_mime(the_programme(before, "Chomo").id)
    QApplication.sendEvent(widget, QDragEnterEvent(at, _ACTIONS, mime, _LEFT, _NONE))
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), _ACTIONS, mime, _LEFT, _NONE))
    assert session.festival is before


def test_after_zoom_and_resize_a_drop_lands_where_it_is_seen(
    panel: TimetablePanel, session: Session
):
    panel.zoom(2)
    panel.resize(1180, 640)
    panel.canvas.scroll_to_box(panel.canvas.grid.strip(3, 840, 900))
    programme = the_programme(session.festival, "Chomo")
    carry(panel, film_mime(programme.id), point(panel, 3, 14 * 60) + QPoint(0, FILM_GRIP.y()))
    (placed,) = session.festival.screenings_of(programme.id)
    assert clock(placed.start) == "14:00"
    assert session.festival.screens[placed.screen_id].name == "Studio"


def test_a_screen_that_was_added_meanwhile_takes_films(panel: TimetablePanel, session: Session):
    session.run(AddScreen("Tent", "Open Air", None))
    programme = the_programme(session.festival, "Chomo")
    carry(panel, film_mime(programme.id), point(panel, 5, 14 * 60) + QPoint(0, FILM_GRIP.y()))
    (placed,) = session.festival.screenings_of(programme.id)
    assert session.festival.screens[placed.screen_id].name == "Tent"


def test_what_stands_on_a_screen_that_was_added_meanwhile_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "f.marquee"
    with Document.create(path, start_festival()) as document:
        document.run(Together((AddFilm("Chomo"), AddScreen("Studio", "Riverside", None)), "Begin"))
        document.run(AddScreen("Tent", "Open Air", None))
        tent = next(s for s in document.festival.screens.values() if s.name == "Tent")
        day = document.festival.days()[0]
        chomo = the_programme(document.festival, "Chomo").id
        document.run(PlaceProgramme(chomo, tent.id, WallTime(day_start(day) + 14 * 60)))
    with Document.open(path) as document:
        (placed,) = document.festival.screenings_of(chomo)
        assert document.festival.screens[placed.screen_id].name == "Tent"


def test_a_copy_keeps_its_length_when_the_first_changes(panel: TimetablePanel, session: Session):
    first = one(session, "Letter from Masanjia")
    session.run(DuplicateScreening(first.id, first.screen_id, WallTime(first.start - 300)))
    session.run(SetField("screening", first.id, "qa_minutes", 60))
    copy, again = session.festival.screenings_of(first.programme_id)
    assert (copy.qa_minutes, again.qa_minutes) == (20, 60)
    film = session.festival.films_of(first.programme_id)[0]
    session.run(SetField("film", film.id, "runtime_seconds", 6000))
    spans = [session.festival.span(row) for row in (copy, again)]
    assert [span.qa_start - span.start for span in spans] == [100, 100]


def test_what_lasts_beyond_the_end_of_the_day_is_seen(panel: TimetablePanel, session: Session):
    day = session.festival.days()[2]
    screen = session.festival.screens_in_order()[4].id
    programme = the_programme(session.festival, "Thousand Pieces of Gold")
    session.run(PlaceProgramme(programme.id, screen, WallTime(day_start(day) + 29 * 60)))
    session.show_day(day)
    block = next(b for b in panel.canvas.list.blocks if b.title == "Thousand Pieces of Gold")
    assert block.end > 30 * 60
    assert panel.canvas.grid.last >= block.end
    panel.canvas.make_current(block)
    assert panel.canvas.visualRect(panel.canvas.currentIndex()).isValid()


def test_everything_on_the_timetable_can_be_taken_off(panel: TimetablePanel, session: Session):
    panel.canvas.selectAll()
    press(panel, Qt.Key.Key_Delete)
    day = session.festival.screenings_on_day(session.day)
    assert day == ()
    assert not session.festival.rows(Hold)
    session.undo()
    assert len(session.festival.screenings_on_day(session.day)) == 18


def test_a_block_that_is_removed_under_the_hand_does_no_harm(
    panel: TimetablePanel, session: Session
):
    block = select(panel, "Letter from Masanjia")
    press(panel, Qt.Key.Key_M)
    session.run(Unschedule((block.id,)))
    assert panel.canvas.dropping.hand is None
    press(panel, Qt.Key.Key_Return)
    assert block.id not in session.festival.all_screenings


def test_where_it_is_held_is_said_to_screen_readers(
    panel: TimetablePanel, monkeypatch: pytest.MonkeyPatch
):
    said: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    select(panel, "Letter from Masanjia")
    press(panel, Qt.Key.Key_M)
    press(panel, Qt.Key.Key_Left)
    assert said[-1].startswith("Fri 6 Nov, 17:45, Odeon / Odeon 3")
