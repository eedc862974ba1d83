from __future__ import annotations

from planner.edit.screenings import CancelScreening
from planner.model import Festival, FilmStatus
from tests.build import FestivalBuilder, building
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "withdrawn-shown"


def with_status(status: FilmStatus) -> Festival:
    builder = FestivalBuilder()
    builder.screening(builder.film("Chomo", status=status))
    return builder.festival


def clean() -> Festival:
    return with_status(FilmStatus.INVITED)


def broken() -> Festival:
    return with_status(FilmStatus.WITHDRAWN)


def test_cancelled_screenings_are_as_they_should_be() -> None:
    builder = building(broken())
    builder.run(CancelScreening(builder.festival.screenings()[0].id))
    assert conflicts(builder.festival, RULE) == []


def test_sentence_names_the_programme_it_is_in() -> None:
    builder = FestivalBuilder()
    films = [builder.film("One", 10), builder.film("Two", 10, status=FilmStatus.WITHDRAWN)]
    builder.screening(builder.shorts("Shorts", *films))
    assert sentences(builder.festival, RULE) == [
        "Two was withdrawn, but Shorts still stands at Thu 19:30 on Cinema / Screen 1."
    ]


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Unschedule Chomo",
        "Cancel Chomo",
        "Chomo comes after all",
    ]
