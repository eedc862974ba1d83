"""Printing by the id of a document, as window and command line do."""

from __future__ import annotations

import gc

import pytest

from planner.errors import UserError
from planner.pdf import printing, render
from planner.pdf.layout import Layout
from tests.planner.pdf import festivals


def test_garbage_is_looked_for_again_after_a_print(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking for it while a catalogue is laid out took a quarter of the time."""
    seen: list[bool] = []

    def watched(layout: Layout) -> Layout:
        seen.append(gc.isenabled())
        return layout

    monkeypatch.setattr(printing, "for_the_printer", lambda layout, _options: watched(layout))
    assert gc.isenabled()
    render(festivals.sample(), "day-list", {})
    assert seen == [False]
    assert gc.isenabled()
    with pytest.raises(UserError):
        render(festivals.sample(), "day-list", {"paper": "napkin"})
    assert gc.isenabled()
