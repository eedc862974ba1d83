from __future__ import annotations

from planner.model import Appearance, Festival, GuestsWanted, Part, PersonStatus
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_called, fix_titles, fixed, sentences

RULE = "guest-missing"


def arriving(since: str, wanted: GuestsWanted = GuestsWanted.FIRST) -> FestivalBuilder:
    """Ritoma at 19:30 on two evenings, whose director comes on the first at that clock time."""
    builder = FestivalBuilder()
    jia = builder.person("Jia", builder.film("Ritoma", guests_wanted=wanted))
    builder.there(jia, 0, since)
    for day in range(2):
        builder.screening("Ritoma", "19:30", day=day, qa_minutes=20)
    return builder


def clean() -> Festival:
    return arriving("19:30").festival


def broken() -> Festival:
    return arriving("20:00").festival


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        "Guests of Ritoma are wanted at Thu 19:30 on Cinema / Screen 1, but Jia cannot be there."
    ]


def test_one_of_several_guests_is_enough() -> None:
    builder = arriving("20:00")
    film = next(iter(builder.festival.films.values()))
    zhao = builder.person("Zhao", film)
    assert conflicts(builder.festival, RULE) == []
    builder.there(zhao, 0)
    assert len(conflicts(builder.festival, RULE)) == 1
    builder.set(zhao, status=PersonStatus.DECLINED)
    assert len(conflicts(builder.festival, RULE)) == 1


def test_a_film_without_people_is_not_looked_at() -> None:
    builder = FestivalBuilder()
    builder.screening(builder.film("Ritoma", guests_wanted=GuestsWanted.ALL))
    assert conflicts(builder.festival, RULE) == []


def test_what_somebody_decided_is_enough() -> None:
    builder = arriving("20:00")
    jia = next(iter(builder.festival.people.values()))
    builder.appears(jia, builder.festival.screenings()[0], Part.QA)
    assert conflicts(builder.festival, RULE) == []


def test_each_screening_where_all_are_wanted() -> None:
    builder = arriving("20:00", GuestsWanted.ALL)
    jia = next(iter(builder.festival.people.values()))
    builder.there(jia, 1)
    assert len(conflicts(builder.festival, RULE)) == 2


def test_fixes_move_it_or_leave_the_guests_out() -> None:
    titles = fix_titles(broken(), RULE)
    assert titles == [
        "Move Ritoma to Thu 20:00",
        "Unschedule Ritoma at Thu 19:30",
        "Ritoma at Thu 19:30 without guests",
        "Want no guests of Ritoma",
    ]
    festival = broken()
    without = fixed(festival, fix_called(festival, RULE, "Ritoma at"))
    assert [row.part for row in without.rows(Appearance).values()] == [Part.AWAY]
