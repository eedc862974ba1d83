"""The power may fail at any moment, and every acknowledged edit is there afterwards."""

from __future__ import annotations

import subprocess
import sys

from tests.harness.harness import ROOT, told
from tests.harness.power_cut import HARNESS


def test_a_power_cut_loses_nothing() -> None:
    outcome = told("power_cut")
    assert outcome.failures == {}
    assert outcome.count >= HARNESS.ci


def test_without_syncing_it_would() -> None:
    lost = told("power_cut", "--control").failures
    assert lost["festival.marquee has lost what was acknowledged"]
    assert lost["festival.marquee is corrupt"]


def test_the_recorded_process_says_only_what_it_saved() -> None:
    # Hypothesis loads what other packages hook into it, and Trio starts ldconfig, whose output
    # the recording would take for an acknowledgement.
    ours = "import sys, tests.harness.session"
    say = f"{ours}; print({{'hypothesis', 'trio', 'pytest'}} & {{*sys.modules}})"
    done = subprocess.run([sys.executable, "-c", say], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b"set()"
