"""Any history of edits, undone, redone, gone back in and reopened, is what a plain model says."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.document import Document
from planner.errors import UserError
from planner.store import verify
from tests.build import FestivalBuilder, document_of, plain
from tests.edits import an_edit

NUMBER = st.integers(0, 999)
EDIT = st.tuples(st.just("edit"), st.integers(0, 9), NUMBER, NUMBER)
OTHER = st.tuples(st.sampled_from(["undo", "redo", "reopen"]), st.just(0), st.just(0), st.just(0))
GO = st.tuples(st.just("go"), st.just(0), NUMBER, st.just(0))
STEPS = st.lists(EDIT | EDIT | EDIT | OTHER | GO, max_size=25)
State = dict[str, dict[int, object]]


class Model:
    """What a document must say, kept as a tree of whole states."""

    def __init__(self, first: int | None, state: object) -> None:
        assert first is not None
        self.states: dict[int, object] = {first: state}
        self.parents: dict[int, int | None] = {first: None}
        self.head = self.tip = first

    @property
    def now(self) -> object:
        return self.states[self.head]

    @property
    def can_undo(self) -> bool:
        return self.parents[self.head] is not None

    @property
    def can_redo(self) -> bool:
        return self.head != self.tip

    def line(self, step: int | None) -> list[int]:
        found = []
        while step is not None:
            found.append(step)
            step = self.parents[step]
        return found

    def edited(self, step: int | None, state: object) -> None:
        assert step is not None
        assert step not in self.states
        self.states[step], self.parents[step] = state, self.head
        self.head = self.tip = step

    def undone(self) -> None:
        parent = self.parents[self.head]
        assert parent is not None
        self.head = parent

    def redone(self) -> None:
        self.head = next(step for step in self.line(self.tip) if self.parents[step] == self.head)

    def gone_to(self, step: int) -> None:
        self.head = step
        if step not in self.line(self.tip):
            self.tip = step
            while children := [s for s, parent in self.parents.items() if parent == self.tip]:
                self.tip = children[-1]


def one_step(document: Document, model: Model, step: tuple[str, int, int, int], clock: str) -> None:
    what, kind, one, two = step
    if what == "undo" and model.can_undo:
        document.undo()
        model.undone()
    elif what == "redo" and model.can_redo:
        document.redo()
        model.redone()
    elif what == "go":
        target = list(model.states)[one % len(model.states)]
        document.go_to(target)
        model.gone_to(target)
    elif what == "edit":
        try:
            changes = document.run(an_edit(document.festival, kind, one, two), source=clock)
        except UserError:
            return
        if changes.rows:
            model.edited(document.head, plain(document.festival))


def agree(document: Document, model: Model) -> None:
    """The document stands where the model stands, with the same ways from there."""
    assert plain(document.festival) == model.now
    assert document.head == model.head
    assert (document.undo_title is None) is (not model.can_undo)
    assert (document.redo_title is None) is (not model.can_redo)


def every_state_is_known(document: Document, model: Model) -> None:
    """Each step ever done can be looked at, marked as done or undone, without touching anything."""
    before = document.festival
    for step, state in model.states.items():
        assert plain(document.festival_after(step)) == state
    assert document.festival is before
    done = set(model.line(model.head))
    assert {s.id: s.undone for s in document.history()} == {s: s not in done for s in model.states}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_a_document_is_what_its_history_says(steps: list[tuple[str, int, int, int]]) -> None:
    build = FestivalBuilder(screens=3)
    build.screening("Film")
    build.shorts("Block", build.film("One", 10), build.film("Two", None))
    with tempfile.TemporaryDirectory(dir=_quick_folder()) as folder:
        path = Path(folder) / "f.marquee"
        document = document_of(build.festival, path)
        start = plain(document.festival)
        model = Model(document.head, start)
        try:
            for number, step in enumerate(steps):
                if step[0] == "reopen":
                    document.close()
                    document = Document.open(path)
                # A source of its own keeps an edit from merging with the one before.
                one_step(document, model, step, str(number))
                agree(document, model)
            every_state_is_known(document, model)
            while document.redo_title:
                document.redo()
            end = plain(document.festival)
            while document.undo_title:
                document.undo()
            assert plain(document.festival) == start
            document.close()
            document = Document.open(path)
            while document.redo_title:
                document.redo()
            assert plain(document.festival) == end
        finally:
            document.close()
        assert verify(path) == []


def _quick_folder() -> str | None:
    """Where syncing costs nothing, because this test is about rows and not about disks."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
