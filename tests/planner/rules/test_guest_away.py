from __future__ import annotations

import pytest

from planner.model import Festival, Part
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_titles, sentences, the_conflict

RULE = "guest-away"


def from_(since: str | None, until: str | None, part: Part = Part.BOTH) -> Festival:
    """Jia, set by hand for Ritoma (19:30, Q&A 21:00 to 21:20), there at these hours."""
    builder = FestivalBuilder()
    jia = builder.person("Jia", builder.film("Ritoma"))
    builder.appears(jia, builder.screening("Ritoma", "19:30", qa_minutes=20), part)
    builder.there(jia, 0, since, until)
    return builder.festival


def clean() -> Festival:
    return from_("19:30", "21:20")


def broken() -> Festival:
    return from_("21:10", "22:00")


def test_sentence_names_the_hours() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Jia is to appear with Ritoma from Thu 19:30 on Cinema / Screen 1, but is there from "
            "Thu 21:10 until 22:00."
        )
    ]


def test_away_all_day() -> None:
    assert sentences(from_(None, None), RULE) == [
        "Jia is to appear with Ritoma from Thu 19:30 on Cinema / Screen 1, but is away then."
    ]


@pytest.mark.parametrize(
    ("since", "until", "part", "minutes"),
    [
        ("21:10", "22:00", Part.BOTH, 11),
        ("21:10", "22:00", Part.QA, 10),
        ("19:31", "22:00", Part.INTRO, 1),
        ("19:31", "22:00", Part.QA, 0),
        (None, "21:19", Part.QA, 1),
        (None, None, Part.AWAY, 0),
    ],
)
def test_minutes_missed(since: str | None, until: str | None, part: Part, minutes: int) -> None:
    found = [c.fact("minutes") for c in conflicts(from_(since, until, part), RULE)]
    assert found == ([minutes] if minutes else [])


def test_arrival_and_departure_bound_all_days() -> None:
    festival = clean()
    builder = FestivalBuilder(screens=0)
    builder.festival = festival
    jia = next(iter(festival.people.values()))
    builder.set(jia, leaves=festival.screenings()[0].start)
    assert the_conflict(builder.festival, RULE).fact("minutes") == 20


def test_of_a_day_nobody_spoke_of_nothing_is_said() -> None:
    builder = FestivalBuilder()
    builder.appears(builder.person("Jia"), builder.screening("Ritoma"))
    assert conflicts(builder.festival, RULE) == []


def test_fixes() -> None:
    assert fix_titles(from_("20:00", "22:00"), RULE) == [
        "Only at the Q&A: Jia with Ritoma",
        "Ritoma at Thu 19:30 without Jia",
        "Move Ritoma to Thu 20:00",
        "Unschedule Ritoma",
    ]


@pytest.mark.parametrize(("since", "until"), [("14:01", "16:00"), ("14:00", "15:59")])
def test_at_an_event_somebody_must_be_there_all_the_time(since: str, until: str) -> None:
    builder = FestivalBuilder()
    jia = builder.person("Jia")
    builder.appears(jia, builder.screening(builder.event("Masterclass", 120), "14:00"), Part.BOTH)
    builder.there(jia, 0, "14:00", "16:00")
    assert conflicts(builder.festival, RULE) == []
    builder.there(jia, 0, since, until)
    assert the_conflict(builder.festival, RULE).fact("minutes") == 1
