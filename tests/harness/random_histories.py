"""Do anything in any order, and compare the document with a plain model after each step.

    python -m tests.harness.random_histories --count 2000

Hypothesis chooses edits, undo, redo, closing and opening, copies, and what-if; the model keeps
whole snapshots in two stacks. What fails is told step by step.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from planner.document import Document
from planner.model import Festival
from planner.store import verify
from tests.build import FestivalBuilder, document_of, plain
from tests.harness.editing import Model, possible_edit
from tests.harness.harness import Harness, Outcome, quick_folder

_STEPS = 50
_NUMBER = st.integers(0, 1 << 20)


class Histories(RuleBasedStateMachine):
    """A document in a file beside a model of it."""

    steps = 0
    """How many rules were run so far, by all machines."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(dir=quick_folder())
        self._path = Path(self._folder.name) / "festival.marquee"
        self._edits = 0

    @initialize()
    def begin(self) -> None:
        """A small festival in a new file."""
        build = FestivalBuilder(screens=3)
        build.screening("Film")
        build.shorts("Block", build.film("One", 10), build.film("Two", None))
        self.document = document_of(build.festival, self._path)
        self.start = plain(self.document.festival)
        self.model = Model(self.document.festival)

    @rule(number=_NUMBER)
    def edit(self, number: int) -> None:
        """Any edit that is possible."""
        self._count()
        self._edits += 1
        edit = possible_edit(self.document.festival, random.Random(number))
        ids = f"{number}/{self._edits}"
        random.seed(ids)
        self.document.run(edit, source=ids)  # of its own, so that nothing merges
        random.seed(ids)
        self.model.edit(edit)

    @precondition(lambda self: self.model.past)
    @rule()
    def undo(self) -> None:
        """Take the last step back."""
        self._count()
        self.document.undo()
        self.model.undo()

    @precondition(lambda self: self.model.future)
    @rule()
    def redo(self) -> None:
        """Do it again."""
        self._count()
        self.document.redo()
        self.model.redo()

    @rule()
    def close_and_open(self) -> None:
        """The next morning."""
        self._count()
        self.document.close()
        self.document = Document.open(self._path)

    @rule()
    def save_copy(self) -> None:
        """A copy says the same, and leaves the document as it is."""
        self._count()
        copy = self._path.with_name("copy.marquee")
        self.document.save_copy(copy)
        with Document.read(copy) as copied:
            assert plain(copied.festival) == plain(self.model.festival)
            assert (copied.undo_title, copied.redo_title) == self._titles()
        copy.unlink()

    @rule(number=_NUMBER)
    def what_if(self, number: int) -> None:
        """Only to look what an edit would do, which is what it does."""
        self._count()
        edit = possible_edit(self.document.festival, random.Random(number))
        trial = Model(self.model.festival)
        random.seed(number)
        trial.edit(edit)
        random.seed(number)
        assert plain(self.document.what_if(edit)) == plain(trial.festival)

    @invariant()
    def same(self) -> None:
        """The document is what the model says."""
        if hasattr(self, "document"):
            assert plain(self.document.festival) == plain(self.model.festival)
            assert (self.document.undo_title is None) is (not self.model.past)
            assert (self.document.redo_title is None) is (not self.model.future)

    def _titles(self) -> tuple[str | None, str | None]:
        return self.document.undo_title, self.document.redo_title

    def _count(self) -> None:
        Histories.steps += 1

    def teardown(self) -> None:
        """Back to the beginning and forth to the end; the file is sound."""
        try:
            if hasattr(self, "document"):
                self._to_both_ends()
        finally:
            if hasattr(self, "document"):
                self.document._store.close()
            self._folder.cleanup()

    def _to_both_ends(self) -> None:
        while self.document.redo_title:
            self.document.redo()
        end = plain(self.document.festival)
        while self.document.undo_title:
            self.document.undo()
        assert plain(self.document.festival) == self.start
        while self.document.redo_title:
            self.document.redo()
        assert plain(self.document.festival) == end
        self.document.close()
        assert verify(self._path) == []


def run(count: int, number: int) -> Outcome:
    """At least so many steps."""
    outcome = Outcome()
    Histories.steps = 0
    while Histories.steps < count and not outcome.failures:
        examples = max(5, min(200, (count - Histories.steps) // _STEPS + 1))
        chosen = settings(
            max_examples=examples,
            stateful_step_count=_STEPS,
            deadline=None,
            database=None,
            phases=(Phase.generate,),  # to shorten what fails would take minutes
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        )
        try:
            run_state_machine_as_test(seed(number)(Histories), settings=chosen)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
            steps = getattr(error, "__notes__", [])
            outcome.failures["\n".join([f"ends with {error!r}", *steps])] += 1
        number += 1
    outcome.count = Histories.steps
    return outcome


def control() -> Outcome:
    """Undo that leaves the last of its rows as they are."""
    from planner.document import document

    whole = document.reversed_rows

    def half(festival: Festival, step: Any) -> Any:
        return whole(festival, step)[:-1]

    with _replaced(document, "reversed_rows", half):
        return run(500, 1)


@contextmanager
def _replaced(place: Any, name: str, value: object) -> Iterator[None]:
    before = getattr(place, name)
    setattr(place, name, value)
    try:
        yield
    finally:
        setattr(place, name, before)


HARNESS = Harness(
    title="random histories beside a model",
    unit="operations",
    ci=2_000,
    soak=50_000,
    run=run,
    control=control,
)

if __name__ == "__main__":
    sys.exit(HARNESS.main(sys.argv[1:]))
