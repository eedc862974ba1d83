"""Tables that name screenings by their codes: tickets, prices, moves from the box office."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.document import Document
from planner.exchange import Action, ImportPlan, plan_import
from planner.exchange.base import CodedRow
from planner.exchange.tables.headings import columns, table_kind
from planner.model import Festival, Screening
from planner.times import iso
from tests.build import FestivalBuilder, applied, start_festival

TIMETABLE = (
    "code,title,screen,start\n"
    "A1,Salt,Screen 1,2026-11-05T19:30\n"
    "A2,Salt,Screen 2,2026-11-06T19:30\n"
    "B1,Rain,Screen 1,2026-11-05T22:00\n"
)


class Office:
    """A festival whose timetable came from a file, and further files for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        builder = FestivalBuilder()
        builder.film("Salt")
        builder.film("Rain")
        self.festival = self.imported(builder.festival, TIMETABLE)

    def plan(self, content: str, festival: Festival | None = None) -> ImportPlan:
        path = self.folder / "sold.csv"
        path.write_text(content, encoding="utf-8")
        return plan_import(festival or self.festival, [path])

    def imported(self, festival: Festival, content: str) -> Festival:
        return applied(festival, self.plan(content, festival).as_edit(festival))

    def after(self, content: str) -> dict[str, Screening]:
        """The screenings after an import, by code."""
        found = self.imported(self.festival, content).screenings()
        assert len({s.code for s in found}) == len(found)
        return {s.code: s for s in found}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        "code,tickets_sold\nA2,55\n",
        "Code;Tickets sold\na2;55\n",
        "code,title,tickets_sold\nA2,Salt,55\n",
        "code,screen,title,tickets_sold\nA2,Screen 2,Salt,55\n",
        "code,title,screen,start,tickets_sold\nA2,Salt,,,55\n",
    ],
)
def test_tickets_by_code(office: Office, content: str) -> None:
    plan = office.plan(content)
    assert plan.problems == ()
    (decision,) = plan.decisions
    assert (decision.table, decision.title, decision.action) == ("screening", "Salt", Action.UPDATE)
    assert [(c.field, c.before, c.after) for c in decision.changes] == [("tickets_sold", None, 55)]
    sold = {code: s.tickets_sold for code, s in office.after(content).items()}
    assert sold == {"A1": None, "A2": 55, "B1": None}


def test_any_column_of_a_screening_by_code(office: Office) -> None:
    found = office.after(
        "code,price,on_sale,status,qa_minutes,free\nB1,8 €,2026-10-01T10:00,confirmed,20,\n"
    )["B1"]
    assert (found.price, found.status.value, found.qa_minutes) == ("8 €", "confirmed", 20)
    assert found.on_sale is not None
    assert iso(found.on_sale) == "2026-10-01T10:00"
    assert iso(found.start) == "2026-11-05T22:00"


def test_the_same_count_again_is_the_same_and_a_newer_one_is_taken(office: Office) -> None:
    sold = office.imported(office.festival, "code,tickets_sold\nA1,40\n")
    assert not office.plan("code,tickets_sold\nA1,40\n", sold).changes_anything
    again = office.imported(sold, "code,tickets_sold\nA1,72\n")
    assert [s.tickets_sold for s in again.screenings() if s.code == "A1"] == [72]


def test_minutes_are_those_of_its_kind_unless_the_file_says_others(tmp_path: Path) -> None:
    builder = FestivalBuilder()
    builder.edition(qa_minutes=20)
    press = builder.set(
        next(k for k in builder.festival.kinds.values() if not k.public), qa_minutes=5
    )
    builder.screening("Salt", "19:30", code="S1", kind_id=press.id)
    office = Office(tmp_path)
    for minutes, own in ((20, 20), (5, None)):
        after = office.imported(builder.festival, f"code,qa_minutes\nS1,{minutes}\n")
        assert [s.qa_minutes for s in after.screenings()] == [own]


def test_tickets_say_nothing_of_the_place(tmp_path: Path) -> None:
    builder = FestivalBuilder()
    screening = builder.screening("Salt", "19:30", code="S1")
    office = Office(tmp_path)
    sold = office.imported(builder.festival, "code,tickets_sold\nS1,9\n")
    full = "code,title,screen,start\nS1,Salt,Screen 1,2026-11-05T21:00\n"
    assert office.plan(full, sold).decisions[0].asks, "it was a hand that placed it"
    kept = office.imported(sold, full)
    assert [s.start for s in kept.screenings()] == [screening.start]


def test_an_unknown_code_is_a_problem_with_file_row_and_code(office: Office) -> None:
    plan = office.plan("code,tickets_sold\nA1,3\nX9,55\n")
    (problem,) = plan.errors
    assert (problem.file, problem.line, problem.field) == ("sold.csv", 3, "code")
    assert "no screening with the code X9" in problem.message
    assert {d.action for d in plan.decisions} == {Action.UPDATE, Action.REFUSED}


def test_a_row_without_a_code_is_a_problem(office: Office) -> None:
    (problem,) = office.plan("code,tickets_sold\nA1,9\n,55\n").errors
    assert (problem.line, problem.field) == (3, "code")
    assert "no code" in problem.message


def test_a_code_that_comes_twice_is_a_problem(office: Office) -> None:
    plan = office.plan("code,tickets_sold\nA1,9\nB1,4\na1,55\n")
    (problem,) = plan.errors
    assert (problem.line, problem.field) == (4, "code")
    assert "on line 2 already" in problem.message


