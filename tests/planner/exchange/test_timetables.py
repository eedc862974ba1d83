"""Timetables as festivals write them: nights dated as evenings, programmes in rows, long slots."""

from __future__ import annotations

from datetime import date

import pytest

from planner.errors import UserError
from planner.exchange import ImportPlan, plan_import
from planner.exchange.base import Understood
from planner.exchange.mapping import Names
from planner.exchange.readers.tables import Tables
from planner.exchange.source import Source
from planner.model import Festival, ProgrammeKind
from planner.times import iso
from tests.build import a_festival, applied

FILMS = """film_id,title,runtime
1,Salt,93
2,Rain,12
3,Reed,8
4,Long Day,150
5,Night,100
6,"Love, etc.",20
"""
SCREENS = "venue,screen,capacity\nOdeon,One,300\nOdeon,Two,90\n"
NIGHTS = """date,time,venue,screen,title
2026-11-05,19:30,Odeon,One,Salt
2026-11-05,22:00,Odeon,One,Salt
2026-11-05,00:30,Odeon,One,Night
2026-11-06,19:30,Odeon,One,Salt
2026-11-06,22:00,Odeon,One,Salt
2026-11-06,00:30,Odeon,One,Night
"""
TRUE_NIGHTS = """date,time,venue,screen,title
2026-11-05,19:30,Odeon,One,Salt
2026-11-05,22:00,Odeon,One,Salt
2026-11-06,00:30,Odeon,One,Night
2026-11-06,19:30,Odeon,One,Salt
2026-11-06,22:00,Odeon,One,Salt
2026-11-07,00:30,Odeon,One,Night
"""


def source(name: str, text: str) -> Source:
    return Source(f"{name}.csv", text, ".csv")


def planned(timetable: str, festival: Festival | None = None) -> ImportPlan:
    texts = {"films": FILMS, "screens": SCREENS, "shows": timetable}
    return plan_import(festival or start(), [source(*item) for item in texts.items()])


def start() -> Festival:
    return a_festival(screens=0)


def done(plan: ImportPlan, **said: str) -> Festival:
    answers = {f"{question}:shows.csv": choice for question, choice in said.items()}
    return applied(start(), plan.answered(start(), said=answers).as_edit(start()))


def shown(festival: Festival) -> list[tuple[str, str]]:
    return [(iso(s.start), festival.title(s.programme_id)) for s in festival.screenings()]


def ids(plan: ImportPlan) -> list[str]:
    return [question.id for question in plan.questions]


def test_nights_dated_as_evenings_are_told_by_their_neighbours() -> None:
    plan = planned(NIGHTS)
    assert ids(plan) == ["night:shows.csv"]
    assert [place.line for place in plan.questions[0].places] == [4, 7]
    assert ("2026-11-06T00:30", "Night") in shown(done(plan))
    assert ("2026-11-07T00:30", "Night") in shown(done(plan))
    assert ("2026-11-05T00:30", "Night") in shown(done(plan, night="given"))


def test_nights_by_the_calendar_are_not_asked_about() -> None:
    plan = planned(TRUE_NIGHTS)
    assert ids(plan) == []
    assert ("2026-11-06T00:30", "Night") in shown(done(plan))


def test_both_ways_of_writing_nights_are_one_timetable() -> None:
    assert shown(done(planned(NIGHTS))) == shown(done(planned(TRUE_NIGHTS)))


def test_an_end_dated_as_the_evening_is_that_of_the_night() -> None:
    rows = "start,end,venue,screen,title\n2026-11-05 23:30,2026-11-05 01:10,Odeon,One,Night\n"
    festival = done(planned(rows))
    (screening,) = festival.screenings()
    assert iso(festival.span(screening).end) == "2026-11-06T01:10"


@pytest.mark.parametrize(
    ("films", "column"), [(("Rain", "Reed"), "title"), (("2", "3"), "film_ids")]
)
def test_shorts_in_rows_of_their_own_are_one_programme(films: tuple[str, str], column: str) -> None:
    lines = [f"2026-11-05 14:00,Odeon,One,{film}" for film in films]
    plan = planned("\n".join([f"start,venue,screen,{column}", *lines]))
    festival = done(plan)
    (screening,) = festival.screenings()
    assert [f.title for f in festival.films_of(screening.programme_id)] == ["Rain", "Reed"]
    assert plan.problems == ()


