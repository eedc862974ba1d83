"""Printing by the id of a document, as window and command line do."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from planner.errors import UserError
from planner.pdf import printing, render
from planner.pdf.documents import all_documents
from planner.pdf.layout import Layout
from planner.pdf.printing import find_document
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


def test_what_a_print_leaves_behind_is_not_looked_through_at_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What texts were measured by stays: looking it through was 40 ms of a catalogue."""
    festival = festivals.sample()
    left: list[list[int]] = []
    looked: list[str] = []

    def leaving(layout: Layout) -> Layout:
        left.extend([number] for number in range(5_000))
        return layout

    monkeypatch.setattr(printing, "for_the_printer", lambda layout, _options: leaving(layout))

    def look(phase: str, _info: dict[str, int]) -> None:
        looked.append(phase)

    gc.callbacks.append(look)
    try:
        render(festival, "day-list", {})
    finally:
        gc.callbacks.remove(look)
    assert looked == []


def test_a_document_costs_no_import_of_the_others() -> None:
    """The conflict report brings in all rules, which took a third of a small print."""
    code = (
        "import sys; from planner.pdf.printing import find_document; find_document('catalogue');"
        "print([name for name in sys.modules if 'planner.rules' in name or '.run_sheets' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", all_documents())
def test_each_document_is_found_by_itself(name: str) -> None:
    assert type(find_document(name)) is type(all_documents()[name])
    assert find_document(name).id == name
    for other in (name.replace("-", "."), f"documents.{name}", f"{name}.py", name.upper(), ""):
        if other != name:
            with pytest.raises(UserError, match="day-grid, day-list"):
                find_document(other)


def test_what_a_print_leaves_for_the_next_is_not_looked_through_at_once() -> None:
    looked: list[str] = []

    def look(phase: str, _info: dict[str, int]) -> None:
        looked.append(phase)

    render(festivals.one_film(), "catalogue", {})
    gc.collect()
    gc.callbacks.append(look)
    try:
        render(festivals.one_film(), "catalogue", {})
        left: list[list[int]] = [[] for _ in range(100)]
    finally:
        gc.callbacks.remove(look)
    assert not looked, len(left)
