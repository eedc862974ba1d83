"""The mechanism, held against slower ways to know the same: a full check, SQL, plain loops."""

from __future__ import annotations

import pickle
import random
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.edit.editions import SetSetting
from planner.edit.screenings import MoveScreening, PlaceProgramme
from planner.errors import UserError
from planner.model import Festival, ScreeningStatus
from planner.rules import (
    Conflict,
    Report,
    Severity,
    check,
    compare,
    conflicts_after,
    consequences,
    explain,
    place_of,
    recheck,
    severity_key,
    what_if_report,
)
from planner.rules.bars import bars_on
from planner.rules.base import Rule
from tests.build import FestivalBuilder, applied, at, changes_of, the_programme, the_screening
from tests.planner.rules import test_screen_overlap, test_turnaround_too_short
from tests.planner.rules.random_festivals import a_change, a_crowded_festival, a_start
from tests.planner.rules.told import conflicts

SEEDS = st.integers(0, 2**32)


def everything(report: Report) -> tuple[object, ...]:
    """All that a report can be asked."""
    badges = {s: report.worst(s) for s in report.festival.all_screenings}
    return (report.conflicts, report.open(), report.counts(), badges)


@given(SEEDS)
@settings(max_examples=25, deadline=None)
def test_scoped_recheck_equals_full_check(seed: int) -> None:
    chance = random.Random(seed)
    festival = a_crowded_festival(chance)
    report = check(festival)
    for _step in range(25):
        rows = a_change(festival, chance)
        after = festival.with_changes(rows)
        report = recheck(report, festival, after, rows)
        assert everything(report) == everything(check(Festival(after.tables)))
        festival = after


@given(SEEDS)
@settings(max_examples=15, deadline=None)
def test_every_conflict_can_be_explained_and_shown(seed: int) -> None:
    festival = a_crowded_festival(random.Random(seed))
    for conflict in check(festival).conflicts:
        sentence = explain(conflict, festival)
        assert sentence.endswith(".")
        assert "{" not in sentence
        assert not conflict.screening_ids or place_of(conflict, festival) is not None


@given(SEEDS)
@settings(max_examples=15, deadline=None)
def test_unrelated_screening_never_removes_a_conflict(seed: int) -> None:
    chance = random.Random(seed)
    festival = a_crowded_festival(chance)
    filled = {"dead-gap", "no-choice"}  # what another screening mends
    before = {c.key for c in check(festival).conflicts if c.rule not in filled}
    builder = FestivalBuilder(screens=0)
    builder.festival = festival
    builder.film("Unrelated", 45)
    unrelated = the_programme(builder.festival, "Unrelated")
    screen = chance.choice(sorted(festival.screens))
    try:
        builder.run(PlaceProgramme(unrelated.id, screen, a_start(festival, chance)))
    except UserError:
        return
    assert before <= {c.key for c in check(builder.festival).conflicts}


OVERLAPS = """
    SELECT min(a.id, b.id), max(a.id, b.id) FROM show a JOIN show b
    ON a.screen = b.screen AND (a.start, a.id) < (b.start, b.id) AND b.start < a.finish
"""
GAPS = """
    SELECT screen, min(start - before) FROM (
        SELECT screen, start, max(finish) OVER (
            PARTITION BY screen ORDER BY start, id ROWS UNBOUNDED PRECEDING EXCLUDE CURRENT ROW
        ) AS before FROM show
    ) WHERE before IS NOT NULL GROUP BY screen
"""


@given(SEEDS)
@settings(max_examples=20, deadline=None)
def test_overlaps_and_smallest_gaps_equal_those_of_sql(seed: int) -> None:
    festival = a_crowded_festival(random.Random(seed))
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE show (id INTEGER, screen INTEGER, start INTEGER, finish)")
        shows: list[tuple[int, int, int, int]] = [
            (s.id, s.screen_id, s.start, festival.span(s).end)
            for s in festival.screenings()
            if s.status is not ScreeningStatus.CANCELLED
        ]
        holds: list[tuple[int, int, int, int]] = [
            (h.id, h.screen_id, h.start, h.start + h.minutes)
            for screen in festival.screens
            for h in festival.holds_on(screen)
        ]
        database.executemany("INSERT INTO show VALUES (?, ?, ?, ?)", shows + holds)
        overlaps = set(database.execute(OVERLAPS))
        gaps = dict(database.execute(GAPS))
    found = {
        tuple(sorted(i for table, i in c.subjects if table != "screen"))
        for c in conflicts(festival, "screen-overlap")
    }
    assert found == overlaps
    assert {s: smallest_gap(festival, s) for s in gaps} == gaps
    assert all(smallest_gap(festival, s) is None for s in festival.screens.keys() - gaps.keys())


def smallest_gap(festival: Festival, screen_id: int) -> int | None:
    """The fewest minutes between a start and the latest end before it; negative is an overlap."""
    bars = bars_on(festival, screen_id)
    ends = [max(bar.end for bar in bars[: n + 1]) for n in range(len(bars))]
    return min((bar.start - end for bar, end in zip(bars[1:], ends, strict=False)), default=None)


def test_report_of_another_snapshot_is_made_anew() -> None:
    festival = test_screen_overlap.broken()
    stale = check(test_turnaround_too_short.broken())
    assert recheck(stale, festival, festival, ()).conflicts == check(festival).conflicts


