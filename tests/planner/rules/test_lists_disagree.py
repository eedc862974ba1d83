from __future__ import annotations

from planner.edit.screenings import CancelScreening
from planner.model import Festival, GuestsWanted, Part, PersonStatus
from tests.build import FestivalBuilder
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


def broken() -> Festival:
    return set_to_appear(PersonStatus.DECLINED).festival


def cancelled() -> Festival:
    builder = set_to_appear()
    builder.run(CancelScreening(builder.festival.screenings()[0].id))
    return builder.festival


def test_sentences() -> None:
    where = "Ritoma, Thu 19:30 on Cinema / Screen 1"
    assert sentences(broken(), RULE) == [f"Jia declined, but is set to appear with {where}."]
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


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == ["Without Jia"]
    assert fix_titles(cancelled(), RULE) == ["Without Jia"]
