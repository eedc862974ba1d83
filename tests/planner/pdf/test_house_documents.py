"""What the staff's documents say: stage times, keys, ways of juries, embargoes, conflicts."""

from __future__ import annotations

from typing import Any

import pytest

from planner.model import GuestsWanted, ScreeningStatus
from planner.pdf.checks import problems_of
from planner.pdf.kit.pages import text_items
from tests.build import FestivalBuilder
from tests.planner.pdf import festivals
from tests.planner.pdf.test_documents import laid_out


def said(name: str, **options: Any) -> list[str]:
    return [item.text for item in text_items(laid_out(name, festivals.peopled(), **options))]


def test_the_run_sheet_tells_every_moment_of_a_screening() -> None:
    words = said("run-sheets", days=("2026-11-05",), screens=("Screen 1",))
    for word in ("17:45", "18:00", "19:40", "20:00", "Still Life", "DCP · Customs · encrypted"):
        assert word in words
    assert "Last Sunrise" not in words
    assert any(word.startswith("Thu 5 Nov 17:00") for word in words)


def test_the_booth_reads_ratio_and_sound_of_a_copy_where_they_are_known() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    film, other, many = (builder.film(title, 90) for title in ("Known", "Unknown", "Many"))
    builder.copy(film, ratio="1.85", sound="5.1", place="Depot")
    builder.copy(other, "35 mm", place="Depot")
    for _number in range(8):
        builder.copy(many, "file", sound="stereo")
    builder.screening(film, "18:00")
    builder.screening(other, "20:30")
    builder.screening(many, "22:30")
    words = [item.text for item in text_items(laid_out("run-sheets", builder.festival))]
    assert {"DCP · 1.85 · 5.1 · Depot", "35 mm · Depot", "and 2 more"} <= set(words)
    assert words.count("file · stereo") == 6, "each copy of a film has a line of its own"
    words = [item.text for item in text_items(laid_out("copy-traffic", builder.festival))]
    assert {"DCP · 1.85 · 5.1", "35 mm"} <= set(words)


def test_the_booth_is_told_of_an_overlap_and_not_of_a_changeover_below_nothing() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening("Long", "18:00", code="1")
    builder.screening("Early", "18:53", code="2")
    builder.screening("Tight", "20:28", code="3")
    words = [item.text for item in text_items(laid_out("run-sheets", builder.festival))]
    assert "overlaps by 37" in " ".join(words)
    assert "5 min" in words
    assert not any(word.startswith("-") for word in words)


def test_holds_stand_among_the_screenings_of_a_run_sheet_as_the_day_goes() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening("Matinee", "11:00")
    builder.screening("Evening", "20:00")
    builder.hold("15:00", 90, title="Sponsor’s tea")
    words = [item.text for item in text_items(laid_out("run-sheets", builder.festival))]
    where = [words.index(word) for word in ("Matinee", "Sponsor’s tea", "Evening")]
    assert where == sorted(where)
    assert {"15:00", "16:30", "Hold"} <= set(words)


def test_a_jury_reads_by_code_when_else_it_may_go_and_how_often_besides() -> None:
    builder = FestivalBuilder(screens=1, days=7)
    film = builder.film("Judged", 90)
    for day in range(7):
        builder.screening(film, "18:00", 0, day, code=f"{day + 1}01")
    builder.jury("Jury", builder.person("Ju Ror", roles=("juror",)), films=(film,))
    words = [item.text for item in text_items(laid_out("jury-itineraries", builder.festival))]
    assert "Fri 6 Nov 18:00 · 201" in words
    assert "and 2 more" in words


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize(("paper", "factor"), [("a3", 2**0.5), ("tabloid", 1.33), ("letter", 1)])
def test_sheets_for_the_wall_have_larger_letters_on_larger_paper(
    paper: str, orientation: str, factor: float
) -> None:
    festival = festivals.peopled()
    for name in ("run-sheets", "door-list", "guest-itineraries", "jury-itineraries"):
        usual = laid_out(name, festival, orientation=orientation, paper="a4")
        large = laid_out(name, festival, orientation=orientation, paper=paper)
        biggest = [max(item.size for item in text_items(one)) for one in (usual, large)]
        assert biggest[1] == pytest.approx(biggest[0] * factor, rel=0.01)
        assert problems_of(large) == []
        assert (large.pages[0].width > large.pages[0].height) == (orientation == "landscape")
        assert [mark.title for mark in large.outline] == [mark.title for mark in usual.outline]


