"""A real timetable of 972 screenings, where it is at hand: what is found is what SQL found."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

from planner.exchange import plan_import
from planner.rules import check
from planner.rules.bars import bars_on
from tests.build import FestivalBuilder
from tests.size_guide import ROOT

FOLDER = ROOT.parent / "shared" / "festivals" / "bafici2012"


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the real timetable is not at hand")
def test_overlaps_and_smallest_gap() -> None:
    builder = FestivalBuilder(
        screens=0, days=12, first_day="2012-04-11", zone="America/Argentina/Buenos_Aires"
    )
    builder.run(
        plan_import(builder.festival, sorted(FOLDER.glob("*.csv"))).as_edit(builder.festival)
    )
    festival = builder.festival
    lanes = [bars_on(festival, screen) for screen in festival.screens]
    gaps = [b.start - a.end for lane in lanes for a, b in itertools.pairwise(lane)]
    assert sum(len(lane) for lane in lanes) == 972
    assert Counter(c.rule for c in check(festival).conflicts)["screen-overlap"] == 18
    assert min(gaps) == -60
