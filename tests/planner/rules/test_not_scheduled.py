from __future__ import annotations

from planner.model import Festival, FilmStatus, ScreeningStatus
from planner.rules import place_of
from tests.build import FestivalBuilder, building, own_programme, the_screening
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "not-scheduled"


def clean() -> Festival:
    builder = FestivalBuilder()
    builder.screening("Chomo")
    return builder.festival


def broken() -> Festival:
    builder = FestivalBuilder()
    builder.film("Ritoma")
    return builder.festival


def test_scheduled_is_fine() -> None:
    assert conflicts(clean(), RULE) == []


def test_sentence() -> None:
    assert sentences(broken(), RULE) == ["Ritoma is not on the timetable yet."]


def test_it_has_no_place() -> None:
    assert place_of(the_conflict(broken(), RULE), broken()) is None


def test_film_within_another_programme_is_not_missed() -> None:
    builder = FestivalBuilder()
    films = [builder.film(title, 15) for title in ("One", "Two")]
    builder.shorts("Shorts", *films)
    assert sentences(builder.festival, RULE) == ["Shorts is not on the timetable yet."]


def test_withdrawn_and_unwanted_are_not_missed() -> None:
    builder = FestivalBuilder()
    builder.film("Withdrawn", status=FilmStatus.WITHDRAWN)
    film = builder.film("Market only")
    builder.set(own_programme(builder.festival, film), wanted=0)
    assert conflicts(builder.festival, RULE) == []


def test_cancelled_screening_does_not_count() -> None:
    builder = building(clean())
    builder.set(the_screening(builder.festival, "Chomo"), status=ScreeningStatus.CANCELLED)
    assert sentences(builder.festival, RULE) == ["All screenings of Chomo are cancelled."]


def test_fixes_place_it_at_the_first_free_start_of_each_screen() -> None:
    assert fix_titles(broken(), RULE) == [
        "Place Ritoma at Thu 10:00 on Cinema / Screen 1",
        "Place Ritoma at Thu 10:00 on Cinema / Screen 2",
    ]
