from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from planner.edit import SetField, Together
from planner.edit.editions import ChangeDays
from planner.edit.people import AddPerson
from planner.edit.programmes import AddFilm
from planner.edit.screenings import MoveScreening, PlaceHold, Unschedule
from planner.model import Festival
from planner.rules import Conflict, Gap, Severity, accept, brief, explain, fixing
from tests.build import at
from tests.ui.panels.conftest import Office
from ui.conflicts import ConflictsPanel
from ui.conflicts.delegate import ConflictDelegate
from ui.conflicts.grouping import Grouping
from ui.inspector import InspectorPanel


@pytest.fixture
def panel(office: Office, qtbot: QtBot) -> ConflictsPanel:
    made = ConflictsPanel(office.session)
    qtbot.addWidget(made)
    made.resize(900, 260)
    made.show()
    return made


def open_conflicts(office: Office) -> tuple[Conflict, ...]:
    return office.session.report.open()


def click(qtbot: QtBot, panel: ConflictsPanel, row: int, part: str) -> None:
    """Click the middle of a part of a row."""
    index, conflict = panel.model.index(row), panel.model.rows[row].conflict
    if conflict is not None:
        panel.model.remedies(conflict)
    delegate = panel.list.itemDelegate()
    assert isinstance(delegate, ConflictDelegate)
    parts = delegate.parts(panel.model.rows[row], panel.list.visualRect(index))
    point: QPoint = getattr(parts, part).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_rows_are_the_open_conflicts_in_their_order(office: Office, panel: ConflictsPanel) -> None:
    assert [row.conflict for row in panel.model.rows] == list(open_conflicts(office))
    assert panel.model.rows[0].conflict is not None
    assert panel.model.rows[0].conflict.severity is Severity.BLOCKER
    spoken = panel.model.data(panel.model.index(0))
    assert spoken.startswith("Blocker · ")
    assert spoken.endswith("Thu 5 · Odeon 1 · 19:00")


def test_a_click_goes_there_and_selects_everything_involved(
    office: Office, panel: ConflictsPanel, qtbot: QtBot
) -> None:
    conflict = open_conflicts(office)[0]
    with qtbot.waitSignal(office.session.reveal) as revealed:
        click(qtbot, panel, 0, "sentence")
    assert revealed.args == [conflict.screening_ids[-1]]
    assert office.session.selection == conflict.screening_ids


def the_conflict(office: Office, rule: str) -> Conflict:
    (found,) = (c for c in open_conflicts(office) if c.rule == rule)
    return found


def looked_at(office: Office) -> list[tuple[str, int]]:
    """What the inspector is asked to show from now on."""
    seen: list[tuple[str, int]] = []
    office.session.looked_at.connect(lambda table, row_id: seen.append((table, row_id)))
    return seen


def test_a_click_on_a_gap_goes_to_where_it_begins(
    office: Office, panel: ConflictsPanel, qtbot: QtBot
) -> None:
    office.place("Maineland", "Odeon 2", "10:00", day=1)
    office.place("Maineland", "Odeon 2", "20:00", day=1)
    office.session.show_day(office.session.festival.days()[0])
    seen = looked_at(office)
    gap = the_conflict(office, "dead-gap")
    with qtbot.waitSignal(office.session.reveal_place) as revealed:
        panel.list.chosen.emit(gap)
    screen = office.screen("Odeon 2")
    assert revealed.args == [screen.id, gap.fact("since")]
    assert office.session.day == office.session.festival.days()[1]
    assert office.session.selection == ()
    assert seen == [("screen", screen.id)]


def test_a_section_that_cannot_be_seen_selects_the_screenings_of_what_is_missed(
    office: Office, panel: ConflictsPanel, qtbot: QtBot
) -> None:
    section = office.session.festival.sections_in_order()[0]
    office.run(SetField("film", office.film("Maineland").id, "section_id", section.id))
    seen = looked_at(office)
    missed = the_conflict(office, "section-not-seeable")
    festival = office.session.festival
    shown = [s.id for i in missed.film_ids for s in festival.screenings_of_film(i)]
    with qtbot.waitSignal(office.session.reveal) as revealed:
        panel.list.chosen.emit(missed)
    assert shown
    assert list(office.session.selection) == shown == revealed.args
    assert seen == [("section", section.id)]


