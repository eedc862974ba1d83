"""The registers: people, juries, venues, sections and kinds, and who is on stage at a screening."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.edit import SetField
from planner.edit.people import AddPerson, JoinFilm, SetAppearance
from planner.model import Appearance, Editorial, GuestsWanted, Part, Person
from tests.ui.panels.conftest import Office
from ui.inspector import InspectorPanel
from ui.inspector.attendance import AttendanceBlock, everybody_at
from ui.inspector.picture import PictureBlock
from ui.inspector.subject import Subject
from ui.registers import RegistersPanel
from ui.registers.contents import REGISTERS


@pytest.fixture
def panel(office: Office, qtbot: QtBot) -> RegistersPanel:
    made = RegistersPanel(office.session)
    qtbot.addWidget(made)
    made.resize(272, 600)
    made.show()
    return made


def names(panel: RegistersPanel) -> list[str]:
    return [line.name.strip() for line in panel.model.lines]


def type_name(qtbot: QtBot, panel: RegistersPanel, name: str) -> None:
    panel.name.setFocus()
    qtbot.keyClicks(panel.name, name)
    qtbot.keyClick(panel.name, Qt.Key.Key_Return)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda one: one.id)
def test_every_register_lists_what_there_is(
    register: object, office: Office, panel: RegistersPanel
) -> None:
    panel.show_register(register.id)  # type: ignore[attr-defined]
    assert panel.list.accessibleName()
    assert all(line.spoken for line in panel.model.lines)
    if panel.register.id in {"venues", "sections", "kinds"}:
        assert panel.model.lines


def test_a_person_is_added_by_name_and_looked_at(
    office: Office, panel: RegistersPanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(office.session.looked_at) as looked:
        type_name(qtbot, panel, "Jia Zhangke")
    (person,) = office.session.festival.people.values()
    assert (person.name, looked.args) == ("Jia Zhangke", [Person.table, person.id])
    assert names(panel) == ["Jia Zhangke"]
    assert panel.name.text() == ""


def test_a_person_is_found_and_removed(office: Office, panel: RegistersPanel, qtbot: QtBot) -> None:
    office.run(AddPerson("Ann Sol"), AddPerson("Éva Kiss"))
    panel.search.setText("eva")
    assert names(panel) == ["Éva Kiss"]
    panel.list.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert [p.name for p in office.session.festival.people.values()] == ["Ann Sol"]
    office.session.undo()
    panel.search.clear()
    assert names(panel) == ["Ann Sol", "Éva Kiss"]


def test_people_say_what_they_are_and_with_which_films(
    office: Office, panel: RegistersPanel
) -> None:
    office.run(AddPerson("Jia"))
    (person,) = office.session.festival.people.values()
    office.run(
        JoinFilm(office.film("Maineland").id, person.id),
        SetField("person", person.id, "arrives", office.screening("Maineland").start),
    )
    (line,) = panel.model.lines
    assert line.note == "Guest · Maineland"
    assert line.right == "from Thu 5 Nov"


def test_only_what_the_register_is_about_is_removed(
    office: Office, panel: RegistersPanel, qtbot: QtBot
) -> None:
    panel.show_register("venues")
    venues = dict(office.session.festival.venues)
    panel.list.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert dict(office.session.festival.venues) == venues


def test_escape_goes_back_to_the_films(panel: RegistersPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel.list, Qt.Key.Key_Escape)


# -- on stage --------------------------------------------------------------------------------------


@pytest.fixture
def stage(office: Office, qtbot: QtBot) -> AttendanceBlock:
    """The block of a screening whose guest is proposed."""
    film = office.film("Maineland")
    office.run(AddPerson("Jia"), SetField("film", film.id, "guests_wanted", GuestsWanted.ALL))
    (person,) = office.session.festival.people.values()
    office.run(JoinFilm(film.id, person.id))
    inspector = InspectorPanel(office.session)
    qtbot.addWidget(inspector)
    inspector.show()
    office.session.select((office.screening("Maineland").id,))
    assert inspector.page is not None
    (block,) = (b for b in inspector.page.blocks if isinstance(b, AttendanceBlock))
    block.inspector = inspector  # type: ignore[attr-defined]  # to live as long as the block
    return block


def said(block: AttendanceBlock) -> list[str]:
    return [line.accessibleName() for line in block.lines]


def choose(block: AttendanceBlock, office: Office, text: str) -> None:
    (one, *_more) = everybody_at(office.session.festival, office.screening("Maineland").id)
    (action,) = (a for a in block.menu(one).actions() if a.text() == text)
    action.trigger()


def test_a_proposed_guest_is_kept_away_and_left_to_marquee_again(
    office: Office, stage: AttendanceBlock
) -> None:
    assert said(stage) == ["Jia Guest · proposed"]
    choose(stage, office, "Does not come")
    (decided,) = office.session.festival.rows(Appearance).values()
    assert decided.part is Part.AWAY
    assert said(stage) == ["Jia Guest · does not come"]
    choose(stage, office, "Leave it to Marquee")
    assert not office.session.festival.rows(Appearance)
    assert said(stage) == ["Jia Guest · proposed"]


def test_somebody_else_is_brought(office: Office, stage: AttendanceBlock) -> None:
    office.run(AddPerson("Mo", "moderator"))
    moderators = next(a for a in stage.people_menu().actions() if a.text() == "Moderator")
    menu = moderators.menu()
    assert menu is not None
    (action,) = menu.actions()  # type: ignore[attr-defined]  # a QMenu
    assert action.text() == "Mo"
    action.trigger()
    assert "Mo Moderator" in said(stage)


def test_a_person_leads_to_their_page(office: Office, stage: AttendanceBlock) -> None:
    choose(stage, office, "Look at this person")
    (person,) = office.session.festival.people.values()
    inspector: InspectorPanel = stage.inspector  # type: ignore[attr-defined]
    assert inspector.subject == Subject(Person.table, (person.id,))
    assert SetAppearance(0, person.id).label()


def test_a_page_of_the_catalogue_is_added_and_gets_a_picture(
    office: Office, panel: RegistersPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    panel.show_register("pages")
    type_name(qtbot, panel, "Odeon Bar")
    assert names(panel) == ["Odeon Bar"]
    (page,) = office.session.festival.rows(Editorial).values()
    inspector = InspectorPanel(office.session)
    qtbot.addWidget(inspector)
    inspector.show()
    office.session.look_at(page.table, page.id)
    block = next(one for one in inspector.findChildren(PictureBlock) if one.isVisible())
    Image.new("RGB", (90, 60), "red").save(tmp_path / "ad.png")
    block.give([tmp_path / "ad.png"])
    qtbot.waitUntil(
        lambda: bool(office.session.festival.rows(Editorial)[page.id].picture_sha256),
        timeout=20_000,
    )
    qtbot.waitUntil(lambda: not block.picture.pixmap().isNull())
    assert office.session.festival.rows(Editorial)[page.id].picture == "ad.png"
    assert block.remove.text() == "Take off"
    block.take_off()
    assert not office.session.festival.rows(Editorial)[page.id].picture_sha256
    panel.list.turn_to((page.table, page.id))
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert names(panel) == []
