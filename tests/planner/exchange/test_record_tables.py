"""Tables of people, copies, venues and the rest, as other people type them."""

from __future__ import annotations

import pytest

from planner.exchange import ImportPlan, plan_import
from planner.exchange.record_tables import RECORD_TABLES
from planner.exchange.source import Source
from planner.exchange.tables.record_headings import own_headings, record_table
from planner.model import (
    Appearance,
    Blackout,
    Copy,
    Festival,
    Jury,
    Kdm,
    Opening,
    Part,
    Relation,
    Travel,
)
from planner.times import Day, iso, parse_day
from tests.build import FestivalBuilder, applied
from tests.planner.exchange.books import xlsx

DAY = parse_day("2026-11-05", "")


@pytest.fixture
def festival() -> Festival:
    build = FestivalBuilder()
    salt = build.film("Salt", 93)
    build.film("Rain", 12)
    build.screening(salt, "19:30", code="A1")
    return build.festival


def planned(festival: Festival, name: str, *lines: str) -> ImportPlan:
    return plan_import(festival, [Source(f"{name}.csv", "\n".join(lines) + "\n", ".csv")])


def after(festival: Festival, name: str, *lines: str) -> Festival:
    plan = planned(festival, name, *lines)
    assert [problem.sentence() for problem in plan.problems] == []
    return applied(festival, plan.as_edit(festival))


def test_people_with_films_days_and_juries(festival: Festival) -> None:
    lines = (
        (
            "Name,Role,E-mail,Languages,Arrival,Departure,Max per day,Rest,Films,Jury,"
            "2026-11-05,2026-11-06"
        ),
        (
            "Li Wei,guest|moderator,li@example.org,zh|en,2026-11-05 10:00,2026-11-07 12:00,2,30,"
            "Salt|Rain,Main jury,10:00-18:00,away"
        ),
    )
    came = after(festival, "guest list", *lines)
    (person,) = came.people.values()
    assert (person.name, person.roles, person.languages) == (
        "Li Wei",
        ("guest", "moderator"),
        ("zh", "en"),
    )
    assert (person.max_per_day, person.breathing_minutes) == (2, 30)
    assert {film.title for film in came.films_with(person.id)} == {"Salt", "Rain"}
    assert [jury.name for jury in came.juries_of(person.id)] == ["Main jury"]
    days = [(own.day - DAY, own.since, own.until) for own in came.days_known(person.id)]
    assert days == [(0, 600, 1080), (1, None, None)]
    again = planned(came, "guest list", *lines)
    assert not again.changes_anything


@pytest.mark.parametrize(
    "rows",
    [
        ("name,email,roles", "Ann Sol,ann@example.org,guest", "Bo Li,,guest|director"),
        ("name,email,roles", "Ann Sol,,director", "Bo Li,bo@example.org,guest"),
        ("Name,Role", "Ann Sol,Director", "Bo Li,Guest"),
    ],
    ids=["bar", "director", "two columns"],
)
def test_what_stands_in_a_row_of_people_is_not_taken_for_the_headings(
    festival: Festival, rows: tuple[str, ...]
) -> None:
    came = after(festival, "people", *rows)
    assert {person.name for person in came.people.values()} == {"Ann Sol", "Bo Li"}
    book = xlsx({"People": [line.split(",") for line in rows]})
    came = applied(
        festival,
        plan_import(
            festival, [Source("guests.xlsx", suffix=".xlsx", data=book, foreign="x")]
        ).as_edit(festival),
    )
    assert {person.name for person in came.people.values()} == {"Ann Sol", "Bo Li"}
    assert len(came.films) == len(festival.films)


def test_copies_and_their_keys(festival: Festival) -> None:
    came = after(
        festival,
        "prints",
        "Film,Format,Aspect ratio,Sound,Where it is,Arrives,Leaves,Transit time,Needs keys",
        "Salt,DCP,1.85,5.1,Office,2026-11-04 12:00,2026-11-08 09:00,45,yes",
    )
    (copy,) = came.rows(Copy).values()
    assert (copy.ratio, copy.sound) == ("1.85", "5.1")
    assert (copy.format, copy.place, copy.transit_minutes, copy.encrypted) == (
        "DCP",
        "Office",
        45,
        True,
    )
    keyed = after(
        came,
        "kdm",
        "Film,Screen,Valid from,Valid until",
        "Salt,Cinema / Screen 1,2026-11-05 10:00,2026-11-06 23:00",
    )
    (kdm,) = keyed.rows(Kdm).values()
    assert (kdm.copy_id, iso(kdm.valid_until)) == (copy.id, "2026-11-06T23:00")


