"""Wherever a disk fails, the deed is refused with a sentence, and all is as before."""

from __future__ import annotations

from tests.harness.deeds import DEEDS
from tests.harness.harness import told


def test_a_failing_write_takes_nothing_with_it() -> None:
    outcome = told("failing_writes")
    assert outcome.failures == {}
    assert all(outcome.notes[f"in {deed.name}"] > 10 for deed in DEEDS)


def test_without_a_journal_it_would() -> None:
    assert told("failing_writes", "--control").failures
