from __future__ import annotations

from planner.model import Festival, FilmStatus
from planner.rules import Severity, check, fixes
from tests.build import FestivalBuilder, the_film, the_screening
from tests.planner.rules.told import conflicts, sentences, the_conflict

RULE = "runtime-unknown"


def clean() -> Festival:
    builder = FestivalBuilder()
    builder.screening("Chomo")
    builder.film("Withdrawn", None, status=FilmStatus.WITHDRAWN)
    return builder.festival


def broken() -> Festival:
    builder = FestivalBuilder()
    builder.film("Ritoma", None)
    builder.screening("Ritoma")
    return builder.festival


def test_known_and_withdrawn_films_are_fine() -> None:
    assert conflicts(clean(), RULE) == []


def test_sentence_names_the_assumed_length() -> None:
    assert sentences(broken(), RULE) == [
        "The runtime of Ritoma is unknown; it is planned with 90′."
    ]


def test_notice_of_the_film_and_its_screenings() -> None:
    festival = broken()
    screening = the_screening(festival, "Ritoma")
    conflict = the_conflict(festival, RULE)
    assert conflict.film_ids == (the_film(festival, "Ritoma").id,)
    assert check(festival).of_screening(screening.id) == (conflict,)
    assert conflict.severity is Severity.NOTICE


def test_event_without_a_length() -> None:
    builder = FestivalBuilder()
    builder.event("Talk", runtime_seconds=None)
    assert sentences(builder.festival, RULE) == [
        "The length of Talk is unknown; it is planned with 90′."
    ]


def test_nobody_can_guess_a_runtime() -> None:
    festival = broken()
    assert fixes(the_conflict(festival, RULE), festival) == ()
