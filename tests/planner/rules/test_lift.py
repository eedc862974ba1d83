from __future__ import annotations

import pytest

from planner.edit.screenings import MoveScreening
from planner.model import Festival
from planner.rules.lift import lift, tables
from tests.build import FestivalBuilder, applied, at, the_screening


def a_plan() -> FestivalBuilder:
    builder = FestivalBuilder(screens=2)
    builder.screening("Ritoma", "19:30")
    builder.screening("Chomo", "21:30")
    return builder


def test_what_is_in_the_hand_takes_place_nowhere() -> None:
    builder = a_plan()
    ritoma = the_screening(builder.festival, "Ritoma")
    in_hand = lift(builder.festival, screening_id=ritoma.id)
    live = [s.id for s in in_hand.festival.screenings() if not s.cancelled]
    assert live == [the_screening(builder.festival, "Chomo").id]
    assert in_hand.screening == ritoma
    assert not in_hand.is_new


def test_a_new_one_is_of_the_first_kind_or_of_the_one_asked_for() -> None:
    festival = a_plan().festival
    programme = next(iter(festival.programmes))
    first, press = sorted(festival.kinds.values(), key=lambda kind: kind.order)[:2]
    assert lift(festival, programme).screening.kind_id == first.id
    in_hand = lift(festival, programme, kind_id=press.id)
    assert in_hand.screening.kind_id == press.id
    assert in_hand.is_new
    assert in_hand.festival is festival


def test_its_length_is_that_of_the_screen() -> None:
    builder = FestivalBuilder(screens=1)
    builder.screen("Studio", qa_minutes=20, turnaround_minutes=45)
    builder.screening(builder.film("Ritoma", 90), "19:30")
    usual, studio = builder.festival.screens_in_order()
    in_hand = lift(builder.festival, screening_id=the_screening(builder.festival, "Ritoma").id)
    assert (in_hand.length(usual), in_hand.turnaround(usual)) == (90, 20)
    assert (in_hand.length(studio), in_hand.turnaround(studio)) == (110, 45)


def test_a_stated_end_moves_along_unless_it_is_nonsense() -> None:
    builder = a_plan()
    ritoma = the_screening(builder.festival, "Ritoma")
    screen = builder.festival.screens_in_order()[1]
    ritoma = builder.set(ritoma, stated_end=ritoma.start + 200)
    in_hand = lift(builder.festival, screening_id=ritoma.id)
    assert in_hand.length(screen) == 200
    assert in_hand.at(screen.id, at(builder.festival, "10:00")).stated_end == at(
        builder.festival, "13:20"
    )
    builder.set(ritoma, stated_end=ritoma.start - 5000)
    assert lift(builder.festival, screening_id=ritoma.id).length(screen) == 90


def test_the_ruler_has_the_grid_of_all_days_and_one_around() -> None:
    festival = FestivalBuilder(screens=1, days=2).festival
    builder = FestivalBuilder(screens=1, days=2)
    builder.film("Ritoma")
    festival = builder.festival
    ruler = lift(festival, next(iter(festival.programmes))).ruler
    assert ruler.time(0) == at(festival, "06:00", day=-1)
    assert ruler.time(ruler.count) == at(festival, "06:00", day=3)
    assert ruler.step == 5


def test_nothing_to_lift() -> None:
    with pytest.raises(KeyError):
        lift(FestivalBuilder().festival)
    with pytest.raises(KeyError):
        lift(FestivalBuilder().festival, 12345)


def test_found_once_for_a_lift() -> None:
    festival = a_plan().festival
    in_hand = lift(festival, screening_id=the_screening(festival, "Ritoma").id)
    asked: list[None] = []
    for _time in range(2):
        assert in_hand.once(("a",), lambda: asked.append(None)) is None
    assert len(asked) == 1


def test_what_stands_is_kept_until_what_it_is_made_of_changes() -> None:
    builder = a_plan()
    ritoma = the_screening(builder.festival, "Ritoma")
    asked: list[Festival] = []
    screens = tables("screen")

    def ask() -> None:
        in_hand = lift(builder.festival, screening_id=ritoma.id)
        in_hand.standing_once(("test", "any"), asked.append)
        in_hand.standing_once(("test", "screens"), asked.append, screens)

    ask()
    ask()
    assert asked == [builder.festival] * 2, "once for each, both from the snapshot as it stands"
    move = MoveScreening(ritoma.id, ritoma.screen_id, at(builder.festival, "18:00"))
    builder.festival = applied(builder.festival, move)
    ask()
    assert asked[2:] == [builder.festival], "screens are the same, so theirs is kept"
    builder.screen("Studio")
    ask()
    assert asked[3:] == [builder.festival] * 2
