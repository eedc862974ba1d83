from __future__ import annotations

import random

import pytest

from planner.model import (
    Availability,
    Festival,
    FilmPerson,
    GuestsWanted,
    Person,
    Premiere,
)
from planner.rules import BestPlace, PlacementMap, best_places, placement
from planner.times import Day
from tests.build import FestivalBuilder, the_programme, the_screen
from tests.planner.rules.random_festivals import a_crowded_festival
from tests.planner.rules.random_rows import AddRow


def ranked(builder: FestivalBuilder, count: int = 5, **asked: int) -> list[BestPlace]:
    found = placement(builder.festival, the_programme(builder.festival, "Chomo").id)
    return list(best_places(found, count, **asked))  # type: ignore[arg-type]


def told(festival: Festival, place: BestPlace) -> str:
    """“0 18:00 Screen 1”."""
    day = festival.day_of(place.start)
    minute = place.start - day * 1440
    clock = f"{minute // 60:02d}:{minute % 60:02d}"
    return f"{day - festival.edition.first_day} {clock} {festival.screens[place.screen_id].name}"


def places(builder: FestivalBuilder, count: int = 5, **asked: int) -> list[str]:
    return [told(builder.festival, place) for place in ranked(builder, count, **asked)]


def with_chomo(screens: int = 2, days: int = 2, **film: object) -> FestivalBuilder:
    builder = FestivalBuilder(screens, days)
    builder.film("Chomo", 90, **film)
    return builder


def test_prime_time_first_and_no_screen_and_day_twice() -> None:
    builder = with_chomo()
    assert places(builder) == [
        "0 18:00 Screen 1",
        "0 18:00 Screen 2",
        "1 18:00 Screen 1",
        "1 18:00 Screen 2",
    ]
    assert ranked(builder)[0].reasons == ("Prime time: it begins 18:00.",)


def test_a_premiere_needs_prime_time_most() -> None:
    builder = with_chomo(premiere=Premiere.WORLD)
    assert ranked(builder)[0].reasons == ("Prime time for its premiere: it begins 18:00.",)


def test_the_press_comes_in_the_morning() -> None:
    builder = with_chomo(screens=1, days=1)
    press = next(kind for kind in builder.festival.kinds.values() if not kind.public)
    programme = the_programme(builder.festival, "Chomo").id
    (best,) = best_places(placement(builder.festival, programme, kind_id=press.id))
    assert told(builder.festival, best) == "0 09:00 Screen 1"


def test_a_room_that_will_be_full_is_better_than_a_bigger_or_a_smaller_one() -> None:
    builder = with_chomo(screens=0, days=1, expected_demand=200)
    for name, seats in (("Small", 80), ("Big", 900), ("Right", 220)):
        builder.screen(name, seats=seats)
    builder.screen("Unknown")
    assert places(builder)[0] == "0 18:00 Right"
    assert "Cinema / Right has 220 seats for the 200 people expected." in ranked(builder)[0].reasons
    last = ranked(builder)[-1]
    assert last.points < ranked(builder)[0].points


def guest(builder: FestivalBuilder, name: str, *days: int) -> None:
    """Somebody of Chomo who is there on these festival days."""
    first = builder.festival.edition.first_day
    film = next(iter(builder.festival.films))
    builder.run(AddRow(Person, {"name": name}))
    person = next(p for p in builder.festival.people.values() if p.name == name)
    builder.run(AddRow(FilmPerson, {"film_id": film, "person_id": person.id}))
    for day in range(len(builder.festival.days())):
        hours = (600, 1440) if day in days else (None, None)
        values = {"since": hours[0], "until": hours[1]}
        row = {"person_id": person.id, "day": Day(first + day), **values}
        builder.run(AddRow(Availability, row))


