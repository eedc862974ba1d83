"""Sets of starts, held against Python's own sets and against one question for each start."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from planner.rules import Cells, Ruler, Stretches
from planner.times import WallTime

STEPS = st.sampled_from([1, 5, 7, 15])
TIMES = st.integers(-400, 1200)
LENGTHS = st.integers(0, 500)
MANY = st.lists(st.tuples(TIMES, st.integers(0, 300)).map(lambda t: (t[0], t[0] + t[1])))


def a_ruler(step: int) -> Ruler:
    return Ruler(WallTime(10), step, 60)


def all_starts(ruler: Ruler) -> list[int]:
    return [ruler.first + ruler.step * n for n in range(ruler.count)]


def of(ruler: Ruler, starts: set[int]) -> Cells:
    return ruler.union((start, start + 1) for start in starts)


@given(STEPS, st.sets(st.integers(0, 59)), st.sets(st.integers(0, 59)))
def test_sets_are_joined_like_those_of_python(step: int, one: set[int], two: set[int]) -> None:
    ruler = a_ruler(step)
    first, second = ({ruler.time(n) for n in numbers} for numbers in (one, two))
    a, b = of(ruler, set(first)), of(ruler, set(second))
    assert set(a | b) == first | second
    assert set(a & b) == first & second
    assert set(a - b) == first - second
    assert set(~a) == set(all_starts(ruler)) - first
    assert (len(a), bool(a), a == b) == (len(first), bool(first), first == second)
    assert [start in a for start in all_starts(ruler)] == [s in first for s in all_starts(ruler)]


@given(STEPS, st.sets(st.integers(0, 59)))
def test_runs_are_the_starts_that_follow_each_other(step: int, numbers: set[int]) -> None:
    ruler = a_ruler(step)
    runs = list(of(ruler, {ruler.time(n) for n in numbers}).runs())
    inside = [t for first, last in runs for t in range(first, last + 1, step)]
    assert inside == sorted(ruler.time(n) for n in numbers)
    assert all(later[0] - first[1] > step for first, later in itertools.pairwise(runs))


def test_what_is_no_start_is_in_no_set() -> None:
    ruler = a_ruler(5)
    assert 12 not in ruler.all
    assert ruler.first - 5 not in ruler.all
    assert ruler.time(ruler.count) not in ruler.all
    assert ruler.time(ruler.count - 1) in ruler.all


@given(STEPS, TIMES, TIMES, LENGTHS)
def test_one_stretch(step: int, a: int, b: int, length: int) -> None:
    ruler = a_ruler(step)
    starts = all_starts(ruler)
    assert list(ruler.between(a, b)) == [t for t in starts if a <= t < b]
    within = [t for t in starts if a <= t and t + length <= b]
    assert list(ruler.within(a, b, length)) == within
    touching = [t for t in starts if a < b and a < t + length and t < b]
    assert list(ruler.touching(a, b, length)) == touching


@given(STEPS, MANY, LENGTHS)
def test_many_stretches(step: int, stretches: list[tuple[int, int]], length: int) -> None:
    ruler = a_ruler(step)
    many = Stretches(ruler, stretches)
    touched = [
        t
        for t in all_starts(ruler)
        if any(a < b and a < t + max(length, 1) and t < b for a, b in stretches)
    ]
    assert list(many.touched(max(length, 1))) == touched
    assert many.touched(max(length, 1)) == many.touched(max(length, 1))


@given(STEPS, MANY, st.integers(-300, 500), LENGTHS)
def test_what_begins_a_while_later(
    step: int, stretches: list[tuple[int, int]], near: int, more: int
) -> None:
    ruler, far = a_ruler(step), near + more
    found = Stretches(ruler, stretches).ahead(near, far)
    begun = [a for a, b in stretches if a < b]
    assert list(found) == [
        t for t in all_starts(ruler) if any(t + near <= a < t + far for a in begun)
    ]


@given(STEPS, MANY, st.integers(1, 500))
def test_what_does_not_lie_in_the_stretches(
    step: int, stretches: list[tuple[int, int]], length: int
) -> None:
    ruler = a_ruler(step)
    minutes = {minute for a, b in stretches for minute in range(a, b)}
    outside = [t for t in all_starts(ruler) if not minutes.issuperset(range(t, t + length))]
    assert list(ruler.outside(stretches, length)) == outside


def test_a_very_long_one_touches_all_the_same() -> None:
    ruler = a_ruler(5)
    stretch = [(ruler.time(30), ruler.time(31))]
    assert list(Stretches(ruler, stretch).touched(100_000)) == all_starts(ruler)[:31]
