"""The map as those who paint it and look places up in it ask it."""

from __future__ import annotations

from planner.edit.screenings import CancelScreening, MoveScreening, PlaceProgramme
from planner.edit.venues import SetHours
from planner.rules import PlacementMap, Severity, check, explain, placement
from tests.build import FestivalBuilder, applied, at, the_programme, the_screening


def a_plan() -> FestivalBuilder:
    """Ritoma 19:30–21:00 on screen 1, open from 10:00 to 24:00; Chomo is to be placed."""
    builder = FestivalBuilder(screens=2)
    builder.screening("Ritoma", "19:30")
    builder.film("Chomo", 90)
    for screen in builder.festival.screens_in_order():
        builder.run(SetHours(screen.id, 10 * 60, 24 * 60))
    return builder


def chomo(builder: FestivalBuilder) -> PlacementMap:
    return placement(builder.festival, the_programme(builder.festival, "Chomo").id)


def test_free_or_the_worst_severity() -> None:
    builder = a_plan()
    found, screen = chomo(builder), builder.festival.screens_in_order()[0].id
    told = {clock: found.worst(screen, at(builder.festival, clock)) for clock in CLOCKS}
    assert told == CLOCKS
    cells = found.severity_cells(screen)
    for clock, severity in CLOCKS.items():
        start = at(builder.festival, clock)
        assert [s for s, starts in cells.items() if start in starts] == (
            [severity] if severity else []
        )
        assert (start in found.free(screen)) == (severity is None)


CLOCKS = {
    "09:55": Severity.BLOCKER,
    "10:00": None,
    "17:40": None,
    "17:45": Severity.WARNING,
    "18:05": Severity.BLOCKER,
    "20:55": Severity.BLOCKER,
    "21:00": Severity.WARNING,
    "21:20": None,
    "22:30": None,
    "22:35": Severity.BLOCKER,
}


def test_reasons_can_be_explained_and_the_worst_is_said_in_short() -> None:
    builder = a_plan()
    found, screen = chomo(builder), builder.festival.screens_in_order()[0].id
    start = at(builder.festival, "20:55")
    (reason,) = found.reasons(screen, start)
    assert explain(reason, builder.festival) == (
        "Chomo begins Thu 20:55 on Cinema / Screen 1, while Ritoma runs until 21:00: "
        "they overlap by 5 minutes."
    )
    assert found.sentence(screen, start) == "Ritoma and Chomo overlap by 5 minutes"
    assert found.rules(screen, start) == ("screen-overlap",)
    assert found.sentence(screen, at(builder.festival, "10:00")) == ""


def test_a_start_off_the_grid_is_asked_of_the_rules() -> None:
    builder = a_plan()
    found, screen = chomo(builder), builder.festival.screens_in_order()[0].id
    assert found.worst(screen, at(builder.festival, "20:57")) is Severity.BLOCKER
    assert found.worst(screen, at(builder.festival, "12:01")) is Severity.NOTICE


def test_the_edit_puts_it_there() -> None:
    builder = a_plan()
    festival, screen = builder.festival, builder.festival.screens_in_order()[1].id
    noon = at(festival, "12:00")
    assert chomo(builder).edit(screen, noon) == PlaceProgramme(
        the_programme(festival, "Chomo").id, screen, noon, the_screening(festival, "Ritoma").kind_id
    )
    ritoma = the_screening(festival, "Ritoma")
    moved = placement(festival, screening_id=ritoma.id)
    assert moved.edit(screen, noon) == MoveScreening(ritoma.id, screen, noon)


def test_a_start_that_the_clocks_skip_is_never_free() -> None:
    builder = FestivalBuilder(screens=1, days=1, zone="Europe/Berlin", first_day="2026-03-28")
    builder.film("Chomo", 90)
    festival = applied(builder.festival)
    found, screen = chomo(builder), festival.screens_in_order()[0].id
    skipped = at(festival, "26:30")
    assert skipped not in found.starts
    assert skipped not in found.free(screen)
    assert found.worst(screen, skipped) is Severity.BLOCKER
    assert "does not exist" in found.sentence(screen, skipped)


def test_what_is_cancelled_may_lie_anywhere() -> None:
    builder = a_plan()
    ritoma = the_screening(builder.festival, "Ritoma")
    festival = applied(builder.festival, CancelScreening(ritoma.id))
    found = placement(festival, screening_id=ritoma.id)
    assert found.verdicts == ()
    assert found.worst(ritoma.screen_id, at(festival, "03:00")) is None


def test_the_report_of_another_snapshot_is_not_used() -> None:
    builder = a_plan()
    stale = check(builder.festival)
    builder.screening("Third", "12:00")
    found = placement(builder.festival, the_programme(builder.festival, "Chomo").id, report=stale)
    assert found.report.festival is builder.festival
    assert chomo(builder).report.conflicts == found.report.conflicts
