"""Appearances: proposed from the films' wishes and the guests' days; those set by hand stay."""

from __future__ import annotations

import random

import pytest

from planner.edit.people import ForgetAppearance, SetAppearance
from planner.edit.screenings import CancelScreening, MoveScreening
from planner.model import (
    Festival,
    FilmStatus,
    GuestsWanted,
    Part,
    Person,
    PersonRole,
    PersonStatus,
    Presence,
    Screening,
    proposed_appearances,
)
from planner.times import Day, iso
from tests.build import FestivalBuilder, applied, at, the_film
from tests.planner.rules.random_festivals import a_change, a_crowded_festival

ALL = {"guests_wanted": GuestsWanted.ALL}
FIRST = {"guests_wanted": GuestsWanted.FIRST}


class Three(FestivalBuilder):
    """Still Life on three evenings at 19:30, and its director."""

    def __init__(self, **film: object) -> None:
        super().__init__()
        self.film("Still Life", 100, **film)
        self.jia: Person = self.person("Jia", the_film(self.festival, "Still Life"))
        self.shows: list[Screening] = [
            self.screening("Still Life", day=day, qa_minutes=20) for day in range(3)
        ]


def proposed(festival: Festival) -> list[tuple[str, str, str]]:
    """Who is proposed, when, for which part."""
    return [
        (
            festival.people[one.person_id].name,
            iso(festival.all_screenings[one.screening_id].start)[8:],
            str(one.part),
        )
        for one in proposed_appearances(festival)
    ]


def days(festival: Festival) -> list[int]:
    """On which days somebody is proposed, counted from 0."""
    first = festival.edition.first_day
    shows = [festival.all_screenings[one.screening_id] for one in proposed_appearances(festival)]
    return [festival.day_of(show.start) - first for show in shows]


def test_nobody_is_proposed_where_no_guests_are_wanted() -> None:
    assert proposed(Three().festival) == []


def test_all_screenings_or_the_first_so_many() -> None:
    assert days(Three(**ALL).festival) == [0, 1, 2]
    assert days(Three(**FIRST).festival) == [0]
    assert days(Three(**FIRST, guests_first=2).festival) == [0, 1]
    assert days(Three(**FIRST, guests_first=9).festival) == [0, 1, 2]


@pytest.mark.parametrize(
    ("intro", "talk", "part"),
    [(None, None, "both"), (5, None, "intro"), (None, 20, "qa"), (5, 20, "both"), (0, 20, "qa")],
)
def test_the_part_is_where_minutes_are_wished(
    intro: int | None, talk: int | None, part: str
) -> None:
    build = Three(**FIRST, guest_intro_minutes=intro, guest_qa_minutes=talk)
    assert proposed(build.festival) == [("Jia", "05T19:30", part)]


def test_proposals_follow_the_timetable() -> None:
    build = Three(**FIRST)
    last = build.shows[2]
    earlier = MoveScreening(last.id, last.screen_id, at(build.festival, "12:00"))
    assert proposed(applied(build.festival, earlier)) == [("Jia", "05T12:00", "both")]
    gone = CancelScreening(build.shows[0].id)
    assert proposed(applied(build.festival, gone)) == [("Jia", "06T19:30", "both")]


def test_proposals_follow_the_guests_days() -> None:
    build = Three(**FIRST)
    build.there(build.jia, 0)
    assert days(build.festival) == [1]
    build.there(build.jia, 1, "10:00", "21:00")  # the Q&A is over at 21:30
    assert days(build.festival) == [2]
    build.there(build.jia, 1, "10:00", "21:30")
    assert days(build.festival) == [1]
    build.set(build.jia, arrives=at(build.festival, "19:31", 1))
    assert days(build.festival) == [2]
    build.set(build.jia, leaves=at(build.festival, "21:29", 2))
    assert days(build.festival) == []


def test_who_comes_only_for_the_qa_may_arrive_during_the_film() -> None:
    build = Three(**FIRST, guest_qa_minutes=20)
    build.there(build.jia, 0, "21:10")
    assert days(build.festival) == [0]


def test_only_public_screenings_count() -> None:
    build = Three(**FIRST)
    build.set(build.shows[0], kind_id=build.kind("Press & industry").id)
    assert days(build.festival) == [1]
    build.set(build.kind("Public"), public=False)
    assert days(build.festival) == []


def test_who_declined_or_only_interprets_is_not_asked() -> None:
    build = Three(**FIRST)
    build.set(build.jia, status=PersonStatus.DECLINED)
    assert proposed(build.festival) == []
    build.set(build.jia, status=PersonStatus.CONFIRMED, roles=("interpreter",))
    assert proposed(build.festival) == []
    build.set(build.jia, roles=("interpreter", "guest"))
    assert days(build.festival) == [0]


def test_a_withdrawn_film_wants_nobody() -> None:
    build = Three(**FIRST)
    build.set(the_film(build.festival, "Still Life"), status=FilmStatus.WITHDRAWN)
    assert proposed(build.festival) == []


