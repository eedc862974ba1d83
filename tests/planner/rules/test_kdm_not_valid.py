from __future__ import annotations

import pytest

from planner.model import Copy, Festival, Kdm
from planner.rules import Severity
from tests.build import FestivalBuilder, at, building, the_film
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "kdm-not-valid"


def keyed(clock: str, server: int = 0, **values: int) -> Festival:
    """Chomo, 90 minutes, on Screen 1; its key is for that server, from 18:00 to 24:00."""
    builder = FestivalBuilder()
    film = builder.film("Chomo")
    copy = builder.row(Copy, film_id=film.id, format="DCP", encrypted=True)
    builder.row(
        Kdm,
        copy_id=copy.id,
        screen_id=builder.festival.screens_in_order()[server].id,
        valid_from=at(builder.festival, "18:00"),
        valid_until=at(builder.festival, "24:00"),
    )
    builder.screening(film, clock, **values)
    return builder.festival


def clean() -> Festival:
    return keyed("22:30")


def broken() -> Festival:
    return keyed("23:00")


@pytest.mark.parametrize(
    ("clock", "server", "facts"),
    [
        ("18:00", 0, None),
        ("17:55", 0, (5, 0)),
        ("23:00", 0, (30, 0)),
        ("10:00", 0, (90, 0)),
        ("19:30", 1, (0, 1)),
    ],
)
def test_window_and_server(clock: str, server: int, facts: tuple[int, int] | None) -> None:
    found = [
        (c.fact("minutes"), c.fact("other_server")) for c in conflicts(keyed(clock, server), RULE)
    ]
    assert found == ([] if facts is None else [facts])


def test_qa_needs_no_key() -> None:
    assert conflicts(keyed("22:30", qa_minutes=30), RULE) == []


def test_a_copy_without_encryption_needs_none() -> None:
    builder = building(broken())
    builder.row(Copy, film_id=the_film(builder.festival, "Chomo").id, format="DCP")
    assert conflicts(builder.festival, RULE) == []


def test_no_key_at_all_is_another_rule() -> None:
    builder = FestivalBuilder()
    film = builder.film("Chomo")
    builder.row(Copy, film_id=film.id, format="DCP", encrypted=True)
    builder.screening(film)
    assert [len(conflicts(builder.festival, r)) for r in (RULE, "kdm-missing")] == [0, 1]


def test_sentences() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo runs Thu 23:00–24:30 on Cinema / Screen 1, but its key there is valid "
            "Thu 18:00 to Thu 24:00: 30 minutes are not covered."
        )
    ]
    assert sentences(keyed("19:30", server=1), RULE) == [
        (
            "Chomo runs Thu 19:30–21:00 on Cinema / Screen 1, but there is no key for that "
            "server, only for Cinema / Screen 2."
        )
    ]
    assert the_conflict(broken(), RULE).severity is Severity.WARNING


def test_fixes() -> None:
    assert fix_titles(broken(), RULE)[:2] == ["Move Chomo to Thu 18:00", "Move Chomo to Thu 22:30"]
    assert fix_titles(keyed("19:30", server=1), RULE)[0] == "Move Chomo to Cinema / Screen 2"
