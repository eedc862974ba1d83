"""Cards and grid of the wall: one scale, every minute as wide as it says, codes for scanners."""

from __future__ import annotations

from itertools import pairwise

import pytest
import segno

from planner.exchange.board import read_board
from planner.model import Festival, Screening
from planner.model.board import card_code, place_code, programme_code
from planner.pdf import raster
from planner.pdf.checks import problems_of
from planner.pdf.kit.pages import text_items
from planner.pdf.layout import MM, Layout, Line, Page, Rectangle
from planner.pdf.look import FAINT
from planner.pdf.paint import pdf_bytes
from planner.pdf.wall.code import code_items
from planner.pdf.wall.scale import CARD_HEIGHT
from planner.pdf.wall.tiles import tiles
from planner.times import parse_wall
from tests.build import FestivalBuilder, applied, at
from tests.planner.pdf import festivals
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


def test_what_is_read_when_the_flap_is_folded_back() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    for minutes in (5, 7, 40):
        builder.film(f"Film {minutes}", minutes)
    layout = laid_out("wall-cards", builder.festival)
    words = [item.text for item in text_items(layout)]
    assert [words.count(f"Film {minutes}") for minutes in (5, 7, 40)] == [2, 2, 2]
    assert problems_of(layout) == []


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


@pytest.mark.parametrize("payload", ["7", "12", "P9", "OD1.1105.1015", "LATER.15"])
def test_the_code_on_paper_is_the_code_that_segno_makes_with_one_mask(payload: str) -> None:
    modules = segno.make(payload, error="m", micro=False, mask=0).matrix
    side, scale = len(modules) + 8, 10
    items = code_items(payload, 5, 3, side)
    assert items[0].frame[:] == (5, 3, side, side)
    page = Page(side + 10, side + 6, items)
    paper = raster(pdf_bytes(Layout("Code", (page,))), 0, round(page.width) * scale)
    middle = [
        [(3 + y) * scale + scale // 2, (5 + x) * scale + scale // 2]
        for y in range(side)
        for x in range(side)
    ]
    drawn = [paper.pixels[4 * (y * paper.width + x)] < 128 for y, x in middle]
    quiet = [False] * 4
    rows = [[*quiet, *map(bool, row), *quiet] for row in modules]
    white = [[False] * side] * 4
    assert drawn == [dot for row in (*white, *rows, *white) for dot in row]


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


def hall(**values: object) -> FestivalBuilder:
    """One day, two screens; the first is open from 10 to 20."""
    builder = FestivalBuilder(screens=0, days=1)
    builder.screen("Hall", "Odeon", code="OD1", opens=600, closes=1200, **values)
    builder.screen("Studio", "Odeon", code="OD2", opens=720, closes=1200)
    return builder


def hours(layout: Layout, page: int = 0) -> list[str]:
    words = [item.text for item in layout.pages[page].items if hasattr(item, "text")]
    return [word for word in words if word[:2].isdecimal() and word.endswith(":00")]


def test_the_grid_has_the_scale_of_the_cards() -> None:
    layout = laid_out("wall-grid", hall().festival)
    lines = {
        round(item.x1 / MM, 2)
        for item in layout.pages[0].items
        if isinstance(item, Line) and item.x1 == item.x2 and item.line < 0.7
    }
    places = sorted(lines)
    steps = {round(after - before, 2) for before, after in pairwise(places)}
    assert steps == {10.0}
    assert hours(layout) == [f"{hour}:00" for hour in range(10, 19)] * 2


def test_what_is_larger_than_the_paper_comes_in_sheets_that_join_without_a_gap() -> None:
    layout = laid_out("wall-grid", hall().festival, paper="a5", orientation="landscape", scale=12)
    heads = [item.text for item in text_items(layout) if "sheet" in item.text]
    times = [head.split(" · ")[1] for head in heads]
    assert times[0].startswith("10:00")
    assert times[-1].endswith("20:00")
    assert all(one[-5:] == two[:5] for one, two in pairwise(times))
    words = [item.text for item in text_items(layout)]
    assert {"join A2", "join A1"} <= set(words)
    every = sorted(word for page in range(len(layout.pages)) for word in hours(layout, page))
    assert every == sorted([f"{hour}:00" for hour in range(10, 20)] * 2)


def test_sheets_below_each_other_are_named() -> None:
    builder = FestivalBuilder(screens=30, days=1)
    layout = laid_out("wall-grid", builder.festival, paper="a4", scale=4)
    words = [item.text for item in text_items(layout)]
    assert {"join B1 below", "join C1 below"} <= set(words)
    names = {f"Screen {number}" for number in range(1, 31)}
    assert names <= set(words)


def test_what_cannot_be_had_is_grey_and_says_why() -> None:
    builder = hall()
    builder.hold("15:00", 90, 1, title="Sponsor")
    layout = laid_out("wall-grid", builder.festival)
    assert "Sponsor" in [item.text for item in text_items(layout)]
    grey = [
        round(item.frame.width / MM)
        for item in layout.pages[0].items
        if isinstance(item, Rectangle) and item.fill == FAINT
    ]
    assert sorted(grey) == [60, 80]


def test_grid_and_reader_agree_about_every_place() -> None:
    builder = hall()
    builder.screening("Wanderer", "12:00", 0, code="7")
    festival = builder.festival
    for screen in festival.screens_in_order():
        for clock in ("10:00", "24:00", "25:00"):
            time = at(festival, clock)
            found = read_board(festival, f"7\n{place_code(festival, screen, time)}", "wall")
            after = applied(festival, found.as_edit()).screenings()[0]
            assert (after.screen_id, after.start) == (screen.id, time)


@pytest.mark.parametrize("scale", [4, 23, 40])
@pytest.mark.parametrize("name", ["wall-grid", "wall-cards"])
def test_every_scale_fits_on_the_smallest_paper(name: str, scale: int) -> None:
    for orientation in ("portrait", "landscape"):
        given = {"paper": "a5", "orientation": orientation, "scale": scale}
        layout = laid_out(name, festivals.sample(), **given)
        assert problems_of(layout) == []


def test_no_sheet_of_the_grid_has_one_screen_alone_where_others_are_full() -> None:
    festival = FestivalBuilder(screens=13, days=1).festival
    screens = festival.screens_in_order()
    day = festival.days()[0]
    found = list(tiles(festival, day, screens, minutes=(2000, 2000), rows=6))
    assert [len(tile.screens) for tile in found] == [4, 4, 5]
    assert [one for tile in found for one in tile.screens] == list(screens)
