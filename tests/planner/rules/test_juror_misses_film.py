from __future__ import annotations

import pytest

from planner.edit.juries import SetJurors
from planner.edit.screenings import CancelScreening
from planner.model import Festival, FilmStatus, Jury, Person, PersonStatus
from tests.build import FestivalBuilder, at, the_film
from tests.planner.rules.told import conflicts, fix_called, fix_titles, fixed, sentences

RULE = "juror-misses-film"


def judged(*places: tuple[str, int], arrives: str | None = "14:00") -> FestivalBuilder:
    """Ritoma (90 minutes) in competition at these times and days; Ada of the jury arrives at that
    time on the second of three days, and Bo is there all the time, for all that is known.
    """
    builder = FestivalBuilder()
    section = builder.section("Competition")
    builder.film("Ritoma", section_id=section.id)
    since = None if arrives is None else at(builder.festival, arrives, 1)
    ada = builder.person("Ada", roles=("juror",), arrives=since)
    builder.jury("Main jury", ada, builder.person("Bo"), section_id=section.id)
    for clock, day in places:
        builder.screening("Ritoma", clock, day=day)
    return builder


def ada_of(builder: FestivalBuilder) -> Person:
    return next(person for person in builder.festival.people.values() if person.name == "Ada")


def jury_of(builder: FestivalBuilder) -> Jury:
    return next(iter(builder.festival.rows(Jury).values()))


def clean() -> Festival:
    return judged(("10:00", 0), ("14:00", 1)).festival


def broken() -> Festival:
    return judged(("10:00", 0), ("13:59", 1)).festival


def test_sentence_names_juror_film_and_days() -> None:
    assert sentences(broken(), RULE) == [
        (
            "Main jury must see Ritoma, but Ada (there from Fri 14:00 until Sat) cannot: it is "
            "shown Thu 10:00 on Cinema / Screen 1, Fri 13:59 on Cinema / Screen 1."
        )
    ]


def test_the_deadline_counts_with_the_days() -> None:
    builder = judged(("10:00", 0), ("16:31", 1))
    builder.set(jury_of(builder), deadline=at(builder.festival, "18:00", 1))
    assert sentences(builder.festival, RULE) == [
        (
            "Main jury must see Ritoma by Fri 18:00, but Ada (there from Fri 14:00 until Sat) "
            "cannot: it is shown Thu 10:00 on Cinema / Screen 1."
        )
    ]
    builder.set(jury_of(builder), deadline=at(builder.festival, "18:01", 1))
    assert conflicts(builder.festival, RULE) == []


def test_what_is_too_late_for_everybody_is_another_rules() -> None:
    builder = judged(("10:00", 1))
    builder.set(jury_of(builder), deadline=at(builder.festival, "18:00", 0))
    assert conflicts(builder.festival, RULE) == []
    assert len(conflicts(builder.festival, "jury-misses-deadline")) == 1


def test_who_leaves_after_the_film_need_not_stay_for_the_talk() -> None:
    builder = judged(("14:00", 1))
    builder.set(builder.festival.screenings()[0], qa_minutes=20)
    builder.set(ada_of(builder), leaves=at(builder.festival, "15:30", 1))
    assert conflicts(builder.festival, RULE) == []
    builder.set(ada_of(builder), leaves=at(builder.festival, "15:29", 1))
    assert len(conflicts(builder.festival, RULE)) == 1


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({0: (None, None), 1: (None, None), 2: (None, None)}, "away on all days"),
        ({0: (None, None), 1: ("14:00", "18:00"), 2: (None, None)}, "from Fri 14:00 until Fri 18:"),
        ({0: (None, None), 2: (None, None)}, "there on Fri"),
        ({0: ("18:00", None), 1: (None, None)}, "there from Thu 18:00 until Thu, on Sat"),
    ],
)
def test_the_sentence_says_when_a_juror_is_there(
    days: dict[int, tuple[str | None, str | None]], said: str
) -> None:
    builder = judged(("10:00", 0), arrives=None)
    assert conflicts(builder.festival, RULE) == []
    for day, hours in days.items():
        builder.there(ada_of(builder), day, *hours)
    (sentence,) = sentences(builder.festival, RULE)
    assert said in sentence


def test_who_declined_and_films_that_are_not_shown_are_not_looked_at() -> None:
    assert conflicts(judged().festival, RULE) == []
    builder = judged(("10:00", 0))
    assert len(conflicts(builder.festival, RULE)) == 1
    declined = judged(("10:00", 0))
    declined.set(ada_of(declined), status=PersonStatus.DECLINED)
    assert conflicts(declined.festival, RULE) == []
    withdrawn = judged(("10:00", 0))
    withdrawn.set(the_film(withdrawn.festival, "Ritoma"), status=FilmStatus.WITHDRAWN)
    assert conflicts(withdrawn.festival, RULE) == []
    builder.run(CancelScreening(builder.festival.screenings()[0].id))
    assert conflicts(builder.festival, RULE) == []


def test_jurors_who_miss_it_are_one_conflict() -> None:
    builder = judged(("10:00", 0))
    bo = next(person for person in builder.festival.people.values() if person.name == "Bo")
    builder.there(bo, 0, "11:00")
    (found,) = conflicts(builder.festival, RULE)
    assert (found.fact("jurors"), len(found.ids("person"))) == (2, 2)
    builder.run(SetJurors(jury_of(builder).id, ()))
    assert conflicts(builder.festival, RULE) == []


def test_fixes() -> None:
    festival = judged(("10:00", 0)).festival
    assert fix_titles(festival, RULE) == [
        "Move Ritoma to Fri 14:00",
        "Place Ritoma at Fri 14:00 on Cinema / Screen 1",
    ]
    after = fixed(festival, fix_called(festival, RULE, "Place Ritoma"))
    assert len(after.screenings()) == 2
    assert conflicts(after, RULE) == []
