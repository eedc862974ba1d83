from __future__ import annotations

import pytest

from planner.edit.editions import SetSetting
from planner.edit.passes import AddPass, RemovePass, SetPassSections
from planner.model import Festival, Pass, PassSection, Person
from planner.rules import option_key
from tests.build import FestivalBuilder, applied, at
from tests.planner.rules.told import conflicts, fix_called, fixed, sentences, the_conflict

RULE = "section-not-seeable"


def competition(*places: tuple[str, str, int], kind: str = "Public") -> FestivalBuilder:
    """Titles of 90 minutes in competition, each at a time of the first day and on a screen."""
    builder = FestivalBuilder(screens=2)
    builder.screen("Studio", "Odeon")
    section = builder.section("Competition")
    for title, clock, screen in places:
        if all(film.title != title for film in builder.festival.films.values()):
            builder.film(title, section_id=section.id)
        builder.screening(title, clock, screen, kind_id=builder.kind(kind).id)
    return builder


PARALLEL = (("Ritoma", "10:00", 0), ("Chomo", "11:00", 1), ("Kawa", "14:00", 0))


def clean() -> Festival:
    return competition(*PARALLEL, ("Chomo", "18:00", 1)).festival


def broken() -> Festival:
    return competition(*PARALLEL).festival


def test_sentence_says_who_is_in_whose_way() -> None:
    assert sentences(broken(), RULE) == [
        (
            "One person can see 2 of the 3 titles of Competition, and has to miss Ritoma "
            "(Thu 10:00 against Chomo)."
        )
    ]
    assert the_conflict(broken(), RULE).fact("missed") == 1


@pytest.mark.parametrize(("way", "missed"), [(30, 0), (31, 1)])
def test_the_way_counts(way: int, missed: int) -> None:
    builder = competition(("Ritoma", "10:00", 0), ("Chomo", "12:00", 2))
    builder.travel("Cinema", "Odeon", way)
    found = [c.fact("missed") for c in conflicts(builder.festival, RULE)]
    assert found == ([missed] if missed else [])


def test_only_public_screenings_are_the_audiences() -> None:
    builder = competition(*PARALLEL)
    builder.screening("Chomo", "18:00", kind_id=builder.kind("Jury").id)
    assert len(conflicts(builder.festival, RULE)) == 1


def test_a_jury_has_screenings_of_its_own_and_a_deadline() -> None:
    builder = competition(*PARALLEL)
    section = next(iter(builder.festival.sections))
    jury = builder.jury("Jury", section_id=section)
    assert len(conflicts(builder.festival, RULE)) == 2
    builder.screening("Chomo", "18:00", kind_id=builder.kind("Jury").id)
    assert [c.subjects[0][0] for c in conflicts(builder.festival, RULE)] == ["section"]
    builder.set(jury, deadline=at(builder.festival, "19:00"))
    assert len(conflicts(builder.festival, RULE)) == 2


def test_large_sections_are_not_meant_to_be_seen_whole() -> None:
    fewer = SetSetting(option_key(RULE, "most_titles"), 2)
    assert conflicts(applied(broken(), fewer), RULE) == []


def test_a_pause_is_an_option() -> None:
    festival = competition(("Ritoma", "10:00", 0), ("Chomo", "11:40", 1)).festival
    pause = SetSetting(option_key(RULE, "pause_minutes"), 15)
    assert conflicts(festival, RULE) == []
    assert len(conflicts(applied(festival, pause), RULE)) == 1


def test_moving_what_is_missed_mends_it() -> None:
    festival = broken()
    after = fixed(festival, fix_called(festival, RULE, "Move "))
    assert conflicts(after, RULE) == []


def test_a_pass_is_for_several_sections_at_once() -> None:
    builder = FestivalBuilder(screens=2)
    sections = [builder.section(name) for name in ("Competition", "Panorama")]
    for number, (title, section) in enumerate(zip(("Ritoma", "Chomo"), sections, strict=True)):
        builder.screening(builder.film(title, section_id=section.id), "19:30", number)
    assert conflicts(builder.festival, RULE) == []  # each section by itself can be seen
    builder.run(AddPass("Everything", tuple(section.id for section in sections)))
    assert sentences(builder.festival, RULE) == [
        (
            "One person can see 1 of the 2 titles of Everything, and has to miss Ritoma "
            "(Thu 19:30 against Chomo)."
        )
    ]
    (one,) = builder.festival.rows(Pass)
    builder.run(SetPassSections(one, (sections[0].id,)))
    assert conflicts(builder.festival, RULE) == []
    builder.run(RemovePass(one))
    assert not builder.festival.rows(PassSection)


def with_a_juror(leaves: str) -> FestivalBuilder:
    """A competition that a jury can see whole, until 19:30; Ada leaves at that time."""
    builder = competition(*PARALLEL, ("Chomo", "18:00", 1))
    ada = builder.person("Ada", leaves=at(builder.festival, leaves))
    section = next(iter(builder.festival.sections))
    builder.jury("Main jury", ada, builder.person("Bo"), section_id=section)
    return builder


def test_a_juror_is_asked_for_a_way_within_their_days() -> None:
    assert conflicts(with_a_juror("19:30").festival, RULE) == []
    builder = with_a_juror("19:29")
    assert sentences(builder.festival, RULE) == [
        (
            "One person can see 2 of the 3 titles of Main jury on the days of Ada, and has to miss "
            "Ritoma (Thu 10:00 against Chomo)."
        )
    ]
    builder.set(the_conflict_person(builder), leaves=at(builder.festival, "19:30"))
    assert conflicts(builder.festival, RULE) == []


def the_conflict_person(builder: FestivalBuilder) -> Person:
    (person_id,) = the_conflict(builder.festival, RULE).ids("person")
    return builder.festival.people[person_id]


def test_a_juror_is_offered_what_is_in_their_days() -> None:
    builder = with_a_juror("13:30")  # after Chomo is too late that day
    ada = the_conflict_person(builder)
    builder.set(ada, leaves=None)
    builder.there(ada, 0, "10:00", "13:30")
    builder.there(ada, 1, "15:00")
    festival = builder.festival
    fix = fix_called(festival, RULE, "Move Ritoma")
    assert fix.title == "Move Ritoma to Fri 15:00"
    assert conflicts(fixed(festival, fix), RULE) == []
