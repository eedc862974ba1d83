"""From film to film and from conflict to conflict, and the views of what is selected."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from planner.model import Festival
from tests.build import FestivalBuilder, the_programme
from tests.ui.conftest import Messages
from ui import deeds
from ui.session import Session
from ui.timetable import TimetablePanel
from ui.timetable.lanes import Kind

SessionOf = Callable[[Festival], Session]


def test_films_to_place_come_one_after_the_other(session_of: SessionOf):
    builder = FestivalBuilder()
    section = builder.section("First")
    later = builder.film("No section", 60)
    films = [builder.film(f"Film {n}", 60, section_id=section.id) for n in range(2)]
    done = builder.film("Placed", 60, section_id=section.id)
    builder.screening(done)
    session = session_of(builder.festival)
    wanted = sorted(the_programme(session.festival, film.title).id for film in films)
    wanted.append(the_programme(session.festival, later.title).id)
    found = []
    for _step in range(4):
        assert deeds.next_unplaced(session)
        found += session.programme_selection
    assert found == [*wanted, wanted[0]]


def test_when_all_is_placed_it_is_said(session_of: SessionOf, heard: Callable[[Session], Messages]):
    session = session_of(FestivalBuilder().festival)
    messages = heard(session)
    assert not deeds.next_unplaced(session)
    assert not deeds.next_conflict(session)
    assert [severity for _text, severity in messages] == ["done", "done"]


def test_conflicts_are_walked_through_and_back(
    panel: TimetablePanel, session: Session, heard: Callable[[Session], Messages]
):
    messages = heard(session)
    assert deeds.next_conflict(session)
    first, selected = session.conflict, session.selection
    conflict = session.report.by_key[first]
    assert set(selected) == set(conflict.screening_ids)
    assert messages[-1][1] == "blocker"
    assert deeds.next_conflict(session)
    assert session.conflict != first
    assert deeds.next_conflict(session, -1)
    assert session.conflict == first
    assert deeds.next_conflict(session, -1)
    assert session.conflict != first


def test_the_view_of_what_is_selected(
    panel: TimetablePanel, session: Session, heard: Callable[[Session], Messages]
):
    messages, sight = heard(session), panel.frame.sight
    row = next(
        s for s in session.festival.screenings() if session.festival.screening_title(s) == "Ritoma"
    )
    session.select((row.id,))
    panel.show_over_days("screen")
    assert (sight.show.kind, sight.show.of) == (Kind.SCREEN, row.screen_id)
    panel.show_over_days("section")
    assert sight.show.kind is Kind.SECTION
    panel.show_over_days("guest")
    assert messages[-1][1] == "notice"
    assert sight.show.kind is Kind.SECTION


def test_one_guest_over_all_days(session_of: SessionOf, qtbot: QtBot):
    builder = FestivalBuilder(days=3)
    film = builder.film("Their film", 90)
    person = builder.person("Ann", film)
    shown = builder.screening(film, "18:00", day=1, qa_minutes=20)
    builder.screening("Another", "18:00", 1, day=1)
    builder.appears(person, shown)
    session = session_of(builder.festival)
    panel = TimetablePanel(session)
    qtbot.addWidget(panel)
    panel.resize(900, 600)
    session.select((shown.id,))
    panel.show_over_days("guest")
    assert panel.frame.sight.show.kind is Kind.GUEST
    assert [block.title for block in panel.canvas.list.blocks] == ["Their film"]
    assert panel.frame.heads.heads[0].venue == "Ann"
