"""The command line as a person types it, in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main


@dataclass
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Marquee = Callable[..., Said]


@pytest.fixture
def marquee(capsys: pytest.CaptureFixture[str]) -> Marquee:
    """Run one command; arguments may be paths and numbers."""

    def run(*arguments: object) -> Said:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture
def file(tmp_path: Path, marquee: Marquee) -> Path:
    """A festival of three days with two screens and two films."""
    path = tmp_path / "f.marquee"
    dates = ("--from", "2026-11-06", "--to", "2026-11-08")
    assert marquee("new", path, "--name", "Test", *dates, "--zone", "Asia/Shanghai").code == 0
    for screen in ("Screen 1", "Screen 2"):
        assert marquee("edit", path, "add-screen", f"screen_name={screen}", "venue=Odeon").code == 0
    for title, runtime in (("Ritoma", "6"), ("Maineland", "90")):
        said = marquee(
            "edit", path, "add-film", f"film_title={title}", f"runtime_seconds={runtime}"
        )
        assert said.code == 0, said.err
    return path