def test_severity_of_the_festival_goes_before_that_of_the_rule() -> None:
    festival = test_screen_overlap.broken()
    key = severity_key("screen-overlap")
    as_warning = check(applied(festival, SetSetting(key, "warning")))
    assert [c.severity for c in as_warning.conflicts] == [Severity.WARNING]
    assert check(applied(festival, SetSetting(key, "off"))).conflicts == ()
    assert check(applied(festival, SetSetting(key, "loud"))).counts() == {Severity.BLOCKER: 1}


def test_gravest_first_then_by_place() -> None:
    builder = FestivalBuilder()
    builder.film("Nowhere")
    builder.film("Ritoma", None)
    builder.screening("Ritoma", "19:30", day=1)
    builder.screening("Chomo", "20:30", day=1)
    builder.screening("Early", "11:00")
    builder.screening("Short turn", "12:35")
    assert [c.rule for c in check(builder.festival).conflicts] == [
        "screen-overlap",
        "turnaround-too-short",
        "runtime-unknown",
        "not-scheduled",
    ]


def tight() -> tuple[Festival, MoveScreening]:
    """A festival without conflicts, and a move that brings a turnaround too short."""
    festival = test_turnaround_too_short.clean()
    chomo = the_screening(festival, "Chomo")
    return festival, MoveScreening(chomo.id, chomo.screen_id, at(festival, "21:50"))


def test_consequences_are_what_an_edit_would_bring() -> None:
    festival, move = tight()
    (found,) = consequences(festival, check(festival), move)
    assert explain(found, festival) == (
        "Ritoma ends Thu 21:40 on Cinema / Screen 1; doors for Chomo are at 21:35, and it begins "
        "at 21:50; this screen needs 20 minutes in between, and has 10 minutes."
    )
    assert check(festival).conflicts == ()


def test_consequences_of_a_new_screening_can_be_explained() -> None:
    festival = test_screen_overlap.clean()
    chomo = the_programme(festival, "Chomo")
    screen = festival.screens_in_order()[0]
    edit = PlaceProgramme(chomo.id, screen.id, at(festival, "20:00"))
    found = consequences(festival, check(festival), edit)
    assert [explain(c, festival).split(" on ")[0] for c in found] == [
        "Chomo begins Thu 20:00",
        "Chomo ends Thu 21:30",
        "Chomo is shown Thu 20:00",
    ]
    assert all(c.within is not None and place_of(c, festival) is not None for c in found)


def test_consequences_name_what_gets_worse_but_not_what_stays() -> None:
    festival = test_turnaround_too_short.broken()
    report, chomo = check(festival), the_screening(festival, "Chomo")

    def moved(clock: str) -> MoveScreening:
        return MoveScreening(chomo.id, chomo.screen_id, at(festival, clock))

    worse: tuple[Conflict, ...] = consequences(festival, report, moved("21:40"))
    assert [c.fact("missing") for c in worse] == [20]
    assert consequences(festival, report, moved("21:50")) == ()
    assert [c.fact("missing") for c in conflicts_after(festival, report, moved("21:50"))] == [10]


def test_refused_edit_has_no_consequences_but_a_reason() -> None:
    festival, move = tight()
    with pytest.raises(UserError, match="no longer exists"):
        consequences(festival, check(festival), MoveScreening(1, move.screen_id, move.start))


def test_what_if_report_is_that_of_the_edit() -> None:
    festival, move = tight()
    report = what_if_report(festival, check(festival), move)
    assert report.conflicts == check(applied(festival, move)).conflicts
    assert report.festival.all_screenings[move.screening_id].start == move.start


def test_two_reports_compared() -> None:
    festival, move = tight()
    rows = changes_of(festival, move)
    after = festival.with_changes(rows)
    before, later = check(festival), recheck(check(festival), festival, after, rows)
    assert compare(before, later) == (later.conflicts, ())
    assert compare(later, before) == ((), later.conflicts)


def test_what_a_recheck_did_not_look_at_is_no_news_and_its_rule_is_not_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After each edit all conflicts are compared; at 10,000 screenings there are 19,000."""
    festival, move = tight()
    after = festival.with_changes(changes_of(festival, move))
    before = check(after)
    assert before.conflicts
    asked: list[Conflict] = []
    monkeypatch.setattr(Rule, "worse", lambda _rule, _known, conflict: asked.append(conflict))
    assert compare(before, recheck(before, after, after, ())) == ((), ())
    assert asked == []


def test_undo_restores_the_report() -> None:
    festival, move = tight()
    there = changes_of(festival, move)
    after = festival.with_changes(there)
    back = tuple(type(row)(row.table, row.id, row.after, row.before) for row in there)
    report = recheck(check(festival), festival, after, there)
    assert recheck(report, after, after.with_changes(back), back).conflicts == ()


def test_report_can_go_to_another_process() -> None:
    report = check(test_screen_overlap.broken())
    assert pickle.loads(pickle.dumps(report)).conflicts == report.conflicts


def test_other_plan_is_checked_anew() -> None:
    festival = test_screen_overlap.broken()
    other = Festival(festival.tables, plan_id=1)
    assert (
        recheck(check(festival), festival, other, ()).of_screening(
            the_screening(festival, "Chomo").id
        )
        == ()
    )
