"""Words that fit, pictures that are kept, and pictures made ahead."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.rules import Severity
from tests.build import FestivalBuilder
from tests.ui.timetable.scenes import session_of
from ui.session import Session
from ui.theme import metrics, section_colour, theme, use_scheme
from ui.timetable import TimetablePanel
from ui.timetable.blocks import Block
from ui.timetable.card import Card
from ui.timetable.geometry import Box
from ui.timetable.layout import Placed
from ui.timetable.painting import MOST_NEW
from ui.timetable.pictures import MARGIN, Pictures, paint
from ui.timetable.warming import Warming
from ui.timetable.wording import fitted, in_whole_words, title_lines

BLOCK = Block(
    id=1,
    lane=0,
    start=600,
    end=700,
    qa_start=680,
    slot_end=720,
    title="Letter from Masanjia",
    section="PRO",
    hue=3,
    runtime="80′",
    code="101",
)
PLACED = Placed(BLOCK, Box(0, 0, 150, 100), 20)

pytestmark = pytest.mark.usefixtures("dressed")


def changed(**values: object) -> Placed:
    return dataclasses.replace(PLACED, block=dataclasses.replace(BLOCK, **values))


@pytest.mark.parametrize("width", [30, 50, 70, 90, 110, 140, 400])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_titles_fit_their_width(width: int, most: int):
    lines, cond = fitted("Goodbye, My Big Cat", width, most)
    assert 1 <= len(lines) <= most
    assert all(metrics(13, 600, cond).horizontalAdvance(line) <= width for line in lines)


def test_one_condensed_line_beats_two():
    whole = metrics(13, 600).horizontalAdvance("Letter from Masanjia")
    assert fitted("Letter from Masanjia", int(whole) - 4, 2) == (("Letter from Masanjia",), True)


def test_titles_are_cut_between_words():
    lines, _cond = fitted("Thousand Pieces of Gold", 80, 1)
    assert in_whole_words(lines[0], "Thousand Pieces of Gold")
    assert lines[0].endswith("…")


def test_chinese_titles_break_between_characters():
    lines, _cond = fitted("西游记之大闹天宫西游记之大闹天宫", 110, 3)
    assert len(lines) > 1
    assert "".join(lines) == "西游记之大闹天宫西游记之大闹天宫"


LONG = "Letter from Masanjia – An SOS from Across the World"


def test_a_title_takes_the_lines_of_what_matters_less_before_it_is_cut():
    assert title_lines("Ritoma", 130, 4) == (("Ritoma",), False)
    whole, _cond = title_lines(LONG, 110, 5)
    assert len(whole) == 4
    assert " ".join(whole) == LONG
    assert title_lines(LONG, 110, 4)[0] == whole
    cut, _cond = title_lines(LONG, 90, 2)
    assert len(cut) == 1
    assert cut[-1].endswith("…")


def test_in_a_row_the_qa_gives_way_to_a_title_that_it_would_cut():
    block = dataclasses.replace(BLOCK, title="Winds of Spring and Autumn", qa_start=670)
    width = 170
    roomy = Card(dataclasses.replace(block, title="Winds"), width, 24, 0, rows=True)
    narrow = Card(block, width, 24, 0, rows=True)
    assert roomy.film_part == narrow.film_part >= 90
    assert narrow.tight
    assert not roomy.tight


def test_whole_words_are_told_from_cut_ones():
    assert in_whole_words("Inside…", "Inside These Walls")
    assert in_whole_words("Inside These Walls", "Inside These Walls")
    assert not in_whole_words("Insi…", "Inside These Walls")
    assert not in_whole_words("…", "Inside These Walls")


def test_a_picture_is_painted_once():
    pictures = Pictures()
    first = pictures.of(PLACED, rows=False, ratio=1.0)
    assert pictures.of(changed(), rows=False, ratio=1.0) is first
    assert pictures.of(changed(title="Ritoma"), rows=False, ratio=1.0) is not first


def test_another_size_or_ratio_is_another_picture():
    pictures = Pictures()
    first = pictures.of(PLACED, rows=False, ratio=1.0)
    wider = dataclasses.replace(PLACED, box=Box(0, 0, 160, 100))
    assert pictures.kept(wider, rows=False, ratio=1.0) is None
    assert pictures.like(wider, rows=False) is first
    assert pictures.like(wider, rows=True) is None
    assert pictures.of(wider, rows=False, ratio=1.0).width() == 160 + 2 * MARGIN
    assert pictures.of(wider, rows=False, ratio=2.0).width() == 2 * (160 + 2 * MARGIN)


def colours(placed: Placed, rows: bool = False) -> set[str]:
    card = Card(placed.block, placed.box.w, placed.box.h, placed.tail, rows)
    image = paint(card, 1.0).toImage()
    return {
        QColor(image.pixelColor(x, y)).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("rows", [False, True])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_badge_shows_the_worst_conflict(rows: bool, scheme: str):
    use_scheme(scheme)
    red = theme().red.name()
    assert red in colours(changed(severity=Severity.BLOCKER), rows)
    assert red not in colours(PLACED, rows)
    use_scheme("light")


def test_the_ground_differs_for_holds_and_cancelled_ones():
    plain = colours(PLACED)
    assert colours(changed(cancelled=True)) != plain
    assert colours(changed(hold=True)) != plain
    assert colours(changed(known=False)) != colours(changed(pinned=True))


@pytest.mark.parametrize(("w", "h"), [(2, 2), (10, 10), (30, 14), (60, 20), (120, 30), (300, 300)])
@pytest.mark.parametrize("rows", [False, True])
def test_every_size_can_be_painted(w: int, h: int, rows: bool):
    for placed in (
        PLACED,
        changed(known=False, films=("One  10′", "Two  –"), original="長春"),
        changed(pinned=True, severity=Severity.WARNING),
        changed(hold=True),
    ):
        picture = paint(Card(placed.block, w, h, 5, rows), 1.0)
        assert not picture.isNull()


def test_what_is_warmed_is_there_when_it_is_wanted(qtbot: QtBot, dressed: QApplication):
    pictures, owner = Pictures(), QObject()
    warming = Warming(pictures, owner)
    warming.begin([lambda: [PLACED]], rows=False, ratio=1.0)
    qtbot.waitUntil(lambda: not warming.busy)
    assert len(pictures._kept) == 1


def test_the_next_day_is_warmed(panel: TimetablePanel, session: Session, qtbot: QtBot):
    qtbot.waitUntil(lambda: not panel.frame.warming.busy)
    tomorrow = session.festival.screenings_on_day(session.festival.days()[2])
    assert all((False, screening.id) in panel.canvas.pictures._kept for screening in tomorrow)


def test_blocks_are_stretched_while_zooming_and_painted_anew_at_rest(
    panel: TimetablePanel, qtbot: QtBot
):
    canvas = panel.canvas
    canvas.viewport().repaint()
    panel.zoom(1)
    canvas.viewport().repaint()
    placed = canvas.layout_.placed[0]
    assert canvas.pictures.kept(placed, rows=False, ratio=1.0) is None
    assert canvas.painting.busy
    qtbot.waitUntil(lambda: not canvas.painting.busy)
    made = canvas.pictures.kept(placed, rows=False, ratio=1.0)
    assert made is not None
    assert made.height() == placed.box.h + placed.tail + 2 * MARGIN


@pytest.fixture
def crowd(dressed: QApplication) -> Iterator[Session]:
    """A day of a hundred and twenty screenings."""
    builder = FestivalBuilder(screens=20, days=1)
    section = builder.section("Real lives", "RL", hue=0)
    film = builder.film("Maineland", 60, section_id=section.id)
    for number in range(120):
        builder.screening(film, f"{10 + number // 20 * 2}:00", number % 20)
    session = session_of(builder.festival)
    yield session
    session.close()


def test_a_frame_waits_for_no_more_than_some_new_pictures(crowd: Session, qtbot: QtBot):
    panel = TimetablePanel(crowd)
    qtbot.addWidget(panel)
    panel.resize(1900, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    canvas = panel.canvas
    canvas.painting.stop()
    canvas.pictures.clear()
    panel.frame.warming.stop()
    canvas.viewport().repaint()
    assert len(canvas.pictures._kept) == MOST_NEW
    rough = canvas.layout_.placed[-1]
    at = QPoint(rough.box.x + 1, rough.box.y + 5) - canvas.offset()
    seen = canvas.viewport().grab().toImage().pixelColor(at)
    assert seen.name() == section_colour(rough.block.hue).name()
    qtbot.waitUntil(lambda: not canvas.painting.busy)
    assert len(canvas.pictures._kept) == 120


def test_nothing_is_painted_any_longer_for_a_closed_window(crowd: Session, qtbot: QtBot):
    panel = TimetablePanel(crowd)
    qtbot.addWidget(panel)
    panel.resize(1900, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.zoom(1)
    panel.close()
    assert not panel.canvas.painting.busy


@pytest.mark.parametrize("rows", [False, True])
def test_a_sliver_has_no_words_but_the_colour_of_its_conflict(rows: bool):
    block = dataclasses.replace(BLOCK, severity=Severity.BLOCKER)
    w, h = (160, 6) if rows else (9, 90)
    plain = paint(Card(dataclasses.replace(BLOCK, title=""), w, h, 0, rows), 1).toImage()
    named = paint(Card(BLOCK, w, h, 0, rows), 1).toImage()
    assert plain == named
    marked = paint(Card(block, w, h, 0, rows), 1).toImage()
    assert marked.pixelColor(MARGIN + w - 2, MARGIN + h // 2) == theme().red
