"""A plan is released when no blocker stands that nobody accepted."""

from __future__ import annotations

import pytest

from planner.edit.screenings import CancelScreening
from planner.edit.venues import RemoveScreen
from planner.errors import UserError
from planner.model import Release
from planner.rules import accept, check, consequences
from planner.rules.gate import blockers, release, release_edit
from tests.build import FestivalBuilder, document_of


def crowded(overlaps: int) -> FestivalBuilder:
    """So many pairs of screenings that lie upon each other, each on a day of its own."""
    build = FestivalBuilder(days=6)
    for day in range(overlaps):
        build.screening(f"One {day}", "10:00", day=day)
        build.screening(f"Two {day}", "10:30", day=day)
    return build


def test_a_plan_without_blockers_is_released() -> None:
    build = FestivalBuilder()
    build.screening("Film")
    with document_of(build.festival) as document:
        made = release(document, "Catalogue", "for the printer")
        assert document.festival.rows(Release) == {made.id: made}
        assert (made.name, made.note) == ("Catalogue", "for the printer")
        assert document.history()[-1].comment == "for the printer"


def test_the_refusal_says_how_many_and_the_first_few_in_one_sentence() -> None:
    with pytest.raises(UserError) as refused:
        release_edit(crowded(5).festival, "Catalogue")
    sentence = str(refused.value)
    assert sentence.startswith("“Main” has 5 blockers; mend or accept them before the release: ")
    assert "One 0" in sentence
    assert "One 2" in sentence
    assert "One 3" not in sentence
    assert sentence.endswith("; and 2 more.")
    with pytest.raises(UserError, match=r"has 1 blocker; mend or accept it .*One 0"):
        release_edit(crowded(1).festival, "Catalogue")


def test_accepted_or_mended_blockers_do_not_stand_in_the_way() -> None:
    build = crowded(2)
    first, second = blockers(check(build.festival))
    build.run(accept(first, "one ticket for both"))
    with pytest.raises(UserError, match="1 blocker;"):
        release_edit(build.festival, "Catalogue")
    build.run(CancelScreening(second.screening_ids[0]))
    assert release_edit(build.festival, "Catalogue").called == "Catalogue"


def test_a_report_of_another_moment_is_not_trusted() -> None:
    build = crowded(1)
    calm = check(FestivalBuilder().festival)
    with pytest.raises(UserError, match="1 blocker"):
        release_edit(build.festival, "Catalogue", report=calm)


def test_what_the_hand_would_do_to_a_release_is_refused_before_the_drop() -> None:
    build = FestivalBuilder()
    build.screening("Film")
    build.run(release_edit(build.festival, "Catalogue"))
    screen = build.festival.screens_in_order()[0]
    with pytest.raises(UserError, match="Catalogue"):
        consequences(build.festival, check(build.festival), RemoveScreen(screen.id))
