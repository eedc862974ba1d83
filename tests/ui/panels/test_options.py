"""Forms made of settings: any of them, those under a heading, and the wheel above them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from planner.pdf.base import FOR_ALL
from planner.settings import Setting
from tests.ui.panels.conftest import Office
from ui.dialogs.options import OptionField, OptionForm
from ui.dialogs.several import SeveralButton

GROUPED = (
    Setting("paper", "a4", "Paper", choices=(("a4", "A4"), ("a3", "A3"))),
    Setting("bleed", 0, "Bleed", group="For the printer"),
    Setting("marks", default=False, label="Crop marks", group="For the printer"),
)


def a_form(qtbot: QtBot) -> OptionForm:
    form = OptionForm(GROUPED)
    qtbot.addWidget(form)
    form.show()
    return form


def test_a_group_is_folded_until_it_is_opened(office: Office, qtbot: QtBot) -> None:
    form = a_form(qtbot)
    (group,) = form.groups.values()
    paper, bleed, marks = form.fields
    assert (paper.isVisible(), bleed.isVisible(), marks.isVisible()) == (True, False, False)
    group.title.click()
    assert bleed.isVisible()
    assert form.values() == {"paper": "a4", "bleed": 0, "marks": False}


def test_a_group_with_something_set_is_open(office: Office, qtbot: QtBot) -> None:
    form = a_form(qtbot)
    form.put({"paper": "a3"})
    assert not form.fields[2].isVisible()
    form.put({"marks": True})
    assert form.fields[2].isVisible()


def test_what_is_for_the_printer_stands_in_one_group() -> None:
    names = [setting.key for setting in FOR_ALL if setting.group]
    assert names[0] == "bleed"
    assert {"crop_marks", "colours", "profile", "binding"} <= set(names)
    assert not {"language", "fonts", "changed_since"} & set(names)


def wheel(field: OptionField) -> bool:
    """Turn the wheel over a field; whether the field has taken it."""
    place = QPointF(10, 10)
    none, plain = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    turned, inverted = QPoint(0, -120), False
    event = QWheelEvent(
        place, place, QPoint(), turned, Qt.MouseButton.NoButton, none, plain, inverted
    )
    QApplication.sendEvent(field.editor, event)
    return event.isAccepted()


def test_the_wheel_changes_no_value_that_it_passes(office: Office, qtbot: QtBot) -> None:
    form = a_form(qtbot)
    next(iter(form.groups.values())).title.click()
    for field in form.fields[:2]:
        assert isinstance(field.editor, QComboBox | QSpinBox)
        before = field.value()
        assert not wheel(field)
        assert field.value() == before
        assert (
            not field.editor.focusPolicy()
            & Qt.FocusPolicy.WheelFocus
            & ~(Qt.FocusPolicy.StrongFocus)
        )


def test_a_second_language_that_is_not_chosen_is_none(office: Office, qtbot: QtBot) -> None:
    form = OptionForm(FOR_ALL[:2], office.session.festival)
    qtbot.addWidget(form)
    said = [
        field.editor.currentText() for field in form.fields if isinstance(field.editor, QComboBox)
    ]
    assert said == ["the first", "none"]


def test_all_of_them_ticked_is_the_same_as_none(qtbot: QtBot) -> None:
    button = SeveralButton("Days", [("1", "Thu"), ("2", "Fri")])
    qtbot.addWidget(button)
    heard: list[tuple[str, ...]] = []
    button.changed.connect(lambda: heard.append(button.value))
    button.choose(["2", "7"])
    button.choose(["1", "2"])
    assert heard == [("2",), ()]
    assert button.text() == "all"


def test_a_form_is_made_of_any_settings(qtbot: QtBot) -> None:
    form = OptionForm(
        (
            Setting("copies", 2, "Copies", minimum=1, maximum=9),
            Setting("colour", True, "In colour"),  # noqa: FBT003
            Setting("days", ("one",), "Days"),
            Setting("paper", "a4", "Paper", choices=(("a4", "A4"), ("a3", "A3"))),
            Setting("note", "hello", "Note"),
        )
    )
    qtbot.addWidget(form)
    first = {"copies": 2, "colour": True, "days": ("one",), "paper": "a4", "note": "hello"}
    assert form.values() == first
    other = {"copies": 3, "colour": False, "days": ["two", "x"], "paper": "a3", "note": "bye"}
    form.put(other)
    assert form.values() == {**other, "days": ("two", "x")}
    form.put({"copies": "many", "colour": 3, "paper": "b7", "gone": 1})
    assert form.values() == first


def test_words_beside_a_box_are_broken_into_lines_where_room_is_short(qtbot: QtBot) -> None:
    long = Setting("fours", False, "Fill up to a multiple of four pages, and say so")  # noqa: FBT003
    form = OptionForm((long,), room=120)
    qtbot.addWidget(form)
    box = form.fields[0].editor
    assert isinstance(box, QCheckBox)
    assert box.text().replace("\n", " ") == long.label
    assert box.sizeHint().width() < 170
