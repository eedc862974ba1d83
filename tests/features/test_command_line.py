"""The whole way by command line: from a prose catalogue to a printed timetable."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pypdfium2

CATALOGUE = """Our festival shows three films.

Total length of this section: 3 films.

<TIBET>

Ritoma - Nomads take up basketball on the high plateau. Length: 6 minutes. Director Ruby Yang:

I wanted to see them jump.

<PROTEST>

ETERNAL SPRING (長春) - An artist looks back. Length: 1 hour 25 minutes. Director Jason Loftus:

Memory is a drawing.

Under the Bridge - A river town waits. Length: 16:03 minutes. Writer/Director Ann Example:

Water has patience.
"""
SCREENS = "screen_id,venue,screen,capacity,code\n1,Odeon,Odeon 1,310,O1\n2,Odeon,Odeon 2,140,O2\n"


def marquee(*words: object) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own, as a shell runs it."""
    return subprocess.run(
        [sys.executable, "-m", "planner", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )


def test_from_catalogue_to_printed_grid(tmp_path: Path) -> None:
    file, grid = tmp_path / "f.marquee", tmp_path / "x.pdf"
    catalogue, screens = tmp_path / "catalogue.txt", tmp_path / "screens.csv"
    catalogue.write_text(CATALOGUE, encoding="utf-8")
    screens.write_text(SCREENS, encoding="utf-8")

    dates = ("--from", "2026-11-05", "--to", "2026-11-08", "--zone", "Asia/Shanghai")
    assert marquee("new", file, "--name", "Panorama", *dates).returncode == 0
    imported = marquee("import", file, catalogue, screens, "--json")
    assert imported.returncode == 0, imported.stderr
    films = json.loads(marquee("films", file, "--json").stdout)
    assert [(f["title"], f["runtime_seconds"], f["section"]) for f in films] == [
        ("Ritoma", 360, "TIBET"),
        ("ETERNAL SPRING", 5100, "PROTEST"),
        ("Under the Bridge", 963, "PROTEST"),
    ]
    assert films[1]["alternate_titles"] == ["長春"]
    assert films[0]["credits"] == [{"role": "Director", "name": "Ruby Yang"}]

    place = ("--screen", "Odeon / Odeon 1", "--start", "2026-11-06T19:30")
    assert marquee("place", file, "ETERNAL SPRING", *place).returncode == 0
    clash = marquee("place", file, "Ritoma", *place)
    assert "blocker" in clash.stdout
    assert marquee("check", file).returncode == 1
    moved = marquee("edit", file, "move", "screening=Ritoma", "screen=O2", "start=2026-11-06T19:30")
    assert moved.returncode == 0, moved.stderr
    assert marquee("check", file).returncode == 0

    printed = marquee("print", file, "day-grid", "--unconfirmed", "--out", grid)
    assert printed.returncode == 0, printed.stderr
    pages = pypdfium2.PdfDocument(grid)
    text = "\n".join(page.get_textpage().get_text_range() for page in pages)
    assert "長春" in text
    assert "Ritoma" in text


def test_the_demo_goes_the_whole_way(tmp_path: Path) -> None:
    said = marquee("demo", "--out", tmp_path)
    assert said.returncode == 0, said.stderr
    assert "Imported 30 films" in said.stdout
    assert (tmp_path / "day-grid.pdf").read_bytes().startswith(b"%PDF-")
