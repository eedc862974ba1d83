"""Do anything in any order, and compare the document with a plain model after each step.

    python -m tests.harness.random_histories --count 2000

Hypothesis chooses edits, undo, redo, going to any step of any branch, closing and opening, copies,
and what-if; the model keeps a whole snapshot for each step. What fails is told step by step.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
from tests.build import FestivalBuilder, changes_of, document_of, plain
from tests.harness.editing import possible_edit
from tests.harness.harness import Harness, Outcome, quick_folder

_STEPS = 50
_NUMBER = st.integers(0, 1 << 20)


@dataclass
class Node:
    """One step that was done: what the festival was then, and the steps before and after it."""

    festival: Festival
    parent: int | None
    last_child: int | None = None


class Branches:
    """What a document must say: a tree of steps with whole snapshots, by the ids of the steps."""

    def __init__(self, step_id: int, festival: Festival) -> None:
        self.nodes = {step_id: Node(festival, None)}
        self.head = self.tip = step_id

    @property
    def festival(self) -> Festival:
        """The snapshot as it must be."""
        return self.nodes[self.head].festival

    @property
    def can_undo(self) -> bool:
        """Whether there is a step before."""
        return self.nodes[self.head].parent is not None

    def edit(self, step_id: int, festival: Festival) -> None:
        """A new step on top of the one we stand at."""
        self.nodes[self.head].last_child = step_id
        self.nodes[step_id] = Node(festival, self.head)
        self.head = self.tip = step_id

    def undo(self) -> None:
        """Stand at the step before."""
        parent = self.nodes[self.head].parent
        assert parent is not None
        self.head = parent

    def redo(self) -> None:
        """Stand at the next step towards the tip."""
        line = self._line()
        self.head = line[line.index(self.head) - 1]

    def go_to(self, step_id: int) -> None:
        """Stand at any step; where that is on another branch, redo follows what came last there."""
        self.head = step_id
        if step_id not in self._line():
            child: int | None = step_id
            while child is not None:
                self.tip = child
                child = self.nodes[child].last_child

    def _line(self) -> list[int]:
        line, at = [], self.nodes[self.tip].parent
        line.append(self.tip)
        while at is not None:
            line.append(at)
            at = self.nodes[at].parent
        return line


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
        self.model = Branches(self._head(), self.document.festival)

    def _head(self) -> int:
        head = self.document.head
        assert head is not None
        return head

    @rule(number=_NUMBER)
    def edit(self, number: int) -> None:
        """Any edit that is possible."""
        self._count()
        self._edits += 1
        edit = possible_edit(self.document.festival, random.Random(number))
        ids = f"{number}/{self._edits}"
        random.seed(ids)
        rows = changes_of(self.model.festival, edit)
        random.seed(ids)
        self.document.run(edit, source=ids)  # of its own, so that nothing merges
        if rows:
            self.model.edit(self._head(), self.model.festival.with_changes(rows))

    @precondition(lambda self: self.model.can_undo)
    @rule()
    def undo(self) -> None:
        """Take the last step back."""
        self._count()
        self.document.undo()
        self.model.undo()

    @precondition(lambda self: self.model.head != self.model.tip)
    @rule()
    def redo(self) -> None:
        """Do it again."""
        self._count()
        self.document.redo()
        self.model.redo()

    @rule(number=_NUMBER)
    def go_to(self, number: int) -> None:
        """Back to any step, or on, or over to another branch."""
        self._count()
        step_id = list(self.model.nodes)[number % len(self.model.nodes)]
        self.document.go_to(step_id)
        self.model.go_to(step_id)

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
        random.seed(number)
        rows = changes_of(self.model.festival, edit)
        random.seed(number)
        looked = self.document.what_if(edit)
        assert plain(looked) == plain(self.model.festival.with_changes(rows))

    @invariant()
    def same(self) -> None:
        """The document is what the model says."""
        if hasattr(self, "document"):
            assert plain(self.document.festival) == plain(self.model.festival)
            assert self._head() == self.model.head
            assert (self.document.undo_title is not None) is self.model.can_undo
            assert (self.document.redo_title is None) is (self.model.head == self.model.tip)

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

    whole = document.rows_towards

    def half(festival: Festival, targets: Any) -> Any:
        return whole(festival, targets)[:-1]

    with _replaced(document, "rows_towards", half):
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
