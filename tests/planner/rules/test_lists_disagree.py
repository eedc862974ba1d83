from __future__ import annotations

from typing import Any

import pytest

from planner.edit import SetField
from planner.edit.screenings import CancelScreening
from planner.model import Festival, GuestsWanted, Part, PersonStatus
from planner.rules import check, fixes, recheck
from tests.build import FestivalBuilder, applied, building, changes_of
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "lists-disagree"


def set_to_appear(
    status: PersonStatus = PersonStatus.CONFIRMED, part: Part = Part.BOTH
) -> FestivalBuilder:
    builder = FestivalBuilder()
    jia = builder.person("Jia", status=status)
    builder.appears(jia, builder.screening("Ritoma"), part)
    return builder


def clean() -> Festival:
    return set_to_appear().festival


def declined() -> Festival:
    return set_to_appear(PersonStatus.DECLINED).festival


def broken() -> Festival:
    """Tickets have been sold for what was cancelled."""
    builder = FestivalBuilder()
    show = builder.screening("Ritoma")
    builder.set(show, tickets_sold=120)
    builder.run(CancelScreening(show.id))
    return builder.festival


def cancelled() -> Festival:
    builder = set_to_appear()
    builder.run(CancelScreening(builder.festival.screenings()[0].id))
    return builder.festival


def test_sentences() -> None:
    where = "Ritoma, Thu 19:30 on Cinema / Screen 1"
    assert sentences(declined(), RULE) == [f"Jia declined, but is set to appear with {where}."]
    assert sentences(cancelled(), RULE) == [
        f"Jia is set to appear with {where}, which was cancelled."
    ]


def test_kept_away_is_as_it_should_be() -> None:
    assert conflicts(set_to_appear(PersonStatus.DECLINED, Part.AWAY).festival, RULE) == []


def test_what_is_only_proposed_follows_the_lists() -> None:
    builder = FestivalBuilder()
    film = builder.film("Ritoma", guests_wanted=GuestsWanted.ALL)
    builder.person("Jia", film, status=PersonStatus.DECLINED)
    builder.screening(film)
    assert conflicts(builder.festival, RULE) == []


def test_a_juror_who_declined() -> None:
    builder = FestivalBuilder()
    jia = builder.person("Jia", status=PersonStatus.DECLINED)
    jury = builder.jury("Main jury", jia, builder.person("Lena"))
    assert sentences(builder.festival, RULE) == ["Jia declined, but is in the jury “Main jury”."]
    assert fix_titles(builder.festival, RULE) == ["Without Jia"]
    (conflict,) = conflicts(builder.festival, RULE)
    (fix,) = fixes(conflict, builder.festival)
    after = applied(builder.festival, fix.edit)
    assert [person.name for person in after.jurors(jury.id)] == ["Lena"]


def guest(status: PersonStatus = PersonStatus.CONFIRMED, **values: Any) -> FestivalBuilder:
    """Jia comes with Ritoma, whose only screening was cancelled."""
    builder = FestivalBuilder()
    film = builder.film("Ritoma")
    builder.person("Jia", film, status=status, **values)
    builder.run(CancelScreening(builder.screening(film).id))
    return builder


def test_a_guest_whose_film_is_not_shown() -> None:
    assert sentences(guest().festival, RULE) == [
        "Jia is a confirmed guest, but no screening of Ritoma takes place."
    ]
    assert fix_titles(guest().festival, RULE) == []


@pytest.mark.parametrize(
    "values",
    [
        {"status": PersonStatus.INVITED},
        {"status": PersonStatus.DECLINED},
        {"roles": ("guest", "moderator")},
    ],
)
def test_who_is_not_expected_or_comes_for_something_else(values: dict[str, Any]) -> None:
    assert conflicts(guest(**values).festival, RULE) == []


def test_a_guest_who_has_another_screening() -> None:
    builder = guest()
    builder.screening("Ritoma", "10:00")
    assert conflicts(builder.festival, RULE) == []
    builder = guest()
    (jia,) = builder.festival.people.values()
    builder.appears(jia, builder.screening("Another"))
    assert conflicts(builder.festival, RULE) == []
    builder = guest()
    builder.jury("Main jury", next(iter(builder.festival.people.values())))
    assert conflicts(builder.festival, RULE) == []


def test_tickets_sold_for_what_was_cancelled() -> None:
    builder = building(broken())
    assert sentences(builder.festival, RULE) == [
        (
            "120 tickets have been sold for Ritoma, Thu 19:30 on Cinema / Screen 1, which was "
            "cancelled."
        )
    ]
    (show,) = builder.festival.screenings()
    builder.set(show, tickets_sold=0)
    assert conflicts(builder.festival, RULE) == []


def test_each_is_looked_at_again_after_an_edit() -> None:
    builder = guest()
    film, *_others = builder.festival.films.values()
    (jia,) = builder.festival.people.values()
    show = builder.screening(film, "10:00")
    builder.appears(jia, show)
    builder.set(show, tickets_sold=7)
    builder.jury("Main jury", builder.person("Ana", roles=("moderator",)))
    edits = (
        CancelScreening(show.id),
        SetField("person", jia.id, "status", "declined"),
        SetField("person", jia.id, "roles", ("moderator",)),
    )
    for edit in edits:
        before, report = builder.festival, check(builder.festival)
        builder.run(edit)
        rows = changes_of(before, edit)
        again = recheck(report, before, builder.festival, rows).conflicts
        assert {c.key for c in again if c.rule == RULE} == {
            c.key for c in conflicts(builder.festival, RULE)
        }


def test_fixes() -> None:
    assert fix_titles(declined(), RULE) == ["Without Jia"]
    assert fix_titles(cancelled(), RULE) == ["Without Jia"]
