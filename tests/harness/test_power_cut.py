"""The power may fail at any moment, and every acknowledged edit is there afterwards."""

from __future__ import annotations

from tests.harness.harness import told
from tests.harness.power_cut import HARNESS


def test_a_power_cut_loses_nothing() -> None:
    outcome = told("power_cut")
    assert outcome.failures == {}
    assert outcome.count >= HARNESS.ci


def test_without_syncing_it_would() -> None:
    lost = told("power_cut", "--control").failures
    assert lost["festival.marquee has lost what was acknowledged"]
    assert lost["festival.marquee is corrupt"]
