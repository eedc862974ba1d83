from __future__ import annotations

from planner.model import Festival, PersonStatus
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, sentences, the_conflict

RULE = "availability-unknown"


def appearing(status: PersonStatus = PersonStatus.CONFIRMED, days: int = 1) -> FestivalBuilder:
    builder = FestivalBuilder()
    jia = builder.person("Jia", status=status)
    for day in range(days):
        builder.appears(jia, builder.screening("Ritoma", "19:30", day=day))
    return builder


def clean() -> Festival:
    builder = appearing()
    builder.there(next(iter(builder.festival.people.values())), 0, "10:00")
    return builder.festival


def broken() -> Festival:
    return appearing().festival


def test_sentences() -> None:
    assert sentences(broken(), RULE) == [
        "Nobody knows whether Jia is there on all days: with Ritoma at Thu 19:30."
    ]
    assert sentences(appearing(days=3).festival, RULE) == [
        "Nobody knows whether Jia is there on all days: with Ritoma at Thu 19:30, and with 2 more."
    ]


def test_nobody_expects_the_days_of_who_is_only_invited() -> None:
    builder = appearing(PersonStatus.INVITED, days=2)
    assert conflicts(builder.festival, RULE) == []
    jia = next(iter(builder.festival.people.values()))
    builder.there(jia, 1, "10:00")
    assert the_conflict(builder.festival, RULE).fact("appearances") == 1


def test_arrival_and_departure_say_all_days() -> None:
    builder = appearing(days=3)
    jia = next(iter(builder.festival.people.values()))
    first, last = builder.festival.screenings()[0], builder.festival.screenings()[-1]
    jia = builder.set(jia, arrives=first.start)
    assert the_conflict(builder.festival, RULE).fact("appearances") == 3
    builder.set(jia, leaves=last.start + 100)
    assert conflicts(builder.festival, RULE) == []


def test_the_house_knows_its_own_people() -> None:
    builder = appearing()
    builder.set(next(iter(builder.festival.people.values())), roles=("moderator",))
    assert conflicts(builder.festival, RULE) == []
