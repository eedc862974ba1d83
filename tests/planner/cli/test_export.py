"""``marquee export``: files on the output, what was left out beside it, names as elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.cli import main
from planner.model import FilmStatus, ScreeningStatus
from tests.build import FestivalBuilder, document_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    build = FestivalBuilder(name="A/B: C")
    salt = build.film("Salt", status=FilmStatus.CONFIRMED)
    build.screening(salt, status=ScreeningStatus.CONFIRMED)
    build.screening(salt, "12:00")
    build.person("Bo")
    build.person("Bo")
    path = tmp_path / "x.marquee"
    document_of(build.festival, path).close()
    return path


@pytest.mark.parametrize("form", ["ics", "xlsx", "schedule", "schedule-json", "jsonld", "indesign"])
def test_what_was_left_out_is_said_beside_the_output(
    form: str, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(path), "--to", form]) == 0
    said = capsys.readouterr()
    (name,) = said.out.splitlines()
    assert Path(name).is_file()
    assert Path(name).relative_to(path.parent).parts[0].startswith(("A B C.", "A B C InDesign"))
    assert said.err.splitlines() == [
        "1 screening that is not confirmed yet was left out; the option “Unconfirmed” shows it.",
        "2 people of your list were left out.",
    ]


def test_nothing_is_left_out_for_the_staff(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(path), "--to", "ics", "--audience", "staff"]) == 0
    assert capsys.readouterr().err == ""


def test_a_name_that_several_have(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(path), "--to", "ics", "--person", "Bo"]) == 2
    assert capsys.readouterr().err.startswith("“Bo” names several: Bo (id ")
    assert main(["export", str(path), "--to", "ics", "--audience", "press"]) == 2
    assert "use one of public, staff" in capsys.readouterr().err