def test_what_is_set_by_hand_stays() -> None:
    build = Three(**FIRST)
    build.appears(build.jia, build.shows[0], Part.QA)
    build.appears(build.jia, build.shows[2], Part.INTRO)
    assert proposed(build.festival) == []
    build.set(the_film(build.festival, "Still Life"), guests_wanted=GuestsWanted.NONE)
    build.there(build.jia, 0)
    parts = [(one.part, one.by_hand) for one in build.festival.appearances_of(build.jia.id)]
    assert parts == [(Part.QA, True), (Part.INTRO, True)]
    build.run(ForgetAppearance(build.shows[0].id, build.jia.id))
    build.run(ForgetAppearance(build.shows[2].id, build.jia.id))
    assert build.festival.appearances_of(build.jia.id) == ()


def test_away_by_hand_takes_a_proposal_back() -> None:
    build = Three(**ALL)
    build.appears(build.jia, build.shows[1], Part.AWAY)
    assert days(build.festival) == [0, 2]
    assert build.festival.appearances(build.shows[1].id) == ()


def test_somebody_with_two_films_of_a_screening_comes_once_for_both_parts() -> None:
    build = FestivalBuilder()
    one = build.film("One", 20, **ALL, guest_intro_minutes=5)
    two = build.film("Two", 20, **ALL, guest_qa_minutes=10)
    jia = build.person("Jia", one, two)
    show = build.screening(build.shorts("Shorts", one, two))
    assert proposed(build.festival) == [("Jia", "05T19:30", "both")]
    assert build.festival.appearances(show.id) == build.festival.appearances_of(jia.id)


def test_screenings_that_start_together_are_told_apart_by_their_screens() -> None:
    build = FestivalBuilder()
    film = build.film("Opening", 100, **FIRST)
    jia = build.person("Jia", film)
    for screen in (1, 0):
        build.screening("Opening", screen=screen)
    (only,) = build.festival.appearances_of(jia.id)
    first = build.festival.screens_in_order()[0]
    assert build.festival.all_screenings[only.screening_id].screen_id == first.id
    build.screening("Opening", screen=0)  # at the very place, as nobody would: both or neither
    assert len(build.festival.appearances_of(jia.id)) == 2


def test_duties_are_the_times_on_stage() -> None:
    build = Three(**FIRST)
    build.edition(intro_minutes=10, preshow_minutes=5)
    clocks = [(iso(d.start)[11:], iso(d.end)[11:]) for d in build.festival.duties(build.jia.id)]
    assert clocks == [("19:35", "19:45"), ("21:25", "21:45")]


def test_a_day_nobody_spoke_of_is_unknown_and_in_nobodys_way() -> None:
    build = Three()
    first, second, third = build.festival.days()

    def presence(person_id: int, day: Day) -> Presence:
        return build.festival.presence(person_id, day)

    assert not presence(build.jia.id, first).known
    build.there(build.jia, 0, "10:00", "25:00")
    known = presence(build.jia.id, first)
    assert (known.known, iso(known.since), iso(known.until)) == (
        True,
        "2026-11-05T10:00",
        "2026-11-06T01:00",
    )
    assert not presence(build.jia.id, second).known
    build.set(build.jia, arrives=at(build.festival, "12:00", 1))
    assert not presence(build.jia.id, third).known
    build.set(build.jia, leaves=at(build.festival, "12:00", 2))
    assert presence(build.jia.id, third).known
    assert iso(presence(build.jia.id, third).until) == "2026-11-07T12:00"


@pytest.mark.parametrize("seed", range(40))
def test_what_is_kept_between_snapshots_equals_what_is_found_anew(seed: int) -> None:
    chance = random.Random(seed)
    festival = a_crowded_festival(chance)
    for _step in range(30):
        before = everything(festival)
        after = festival.with_changes(a_change(festival, chance))
        assert everything(after) == everything(Festival(after.tables))
        assert everything(festival) == before  # a what-if leaves what was as it was
        festival = after


def everything(festival: Festival) -> tuple[object, ...]:
    """All appearances, asked both ways; they must tell the same."""
    here = [festival.appearances(screening.id) for screening in festival.screenings()]
    there = [festival.appearances_of(person_id) for person_id in festival.people]
    live = {
        (one.screening_id, one.person_id, one.role, one.part)
        for group in here
        for one in group
        if not festival.all_screenings[one.screening_id].cancelled
    }
    assert live == {(o.screening_id, o.person_id, o.role, o.part) for g in there for o in g}
    assert all(one.part is not Part.AWAY for group in here for one in group)
    return here, there, proposed_appearances(festival)


def test_a_moderator_set_by_hand_is_no_guest() -> None:
    build = Three()
    ann = build.person("Ann", roles=(PersonRole.MODERATOR.value,))
    build.run(SetAppearance(build.shows[0].id, ann.id, "moderator", "qa"))
    (found,) = build.festival.appearances(build.shows[0].id)
    assert (found.role, found.part, found.by_hand) == (PersonRole.MODERATOR, Part.QA, True)
