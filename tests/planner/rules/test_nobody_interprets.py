from __future__ import annotations

import pytest

from planner.model import Festival, PersonRole
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, fix_titles, sentences

RULE = "nobody-interprets"


def speaking(
    *languages: str, interpreter: tuple[str, ...] | None = None, qa: int = 20
) -> FestivalBuilder:
    """Jia at a Q&A in a festival whose language is English, and two interpreters."""
    builder = FestivalBuilder()
    jia = builder.person("Jia", languages=languages)
    show = builder.screening("Ritoma", "19:30", qa_minutes=qa)
    builder.appears(jia, show)
    builder.person("Zoe", roles=("interpreter",), languages=("French",))
    ann = builder.person("Ann", roles=("interpreter",), languages=interpreter or ())
    if interpreter is not None:
        builder.appears(ann, show, role=PersonRole.INTERPRETER)
    return builder


def clean() -> Festival:
    return speaking("Mandarin", interpreter=("mandarin", "English")).festival


def broken() -> Festival:
    return speaking("Mandarin").festival


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        "Nobody interprets for Jia (Mandarin) with Ritoma, Thu 19:30 on Cinema / Screen 1."
    ]


@pytest.mark.parametrize("languages", [(), ("en",), ("ENGLISH", "Mandarin")])
def test_who_speaks_the_festivals_language_or_is_not_known_needs_nobody(
    languages: tuple[str, ...],
) -> None:
    assert conflicts(speaking(*languages).festival, RULE) == []


def test_an_interpreter_of_another_language_does_not_help() -> None:
    assert len(conflicts(speaking("Mandarin", interpreter=("Thai",)).festival, RULE)) == 1
    assert conflicts(speaking("Mandarin", interpreter=()).festival, RULE) == []


def test_a_stage_without_minutes_needs_no_words() -> None:
    assert conflicts(speaking("Mandarin", qa=0).festival, RULE) == []


def test_only_interpreters_of_the_language_are_proposed() -> None:
    assert fix_titles(broken(), RULE) == ["Ask Ann"]


def test_at_an_event_a_guest_speaks_without_any_minutes_of_a_talk() -> None:
    builder = speaking("Mandarin", interpreter=("Mandarin",))
    jia = next(person for person in builder.festival.people.values() if person.name == "Jia")
    builder.appears(jia, builder.screening(builder.event("Masterclass", 120), "14:00"))
    assert sentences(builder.festival, RULE) == [
        "Nobody interprets for Jia (Mandarin) with Masterclass, Thu 14:00 on Cinema / Screen 1."
    ]
