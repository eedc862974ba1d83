"""The day grid: who is in it, where the boxes stand, and what their words say."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from planner.errors import UserError
from planner.model import Festival, FilmStatus, Kind, ScreeningStatus
from planner.pdf import render
from planner.pdf.base import chosen
from planner.pdf.checks import problems_of
from planner.pdf.documents import all_documents
from planner.pdf.kit.pages import text_items
from planner.pdf.layout import MM, Layout, Rectangle, Text
from planner.pdf.look import section_ink
from planner.times import parse_wall
from tests.build import FestivalBuilder, own_programme, the_programme
from tests.planner.pdf.reading import by_pdfium, embedded_files

WIDE = {"paper": "a3", "unconfirmed": True}


def layout_of(festival: Festival, **options: Any) -> Layout:
    document = all_documents()["day-grid"]
    return document.layout(festival, chosen(document, {"unconfirmed": True} | options))


def words(layout: Layout, page: int = 0) -> list[str]:
    return [item.text for item in layout.pages[page].items if isinstance(item, Text)]


def everything(layout: Layout) -> str:
    return "\n".join(word for page in range(len(layout.pages)) for word in words(layout, page))


@pytest.fixture
def builder() -> FestivalBuilder:
    return FestivalBuilder(screens=2, days=3)


def test_seed_titles_are_in_the_grid_and_can_be_copied_out(builder: FestivalBuilder) -> None:
    builder.screening(builder.film("ETERNAL SPRING", 86, original_title="長春"), "18:00")
    builder.screening(builder.film("Sealed Off (封鎖)", 17), "20:00")
    text = "\n".join(by_pdfium(render(builder.festival, "day-grid", WIDE).pdf))
    assert "長春" in text
    assert "封鎖" in text


def test_a_japanese_film_has_its_title_in_japanese_characters(builder: FestivalBuilder) -> None:
    builder.screening(builder.film("羅生門", 88, languages=("Japanese",)), "18:00")
    builder.screening(builder.film("長春", 88), "21:00")
    fonts = embedded_files(render(builder.festival, "day-grid", WIDE).pdf)
    assert {name.split("+")[1] for name in fonts} >= {"NotoSansJP-Regular", "NotoSansTC-Regular"}


def test_each_public_screening_is_printed_exactly_once(builder: FestivalBuilder) -> None:
    codes = []
    for day in range(3):
        for screen in range(2):
            for hour in (10, 13, 16, 19, 22):
                codes.append(f"{day}{screen}{hour}")
                builder.screening("Last Sunrise", f"{hour}:00", screen, day, code=codes[-1])
    layout = layout_of(builder.festival)
    assert len(layout.pages) == 3
    printed = [word for page in range(3) for word in words(layout, page) if word in codes]
    assert sorted(printed) == sorted(codes)
    assert all(
        code[0] == str(page) for page in range(3) for code in words(layout, page) if code in codes
    )


def test_boxes_are_to_scale(builder: FestivalBuilder) -> None:
    section = builder.section("Gala", "G", hue=3)
    for title, minutes, clock in (("One", 60, "10:00"), ("Two", 120, "14:00")):
        builder.screening(builder.film(title, minutes, section_id=section.id), clock)
    tint = section_ink(3).tint
    items = layout_of(builder.festival).pages[0].items
    grounds = [i.frame for i in items if isinstance(i, Rectangle) and i.fill == tint]
    one, two = sorted(frame for frame in grounds if frame.height > 20)
    assert two.width == pytest.approx(2 * one.width)
    assert two.left - one.left == pytest.approx(4 * one.width)


def test_the_scale_is_said(builder: FestivalBuilder) -> None:
    section = builder.section("Gala", "G", hue=3)
    builder.screening(builder.film("One", 60, section_id=section.id), "10:00")
    layout = layout_of(builder.festival)
    rectangles = [item for item in layout.pages[0].items if isinstance(item, Rectangle)]
    hour = next(r.frame.width for r in rectangles if r.frame.height > 20 and r.frame.width > 20)
    assert f"one hour is {hour / MM:.1f} mm" in everything(layout)


def test_a_question_and_answer_is_a_dashed_extension(builder: FestivalBuilder) -> None:
    builder.screening(builder.film("One", 60), "10:00", qa_minutes=30)
    layout = layout_of(builder.festival, **WIDE)
    items = layout.pages[0].items
    dashed = [i.frame for i in items if isinstance(i, Rectangle) and i.dash]
    solid = [
        i.frame for i in items if isinstance(i, Rectangle) and i.fill == section_ink(None).tint
    ]
    assert dashed[0].width == pytest.approx(1.5 * solid[0].width)
    assert "Q&A" in words(layout)
    assert "10:00–11:30" in words(layout)


def test_the_box_tells_times_code_section_runtime_and_repeats(builder: FestivalBuilder) -> None:
    section = builder.section("Human Rights", "H", hue=2)
    film = builder.film("Maineland", 90, section_id=section.id)
    builder.screening(film, "18:30", code="103")
    builder.screening(film, "12:00", day=1, code="204")
    shown = words(layout_of(builder.festival, **WIDE))
    for word in ("18:30–20:00", "H 103", "Maineland", "90′ · also Fri 12:00", "Human Rights"):
        assert word in shown


def test_a_shorts_programme_says_how_many_films_it_has(builder: FestivalBuilder) -> None:
    films = [builder.film(title, 10) for title in ("A", "B", "C")]
    builder.screening(builder.shorts("Shorts 1", *films), "18:30")
    assert "30′ · 3 films" in words(layout_of(builder.festival, **WIDE))


def test_past_midnight_runs_on_and_names_the_calendar_day(builder: FestivalBuilder) -> None:
    builder.screening(builder.film("Late", 95), "24:30")
    layout = layout_of(builder.festival, **WIDE)
    assert len(layout.pages) == 1
    shown = words(layout)
    assert "24:30–26:05" in shown
    assert "Thursday 5 November 2026" in shown
    assert "24:30 is 00:30 on Fri 6 Nov" in everything(layout)
    assert "25:00" in shown


def test_an_unknown_runtime_is_drawn_and_said(builder: FestivalBuilder) -> None:
    builder.screening(builder.film("Untimed", None), "10:00")
    layout = layout_of(builder.festival, **WIDE)
    shown = words(layout)
    assert "length open" in shown
    assert "10:00" in shown
    assert "10:00–11:30" not in shown
    assert any(isinstance(i, Rectangle) and i.dash for i in layout.pages[0].items)


def closed_things(builder: FestivalBuilder) -> None:
    kinds = {kind.name: kind for kind in builder.festival.rows(Kind).values()}
    builder.screening("For everybody", "10:00")
    builder.screening("For jurors", "13:00", kind_id=kinds["Jury"].id)
    builder.screening("For the press", "13:00", 1, kind_id=kinds["Press & industry"].id)
    builder.screening("Called off", "16:00", status=ScreeningStatus.CANCELLED)
    tech = builder.event("Tech check", 60)
    builder.set(tech, internal=True)
    builder.screening(tech, "19:00")
    builder.hold("21:00", 60, title="Sponsor")


@pytest.mark.parametrize(
    ("option", "title"),
    [
        ("not_public", "For jurors"),
        ("not_public", "For the press"),
        ("cancelled", "Called off"),
        ("internal", "Tech check"),
        ("holds", "Sponsor"),
    ],
)
def test_what_is_closed_is_printed_only_when_chosen(
    builder: FestivalBuilder, option: str, title: str
) -> None:
    closed_things(builder)
    public, chosen_too = layout_of(builder.festival), layout_of(builder.festival, **{option: True})
    assert "For everybody" in " ".join(words(public))
    assert title not in " ".join(words(public))
    assert title in " ".join(words(chosen_too))


@pytest.mark.parametrize("option", ["not_public", "internal", "holds"])
def test_a_sheet_with_what_the_public_may_not_know_says_so(
    builder: FestivalBuilder, option: str
) -> None:
    private = next(k for k in builder.festival.rows(Kind).values() if not k.public)
    builder.screening(builder.film("Closed"), "09:00", kind_id=private.id)
    builder.screening(builder.event("Staff"), "08:00")
    builder.hold("07:00")
    builder.set(the_programme(builder.festival, "Staff"), internal=True)
    assert "Not for the public" in everything(layout_of(builder.festival, **{option: True}))
    assert "Not for the public" not in everything(layout_of(builder.festival))


def test_a_hold_of_another_plan_or_screen_is_not_printed(builder: FestivalBuilder) -> None:
    builder.hold("21:00", 60, screen=1, title="Sponsor")
    layout = layout_of(builder.festival, holds=True)
    assert words(layout).count("Sponsor") == 1


def test_unconfirmed_things_are_reported_and_can_be_left_out(builder: FestivalBuilder) -> None:
    firm = builder.film("Firm", 60, status=FilmStatus.CONFIRMED)
    builder.screening(firm, "10:00", status=ScreeningStatus.CONFIRMED)
    builder.screening("Soft", "13:00")
    assert "1 screening in this print is not confirmed yet." in layout_of(builder.festival).warnings
    layout = layout_of(builder.festival, unconfirmed=False)
    assert "Firm" in words(layout)
    assert "Soft" not in everything(layout)
    assert layout.warnings == (
        "1 screening is left out: it is not confirmed. Choose “Unconfirmed” to print it.",
    )


def test_a_film_under_embargo_is_not_printed_before_its_time(builder: FestivalBuilder) -> None:
    for title, embargo in (("Tomorrow", "2199-01-01T00:00"), ("Known", "2020-01-01T00:00")):
        builder.screening(builder.film(title, 60, embargo=parse_wall(embargo)), "10:00")
    layout = layout_of(builder.festival)
    assert "Known" in words(layout)
    assert "Tomorrow" not in everything(layout)
    assert "1 screening is left out: its film is under embargo." in layout.warnings


def test_a_withdrawn_film_is_not_printed(builder: FestivalBuilder) -> None:
    builder.screening(builder.film("Gone", 60, status=FilmStatus.WITHDRAWN), "10:00")
    assert "Gone" not in everything(layout_of(builder.festival))


def test_a_surprise_stays_a_surprise(builder: FestivalBuilder) -> None:
    film = builder.film("Secret Film", 90, original_title="秘密")
    builder.screening(film, "20:00", public_title="Surprise film")
    builder.screening(film, "12:00", day=1)
    layout = layout_of(builder.festival, **WIDE)
    assert "Surprise film" in words(layout, 0)
    assert not {"Secret Film", "秘密"} & set(words(layout, 0))
    assert "also" not in everything(layout)


def test_screens_that_overlap_stand_above_each_other(builder: FestivalBuilder) -> None:
    for title in ("First", "Second", "Third"):
        builder.screening(builder.film(title, 90), "15:00")
    texts = {
        item.text: item
        for item in layout_of(builder.festival).pages[0].items
        if isinstance(item, Text) and item.text in {"First", "Second", "Third"}
    }
    assert texts["First"].y < texts["Second"].y < texts["Third"].y


def test_many_screens_are_spread_evenly_over_pages_of_the_day() -> None:
    builder = FestivalBuilder(screens=25, days=1)
    for screen in range(25):
        builder.screening("Last Sunrise", "20:00", screen)
    layout = layout_of(builder.festival)
    assert len(layout.pages) == 3
    counts = [words(layout, page).count("Last Sunrise") for page in range(3)]
    assert sorted(counts) == [8, 8, 9]
    assert any(word.endswith("Page 2 of 3") for word in words(layout, 1))


def test_screens_with_nothing_are_printed_when_asked(builder: FestivalBuilder) -> None:
    builder.screening("One", "10:00")
    assert "Screen 2" not in words(layout_of(builder.festival))
    assert "Screen 2" in words(layout_of(builder.festival, empty_screens=True))


def test_chosen_days_only(builder: FestivalBuilder) -> None:
    for day in range(3):
        builder.screening("One", "10:00", day=day)
    layout = layout_of(builder.festival, days="2026-11-07, 2026-11-05")
    assert len(layout.pages) == 2
    assert "Thursday 5 November 2026" in words(layout, 0)
    assert "Saturday 7 November 2026" in words(layout, 1)


def test_a_day_outside_the_festival_is_refused_with_a_sentence(builder: FestivalBuilder) -> None:
    with pytest.raises(UserError, match="2026-12-24 is not a day of the festival"):
        layout_of(builder.festival, days="2026-12-24")


def test_a_screening_outside_the_festival_days_is_not_lost(builder: FestivalBuilder) -> None:
    builder.screening("Encore", "10:00", day=5)
    layout = layout_of(builder.festival)
    assert "Encore" in words(layout)
    assert "Tuesday 10 November 2026" in words(layout)


@pytest.mark.parametrize(
    ("paper", "orientation", "size"),
    [
        ("a4", "landscape", (297, 210)),
        ("a4", "portrait", (210, 297)),
        ("a3", "landscape", (420, 297)),
        ("a3", "portrait", (297, 420)),
    ],
)
def test_papers(
    builder: FestivalBuilder, paper: str, orientation: str, size: tuple[int, int]
) -> None:
    builder.screening("One", "10:00")
    page = layout_of(builder.festival, paper=paper, orientation=orientation).pages[0]
    assert (round(page.width / MM), round(page.height / MM)) == size


def test_as_of_is_printed(builder: FestivalBuilder) -> None:
    builder.screening("One", "10:00")
    layout = layout_of(builder.festival, as_of="1 November 2026")
    assert "Main · As of 1 November 2026 · Page 1 of 1" in words(layout)


def test_an_empty_festival_prints_one_page_that_says_so(builder: FestivalBuilder) -> None:
    printed = render(builder.festival, "day-grid", {})
    assert printed.pages == 1
    assert printed.warnings == ("There is no screening to print yet.",)
    assert "There is nothing to print on this day." in by_pdfium(printed.pdf)


def test_another_plan_prints_what_it_has(builder: FestivalBuilder) -> None:
    builder.screening("One", "10:00")
    assert "One" not in everything(layout_of(builder.festival.in_plan(7)))


def test_what_goes_to_a_worker_process_and_back_can_be_pickled(builder: FestivalBuilder) -> None:
    film = builder.film("One", 60)
    builder.screening(own_programme(builder.festival, film), "10:00")
    there = pickle.loads(pickle.dumps(builder.festival))
    back = pickle.loads(pickle.dumps(render(there, "day-grid", {})))
    assert back == render(builder.festival, "day-grid", {})


def test_a_box_says_on_which_page_of_the_catalogue_its_film_is() -> None:
    builder = FestivalBuilder(screens=2, days=1)
    film = builder.film("Still Life", 90)
    builder.screening(film, "18:00")
    block = builder.shorts("Block", builder.film("Short", 70), builder.film("Shorter", 60))
    builder.screening(block, "20:00")
    builder.screening(builder.film("Hidden", 90), "20:00", 1, public_title="Surprise")
    festival = builder.festival
    catalogue = laid(festival, "catalogue", paper="a5")
    page = dict(catalogue.places)[f"film {film.id}"] + 1
    shared = dict(catalogue.places)[f"programme {block.id}"] + 1
    words = [item.text for item in text_items(laid(festival, "day-grid", catalogue="a5"))]
    assert f"90′ · p. {page}" in words
    assert any(f"p. {shared}" in word for word in words)
    assert sum("p. " in word for word in words) == 2
    without = [item.text for item in text_items(laid(festival, "day-grid"))]
    assert not any("p. " in word for word in without)


def laid(festival: Festival, name: str, **given: Any) -> Layout:
    document = all_documents()[name]
    return document.layout(festival, chosen(document, {"unconfirmed": True, **given}))


def test_screens_and_sections_are_chosen() -> None:
    builder = FestivalBuilder(screens=2, days=1)
    tibet = builder.section("Tibet", "TIB")
    firm = {"status": ScreeningStatus.CONFIRMED}
    ritoma = builder.film("Ritoma", 60, section_id=tibet.id, status=FilmStatus.CONFIRMED)
    maineland = builder.film("Maineland", 60, status=FilmStatus.CONFIRMED)
    builder.screening(ritoma, "10:00", 0, 0, **firm)
    builder.screening(maineland, "12:00", 0, 0, **firm)
    builder.screening(maineland, "18:00", 1, 0, **firm)

    def titles(**options: object) -> set[str]:
        pdf = render(builder.festival, "day-grid", options).pdf
        return {title for title in ("Ritoma", "Maineland") if title in "".join(by_pdfium(pdf))}

    assert titles() == {"Ritoma", "Maineland"}
    assert titles(sections="Tibet") == {"Ritoma"}
    assert titles(screens="Screen 2") == {"Maineland"}
    assert titles(screens="Screen 2", sections="TIB") == set()


def test_a_section_whose_name_is_longer_than_the_sheet_is_narrowed_in_the_legend(
    builder: FestivalBuilder,
) -> None:
    section = builder.section(
        "长春电影制片厂的最后一个春天和一个没有名字的摄影师在雪地里的漫长旅程与他的归来之后" * 2
    )
    builder.screening(builder.film("Film", section_id=section.id), "18:00")
    assert problems_of(layout_of(builder.festival, paper="a5", orientation="portrait")) == []
