from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtGui import QKeySequence

from planner.assets import resource
from planner.model import Festival
from tests.build import FestivalBuilder, a_festival, own_programme
from ui import deeds
from ui.actions import ACTIONS, MENUS, action
from ui.registers.contents import REGISTERS
from ui.session import Session

Open = Callable[[Festival], Session]


def test_ids_and_shortcuts_are_given_once() -> None:
    assert [i for i, n in Counter(row.id for row in ACTIONS).items() if n > 1] == []
    keys = Counter(QKeySequence(row.shortcut).toString() for row in ACTIONS if row.shortcut)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys, "a shortcut that Qt does not understand"


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.id)
def test_every_action_has_words_an_icon_and_a_menu(row: object) -> None:
    row = action(row.id)  # type: ignore[attr-defined]
    assert row.text
    assert row.tooltip()
    assert row.menu in MENUS
    assert resource(f"icons/{row.icon}.svg").is_file()


def test_no_menu_is_longer_than_a_small_screen() -> None:
    """At 27 pixels a row, 720 are 26 rows; what is longer spilt into a second column."""
    assert {n for n, count in Counter(row.menu for row in ACTIONS).items() if count > 22} == set()


def test_every_register_has_an_action() -> None:
    assert {register.id for register in REGISTERS} <= {row.id for row in ACTIONS}


def test_every_icon_is_of_sixteen_pixels_and_takes_its_colour() -> None:
    for path in resource("icons").glob("*.svg"):
        if path.stem != "marquee":
            text = path.read_text("utf-8")
            assert 'viewBox="0 0 16 16"' in text, path.name
            assert 'stroke-width="1.5"' in text, path.name
            assert "currentColor" in text, path.name


def test_without_a_festival_only_what_needs_none_can_be_done(dressed: object) -> None:
    session = Session()
    usable = {row.id for row in ACTIONS if row.enabled(session)}
    assert usable == {
        "new", "open", "open-sample", "quit", "find", "full-screen", "system-colours", "light",
        "dark", "preferences", "manual", "check-file", "shortcuts", "about",
    }  # fmt: skip


def test_undo_says_what_it_would_take_back(session_of: Open) -> None:
    session = session_of(a_festival())
    deeds.add_film(session)
    assert action("undo").words(session) == "Undo Add film"
    session.undo()
    assert action("redo").words(session) == "Redo Add film"


def test_adding_selects_what_was_added(session_of: Open) -> None:
    session = session_of(a_festival())
    assert deeds.add_event(session)
    [programme_id] = session.programme_selection
    assert session.festival.title(programme_id) == "New event"


def test_films_are_joined_in_the_order_of_the_selection(session_of: Open) -> None:
    builder = FestivalBuilder()
    films = [builder.film(title, 10) for title in ("A", "B", "C")]
    session = session_of(builder.festival)
    ids = [own_programme(builder.festival, film).id for film in reversed(films)]
    session.select(programme_ids=ids[:1])
    assert not deeds.several_films(session)
    session.select(programme_ids=ids)
    assert deeds.several_films(session)

    assert deeds.make_shorts(session)

    [made] = session.programme_selection
    assert [film.title for film in session.festival.films_of(made)] == ["C", "B", "A"]
    assert session.festival.length(made).seconds == 30 * 60


def test_two_selected_screenings_change_places(session_of: Open) -> None:
    builder = FestivalBuilder()
    first = builder.screening("A", "19:30", screen=0)
    second = builder.screening("B", "22:00", screen=1)
    third = builder.screening("C", "10:00", screen=1)
    builder.set(third, pinned_screen_id=third.screen_id, pinned_start=third.start)
    session = session_of(builder.festival)
    for chosen in ([first.id], [first.id, third.id], [first.id, second.id, third.id]):
        session.select(chosen)
        assert not action("swap").possible(session)
    session.select([first.id, second.id])
    assert action("swap").possible(session)
    assert deeds.swap(session)
    screenings = session.festival.all_screenings
    assert (screenings[first.id].screen_id, screenings[first.id].start) == (
        second.screen_id, second.start,
    )  # fmt: skip
    assert (screenings[second.id].screen_id, screenings[second.id].start) == (
        first.screen_id, first.start,
    )  # fmt: skip
    assert action("undo").words(session) == "Undo Swap screenings"


def test_pin_pins_what_is_not_pinned_then_lets_go_of_all(session_of: Open) -> None:
    builder = FestivalBuilder()
    ids = [builder.screening(title, screen=n).id for n, title in enumerate(("A", "B"))]
    session = session_of(builder.festival)

    def pinned() -> list[bool]:
        return [session.festival.all_screenings[i].pinned for i in ids]

    session.select(ids[:1])
    assert deeds.pin(session)
    session.select(ids)
    assert deeds.pin_words(session) == "Pin"
    assert deeds.pin(session)
    assert pinned() == [True, True]
    assert deeds.pin_words(session) == "Unpin"
    assert deeds.pin(session)
    assert pinned() == [False, False]
    session.undo()
    assert pinned() == [True, True], "several at once are one step"


def test_confirm_cancel_and_unschedule_are_one_step_each(session_of: Open) -> None:
    builder = FestivalBuilder()
    screening = builder.screening("A")
    hold = builder.hold("10:00")
    session = session_of(builder.festival)
    session.select((screening.id,), (), (hold.id,))

    def status() -> str:
        return session.festival.all_screenings[screening.id].status

    assert deeds.confirm(session)
    assert status() == "confirmed"
    assert deeds.cancel(session)
    assert status() == "cancelled"
    assert deeds.unschedule(session)
    assert not session.festival.all_screenings
    assert session.festival.holds_on(hold.screen_id) == ()
    session.undo()
    assert status() == "cancelled"
    assert len(session.festival.holds_on(hold.screen_id)) == 1


def test_days_turn_within_the_festival(session_of: Open) -> None:
    session = session_of(a_festival(days=2))
    first = session.day
    deeds.turn_day(session, -1)
    assert session.day == first
    deeds.turn_day(session, 1)
    assert session.day == first + 1
    assert not deeds.has_day(session, 1)
