from __future__ import annotations

from planner.edit.parts import AddPart
from planner.edit.screenings import MoveScreening
from planner.model import Copy, Festival
from planner.times import WallTime
from tests.build import FestivalBuilder, applied, at, the_screening
from tests.planner.rules.told import conflicts, fix_called, fix_titles, fixed, sentences

RULE = "kdm-voided"


def issued() -> Festival:
    """Chomo twice, with a key for each screening."""
    builder = FestivalBuilder()
    film = builder.film("Chomo")
    copy = builder.row(Copy, film_id=film.id, format="DCP", encrypted=True)
    for day in range(2):
        screening = builder.screening(film, "19:30", day=day)
        since, until = WallTime(screening.start - 60), WallTime(screening.start + 240)
        values = {
            "copy_id": copy.id,
            "screen_id": screening.screen_id,
            "valid_from": since,
            "valid_until": until,
        }
        builder.run(AddPart("kdm", tuple(values.items())))
    return builder.festival


def moved(clock: str, screen: int = 0, day: int = 0) -> Festival:
    """The first of them moved."""
    festival = issued()
    first = the_screening(festival, "Chomo")
    to = festival.screens_in_order()[screen]
    return applied(festival, MoveScreening(first.id, to.id, at(festival, clock, day)))


def clean() -> Festival:
    return moved("21:00")


def broken() -> Festival:
    return moved("19:30", screen=1)


def test_moved_within_its_hours_it_still_serves() -> None:
    assert conflicts(clean(), RULE) == []


def test_other_server_and_other_time_void_it() -> None:
    assert len(conflicts(broken(), RULE)) == 1
    assert len(conflicts(moved("12:00"), RULE)) == 1
    assert [len(conflicts(broken(), rule)) for rule in ("kdm-not-valid", "kdm-missing")] == [1, 0]


def test_a_spare_key_is_no_trouble() -> None:
    assert conflicts(moved("20:00", day=1), RULE) == []


def test_sentence_names_the_key_and_who_waits() -> None:
    assert sentences(broken(), RULE) == [
        (
            "The key of Chomo for Cinema / Screen 1, valid Thu 18:30 to Thu 23:30, opens no "
            "screening any more; the one at Thu 19:30 on Cinema / Screen 2 has none."
        )
    ]


def test_fixes_put_it_back_or_remove_the_key() -> None:
    festival = broken()
    assert fix_titles(festival, RULE) == [
        "Move Chomo to Cinema / Screen 1",
        "Remove the key for Cinema / Screen 1",
    ]
    after = fixed(festival, fix_called(festival, RULE, "Move"))
    assert conflicts(after, "kdm-not-valid") == []
