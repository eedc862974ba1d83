"""What somebody drops on the window, whatever it is, ends in a sentence; nothing stays modal."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.build import FestivalBuilder, document_of, plain
from tests.planner.exchange.hostile import HOSTILE
from tests.planner.exchange.hostile_texts import TEXTS
from ui.dialogs import ImportDialog
from ui.dialogs.stills import StillsDialog
from ui.memory import Memory
from ui.session import Session
from ui.window import MainWindow

FILES: dict[str, Callable[[], bytes]] = {
    **{
        name: TEXTS[name] for name in ("laughs.xml", "deep.json", "endless folds.ics", "dashes.txt")
    },
    **{name: HOSTILE[name] for name in ("far cell.xlsx", "quotes.csv", "truncated.xlsx")},
    "empty.csv": lambda: b"",
    "a\nb\u202ec.csv": lambda: b"\x00" * 99,
    "letter.heic": lambda: b"\x00\x00\x00\x18ftypheic" + bytes(200),
    "drawing.svg": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>",
}


def drop(window: MainWindow, path: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    where, button = QPointF(200, 200), Qt.MouseButton.LeftButton
    window.dropEvent(
        QDropEvent(where, Qt.DropAction.CopyAction, carried, button, Qt.KeyboardModifier.NoModifier)
    )


def test_hostile_files_dropped_on_the_window_are_refused_there(
    memory: Memory, tmp_path: Path, qtbot: QtBot
) -> None:
    document_of(FestivalBuilder().festival, tmp_path / "f.marquee").close()
    window = MainWindow(Session(), memory)
    window.show()
    window.files.open(tmp_path / "f.marquee")
    before = plain(window.session.festival)
    (tmp_path / "dropped").mkdir()
    os.mkfifo(tmp_path / "dropped" / "pipe.csv")
    paths = [tmp_path / "dropped" / name for name in ("pipe.csv", "gone.csv", "a" * 300, ".")]
    for name, made in FILES.items():
        paths.append(tmp_path / "dropped" / name)
        paths[-1].write_bytes(made())
    for path in paths:
        drop(window, path)
        qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None)
        dialog = window.findChild(ImportDialog)
        assert dialog is not None
        qtbot.waitUntil(lambda d=dialog: bool(d.complaint.text), timeout=60_000)  # type: ignore[misc]
        assert "\n" not in dialog.complaint.text
        assert not dialog.button.isEnabled()
        dialog.reject()
        dialog.setParent(None)
        dialog.deleteLater()
        assert QApplication.activeModalWidget() is None
    assert plain(window.session.festival) == before
    window.session.close()
    window.close()


@pytest.mark.parametrize("name", ["bomb.png", "cut.jpg", "drawing.jpg", "letter.jpg"])
def test_a_picture_that_harms_ends_in_a_sentence(
    memory: Memory, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    content = {
        "bomb.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00\x00\xff\xff" * 2 + bytes(40),
        "cut.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(50),
        "drawing.jpg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "letter.jpg": b"\x00\x00\x00\x18ftypheic" + bytes(200),
    }[name]
    builder = FestivalBuilder()
    film = builder.film("Salt", 90)
    document_of(builder.festival, tmp_path / "f.marquee").close()
    window = MainWindow(Session(), memory)
    window.show()
    window.files.open(tmp_path / "f.marquee")
    (tmp_path / name).write_bytes(content)
    window.session.ask("stills", ([tmp_path / name], film.id))
    qtbot.waitUntil(lambda: name in window.toast.text, timeout=60_000)
    assert "\n" not in window.toast.text
    assert window.findChild(StillsDialog) is None
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    window.session.close()
    window.close()
