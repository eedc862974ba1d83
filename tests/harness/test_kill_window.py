"""Whatever the window called saved is in the file, when its process dies in the midst of a drag."""

from __future__ import annotations

import pytest

from tests.harness.harness import told
from tests.harness.kill_window import HARNESS

pytestmark = pytest.mark.xvfb


def test_a_killed_window_loses_nothing_that_it_called_saved() -> None:
    outcome = told("kill_window")
    assert outcome.failures == {}
    assert outcome.count >= HARNESS.ci
    assert outcome.notes["called saved"] >= outcome.count


def test_one_that_calls_saved_what_it_did_not_commit_would() -> None:
    lost = told("kill_window", "--control").failures
    assert lost["the file has not what the window called saved"]
