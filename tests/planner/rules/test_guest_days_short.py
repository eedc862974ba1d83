from __future__ import annotations

from planner.model import Festival, GuestsWanted, Wanted
from tests.build import FestivalBuilder, at
from tests.planner.rules.told import conflicts, fix_titles, gap_titles, sentences, the_conflict

RULE = "guest-days-short"


def wanted(times: int, wish: GuestsWanted = GuestsWanted.ALL) -> FestivalBuilder:
    """Ritoma, wanted so often, with Jia, who is there on one of three days."""
    builder = FestivalBuilder(days=3)
    film = builder.film("Ritoma", guests_wanted=wish, guests_first=2)
    jia = builder.person("Jia", film)
    stays = (at(builder.festival, clock) for clock in ("10:00", "23:30"))
    builder.set(jia, **dict(zip(("arrives", "leaves"), stays, strict=True)))
    builder.set(next(iter(builder.festival.programmes.values())), wanted=times)
    return builder


def clean() -> Festival:
    return wanted(3).festival


def broken() -> Festival:
    return wanted(5).festival


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Jia is wanted at 5 screenings of Ritoma, but is there on 1 festival day, with at most "
            "3 appearances a day: 2 too many."
        )
    ]


def test_the_first_ones_only_are_fewer() -> None:
    assert conflicts(wanted(5, GuestsWanted.FIRST).festival, RULE) == []


def test_what_a_person_allows_counts_first() -> None:
    builder = wanted(3)
    jia = next(iter(builder.festival.people.values()))
    builder.set(jia, max_per_day=2)
    assert the_conflict(builder.festival, RULE).fact("missing") == 1


def test_somebody_else_of_the_film_may_come() -> None:
    builder = wanted(5)
    builder.person("Zhao", next(iter(builder.festival.films.values())))
    assert conflicts(builder.festival, RULE) == []


def test_press_screenings_are_not_for_guests() -> None:
    builder = wanted(3)
    programme = next(iter(builder.festival.programmes.values()))
    press = next(kind for kind in builder.festival.kinds.values() if not kind.public)
    builder.row(Wanted, programme_id=programme.id, kind_id=press.id, count=4)
    assert conflicts(builder.festival, RULE) == []


def test_whose_days_nobody_knows_is_not_looked_at() -> None:
    builder = FestivalBuilder(days=3)
    film = builder.film("Ritoma", guests_wanted=GuestsWanted.ALL)
    builder.person("Jia", film)
    builder.set(next(iter(builder.festival.programmes.values())), wanted=99)
    assert conflicts(builder.festival, RULE) == []


def test_the_guest_may_appear_more_often_or_come_to_the_first_ones_only() -> None:
    assert fix_titles(broken(), RULE) == [
        "Let Jia appear 5 times a day",
        "Want Jia at the first screenings of Ritoma only",
    ]
    assert gap_titles(broken(), RULE) == ["Type when Jia is there"]
