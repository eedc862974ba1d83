"""``marquee why`` as a person and as a program ask it."""

from __future__ import annotations

from pathlib import Path

from tests.planner.cli.conftest import Marquee


def with_hours(marquee: Marquee, file: Path) -> None:
    """Both screens are open 10:00 to 12:00, and Ritoma (6 minutes) is on the first at 10:00."""
    for screen in ("Screen 1", "Screen 2"):
        hours = (f"screen={screen}", "opens=10:00", "closes=12:00")
        assert marquee("edit", file, "hours", *hours).code == 0
    at_ten = ("--screen", "Screen 1", "--start", "2026-11-06T10:00")
    assert marquee("place", file, "Ritoma", *at_ten).code == 0


def test_whole_festival(marquee: Marquee, file: Path) -> None:
    with_hours(marquee, file)
    said = marquee("why", file, "Maineland")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == "Maineland can start at 36 of 1728 places."
    assert lines[1].startswith("  Screen closed (blocker) forbids 1686 places, ")
    assert "The best places:" in lines
    assert lines[-1].startswith("  Sun 10:00, Odeon / Screen 1: Before the afternoon: it begins 10")


def test_whole_festival_as_json(marquee: Marquee, file: Path) -> None:
    with_hours(marquee, file)
    found = marquee("why", file, "Maineland", "--json").json
    assert (found["places"], found["free"], found["together"]) == (1728, 36, [])
    assert {r["rule"]: (r["severity"], r["places"]) for r in found["rules"]} == {
        "screen-closed": ("blocker", 1686),
        "screen-overlap": ("blocker", 19),
        "turnaround-too-short": ("warning", 8),
    }
    assert all(rule["only"] <= rule["places"] for rule in found["rules"])
    assert len(found["best"]) == 5
    assert found["best"][0]["start"] == "2026-11-06T10:00"
    assert found["best"][0]["screen"] == "Odeon / Screen 2"
    one = marquee("why", file, "Maineland", "--screen", "Screen 1", "--json").json
    assert (one["places"], one["free"]) == (864, 15)


def test_one_place(marquee: Marquee, file: Path) -> None:
    with_hours(marquee, file)
    place = ("--screen", "Screen 1", "--start", "2026-11-06T10:00")
    said = marquee("why", file, "Maineland", *place)
    assert said.out.startswith("Fri 10:00, Odeon / Screen 1:\n  blocker  ")
    assert "they overlap by 6 minutes." in said.out
    (row,) = marquee("why", file, "Maineland", *place, "--json").json
    assert (row["severity"], row["start"]) == ("blocker", "2026-11-06T10:00")
    assert [reason["rule"] for reason in row["reasons"]] == ["screen-overlap"]


def test_one_start_on_all_screens(marquee: Marquee, file: Path) -> None:
    with_hours(marquee, file)
    said = marquee("why", file, "Maineland", "--start", "2026-11-06T10:25")
    assert said.out == (
        "Fri 10:25, Odeon / Screen 1:\n  warning  "
        "Ritoma ends Fri 10:06 on Odeon / Screen 1; doors for Maineland are at 10:10, and it "
        "begins at 10:25; this screen needs 20 minutes in between, and has 19 minutes.\n"
        "Fri 10:25, Odeon / Screen 2:\n  Nothing speaks against it.\n"
    )
    rows = marquee("why", file, "Maineland", "--start", "2026-11-06T10:25", "--json").json
    assert [row["severity"] for row in rows] == ["warning", None]


def test_kind_and_refusals(marquee: Marquee, file: Path) -> None:
    press = marquee("why", file, "Ritoma", "--kind", "P&I")
    assert "In the morning, when the houses are free for it: it begins 09:00." in press.out
    assert marquee("why", file, "Nobody").code == 2
    assert marquee("why", file, "Ritoma", "--screen", "Nowhere").code == 2
    assert marquee("why", file, "Ritoma", "--start", "soon").code == 2
