"""A real timetable, where it is at hand: what the rule finds is what SQL finds in our export.

The same computation as over generated festivals (``test_invariants.py``), pair by pair: two on one
screen overlap by their stated ends, cancelled ones left out. The figures that are known of this
festival, 18 overlaps and a smallest gap of -60 minutes among 972 screenings, are asked of SQL too,
so that they do not stand for themselves.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.exchange import plan_import
from planner.model import Festival
from tests.build import FestivalBuilder
from tests.planner.rules.exported import (
    exported,
    gaps_by_bars,
    gaps_by_sql,
    overlaps_by_rule,
    overlaps_by_sql,
)
from tests.size_guide import ROOT

FOLDER = ROOT.parent / "shared" / "festivals" / "bafici2012"
KEPT = "SELECT count(*) FROM show WHERE status <> 'cancelled'"


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the real timetable is not at hand")
def test_overlaps_and_smallest_gaps_are_those_of_sql_over_the_export(tmp_path: Path) -> None:
    festival = the_real_one()
    with exported(festival, tmp_path) as database:
        overlaps, gaps = overlaps_by_sql(database), gaps_by_sql(database)
        (kept,) = database.execute(KEPT).fetchone()
    assert (kept, len(overlaps), min(gaps.values())) == (972, 18, -60)
    assert overlaps_by_rule(festival) == overlaps
    assert gaps_by_bars(festival) == gaps


def the_real_one() -> Festival:
    """The festival of the folder, imported as a user imports it."""
    builder = FestivalBuilder(
        screens=0, days=12, first_day="2012-04-11", zone="America/Argentina/Buenos_Aires"
    )
    plan = plan_import(builder.festival, sorted(FOLDER.glob("*.csv")))
    builder.run(plan.as_edit(builder.festival))
    return builder.festival
