"""Whatever an editing process acknowledged before it was killed is in its file."""

from __future__ import annotations

from tests.harness.harness import told
from tests.harness.kill_editing import HARNESS


def test_a_killed_process_loses_nothing_that_it_acknowledged() -> None:
    outcome = told("kill_editing")
    assert outcome.failures == {}
    assert outcome.count >= HARNESS.ci
    assert outcome.notes["edits saved before"] > outcome.count


def test_one_that_acknowledges_too_early_would() -> None:
    lost = told("kill_editing", "--control").failures
    said = "the file is not what the acknowledged edits make of it"
    assert any(what.startswith(said) for what in lost)