@pytest.mark.parametrize(
    ("rule", "table"), [("not-enough-room", "edition"), ("guest-days-short", "person")]
)
def test_what_cannot_be_selected_is_looked_at(
    rule: str, table: str, office: Office, panel: ConflictsPanel
) -> None:
    office.run(AddPerson("Ai Weiwei"))
    row_id = next(iter(office.session.festival.tables[table]))
    office.session.select((office.screening("Maineland").id,))
    seen = looked_at(office)
    panel.list.chosen.emit(Conflict(rule, rule, Severity.WARNING, ((table, row_id),)))
    assert office.session.selection == ()
    assert seen == [(table, row_id)]


def test_a_screening_outside_the_festival_is_gone_to(office: Office, panel: ConflictsPanel) -> None:
    days = office.session.festival.days()
    office.place("Maineland", "Odeon 2", "12:00", day=2)
    office.run(ChangeDays(days[0], days[1]))
    panel.list.chosen.emit(the_conflict(office, "outside-festival"))
    assert office.session.day == days[2]


def test_what_was_solved_on_a_day_that_is_no_more_leads_nowhere(
    office: Office, panel: ConflictsPanel
) -> None:
    days = office.session.festival.days()
    for _n in range(2):
        office.place("Ritoma", "Odeon 2", "12:00", day=2)
    gone = [s.id for s in office.session.festival.screenings_on_day(days[2])]
    office.run(
        Together((Unschedule(tuple(gone)), ChangeDays(days[0], days[1])), "A day less"),
    )
    solved = next(c for c in office.session.news.solved if set(c.screening_ids) == set(gone))
    panel.head.news.chosen.emit(solved)
    assert office.session.day in days[:2]
    assert office.session.selection == ()


def test_a_guest_with_several_screenings_is_looked_at(
    office: Office, panel: ConflictsPanel
) -> None:
    office.run(AddPerson("Ai Weiwei"))
    person = ("person", next(iter(office.session.festival.people)))
    shows = [("screening", office.screening(t).id) for t in ("Maineland", "Eternal Spring")]
    seen = looked_at(office)
    rule = "too-many-appearances"
    panel.list.chosen.emit(Conflict(rule, "two", Severity.WARNING, (person, *shows)))
    assert office.session.selection == tuple(row_id for _table, row_id in shows)
    assert seen == [person]
    panel.list.chosen.emit(Conflict(rule, "one", Severity.WARNING, (person, shows[0])))
    assert seen == [person]


def test_two_holds_are_gone_to_by_their_place(office: Office, panel: ConflictsPanel) -> None:
    festival = office.session.festival
    screen = office.screen("Odeon 2")
    office.run(*(PlaceHold(screen.id, at(festival, "12:00", 2), 60) for _n in range(2)))
    overlap = next(c for c in open_conflicts(office) if len(c.hold_ids) == 2)
    panel.list.chosen.emit(overlap)
    assert office.session.hold_selection == overlap.hold_ids
    assert office.session.day == festival.days()[2]


def test_a_film_of_which_something_is_missing_is_selected(
    office: Office, panel: ConflictsPanel
) -> None:
    film = office.film("Maineland")
    seen = looked_at(office)
    conflict = Conflict("certificate-missing", "c", Severity.NOTICE, (("film", film.id),))
    panel.list.chosen.emit(conflict)
    assert office.session.programme_selection == (office.programme("Maineland").id,)
    assert seen == []


def test_the_first_remedy_mends_it(office: Office, panel: ConflictsPanel, qtbot: QtBot) -> None:
    conflict = open_conflicts(office)[0]
    click(qtbot, panel, 0, "fix")
    assert conflict.key not in {c.key for c in open_conflicts(office)}
    assert office.session.undo_title is not None


