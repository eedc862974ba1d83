"""Steps of tests of the print dialog."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import (
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.panels.conftest import Office
from ui.dialogs import PrintDialog
from ui.dialogs.options import OptionField


def shown(office: Office, qtbot: QtBot, parent: QWidget | None = None) -> PrintDialog:
    made = PrintDialog(office.session, parent)
    with qtbot.waitSignal(made.drawn, timeout=60_000):
        made.show()
    return made


def choose(dialog: PrintDialog, document_id: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.drawn, timeout=60_000):
        dialog.list.choose(document_id)


def save(dialog: PrintDialog, path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.ended, timeout=30_000):
        dialog.save_at(path)


def option(dialog: PrintDialog, key: str) -> OptionField:
    return next(field for field in dialog.form.fields if field.setting.key == key)


def text_of(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path.read_bytes())
    return "\n".join(page.get_textpage().get_text_range() for page in pages)
