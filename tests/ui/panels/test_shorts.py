from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from planner.edit.programmes import AddFilm, MakeShortsProgramme
from planner.edit.screenings import PlaceProgramme
from planner.model import Festival
from tests.build import FestivalBuilder, at, own_programme, the_programme, the_screening
from ui.session import Session
from ui.shorts import ShortsPanel
from ui.shorts.draft import Draft
from ui.shorts.rows import PROGRAMMES, offset_label

Open = Callable[[Festival], Session]


@pytest.fixture
def festival() -> Festival:
    builder = FestivalBuilder(screens=2)
    films = [builder.film(name, length) for name, length in (("A", 10), ("B", 20), ("C", 30))]
    builder.film("D", 5)
    builder.shorts("Shorts", *films)
    builder.screening("Shorts", "15:00")
    builder.screening("D", "17:00")
    builder.person("Ann Sol", films[0])
    return builder.festival


@pytest.fixture
def panel(festival: Festival, session_of: Open, qtbot: QtBot) -> ShortsPanel:
    made = ShortsPanel(session_of(festival))
    qtbot.addWidget(made)
    made.resize(760, 560)
    made.show()
    return made


def titles(panel: ShortsPanel) -> list[str]:
    return [row.title for row in panel.model.rows]


def stored(panel: ShortsPanel) -> list[str]:
    festival = panel._session.festival
    return [film.title for film in festival.films_of(the_programme(festival, "Shorts").id)]


def test_films_stand_on_the_clock_of_the_first_screening(panel: ShortsPanel) -> None:
    festival = panel._session.festival
    first = festival.span(the_screening(festival, "Shorts")).film_start % 1440
    begins = [first, first + 10, first + 30]
    assert titles(panel) == ["A", "B", "C"]
    assert [row.wall for row in panel.model.rows] == [f"{m // 60:02d}:{m % 60:02d}" for m in begins]
    assert [row.offset for row in panel.model.rows] == ["0:00:00", "0:10:00", "0:30:00"]
    assert panel.model.rows[0].guests == "Ann Sol"
    assert panel.side.length.text() == "60′ · 3 films"
    assert offset_label(3 * 3600 + 61) == "3:01:01"


def test_the_end_and_the_q_and_a_stand_under_the_films(panel: ShortsPanel) -> None:
    assert panel.foot.end.whole_text() == "Ends 16:00"
    assert panel.talk.text() == "0 min"
    panel.talk.setValue(25)
    assert panel.foot.end.whole_text() == "Films end 16:00, Q&A until 16:25"
    assert panel.keep_draft()
    festival = panel._session.festival
    programme = the_programme(festival, "Shorts")
    again = PlaceProgramme(programme.id, next(iter(festival.screens)), at(festival, "20:00"))
    assert panel._session.run(again)
    assert panel.talk.text() == "differs"


