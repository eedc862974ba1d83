"""Wherever a disk fails, the deed is refused with a sentence, and all is as before."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.harness.deeds import DEEDS, DoEdit
from tests.harness.failing_writes import NOT_MOUNTED, fill_a_disk
from tests.harness.harness import Outcome, told


def test_a_failing_write_takes_nothing_with_it() -> None:
    outcome = told("failing_writes")
    assert outcome.failures == {}
    assert all(outcome.notes[f"in {deed.name}"] > 10 for deed in DEEDS)


def test_without_a_journal_it_would() -> None:
    assert told("failing_writes", "--control").failures


def test_where_no_disk_may_be_mounted_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusing = shutil.which("false")
    assert refusing is not None
    (tmp_path / "mount").symlink_to(refusing)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    outcome = Outcome()
    fill_a_disk(DoEdit, outcome, 1)
    assert f", 1 {NOT_MOUNTED}:" in outcome.sentence("failing writes")
