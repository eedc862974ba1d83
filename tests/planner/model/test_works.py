"""Look-ups of films, copies and programmes, and what a plan has of what is wanted."""

from __future__ import annotations

from planner.edit import Work
from planner.model import Changeover, Kdm, Plan, Release, Screening, Wanted, WantedCount
from planner.times import WallTime
from tests.build import FestivalBuilder, at, own_programme


def test_copies_of_a_film_and_keys_of_a_copy() -> None:
    build = FestivalBuilder()
    film, other = build.film("One"), build.film("Two")
    dcp = build.copy(film)
    build.copy(other, "35 mm")
    screen = build.festival.screens_in_order()[0]
    work = Work(build.festival)
    for start in (500, 100):
        valid = {"valid_from": WallTime(start), "valid_until": WallTime(start + 50)}
        work.add(Kdm, copy_id=dcp.id, screen_id=screen.id, **valid)
    festival = build.festival.with_changes(work.changes())
    assert [copy.format for copy in festival.copies(film.id)] == ["DCP"]
    assert [key.valid_from for key in festival.kdms(dcp.id)] == [100, 500]
    assert festival.kdms(festival.copies(other.id)[0].id) == ()


def test_relations_are_found_from_both_sides() -> None:
    build = FestivalBuilder()
    for title in ("One", "Two", "Three"):
        build.film(title)
    first = build.relation("before", "One", "Two")
    second = build.relation("adjacent", "Three", "One")
    ids = {p.id: build.festival.title(p.id) for p in build.festival.programmes.values()}
    found = {title: set(build.festival.relations(row_id)) for row_id, title in ids.items()}
    assert found == {"One": {first, second}, "Two": {first}, "Three": {second}}


def test_wanted_and_placed_kind_by_kind() -> None:
    build = FestivalBuilder()
    film = build.film("One")
    programme = own_programme(build.festival, film)
    press = build.kind("Press & industry")
    build.set(programme, wanted=2)
    work = Work(build.festival)
    work.add(Wanted, programme_id=programme.id, kind_id=press.id, count=1)
    build.festival = build.festival.with_changes(work.changes())
    build.screening("One", day=0)
    build.screening("One", day=1, kind_id=press.id)
    build.screening("One", day=2, kind_id=press.id)
    assert build.festival.wanted(programme.id) == (
        WantedCount(None, 2, 1),
        WantedCount(press.id, 1, 2),
    )


def test_the_turnaround_between_two_kinds() -> None:
    build = FestivalBuilder()
    before, after = build.screening("One", "10:00"), build.screening("Two", "14:00")
    assert build.festival.turnaround(before, after) == 20
    public, school = build.kind("Public"), build.kind("School")
    work = Work(build.festival)
    work.add(Changeover, before_kind_id=public.id, after_kind_id=school.id, minutes=45)
    build.festival = build.festival.with_changes(work.changes())
    assert build.festival.turnaround(before, after) == 20
    after = build.set(after, kind_id=school.id)
    assert build.festival.turnaround(before, after) == 45
    assert build.festival.turnaround(after, before) == 20
    before = build.set(before, turnaround_minutes=5)
    assert build.festival.turnaround(before, after) == 5


def test_doors_open_the_festivals_minutes_before_unless_said_otherwise() -> None:
    build = FestivalBuilder()
    show = build.screening("One", "19:30")
    assert build.festival.doors(show) == at(build.festival, "19:15")
    show = build.set(show, doors_minutes=30)
    assert build.festival.doors(show) == at(build.festival, "19:00")


def test_needs_of_films_and_of_the_screening_once_each() -> None:
    build = FestivalBuilder()
    one, two = build.film("One", needs=("captions",)), build.film("Two", needs=("soft titles",))
    show = build.screening(build.shorts("Both", one, two), needs=("captions", "loop"))
    assert build.festival.needs(show) == ("captions", "soft titles", "loop")


def test_a_screening_is_known_in_the_release_by_its_code() -> None:
    build = FestivalBuilder()
    show = build.screening("One", "19:30", code="A1")
    assert build.festival.released(show) is None
    work = Work(build.festival)
    frozen = work.add(Plan, name="Printed", frozen=True)
    work.add(Release, plan_id=frozen.id, name="Printed", made=at(build.festival, "09:00"))
    values = {"programme_id": show.programme_id, "screen_id": show.screen_id, "code": "A1"}
    work.add(Screening, plan_id=frozen.id, start=at(build.festival, "18:00"), **values)
    build.festival = build.festival.with_changes(work.changes())
    published = build.festival.released(show)
    assert published is not None
    assert published.start == at(build.festival, "18:00")
    assert build.festival.released(build.set(show, code="")) is None
