from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.edit import SetField
from planner.edit.editions import AddSection, SetSetting
from planner.edit.people import AddPerson, JoinFilm, SetAppearance
from planner.edit.programmes import AddEvent, AddFilm
from planner.edit.screenings import PlaceHold, Unschedule
from planner.model import (
    Editor,
    Film,
    FilmPerson,
    Programme,
    Record,
    Screening,
    ScreeningStatus,
    columns,
)
from planner.rules import Gap, option_key
from planner.times import clock, date_of, festival_clock, iso, weekday_name
from tests.build import at
from tests.ui.panels.conftest import Office
from ui.inspector import InspectorPanel
from ui.inspector.blocks import FormBlock, RowButton
from ui.inspector.editors import ChoiceField, LineField, SwitchField, TextField
from ui.inspector.form import FieldRow
from ui.inspector.length import parts_of
from ui.inspector.several import SharedBlock
from ui.inspector.subject import Subject


@pytest.fixture
def panel(office: Office, qtbot: QtBot) -> InspectorPanel:
    made = InspectorPanel(office.session)
    qtbot.addWidget(made)
    made.resize(284, 900)
    made.show()
    return made


def field(panel: InspectorPanel, name: str) -> FieldRow:
    assert panel.page is not None
    rows = [
        row
        for block in panel.page.blocks
        if isinstance(block, FormBlock)
        for row in block.form.rows
        if row.column.name == name
    ]
    return rows[0]


def enter(qtbot: QtBot, row: FieldRow, text: str) -> None:
    editor = row.editor
    assert isinstance(editor, LineField)
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def choose_film(office: Office, title: str) -> None:
    office.session.select((), (office.programme(title).id,))


def texts(panel: InspectorPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]


def button(panel: InspectorPanel, text: str) -> QPushButton:
    found = [b for b in panel.findChildren(QPushButton) if b.accessibleName() == text]
    return (
        found[0] if found else next(b for b in panel.findChildren(QPushButton) if b.text() == text)
    )


def test_without_a_selection_the_festival_and_its_defaults_are_shown(
    office: Office, panel: InspectorPanel
) -> None:
    assert panel.head.title.text() == "Test Festival"
    assert field(panel, "turnaround_minutes").editor.text() == "20 min"


def test_every_editable_column_of_a_film_has_a_field(office: Office, panel: InspectorPanel) -> None:
    choose_film(office, "Maineland")
    assert panel.page is not None
    shown = {
        row.column.name
        for block in panel.page.blocks
        if isinstance(block, FormBlock)
        for row in block.form.rows
    }
    editable = {c.name for c in columns(Film) if c.meta.editor is not Editor.NONE}
    assert shown == editable | {"wanted"}


