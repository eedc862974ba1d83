"""Whole catalogues in the styles people write them, against what should be understood.

``MARQUEE_UPDATE_GOLDEN=1`` rewrites the JSON files; read the difference before committing it.
"""

from __future__ import annotations

import dataclasses
import json
import os
from pathlib import Path
from typing import Any

import pytest

from planner.exchange.base import FilmRow, Leftover
from planner.exchange.readers.prose import Prose
from planner.exchange.source import Source

CATALOGUES = sorted((Path(__file__).parents[2] / "data" / "catalogues").glob("*.txt"))


def understood(path: Path) -> dict[str, Any]:
    found = Prose().read(Source.load(path))
    return {
        "films": [_in_text(film) for film in found.films],
        "problems": [problem.to_json() for problem in found.problems],
        "leftovers": [_in_text(leftover) for leftover in found.leftovers],
    }


def _in_text(row: FilmRow | Leftover) -> dict[str, Any]:
    """A row without its place in a spreadsheet and what was typed over it, which a text has not."""
    values = dataclasses.asdict(row)
    assert not values.pop("sheet")
    assert not any(values.pop(name, None) for name in ("letters", "nth", "typed"))
    return values


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_is_understood_as_before(path: Path) -> None:
    now = json.loads(json.dumps(understood(path)))
    golden = path.with_suffix(".json")
    if os.environ.get("MARQUEE_UPDATE_GOLDEN"):
        golden.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert now == json.loads(golden.read_text(encoding="utf-8"))


def test_there_are_catalogues_to_compare() -> None:
    assert [path.stem for path in CATALOGUES] == ["irregular", "titles-alone", "wrapped"]
