"""The change sheet: old place and new place, for each who has to know, and no secret outside."""

from __future__ import annotations

import pytest

from planner.document import Document
from planner.edit.fields import SetField
from planner.edit.plans import MakeRelease
from planner.edit.programmes import AddFilm
from planner.edit.screenings import CancelScreening, MoveScreening, PlaceProgramme, Unschedule
from planner.edit.venues import AddScreen
from planner.errors import UserError
from planner.model import Festival, FilmStatus, Release, Screening, ScreeningStatus
from planner.pdf.checks import problems_of
from planner.pdf.documents import all_documents
from planner.pdf.kit.pages import text_items
from planner.pdf.layout import Layout
from planner.pdf.look import ORIENTATION_CHOICES, PAPER_CHOICES
from planner.pdf.states import with_states
from planner.times import WallTime
from tests.build import FestivalBuilder, at, building, start_festival
from tests.planner.pdf import festivals
from tests.planner.pdf.test_documents import laid_out


def said(layout: Layout) -> list[str]:
    return [item.text for item in text_items(layout)]


def coded(festival: Festival, code: str) -> Screening:
    return festival.screenings_coded(code)[0]


def moved(builder: FestivalBuilder, code: str, clock: str, screen: int, day: int = 0) -> None:
    festival = builder.festival
    screens = festival.screens_in_order()
    screening = coded(festival, code)
    builder.run(MoveScreening(screening.id, screens[screen].id, at(festival, clock, day)))


def released(builder: FestivalBuilder, name: str) -> None:
    made = at(builder.festival, "09:00", len(builder.festival.rows(Release)))
    builder.run(MakeRelease(builder.festival.plan_id, name, "", made))


def spring() -> FestivalBuilder:
    """Released, then changed in every way; guests, a jury and the press are concerned."""
    builder = building(festivals.peopled())
    released(builder, "Catalogue")
    moved(builder, "101", "21:00", 1, day=1)
    moved(builder, "102", "18:30", 0)
    builder.run(CancelScreening(coded(builder.festival, "201").id, "The print is torn"))
    moved(builder, "P1", "12:00", 0, day=1)
    return builder


def test_each_change_has_its_old_place_and_its_new_one() -> None:
    layout = laid_out("change-sheet", spring().festival)
    words = said(layout)
    for word in (
        *("Moved", "Other screen", "Cancelled", "Other time"),
        *("Thu 5 Nov 18:00", "Fri 6 Nov 21:00", "does not take place", "The print is torn"),
    ):
        assert word in words
    assert "4 changes from “Catalogue” to “Main”" in words
    assert problems_of(layout) == []


def test_two_releases_are_compared_where_they_are_named() -> None:
    builder = spring()
    released(builder, "Second")
    moved(builder, "101", "22:00", 1, day=1)
    both = {"since": "Catalogue", "until": "Second"}
    words = said(laid_out("change-sheet", builder.festival, **both))
    assert "4 changes from “Catalogue” to “Second”" in words
    assert "Fri 6 Nov 22:00" not in words
    assert "Second · As of 1 November 2026" in words
    assert "1 change from “Second” to “Main”" in said(laid_out("change-sheet", builder.festival))
    release = builder.festival.rows(Release)
    second = next(one for one in release.values() if one.name == "Second")
    seen = builder.festival.in_plan(second.plan_id)
    assert "4 changes from “Catalogue” to “Second”" in said(laid_out("change-sheet", seen))


def test_an_unknown_release_is_refused_with_those_there_are() -> None:
    with pytest.raises(UserError, match="There are: Catalogue"):
        laid_out("change-sheet", spring().festival, since="Programme")
    with pytest.raises(UserError, match="nothing has been released yet"):
        laid_out("change-sheet", festivals.peopled(), since="Programme")