def test_venues_ways_and_hours(festival: Festival) -> None:
    came = after(festival, "venues", "Name,Address,Access", "Odeon,1 High St,Ramp at the side")
    came = after(came, "ways", "From venue,To venue,Minutes", "Odeon,Cinema,12")
    came = after(
        came,
        "screens",
        "Venue,Screen,Capacity,2026-11-05,2026-11-06",
        "Odeon,One,90,10:00-01:00,closed",
    )
    came = after(came, "h", "Screen,Date,Opens,Closes", "Screen 1,2026-11-07,12:00,23:00")
    came = after(
        came,
        "b",
        "Screen,From,Until,Reason",
        "Screen 2,2026-11-06 10:00,2026-11-06 14:00,Rehearsal",
    )
    (way,) = came.rows(Travel).values()
    assert way.minutes == 12
    hours = {(o.day - DAY, o.opens, o.closes) for o in came.rows(Opening).values()}
    assert hours == {(0, 600, 1500), (1, None, None), (2, 720, 1380)}
    (blackout,) = came.rows(Blackout).values()
    assert blackout.reason == "Rehearsal"


def test_slots(festival: Festival) -> None:
    came = after(
        festival, "slots", "Screen,Start,Day", "Screen 1,13:00,", "Screen 1,25:30,2026-11-06"
    )
    screen = next(s.id for s in came.screens.values() if s.name == "Screen 1")
    assert came.slots(screen, Day(DAY)) == (780,)
    assert came.slots(screen, Day(DAY + 1)) == (1530,)


def test_juries_appearances_and_relations(festival: Festival) -> None:
    came = after(
        festival,
        "juries",
        "Jury,Deadline,Members,Films",
        "Main,2026-11-07 12:00,Ann Sol|Bo Li,Salt",
    )
    (jury,) = came.rows(Jury).values()
    assert {person.name for person in came.jurors(jury.id)} == {"Ann Sol", "Bo Li"}
    assert [film.title for film in came.jury_films(jury.id)] == ["Salt"]
    came = after(came, "a", "Screening,Person,Role,Part", "A1,Ann Sol,moderator,qa")
    (appearance,) = came.rows(Appearance).values()
    assert appearance.part is Part.QA
    came = after(came, "r", "Relation,Programme,Other programme,Days", "before,Rain,Salt,")
    (relation,) = came.rows(Relation).values()
    assert came.title(relation.programme_id) == "Rain"


@pytest.mark.parametrize(
    ("name", "lines", "message"),
    [
        ("copies", ("film,format,place", "Reed,DCP,x"), "line 2, film: There is no film “Reed”"),
        ("copies", ("film,format,place", "Salt,,x"), "line 2, format: Format is missing"),
        ("copies", ("film,format,arrives", "Salt,DCP,soon"), "line 2, arrives: “soon” is not"),
        ("kdms", ("copy,screen,valid_from,valid_until",
                  "Salt,Screen 1,2026-11-05 10:00,2026-11-06 10:00"), "There is no copy “Salt”"),
        ("blackouts", ("screen,start,end,reason",
                       "Screen 1,2026-11-05 10:00,2026-11-05 09:00,x"), "ends before it begins"),
        ("people", ("name,roles,email", "Ann,king,"), "“king” is not one of guest"),
        ("people", ("name,roles,email,2026-11-05", "Ann,guest,,often"), "“often” is no hours"),
        ("appearances", ("screening,person,part", "Z9,Ann,qa"), "There is no screening “Z9”"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_sentence(
    festival: Festival, name: str, lines: tuple[str, ...], message: str
) -> None:
    plan = planned(festival, name, *lines)
    (problem,) = plan.errors
    assert message in problem.sentence()
    applied(festival, plan.as_edit(festival))


def test_a_person_twice_is_one_and_two_numbers_are_two(festival: Festival) -> None:
    came = after(festival, "people", "name,roles,films", "Ann,guest,Salt", "Ann,guest,Rain")
    (person,) = came.people.values()
    assert len(came.films_with(person.id)) == 2
    came = after(festival, "people", "id,name,roles", "1,Ann,guest", "2,Ann,guest")
    assert len(came.people) == 2


@pytest.mark.parametrize("name", RECORD_TABLES)
def test_our_own_tables_are_told_whatever_their_file_is_called(name: str) -> None:
    table = record_table("x.csv", list(own_headings(RECORD_TABLES[name])))
    assert table is RECORD_TABLES[name]


@pytest.mark.parametrize(
    "headings",
    [
        "title,director,year,runtime,section",
        "venue,screen,capacity",
        "date,time,venue,screen,title",
        "start,end,screen,film,kind",
        "code,tickets_sold,price",
        "title,films,section",
        "screening_id,film_ids,title_as_listed,screen_id,start,end,kind,qa,cancelled,notes",
    ],
)
def test_films_screens_and_timetables_are_none_of_these(headings: str) -> None:
    assert record_table("x.csv", headings.split(",")) is None
