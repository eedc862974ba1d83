"""Damaged and hostile files by the thousand, and what happens with a protection switched off."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from planner.document import Document
from planner.edit.programmes import AddFilm
from planner.errors import FestivalDamaged
from planner.store import file as store_file
from planner.store import sidecars
from tests.build import start_festival
from tests.harness import damage
from tests.harness.hostile_files import ENDLESS
from tests.harness.hot_journal import hot_journal, naming_another_file
from tests.planner.store.test_salvage import run_sql

FILES = 10_000
"""Those of ``make soak`` are 100,000: ``python -m tests.harness.damage --count 100000``."""


def test_every_file_is_refused_with_its_sentence_or_works(
    capsys: pytest.CaptureFixture[str],
) -> None:
    figures = damage.run(FILES)
    with capsys.disabled():
        sys.stdout.write(f"\n{figures}\n")
    assert figures.count == FILES
    assert figures.broken == []
    assert {"opened", "FestivalDamaged", "NotAFestival", "FestivalTooNew"} == set(figures.outcomes)


@pytest.mark.parametrize(
    ("sabotage", "outcome"), [("crash:3", "killed the interpreter"), ("hang:3", "never ended")]
)
def test_a_crash_and_an_endless_one_would_be_noticed(sabotage: str, outcome: str) -> None:
    figures = damage.run(6, sabotage=sabotage, patience=10)
    assert figures.count == 6  # those behind it are examined, too
    (broken,) = figures.broken
    assert broken.startswith("3 ")
    assert any(found.startswith(outcome) for found in figures.outcomes)


# -- with a protection off ----------------------------------------------------------------------


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "festival.marquee"
    with Document.create(path, start_festival()) as document:
        for _film in range(30):
            document.run(AddFilm("Mine"))
    return path


def titles(path: Path) -> set[str]:
    with Document.open(path) as document:
        document.run(AddFilm("Another"))
    with Document.open(path) as document:
        return {film.title for film in document.festival.films.values()}


SPY = "CREATE TRIGGER spy AFTER INSERT ON film BEGIN UPDATE film SET title='owned'; END"


def test_a_planted_trigger_never_runs(path: Path) -> None:
    run_sql(path, SPY)
    with pytest.raises(FestivalDamaged, match="trigger “spy”"):
        Document.open(path)


def test_without_the_check_of_the_schema_it_runs(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_sql(path, SPY)
    monkeypatch.setattr(store_file, "require_known", lambda _connection, _path: None)
    assert titles(path) == {"owned"}


OPEN = """
import sys
from pathlib import Path
from planner.document import Document
from planner.errors import UserError
from planner.store import file
file._FEWEST_STEPS = int(sys.argv[2]) or file._FEWEST_STEPS
try:
    Document.open(Path(sys.argv[1])).close()
except UserError as error:
    print(type(error).__name__)
"""


def opened_elsewhere(path: Path, steps: int, seconds: float) -> str:
    """What another process says of the file, in which a question may take so many steps."""
    program = [sys.executable, "-c", OPEN, str(path), str(steps)]
    done = subprocess.run(program, capture_output=True, text=True, check=True, timeout=seconds)
    return done.stdout.strip()


@pytest.fixture
def endless(path: Path) -> Path:
    run_sql(
        path,
        "DROP TABLE meta",
        f"CREATE VIEW meta AS {ENDLESS} SELECT n AS key, n AS value FROM r WHERE n < 0",
    )
    return path


def test_a_view_that_never_ends_is_refused(endless: Path) -> None:
    assert opened_elsewhere(endless, 0, seconds=60) == "FestivalDamaged"


def test_without_a_limit_of_steps_it_never_ends(endless: Path) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        opened_elsewhere(endless, 1 << 40, seconds=6)


def beside(path: Path, tmp_path: Path) -> Path:
    """A file of the user's that a journal beside the festival names."""
    precious = tmp_path / "precious.txt"
    precious.write_text("precious")
    journal = naming_another_file(hot_journal(path.read_bytes(), tmp_path), precious)
    path.with_name(path.name + "-journal").write_bytes(journal)
    return precious


def test_a_journal_that_names_another_file_harms_nothing(path: Path, tmp_path: Path) -> None:
    precious = beside(path, tmp_path)
    assert titles(path) == {"Mine", "Another"}
    assert precious.exists()
    assert path.with_name(path.name + "-journal.put-aside").exists()


def test_without_looking_into_it_that_file_would_be_deleted(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    precious = beside(path, tmp_path)
    monkeypatch.setattr(sidecars, "names_another_file", lambda _sidecar: False)
    Document.open(path).close()
    assert not precious.exists()
