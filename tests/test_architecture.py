"""The shape of the project, held by tests: layers, no Qt below the window, traps of libraries."""

from __future__ import annotations

import importlib.util
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.size_guide import ROOT, report

BLOCK_QT = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6", "ui"):
            raise ImportError(f"{name} is blocked in this test")

sys.meta_path.insert(0, NoQt())
"""


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def planner_modules() -> list[str]:
    import planner

    found = pkgutil.walk_packages(planner.__path__, "planner.", onerror=lambda _name: None)
    return sorted(module.name for module in found if not is_script(module.name))


def is_script(name: str) -> bool:
    """Whether importing a module runs a program: __main__, and Alembic's env."""
    return name.endswith((".__main__", ".migrations.env"))


def test_every_layer_knows_only_the_ones_below_it() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [linter, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_all_of_planner_works_without_qt() -> None:
    names = planner_modules()
    assert "planner.errors" in names
    code = BLOCK_QT + "import importlib\nfor name in sys.argv[1:]: importlib.import_module(name)"
    result = run_python(code, *names)
    assert result.returncode == 0, result.stderr


def test_command_line_works_without_qt() -> None:
    code = BLOCK_QT + "from planner.cli import main\nsys.exit(main(['--help']))"
    result = run_python(code)
    assert result.returncode == 0, result.stderr
    assert "check" in result.stdout


@pytest.mark.parametrize("folder", ["packaging", "resources"])
def test_folder_shadows_no_library(folder: str) -> None:
    assert (ROOT / folder).is_dir()
    assert list((ROOT / folder).rglob("__init__.py")) == []


def test_packaging_is_the_library() -> None:
    spec = importlib.util.find_spec("packaging")
    assert spec is not None
    assert spec.origin is not None


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_calls_do_not_use_up_none() -> None:
    """PySide6 6.12.0 takes a reference off None in each call that returns nothing, and crashes."""
    code = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(["test", "-platform", "offscreen"])
widget = QWidget()
before = sys.getrefcount(None)
for _ in range(1000):
    widget.update()
print(before - sys.getrefcount(None))
"""
    result = run_python(code)
    assert result.returncode == 0, result.stderr
    assert int(result.stdout) < 100


def test_size_report_covers_the_program() -> None:
    lines = report().splitlines()
    assert [line for line in lines if line.startswith("planner functions")] != []
