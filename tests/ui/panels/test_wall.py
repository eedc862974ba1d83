from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from planner.edit import SetField
from planner.edit.screenings import MoveScreening
from planner.hues import HUES
from planner.model import Festival
from planner.times import Day, WallTime
from tests.build import FestivalBuilder, the_screening
from tests.ui.shell.test_theme import contrast
from ui.app import make_window
from ui.memory import Memory
from ui.session import Session
from ui.theme import mix, section_colour, theme, use_scheme
from ui.wall import WallWindow
from ui.wall.cards import stands_in_rows, wall_of
from ui.wall.window import TINT

Open = Callable[[Festival], Session]


@pytest.fixture
def festival() -> Festival:
    builder = FestivalBuilder(screens=3, days=2)
    tibet = builder.section("Tibet", "TIB")
    builder.film("Ritoma", 60, section_id=tibet.id, note="Ring Ann: 0170 1234")
    builder.screening("Ritoma", "19:00", note="The sponsor is late.", cancelled_reason="No DCP")
    builder.screening("Ritoma", "19:30")
    builder.screening("Ritoma", "24:30", screen=1)
    hold = builder.hold("12:00", screen=1)
    builder.set(hold, title="Dinner of the minister", note="secret")
    builder.set(builder.event("Board meeting", 60), internal=True)
    builder.screening("Board meeting", "10:00")
    return builder.festival


def wall_shown(session: Session, qtbot: QtBot) -> WallWindow:
    window = WallWindow(session)
    qtbot.addWidget(window)
    window.show()
    return window


def test_nothing_private_reaches_the_wall(festival: Festival) -> None:
    wall = wall_of(festival, festival.days()[0])
    said = repr(wall)
    for private in ("Ring", "0170", "sponsor", "No DCP", "minister", "secret", "Board"):
        assert private not in said
    assert [(card.title, card.times) for card in wall.cards if card.lane == 0] == [
        ("Internal", "10:00–11:00"),
        ("Ritoma", "19:00–20:00"),
        ("Ritoma", "19:30–20:30"),
    ]


def test_screens_without_anything_are_left_out_and_the_night_belongs_to_the_day(
    festival: Festival,
) -> None:
    wall = wall_of(festival, festival.days()[0])
    assert [screen for _venue, screen in wall.lanes] == ["Screen 1", "Screen 2"]
    assert wall.last >= 25 * 60 + 30
    assert len(wall_of(festival, festival.days()[1]).lanes) == 3, "an empty day has all screens"


def test_cards_stand_to_scale_inside_the_window_and_overlaps_step_aside(
    festival: Festival, session_of: Open, qtbot: QtBot
) -> None:
    window = wall_shown(session_of(festival), qtbot)
    for size in ((1280, 720), (640, 900), (300, 640)):
        window.resize(*size)
        boxes = [window.place(card) for card in window.wall.cards]
        assert all(window.rect().toRectF().contains(box) for box in boxes)
    assert [card.indent for card in window.wall.cards][:3] == [0, 0, 1]
    assert stands_in_rows(25, 1800)
    assert not stands_in_rows(5, 1200)


def test_it_follows_the_work_until_it_is_turned_itself(
    festival: Festival, session_of: Open, qtbot: QtBot
) -> None:
    session = session_of(festival)
    window = wall_shown(session, qtbot)
    first, second = festival.days()
    session.show_day(second)
    assert window.day == second
    qtbot.keyClick(window, Qt.Key.Key_Left)
    assert window.day == first
    session.show_day(Day(first))
    session.show_day(second)
    assert window.day == first
    qtbot.keyClick(window, Qt.Key.Key_Home)
    assert window.day == second


def test_an_edit_is_on_the_wall_at_once_and_closing_the_festival_closes_it(
    festival: Festival, session_of: Open, qtbot: QtBot
) -> None:
    session = session_of(festival)
    window = wall_shown(session, qtbot)
    moved = the_screening(festival, "Ritoma")
    session.run(MoveScreening(moved.id, moved.screen_id, WallTime(moved.start + 60)))
    assert "20:00–21:00 Ritoma" in window.accessibleName()
    session.run(SetField("screening", moved.id, "public_title", "Surprise"))
    session.close()
    assert not window.isVisible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_can_be_read_on_every_card_and_bars_are_eight_pixels(
    scheme: str, festival: Festival, session_of: Open, qtbot: QtBot
) -> None:
    use_scheme(scheme)
    grounds = [mix(theme().surface, section_colour(hue), TINT) for hue in range(len(HUES))]
    assert min(contrast(theme().text, ground) for ground in grounds) >= 4.5
    window = wall_shown(session_of(festival), qtbot)
    card = next(card for card in window.wall.cards if card.code)
    box = window.place(card)
    picture: QImage = window.grab().toImage()
    ratio = picture.devicePixelRatio()
    row = round((box.center().y() + 12) * ratio)
    bar = section_colour(card.hue).rgb()
    left = round((box.left() - 2) * ratio)
    colours = [picture.pixel(left + n, row) for n in range(round(20 * ratio))]
    runs = [len(list(same)) for colour, same in itertools.groupby(colours) if colour == bar]
    assert runs
    assert 7 <= max(runs) / ratio <= 9


def test_the_window_opens_it_by_its_action_and_takes_it_along(
    festival: Festival, memory: Memory, qtbot: QtBot
) -> None:
    from tests.build import document_of

    window = make_window(memory)
    qtbot.addWidget(window)
    window.session.use(document_of(festival))
    window.refresh_actions()
    window.binding["wall"].trigger()
    assert window.wall is not None
    assert window.wall.isVisible()
    window.binding["wall"].trigger()
    assert not window.wall.isVisible()
    window.toggle_wall()
    window.close()
    assert window.wall is None