def test_what_nothing_is_known_of_has_no_column() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    film = builder.film("Bare", 90)
    builder.screening(film, "18:00")
    for name, titles in (
        ("run-sheets", {"Languages", "Keys"}),
        ("door-list", {"Kept", "Wheelchair", "Sold", "Seats"}),
        ("copy-traffic", {"Where it is", "Arrives", "Leaves", "Keys"}),
    ):
        words = {item.text for item in text_items(laid_out(name, builder.festival))}
        assert not titles & words
    builder.set(film, languages=("French",))
    builder.copy(film, place="Depot", encrypted=True)
    words = {item.text for item in text_items(laid_out("run-sheets", builder.festival))}
    assert {"Languages", "Keys"} <= words


def test_an_encrypted_copy_without_a_key_for_the_screen_is_said() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    film = builder.film("Locked", 90)
    builder.copy(film, encrypted=True)
    builder.screening(film, "18:00")
    for name in ("run-sheets", "copy-traffic"):
        words = " ".join(item.text for item in text_items(laid_out(name, builder.festival)))
        assert "no key for" in words


def test_the_house_list_has_seats_and_what_is_not_public() -> None:
    builder = FestivalBuilder(screens=0, days=1)
    builder.screen("Hall", "Palace", seats=540, kept_seats=20)
    kind = builder.kind("Press & industry")
    builder.screening("Quiet", "10:00", kind_id=kind.id, tickets_sold=77)
    builder.screening("Gone", "14:00", status=ScreeningStatus.CANCELLED)
    layout = laid_out("door-list", builder.festival)
    words = [item.text for item in text_items(layout)]
    assert {"540", "20", "77", "Quiet", "Press & industry"} <= set(words)
    assert "Gone" not in words
    assert "1 screening is left out: it is cancelled." in layout.warnings


def test_guests_are_listed_with_stage_times_and_moderators() -> None:
    words = said("guest-list")
    for word in ("Jia Zhangke", "19:40–20:00", "Mo Derator", "Wen Ren"):
        assert word in words


def test_an_itinerary_is_a_page_for_each_person_with_appearances() -> None:
    layout = laid_out("guest-itineraries", festivals.peopled())
    assert [mark.title for mark in layout.outline] == ["Jia Zhangke", "Mo Derator", "Wen Ren"]
    one = laid_out("guest-itineraries", festivals.peopled(), person="jia")
    words = [item.text for item in text_items(one)]
    assert "Mo Derator (moderator)" in words
    assert "17:45" in words
    assert len(one.pages) == 1


def test_the_jury_is_led_past_a_clash() -> None:
    layout = laid_out("jury-itineraries", festivals.peopled())
    words = [item.text for item in text_items(layout)]
    assert {"101", "201"} <= set(words)  # 102 runs at the same time as 101
    assert "102" not in words
    assert layout.warnings == ()


def test_a_jury_learns_what_it_cannot_see() -> None:
    builder = FestivalBuilder(screens=2, days=1)
    one, other, third = (builder.film(title, 90) for title in ("One", "Other", "Third"))
    builder.screening(one, "18:00", 0)
    builder.screening(other, "18:30", 1)
    builder.jury("Small jury", films=(one, other, third))
    layout = laid_out("jury-itineraries", builder.festival)
    words = " ".join(item.text for item in text_items(layout))
    assert "Third: not on the timetable in time" in words
    assert "clashes: Thu 5 Nov 18:" in words
    assert "“Small jury” misses 2 of its films." in layout.warnings


@pytest.mark.parametrize("public_too", [False, True])
def test_the_press_sees_its_own_screenings_with_embargoes(public_too: bool) -> None:
    words = said("press-schedule", public_too=public_too)
    assert "Premiere" in words
    assert any(word.startswith("until") for word in words)
    assert ("Still Life" in words) is public_too


