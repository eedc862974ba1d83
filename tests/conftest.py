"""What holds for every test: Qt without a screen, settings of nobody, no unexpected warning."""

from __future__ import annotations

import logging
import os
import random
from collections.abc import Iterator

import pytest
from hypothesis import settings

# The same cases in every run: chance has its place in `make soak`, where nobody waits for green.
settings.register_profile("the same", derandomize=True)
settings.load_profile("the same")

# Before anything imports Qt. Tests that need a real screen start one for a process of their own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LANGUAGE"] = "en"


_TAKE_MINUTES = (
    "tests/planner/store/test_damage.py",
    "tests/harness/",
    "tests/planner/rules/test_placement.py",
    "tests/planner/exchange/test_inputs_fuzz.py",
    "tests/features/",
    "tests/planner/pdf/",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take minutes, so that no processor waits for them at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(_TAKE_MINUTES))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Ids are random, and pages, orders and texts follow from them: let a failure come again."""
    random.seed(item.nodeid)


@pytest.fixture(scope="session", autouse=True)
def nobodys_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep settings, logs, recent files and backups of tests away from those of the programmer."""
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            patch.setenv(f"XDG_{kind}_HOME", str(tmp_path_factory.mktemp(kind.lower())))
        yield


@pytest.fixture(autouse=True)
def nobodys_backups(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every test begins without backups: copies of one file are the same festival."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


@pytest.fixture(autouse=True)
def only_expected_warnings(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """Fail a test in which Marquee logs a warning or worse, unless it is marked to expect one."""
    yield
    if request.node.get_closest_marker("logs_warnings"):
        return
    records = caplog.get_records("setup") + caplog.get_records("call")
    ours = [
        record.getMessage()
        for record in records
        if record.levelno >= logging.WARNING and record.name.partition(".")[0] in {"planner", "ui"}
    ]
    assert ours == []