def test_two_features_at_once_are_asked_about_and_stay_a_clash() -> None:
    rows = """start,end,venue,screen,title
2026-11-05 14:00,2026-11-05 15:33,Odeon,One,Salt
2026-11-05 14:00,2026-11-05 16:30,Odeon,One,Long Day
"""
    plan = planned(rows)
    assert ids(plan) == ["apart:shows.csv"]
    assert len(done(plan).screenings()) == 2
    festival = done(plan, apart="together")
    (screening,) = festival.screenings()
    assert festival.programmes[screening.programme_id].kind is ProgrammeKind.FILMS


def test_a_short_before_a_feature_with_one_end_is_one_programme() -> None:
    rows = """start,end,venue,screen,title
2026-11-05 14:00,2026-11-05 15:45,Odeon,One,Rain
2026-11-05 14:00,2026-11-05 15:45,Odeon,One,Salt
"""
    plan = planned(rows)
    assert (ids(plan), len(done(plan).screenings())) == ([], 1)


def test_cancelled_and_elsewhere_is_not_together() -> None:
    rows = """start,venue,screen,title,cancelled
2026-11-05 14:00,Odeon,One,Rain,0
2026-11-05 14:00,Odeon,One,Reed,1
2026-11-05 14:00,Odeon,Two,Reed,0
"""
    festival = done(planned(rows))
    assert len(festival.screenings()) == 3
    assert sum(screening.cancelled for screening in festival.screenings()) == 1


@pytest.mark.parametrize("cell", ["Rain + Reed", "Rain / Reed", "Rain; Reed", '"Rain, Reed"'])
def test_several_titles_in_one_cell(cell: str) -> None:
    festival = done(planned(f"start,venue,screen,title\n2026-11-05 14:00,Odeon,One,{cell}\n"))
    (screening,) = festival.screenings()
    assert [f.title for f in festival.films_of(screening.programme_id)] == ["Rain", "Reed"]


def test_a_comma_in_a_title_parts_nothing() -> None:
    rows = 'start,venue,screen,title\n2026-11-05 14:00,Odeon,One,"Love, etc."\n'
    assert shown(done(planned(rows))) == [("2026-11-05T14:00", "Love, etc.")]


LONG = """start,end,venue,screen,title
2026-11-05 14:00,2026-11-05 16:03,Odeon,One,Salt
2026-11-05 18:00,2026-11-05 19:33,Odeon,One,Salt
2026-11-06 14:00,2026-11-06 16:03,Odeon,One,Salt
"""


@pytest.mark.parametrize(
    ("choice", "minutes"), [("given", (0, 0)), ("intro", (30, 0)), ("qa", (0, 30))]
)
def test_the_rest_of_a_slot_is_asked_about_once(choice: str, minutes: tuple[int, int]) -> None:
    plan = planned(LONG)
    assert ids(plan) == ["slots:shows.csv"]
    assert [place.line for place in plan.questions[0].places] == [2, 4]
    festival = done(plan, slots=choice)
    spans = [festival.span(screening) for screening in festival.screenings()]
    assert [(s.intro, s.qa) for s in spans] == [minutes, (0, 0), minutes]
    assert iso(spans[0].end) == "2026-11-05T16:03"
    assert (festival.screenings()[0].stated_end is None) is (choice != "given")


@pytest.mark.parametrize("choice", ["given", "intro", "qa"])
def test_the_same_file_again_asks_nothing_that_was_settled(choice: str) -> None:
    festival = done(planned(LONG), slots=choice)
    again = planned(LONG, festival)
    assert not again.changes_anything
    assert ids(again) == []


FLAT = """Date;Time;Cinema;Hall;Film;Director;Year;Duration;Ticket link
2026-11-05;14:00;Odeon;One;Salt;Ann Sol;2001;93 min;https://t.example/1
2026-11-05;16:00;Odeon;Two;Rain;Bo Li;2002;12 min;https://t.example/2
2026-11-06;16:00;Odeon;One;Salt;Ann Sol;2001;93 min;https://t.example/3
"""


