"""The plan of an import between the window and its worker: once whole, then only what changed."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from planner.exchange import Action, Corrections, Decision, ImportPlan, plan_import
from planner.exchange.retyping import Spot
from planner.model import Festival
from tests.build import a_festival, with_film
from ui.dialogs.import_far import (
    Difference,
    mapped,
    planned,
    planned_again,
    retyped,
    sources,
)
from ui.dialogs.import_rows import Line, Lines
from ui.dialogs.import_wishes import Wishes, keys, replanned
from ui.worker import Parcel

COUNT = 300


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "films.csv"
    rows = "".join(f"Film {n},{n % 90 + 3},2019,Person {n},Lake\n" for n in range(COUNT))
    made.write_text(f"title,runtime,year,director,section\n{rows},12,2019,Nobody,Lake\n", "utf-8")
    return made


@pytest.fixture
def festival() -> Festival:
    return with_film(a_festival(), "Film 7", 40, year=2019)


def over(value: object) -> object:
    """What arrives at the other end of a pipe."""
    there = pickle.loads(pickle.dumps(value))
    return there.open() if isinstance(there, Parcel) else there


def arrived(value: object) -> ImportPlan:
    plan = over(value)
    assert isinstance(plan, ImportPlan)
    return plan


def plain(plan: ImportPlan) -> list[Decision]:
    """The decisions without the numbers that are drawn anew for each plan."""
    return [replace(one, record_id=None, changes=()) for one in plan.decisions]


def test_a_plan_arrives_whole(festival: Festival, path: Path) -> None:
    plan, here = arrived(planned("a", festival, [path])), plan_import(festival, [path])
    assert plain(plan) == plain(here)
    assert plan.understood == here.understood
    assert plan.rows == here.rows
    assert (plan.problems, plan.sources, plan.read) == (here.problems, here.sources, here.read)
    films = plan.rows.films
    assert plan.decisions[0].row is films[0], "rows are there once, and not once more in decisions"
    assert len(planned("a", festival, [path])._parts) > 5


def test_of_a_tick_only_the_row_comes_back(festival: Festival, path: Path) -> None:
    plan = arrived(planned("a", festival, [path]))
    wishes = Wishes().skip(keys(plan)[3])
    found = over(planned_again("a", "b", None, wishes))
    assert isinstance(found, Difference)
    sent = [one for one in found.decisions if isinstance(one, Decision)]
    assert sent[0].action is Action.SKIP
    assert len(sent) <= 2, "besides it only what would go into a section that is new"
    assert len(pickle.dumps(found)) < 20_000
    now = found.after(plan)
    assert plain(now) == plain(replanned(plan, festival, wishes))
    assert now.rows is plan.rows
    assert now.answers.skipped == {3}


def test_a_correction_comes_back_as_one_too(festival: Festival, path: Path) -> None:
    plan = arrived(planned("a", festival, [path]))
    said = Corrections().type(plan.row_of(3), "title", "Reed")
    found = over(planned_again("a", "b", None, Wishes().correct(said)))
    assert isinstance(found, Difference)
    now = found.after(plan)
    assert now.decisions[3].title == "Reed"
    assert [film.title for film in now.rows.films if film.typed] == ["Reed"]
    assert plain(now) == plain(plan.answered(festival, corrections=said))
    again = over(planned_again("b", "c", with_film(festival, "Reed", 6), Wishes().correct(said)))
    assert isinstance(again, Difference)
    assert again.after(now).decisions[3].action is not Action.ADD, "the festival as it is now"


def test_a_worker_that_has_another_plan_says_so(festival: Festival, path: Path) -> None:
    plan = arrived(planned("a", festival, [path]))
    planned_again("a", "b", None, Wishes())
    assert planned_again("a", "c", None, Wishes()) is None
    assert mapped("a", "c", None, festival, Wishes(), {}) is None
    assert retyped("a", "c", None, festival, Wishes(), (Spot("films.csv", 1), "x")) is None
    assert sources("a") is None
    assert plain(arrived(mapped("a", "c", plan, festival, Wishes(), {}))) == plain(plan)
    assert sources("c") is not None


def test_a_line_typed_anew_brings_its_row(festival: Festival, path: Path) -> None:
    plan = arrived(planned("a", festival, [path]))
    assert len(plan.errors) == 1
    spot = Spot("films.csv", COUNT + 2)
    wishes = Wishes().skip(keys(plan)[0])
    now = arrived(retyped("a", "b", None, festival, wishes, (spot, "Moss,12,2019,No One,Lake")))
    assert now.errors == ()
    assert now.decisions[-1].title == "Moss"
    assert now.decisions[0].action is Action.SKIP, "what was wished holds"


def test_rows_are_made_when_they_come_into_sight() -> None:
    made: list[int] = []

    def line(number: int) -> Line:
        made.append(number)
        return Line(f"Film {number}", "", "")

    lines = Lines(range(4999, -1, -1), line)
    assert (len(lines), made) == (5000, [])
    assert lines.place_of(4990) == 9
    assert [one.title for one in lines[9:11]] == ["Film 4990", "Film 4989"]
    assert lines[9].title == "Film 4990"
    assert made == [4990, 4989], "each once, and nothing else"
