from __future__ import annotations

import pytest

from planner.edit.people import SetAppearance
from planner.model import Festival, GuestsWanted, Part
from tests.build import FestivalBuilder
from tests.planner.rules.told import (
    conflicts,
    fix_called,
    fix_titles,
    fixed,
    sentences,
    the_conflict,
)

RULE = "guest-in-two-places"


def two_films(second: str, screen: int = 1, **film: object) -> FestivalBuilder:
    """Jia's two films of 90 minutes with Q&A of 20, one at 19:30 and one at that time."""
    builder = FestivalBuilder()
    values = {"guests_wanted": GuestsWanted.ALL, **film}
    builder.person("Jia", builder.film("Ritoma", **values), builder.film("Chomo", **values))
    builder.screening("Ritoma", "19:30", qa_minutes=20)
    builder.screening("Chomo", second, screen=screen, qa_minutes=20)
    return builder


def clean() -> Festival:
    return two_films("19:50").festival  # Q&A 21:00 to 21:20, then 21:20 to 21:40


def broken() -> Festival:
    return two_films("19:45").festival


def test_sentence_names_both() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Jia is to be on stage in two places at once for 5 minutes: with Ritoma from Thu 19:30 "
            "on Cinema / Screen 1, and with Chomo from Thu 19:45 on Cinema / Screen 2."
        )
    ]


@pytest.mark.parametrize(
    ("second", "minutes"), [("19:30", 20), ("19:49", 1), ("19:50", 0), ("21:00", 1), ("21:20", 0)]
)
def test_only_the_times_on_stage_count(second: str, minutes: int) -> None:
    found = [c.fact("minutes") for c in conflicts(two_films(second).festival, RULE)]
    assert found == ([minutes] if minutes else [])


def test_without_minutes_somebody_is_still_there_at_the_start() -> None:
    builder = FestivalBuilder()
    jia = builder.person("Jia")
    for screen, title in enumerate(("Ritoma", "Chomo")):
        builder.appears(jia, builder.screening(title, "19:30", screen=screen), Part.INTRO)
    assert the_conflict(builder.festival, RULE).fact("minutes") == 1


def masterclass(talk: str, **minutes: int) -> FestivalBuilder:
    """Jia gives a masterclass from 14:00 to 16:00; a Q&A of 20 minutes with her begins then."""
    builder = FestivalBuilder()
    jia = builder.person("Jia")
    event = builder.screening(builder.event("Masterclass", 120 - sum(minutes.values())), "14:00")
    builder.set(event, **minutes)
    builder.appears(jia, event, Part.BOTH)
    film = builder.screening(builder.film("Ritoma", 60), talk, screen=1, qa_minutes=20)
    builder.appears(jia, film, Part.QA)
    return builder


@pytest.mark.parametrize(
    ("start", "minutes"), [("12:40", 0), ("12:41", 1), ("13:50", 20), ("14:50", 10), ("15:00", 0)]
)
def test_at_an_event_a_guest_is_busy_from_start_to_end(start: str, minutes: int) -> None:
    found = [c.fact("minutes") for c in conflicts(masterclass(start).festival, RULE)]
    assert found == ([minutes] if minutes else [])


def test_who_only_comes_to_the_questions_of_an_event_is_free_before() -> None:
    builder = masterclass("13:50", qa_minutes=30)  # both Q&As: 14:50 to 15:10, 15:30 to 16:00
    assert the_conflict(builder.festival, RULE).fact("minutes") == 20
    jia = next(iter(builder.festival.people.values()))
    event = next(s for s in builder.festival.screenings() if s.qa_minutes == 30)
    builder.run(SetAppearance(event.id, jia.id, part=Part.QA.value))
    assert conflicts(builder.festival, RULE) == []


def test_one_screen_is_an_overlap_instead() -> None:
    assert conflicts(two_films("19:45", screen=0).festival, RULE) == []


def test_away_by_hand_is_nowhere() -> None:
    builder = two_films("19:45")
    jia = next(iter(builder.festival.people.values()))
    builder.appears(jia, builder.festival.screenings()[0], Part.AWAY)
    assert conflicts(builder.festival, RULE) == []


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Only at the intro: Jia with Chomo",
        "Only at the intro: Jia with Ritoma",
        "Chomo at Thu 19:45 without Jia",
        "Ritoma at Thu 19:30 without Jia",
        "Move Chomo to Thu 19:50",
        "Unschedule Chomo",
        "Unschedule Ritoma",
    ]


def test_the_appearance_can_go_to_another_screening() -> None:
    builder = two_films("19:45", guests_wanted=GuestsWanted.FIRST)
    builder.screening("Chomo", "19:30", day=1, qa_minutes=20)
    festival = builder.festival
    fix = fix_called(festival, RULE, "Move the appearance of Jia to Chomo at Fri 19:30")
    after = fixed(festival, fix)
    assert conflicts(after, RULE) == []
    days = [
        after.day_of(after.all_screenings[one.screening_id].start) - after.edition.first_day
        for one in after.appearances_of(next(iter(after.people)))
    ]
    assert days == [0, 1]
