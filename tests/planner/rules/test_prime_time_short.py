from __future__ import annotations

from planner.edit.editions import SetSetting
from planner.edit.venues import SetHours
from planner.model import Blackout, Festival, FilmStatus, Premiere
from planner.rules import check, option_key, recheck
from tests.build import FestivalBuilder, applied, at, changes_of
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "prime-time-short"


def premieres(*films: int, closes: int = 1440) -> FestivalBuilder:
    """World premieres of these minutes; one screen, one day, 20 minutes turnaround."""
    builder = FestivalBuilder(screens=1, days=1)
    for number, minutes in enumerate(films):
        builder.film(f"Film {number}", minutes, premiere=Premiere.WORLD)
    builder.run(SetHours(next(iter(builder.festival.screens)), 600, closes))
    return builder


def clean() -> Festival:
    return premieres(100, 130, 100).festival  # 17:00, 19:00, 21:00


def broken() -> Festival:
    return premieres(100, 130, 100, 101).festival


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "4 premieres are to begin between 17:00 and 22:00, but only 3 screenings can; the "
            "longest are Film 1, Film 3, Film 0."
        )
    ]
    assert the_conflict(broken(), RULE).fact("missing") == 1


def test_what_closes_early_or_is_shut_has_less_room() -> None:
    assert the_conflict(premieres(100, 100, closes=20 * 60).festival, RULE).fact("room") == 1
    builder = premieres(100, 100, 100)
    assert conflicts(builder.festival, RULE) == []
    screen, festival = next(iter(builder.festival.screens)), builder.festival
    shut = {"start": at(festival, "18:00"), "end": at(festival, "19:30")}
    builder.row(Blackout, screen_id=screen, **shut)
    assert the_conflict(builder.festival, RULE).fact("room") == 2


def test_only_what_is_wanted_counts() -> None:
    builder = premieres(100, 100, 100, 100)
    film = next(iter(builder.festival.films.values()))
    builder.set(film, status=FilmStatus.WITHDRAWN)
    assert conflicts(builder.festival, RULE) == []
    builder.set(film, status=FilmStatus.CONFIRMED, premiere=Premiere.REGIONAL)
    assert conflicts(builder.festival, RULE) == []


def test_the_hours_of_prime_time_are_another_rules_and_looked_at_again() -> None:
    before = broken()
    edit = SetSetting(option_key("premiere-outside-prime-time", "from_hour"), 12)
    after = applied(before, edit)
    report = recheck(check(before), before, after, changes_of(before, edit))
    assert [c for c in report.conflicts if c.rule == RULE] == conflicts(after, RULE) == []


def test_more_evenings_have_more_room() -> None:
    builder = FestivalBuilder(screens=2, days=3)
    for number in range(19):
        assert conflicts(builder.festival, RULE) == []
        builder.film(f"Film {number}", 100, premiere=Premiere.WORLD)
    assert the_conflict(builder.festival, RULE).fact("room") == 18


def test_prime_time_may_begin_earlier_or_last_longer() -> None:
    assert fix_titles(broken(), RULE)[:2] == [
        "Let prime time begin at 16:00",
        "Let prime time begin at 15:00",
    ]
