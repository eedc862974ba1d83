"""Nothing grows while one edits on and on; the day and the night are in ``make soak``."""

from __future__ import annotations

from tests.harness.endurance import HARNESS
from tests.harness.harness import told


def test_an_hour_of_editing_leaves_nothing_behind() -> None:
    outcome = told("endurance")
    assert outcome.failures == {}
    assert outcome.count == HARNESS.ci
    assert outcome.notes["backups made"] > 1
    assert outcome.notes["PDFs"] > 1


def test_keeping_every_snapshot_would_be_noticed() -> None:
    assert any(what.startswith("memory grows") for what in told("endurance", "--control").failures)
