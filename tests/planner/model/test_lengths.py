from __future__ import annotations

import pytest

from planner.model import ScreeningStatus
from planner.times import clock, iso
from tests.build import FestivalBuilder, at, the_screening


def test_a_screening_ends_after_all_its_parts_rounded_up_to_a_minute() -> None:
    build = FestivalBuilder()
    film = build.set(build.film("Short"), runtime_seconds=963)
    screening = build.screening(
        film, "19:30", preshow_minutes=10, intro_minutes=5, qa_minutes=20, turnaround_minutes=15
    )
    span = build.festival.span(screening)
    assert clock(span.film_start) == "19:45"
    assert clock(span.qa_start) == "20:02"
    assert clock(span.end) == "20:22"
    assert clock(span.slot_end) == "20:37"
    assert span.known


def test_a_whole_minute_is_not_rounded_up() -> None:
    build = FestivalBuilder()
    screening = build.screening(build.film("Film", 90), "10:00")
    span = build.festival.span(screening)
    assert clock(span.end) == "11:30"


def test_a_screening_runs_on_past_midnight() -> None:
    build = FestivalBuilder()
    screening = build.screening(build.film("Late", 90), "23:30")
    span = build.festival.span(screening)
    assert iso(span.end) == "2026-11-06T01:00"
    assert build.festival.day_of(screening.start) == build.festival.edition.first_day


def test_a_screening_after_midnight_belongs_to_the_evening_before() -> None:
    build = FestivalBuilder()
    screening = build.screening("Late", "24:30")
    assert iso(screening.start) == "2026-11-06T00:30"
    first = build.festival.days()[0]
    assert build.festival.screenings_on_day(first) == (screening,)


def test_an_unknown_runtime_is_planned_with_the_assumed_length_and_says_so() -> None:
    build = FestivalBuilder()
    build.edition(assumed_runtime_seconds=100 * 60)
    screening = build.screening(build.film("Unknown", None), "10:00")
    span = build.festival.span(screening)
    assert (clock(span.end), span.known) == ("11:40", False)


def test_gaps_lie_between_the_films_only() -> None:
    build = FestivalBuilder()
    films = [build.film(name, 10) for name in ("One", "Two", "Three")]
    programme = build.shorts("Shorts", *films, gap_seconds=60)
    assert build.festival.length(programme.id).seconds == 3 * 600 + 2 * 60
    first = build.festival.entries(programme.id)[0]
    build.set(first, gap_seconds=0)
    assert build.festival.length(programme.id).seconds == 3 * 600 + 60


def test_one_unknown_runtime_makes_the_whole_programme_unknown() -> None:
    build = FestivalBuilder()
    programme = build.shorts("Shorts", build.film("One", 10), build.film("Two", None))
    length = build.festival.length(programme.id)
    assert (length.seconds, length.known) == (600 + 5400, False)


def test_a_stated_end_is_kept_as_stated() -> None:
    build = FestivalBuilder()
    screening = build.screening(build.film("Film", None), "10:00", qa_minutes=30)
    screening = build.set(screening, stated_end=at(build.festival, "12:34"))
    span = build.festival.span(screening)
    assert (clock(span.end), span.known) == ("12:34", True)
    assert clock(span.slot_end) == "12:54"


def test_an_event_has_its_own_length_and_no_minutes_meant_for_films() -> None:
    build = FestivalBuilder()
    build.edition(intro_minutes=5, qa_minutes=30)
    screening = build.screening(build.event("Party", 120), "22:00")
    assert clock(build.festival.span(screening).end) == "00:00"
    screening = build.set(screening, intro_minutes=10)
    assert clock(build.festival.span(screening).end) == "00:10"


def test_empty_minutes_fall_back_to_kind_then_section_then_festival() -> None:
    build = FestivalBuilder()
    section = build.section("Shorts")
    screening = build.screening(build.film("Film", 60, section_id=section.id), "10:00")
    kind = build.festival.kinds[screening.kind_id or 0]

    def qa() -> int:
        return build.festival.span(the_screening(build.festival, "Film")).qa

    build.edition(qa_minutes=10)
    assert qa() == 10
    section = build.set(section, qa_minutes=20)
    assert qa() == 20
    kind = build.set(kind, qa_minutes=30)
    assert qa() == 30
    screening = build.set(screening, qa_minutes=0)
    assert qa() == 0
    build.set(screening, qa_minutes=None)
    build.set(kind, qa_minutes=None)
    build.set(section, qa_minutes=None)
    assert qa() == 10


def test_the_turnaround_of_a_screen_comes_before_that_of_the_kind() -> None:
    build = FestivalBuilder()
    screening = build.screening("Film")
    build.set(build.festival.kinds[screening.kind_id or 0], turnaround_minutes=40)
    assert build.festival.span(screening).turnaround == 40
    build.set(build.festival.screens[screening.screen_id], turnaround_minutes=5)
    assert build.festival.span(screening).turnaround == 5


def test_a_programme_has_the_section_that_all_its_films_share() -> None:
    build = FestivalBuilder()
    one, two = build.section("One"), build.section("Two")
    films = [build.film(name, 10, section_id=one.id) for name in ("A", "B")]
    programme = build.shorts("Shorts", *films, section_id=None)
    assert build.festival.section_of(programme.id) == one
    build.set(films[0], section_id=two.id)
    assert build.festival.section_of(programme.id) is None
    build.set(programme, section_id=two.id)
    assert build.festival.section_of(programme.id) == two


@pytest.mark.parametrize("status", list(ScreeningStatus))
def test_only_a_cancelled_screening_does_not_take_place(status: ScreeningStatus) -> None:
    screening = FestivalBuilder().screening("Film", status=status)
    assert screening.cancelled is (status is ScreeningStatus.CANCELLED)


def test_an_end_that_is_no_later_than_the_start_is_none() -> None:
    build = FestivalBuilder()
    screening = build.screening(build.film("Ritoma", 90), "12:00")
    usual = build.festival.span(screening)
    for ends in ("11:00", "12:00"):
        screening = build.set(screening, stated_end=at(build.festival, ends))
        assert build.festival.span(screening) == usual
