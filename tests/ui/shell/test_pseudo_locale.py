"""Every view in a language that nobody speaks: nothing untranslated, nothing clipped."""

from __future__ import annotations

import ast
import getpass
import gettext
import platform
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from planner import i18n
from planner.model import RECORDS, Editor, columns
from planner.rules import Severity
from tests.pseudo import PseudoLocale, clipped, is_pseudo, pseudo, texts_of, untranslated, words_of
from tests.size_guide import ROOT
from tests.ui.shell.everything import DIALOGS, PAGES, a_window, opened
from ui.memory import Memory
from ui.window import MainWindow

NAMES = words_of(
    "Marquee DCP PNG KDM KDMs CSV JSON XML XLSX PDF HTML iCalendar frab pretalx schedule",
    "Ctrl Shift Alt Return Del Delete Esc PgUp PgDown Home End English Test Festival Asia Shanghai",
    "Ritoma Chomo Eternal Spring Shorts Tibet Protest Cinema Screen Odeon Ann Sol Party Main PRO",
    "Thu Fri Sat Nov TIB min",
    "JUR SCH PRV Python PySide Qt SQLite SQLAlchemy",
    getpass.getuser(),
    platform.platform(),
)
"""Names of things and keys, and what the festival of this test is made of."""

_PATIENCE = 2.0


