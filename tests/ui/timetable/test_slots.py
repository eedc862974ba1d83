"""Slots draw what is in the hand, and say whether it fits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from planner.edit.parts import AddPart
from planner.times import Day, clock
from tests.build import the_programme
from tests.ui.timetable.test_drop import carry, enter, film_mime, hover, point
from ui.session import Session
from ui.timetable import TimetablePanel
from ui.timetable.dropping import FILM_GRIP
from ui.timetable.lanes import Lane
from ui.timetable.slots import drawn, fit_words, slots_of


def with_slots(session: Session, lane: int, *starts: int, day: Day | None = None) -> int:
    screen = session.festival.screens_in_order()[lane]
    for start in starts:
        values = (("screen_id", screen.id), ("start", start), ("day", day))
        assert session.run(AddPart("slot", values))
    return screen.id


@pytest.mark.parametrize(
    ("minute", "expected"), [(600, 600), (611, 600), (613, 615), (648, 660), (672, 660)]
)
def test_a_slot_draws_what_is_near(minute: int, expected: int):
    assert drawn((600, 660), minute, round(minute / 5) * 5) == expected


def test_without_slots_nothing_is_drawn():
    assert drawn((), 613, 615) == 615


def test_it_is_said_whether_it_fits():
    assert fit_words((600, 780), 600, 770) == "fits the slot until 13:00"
    assert fit_words((600, 780), 600, 792) == "12 minutes too long for the slot until 13:00"
    assert fit_words((600, 780), 605, 792) == ""
    assert fit_words((600, 780), 780, 900) == ""


def test_a_day_with_slots_of_its_own_has_no_others(session: Session):
    friday = session.day
    screen = with_slots(session, 3, 840, 600)
    with_slots(session, 3, 660, day=friday)
    assert slots_of(session.festival, Lane(friday, screen)) == (660,)
    assert slots_of(session.festival, Lane(Day(friday + 1), screen)) == (600, 840)
    assert slots_of(session.festival, Lane(friday, None)) == ()


def test_a_film_is_dropped_into_the_slot(panel: TimetablePanel, session: Session):
    with_slots(session, 3, 13 * 60 + 50, 16 * 60)
    programme = the_programme(session.festival, "Chomo")
    mime, at = film_mime(programme.id), point(panel, 3, 14 * 60) + QPoint(0, FILM_GRIP.y())
    enter(panel, mime, at)
    hover(panel, mime, at)
    tag = panel.canvas.dropping._tag
    assert tag is not None
    assert "fits the slot until 16:00" in tag.times
    hover(panel, mime, at, Qt.KeyboardModifier.AltModifier)
    assert panel.canvas.dropping.offer.blocks[0].start == 14 * 60
    carry(panel, mime, at)
    (placed,) = session.festival.screenings_of(programme.id)
    assert clock(placed.start) == "13:50"


def test_slots_are_seen_on_their_lane(panel: TimetablePanel, session: Session):
    before = panel.canvas.viewport().grab().toImage()
    with_slots(session, 3, 15 * 60 + 20)
    after = panel.canvas.viewport().grab().toImage()
    at = point(panel, 3, 15 * 60 + 20)
    row = [at + QPoint(x, 0) for x in range(-20, 20)]
    assert any(after.pixel(p) != before.pixel(p) for p in row)
    assert panel.canvas.ground.slots == ((3, 15 * 60 + 20),)
