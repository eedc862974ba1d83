from __future__ import annotations

import pytest

from planner.edit.screenings import AcceptConflict, MoveScreening, WithdrawAcceptance
from planner.errors import UserError
from planner.model import Festival
from planner.rules import Report, Severity, accept, acceptance_of, check, recheck
from tests.build import FestivalBuilder, applied, at, changes_of, the_screening
from tests.planner.rules.test_turnaround_too_short import broken


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
