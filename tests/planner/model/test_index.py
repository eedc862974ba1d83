"""Look-ups and spans that are carried over from one snapshot to the next, against new ones."""

from __future__ import annotations

import random

import pytest

from planner.edit.programmes import AddFilm
from planner.edit.screenings import MoveScreening
from planner.model import Festival, FilmPerson, PersonRole, Programme, Screening
from planner.times import Day
from tests.build import FestivalBuilder, at, changes_of, the_screening
from tests.planner.rules.random_festivals import a_change, a_crowded_festival


def looked_up(festival: Festival) -> list[object]:
    """Everything that the look-ups know, in their order."""
    days = [Day(festival.edition.first_day + n) for n in range(-2, 4)]
    return [
        festival.screenings(),
        [festival.screenings_of(p) for p in sorted(festival.programmes)],
        [festival.screenings_of_film(f) for f in sorted(festival.films)],
        [festival.screenings_on(s) for s in sorted(festival.screens)],
        [festival.holds_on(s) for s in sorted(festival.screens)],
        [festival.screenings_on_day(d) for d in days],
        [festival.screenings_in(s) for s in sorted(festival.sections)],
        [festival.people_of(f) for f in sorted(festival.films)],
        [festival.juries_for(f) for f in sorted(festival.films)],
        [festival.films_with(p) for p in sorted(festival.people)],
        [festival.decisions_about(p) for p in sorted(festival.people)],
        [festival.days_known(p) for p in sorted(festival.people)],
        [festival.presence(p, d) for p in sorted(festival.people) for d in days],
        [festival.decided_at(s) for s in sorted(festival.all_screenings)],
        [festival.hosts(r) for r in (PersonRole.MODERATOR, PersonRole.INTERPRETER)],
        [festival.relations(p) for p in sorted(festival.programmes)],
        [festival.entries(p) for p in sorted(festival.programmes)],
        [festival.span(s) for s in festival.screenings()],
    ]


@pytest.mark.parametrize("seed", range(12))
def test_patched_look_ups_equal_new_ones(seed: int) -> None:
    chance = random.Random(seed)
    festival = a_crowded_festival(chance)
    for _step in range(20):
        looked_up(festival)
        festival = festival.with_changes(a_change(festival, chance))
        assert looked_up(festival) == looked_up(Festival(festival.tables))


def moved(festival: Festival, clock: str) -> Festival:
    screening = the_screening(festival, "Chomo")
    edit = MoveScreening(screening.id, screening.screen_id, at(festival, clock))
    return festival.with_changes(changes_of(festival, edit))


def test_what_if_leaves_the_spans_of_the_snapshot_alone() -> None:
    builder = FestivalBuilder()
    builder.screening("Chomo", "19:30")
    festival = builder.festival
    later = moved(festival, "20:00")
    for one in (festival, later, festival):
        assert one.span(the_screening(one, "Chomo")).start == the_screening(one, "Chomo").start


def test_spans_of_what_ifs_are_let_go() -> None:
    builder = FestivalBuilder()
    builder.screening("Chomo", "19:30")
    festival = builder.festival
    (programme,) = festival.rows(Programme)
    for number in range(3000):
        new = Screening(
            id=number + 1,
            plan_id=festival.plan_id,
            programme_id=programme,
            screen_id=festival.screens_in_order()[0].id,
            start=at(festival, "12:00"),
        )
        festival.span(new)
        festival = moved(festival, "19:35" if number % 2 else "19:30")
    assert len(festival._spans) < 1100


def test_what_a_what_if_had_to_build_is_there_for_the_next() -> None:
    build = FestivalBuilder()
    film = build.film("Ritoma")
    build.person("Jia", film)
    shown = [changes_of(build.festival, AddFilm(title)) for title in ("One", "Two")]
    one, two = (build.festival.with_changes(rows) for rows in shown)
    assert one.people_of(film.id) == two.people_of(film.id) != ()
    index = next(i for i in two._indexes if i.table is FilmPerson)
    assert two._indexes[index] is one._indexes[index]
    build.person("Zhao", film)
    assert len(build.festival.people_of(film.id)) == 2
    assert len(one.people_of(film.id)) == 1