def test_one_sheet_tells_of_films_screens_and_screenings() -> None:
    plan = plan_import(start(), [source("shows", FLAT)])
    assert plan.errors == ()
    assert ids(plan) == ["screens:shows.csv"]
    festival = applied(start(), plan.as_edit(start()))
    assert shown(festival) == [
        ("2026-11-05T14:00", "Salt"),
        ("2026-11-05T16:00", "Rain"),
        ("2026-11-06T16:00", "Salt"),
    ]
    salt = next(film for film in festival.films.values() if film.title == "Salt")
    assert (salt.runtime_seconds, salt.year, len(festival.films)) == (93 * 60, 2001, 2)
    assert [festival.screen_name(screen) for screen in festival.screens]
    again = plan_import(festival, [source("shows", FLAT)])
    assert not again.changes_anything


def test_a_screen_that_is_not_there_may_be_a_slip() -> None:
    there = a_festival(screens=1)
    plan = plan_import(there, [source("films", FILMS), source("shows", FLAT)])
    assert len(plan.errors) == 3
    added = plan.answered(there, said={"screens:shows.csv": "add"})
    assert added.errors == ()
    assert len(applied(there, added.as_edit(there)).screens) == 3


@pytest.mark.parametrize(
    "grid",
    [
        "Time,Odeon 1,Odeon 2\n14:00,Salt,Rain\n16:00,Reed,\n",
        "Screen,10:00,12:00,14:00\nOdeon 1,Salt,Rain,Reed\n",
    ],
)
def test_a_drawn_timetable_is_refused_by_name(grid: str) -> None:
    with pytest.raises(UserError, match="drawn as a grid"):
        plan_import(start(), [source("shows", grid)])


NOVEMBER = (date(2026, 11, 5), date(2026, 11, 8))


def serials(text: str, days: tuple[date, ...] = NOVEMBER) -> Understood:
    return Tables().read(Source("t.csv", text, ".csv", names=Names(days=days)))


@pytest.mark.parametrize(
    "text",
    [
        "date,time,venue,title\n46332,0.8125,Odeon,Salt\n46333,19:30,Odeon,Rain\n",
        "start,venue,title\n46332.8125,Odeon,Salt\n46333.5,Odeon,Rain\n",
        "Datum;Uhrzeit;Kino;Titel\n44870;19:30;Odeon;Salt\n",
    ],
    ids=["dates and times", "moments", "from 1904"],
)
def test_numbers_that_a_spreadsheet_left_for_dates(text: str) -> None:
    found = serials(text)
    assert iso(found.screenings[0].start) == "2026-11-06T19:30"
    (doubt,) = found.problems
    assert "is 2026-11-06." in doubt.message
    assert doubt.severity == "doubt"


@pytest.mark.parametrize(
    "text",
    [
        "date,time,venue,title\n46332,19:30,Odeon,Salt\n2026-11-07,19:30,Odeon,Rain\n",
        "date,time,venue,title\n36332,19:30,Odeon,Salt\n",
    ],
    ids=["not all", "another year"],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert "is not a date" in serials(text).problems[0].message
    assert "is not a date" in serials(text, ()).problems[0].message


CALLED = """film_ids,title,date,time,venue,screen
4,Long Day – Part 1,2026-11-05,10:00,Odeon,One
4,LONG DAY,2026-11-06,10:00,Odeon,One
4,Long Day + Q&A,2026-11-06,19:00,Odeon,One
2|3,Rain,2026-11-05,14:00,Odeon,One
2|3,Shorts A,2026-11-06,14:00,Odeon,One
2|3,Shorts A,2026-11-07,14:00,Odeon,One
1,Night,2026-11-07,17:00,Odeon,One
"""


def test_what_a_timetable_calls_its_films_is_kept() -> None:
    plan = planned(CALLED)
    assert [problem.sentence() for problem in plan.problems] == [
        (
            "shows.csv, line 8, title: "
            "The row names the film “Salt”, and its title is that of another film."
        )
    ]
    came = done(plan)
    assert [came.screening_title(screening) for screening in came.screenings()] == [
        "Long Day – Part 1", "Shorts A", "Long Day", "Shorts A", "Long Day", "Shorts A", "Salt",
    ]  # fmt: skip
    assert not plan_import(came, [source("shows", CALLED)]).changes_anything
