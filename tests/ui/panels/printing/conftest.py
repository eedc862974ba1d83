"""A print dialog over a small festival, with a memory of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.panels.conftest import Office
from tests.ui.panels.printing.steps import shown
from ui.dialogs import PrintDialog
from ui.memory import Memory


@pytest.fixture
def dialog(
    office: Office, qtbot: QtBot, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PrintDialog]:
    monkeypatch.setattr("ui.dialogs.printing.dialog.Memory", lambda: memory)
    made = shown(office, qtbot)
    yield made
    if isValid(made):
        made.close()