def test_any_two_moments_are_compared_when_the_file_is_there() -> None:
    """The history knows how everything was; a release too, with the titles of its time."""
    with Document.in_memory(start_festival()) as document:
        document.run(AddScreen("One", "Odeon"))
        document.run(AddScreen("Two", "Odeon"))
        document.run(AddFilm("Still Life", 5400))
        film = next(iter(document.festival.films.values()))
        programme = next(iter(document.festival.programmes))
        screens = document.festival.screens_in_order()
        document.run(PlaceProgramme(programme, screens[0].id, at(document.festival, "18:00")))
        placed = document.head
        document.run(MakeRelease(document.festival.plan_id, "Catalogue", "", WallTime(0)))
        screening = document.festival.screenings()[0]
        document.run(MoveScreening(screening.id, screens[1].id, at(document.festival, "20:00")))
        document.run(SetField("film", film.id, "title", "Its New Title"))

        def sheet(since: str, until: str = "") -> list[str]:
            declared = all_documents()["change-sheet"].every_option
            given = with_states(document, declared, {"since": since, "until": until})
            return said(laid_out("change-sheet", document.festival, **given))

        assert f"1 change from “step:{placed}” to “Main”" in sheet(f"step:{placed}")
        words = sheet("Catalogue")
        assert "1 change from “Catalogue” to “Main”" in words
        assert any("was called" in word for word in words)
        assert "Thu 5 Nov 18:00" in words
        assert "Thu 5 Nov 20:00" in words
        words = sheet(f"step:{placed}", "2099-01-01T12:00")
        assert f"1 change from “step:{placed}” to “Thu 1 Jan 12:00”" in words
        with pytest.raises(UserError, match="started later"):
            sheet("2001-01-01")
        with pytest.raises(UserError, match="no release and no plan"):
            sheet("Programme")


def test_without_a_release_or_a_change_it_says_so() -> None:
    layout = laid_out("change-sheet", festivals.peopled())
    assert "There is no earlier release to compare with; “Release” makes one." in said(layout)
    builder = building(festivals.peopled())
    released(builder, "Catalogue")
    words = said(laid_out("change-sheet", builder.festival))
    assert "Nothing moved between “Catalogue” and “Main”." in words


def test_both_houses_learn_of_what_goes_from_one_to_the_other() -> None:
    builder = FestivalBuilder(screens=0, days=1)
    builder.screen("Hall", "Odeon")
    builder.screen("Hall", "Rex")
    builder.screen("Hall", "Lux")
    builder.screening("Wanderer", "18:00", 0, code="7")
    released(builder, "Catalogue")
    moved(builder, "7", "18:00", 1)
    layout = laid_out("change-sheet", builder.festival, sheets="venue")
    assert [mark.title for mark in layout.outline] == ["Odeon", "Rex"]
    assert said(layout).count("Wanderer") == 2


def test_guests_and_departments_have_sheets_of_what_concerns_them() -> None:
    festival = spring().festival
    guests = laid_out("change-sheet", festival, sheets="guest")
    assert [mark.title for mark in guests.outline] == ["Jia Zhangke", "Mo Derator", "Wen Ren"]
    assert [page for page in guests.pages if "P1" in str(page.items)] == []
    departments = laid_out("change-sheet", festival, sheets="department")
    assert [mark.title for mark in departments.outline] == [
        *("Projection", "Box office", "Guests", "Juries", "Press and industry")
    ]
    codes = [[t.text for t in p.items if hasattr(t, "text")] for p in departments.pages]
    assert "P1" in codes[0]
    assert "P1" not in codes[1]
    assert "P1" in codes[4]
    assert "102" not in codes[4]


