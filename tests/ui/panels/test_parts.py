"""What belongs to the subject of the inspector: listed, added, looked at, removed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.edit.parts import AddPart
from planner.edit.programmes import SetFilms
from planner.edit.venues import AddScreen
from planner.model import RECORDS, Blackout, Copy, Relation, Screen, Wanted
from tests.ui.panels.conftest import Office
from ui.inspector import InspectorPanel
from ui.inspector.blocks import FormBlock, RowButton
from ui.inspector.editors import ChoiceField, LineField
from ui.inspector.pages import _PARTS
from ui.inspector.parts import PartsBlock, RemoveBlock
from ui.inspector.subject import Subject


@pytest.fixture
def panel(office: Office, qtbot: QtBot) -> InspectorPanel:
    made = InspectorPanel(office.session)
    qtbot.addWidget(made)
    made.resize(284, 900)
    made.show()
    office.session.select((), (office.programme("Maineland").id,))
    return made


def block(panel: InspectorPanel, table: str) -> PartsBlock:
    assert panel.page is not None
    found = [b for b in panel.page.blocks if isinstance(b, PartsBlock) and b.cls.table == table]
    return found[0]


def lines(panel: InspectorPanel, table: str) -> list[str]:
    return [line.accessibleName() for line in block(panel, table)._lines]


def fill(qtbot: QtBot, part: PartsBlock, name: str, text: str) -> None:
    editor = part.form.editors[name]
    assert isinstance(editor, LineField)
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)


def test_every_part_stands_on_a_page_and_its_column_points_there() -> None:
    shown = {cls.table for parts in _PARTS.values() for cls, _via, _title in parts}
    assert shown | {"jury", "pass", "editorial", "sponsor"} == {
        name for name, cls in RECORDS.items() if cls.is_part
    }
    for owner, parts in _PARTS.items():
        for cls, via, _title in parts:
            assert next(c for c in _columns(cls) if c.name == via).meta.ref == owner.table


def _columns(cls: type) -> tuple:  # type: ignore[type-arg]
    from planner.model import columns

    return columns(cls)


def test_a_director_is_typed_behind_the_credits_there_are(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    film = office.film("Maineland")
    for name in ("Miao Wang", "Ai Lin"):
        credits_ = block(panel, "credit")
        qtbot.mouseClick(credits_.add, Qt.MouseButton.LeftButton)
        fill(qtbot, credits_, "role", "Director")
        fill(qtbot, credits_, "name", name)
        qtbot.keyClick(credits_.form.editors["name"], Qt.Key.Key_Return)
    found = office.session.festival.credits(film.id)
    assert [(credit.name, credit.order) for credit in found] == [("Miao Wang", 0), ("Ai Lin", 1)]
    assert lines(panel, "credit") == ["Director Miao Wang", "Director Ai Lin"]
    assert panel.head.note.text() == "Miao Wang & Ai Lin"


def test_a_copy_is_added_looked_at_and_removed(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    copies = block(panel, "copy")
    qtbot.mouseClick(copies.add, Qt.MouseButton.LeftButton)
    fill(qtbot, copies, "format", "DCP")
    fill(qtbot, copies, "place", "Office")
    qtbot.keyClick(copies.form.editors["place"], Qt.Key.Key_Return)
    (copy,) = office.session.festival.rows(Copy).values()
    assert (copy.film_id, copy.format, copy.place) == (office.film("Maineland").id, "DCP", "Office")
    assert copies.form.isHidden()
    assert lines(panel, "copy") == ["DCP Office"]
    qtbot.mouseClick(copies._lines[0], Qt.MouseButton.LeftButton)
    assert panel.subject == Subject("copy", (copy.id,))
    assert panel.page is not None
    assert any(isinstance(b, FormBlock) for b in panel.page.blocks)
    (remove,) = (b for b in panel.page.blocks if isinstance(b, RemoveBlock))
    qtbot.mouseClick(remove.button, Qt.MouseButton.LeftButton)
    assert not office.session.festival.rows(Copy)
    assert panel.subject.table == "film"


def test_what_is_missing_is_said_and_nothing_is_added(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    copies = block(panel, "copy")
    qtbot.mouseClick(copies.add, Qt.MouseButton.LeftButton)
    copies.form.keep()
    assert "Format cannot be empty" in copies.form.complaint.text()
    assert not office.session.festival.rows(Copy)
    assert not copies.form.isHidden()


def test_a_new_part_stays_while_the_festival_changes_and_goes_with_the_subject(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    copies = block(panel, "copy")
    qtbot.mouseClick(copies.add, Qt.MouseButton.LeftButton)
    fill(qtbot, copies, "format", "DC")
    office.place("Ritoma", "Odeon 2", "12:00")
    assert not copies.form.isHidden()
    assert copies.form.editors["format"].text() == "DC"
    office.session.select((), (office.programme("Eternal Spring").id,))
    assert block(panel, "copy").form.isHidden()


def test_choices_of_other_rows_are_named(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    office.session.select((), (office.programme("Tibet").id,))
    wanted = block(panel, "wanted")
    qtbot.mouseClick(wanted.add, Qt.MouseButton.LeftButton)
    kinds = wanted.form.editors["kind_id"]
    assert isinstance(kinds, ChoiceField)
    kinds.setCurrentIndex(1)
    wanted.form.keep()
    (row,) = office.session.festival.rows(Wanted).values()
    kind = office.session.festival.kinds[row.kind_id]
    assert lines(panel, "wanted") == [f"{kind.name} 1"]
    relations = block(panel, "relation")
    qtbot.mouseClick(relations.add, Qt.MouseButton.LeftButton)
    others = relations.form.editors["other_programme_id"]
    labels = [others.itemText(n) for n in range(others.count())]
    assert {"Maineland", "Tibet"} <= set(labels)
    others.setCurrentIndex(labels.index("Maineland"))
    relations.form.keep()
    (relation,) = office.session.festival.rows(Relation).values()
    assert relation.other_programme_id == office.programme("Maineland").id


def test_a_film_page_shows_what_is_wished_of_the_films_own_programme(
    office: Office, panel: InspectorPanel
) -> None:
    own, other = office.programme("Maineland"), office.programme("Tibet")
    wanted = block(panel, "wanted")
    assert wanted.isVisibleTo(panel)
    wanted.add.click()
    kinds = wanted.form.editors["kind_id"]
    assert isinstance(kinds, ChoiceField)
    kinds.setCurrentIndex(1)
    wanted.form.keep()
    (row,) = office.session.festival.rows(Wanted).values()
    assert row.programme_id == own.id
    assert lines(panel, "wanted") == [f"{office.session.festival.kinds[row.kind_id].name} 1"]
    relations = block(panel, "relation")
    relations.add.click()
    others = relations.form.editors["other_programme_id"]
    assert isinstance(others, ChoiceField)
    others.setCurrentIndex(others.findText("Tibet"))
    relations.form.keep()
    (relation,) = office.session.festival.rows(Relation).values()
    assert (relation.programme_id, relation.other_programme_id) == (own.id, other.id)
    assert len(lines(panel, "relation")) == 1
    office.session.undo()
    assert lines(panel, "relation") == []


def test_a_film_without_a_programme_of_its_own_has_no_wishes_to_show(
    office: Office, panel: InspectorPanel
) -> None:
    film, own = office.film("Ritoma"), office.programme("Ritoma")
    office.run(SetFilms(own.id, (film.id, office.film("Chomo").id)))
    panel.go(Subject("film", (film.id,)))
    assert block(panel, "copy").isVisibleTo(panel)
    assert not block(panel, "wanted").isVisibleTo(panel)
    assert not block(panel, "relation").isVisibleTo(panel)


def test_a_blackout_is_listed_with_its_times(office: Office, panel: InspectorPanel) -> None:
    screen = office.screen("Odeon 1")
    start = office.screening("Maineland").start
    values = (("screen_id", screen.id), ("start", start), ("end", start + 60), ("reason", "Rental"))
    office.run(AddPart("blackout", values))
    panel.go(Subject(Screen.table, (screen.id,)))
    (line,) = lines(panel, "blackout")
    assert line.startswith("Thu 5 Nov, 18:00")
    assert "19:00" in line
    assert len(office.session.festival.rows(Blackout)) == 1
    assert isinstance(block(panel, "blackout")._lines[0], RowButton)


def test_every_row_of_every_table_has_a_page(office: Office, panel: InspectorPanel) -> None:
    film, screen = office.film("Maineland"), office.screen("Odeon 1")
    start = office.screening("Maineland").start
    for table, values in {
        "copy": {"film_id": film.id, "format": "DCP"},
        "blackout": {"screen_id": screen.id, "start": start, "end": start + 60},
        "jury": {"name": "Jury"},
        "travel": {"venue_id": screen.venue_id, "minutes": 5},
    }.items():
        if table == "travel":
            office.run(AddScreen("Lux", "Lux"))
            values["other_venue_id"] = office.screen("Lux").venue_id
        office.run(AddPart(table, tuple(values.items())))
    festival = office.session.festival
    for table, rows in festival.tables.items():
        for row in list(rows.values())[:1]:
            panel.go(Subject(table, (row.id,)))
            assert panel.subject == Subject(table, (row.id,))
            assert panel.page is not None
