"""Releases, comparisons and the history of a thing by command line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.planner.cli.conftest import Marquee
from tests.planner.pdf.reading import by_pdfium

EVENING = "2026-11-06T19:30"


@pytest.fixture
def placed(marquee: Marquee, file: Path) -> Path:
    """Ritoma on Screen 2, Maineland on Screen 1, on the first evening."""
    for title, screen in (("Ritoma", "Screen 2"), ("Maineland", "Screen 1")):
        place = ("place", file, title, "--screen", screen, "--start", EVENING)
        assert marquee(*place).code == 0
    return file


def move(marquee: Marquee, file: Path, title: str, screen: str, start: str = EVENING) -> None:
    words = (f"screening={title}", f"screen={screen}", f"start={start}")
    assert marquee("edit", file, "move", *words).code == 0


# -- release --------------------------------------------------------------------------------------


def test_a_release_is_made_and_compared_with_what_follows(marquee: Marquee, placed: Path) -> None:
    said = marquee("release", placed, "Catalogue", "--note", "for the printer")
    assert (said.code, said.out) == (0, "Released “Catalogue”: 2 screenings.\n"), said.err
    assert marquee("diff", f"{placed}@Catalogue", placed).out == "Nothing differs.\n"
    move(marquee, placed, "Ritoma", "Screen 1", "2026-11-07T11:00")
    said = marquee("diff", f"{placed}@Catalogue", placed)
    assert said.out.splitlines() == [
        "“Ritoma” moved from Screen 2, Fri 6 Nov 19:30 to Screen 1, Sat 7 Nov 11:00.",
        "Screenings: 1 moved, 1 retimed.",
    ]
    assert len(marquee("screenings", placed, "--plan", "Catalogue", "--json").json) == 2
    assert marquee("log", placed, "--json").json[1]["comment"] == "for the printer"


def test_a_release_says_itself_as_json(marquee: Marquee, placed: Path) -> None:
    row = marquee("release", placed, "Catalogue", "--json").json
    assert row.keys() == {"id", "name", "plan_id", "made", "note", "screenings"}
    assert (row["name"], row["screenings"]) == ("Catalogue", 2)


def test_a_release_with_blockers_is_refused_by_name(marquee: Marquee, placed: Path) -> None:
    move(marquee, placed, "Ritoma", "Screen 1", "2026-11-06T20:00")
    said = marquee("release", placed, "Catalogue")
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert "1 blocker" in said.err
    assert "Ritoma" in said.err
    assert "Release" not in {step["title"] for step in marquee("log", placed, "--json").json}


def test_what_is_in_a_release_cannot_be_removed(marquee: Marquee, placed: Path) -> None:
    marquee("release", placed, "Catalogue")
    said = marquee("edit", placed, "remove-film", "film=Ritoma")
    assert said.code == 2
    assert "withdrawn" in said.err
    assert marquee("undo", placed).out == "Undone: Release “Catalogue”.\n"
    assert marquee("edit", placed, "remove-film", "film=Ritoma").code == 0


# -- diff -----------------------------------------------------------------------------------------


def test_two_releases_dates_steps_and_files(marquee: Marquee, placed: Path, tmp_path: Path) -> None:
    marquee("release", placed, "Catalogue")
    copy = tmp_path / "other@home.marquee"
    copy.write_bytes(placed.read_bytes())
    before = marquee("log", placed, "--json").json[0]["id"]
    now = datetime.now(UTC).astimezone(ZoneInfo("Asia/Shanghai"))
    move(marquee, placed, "Ritoma", "Screen 1", "2026-11-07T11:00")
    marquee("release", placed, "Guide")
    moved = "“Ritoma” moved from Screen 2, Fri 6 Nov 19:30 to Screen 1, Sat 7 Nov 11:00."
    for one, other in (
        (f"{placed}@Catalogue", f"{placed}@Guide"),
        (f"{placed}@Catalogue", "@Guide"),
        ("@release:Catalogue", f"{placed}@plan:Main"),
        (f"{placed}@step:{before}", placed),
        (copy, placed),
        (f"{copy}@Catalogue", f"{placed}@Guide"),
        (copy, f"{placed}@at:{now + timedelta(minutes=2):%Y-%m-%dT%H:%M}"),
        (copy, f"{placed}@{now + timedelta(days=1):%Y-%m-%d}"),
    ):
        said = marquee("diff", one, other)
        assert said.code == 0, said.err
        assert said.out.splitlines()[0] == moved, (one, other)
    assert marquee("diff", f"{placed}@Guide", placed).out == "Nothing differs.\n"


def test_a_comparison_as_json(marquee: Marquee, placed: Path) -> None:
    marquee("release", placed, "Catalogue")
    move(marquee, placed, "Ritoma", "Screen 1", "2026-11-07T11:00")
    marquee("edit", placed, "add-film", "film_title=New")
    found = marquee("diff", f"{placed}@Catalogue", placed, "--json").json
    assert found["counts"] == {
        "new": 0,
        "dropped": 0,
        "cancelled": 0,
        "moved": 1,
        "retimed": 1,
        "changed": 0,
    }
    assert found["tables"]["film"] == {"added": 1, "removed": 0, "changed": 0}
    assert found["problems"] == []
    (row,) = found["differences"]
    assert row["changes"] == ["moved", "retimed"]
    assert row["message"].startswith("“Ritoma” moved")
    assert (row["before"]["start"], row["after"]["start"]) == (EVENING, "2026-11-07T11:00")
    assert row["before"]["code"] == row["after"]["code"]


@pytest.mark.parametrize(
    ("one", "other", "named"),
    [
        ("F@Nothing", "F", "no release and no plan “Nothing”"),
        ("F@release:Main", "F", "release “Main”"),
        ("F@plan:B", "F", "plan “B”"),
        ("F@step:x", "F", "no step"),
        ("F@step:7", "F", "no such step"),
        ("F@2026-13-01", "F", "2026-13-01"),
        ("F@1999-01-01", "F", "started later"),
        ("@Main", "@Main", "before the @"),
        ("missing.marquee@x", "F", "missing.marquee"),
        ("F", "F --plan B", "plan “B”"),
    ],
)
def test_a_state_that_is_none_is_refused_in_one_sentence(
    marquee: Marquee, file: Path, one: str, other: str, named: str
) -> None:
    words = [word.replace("F", str(file), 1) if word.startswith("F") else word
             for word in (one, *other.split())]  # fmt: skip
    said = marquee("diff", *words)
    assert said.code == 2
    assert named in said.err
    assert said.err.count("\n") == 1


# -- log, note, undo to a step --------------------------------------------------------------------


def titles(marquee: Marquee, file: Path, thing: object) -> list[str]:
    said = marquee("log", file, "--of", thing, "--json")
    assert said.code == 0, said.err
    return [step["title"] for step in said.json]


def test_who_put_it_there_and_why(marquee: Marquee, placed: Path) -> None:
    move(marquee, placed, "Ritoma", "Screen 1", "2026-11-07T11:00")
    step = marquee("log", placed, "--json").json[0]["id"]
    assert marquee("note", placed, step, "the guest leaves early").out == "Noted.\n"
    (moved, placing, *others) = marquee("log", placed, "--of", "Ritoma", "--json").json
    assert (moved["title"], moved["comment"]) == ("Move screening", "the guest leaves early")
    assert placing["title"] == "Place screening"
    assert moved.keys() == {"id", "time", "author", "title", "comment", "rows", "undone"}
    assert [step["title"] for step in others] == ["Add film"]
    assert "the guest leaves early" in marquee("log", placed, "--of", "Ritoma").out


def test_one_thing_by_code_id_and_name(marquee: Marquee, placed: Path) -> None:
    (row,) = [r for r in marquee("screenings", placed, "--json").json if r["title"] == "Ritoma"]
    marquee("edit", placed, "pin", "screening=Ritoma")
    only = ["Pin", "Place screening"]
    assert titles(marquee, placed, row["id"]) == only
    assert titles(marquee, placed, row["code"]) == only
    assert titles(marquee, placed, "Screen 2") == ["Add screen"]
    assert titles(marquee, placed, "Odeon / Screen 2") == ["Add screen"]
    assert titles(marquee, placed, row["film_ids"][0]) == [*only, "Add film"]
    marquee("edit", placed, "unschedule", f"screenings={row['code']}")
    assert titles(marquee, placed, row["id"]) == ["Unschedule", *only], "it is gone, and known"
    assert titles(marquee, placed, "Ritoma") == ["Unschedule", *only, "Add film"]


def test_a_thing_that_is_none_or_several_is_refused(marquee: Marquee, placed: Path) -> None:
    said = marquee("log", placed, "--of", "Nothing")
    assert (said.code, "Nothing is called “Nothing”" in said.err) == (2, True)
    marquee("edit", placed, "add-film", "film_title=Ritoma")
    said = marquee("log", placed, "--of", "Ritoma")
    assert said.code == 2
    assert said.err.count("(id ") == 2
    marquee("edit", placed, "hold", "screen=Screen 1", "start=2026-11-07T09:00", "minutes=30",
            "called=Maineland")  # fmt: skip
    said = marquee("log", placed, "--of", "Maineland")
    assert said.code == 2
    assert "hold (id " in said.err


def test_two_screenings_of_one_film_are_its_history(marquee: Marquee, placed: Path) -> None:
    marquee("place", placed, "Ritoma", "--screen", "Screen 1", "--start", "2026-11-08T10:00")
    assert titles(marquee, placed, "Ritoma") == ["Place screening"] * 2 + ["Add film"]


def test_going_back_to_a_step(marquee: Marquee, placed: Path) -> None:
    steps = marquee("log", placed, "--json").json
    said = marquee("undo", placed, "--to", steps[2]["id"])
    assert said.out == f"Back at: {steps[2]['title']}.\n"
    assert marquee("screenings", placed, "--json").json == []
    assert marquee("redo", placed).code == 0
    assert len(marquee("screenings", placed, "--json").json) == 1
    assert marquee("undo", placed, "--to", "7").code == 2
    assert marquee("note", placed, "7", "x").code == 2


# -- printing what changed ------------------------------------------------------------------------


def test_prints_name_releases_and_times(marquee: Marquee, placed: Path, tmp_path: Path) -> None:
    """A change sheet since a release or a time, and only the pages that changed since."""
    assert marquee("release", placed, "Catalogue").code == 0
    move(marquee, placed, "Ritoma", "Screen 1", "2026-11-07T11:00")
    out = tmp_path / "out.pdf"
    for since in ("Catalogue", "release:Catalogue"):
        said = marquee("print", placed, "change-sheet", "--since", since, "--out", out)
        assert said.code == 0, said.err
        assert "1 change from “Catalogue” to “Main”" in " ".join(by_pdfium(out.read_bytes()))
    said = marquee("print", placed, "run-sheets", "--changed-since", "Catalogue", "--out", out)
    assert said.code == 0, said.err
    assert "To be replaced in" in said.err
    for wrong, sentence in (
        ("Programme", "There is no release and no plan “Programme”"),
        ("2001-01-01", "The festival was started later"),
        ("2001-13-01", "“2001-13-01”"),
    ):
        said = marquee("print", placed, "change-sheet", "--since", wrong, "--out", out)
        assert said.code == 2
        assert sentence in said.err
