"""A document edited, undone, gone back in and reopened by chance is what a plain tree says."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from planner.document import Document
from planner.store import verify
from tests.build import document_of, plain
from tests.planner.document.test_random_histories import (
    Model,
    agree,
    every_state_is_known,
    one_step,
)
from tests.planner.rules.random_festivals import a_crowded_festival

_STEPS = 120
_KINDS = ["edit"] * 8 + ["undo"] * 3 + ["redo"] * 2 + ["go"] * 2 + ["reopen"]


def a_history(chance: random.Random) -> None:
    """One history; raises AssertionError when the file says something else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "f.marquee"
        document = document_of(a_crowded_festival(chance), path)
        start = plain(document.festival)
        model = Model(document.head, start)
        try:
            for number in range(_STEPS):
                kind = chance.choice(_KINDS)
                if kind == "reopen":
                    document.close()
                    document = Document.open(path)
                step = (kind, chance.randrange(10), chance.randrange(1000), chance.randrange(1000))
                one_step(document, model, step, str(number))
                agree(document, model)
            every_state_is_known(document, model)
            while document.undo_title:
                document.undo()
            assert plain(document.festival) == start
        finally:
            document.close()
        assert verify(path) == []