def test_the_press_schedule_has_nothing_of_juries() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening("Jurors Only", "11:00", kind_id=builder.kind("Jury").id)
    builder.screening("For The Press", "14:00", kind_id=builder.kind("Press & industry").id)
    layout = laid_out("press-schedule", builder.festival)
    words = " ".join(item.text for item in text_items(layout))
    assert "For The Press" in words
    assert "Jurors Only" not in words


def test_conflicts_are_printed_with_their_sentences() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening("One", "18:00")
    builder.screening("Two", "18:30")
    layout = laid_out("conflict-report", builder.festival)
    words = " ".join(item.text for item in text_items(layout))
    assert "blocker" in words
    assert layout.outline[0].title.endswith("blocker")
    fewer = laid_out("conflict-report", builder.festival, notices=False)
    assert not any("notice" in mark.title for mark in fewer.outline)


def test_the_booth_learns_when_a_changeover_is_too_short() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening(builder.film("One", 60), "18:00", turnaround_minutes=30)
    builder.screening(builder.film("Two", 60), "19:10")
    builder.screening(builder.film("Three", 60), "23:00")
    words = [item.text for item in text_items(laid_out("run-sheets", builder.festival))]
    assert "Changeover" in words
    assert {"10 min", "needs 30 min", "170 min"} <= set(words)
    assert len([word for word in words if word.startswith("needs")]) == 1


def test_a_block_none_of_whose_films_has_a_copy_says_so_once() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening(
        builder.shorts("Block", *(builder.film(f"S{n}", 5) for n in range(5))), "18:00"
    )
    words = [item.text for item in text_items(laid_out("run-sheets", builder.festival))]
    assert words.count("no copy known") == 1


def test_copies_are_found_by_film_in_the_outline() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    for title in ("Beta", "Alpha"):
        film = builder.film(title, 60)
        builder.copy(film)
        builder.copy(film, "35 mm")
    layout = laid_out("copy-traffic", builder.festival)
    assert [mark.title for mark in layout.outline] == ["Alpha", "Beta"]


def test_the_night_is_explained_to_those_who_are_out_in_it() -> None:
    builder = FestivalBuilder(screens=1, days=2)
    for name, clock in (("Early", "18:00"), ("Late", "23:30")):
        film = builder.film(f"{name} film", 60)
        builder.person(name, film)
        builder.set(film, guests_wanted=GuestsWanted.ALL)
        builder.screening(film, clock)
    layout = laid_out("guest-itineraries", builder.festival)
    told = [
        "of the night after" in " ".join(i.text for i in page.items if hasattr(i, "text"))
        for page in layout.pages
    ]
    assert told == [False, True]


def test_keys_have_a_column_where_any_copy_needs_one() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    film = builder.film("Open", 90)
    builder.screening(film, "18:00")
    words = [item.text for item in text_items(laid_out("run-sheets", builder.festival))]
    assert "Keys" not in words
    builder.copy(film, encrypted=True)
    words = [item.text for item in text_items(laid_out("run-sheets", builder.festival))]
    assert "Keys" in words


def test_a_copy_with_more_screenings_than_a_small_page_holds_goes_on_in_another_row() -> None:
    builder = FestivalBuilder(screens=0, days=12)
    long = "Saal im Kulturzentrum der Vereinigten Lichtspieltheater an der langen Straße"
    film = builder.film("Everywhere", 90)
    builder.copy(film, encrypted=True, place="Depot")
    for number in range(12):
        builder.screen(f"{long} {number}", f"Haus {number}")
        builder.screening(film, "18:00", number, number)
    layout = laid_out("copy-traffic", builder.festival, paper="a5", orientation="landscape")
    assert problems_of(layout) == []
    words = " ".join(item.text for item in text_items(layout))
    assert words.count("Haus") == 24  # each with its screening, and with the key it lacks
    assert [mark.title for mark in layout.outline] == ["Everywhere"]


@pytest.mark.parametrize("name", ["run-sheets", "door-list", "venue-poster"])
def test_sheets_of_one_place_are_told_apart_by_their_day_in_the_outline(name: str) -> None:
    titles = [mark.title for mark in laid_out(name, festivals.sample()).outline]
    assert len(titles) == len(set(titles)) > 3
    assert all("6 Nov" in title or "7 Nov" in title or "8 Nov" in title for title in titles)
