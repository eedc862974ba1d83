"""What the worker remembers of one print dialog never serves another."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.pdf.pictures import no_still
from tests.planner.pdf import festivals
from tests.ui.panels.conftest import Office
from ui.dialogs.printing import far
from ui.dialogs.printing.desk import PrintDesk


def test_dialogs_never_call_their_festivals_alike(office: Office, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    one, other = PrintDesk(office.session, widget), PrintDesk(office.session, widget)
    assert one._known_festival() == one._known_festival()
    assert one._known_festival() != other._known_festival()


def test_a_worker_that_is_given_back_keeps_no_festival() -> None:
    festival, options = festivals.one_film(), {"unconfirmed": True}
    first = far.printed(1, festival, 2, "day-list", options, no_still)
    again = far.printed(1, None, 3, "day-list", options, no_still)
    assert first is not None
    assert again is not None
    assert again.sizes == first.sizes
    far.forget()
    assert far.printed(1, None, 4, "day-list", options, no_still) is None
    assert far._kept.festival is None
