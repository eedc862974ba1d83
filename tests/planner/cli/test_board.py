"""``marquee board``: what would move is shown first, all of it is one step, or nothing moves."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from tests.planner.cli.conftest import Marquee


@pytest.fixture
def placed(file: Path, marquee: Marquee) -> Path:
    """Ritoma on Friday at 10:00, Maineland at 12:00, both on the first screen."""
    for title, clock in (("Ritoma", "10:00"), ("Maineland", "12:00")):
        start = f"2026-11-06T{clock}"
        assert marquee("place", file, title, "--screen", "Screen 1", "--start", start).code == 0
    return file


def starts(marquee: Marquee, file: Path) -> list[str]:
    return [f"{row['code']} {row['start']}" for row in marquee("screenings", file, "--json").json]


def wall(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "wall.txt"
    path.write_text(text)
    return path


def test_it_shows_what_would_move_and_then_moves_it_in_one_step(
    placed: Path, marquee: Marquee, tmp_path: Path
) -> None:
    before = starts(marquee, placed)
    first, second = (line.split()[0] for line in before)
    board = wall(tmp_path, f"{first} Screen 2 11:00\n{second} Screen 2 11:30\n")
    said = marquee("board", placed, board, "--dry-run")
    assert said.code == 0
    assert "“Ritoma” moved from Screen 1" in said.out
    assert "“Maineland” moved from Screen 1" in said.out
    assert starts(marquee, placed) == before
    assert marquee("board", placed, board).code == 0
    assert starts(marquee, placed) == [f"{first} 2026-11-06T11:00", f"{second} 2026-11-06T11:30"]
    assert "2 cards are where they were." in marquee("board", placed, board).out
    assert marquee("undo", placed).code == 0
    assert starts(marquee, placed) == before


def test_conflicts_that_it_brings_are_said(placed: Path, marquee: Marquee, tmp_path: Path) -> None:
    second = starts(marquee, placed)[1].split()[0]
    said = marquee("board", placed, wall(tmp_path, f"{second} Screen 1 10:03"), "--dry-run")
    assert "blocker" in said.out
    told = marquee("board", placed, wall(tmp_path, f"{second} Screen 1 10:03"), "--json").json
    assert told["done"]
    assert told["conflicts"]


def test_nothing_moves_while_a_line_is_wrong_unless_partly(
    placed: Path, marquee: Marquee, tmp_path: Path
) -> None:
    before = starts(marquee, placed)
    first = before[0].split()[0]
    board = wall(tmp_path, f"{first} Screen 2 11:00\nXYZ Screen 1 12:00\n")
    said = marquee("board", placed, board)
    assert said.code == 2
    assert "wall.txt, line 2: No card is called “XYZ”" in said.err
    assert "Nothing was moved" in said.err
    assert starts(marquee, placed) == before
    assert marquee("board", placed, board, "--partly").code == 0
    assert starts(marquee, placed)[0] == f"{first} 2026-11-06T11:00"


def test_a_scanner_types_into_the_terminal(
    placed: Path, marquee: Marquee, monkeypatch: pytest.MonkeyPatch
) -> None:
    screens = {row["screen"]: row["id"] for row in marquee("screens", placed, "--json").json}
    first = starts(marquee, placed)[0].split()[0]
    scanned = f"{first}\n{screens['Screen 2']}.1107.1400\nMIN15\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(scanned)))
    assert marquee("board", placed, "-").code == 0
    assert f"{first} 2026-11-07T14:15" in starts(marquee, placed)


def test_what_is_no_text_is_refused(placed: Path, marquee: Marquee, tmp_path: Path) -> None:
    path = tmp_path / "wall.txt"
    path.write_bytes(b"%PDF-1.7 \x00\x00")
    said = marquee("board", placed, path)
    assert said.code == 2
    assert "a PDF" in said.err
