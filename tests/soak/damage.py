"""Damaged and hostile files by the thousand are refused with their sentence, or work."""

from __future__ import annotations

import random

from tests.harness import damage

_FILES = 5_000


def damaged_files(chance: random.Random) -> None:
    """So many files; raises AssertionError that names those where a promise was broken."""
    figures = damage.run(_FILES, chance.randrange(1 << 40))
    print(figures, flush=True)
    assert figures.broken == []