def test_a_title_typed_is_one_undoable_edit(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    choose_film(office, "Maineland")
    enter(qtbot, field(panel, "title"), "Main Land")
    assert panel.head.title.text() == "Main Land"
    assert office.session.undo_title == "Change title"
    office.session.undo()
    assert panel.head.title.text() == "Maineland"


def test_a_runtime_that_is_none_is_refused_in_place_and_not_lost(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    choose_film(office, "Maineland")
    row = field(panel, "runtime_seconds")
    enter(qtbot, row, "ninety")
    assert "“ninety” is not a length" in row.complaint.text()
    assert row.complaint.isVisibleTo(panel)
    assert office.film("Maineland").runtime_seconds == 5400
    choose_film(office, "Eternal Spring")
    assert field(panel, "runtime_seconds").editor.text() == "86′"
    choose_film(office, "Maineland")
    assert row.editor.text() == "ninety"
    assert "“ninety” is not a length" in row.complaint.text()
    enter(qtbot, row, "16:03")
    assert row.complaint.isVisibleTo(panel) is False
    assert office.film("Maineland").runtime_seconds == 963


def test_escape_brings_the_old_value_back(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    choose_film(office, "Maineland")
    row = field(panel, "year")
    enter(qtbot, row, "20265")
    assert "is too large" in row.complaint.text()
    qtbot.keyClick(row.editor, Qt.Key.Key_Escape)
    assert row.complaint.text() == ""
    assert row.editor.text() == ""


def test_an_unknown_runtime_is_shown_as_unknown(office: Office, panel: InspectorPanel) -> None:
    office.session.select((), (office.programme("Tibet").id,))
    rows = [row for row in panel.findChildren(RowButton) if "Chomo" in row.text()]
    assert [row.text() for row in rows] == ["Chomo –"]
    rows[0].click()
    assert panel.head.title.text() == "Chomo"
    editor = field(panel, "runtime_seconds").editor
    assert isinstance(editor, LineField)
    assert (editor.text(), editor.placeholderText()) == ("", "unknown")


def test_a_section_is_chosen_from_the_festivals_sections(
    office: Office, panel: InspectorPanel
) -> None:
    choose_film(office, "Maineland")
    editor = field(panel, "section_id").editor
    assert isinstance(editor, ChoiceField)
    assert [editor.itemText(i) for i in range(editor.count())] == ["None", "Protest"]
    editor.setCurrentIndex(1)
    editor.activated.emit(1)
    section = office.session.festival.sections_in_order()[0]
    assert office.film("Maineland").section_id == section.id


def test_a_clock_time_alone_keeps_the_day_and_moves_a_stated_end(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    screening = office.screening("Maineland")
    office.run(SetField("screening", screening.id, "stated_end", screening.start + 100))
    office.session.select((screening.id,))
    enter(qtbot, field(panel, "start"), "00:15")
    moved = office.screening("Maineland")
    assert iso(moved.start) == "2026-11-06T00:15"
    assert moved.stated_end == moved.start + 100
    assert field(panel, "start").editor.property("invalid") in {None, False}


def test_empty_minutes_say_what_holds_instead(office: Office, panel: InspectorPanel) -> None:
    office.run(SetField("edition", office.session.festival.edition.id, "qa_minutes", 15))
    office.session.select((office.screening("Maineland").id,))
    editor = field(panel, "qa_minutes").editor
    assert isinstance(editor, LineField)
    assert editor.placeholderText() == "15 min by default"


def test_the_bar_shows_the_parts_of_a_slot_to_scale(office: Office) -> None:
    festival = office.session.festival
    screening = office.screening("Maineland")
    screening = dataclasses.replace(screening, id=1, intro_minutes=5, qa_minutes=25)
    parts = parts_of(festival.span(screening))
    assert [(p.kind, p.begins, p.ends, p.label) for p in parts] == [
        ("before", 0, 5, "Before 5′"),
        ("films", 5, 95, "Film 90′"),
        ("qa", 95, 120, "Q&A 25′"),
        ("turnaround", 120, 140, "20′"),
    ]


def labels(panel: InspectorPanel) -> list[str]:
    return [b.accessibleName() for b in panel.findChildren(QPushButton)]


def offered(panel: InspectorPanel) -> list[QPushButton]:
    return [b for b in panel.findChildren(QPushButton) if b.property("look") == "main"]


def test_what_waits_for_remedies_may_be_gone_before_they_are_found(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    shown = office.screening("Eternal Spring")
    office.session.select((shown.id,))
    office.session.select((), (office.programme("Maineland").id,))
    office.run(Unschedule((shown.id,)))
    qtbot.wait(50)
    assert panel.subject == Subject("film", (office.film("Maineland").id,))


def test_conflicts_are_mended_from_here(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    office.session.select((office.screening("Eternal Spring").id,))
    sentences = [text for text in texts(panel) if "overlap" in text]
    assert len(sentences) == 1
    before = len(office.session.report.open())
    assert not offered(panel), "they are tried once the page is on show"
    qtbot.waitUntil(lambda: bool(offered(panel)))
    offered(panel)[0].click()
    assert len(office.session.report.open()) == before - 1
    assert [text for text in texts(panel) if "overlap" in text] == []


def test_accepting_is_asked_of_the_window(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    office.session.select((office.screening("Eternal Spring").id,))
    with qtbot.waitSignal(office.session.asked) as asked:
        button(panel, "Accept…").click()
    assert asked.args is not None
    assert asked.args[0] == "accept"
    assert asked.args[1] in office.session.report.open()


def test_a_click_on_another_screening_goes_there(office: Office, panel: InspectorPanel) -> None:
    other = office.place("Maineland", "Odeon 2", "14:00", day=2)
    office.session.select((office.screening("Maineland").id,))
    rows = [row for row in panel.findChildren(RowButton) if "Sat 7" in row.text()]
    rows[0].click()
    assert office.session.selection == (other.id,)
    assert office.session.day == office.session.festival.days()[2]


def test_pin_cancel_and_unschedule_hold_for_all_that_is_selected(
    office: Office, panel: InspectorPanel
) -> None:
    ids = tuple(s.id for s in office.session.festival.screenings())
    office.session.select(ids)
    assert panel.head.title.text() == "2 screenings"
    button(panel, "Pin").click()
    rows = office.session.festival.all_screenings
    assert [rows[i].pinned for i in ids] == [True, True]
    button(panel, "Unpin").click()
    button(panel, "Cancel").click()
    rows = office.session.festival.all_screenings
    assert {rows[i].status for i in ids} == {ScreeningStatus.CANCELLED}
    button(panel, "Reinstate").click()
    button(panel, "Unschedule").click()
    assert office.session.festival.screenings() == ()


def shared_field(panel: InspectorPanel, name: str) -> FieldRow:
    assert panel.page is not None
    fields = [f for b in panel.page.blocks if isinstance(b, SharedBlock) for f in b.fields]
    return next(f for f in fields if f.column.name == name)


def test_a_field_that_several_share_is_changed_in_all_of_them_as_one_step(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    office.run(AddFilm("Zalla", None), AddFilm("Moss", 31))
    ids = tuple(office.programme(title).id for title in ("Zalla", "Moss"))
    office.session.select((), ids)
    assert panel.head.title.text() == "2 programmes"
    assert "1 of unknown runtime" in "\n".join(texts(panel))
    assert "0 of 2 screenings placed" in "\n".join(texts(panel))

    runtime = shared_field(panel, "runtime_seconds")
    assert isinstance(runtime.editor, LineField)
    assert (runtime.editor.text(), runtime.editor.placeholderText()) == ("", "several values")
    enter(qtbot, runtime, "ninety")
    assert runtime.complaint.text()
    enter(qtbot, runtime, "92")
    assert [office.film(t).runtime_seconds for t in ("Zalla", "Moss")] == [5520, 5520]
    assert runtime.editor.text() == "92′"
    enter(qtbot, shared_field(panel, "wanted"), "3")
    assert [office.programme(t).wanted for t in ("Zalla", "Moss")] == [3, 3]
    assert office.session.undo_title == "Change screenings wanted"
    assert office.session.undo()
    assert office.session.undo()
    assert office.film("Zalla").runtime_seconds is None


def test_films_and_events_together_share_what_both_have(
    office: Office, panel: InspectorPanel
) -> None:
    office.run(AddFilm("Zalla", 92), AddEvent("Opening", 45), AddSection("Tibet", "TIB"))
    office.session.select((), (office.programme("Zalla").id, office.programme("Opening").id))
    assert shared_field(panel, "runtime_seconds").isHidden()
    assert not shared_field(panel, "wanted").isHidden()
    section = shared_field(panel, "section_id")
    assert isinstance(section.editor, ChoiceField)
    section.editor.setCurrentIndex(section.editor.findText("Tibet"))
    section.editor.activated.emit(section.editor.currentIndex())
    tibet = office.film("Zalla").section_id
    assert tibet is not None
    assert office.programme("Opening").section_id == tibet


def test_several_screenings_move_to_one_time_each_on_its_day(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    ids = tuple(s.id for s in office.session.festival.screenings())
    days = [
        office.session.festival.day_of(office.session.festival.all_screenings[i].start) for i in ids
    ]
    office.session.select(ids)
    start = shared_field(panel, "start")
    enter(qtbot, start, "21:15")
    festival = office.session.festival
    rows = [festival.all_screenings[i] for i in ids]
    assert [(festival.day_of(r.start), clock(r.start)) for r in rows] == [
        (d, "21:15") for d in days
    ]
    with pytest.raises(StopIteration):
        shared_field(panel, "code")


def test_an_event_has_a_length_of_its_own_and_a_film_programme_has_none(
    office: Office, panel: InspectorPanel
) -> None:
    office.run(AddEvent("Opening", 45))
    office.session.select((), (office.programme("Opening").id,))
    row = field(panel, "runtime_seconds")
    assert (row.editor.text(), row.isVisibleTo(panel)) == ("45′", True)
    office.session.select((), (office.programme("Tibet").id,))
    assert row.isVisibleTo(panel) is False


def test_a_programme_of_films_says_how_long_it_may_be(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    office.session.select((), (office.programme("Tibet").id,))
    most = field(panel, "most_minutes")
    assert most.isVisibleTo(panel)
    assert most.editor.placeholderText() == "–"
    office.run(SetSetting(option_key("block-length", "most_minutes"), 90))
    assert most.editor.placeholderText() == "90 min by default"
    enter(qtbot, field(panel, "least_minutes"), "60")
    enter(qtbot, most, "75 min")
    programme = office.programme("Tibet")
    assert (programme.least_minutes, programme.most_minutes) == (60, 75)
    office.run(AddEvent("Opening", 45))
    office.session.select((), (office.programme("Opening").id,))
    assert most.isVisibleTo(panel) is False


@pytest.mark.parametrize("cls", [Programme, Screening])
def test_every_editable_column_has_a_field_on_the_page_of_its_row(
    cls: type[Record], office: Office, panel: InspectorPanel
) -> None:
    row_id = next(iter(office.session.festival.rows(cls)))
    panel.go(Subject(cls.table, (row_id,)))
    assert panel.page is not None
    forms = [block.form for block in panel.page.blocks if isinstance(block, FormBlock)]
    shown = {row.column.name for form in forms for row in form.rows}
    assert shown >= {c.name for c in columns(cls) if c.meta.editor is not Editor.NONE}


def test_a_text_is_kept_with_ctrl_enter_and_a_switch_at_once(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    office.session.select((), (office.programme("Tibet").id,))
    switch = field(panel, "internal").editor
    assert isinstance(switch, SwitchField)
    switch.click()
    assert office.programme("Tibet").internal is True
    note = field(panel, "note").editor
    assert isinstance(note, TextField)
    note.setPlainText("Bring the reels.")
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert office.programme("Tibet").note == "Bring the reels."


def test_days_that_cannot_be_are_refused_and_the_dates_stay(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    row = field(panel, "last_day")
    enter(qtbot, row, "2026-11-01")
    assert "is before the first" in row.complaint.text()
    assert len(office.session.festival.days()) == 3


def test_the_keyboard_comes_to_the_first_field(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    choose_film(office, "Maineland")
    panel.activateWindow()
    panel.setFocus()
    qtbot.waitUntil(field(panel, "title").editor.hasFocus)


def test_a_link_leads_to_the_section_and_escape_back(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    choose_film(office, "Eternal Spring")
    links = [row for row in panel.findChildren(RowButton) if row.text() == "Protest Section"]
    links[0].click()
    assert panel.head.title.text() == "Protest"
    hue = field(panel, "hue").editor
    assert isinstance(hue, ChoiceField)
    assert hue.count() == 24
    hue.setCurrentIndex(13)
    hue.activated.emit(13)
    assert office.session.festival.sections_in_order()[0].hue == 13
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.head.title.text() == "Eternal Spring"


def test_a_hold_is_moved_and_made_longer(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    screen = office.screen("Odeon 2")
    office.run(PlaceHold(screen.id, at(office.session.festival, "10:00"), 60, "Tech check"))
    hold = office.session.festival.holds_on(screen.id)[0]
    office.session.select((), (), (hold.id,))
    assert (panel.head.title.text(), panel.head.note.text()) == ("Tech check", "Odeon / Odeon 2")
    enter(qtbot, field(panel, "start"), "11:30")
    enter(qtbot, field(panel, "minutes"), "0")
    assert "the least is 1" in field(panel, "minutes").complaint.text()
    enter(qtbot, field(panel, "minutes"), "90 min")
    moved = office.session.festival.holds_on(screen.id)[0]
    assert (iso(moved.start), moved.minutes) == ("2026-11-05T11:30", 90)


def test_a_gap_puts_the_keyboard_into_its_field_folded_or_not(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    office.run(AddFilm("Zalla", None))
    film, programme = office.film("Zalla"), office.programme("Zalla")
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    for table, row_id, name in (
        ("film", film.id, "runtime_seconds"),
        ("film", film.id, "certificate"),
        ("programme", programme.id, "wanted"),
    ):
        panel.fill_in(table, row_id, name)
        editor = field(panel, name).editor
        qtbot.waitUntil(editor.hasFocus)
        assert editor.isVisible()
        assert panel.subject == Subject("film", (film.id,))


def test_a_conflict_that_nobody_can_mend_leads_to_what_can_be_typed(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    office.run(AddFilm("Zalla", None))
    choose_film(office, "Zalla")
    qtbot.waitUntil(lambda: "Type the runtime of Zalla" in labels(panel))
    asked: list[object] = []
    office.session.asked.connect(lambda name, subject: asked.append((name, subject)))
    button(panel, "Type the runtime of Zalla").click()
    gap = Gap("Type the runtime of Zalla", "film", office.film("Zalla").id, "runtime_seconds")
    assert asked == [("fill-in", gap)]


def test_a_long_title_ends_in_an_ellipsis_until_it_is_edited(
    office: Office, panel: InspectorPanel, qtbot: QtBot
) -> None:
    title = "Letter from Masanjia, an SOS from across the world, and back again"
    office.run(AddFilm(title, 77))
    choose_film(office, title)
    editor = field(panel, "title").editor
    assert isinstance(editor, LineField)
    assert editor.text().endswith("…")
    assert editor.draft() is None
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    editor.setFocus()
    assert editor.text() == title
    editor.clearFocus()
    assert editor.text().endswith("…")
    assert office.film(title)


def lead(panel: InspectorPanel, text: str) -> RowButton:
    rows = [row for row in panel.findChildren(RowButton) if row.isVisibleTo(panel)]
    return next(row for row in rows if row.text() == text)


def test_a_section_lists_what_is_in_it_and_leads_there(
    office: Office, panel: InspectorPanel
) -> None:
    office.run(AddSection("Salt", "SAL"), AddFilm("Zalla", 92 * 60))
    section = next(s for s in office.session.festival.sections.values() if s.name == "Salt")
    office.run(SetField("film", office.film("Zalla").id, "section_id", section.id))
    panel.go(Subject("section", (section.id,)))
    lead(panel, "Zalla 92′").click()
    assert panel.subject == Subject("film", (office.film("Zalla").id,))


def test_a_guest_leads_to_the_stages_and_a_part_to_what_it_joins(
    office: Office, panel: InspectorPanel
) -> None:
    (show, *_more) = office.session.festival.screenings()
    office.run(AddPerson("Zhao Tao"))
    (person,) = office.session.festival.people.values()
    (film, *_others) = office.session.festival.films_of(show.programme_id)
    office.run(JoinFilm(film.id, person.id), SetAppearance(show.id, person.id))
    panel.go(Subject("person", (person.id,)))
    day, festival = office.session.festival.day_of(show.start), office.session.festival
    when = f"{weekday_name(day)} {date_of(day).day}, {festival_clock(show.start, day)}"
    lead(panel, f"{festival.screening_title(show)} {when}").click()
    assert office.session.selection == (show.id,)

    (joined,) = festival.rows(FilmPerson)
    panel.go(Subject("film_person", (joined,)))
    lead(panel, "Zhao Tao Person").click()
    assert panel.subject == Subject("person", (person.id,))