def test_alt_and_arrows_move_films_and_keeping_is_one_step(
    panel: ShortsPanel, qtbot: QtBot
) -> None:
    panel.rows.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(panel) == ["B", "C", "A"]
    assert stored(panel) == ["A", "B", "C"], "it is a draft until it is kept"

    qtbot.keyClick(panel.rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert stored(panel) == ["B", "C", "A"]
    assert panel._session.undo_title == "Arrange programme"
    panel._session.undo()
    assert stored(panel) == titles(panel) == ["A", "B", "C"]


def test_a_drop_inside_moves_and_one_from_the_film_list_brings(
    panel: ShortsPanel, festival: Festival
) -> None:
    model = panel.model
    inside = model.mimeData([model.index(2)])
    assert model.dropMimeData(inside, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert titles(panel) == ["C", "A", "B"]

    brought = QMimeData()
    film = next(f for f in festival.films.values() if f.title == "D")
    brought.setData(PROGRAMMES, str(own_programme(festival, film).id).encode())
    assert model.dropMimeData(brought, Qt.DropAction.CopyAction, 1, 0, QModelIndex())
    assert titles(panel) == ["C", "D", "A", "B"]


def test_a_longer_programme_shows_its_new_end_and_the_conflict_before_it_is_kept(
    panel: ShortsPanel, festival: Festival
) -> None:
    session = panel._session
    film = next(f for f in festival.films.values() if f.title == "D")
    screen = the_screening(festival, "Shorts").screen_id
    before = len(session.report.conflicts)

    panel.talk.setValue(120)
    panel.hand.bring((own_programme(festival, film).id,), None)

    said = [line.text.text() for line in panel.side.conflicts.lines if hasattr(line, "text")]
    assert any("D" in sentence for sentence in said)
    assert len(session.report.conflicts) == before, "only a preview"
    assert session.festival.screenings_on(screen)[0].qa_minutes is None
    assert panel.keep_draft()
    assert session.festival.screenings_on(screen)[0].qa_minutes == 120
    assert len(session.report.conflicts) > before


def test_gaps_are_typed_and_what_is_no_length_is_said(
    panel: ShortsPanel, heard: Callable[[Session], list[tuple[str, str]]]
) -> None:
    messages = heard(panel._session)
    panel.usual_gap.setText("0:30")
    panel.usual_gap.editingFinished.emit()
    panel.rows.setCurrentIndex(panel.model.index(0))
    panel.own_gap.setText("2")
    panel.own_gap.editingFinished.emit()
    assert panel.draft is not None
    assert (panel.draft.gap, panel.draft.films[0][1]) == (30, 120)
    assert [row.gap for row in panel.model.rows] == ["2′", "0′30″", ""]

    panel.usual_gap.setText("soon")
    panel.usual_gap.editingFinished.emit()
    assert len(messages) == 1
    assert panel.draft.gap == 30


def test_delete_takes_out_escape_gives_up_and_then_leaves(panel: ShortsPanel, qtbot: QtBot) -> None:
    left: list[bool] = []
    panel.closed.connect(lambda: left.append(True))
    panel.rows.setCurrentIndex(panel.model.index(1))
    qtbot.keyClick(panel.rows, Qt.Key.Key_Delete)
    assert titles(panel) == ["A", "C"]
    qtbot.keyClick(panel.rows, Qt.Key.Key_Escape)
    assert (titles(panel), left) == (["A", "B", "C"], [])
    qtbot.keyClick(panel.rows, Qt.Key.Key_Escape)
    assert left == [True]


def test_a_programme_without_films_cannot_be_kept(panel: ShortsPanel) -> None:
    panel.rows.selectAll()
    panel.hand.take_out()
    assert titles(panel) == []
    assert not panel.keep.isEnabled()
    assert not panel.keep_draft()


def test_a_draft_survives_edits_from_elsewhere_without_films_that_are_gone(
    panel: ShortsPanel, festival: Festival
) -> None:
    from planner.edit.programmes import RemoveFilm

    panel.model.moved.emit([0], 3)
    film = next(f for f in festival.films.values() if f.title == "B")
    panel._session.run(AddFilm("Zalla"))
    assert titles(panel) == ["B", "C", "A"]
    panel._session.run(RemoveFilm(film.id))
    assert titles(panel) == ["C", "A"]


def test_an_unkept_draft_is_not_left_for_another_programme(
    panel: ShortsPanel, festival: Festival, heard: Callable[[Session], list[tuple[str, str]]]
) -> None:
    messages = heard(panel._session)
    films = [f.id for f in festival.films.values() if f.title in "AD"]
    panel._session.run(MakeShortsProgramme(tuple(films), "Others"))
    panel.model.moved.emit([0], 3)
    other = the_programme(panel._session.festival, "Others").id
    panel.show_programme(other)
    assert messages
    assert titles(panel) == ["B", "C", "A"]
    panel.drop_draft()
    panel.show_programme(other)
    assert sorted(titles(panel)) == ["A", "D"]


def test_suggesting_puts_the_guest_s_film_late_and_says_when_all_is_well(
    panel: ShortsPanel, heard: Callable[[Session], list[tuple[str, str]]]
) -> None:
    messages = heard(panel._session)
    panel.hand.order()
    first = titles(panel)
    panel.hand.order()
    assert titles(panel) == first
    assert messages[-1][1] == "done"


def test_balance_is_proposed_and_done_as_one_step(session_of: Open, qtbot: QtBot) -> None:
    builder = FestivalBuilder()
    long = builder.shorts("Long", *(builder.film(f"L{n}", 30) for n in range(5)))
    builder.shorts("Short", *(builder.film(f"S{n}", 10) for n in range(3)))
    session = session_of(builder.festival)
    panel = ShortsPanel(session)
    qtbot.addWidget(panel)
    panel.show_programme(long.id)

    panel.even.click()

    banner = panel.balancing.banner
    assert banner is not None
    assert "to Short" in banner.sentence.text()
    banner.buttons[0].click()
    assert panel.balancing.banner is None
    lengths = [session.festival.length(p).seconds for p in (long.id,)]
    assert lengths[0] < 150 * 60
    assert session.undo_title == "Balance shorts programmes"
    session.undo()
    assert session.festival.length(long.id).seconds == 150 * 60


def test_drafts_are_plain() -> None:
    draft = Draft(1, ((1, None), (2, 30), (3, None)))
    assert draft.moved([0, 1], 3).film_ids == (3, 1, 2)
    assert draft.moved([2], 0).film_ids == (3, 1, 2)
    assert draft.with_films((3, 4, 4), 1).film_ids == (1, 4, 2, 3)
    assert draft.ordered((2, 1, 3)).films[0] == (2, 30)
