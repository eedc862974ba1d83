"""What a change sheet tells of each kind of change: to houses, guests, departments, the foyer."""

from __future__ import annotations

from typing import Any

import pytest

from planner.document.states import State
from planner.edit.programmes import SetFilms
from planner.edit.screenings import CancelScreening, RemoveHold
from planner.edit.texts import AddLanguage
from planner.model import Festival, FilmStatus, GuestsWanted, Hold, PersonStatus, ScreeningStatus
from planner.pdf import making
from planner.pdf.base import chosen
from planner.pdf.checks import problems_of
from planner.pdf.documents import all_documents
from planner.pdf.layout import Layout, Text
from planner.times import WallTime
from tests.build import FestivalBuilder
from tests.planner.pdf.test_change_sheet import coded, moved, said
from tests.planner.pdf.test_documents import laid_out


def everything_changed() -> tuple[State, Festival]:
    """Two houses as they were released, and changed once in each way there is."""
    builder = FestivalBuilder(screens=0, days=2, name="All ways")
    for name, venue in (("1", "Odeon"), ("2", "Odeon"), ("Hall", "Rex")):
        builder.screen(name, venue)
    titles = ("Ash", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Holly", "Ivy", "Juniper")
    firm: dict[str, Any] = {"status": ScreeningStatus.CONFIRMED}
    films = {title: builder.film(title, 60, status=FilmStatus.CONFIRMED) for title in titles}
    for title in ("Ash", "Holly"):
        builder.set(films[title], guests_wanted=GuestsWanted.ALL, guest_qa_minutes=20)
    builder.person("Ann Ash", films["Ash"], status=PersonStatus.CONFIRMED)
    builder.person("Hal Holly", films["Holly"], status=PersonStatus.CONFIRMED)
    copy = builder.copy(films["Ivy"], "DCP", place="Depot")
    block = builder.shorts("Short trees", films["Birch"], films["Cedar"])
    for number, (title, clock, screen) in enumerate(
        (
            *(("Ash", "18:00", 0), ("Dogwood", "14:00", 0), ("Elm", "10:00", 0)),
            *(("Fir", "12:00", 1), ("Holly", "18:00", 1), ("Ivy", "20:30", 1)),
            ("Ginkgo", "20:30", 2),
        ),
        101,
    ):
        qa = 20 if title == "Ash" else 0
        values = {"code": str(number), "qa_minutes": qa, **firm}
        builder.screening(films[title], clock, screen, **values)
    builder.screening(block, "16:00", 2, code="108", **firm)
    builder.hold("10:00", 60, 2, title="Rehearsal")
    builder.hold("09:00", 30, 1)
    before = State("Catalogue", builder.festival)
    moved(builder, "102", "15:00", 0)
    moved(builder, "103", "10:00", 2)
    builder.run(CancelScreening(coded(builder.festival, "107").id, "No print"))
    festival = builder.festival
    builder.run(SetFilms(block.id, (films["Birch"].id, films["Juniper"].id)))
    ann = next(one for one in festival.people.values() if one.name == "Ann Ash")
    builder.set(ann, status=PersonStatus.DECLINED)
    builder.set(coded(builder.festival, "105"), qa_minutes=20)
    builder.set(films["Fir"], title="Fir Tree")
    builder.set(copy, place="Odeon", ratio="1.85")
    rehearsal, nameless = sorted(
        (one for one in builder.festival.rows(Hold).values() if one.plan_id == festival.plan_id),
        key=lambda one: not one.title,
    )
    builder.set(rehearsal, start=WallTime(rehearsal.start + 60))
    builder.run(RemoveHold(nameless.id))
    builder.screening(films["Dogwood"], "12:00", 2, day=1, code="201", **firm)
    return before, builder.festival


def rows_of(layout: Layout) -> dict[str, dict[str, list[str]]]:
    """Of each sheet by its name, what every row says by its title."""
    found: dict[str, dict[str, list[str]]] = {}
    days = ("Thu 5 Nov", "Fri 6 Nov")
    for mark, page in zip(layout.outline, layout.pages, strict=True):  # each has room on one page
        own = found.setdefault(mark.title, {})
        for item in page.items:
            if isinstance(item, Text) and item.about and item.about not in (mark.title, *days):
                own.setdefault(item.about, []).append(item.text)
    return found


def test_every_kind_of_change_is_told_to_everybody_it_concerns() -> None:
    before, festival = everything_changed()
    layout = laid_out("change-sheet", festival, since=before)
    (sheet,) = rows_of(layout).values()
    told = {title: " ".join(words) for title, words in sheet.items()}
    for title, words in {
        "Dogwood": ("Other time", "Thu 5 Nov 14:00", "Thu 5 Nov 15:00", "New", "Fri 6 Nov 12:00"),
        "Elm": ("Other screen", "Odeon / 1", "Rex / Hall"),
        "Ginkgo": ("Cancelled", "does not take place", "No print"),
        "Short trees": ("Changed", "plays “Juniper” instead of “Cedar”", "the same"),
        "Ash": ("Changed", "without Ann Ash (guest)"),
        "Holly": ("Changed", "has a Q&A of 20 minutes", "lasts 80 instead of 60 minutes"),
        "Fir Tree": ("was called “Fir”",),
        "Ivy": ("Changed", "copy: DCP · 1.85 · Odeon (was DCP"),
        "Hold: Rehearsal": ("Other time", "10:00–11:00", "11:00–12:00"),
        "Hold": ("Taken off", "09:00–09:30", "no longer held"),
    }.items():
        for word in words:
            assert word in told[title], (title, word)
    assert len(told) == 10
    assert "11 changes from “Catalogue” to “Main”" in said(layout)
    assert problems_of(layout) == []


def test_nobody_gets_what_does_not_concern_them() -> None:
    before, festival = everything_changed()
    whole = {"Ash", "Dogwood", "Elm", "Fir Tree", "Ginkgo", "Holly", "Ivy", "Short trees"}
    holds = {"Hold", "Hold: Rehearsal"}
    venues = rows_of(laid_out("change-sheet", festival, since=before, sheets="venue"))
    assert {name: set(own) for name, own in venues.items()} == {
        "Odeon": {"Ash", "Dogwood", "Elm", "Fir Tree", "Holly", "Ivy", "Hold"},
        "Rex": {"Dogwood", "Elm", "Ginkgo", "Short trees", "Hold: Rehearsal"},
    }
    guests = rows_of(laid_out("change-sheet", festival, since=before, sheets="guest"))
    assert {name: set(own) for name, own in guests.items()} == {
        "Ann Ash": {"Ash"},
        "Hal Holly": {"Holly"},
    }
    booth = rows_of(laid_out("change-sheet", festival, since=before, sheets="department"))
    assert {name: set(own) for name, own in booth.items()} == {
        "Projection": whole - {"Ash"} | holds,
        "Box office": whole - {"Ash", "Ivy"},
        "Guests": {"Ash", "Holly"},
    }


def test_the_foyer_reads_of_a_swapped_film_and_of_no_guest_copy_or_hold() -> None:
    before, festival = everything_changed()
    (sheet,) = rows_of(laid_out("change-sheet", festival, since=before, public=True)).values()
    assert set(sheet) == {"Dogwood", "Elm", "Fir Tree", "Ginkgo", "Holly", "Short trees"}
    assert "No print" not in sheet["Ginkgo"]


def test_what_a_surprise_plays_now_is_told_to_nobody_outside() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    films = [builder.film(title, 20, status=FilmStatus.CONFIRMED) for title in ("A", "B", "C")]
    block = builder.shorts("Block", *films[:2])
    firm: dict[str, Any] = {"status": ScreeningStatus.CONFIRMED}
    builder.screening(block, "18:00", code="1", public_title="Surprise", **firm)
    before = State("Catalogue", builder.festival)
    builder.run(SetFilms(block.id, (films[0].id, films[2].id)))
    words = " ".join(said(laid_out("change-sheet", builder.festival, since=before)))
    assert "plays “C” instead of “B”" in words
    words = " ".join(said(laid_out("change-sheet", builder.festival, since=before, public=True)))
    assert "Nothing moved" in words


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("de", "„C“ statt „B“"),
        ("fr", "« C » au lieu de « B »"),
        ("ja", "「C」（変更前：「B」）"),
    ],
)
def test_films_stand_in_the_quotation_marks_of_the_language(code: str, told: str) -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.run(AddLanguage(code))
    films = [builder.film(title, 20) for title in ("A", "B", "C")]
    block = builder.shorts("Block", *films[:2])
    builder.screening(block, "18:00")
    before = State("Catalogue", builder.festival)
    builder.run(SetFilms(block.id, (films[0].id, films[2].id)))
    document = all_documents()["change-sheet"]
    options = {**chosen(document, {"language": code}), "since": before}
    words = " ".join(said(making.laid_out(document, builder.festival, options)))
    assert told in words
    assert "“C”" not in words