@pytest.fixture
def pseudo_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "_catalogue", PseudoLocale())


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that our own painting writes."""
    written: list[str] = []
    plain = QPainter.drawText

    def note(painter: QPainter, *arguments: object) -> object:
        written.extend(part for part in arguments if isinstance(part, str))
        return plain(painter, *arguments)  # type: ignore[call-overload]

    monkeypatch.setattr(QPainter, "drawText", note)
    return written


@pytest.fixture
def window(pseudo_locale: None, memory: Memory, qtbot: QtBot) -> Iterator[MainWindow]:
    with a_window(memory) as made:
        yield made


def wrong(top: QWidget) -> list[str]:
    """What is untranslated or clipped in a window."""
    found = []
    for widget in (top, *top.findChildren(QWidget)):
        if widget.isHidden() and not isinstance(widget, QMenu):
            continue
        for what, text in texts_of(widget):
            rest = untranslated(text, NAMES)
            if rest:
                found.append(f"untranslated {what}: {rest} in “{text}”")
        cut = clipped(widget)
        if cut:
            found.append(f"clipped {type(widget).__name__} “{cut}” at {widget.width()} px")
    return found


def wrong_for_good(qtbot: QtBot, *tops: QWidget) -> list[str]:
    """What is still wrong when layouts had time to settle: lines are wrapped, then cards grow, then
    pages, one turn of the loop each, and on a busy machine that takes a while.
    """
    qtbot.wait(60)
    end = time.monotonic() + _PATIENCE
    while (found := _wrong_in(tops)) and time.monotonic() < end:
        qtbot.wait(20)
    return found


FOLDERS = f"{tempfile.gettempdir()}/"
"""Where a file is; a long way is shortened."""


def _wrong_in(tops: Iterable[QWidget]) -> list[str]:
    return [fault for top in tops for fault in wrong(top) if FOLDERS not in fault]


def foreign(painted: list[str]) -> list[str]:
    """What was painted and never translated. A sentence may be wrapped, and then only its accents
    tell that it was; of a name there may be no more than its beginning.
    """
    return [
        text
        for text in painted
        if any(not _begins_a_name(word, text) for word in untranslated(text, NAMES).split())
        and not is_pseudo(text)
    ]


def _begins_a_name(word: str, text: str) -> bool:
    return f"{word}…" in text and any(name.startswith(word.casefold()) for name in NAMES)


def test_pages_are_translated_and_fit(window: MainWindow, painted: list[str], qtbot: QtBot) -> None:
    found = {}
    for page, show in PAGES.items():
        painted.clear()
        show(window)
        faults = wrong_for_good(qtbot, window)
        window.grab()
        faults += foreign(painted)
        if faults:
            found[page] = faults
    assert found == {}


def test_dialogs_are_translated_and_fit(
    window: MainWindow, painted: list[str], qtbot: QtBot
) -> None:
    found = {}
    for name in DIALOGS:
        painted.clear()
        tops = opened(window, name)
        assert tops, name
        faults = wrong_for_good(qtbot, *tops)
        for top in tops:
            top.grab()
        faults += foreign(painted)
        for top in reversed(tops):
            top.close()
        if faults:
            found[name] = faults
    assert found == {}


def test_the_test_finds_what_is_untranslated_and_what_is_clipped(
    pseudo_locale: None, qtbot: QtBot
) -> None:
    from ui.widgets import PillButton, PlainLabel

    top = QWidget()
    qtbot.addWidget(top)
    top.resize(300, 100)
    for text in ("Hello there", pseudo("A sentence far too long")):
        label = PlainLabel(text, parent=top)
        label.setFixedWidth(40)
    PillButton(pseudo("Translated"), parent=top).setFixedWidth(30)
    top.show()
    found = wrong(top)
    assert len([f for f in found if f.startswith("untranslated")]) >= 1
    assert len([f for f in found if f.startswith("clipped")]) == 3


def test_placeholders_survive_and_words_stay_as_many() -> None:
    assert pseudo("{n} films in {where}") == "⟦{n} fîlms îñ {where}~~~~~~⟧"
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    assert len(pseudo(months).split()) == 12
    assert pseudo("") == ""


# -- the template ---------------------------------------------------------------------------------


def marked(path: Path) -> Iterator[str]:
    """The messages of a file, as Python itself reads it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            counts = {"_": 1, "N_": 1, "ngettext": 2}.get(node.func.id, 0)
            for argument in node.args[:counts]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def test_every_marked_sentence_is_a_whole_literal() -> None:
    """What is put together before it is marked is in no template."""
    for folder in ("planner", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Name)
                    and node.func.id in {"_", "N_", "ngettext"}
                ):
                    assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), path


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="needs gettext")
def test_the_template_has_every_sentence_and_can_be_compiled(tmp_path: Path) -> None:
    made = subprocess.run(
        [ROOT / "packaging" / "template", tmp_path / "marquee.pot"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert "warning" not in made.stderr
    template = (tmp_path / "marquee.pot").read_text("utf-8")
    assert "Language-Team" in template
    compiled = tmp_path / "xx" / "LC_MESSAGES" / "marquee.mo"
    compiled.parent.mkdir(parents=True)
    en = subprocess.run(
        ["msgen", tmp_path / "marquee.pot"], capture_output=True, text=True, check=True
    ).stdout.replace("nplurals=INTEGER; plural=EXPRESSION", "nplurals=2; plural=(n != 1)")
    (tmp_path / "en.po").write_text(en, "utf-8")
    subprocess.run(["msgfmt", tmp_path / "en.po", "-o", compiled], check=True, capture_output=True)
    with compiled.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    known = {key if isinstance(key, str) else key[0] for key in catalogue}
    for folder in ("planner", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            assert {m for m in marked(path) if m} - known - _plurals(path) == set(), path
    assert choices() - known == set()


def choices() -> set[str]:
    """What the choices of fields are called; they are marked nowhere else."""
    found = {severity.value.capitalize() for severity in Severity}
    for cls in RECORDS.values():
        for column in columns(cls):
            if issubclass(column.kind, StrEnum) and column.meta.editor is not Editor.NONE:
                found |= {member.value.capitalize() for member in column.kind}
            found |= {choice.capitalize() for choice in column.meta.choices}
    return found


def _plurals(path: Path) -> set[str]:
    return {
        str(node.args[1].value)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "ngettext"
        and isinstance(node.args[1], ast.Constant)
    }
