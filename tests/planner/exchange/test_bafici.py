"""A whole real festival, when it is at hand: 428 films, 25 screens, 980 rows of timetable."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from planner.exchange import ImportPlan, plan_import
from planner.model import Festival, ProgrammeKind
from planner.times import iso, iso_day
from tests.build import a_festival, applied

FOLDER = Path(__file__).parents[4] / "shared" / "festivals" / "bafici2012"
FILES = [FOLDER / name for name in ("screenings.csv", "films.csv", "screens.csv")]
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real festival is not here")


def empty() -> Festival:
    zone = "America/Argentina/Buenos_Aires"
    return a_festival(screens=0, days=12, first_day="2012-04-11", zone=zone)


@pytest.fixture(scope="module")
def plan() -> ImportPlan:
    return plan_import(empty(), FILES)


@pytest.fixture(scope="module")
def festival(plan: ImportPlan) -> Festival:
    start = empty()
    return applied(start, plan.as_edit(start))


def test_nothing_is_lost(plan: ImportPlan, festival: Festival) -> None:
    assert plan.errors == ()
    assert len(festival.films) == 428
    assert len(festival.screens) == 25
    assert len(festival.screenings()) == 980
    assert sum(s.cancelled for s in festival.screenings()) == 8


def test_only_the_screenings_outside_the_festival_are_doubted(plan: ImportPlan) -> None:
    places = [(problem.file, problem.line, problem.field) for problem in plan.problems]
    assert places == [("screenings.csv", line, "start") for line in range(2, 7)]


def test_what_is_shown(festival: Festival) -> None:
    kinds = Counter(programme.kind for programme in festival.programmes.values())
    assert kinds == {ProgrammeKind.FILM: 428, ProgrammeKind.FILMS: 41, ProgrammeKind.EVENT: 21}
    longest = max(festival.programmes, key=lambda p: len(festival.films_of(p)))
    assert len(festival.films_of(longest)) == 10


def test_runtimes_to_the_second(festival: Festival) -> None:
    by_id = {film.external_id: film for film in festival.films.values()}
    assert by_id["608"].runtime_seconds == 271
    assert by_id["445"].runtime_seconds == 7080
    assert sum(film.runtime_seconds is None for film in by_id.values()) == 2
    assert [credit.name for credit in festival.credits(by_id["446"].id)] == [
        "Mauro Andrizzi",
        "Marcus Lindeen",
    ]
    assert by_id["446"].countries == ("Argentina", "Sweden")


def test_ends_are_derived_where_the_files_agree(festival: Festival) -> None:
    stated = [s for s in festival.screenings() if s.stated_end is not None]
    assert {festival.title(s.programme_id) for s in stated} == {"Cortos - La Faute à Rousseau"}
    night = next(s for s in festival.screenings() if s.external_id == "2167")
    assert iso(festival.span(night).end) == "2012-04-13T00:41"
    assert iso_day(festival.day_of(night.start)) == "2012-04-12"


def test_imported_again_it_is_the_same(festival: Festival) -> None:
    again = plan_import(festival, FILES)
    assert not again.changes_anything
    assert applied(festival, again.as_edit(festival)).tables == festival.tables
