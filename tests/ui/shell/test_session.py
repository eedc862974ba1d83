from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner import rules
from planner.edit.programmes import AddFilm, MakeShortsProgramme
from planner.edit.screenings import MoveScreening, PlaceProgramme, Unschedule
from planner.edit.venues import AddScreen
from planner.model import Changes, Festival
from planner.rules import Report, check
from tests.build import (
    FestivalBuilder,
    a_festival,
    at,
    document_of,
    start_festival,
    the_screening,
    with_screening,
)
from ui.session import Session

Open = Callable[[Festival], Session]
Listen = Callable[[Session], list[tuple[str, str]]]


def test_an_edit_is_told_once_with_its_source_and_the_report_is_new(session_of: Open) -> None:
    session = session_of(a_festival())
    told: list[Changes] = []
    session.changed.connect(told.append)

    assert session.run(AddFilm("Still Life", 6660), "list")

    assert [(c.title, c.source, c.everything) for c in told] == [("Add film", "list", False)]
    assert session.report.conflicts == check(session.festival).conflicts
    assert [c.rule for c in session.report.conflicts] == ["not-scheduled"]


def test_what_is_not_possible_is_said_and_changes_nothing(session_of: Open, heard: Listen) -> None:
    session = session_of(a_festival())
    messages = heard(session)

    assert not session.run(MakeShortsProgramme(()))

    assert messages == [
        ("A shorts programme needs at least two films; select more of them.", "blocker")
    ]
    assert not session.festival.programmes


def test_undo_and_redo_name_the_step_and_do_it(session_of: Open) -> None:
    session = session_of(with_screening(a_festival(), "Still Life"))
    screening = the_screening(session.festival, "Still Life")
    later = at(session.festival, "21:00")

    assert session.run(MoveScreening(screening.id, screening.screen_id, later))
    assert session.undo_title == "Move screening"
    assert session.undo()
    assert the_screening(session.festival, "Still Life").start == screening.start
    assert session.redo_title == "Move screening"
    assert session.redo()
    assert the_screening(session.festival, "Still Life").start == later
    assert not session.redo()


def test_without_a_festival_nothing_can_be_done(qtbot: QtBot) -> None:
    session = Session()

    assert not session.is_open
    assert not session.run(AddFilm("Still Life"))
    assert not session.undo()
    assert session.report.conflicts == ()
    assert session.undo_title is None
    assert session.flush()


def test_selection_forgets_what_is_gone(session_of: Open) -> None:
    session = session_of(with_screening(a_festival(), "Still Life"))
    screening = the_screening(session.festival, "Still Life")
    session.select((screening.id,), (screening.programme_id,))

    session.run(Unschedule((screening.id,)))

    assert session.selection == ()
    assert session.programme_selection == (screening.programme_id,)


def test_showing_a_screening_turns_to_its_day_selects_and_reveals_it(session_of: Open) -> None:
    builder = FestivalBuilder()
    builder.screening("Still Life", day=0)
    late = builder.screening("Platform", "24:30", day=2)
    session = session_of(builder.festival)
    days: list[int] = []
    revealed: list[int] = []
    session.day_changed.connect(days.append)
    session.reveal.connect(revealed.append)

    session.show_screening(late.id)

    assert days == [builder.festival.edition.first_day + 2]
    assert revealed == [late.id]
    assert session.selection == (late.id,)


def test_a_screening_that_is_gone_is_said_not_shown(session_of: Open, heard: Listen) -> None:
    session = session_of(a_festival())
    messages = heard(session)

    session.show_screening(1)

    assert messages == [("This screening is no longer on the timetable.", "notice")]


def test_consequences_are_the_conflicts_an_edit_would_bring(session_of: Open) -> None:
    session = session_of(with_screening(a_festival(), "Still Life", "19:30"))
    screening = the_screening(session.festival, "Still Life")
    again = PlaceProgramme(
        screening.programme_id, screening.screen_id, at(session.festival, "20:00")
    )

    brought = {conflict.rule for conflict in session.consequences(again)}

    assert "screen-overlap" in brought
    assert len(session.festival.screenings()) == 1


def test_a_file_is_made_opened_again_and_holds_what_was_done(
    tmp_path: Path, qtbot: QtBot, heard: Listen
) -> None:
    path = tmp_path / "a.marquee"
    session = Session()
    messages = heard(session)

    assert session.create(path, start_festival(name="Nights"))
    assert session.run(AddScreen("Odeon 1", "Odeon"))
    with qtbot.waitSignal(session.saving, timeout=5000):
        session.run(AddScreen("Odeon 2", "Odeon"))
    session.close()
    assert not session.is_open

    assert session.open(path)
    assert session.festival.edition.name == "Nights"
    assert [screen.name for screen in session.festival.screens_in_order()] == [
        "Odeon 1",
        "Odeon 2",
    ]
    assert session.undo_title == "Add screen"
    assert session.open(path), "opening what is open already is no conflict with oneself"
    session.close()
    assert messages == []


def test_a_file_that_is_no_festival_is_said_and_the_open_one_stays(
    tmp_path: Path, session_of: Open, heard: Listen
) -> None:
    session = session_of(a_festival(name="Nights"))
    messages = heard(session)
    other = tmp_path / "notes.marquee"
    other.write_text("Dear diary")

    assert not session.open(other)

    [(sentence, severity)] = messages
    assert str(other) in sentence or other.name in sentence
    assert severity == "blocker"
    assert session.festival.edition.name == "Nights"


def test_opening_another_festival_lets_go_of_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = tmp_path / "a.marquee", tmp_path / "b.marquee"
    for path, title in ((first, "A"), (second, "B")):
        document_of(with_screening(a_festival(name=title), title), path).close()
    session = Session()
    told: list[Changes] = []
    session.changed.connect(told.append)

    assert session.open(first)
    assert session.open(second)

    assert [changes.everything for changes in told] == [True, True]
    assert session.festival.edition.name == "B"
    other = Session()
    assert other.open(first), "nobody holds the first any more"
    other.close()
    session.close()


def test_a_festival_is_checked_in_the_thread_that_reads_it(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check of 10,000 screenings takes over a second, and the window is to stay alive."""
    path = tmp_path / "nights.marquee"
    document_of(with_screening(a_festival(), "Still Life", "19:30"), path).close()
    where: list[str] = []

    def told(festival: Festival) -> Report:
        where.append(threading.current_thread().name)
        return check(festival)

    monkeypatch.setattr(rules, "check", told)
    session = Session()
    with ThreadPoolExecutor(1, thread_name_prefix="disk") as threads:
        session.wait = lambda _title, work, _back=None: threads.submit(work).result()
        assert session.open(path)
        assert session.report.festival is session.festival
        session.close()
    assert where == ["disk_0"]
