from __future__ import annotations

import pytest

from planner.edit.people import SetAppearance
from planner.model import Festival, FilmStatus, GuestsWanted, Part, PersonRole
from tests.build import FestivalBuilder, the_film
from tests.planner.rules.told import conflicts, fix_called, fix_titles, fixed, sentences

RULE = "talk-not-planned"


def wishing(
    intro: int | None = None, talk: int | None = 30, wanted: GuestsWanted = GuestsWanted.FIRST
) -> FestivalBuilder:
    """Ritoma on two evenings at 19:30; Jia is wanted at the first with so many minutes."""
    builder = FestivalBuilder()
    film = builder.film(
        "Ritoma", guests_wanted=wanted, guest_intro_minutes=intro, guest_qa_minutes=talk
    )
    builder.person("Jia", film)
    for day in range(2):
        builder.screening("Ritoma", "19:30", day=day)
    return builder


def clean() -> Festival:
    builder = wishing()
    builder.set(builder.festival.screenings()[0], qa_minutes=30)
    return builder.festival


def broken() -> Festival:
    return wishing().festival


def missing(festival: Festival) -> list[tuple[int, int]]:
    return [(one.fact("intro"), one.fact("talk")) for one in conflicts(festival, RULE)]


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Ritoma wishes 30 minutes of Q&A with Jia at Thu 19:30 on Cinema / Screen 1, of which "
            "30 minutes are not planned."
        )
    ]
    assert sentences(wishing(5, 20).festival, RULE) == [
        (
            "Ritoma wishes 5 minutes of intro and 20 minutes of Q&A with Jia at Thu 19:30 on "
            "Cinema / Screen 1, of which 25 minutes are not planned."
        )
    ]


@pytest.mark.parametrize(
    ("intro", "talk", "found"),
    [(5, None, [(5, 0)]), (5, 25, [(5, 5)]), (None, 20, []), (None, 21, [(0, 1)]), (0, 0, [])],
)
def test_usual_minutes_count(
    intro: int | None, talk: int | None, found: list[tuple[int, int]]
) -> None:
    builder = wishing(intro, talk)
    builder.edition(qa_minutes=20)
    assert missing(builder.festival) == found


def test_every_screening_to_which_the_guests_come() -> None:
    builder = wishing(wanted=GuestsWanted.ALL)
    assert len(missing(builder.festival)) == 2
    jia = next(iter(builder.festival.people.values()))
    builder.there(jia, 1, "12:00", "15:00")
    assert len(missing(builder.festival)) == 1


@pytest.mark.parametrize("stated", [0, 10])
def test_a_screening_that_states_its_own_minutes_was_decided(stated: int) -> None:
    builder = wishing()
    builder.set(builder.festival.screenings()[0], qa_minutes=stated)
    assert missing(builder.festival) == []


@pytest.mark.parametrize(
    ("part", "role", "found"),
    [
        (Part.QA, PersonRole.GUEST, 1),
        (Part.INTRO, PersonRole.GUEST, 0),
        (Part.AWAY, PersonRole.GUEST, 0),
        (Part.BOTH, PersonRole.MODERATOR, 0),
    ],
)
def test_who_is_set_by_hand_comes_too(part: Part, role: PersonRole, found: int) -> None:
    builder = wishing(wanted=GuestsWanted.NONE)
    jia, show = next(iter(builder.festival.people.values())), builder.festival.screenings()[1]
    builder.run(SetAppearance(show.id, jia.id, role.value, part.value))
    assert len(missing(builder.festival)) == found
    builder.there(jia, 1, "12:00", "15:00")
    assert missing(builder.festival) == []  # the person is away, which is another rule's


def test_a_withdrawn_film_wishes_nothing() -> None:
    builder = wishing()
    jia, show = next(iter(builder.festival.people.values())), builder.festival.screenings()[0]
    builder.appears(jia, show, Part.QA)
    builder.set(the_film(builder.festival, "Ritoma"), status=FilmStatus.WITHDRAWN)
    assert missing(builder.festival) == []


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == [
        "Plan 30 minutes of Q&A at Ritoma",
        "Move Ritoma to Thu 19:00, with 30 minutes of Q&A",
        "Move Ritoma to Cinema / Screen 2, with 30 minutes of Q&A",
        "Ritoma at Thu 19:30 without more talk",
    ]
    festival = broken()
    after = fixed(festival, fix_called(festival, RULE, "Plan 30 minutes of Q&A at Ritoma"))
    first = after.screenings()[0]
    assert after.span(first).end - first.start == 120


def test_where_the_next_screening_is_in_the_way_it_begins_earlier() -> None:
    builder = wishing()
    builder.edition(turnaround_minutes=0)
    builder.screening("Chomo", "21:10")
    assert fix_titles(builder.festival, RULE)[0] == (
        "Move Ritoma to Thu 19:00, with 30 minutes of Q&A"
    )
