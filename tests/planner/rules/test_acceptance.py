from __future__ import annotations

import pytest

from planner.edit.screenings import AcceptConflict, MoveScreening, WithdrawAcceptance
from planner.errors import UserError
from planner.model import Festival, Screen
from planner.rules import (
    Report,
    Severity,
    accept,
    acceptance_of,
    check,
    consequences,
    placement,
    recheck,
)
from planner.times import DAY_MINUTES, Day, WallTime
from tests.build import FestivalBuilder, applied, at, building, changes_of, the_screening
from tests.planner.rules.test_fits_nowhere import open_for
from tests.planner.rules.test_format_not_playable import broken as format_not_playable
from tests.planner.rules.test_no_choice import CHILDREN, HORROR, evening
from tests.planner.rules.test_screen_closed import screened
from tests.planner.rules.test_turnaround_too_short import broken
from tests.planner.rules.told import conflicts


def accepted() -> Festival:
    """Chomo five minutes after Ritoma, where the screen needs 20: accepted."""
    festival = broken()
    (conflict,) = check(festival).conflicts
    return applied(festival, accept(conflict, "The house has two doors."))


def moved(festival: Festival, clock: str) -> Report:
    """The report after Chomo was moved."""
    chomo = the_screening(festival, "Chomo")
    edit = MoveScreening(chomo.id, chomo.screen_id, at(festival, clock))
    rows = changes_of(festival, edit)
    return recheck(check(festival), festival, festival.with_changes(rows), rows)


def test_accepted_conflict_stays_in_the_list_but_is_not_open() -> None:
    report = check(accepted())
    chomo = the_screening(accepted(), "Chomo")
    assert (report.accepted(), report.open()) == (report.conflicts, ())
    assert report.counts() == {}
    assert report.worst(chomo.id) is None


def test_reason_can_be_read() -> None:
    festival = accepted()
    (conflict,) = check(festival).conflicts
    row = acceptance_of(conflict, festival)
    assert row is not None
    assert row.reason == "The house has two doors."


def test_acceptance_is_void_when_the_facts_get_worse() -> None:
    assert moved(accepted(), "21:40").counts() == {Severity.WARNING: 1}


@pytest.mark.parametrize("clock", ["21:45", "21:55"])
def test_acceptance_holds_when_they_do_not(clock: str) -> None:
    report = moved(accepted(), clock)
    assert len(report.accepted()) == 1
    assert report.counts() == {}


def test_acceptance_comes_back_with_the_facts_it_covered() -> None:
    report = moved(accepted(), "21:40")
    assert moved(report.festival, "21:45").counts() == {}


def test_withdrawn_acceptance() -> None:
    festival = accepted()
    (conflict,) = check(festival).conflicts
    assert len(check(applied(festival, WithdrawAcceptance(conflict.key))).open()) == 1


def test_reason_is_needed() -> None:
    (conflict,) = check(broken()).conflicts
    with pytest.raises(UserError, match="needs a reason"):
        applied(broken(), accept(conflict, " "))


@pytest.mark.parametrize("facts", ["", "[]", "{}", "not JSON"])
def test_acceptance_does_not_cover_what_it_does_not_name(facts: str) -> None:
    festival = broken()
    (conflict,) = check(festival).conflicts
    after = applied(festival, AcceptConflict(conflict.key, "So be it.", facts))
    assert check(after).accepted() == ()


def test_the_worst_severity_of_a_programme_counts_what_is_open() -> None:
    build = FestivalBuilder()
    first = build.screening("Salt", "19:00")
    build.screening("Rain", "20:00")
    report = check(build.festival)
    assert report.worst_of_programme(first.programme_id) is Severity.BLOCKER
    overlap = next(c for c in report.by_key.values() if c.severity is Severity.BLOCKER)
    build.run(accept(overlap, "They agreed"))
    assert check(build.festival).worst_of_programme(first.programme_id) is not Severity.BLOCKER


