"""What must hold of the rules whatever the festival is: a day later, undone, and asked of SQL."""

from __future__ import annotations

import dataclasses
import random
import typing
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import RECORDS, Festival, Record, RowChange
from planner.rules import Conflict, all_rules, check, recheck
from planner.times import DAY_MINUTES, Day, WallTime
from tests.build import many_screenings
from tests.planner.rules.exported import (
    exported,
    gaps_by_bars,
    gaps_by_sql,
    overlaps_by_rule,
    overlaps_by_sql,
)
from tests.planner.rules.random_festivals import a_change, a_crowded_festival

SEEDS = st.integers(0, 2**32)
OF_DATES = {"ambiguous-start", "clock-gap"}
"""Rules that ask the calendar, in which the days are not alike."""


def a_day_later(festival: Festival) -> Festival:
    """The same festival with every day and every moment a day later."""
    return Festival(
        {
            table: {row_id: _later(row) for row_id, row in rows.items()}
            for table, rows in festival.tables.items()
        },
        festival.plan_id,
    )


def _later(row: Record) -> Record:
    moved = {
        name: getattr(row, name) + step
        for name, step in _moments(type(row))
        if getattr(row, name) is not None
    }
    return dataclasses.replace(row, **moved)


def _moments(cls: type[Record]) -> Iterator[tuple[str, int]]:
    """The columns that are a moment or a day, and what a day is in them."""
    for name, hint in typing.get_type_hints(cls).items():
        kinds = {hint, *typing.get_args(hint)}
        if WallTime in kinds:
            yield name, DAY_MINUTES
        elif Day in kinds:
            yield name, 1


def what_it_says(conflict: Conflict) -> tuple[object, ...]:
    """A conflict by its rule, rows and the figures that can get worse; no date is in these."""
    rows = frozenset(subject for subject in conflict.subjects if subject[0] in RECORDS)
    grows = all_rules()[conflict.rule].grows
    facts = frozenset((name, value) for name, value in conflict.facts if name in grows)
    return (conflict.rule, conflict.severity, rows, facts)


def everything(festival: Festival) -> Counter[tuple[object, ...]]:
    return Counter(
        what_it_says(c) for c in check(festival).by_key.values() if c.rule not in OF_DATES
    )


@given(SEEDS)
@settings(max_examples=20, deadline=None)
def test_a_day_later_everything_is_as_before(seed: int) -> None:
    festival = a_crowded_festival(random.Random(seed))
    assert everything(a_day_later(festival)) == everything(festival)


def test_a_day_later_is_another_festival() -> None:
    festival = a_crowded_festival(random.Random(1))
    later = a_day_later(festival)
    assert later.edition.first_day == festival.edition.first_day + 1
    starts = [(s.start, later.all_screenings[s.id].start) for s in festival.screenings()]
    assert {after - before for before, after in starts} == {DAY_MINUTES}


@given(SEEDS)
@settings(max_examples=20, deadline=None)
def test_undo_restores_the_identical_report(seed: int) -> None:
    chance = random.Random(seed)
    festival = a_crowded_festival(chance)
    report = before = check(festival)
    steps: list[tuple[Festival, tuple[RowChange, ...]]] = []
    for _edit in range(12):
        rows = a_change(festival, chance)
        after = festival.with_changes(rows)
        report = recheck(report, festival, after, rows)
        steps.append((festival, rows))
        festival = after
    for _was, rows in reversed(steps):
        back = tuple(RowChange(row.table, row.id, row.after, row.before) for row in reversed(rows))
        after = festival.with_changes(back)
        report = recheck(report, festival, after, back)
        festival = after
    assert report.by_key == before.by_key
    assert {k: set(v) for k, v in report.by_subject.items()} == {
        k: set(v) for k, v in before.by_subject.items()
    }


def a_festival(seed: int) -> Festival:
    """Crowded ones by chance, and for 0 a big one."""
    if not seed:
        return many_screenings(400, screens=6, days=5, films=60)
    return a_crowded_festival(random.Random(seed))


@pytest.mark.parametrize("seed", range(9))
def test_overlaps_and_smallest_gaps_are_those_of_sql_over_the_export(
    seed: int, tmp_path: Path
) -> None:
    festival = a_festival(seed)
    with exported(festival, tmp_path) as database:
        overlaps, gaps = overlaps_by_sql(database), gaps_by_sql(database)
    assert overlaps, "a festival without overlaps would prove nothing"
    assert overlaps_by_rule(festival) == overlaps
    assert gaps_by_bars(festival) == gaps