def test_what_others_call_the_screen_does_not_matter(office: Office) -> None:
    content = "code,screen,tickets_sold\nA1,Big Room,9\n"
    plan = office.plan(content)
    (problem,) = plan.problems
    assert problem.message == ("There is no screen “Big Room”; “Salt” stays on Cinema / Screen 1.")
    assert plan.errors == ()
    assert office.after(content)["A1"].tickets_sold == 9


def test_a_code_of_two_screenings_is_a_problem(office: Office) -> None:
    builder = FestivalBuilder()
    builder.screening("Salt", "10:00", code="S")
    builder.screening("Salt", "14:00", code="S")
    (problem,) = office.plan("code,tickets_sold\nS,1\n", builder.festival).errors
    assert "2 screenings have the code S" in problem.message


def test_another_title_beside_a_code_is_doubted(office: Office) -> None:
    (problem,) = office.plan("code,title,tickets_sold\nA1,Rain,5\n").problems
    assert problem.message == (
        "A1 is the code of “Salt”, Thu 5 Nov 19:30, and not of “Rain”; check it."
    )


def test_a_full_row_with_a_known_code_moves_its_screening(office: Office) -> None:
    found = office.after("code,title,screen,start\nA1,Salt,Screen 2,2026-11-05T21:00\n")
    assert set(found) == {"A1", "A2", "B1"}
    moved = found["A1"]
    assert iso(moved.start) == "2026-11-05T21:00"
    assert office.festival.screens[moved.screen_id].name == "Screen 2"
    before = {s.code: s.id for s in office.festival.screenings()}
    assert moved.id == before["A1"]


def test_a_start_alone_moves_it_too(office: Office) -> None:
    found = office.after("code,date,time\nA1,2026-11-06,10:15\n")["A1"]
    assert iso(found.start) == "2026-11-06T10:15"


def test_two_screenings_that_change_places_keep_their_codes(office: Office) -> None:
    before = {s.code: s for s in office.festival.screenings()}
    found = office.after(
        "code,title,screen,start\n"
        "A2,Salt,Screen 1,2026-11-05T19:30\n"
        "A1,Salt,Screen 2,2026-11-06T19:30\n"
    )
    assert [found[code].id for code in ("A1", "A2")] == [before[c].id for c in ("A1", "A2")]
    assert found["A1"].start == before["A2"].start


def test_a_new_screening_in_the_place_that_another_left(office: Office) -> None:
    found = office.after(
        "code,title,screen,start\n"
        "A3,Salt,Screen 1,2026-11-05T19:30\n"
        "A1,Salt,Screen 1,2026-11-07T12:00\n"
    )
    assert set(found) == {"A1", "A2", "A3", "B1"}
    assert iso(found["A1"].start) == "2026-11-07T12:00"


def test_the_code_of_another_programme_is_doubted(office: Office) -> None:
    plan = office.plan("code,title,screen,start\nA1,Rain,Screen 2,2026-11-07T12:00\n")
    (problem,) = plan.problems
    assert "and not of “Rain”" in problem.message


def test_codes_of_films_beside_each_of_their_screenings_mean_no_screening(tmp_path: Path) -> None:
    office = Office(tmp_path)
    content = (
        "code,title,screen,start\n"
        "A1,Salt,Screen 1,2026-11-07T10:00\n"
        "A1,Salt,Screen 2,2026-11-07T14:00\n"
    )
    assert len(office.imported(office.festival, content).screenings()) == 5


def test_what_was_placed_by_hand_is_asked_about_and_not_doubled(tmp_path: Path) -> None:
    builder = FestivalBuilder()
    screening = builder.screening("Salt", "19:30", code="S1")
    office = Office(tmp_path)
    content = "code,title,screen,start\nS1,Salt,Screen 1,2026-11-05T21:00\n"
    plan = office.plan(content, builder.festival)
    assert plan.decisions[0].asks
    kept = applied(builder.festival, plan.as_edit(builder.festival))
    assert [s.start for s in kept.screenings()] == [screening.start]
    taken = plan.answered(builder.festival, taken=[0])
    (moved,) = applied(builder.festival, taken.as_edit(builder.festival)).screenings()
    assert iso(moved.start) == "2026-11-05T21:00"


def test_tickets_are_one_step_that_undo_takes_back(tmp_path: Path) -> None:
    office = Office(tmp_path)
    document = Document.in_memory(start_festival())
    for content in (
        "title\nSalt\n",
        "venue,screen\nCinema,Screen 1\n",
        "code,title,screen,start\nA1,Salt,Screen 1,2026-11-05T19:30\n",
        "code,tickets_sold\nA1,9\n",
    ):
        document.run(office.plan(content, document.festival).as_edit(document.festival))
    assert [s.tickets_sold for s in document.festival.screenings()] == [9]
    document.undo()
    assert [s.tickets_sold for s in document.festival.screenings()] == [None]
    document.close()


def test_a_row_by_code_says_no_place(office: Office) -> None:
    (row,) = office.plan("code,tickets_sold\nA1,9\n").rows.coded
    assert isinstance(row, CodedRow)
    assert (row.code, row.start, row.screen) == ("A1", None, "")


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("code,tickets_sold", "screenings"),
        ("code,title,price", "screenings"),
        ("code,title,runtime,sold", "screenings"),
        ("code,status", "screenings"),
        ("code,title,status", "films"),
        ("code,title,director,year,date", "films"),
        ("code,title,year,admissions", "films"),
        ("code,venue,screen,seats,turnaround", "screens"),
        ("code,title,films,wanted", "programmes"),
        ("code,seats", ""),
    ],
)
def test_which_table_has_codes(headings: str, kind: str) -> None:
    assert table_kind(set(columns(headings.split(",")))) == kind
