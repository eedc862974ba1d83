"""JSON, XML and calendars by chance: sentences come out, never anything else."""

from __future__ import annotations

import random

import pytest

from tests.soak.structured import a_structured_source

INPUTS = 5_000


@pytest.mark.parametrize("part", range(4))
def test_no_wounded_file_makes_an_import_fail(part: int) -> None:
    for number in range(part, INPUTS, 4):
        a_structured_source(random.Random(number))  # python -m tests.soak --only NUMBER structured
