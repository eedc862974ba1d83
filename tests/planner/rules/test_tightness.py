from __future__ import annotations

from planner.rules.placement import placement
from planner.rules.tightness import places_left
from tests.build import FestivalBuilder, own_programme


def test_places_left_are_the_free_starts_of_the_map() -> None:
    builder = FestivalBuilder(screens=2, days=1)
    short, long = builder.film("Short", 10), builder.film("Long", 200)
    for clock in ("10:00", "13:00", "17:00"):
        builder.screening("Filler", clock, screen=0)
    festival = builder.festival
    ids = [own_programme(festival, film).id for film in (short, long)]

    found = places_left(festival, [*ids, 12345])

    assert set(found) == set(ids)
    assert found[ids[1]] < found[ids[0]]
    one = placement(festival, ids[1])
    assert found[ids[1]] == sum(len(list(one.free(screen.id))) for screen in one.screens)