def unplayable() -> Festival:
    """A film that plays on neither screen, accepted for Screen 1 on the first day."""
    builder = building(format_not_playable())
    for screen in builder.festival.screens_in_order():
        builder.set(screen, formats=("DCP",))
    (conflict,) = conflicts(builder.festival, "format-not-playable")
    builder.run(accept(conflict, "The projector comes with the print."))
    return builder.festival


def test_what_was_accepted_for_one_place_is_news_at_another() -> None:
    festival = unplayable()
    (screening,) = festival.screenings()
    first, second = festival.screens_in_order()[:2]
    tomorrow = MoveScreening(screening.id, first.id, WallTime(screening.start + DAY_MINUTES))
    next_door = MoveScreening(screening.id, second.id, screening.start)
    later = MoveScreening(screening.id, first.id, WallTime(screening.start + 60))
    told = [
        [c.rule for c in consequences(festival, check(festival), edit)]
        for edit in (tomorrow, next_door, later)
    ]
    assert told == [["format-not-playable"], ["format-not-playable"], []]


def test_the_map_shows_it_as_accepted_on_its_day_and_screen_only() -> None:
    festival = unplayable()
    (screening,) = festival.screenings()
    first, second = festival.screens_in_order()[:2]
    found = placement(festival, screening_id=screening.id)

    def is_refused(screen: Screen, hours: int) -> bool:
        start = WallTime(screening.start + hours * 60)
        return "format-not-playable" in found.rules(screen.id, start)

    assert [is_refused(first, hours) for hours in (-5, 0, 2, 24)] == [False, False, False, True]
    assert is_refused(second, 0)


def test_other_equipment_is_not_what_was_accepted() -> None:
    builder = FestivalBuilder()
    builder.set(builder.festival.screens_in_order()[0], equipment=("microphone",))
    screening = builder.screening("Chomo", "19:30", needs=("captions", "audio description"))
    (both,) = conflicts(builder.festival, "equipment-missing")
    builder.run(accept(both, "They bring it."))
    for needs, is_open in (
        (("captions",), False),
        (("audio description", "captions"), False),
        (("captions", "loop"), True),
        (("loop",), True),
    ):
        builder.set(screening, needs=needs)
        (now,) = conflicts(builder.festival, "equipment-missing")
        assert check(builder.festival).is_accepted(now) is not is_open


def test_too_late_is_not_what_was_accepted_as_too_early() -> None:
    festival = screened("09:30", 10 * 60, 22 * 60)
    (conflict,) = conflicts(festival, "screen-closed")
    builder = building(applied(festival, accept(conflict, "The doorman knows.")))
    (screening,) = builder.festival.screenings()
    builder.run(MoveScreening(screening.id, screening.screen_id, at(builder.festival, "20:50")))
    (late,) = conflicts(builder.festival, "screen-closed")
    assert late.fact("minutes") <= conflict.fact("minutes")
    assert not check(builder.festival).is_accepted(late)


def test_another_reason_for_no_place_is_not_what_was_accepted() -> None:
    """However the reasons are numbered."""
    builder = open_for(8)
    (film,) = builder.festival.films.values()
    builder.set(film, licence_until=Day(builder.festival.edition.first_day - 1))
    (licence,) = conflicts(builder.festival, "fits-nowhere")
    builder.run(accept(licence, "They promised to extend it."))
    builder.set(film, licence_until=None, runtime_seconds=9 * 3600)
    (hours,) = conflicts(builder.festival, "fits-nowhere")
    assert not check(builder.festival).is_accepted(hours)


def test_another_audience_without_a_choice_is_not_what_was_accepted() -> None:
    festival = evening(("18:00", HORROR), ("19:00", HORROR), ("20:00", HORROR))
    (horror,) = conflicts(festival, "no-choice")
    builder = building(applied(festival, accept(horror, "It is the long night.")))
    for film in list(builder.festival.films.values()):
        builder.set(film, audience_tags=CHILDREN)
    (children,) = conflicts(builder.festival, "no-choice")
    assert children.key == horror.key
    assert not check(builder.festival).is_accepted(children)
