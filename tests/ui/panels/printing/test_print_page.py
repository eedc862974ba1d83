"""The page in the print dialog: turned, zoomed, and drawn where it is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot

from tests.ui.panels.printing.steps import choose
from ui.dialogs import PrintDialog
from ui.dialogs.printing.preview import FIT_PAGE, FIT_WIDTH


def test_pages_are_turned_by_number_key_and_wheel(dialog: PrintDialog, qtbot: QtBot) -> None:
    choose(dialog, "wall-grid", qtbot)
    assert dialog.sheets is not None
    count = len(dialog.sheets.sizes)
    assert count > 2
    assert dialog.view.paging.after.text() == f"of {count}"
    dialog.view.paging.number.setValue(3)
    assert dialog.view.page == 2
    dialog.view.preview.setFocus()
    QTest.keyClick(dialog.view.preview, Qt.Key.Key_Up)
    assert dialog.view.page == 1
    wheel(dialog, -120)
    assert dialog.view.page == 2
    dialog.view.turn_to(count + 7)
    assert dialog.view.page == count - 1
    assert dialog.view.paging.forth.isEnabled() is False
    assert "page" in dialog.view.preview.accessibleDescription()


def wheel(dialog: PrintDialog, by: int, how: Qt.KeyboardModifier | None = None) -> None:
    view = dialog.view.preview.viewport()
    middle = QPointF(view.rect().center())
    event = QWheelEvent(
        middle,
        view.mapToGlobal(middle),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        how or Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own
    )
    QApplication.sendEvent(view, event)


def test_the_zoom_follows_the_window_or_stays_as_it_was_set(dialog: PrintDialog) -> None:
    preview = dialog.view.preview
    assert preview.zoom == FIT_PAGE
    fitted = preview.factor
    assert preview.verticalScrollBar().maximum() == 0
    QTest.keyClick(preview, Qt.Key.Key_W)
    assert preview.zoom == FIT_WIDTH
    assert preview.factor >= fitted
    QTest.keyClick(preview, Qt.Key.Key_1)
    assert preview.factor == 1.0
    assert dialog.view.paging.zoom.text() == "100 %"
    wheel(dialog, 120, Qt.KeyboardModifier.ControlModifier)
    assert preview.factor == 1.25
    QTest.keyClick(preview, Qt.Key.Key_Minus)
    assert preview.factor == 1.0
    QTest.keyClick(preview, Qt.Key.Key_0)
    assert preview.factor == pytest.approx(fitted)


def test_a_large_page_is_drawn_where_it_is_seen_and_no_more(
    dialog: PrintDialog, qtbot: QtBot
) -> None:
    preview = dialog.view.preview
    preview.zoom_to(8.0)
    qtbot.waitUntil(lambda: preview.shows, timeout=30_000)
    drawn = preview._drawn
    assert drawn is not None
    view = preview.viewport()
    assert drawn.picture.width <= view.width() + 1
    assert drawn.picture.height <= view.height() + 1
    preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: preview.shows and preview._drawn is not drawn, timeout=30_000)
    assert preview._drawn is not None
    assert preview._drawn.part.top > drawn.part.top
