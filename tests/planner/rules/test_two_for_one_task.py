from __future__ import annotations

import pytest

from planner.model import Festival, Language, Part, PersonRole
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "two-for-one-task"


def hosted(
    *parts: Part, role: PersonRole = PersonRole.MODERATOR, languages: tuple[str, ...] = ()
) -> Festival:
    """A screening with Ann, Bea … in that role for these parts; Ann speaks French."""
    builder = FestivalBuilder()
    show = builder.screening("Ritoma", "19:30")
    for name, part in zip(("Ann", "Bea", "Cid"), parts, strict=False):
        spoken = ("French",) if name == "Ann" else languages
        builder.appears(builder.person(name, languages=spoken), show, part, role)
    return builder.festival


def clean() -> Festival:
    return hosted(Part.INTRO, Part.QA)


def broken() -> Festival:
    return hosted(Part.BOTH, Part.QA)


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        "Ann and Bea have the same task with Ritoma, Thu 19:30 on Cinema / Screen 1."
    ]


@pytest.mark.parametrize(
    ("languages", "count"), [(("French",), 1), (("Thai",), 0), ((), 0), (("Thai", "french"), 1)]
)
def test_two_interpreters_of_one_language(languages: tuple[str, ...], count: int) -> None:
    festival = hosted(Part.QA, Part.QA, role=PersonRole.INTERPRETER, languages=languages)
    assert len(conflicts(festival, RULE)) == count


def test_the_language_of_the_festival_is_nobody_s_task() -> None:
    builder = FestivalBuilder()
    show = builder.screening("Ritoma", "19:30")
    for name, language in (("Ann", "French"), ("Bea", "Thai"), ("Cid", "English")):
        person = builder.person(name, languages=("en", language))
        builder.appears(person, show, role=PersonRole.INTERPRETER)
    assert conflicts(builder.festival, RULE) == []
    builder.row(Language, code="th", name="Thai", order=1)
    builder.appears(builder.person("Dao", languages=("Thai",)), show, role=PersonRole.INTERPRETER)
    assert conflicts(builder.festival, RULE) == []


def test_guests_may_be_many() -> None:
    assert conflicts(hosted(Part.QA, Part.QA, Part.QA, role=PersonRole.GUEST), RULE) == []


def test_three_are_three_pairs() -> None:
    assert len(conflicts(hosted(Part.QA, Part.QA, Part.QA), RULE)) == 3


def test_fixes() -> None:
    assert fix_titles(broken(), RULE) == ["Without Bea", "Without Ann"]