def test_keys_do_what_buttons_do(office: Office, panel: ConflictsPanel, qtbot: QtBot) -> None:
    conflict = open_conflicts(office)[0]
    panel.list.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert office.session.selection == conflict.screening_ids
    with qtbot.waitSignal(office.session.asked) as asked:
        qtbot.keyClick(panel.list, Qt.Key.Key_A)
    assert asked.args == ["accept", conflict]
    qtbot.keyClick(panel.list, Qt.Key.Key_F)
    assert conflict.key not in {c.key for c in open_conflicts(office)}


def test_accepted_ones_lie_under_a_fold_with_their_reason(
    office: Office, panel: ConflictsPanel, qtbot: QtBot
) -> None:
    conflict = open_conflicts(office)[0]
    office.run(accept(conflict, "It is the same team."))
    fold = len(open_conflicts(office))
    assert panel.model.data(panel.model.index(fold)) == "1 accepted"
    click(qtbot, panel, fold, "sentence")
    assert "“It is the same team.”" in panel.model.data(panel.model.index(fold + 1))
    click(qtbot, panel, fold + 1, "accept")
    assert conflict.key in {c.key for c in open_conflicts(office)}


def test_the_row_under_the_keyboard_stays_by_its_conflict(
    office: Office, panel: ConflictsPanel
) -> None:
    last = panel.model.rows[-1].conflict
    assert last is not None
    panel.list.setCurrentIndex(panel.model.index(len(panel.model.rows) - 1))
    office.run(accept(open_conflicts(office)[0], "Meant."))
    row = panel.list.current_row()
    assert row is not None
    assert row.conflict is not None
    assert row.conflict.key == last.key


def test_it_folds_to_one_line(panel: ConflictsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.folded) as folded:
        panel.fold(folded=True)
    assert folded.args == [True]
    assert panel.maximumHeight() == panel.head.height()
    assert panel.list.isVisibleTo(panel) is False


def test_a_festival_without_conflicts_is_calm(office: Office, panel: ConflictsPanel) -> None:
    festival = office.session.festival
    office.run(Unschedule(tuple(s.id for s in festival.screenings())))
    for conflict in open_conflicts(office):
        office.run(accept(conflict, "Later."))
    assert panel.head.accessibleName() == "Conflicts: none"


def test_words_are_worked_out_only_for_rows_that_are_seen(
    office: Office, panel: ConflictsPanel
) -> None:
    for hour in range(9, 18):
        for minute in range(0, 60, 10):
            office.place("Maineland", "Odeon 2", f"{hour:02d}:{minute:02d}", day=1)
    panel.list.viewport().grab()
    assert len(panel.model.rows) > 100
    assert len(panel.model._words) < 20