def test_guests_who_are_wanted_are_there() -> None:
    builder = with_chomo(screens=1, days=3, guests_wanted=GuestsWanted.ALL)
    guest(builder, "Ana", 1, 2)
    guest(builder, "Bo", 2)
    assert places(builder) == ["2 18:00 Screen 1", "1 18:00 Screen 1"]  # on day 0 nobody is there
    both, one = (place.reasons for place in ranked(builder))
    assert "Ana, Bo can be there." in both
    assert "Ana can be there, Bo cannot." in one


def test_guests_who_are_not_wanted_make_no_difference() -> None:
    builder = with_chomo(screens=1, days=2)
    guest(builder, "Ana", 1)
    assert places(builder, 1) == ["0 18:00 Screen 1"]


def test_away_from_its_other_screenings() -> None:
    builder = with_chomo(screens=1, days=4)
    builder.screening("Chomo", "12:00", day=0)
    assert places(builder) == [
        "2 18:00 Screen 1",
        "3 18:00 Screen 1",
        "1 18:00 Screen 1",
        "0 18:00 Screen 1",
    ]
    said = [place.reasons[-1] for place in ranked(builder)]
    assert said == [
        "2 days from its screening Thu 12:00.",
        "3 days from its screening Thu 12:00.",
        "1 day from its screening Thu 12:00.",
        "On the same day as its screening Thu 12:00.",
    ]


def test_the_one_in_the_hand_is_no_other_screening_and_its_place_is_not_proposed() -> None:
    builder = with_chomo(screens=1, days=1)
    screening = builder.screening("Chomo", "18:00")
    found = placement(builder.festival, screening_id=screening.id)
    (best,) = best_places(found)
    assert told(builder.festival, best) == "0 18:30 Screen 1"
    assert best.reasons == ("Prime time: it begins 18:30.",)


def test_it_goes_on_with_its_section() -> None:
    builder = FestivalBuilder(screens=2, days=1)
    section = builder.section("Midnight")
    builder.film("Chomo", 90, section_id=section.id)
    builder.screening(builder.film("Ritoma", 90, section_id=section.id), "17:00", screen=1)
    first, second = ranked(builder)
    assert told(builder.festival, first) == "0 19:00 Screen 2"
    assert "It follows Ritoma, of Midnight as well, on the same screen." in first.reasons
    assert told(builder.festival, second) == "0 18:00 Screen 1"
    builder.screening(builder.film("Late", 90, section_id=section.id), "20:30", screen=0)
    before = next(p for p in ranked(builder) if told(builder.festival, p).endswith("Screen 1"))
    assert "Late, of Midnight as well, follows it on the same screen." in before.reasons


def test_of_one_screen_or_one_day() -> None:
    builder = with_chomo()
    second = the_screen(builder.festival, "Screen 2").id
    assert places(builder, screen_id=second) == ["0 18:00 Screen 2", "1 18:00 Screen 2"]
    last = builder.festival.edition.last_day
    assert places(builder, day=last) == ["1 18:00 Screen 1", "1 18:00 Screen 2"]


def test_nothing_free_nothing_best() -> None:
    builder = with_chomo(screens=1, days=1)
    builder.hold("06:00", 1440)
    assert ranked(builder) == []


@pytest.mark.parametrize("seed", range(6))
def test_the_best_are_free_and_none_that_is_better_is_left_out(seed: int) -> None:
    festival = a_crowded_festival(random.Random(seed))
    for programme in sorted(festival.programmes):
        found = placement(festival, programme)
        best = best_places(found, 3)
        assert all(place.start in found.free(place.screen_id) for place in best)
        assert [p.points for p in best] == sorted((p.points for p in best), reverse=True)
        assert all(all(reason.endswith(".") for reason in place.reasons) for place in best)
        every = best_places(found, 1000)
        assert list(best) == list(every[:3])
        assert {(p.screen_id, festival.day_of(p.start)) for p in every} == free_days(found)


def free_days(found: PlacementMap) -> set[tuple[int, int]]:
    """The screens and days on which something is free."""
    festival = found.lift.standing
    return {
        (screen.id, festival.day_of(start))
        for screen in found.screens
        for start in found.free(screen.id)
    }
