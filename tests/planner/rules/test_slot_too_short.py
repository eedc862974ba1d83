from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import option_key
from planner.times import WallTime
from tests.build import FestivalBuilder, applied
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "slot-too-short"


def slot(minutes: int | None, runtime: int | None = 90, **values: int) -> Festival:
    """Chomo with that runtime in a slot of so many minutes."""
    builder = FestivalBuilder()
    screening = builder.screening(builder.film("Chomo", runtime), "19:30", **values)
    if minutes is not None:
        builder.set(screening, stated_end=WallTime(screening.start + minutes))
    return builder.festival


def clean() -> Festival:
    return slot(90)


def broken() -> Festival:
    return slot(80)


@pytest.mark.parametrize(("minutes", "runtime"), [(None, 90), (60, None), (120, 90)])
def test_no_stated_end_unknown_runtime_and_time_to_spare(
    minutes: int | None, runtime: int | None
) -> None:
    assert conflicts(slot(minutes, runtime), RULE) == []


def test_seconds_beyond_the_minute_are_not_missed() -> None:
    builder = FestivalBuilder()
    film = builder.film("Chomo", runtime_seconds=90 * 60 + 40)
    screening = builder.screening(film)
    builder.set(screening, stated_end=WallTime(screening.start + 90))
    assert conflicts(builder.festival, RULE) == []


def test_the_talk_counts_only_where_it_is_meant_to() -> None:
    festival = slot(95, qa_minutes=20)
    assert conflicts(festival, RULE) == []
    to = SetSetting(option_key(RULE, "count_talk"), value=True)
    (conflict,) = conflicts(applied(festival, to), RULE)
    assert (conflict.fact("needed"), conflict.fact("missing")) == (110, 15)


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Chomo takes 90 minutes, but its slot on Cinema / Screen 1 is Thu 19:30–20:50, "
            "10 minutes less."
        )
    ]


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == ["End at Thu 21:00", "Forget the stated end"]
