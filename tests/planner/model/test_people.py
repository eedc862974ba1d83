"""Look-ups of people: whose films they are, and what juries must see."""

from __future__ import annotations

from planner.edit.people import RemovePerson
from planner.model import FilmStatus
from tests.build import FestivalBuilder


def test_people_of_a_film_and_films_of_a_person() -> None:
    build = FestivalBuilder()
    one, two = build.film("One"), build.film("Two")
    jia = build.person("Jia", one, two)
    zhao = build.person("Zhao", one)
    assert {row.person_id for row in build.festival.people_of(one.id)} == {jia.id, zhao.id}
    assert {film.id for film in build.festival.films_with(jia.id)} == {one.id, two.id}
    assert build.festival.guests_of(two.id) == (jia,)
    assert build.festival.films_with(build.person("Nobody").id) == ()


def test_a_person_goes_with_all_that_names_them() -> None:
    build = FestivalBuilder()
    film = build.film("One")
    jia = build.person("Jia", film)
    build.there(jia, 0, "10:00")
    build.appears(jia, build.screening(film))
    build.jury("Jury", jia)
    build.run(RemovePerson(jia.id))
    left = {name: rows for name, rows in build.festival.tables.items() if "person" in name and rows}
    assert left == {}
    for table in ("availability", "appearance", "jury_member"):
        assert build.festival.tables[table] == {}


def test_a_jury_sees_its_section_and_what_is_named_besides() -> None:
    build = FestivalBuilder()
    section = build.section("Competition")
    inside, gone = build.film("Inside", section_id=section.id), build.film("Gone")
    build.set(gone, section_id=section.id, status=FilmStatus.WITHDRAWN)
    beside, other = build.film("Beside"), build.film("Other")
    chair = build.person("Chair")
    jury = build.jury("Jury", chair, films=(beside, inside), section_id=section.id)
    build.jury("Second", films=(beside,), order=-1)
    assert [film.title for film in build.festival.jury_films(jury.id)] == ["Inside", "Beside"]
    assert [one.name for one in build.festival.jurors(jury.id)] == ["Chair"]
    assert [one.name for one in build.festival.juries_of(chair.id)] == ["Jury"]
    seen_by = {
        film.title: [one.name for one in build.festival.juries_for(film.id)]
        for film in (inside, gone, beside, other)
    }
    assert seen_by == {"Inside": ["Jury"], "Gone": [], "Beside": ["Second", "Jury"], "Other": []}


def test_two_ways_to_ask_what_a_jury_sees_agree() -> None:
    build = FestivalBuilder()
    sections = [build.section("A"), build.section("B")]
    films = [
        build.film(f"Film {n}", section_id=(sections[n % 3].id if n % 3 < 2 else None))
        for n in range(9)
    ]
    juries = [build.jury(f"J{n}", films=(films[n], films[-1])) for n in range(3)]
    for jury, section in zip(juries, sections, strict=False):
        build.set(jury, section_id=section.id)
    festival = build.festival
    there = {(j.id, f.id) for j in juries for f in festival.jury_films(j.id)}
    assert there == {(j.id, f.id) for f in films for j in festival.juries_for(f.id)}
