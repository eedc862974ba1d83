"""Whatever is done in whatever order, the document is what a plain model says."""

from __future__ import annotations

from tests.harness.harness import told
from tests.harness.random_histories import HARNESS


def test_a_document_is_what_a_model_says() -> None:
    outcome = told("random_histories")
    assert outcome.failures == {}
    assert outcome.count >= HARNESS.ci


def test_half_an_undo_would_be_noticed() -> None:
    assert told("random_histories", "--control").failures
