"""Killed at any moment of a migration, the file is whole: the old one or the new one."""

from __future__ import annotations

from tests.harness.harness import told
from tests.harness.kill_migrations import HARNESS


def test_killed_at_any_moment_the_file_is_whole() -> None:
    outcome = told("kill_migrations")
    assert outcome.failures == {}
    assert outcome.count >= HARNESS.ci
    assert outcome.notes["of them old"]
    assert outcome.notes["of them new"]


def test_a_careless_migration_would_be_noticed() -> None:
    assert told("kill_migrations", "--control").failures
