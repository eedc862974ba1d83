from __future__ import annotations

import gc
import os
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.build import a_festival, document_of
from tests.size_guide import ROOT
from ui.__main__ import display_missing, wants_window
from ui.app import Tidying, make_window, open_when_painted
from ui.memory import Memory


@pytest.mark.parametrize(
    "arguments",
    [[], ["open"], ["open", "a.marquee"], ["open", "--sample"], ["a.marquee"], ["/x/y.marquee"]],
)
def test_what_opens_the_window(arguments: list[str]) -> None:
    assert wants_window(arguments)


@pytest.mark.parametrize(
    "arguments",
    [["check", "a.marquee"], ["--help"], ["open", "--help"], ["open", "a", "b"], ["--version"]],
)
def test_everything_else_is_the_command_line(arguments: list[str]) -> None:
    assert not wants_window(arguments)


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    bare = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**bare, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("display", ["", ":98765", "nonsense", "localhost:1"])
def test_without_a_display_one_sentence_and_exit_code_2(display: str) -> None:
    result = run("-m", "ui", "open", QT_QPA_PLATFORM="", DISPLAY=display)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith("There is no display here")
    assert result.stderr.count("\n") == 1


def test_the_command_line_comes_without_qt() -> None:
    code = (
        "import sys; from ui.__main__ import main; code = main(['check', '/nowhere.marquee']);"
        "print(code, [m for m in sys.modules if m.startswith('PySide6')])"
    )
    result = run("-c", code)
    assert result.stdout == "2 []\n"


def test_the_window_comes_before_the_database() -> None:
    code = (
        "import sys; from ui.__main__ import without_import_hook;"
        "without_import_hook('PySide6.QtCore');"
        "from ui.app import make_application, make_window; from ui.memory import Memory;"
        "app = make_application(); window = make_window(Memory()); window.show();"
        "app.processEvents();"
        "late = ('sqlalchemy', 'reportlab', 'planner.model', 'multiprocessing', 'socket');"
        "print([m for m in late if m in sys.modules])"
    )
    result = run("-c", code, QT_QPA_PLATFORM="offscreen")
    assert result.stdout == "[]\n", result.stderr


def test_what_a_festival_needs_comes_while_the_welcome_is_looked_at(
    memory: Memory, qtbot: QtBot
) -> None:
    window = make_window(memory)
    assert window.warming.is_there is False
    window.show()
    qtbot.waitUntil(lambda: window.warming.is_there, timeout=20_000)
    assert window.workspace is None
    window.close()
    window.deleteLater()


def test_a_platform_that_needs_no_display_is_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not display_missing()
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert display_missing()


def test_the_file_asked_for_opens_once_the_window_is_painted(
    tmp_path: Path, memory: Memory, qtbot: QtBot
) -> None:
    path = tmp_path / "nights.marquee"
    document_of(a_festival(name="Nights"), path).close()
    window = make_window(memory)
    open_when_painted(window, path)
    assert not window.session.is_open
    window.show()
    qtbot.waitUntil(lambda: window.session.is_open)
    assert window.session.festival.edition.name == "Nights"
    window.close()
    window.deleteLater()


def test_the_sample_opens_from_the_welcome(memory: Memory, qtbot: QtBot) -> None:
    window = make_window(memory)
    window.show()
    assert window.open_sample()
    assert len(window.session.festival.films) == 30
    assert len(window.session.festival.screens) == 5
    window.close()
    window.deleteLater()


def test_garbage_is_collected_between_events_only(qtbot: QtBot) -> None:
    class Cycle:
        def __init__(self) -> None:
            self.me = self

    parent = QObject()
    tidying = Tidying(parent)
    assert not gc.isenabled()
    gone = weakref.ref(Cycle())
    young: list[list[int]] = [[] for _number in range(gc.get_threshold()[0] + 1)]
    assert gone() is not None

    tidying.collect()

    assert len(young) > gc.get_threshold()[0]
    assert gone() is None