def test_one_guest_or_department_gets_a_sheet_alone() -> None:
    festival = spring().festival
    one = laid_out("change-sheet", festival, sheets="guest", only="jia")
    assert [mark.title for mark in one.outline] == ["Jia Zhangke"]
    booth = laid_out("change-sheet", festival, sheets="department", only="projection")
    assert [mark.title for mark in booth.outline] == ["Projection"]
    words = " ".join(said(laid_out("change-sheet", festival, sheets="guest", only="Nobody")))
    assert "Nothing moved between “Catalogue” and “Main” for “Nobody”." in words
    assert len(laid_out("change-sheet", festival, only="jia").pages) == 1


def test_new_and_taken_off_have_one_place() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening("Stays", "10:00", code="1")
    gone = builder.screening("Gone", "12:00", code="2")
    later = builder.film("Late Entry", 60)
    released(builder, "Catalogue")
    builder.run(Unschedule((gone.id,)))
    festival = builder.festival
    programme = next(p for p in festival.programmes.values() if festival.title(p.id) == later.title)
    screen = festival.screens_in_order()[0]
    builder.run(PlaceProgramme(programme.id, screen.id, at(festival, "15:00")))
    words = said(laid_out("change-sheet", builder.festival))
    assert {"New", "Late Entry", "Taken off", "Gone"} <= set(words)
    assert "Stays" not in words


def test_the_foyer_learns_no_secret_and_no_reason() -> None:
    builder = FestivalBuilder(screens=2, days=2)
    firm = {"status": ScreeningStatus.CONFIRMED}
    press = builder.kind("Press & industry")

    def film(title: str, **values: object) -> object:
        return builder.film(title, 60, **({"status": FilmStatus.CONFIRMED} | values))

    builder.screening(film("Everybodys"), "09:00", code="1", **firm)  # type: ignore[arg-type]
    builder.screening(film("Press Only"), "11:00", code="2", kind_id=press.id, **firm)  # type: ignore[arg-type]
    secret = film("Kept Secret", embargo=WallTime(100_000_000))
    builder.screening(secret, "13:00", code="3", **firm)  # type: ignore[arg-type]
    surprise = {"public_title": "Surprise Film", **firm}
    builder.screening(film("Behind Surprise"), "15:00", code="4", **surprise)  # type: ignore[arg-type]
    builder.screening(film("Called Off"), "17:00", code="5", **firm)  # type: ignore[arg-type]
    longer = builder.screening(film("Longer Break"), "19:00", code="6", **firm)  # type: ignore[arg-type]
    released(builder, "Catalogue")
    for code, clock in (("1", "09:30"), ("2", "11:30"), ("3", "13:30"), ("4", "15:30")):
        moved(builder, code, clock, 1)
    builder.run(CancelScreening(coded(builder.festival, "5").id, "Director arrested"))
    longer = coded(builder.festival, longer.code)
    builder.set(longer, turnaround_minutes=50)
    layout = laid_out("change-sheet", builder.festival, public=True)
    words = " ".join(said(layout))
    for title in ("Everybodys", "Surprise Film", "Called Off"):
        assert title in words
    for title in ("Press Only", "Kept Secret", "Behind Surprise", "arrested", "Longer Break"):
        assert title not in words
    assert "2 changes are left out: they are not public." in layout.warnings


@pytest.mark.parametrize("orientation", [value for value, _label in ORIENTATION_CHOICES])
@pytest.mark.parametrize("paper", [value for value, _label in PAPER_CHOICES])
def test_everything_of_a_hostile_festival_fits_on_every_paper(paper: str, orientation: str) -> None:
    builder = building(festivals.hostile())
    released(builder, "Catalogue of a name that is " + "very " * 20 + "long")
    for number, screening in enumerate(builder.festival.screenings()):
        screens = builder.festival.screens_in_order()
        screen = screens[(number * 7) % len(screens)]
        builder.run(MoveScreening(screening.id, screen.id, WallTime(screening.start + 10)))
    for sheets in ("all", "venue"):
        given = {"paper": paper, "orientation": orientation, "sheets": sheets}
        layout = laid_out("change-sheet", builder.festival, **given)
        assert problems_of(layout) == []
