from __future__ import annotations

import pytest

from planner.edit import Work
from planner.edit.editions import SetSetting
from planner.model import Credit, Festival
from planner.rules import gaps, option_key
from tests.build import FestivalBuilder
from tests.planner.rules.told import conflicts, sentences, the_conflict

RULE = "incomplete-for-print"
ALL = ["director", "country", "year", "synopsis"]


def printed(role: str = "Director", needed: list[str] = ALL, **film: object) -> FestivalBuilder:
    """Ritoma, shown once, directed by Jia, in a festival that prints these."""
    builder = FestivalBuilder()
    values = {"countries": ("China",), "year": 2026, "synopsis": "A town.", **film}
    made = builder.film("Ritoma", **values)
    builder.screening(made)
    builder.run(SetSetting(option_key(RULE, "needed"), needed))
    work = Work(builder.festival)
    work.add(Credit, film_id=made.id, role=role, name="Jia")
    builder.festival = builder.festival.with_changes(work.changes())
    return builder


def clean() -> Festival:
    return printed().festival


def broken() -> Festival:
    return printed(year=None, synopsis="").festival


def test_sentence_names_what_is_missing() -> None:
    assert sentences(broken(), RULE) == ["Ritoma is shown, but for print it has no year, synopsis."]


@pytest.mark.parametrize(("role", "count"), [("Co-director", 0), ("Regie", 0), ("Editor", 1)])
def test_a_director_is_a_credit(role: str, count: int) -> None:
    assert len(conflicts(printed(role).festival, RULE)) == count


def test_only_what_is_printed_is_needed() -> None:
    assert conflicts(printed("Editor", ["year"], synopsis="").festival, RULE) == []
    assert conflicts(printed("Editor", [], year=None).festival, RULE) == []


def test_what_is_not_shown_to_the_public_is_not_printed() -> None:
    builder = printed(year=None)
    (show,) = builder.festival.screenings()
    builder.set(show, kind_id=builder.kind("Jury").id)
    assert conflicts(builder.festival, RULE) == []


def test_a_still_is_needed_with_its_credit() -> None:
    needed = ["still", "credit", "credits"]
    assert sentences(printed(needed=needed).festival, RULE) == [
        "Ritoma is shown, but for print it has no still."
    ]
    with_still = printed(needed=needed, still="ritoma.jpg").festival
    assert sentences(with_still, RULE) == ["Ritoma is shown, but for print it has no credit."]
    whole = printed(needed=needed, still="ritoma.jpg", still_credit="Jia").festival
    assert conflicts(whole, RULE) == []
    kept = printed(needed=needed, still_sha256="0" * 64, still_credit="Jia").festival
    assert conflicts(kept, RULE) == []


def test_each_gap_leads_to_its_field() -> None:
    festival = printed("Editor", year=None).festival
    found = gaps(the_conflict(festival, RULE), festival)
    assert [(gap.title, gap.field) for gap in found] == [
        ("Type for Ritoma: director", ""),
        ("Type for Ritoma: year", "year"),
    ]
