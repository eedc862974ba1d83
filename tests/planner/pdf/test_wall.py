"""Cards and grid of the wall: one scale, every minute as wide as it says, codes for scanners."""

from __future__ import annotations

import pytest
import segno

from planner.model import Festival, Screening
from planner.model.board import card_code, place_code, programme_code
from planner.pdf.checks import problems_of
from planner.pdf.kit.pages import text_items
from planner.pdf.layout import MM, Layout, Rectangle
from planner.pdf.wall.code import code_items
from planner.pdf.wall.scale import CARD_HEIGHT
from planner.times import parse_wall
from tests.build import FestivalBuilder
from tests.planner.pdf.test_documents import laid_out


def outlines(layout: Layout) -> list[float]:
    """The widths of the cards in millimetres."""
    return [
        round(item.frame.width / MM, 2)
        for page in layout.pages
        for item in page.items
        if isinstance(item, Rectangle)
        and item.stroke is not None
        and item.frame.height == pytest.approx(CARD_HEIGHT)
    ]


def one(minutes: int, turnaround: int = 15, qa: int = 0) -> Festival:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening(
        builder.film("Still Life", minutes),
        "18:00",
        code="7",
        turnaround_minutes=turnaround,
        qa_minutes=qa,
    )
    return builder.festival


def test_a_card_is_as_long_as_runtime_talk_and_turnaround() -> None:
    festival = one(90, turnaround=15, qa=30)
    assert outlines(laid_out("wall-cards", festival)) == [90.0]
    assert outlines(laid_out("wall-cards", festival, scale=20)) == [180.0]


def test_a_short_card_has_a_flap_with_its_words() -> None:
    assert outlines(laid_out("wall-cards", one(6))) == [14 + 46]


def test_a_card_longer_than_the_paper_comes_in_pieces_that_make_its_length() -> None:
    layout = laid_out("wall-cards", one(900), scale=12)
    found = outlines(layout)
    assert len(found) > 1
    assert sum(found) == pytest.approx((900 + 15) * 12 / 15, abs=0.1)
    assert problems_of(layout) == []
    assert [item.text for item in text_items(layout)].count("7") == 1


def test_what_is_still_to_be_placed_has_a_card_with_its_own_code() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    film = builder.film("Not Yet", 60)
    programme = next(iter(builder.festival.programmes.values()))
    builder.set(programme, code="P9", wanted=2)
    words = [item.text for item in text_items(laid_out("wall-cards", builder.festival))]
    assert words.count("P9") == 2
    builder.screening(film, "18:00", code="7")
    words = [item.text for item in text_items(laid_out("wall-cards", builder.festival))]
    assert words.count("P9") == 1
    without = laid_out("wall-cards", builder.festival, unplaced=False)
    assert "P9" not in [item.text for item in text_items(without)]


def test_the_code_on_paper_is_the_code_that_segno_made() -> None:
    modules = segno.make("7", error="m", micro=False)
    size = 29 / (len(modules.matrix) + 8)
    ground, *dark = code_items("7", 0, 0, 29)
    assert ground.frame[:] == (0, 0, 29, 29)
    area = sum(item.frame.width * item.frame.height for item in dark) / size**2
    assert area == pytest.approx(sum(map(sum, modules.matrix)))


def test_a_card_whose_code_names_nothing_alone_is_known_by_its_id() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening("One", "10:00", code="7")
    builder.screening("Two", "12:00", code="7")
    builder.screening("Three", "14:00", code="8")
    festival = builder.festival
    codes = [card_code(festival, screening) for screening in festival.screenings()]
    first, second, _third = festival.screenings()
    assert codes == [str(first.id), str(second.id), "8"]
    programme = festival.programmes[first.programme_id]
    builder.set(programme, code="8")
    programme = builder.festival.programmes[programme.id]
    assert programme_code(builder.festival, programme) == str(programme.id)


def test_a_place_is_a_screen_and_a_moment_on_the_clock_of_the_festival_day() -> None:
    builder = FestivalBuilder(screens=0, days=2)
    screen = builder.screen("Hall", code="H1")
    late = parse_wall("2026-11-05T24:30")
    assert place_code(builder.festival, screen, late) == "H1.1105.2430"


def test_a_stated_end_shorter_than_the_talk_makes_no_card_of_less_than_nothing() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening("Brief", "18:00", qa_minutes=60, turnaround_minutes=0, code="7")
    screening = next(iter(builder.festival.rows(Screening).values()))
    builder.set(screening, stated_end=parse_wall("2026-11-05T18:30"))
    layout = laid_out("wall-cards", builder.festival)
    assert outlines(layout) == [20 + 46]
    assert problems_of(layout) == []
