"""The whole sample built from nothing, by ``make soak SOAK=stories`` and by no ``./test``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.features.test_three_days import WAYS, build, pytestmark

__all__ = ["pytestmark"]


@pytest.mark.parametrize("way", WAYS)
def test_the_whole_sample_from_nothing(tmp_path: Path, way: str) -> None:
    build(tmp_path, way, some=False)