def test_remedies_are_found_without_checking_the_whole_plan_again(
    office: Office, panel: ConflictsPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check of 10,000 screenings takes over a second, and there is a list for each row."""
    inspector = InspectorPanel(office.session)
    qtbot.addWidget(inspector)
    inspector.show()
    office.session.select(())
    checked: list[Festival] = []
    monkeypatch.setattr(fixing, "check", checked.append)
    conflict = open_conflicts(office)[0]
    assert panel.model.remedies(conflict)
    office.session.select(conflict.screening_ids[:1])
    assert checked == []


def test_remedies_appear_by_themselves_soon_after(panel: ConflictsPanel, qtbot: QtBot) -> None:
    conflict = panel.model.rows[0].conflict
    assert conflict is not None
    panel.list.viewport().grab()
    qtbot.waitUntil(lambda: bool(panel.model.remedies_so_far(conflict)))
    title = panel.model.remedies_so_far(conflict)[0].title
    assert title == panel.model.remedies(conflict)[0].title


# -- gathering and filtering ----------------------------------------------------------------------


def headings(panel: ConflictsPanel) -> list[str]:
    return [panel.model.group_text(row.group) for row in panel.model.rows if row.group]


def listed(panel: ConflictsPanel) -> list[Conflict]:
    return [row.conflict for row in panel.model.rows if row.conflict]


@pytest.mark.parametrize("grouping", list(Grouping))
def test_however_they_are_gathered_every_conflict_is_there(
    grouping: Grouping, office: Office, panel: ConflictsPanel
) -> None:
    panel.sieve.gather(grouping)
    assert {c.key for c in listed(panel)} == {c.key for c in open_conflicts(office)}
    assert bool(headings(panel)) == (grouping is not Grouping.SEVERITY)


def test_a_conflict_of_two_films_stands_under_both(office: Office, panel: ConflictsPanel) -> None:
    panel.sieve.gather(Grouping.FILM)
    first = open_conflicts(office)[0]
    festival = office.session.festival
    titles = {festival.title(festival.all_screenings[i].programme_id) for i in first.screening_ids}
    under = {g.heading for row in panel.model.rows if (g := row.group) and first in g.conflicts}
    assert under >= titles
    assert len(titles) == 2


def test_days_stand_in_their_order(office: Office, panel: ConflictsPanel) -> None:
    panel.sieve.gather(Grouping.DAY)
    days = [row.group.heading for row in panel.model.rows if row.group]
    assert days == sorted(days, key=lambda day: (day == "No day", day))
    assert days[0] == "Thu 5 Nov"


def test_a_click_on_a_heading_folds_its_conflicts(panel: ConflictsPanel, qtbot: QtBot) -> None:
    panel.sieve.gather(Grouping.RULE)
    whole = len(listed(panel))
    group = panel.model.rows[0].group
    assert group is not None
    click(qtbot, panel, 0, "sentence")
    assert len(listed(panel)) == whole - len(group.conflicts)
    click(qtbot, panel, 0, "sentence")
    assert len(listed(panel)) == whole


def test_words_and_severities_choose(office: Office, panel: ConflictsPanel, qtbot: QtBot) -> None:
    everything = len(listed(panel))
    (blockers,) = (a for a in panel.sieve.menu().actions() if a.text() == "Blockers")
    blockers.trigger()
    assert {c.severity for c in listed(panel)} == {c.severity for c in open_conflicts(office)} - {
        Severity.BLOCKER
    }
    blockers.trigger()
    qtbot.keyClicks(panel.sieve.field, "no such word")
    assert listed(panel) == []
    assert panel._calm.isVisible()
    assert f"{everything} conflicts" in panel._calm.accessibleName()
    panel.sieve.field.clear()
    assert len(listed(panel)) == everything


def nothing_new(office: Office) -> None:
    """An edit that concerns no conflict."""
    film = office.film("Ritoma")
    office.run(SetField("film", film.id, "year", (film.year or 2019) + 1))


def marks(panel: ConflictsPanel) -> dict[str, str]:
    return {c.key: mark for c in listed(panel) if (mark := panel.model.mark(c))}


def menu_texts(panel: ConflictsPanel) -> list[str]:
    return [action.text() for action in panel.head.news.menu().actions()]


def test_the_ring_of_the_keyboard_goes_round_all_that_is_in_the_head(
    office: Office, panel: ConflictsPanel, qtbot: QtBot
) -> None:
    """The field of the filter stood over its line."""
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.head.clearFocus()
    bare = panel.grab().toImage()
    panel.head.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(panel.head.hasFocus)
    ringed = panel.grab().toImage()
    columns, rows = range(24, panel.head.width() - 24), range(panel.head.height() // 2)
    changed = [sum(bare.pixel(x, y) != ringed.pixel(x, y) for x in columns) for y in rows]
    assert max(changed) == len(columns)


def test_the_head_says_what_the_last_edit_did(office: Office, panel: ConflictsPanel) -> None:
    conflict = open_conflicts(office)[0]
    sentence = explain(conflict, office.session.festival)
    nothing_new(office)
    assert panel.head.news.isVisible() is False
    office.session.run(Unschedule((conflict.screening_ids[-1],)))
    assert "solved" in panel.head.accessibleDescription()
    assert panel.head.news.isVisible()
    assert sentence in panel.head.news.toolTip().replace("&#x27;", "'")
    assert conflict.key in {c.key for c in office.session.news.solved}
    office.session.undo()
    assert "new" in panel.head.accessibleDescription()
    assert conflict.key in {c.key for c in office.session.news.new}


def test_what_is_new_is_marked_until_the_next_edit(office: Office, panel: ConflictsPanel) -> None:
    nothing_new(office)
    assert marks(panel) == {}
    first = listed(panel)
    office.place("Maineland", "Odeon 1", "19:30")
    new = {c.key for c in listed(panel)} - {c.key for c in first}
    assert marks(panel) == dict.fromkeys(new, "New")
    row = next(
        n for n, row in enumerate(panel.model.rows) if row.conflict and row.conflict.key in new
    )
    assert " · New · " in panel.model.data(panel.model.index(row))
    plain = panel.list.viewport().grab().toImage()
    nothing_new(office)
    assert marks(panel) == {}
    assert panel.list.viewport().grab().toImage() != plain


def test_what_is_worse_is_told_from_what_is_new(office: Office, panel: ConflictsPanel) -> None:
    conflict = open_conflicts(office)[0]
    assert conflict.rule == "screen-overlap"
    screening, festival = office.screening("Eternal Spring"), office.session.festival
    earlier = MoveScreening(screening.id, screening.screen_id, at(festival, "18:30"))
    office.run(earlier)
    assert marks(panel)[conflict.key] == "Worse"
    assert "1 worse" in panel.head.news.text()
    assert "Worse by the last change" in menu_texts(panel)


def test_the_news_list_what_was_solved_and_lead_there(
    office: Office, panel: ConflictsPanel
) -> None:
    conflict = open_conflicts(office)[0]
    gone, stays = conflict.screening_ids[-1], conflict.screening_ids[0]
    said = brief(conflict, office.session.festival)
    office.run(Unschedule((gone,)))
    menu = panel.head.news.menu()
    texts = [action.text() for action in menu.actions()]
    assert "Solved by the last change" in texts
    (line,) = (action for action in menu.actions() if action.text().startswith(said))
    line.trigger()
    assert office.session.selection == (stays,)
    panel.fold(folded=True)
    assert panel.head.news.isVisible()


def test_the_news_give_way_where_there_is_no_room(office: Office, panel: ConflictsPanel) -> None:
    office.run(Unschedule((open_conflicts(office)[0].screening_ids[-1],)))
    assert panel.head.news.isVisible()
    panel.resize(380, 260)
    assert panel.head.news.isVisible() is False
    panel.resize(900, 260)
    assert panel.head.news.isVisible()


def test_what_only_a_person_knows_is_asked_for_by_the_button_and_by_f(
    office: Office, panel: ConflictsPanel, qtbot: QtBot
) -> None:
    office.run(AddFilm("Zalla", None))
    asked: list[object] = []
    office.session.asked.connect(lambda name, subject: asked.append((name, subject)))
    (row,) = (
        number
        for number, row in enumerate(panel.model.rows)
        if row.conflict is not None
        and row.conflict.rule == "runtime-unknown"
        and row.conflict.film_ids == (office.film("Zalla").id,)
    )
    panel.list.setCurrentIndex(panel.model.index(row))
    panel.list.scrollTo(panel.model.index(row))
    qtbot.keyClick(panel.list, Qt.Key.Key_F)
    click(qtbot, panel, row, "fix")
    gap = Gap("Type the runtime of Zalla", "film", office.film("Zalla").id, "runtime_seconds")
    assert asked == [("fill-in", gap)] * 2


def test_in_a_narrow_panel_sentence_and_counts_come_first(
    office: Office, panel: ConflictsPanel
) -> None:
    panel.resize(900, 260)
    assert panel.sieve.isVisible()
    panel.resize(420, 260)
    left = panel.head._counts_end()
    assert not panel.sieve.isVisible() or panel.sieve.x() >= left
    delegate = panel.list.itemDelegate()
    assert isinstance(delegate, ConflictDelegate)
    row = panel.model.rows[0]
    assert row.conflict is not None
    panel.model.remedies(row.conflict)
    parts = delegate.parts(row, panel.list.visualRect(panel.model.index(0)))
    assert parts.sentence.width() > parts.fix.width() > 60
    panel.resize(900, 260)
    assert panel.sieve.isVisible()
