"""Any history of edits, undone, redone and reopened, is what a plain model of it says."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.document import Document
from planner.errors import UserError
from planner.store import verify
from tests.build import FestivalBuilder, document_of, plain
from tests.planner.model.test_festival import an_edit

NUMBER = st.integers(0, 999)
EDIT = st.tuples(st.just("edit"), st.integers(0, 9), NUMBER, NUMBER)
OTHER = st.tuples(st.sampled_from(["undo", "redo", "reopen"]), st.just(0), st.just(0), st.just(0))
STEPS = st.lists(EDIT | EDIT | EDIT | OTHER, max_size=25)
State = dict[str, dict[int, object]]


class Model:
    """What a document must say, kept as two stacks of whole states."""

    def __init__(self, state: object) -> None:
        self.now = state
        self.past: list[object] = []
        self.future: list[object] = []

    def edited(self, state: object) -> None:
        self.past.append(self.now)
        self.now = state
        self.future.clear()

    def undone(self) -> None:
        self.future.append(self.now)
        self.now = self.past.pop()

    def redone(self) -> None:
        self.past.append(self.now)
        self.now = self.future.pop()


def one_step(document: Document, model: Model, step: tuple[str, int, int, int], clock: str) -> None:
    what, kind, one, two = step
    if what == "undo" and model.past:
        document.undo()
        model.undone()
    elif what == "redo" and model.future:
        document.redo()
        model.redone()
    elif what == "edit":
        try:
            changes = document.run(an_edit(document.festival, kind, one, two), source=clock)
        except UserError:
            return
        if changes.rows:
            model.edited(plain(document.festival))


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
        model = Model(start)
        try:
            for number, step in enumerate(steps):
                if step[0] == "reopen":
                    document.close()
                    document = Document.open(path)
                # A source of its own keeps an edit from merging with the one before.
                one_step(document, model, step, str(number))
                assert plain(document.festival) == model.now
                assert (document.undo_title is None) is (not model.past)
                assert (document.redo_title is None) is (not model.future)
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
