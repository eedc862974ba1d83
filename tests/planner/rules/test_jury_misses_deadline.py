from __future__ import annotations

from planner.edit.screenings import CancelScreening
from planner.model import Festival, FilmStatus
from tests.build import FestivalBuilder, at
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "jury-misses-deadline"


def competing(*places: tuple[str, int], deadline: str = "18:00") -> FestivalBuilder:
    """Ritoma (90 minutes) in competition at these times and days; the jury sits on the second."""
    builder = FestivalBuilder()
    section = builder.section("Competition")
    builder.film("Ritoma", section_id=section.id)
    builder.jury("Main jury", section_id=section.id, deadline=at(builder.festival, deadline, 1))
    for clock, day in places:
        builder.screening("Ritoma", clock, day=day)
    return builder


def clean() -> Festival:
    return competing(("16:30", 1)).festival


def broken() -> Festival:
    return competing(("16:31", 1)).festival


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Main jury must have seen Ritoma by Fri 18:00, but its first screening, Fri 16:31 on "
            "Cinema / Screen 1, ends Fri 18:01."
        )
    ]


def test_one_screening_in_time_is_enough() -> None:
    builder = competing(("10:00", 0), ("19:30", 1), ("19:30", 2))
    assert conflicts(builder.festival, RULE) == []
    builder.run(CancelScreening(builder.festival.screenings()[0].id))
    assert the_conflict(builder.festival, RULE).fact("minutes") == 180
    assert len(the_conflict(builder.festival, RULE).screening_ids) == 2


def test_films_not_on_the_timetable_or_withdrawn_are_not_looked_at() -> None:
    assert conflicts(competing().festival, RULE) == []
    builder = competing(("19:30", 2))
    builder.set(next(iter(builder.festival.films.values())), status=FilmStatus.WITHDRAWN)
    assert conflicts(builder.festival, RULE) == []


def test_a_jury_without_a_deadline_has_time() -> None:
    builder = competing(("19:30", 2))
    (jury,) = builder.festival.tables["jury"].values()
    builder.set(jury, deadline=None)
    assert conflicts(builder.festival, RULE) == []


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == ["Move Ritoma to Thu 10:00", "Unschedule Ritoma"]
