"""``marquee print FILE all`` of all festivals, every file read as others would: by ``make soak
SOAK=all_prints`` and by no ``./test``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planner.pdf import festivals
from tests.planner.pdf.test_all_prints import all_faults, printed
from tests.planner.pdf.test_all_prints import (
    test_a_control_misses_no_screening_that_is_missing_or_not_for_its_readers as test_screenings,
)
from tests.planner.pdf.test_all_prints import (
    test_a_control_misses_none_of_the_faults_planted_into_files as test_planted,
)
from tests.planner.pdf.test_documents import with_codes

__all__ = ["printed", "test_planted", "test_screenings"]


@pytest.mark.parametrize("make", festivals.FESTIVALS)
def test_all_files_are_sound_and_complete(make: str, tmp_path: Path) -> None:
    assert all_faults(with_codes(festivals.FESTIVALS[make]()), tmp_path) == {}
