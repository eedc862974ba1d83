from __future__ import annotations

from planner.edit.editions import SetSetting
from planner.model import Festival
from planner.rules import severity_key
from tests.build import FestivalBuilder, applied
from tests.planner.rules.told import conflicts, sentences

RULE = "certificate-missing"
ON = SetSetting(severity_key(RULE), "notice")


def rated(certificate: str, *, public: bool = True) -> Festival:
    builder = FestivalBuilder()
    builder.run(ON)
    kind = next(k for k in builder.festival.kinds.values() if k.public is public)
    builder.screening(builder.film("Chomo", certificate=certificate), kind_id=kind.id)
    return builder.festival


def clean() -> Festival:
    return rated("12")


def broken() -> Festival:
    return rated("")


def test_it_is_off_until_somebody_switches_it_on() -> None:
    assert conflicts(applied(broken(), SetSetting(severity_key(RULE), None)), RULE) == []


def test_only_what_the_public_sees_needs_one() -> None:
    assert conflicts(rated("", public=False), RULE) == []
    builder = FestivalBuilder()
    builder.run(ON)
    builder.film("Chomo")
    assert conflicts(builder.festival, RULE) == []


def test_sentence() -> None:
    assert sentences(broken(), RULE) == [
        "Chomo has no certificate; the public sees it Thu 19:30 on Cinema / Screen 1."
    ]
