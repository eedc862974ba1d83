from __future__ import annotations

from planner.model import Festival, GuestsWanted, Part, PersonRole
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_called, fix_titles, fixed, sentences

RULE = "nobody-moderates"


def with_guest(qa: int = 20, **film: object) -> FestivalBuilder:
    """Ritoma with its director, and two moderators of whom one is busy."""
    builder = FestivalBuilder()
    values = {"guests_wanted": GuestsWanted.ALL, **film}
    builder.person("Jia", builder.film("Ritoma", **values))
    builder.screening("Ritoma", "19:30", qa_minutes=qa)
    busy = builder.person("Ann", roles=("moderator",))
    builder.person("Bea", roles=("moderator",))
    builder.appears(busy, builder.screening("Talk", "10:00"), Part.QA, PersonRole.MODERATOR)
    return builder


def clean() -> Festival:
    builder = with_guest()
    bea = next(p for p in builder.festival.people.values() if p.name == "Bea")
    show = builder.festival.screenings()[-1]
    builder.appears(bea, show, Part.QA, PersonRole.MODERATOR)
    return builder.festival


def broken() -> Festival:
    return with_guest().festival


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Nobody moderates the Q&A (20 minutes) with Jia after Ritoma, Thu 19:30 on "
            "Cinema / Screen 1."
        )
    ]


def test_without_minutes_or_without_a_guest_there_is_nothing_to_moderate() -> None:
    assert conflicts(with_guest(qa=0).festival, RULE) == []
    assert conflicts(with_guest(guests_wanted=GuestsWanted.NONE).festival, RULE) == []
    assert conflicts(with_guest(guest_intro_minutes=5).festival, RULE) == []


def test_where_nobody_keeps_a_list_of_moderators_nothing_is_said() -> None:
    builder = with_guest()
    for person in list(builder.festival.people.values()):
        builder.set(person, roles=())
    assert conflicts(builder.festival, RULE) == []


def test_the_moderator_with_the_least_to_do_comes_first() -> None:
    assert fix_titles(broken(), RULE) == ["Ask Bea", "Ask Ann"]
    festival = broken()
    after = fixed(festival, fix_called(festival, RULE, "Ask Bea"))
    assert conflicts(after, RULE) == []
