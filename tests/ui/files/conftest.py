"""A window on a real file, and somebody else who has it open."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.build import FestivalBuilder, document_of
from ui.memory import Memory
from ui.session import Session
from ui.tasks import stop_workers
from ui.window import MainWindow

HOLD = """
import sys
from pathlib import Path
from planner.document import Document
from planner.edit.programmes import AddFilm
document = Document.open(Path(sys.argv[1]))
document.run(AddFilm("Theirs"))
document.flush()
document._store._opened.backups.wait()
print("held", flush=True)
sys.stdin.readline()
print(document.read_only, flush=True)
document.close()
"""

ASK = """
import sys
from pathlib import Path
from planner.document import Document
document = Document.take_over(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
document.close()
"""

Make = Callable[[], MainWindow]
Others = Callable[..., AbstractContextManager[subprocess.Popen[str]]]


@pytest.fixture
def make(qtbot: QtBot, memory: Memory) -> Iterator[Make]:
    made: list[MainWindow] = []

    def window() -> MainWindow:
        one = MainWindow(Session(), memory)
        one.resize(1280, 720)
        one.show()
        made.append(one)
        return one

    yield window
    for one in made:
        one.session.close()
        one.close()
        one.deleteLater()
    stop_workers()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A festival file of three days with two films, one of them on the first day."""
    builder = FestivalBuilder(name="Nights")
    builder.film("Platform", 150)
    builder.screening("Still Life", "19:30")
    path = tmp_path / "nights.marquee"
    document_of(builder.festival, path).close()
    return path


@pytest.fixture
def somebody_else(path: Path) -> Others:
    """Another process that has the festival open, or asks for it (``ASK``)."""

    @contextmanager
    def other(code: str = HOLD) -> Iterator[subprocess.Popen[str]]:
        with subprocess.Popen(
            [sys.executable, "-c", code, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            if code == HOLD:
                assert process.stdout is not None
                assert process.stdout.readline() == "held\n"
            try:
                yield process
            finally:
                if process.poll() is None:
                    process.communicate("\n", timeout=60)

    return other
