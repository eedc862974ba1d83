"""Timetables as festivals, ticket systems and archives lay them out; each as a person reads it.

The festival is that of 8 to 18 April 2027, a Thursday to a Sunday.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest

from planner.exchange import ImportPlan, plan_import
from planner.exchange.source import Source
from planner.model import Festival
from planner.times import iso
from tests.build import a_festival, applied
from tests.planner.exchange.books import Cells, xlsx

Show = tuple[str, str, str]


def start() -> Festival:
    return a_festival(screens=0, days=11, first_day="2027-04-08", zone="Europe/Paris")


def planned(**texts: str) -> ImportPlan:
    return plan_import(start(), [Source(f"{n}.csv", text, ".csv") for n, text in texts.items()])


def of_workbook(sheets: Mapping[str, Cells], touch: Any = None) -> ImportPlan:
    data = xlsx(sheets, touch)
    return plan_import(start(), [Source("t.xlsx", "", ".xlsx", data=data, foreign="no")])


def done(plan: ImportPlan) -> Festival:
    return applied(start(), plan.as_edit(start()))


def shown(plan: ImportPlan) -> list[Show]:
    festival = done(plan)
    return [
        (
            iso(s.start)[5:],
            festival.screen_name(s.screen_id),
            s.title or festival.title(s.programme_id),
        )
        for s in festival.screenings()
    ]


def said(plan: ImportPlan) -> str:
    return "\n".join(problem.sentence() for problem in plan.problems)


THURSDAY: Show = ("04-08T19:30", "Odeon", "Salt")
FRIDAY: Show = ("04-09T14:15", "Odeon", "Rain")


@pytest.mark.parametrize(
    "text",
    [
        "Date,Time,Venue,Title\nThu 8 April,7.30pm,Odeon,Salt\nFri 9 April,2.15 pm,Odeon,Rain\n",
        "Datum;Zeit;Kino;Film\nDo. 8.4.;19.30 Uhr;Odeon;Salt\nFr. 9.4.;14.15;Odeon;Rain\n",
        "Jour;Heure;Lieu;Film\njeudi 8 avril;19h30;Odeon;Salt\nvendredi 9 avril;14h15;Odeon;Rain\n",
        (
            "Día;Hora;Sede;Película\njueves 8 de abril;19:30 hs;Odeon;Salt\n"
            "viernes 9 de abril;14:15 hs;Odeon;Rain\n"
        ),
        (
            "Data;Ora;Sala;Titolo\nGiovedì 8 aprile;ore 19.30;Odeon;Salt\n"
            "Venerdì 9 aprile;14,15;Odeon;Rain\n"
        ),
        (
            "Data;Hora;Sala;Filme\nquinta-feira, 8 de abril;19h30;Odeon;Salt\n"
            "sexta-feira, 9 de abril;14h15;Odeon;Rain\n"
        ),
        "日期,时间,影院,影片\n4月8日,19:30,Odeon,Salt\n4月9日(周五),下午2:15,Odeon,Rain\n",
    ],
    ids=("en", "de", "fr", "es", "it", "pt", "zh"),
)
def test_dates_without_a_year_are_those_of_the_festival(text: str) -> None:
    plan = planned(t=text)
    assert shown(plan) == [THURSDAY, FRIDAY]
    assert "day of the week" not in said(plan)


def test_another_day_of_the_week_is_doubted() -> None:
    plan = planned(t="Date,Time,Venue,Title\nFri 8 April,19:30,Odeon,Salt\n")
    assert shown(plan) == [THURSDAY]
    assert "2027-04-08 is not the day of the week that the text says." in said(plan)


@pytest.mark.parametrize(
    ("dates", "order"),
    [(("08/04/2027", "09/04/2027"), "day"), (("4/8/27", "4/9/27"), "month"),
     (("8/4", "9/4"), "day")],
)  # fmt: skip
def test_the_festival_tells_day_and_month_apart(dates: tuple[str, str], order: str) -> None:
    rows = zip(dates, ("19:30", "14:15"), ("Salt", "Rain"), strict=True)
    text = "".join(f"{day},{time},Odeon,{film}\n" for day, time, film in rows)
    plan = planned(t="Date,Time,Venue,Title\n" + text)
    assert shown(plan) == [THURSDAY, FRIDAY]
    assert f"read with the {order} first" in said(plan)


def test_dates_in_two_digits_of_which_one_tells() -> None:
    plan = planned(t="Date,Time,Venue,Title\n8/4/27,19:30,Odeon,Salt\n13/04/27,14:00,Odeon,Rain\n")
    assert shown(plan) == [THURSDAY, ("04-13T14:00", "Odeon", "Rain")]
    assert "first, since" not in said(plan)


def test_days_in_lines_of_their_own() -> None:
    plan = planned(
        t="FESTIVAL PROGRAMME 2027,,,\n,,,\nTime,Cinema,Film,Director\n"
        "Thursday 8 April – Opening,,,\n7.30pm,Odeon,Salt,Cy Tan\n"
        "Friday 9 April,,,\n2.15 pm,Odeon,Rain,Anna Sol\n"
    )
    assert shown(plan) == [THURSDAY, FRIDAY]
    assert "“Thursday 8 April – Opening” was read as the day" in said(plan)
    assert plan.errors == ()


@pytest.mark.parametrize("names", [("Thu 8 April", "Fri 9.4."), ("Day 1", "Tag 2")])
def test_a_sheet_for_each_day(names: tuple[str, str]) -> None:
    rows = ["19:30", "Odeon", "Salt"], ["14:15", "Odeon", "Rain"]
    headings = ["Time", "Screen", "Film"]
    plan = of_workbook({name: [headings, row] for name, row in zip(names, rows, strict=True)})
    assert shown(plan) == [THURSDAY, FRIDAY]


def test_days_and_places_written_once_for_several_rows() -> None:
    plan = planned(
        t="Date,Venue,Time,Film\nThursday 8 April,Odeon,19:30,Salt\n,,22:00,Rain\n"
        ",Ritz,22:30,Reed\nFriday 9 April,Odeon,14:15,Rain\n"
    )
    assert shown(plan) == [
        THURSDAY, ("04-08T22:00", "Odeon", "Rain"), ("04-08T22:30", "Ritz", "Reed"), FRIDAY,
    ]  # fmt: skip
    assert "2 rows leave their day or their place empty" in said(plan)


def test_the_films_of_a_programme_below_its_name() -> None:
    plan = planned(
        t="Programme,Film,Director,Runtime,Date,Time,Venue\n"
        "Shorts 1,Reed,A B,12,2027-04-08,14:00,Odeon\n,Rush,C D,8,,,\n,Rope,E F,15,,,\n"
    )
    festival = done(plan)
    (screening,) = festival.screenings()
    assert festival.title(screening.programme_id) == "Shorts 1"
    assert [f.title for f in festival.films_of(screening.programme_id)] == ["Reed", "Rush", "Rope"]


def test_sections_in_lines_of_their_own() -> None:
    plan = planned(
        t="Title,Director,Country,Year,Min\nCOMPETITION,,,,\nSalt,Cy Tan,Chile,2025,93\n"
        "Rain,Anna Sol,France,2026,102\nPANORAMA,,,,\nReed,Bo Li,China,2026,88\n"
    )
    assert [(row.title, row.section) for row in plan.rows.films] == [
        ("Salt", "COMPETITION"), ("Rain", "COMPETITION"), ("Reed", "PANORAMA"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "end"),
    [("19:30-21:03", "04-08T21:03"), ("7.30–9.03pm", "04-08T21:03"),
     ("10.30pm – 12.12am", "04-09T00:12"), ("19h30 - 21h03", "04-08T21:03")],
)  # fmt: skip
def test_start_and_end_in_one_cell(cell: str, end: str) -> None:
    (row,) = planned(t=f"Date,Time,Venue,Film\n8 Apr 2027,{cell},Odeon,Salt\n").rows.screenings
    assert row.end is not None
    assert iso(row.end)[5:] == end


@pytest.mark.parametrize(
    "cell", ["2027-04-08T17:30:00Z", "2027-04-08T19:30+02:00", "2027-04-08 12:30:00-05:00"]
)
def test_moments_that_say_how_far_they_are_from_utc(cell: str) -> None:
    assert shown(planned(t=f"start,venue,title\n{cell},Odeon,Salt\n")) == [THURSDAY]


def test_a_date_column_with_the_time_in_it() -> None:
    assert shown(planned(t='Date,Venue,Film\n"Thu, Apr 8, 7:30 PM",Odeon,Salt\n')) == [THURSDAY]


def test_a_fraction_of_a_day_is_no_time_written_with_a_dot() -> None:
    plan = of_workbook({"S": [["Date", "Time", "Venue", "Film"], [46485, 0.8125, "Odeon", "Salt"],
                              [46486, 0.25, "Odeon", "Rain"]]})  # fmt: skip
    assert shown(plan) == [THURSDAY, ("04-09T06:00", "Odeon", "Rain")]


OFF = ("04-09T14:15", "Odeon", "Rain", "cancelled")


def states(plan: ImportPlan) -> list[tuple[str, str, str, str]]:
    festival = done(plan)
    status = [s.status.value for s in festival.screenings()]
    return [(*show, one) for show, one in zip(shown(plan), status, strict=True)]


@pytest.mark.parametrize(
    "row",
    [
        ("Rain", "fällt aus", ""), ("Rain", "séance annulée", ""), ("Rain", "canc.", ""),
        ("Rain", "suspendida", ""), ("Rain", "annullata", ""), ("Rain", "cancelado", ""),
        ("Rain", "已取消", ""), ("CANCELLED: Rain", "", ""), ("Rain (abgesagt)", "", ""),
        ("Rain – annulé", "", ""), ("Rain", "", "Cancelled – the guest is ill"),
    ],
)  # fmt: skip
def test_cancelled_in_whatever_words(row: tuple[str, str, str]) -> None:
    plan = planned(
        t="Date,Time,Venue,Title,Status,Notes\n2027-04-08,19:30,Odeon,Salt,,not cancelled yet\n"
        f"2027-04-09,14:15,Odeon,{','.join(row)}\n"
    )
    assert states(plan) == [(*THURSDAY, "pencilled"), OFF]
    assert ("“Rain” was read as cancelled" in said(plan)) == (not row[1])


def test_a_row_that_is_struck_through_is_cancelled() -> None:
    def strike(book: Any, sheets: Any) -> None:
        line = book.add_format({"font_strikeout": True})
        for at, text in enumerate(("2027-04-09", "14:15", "Odeon", "Rain")):
            sheets["S"].write(2, at, text, line)

    rows = [["Date", "Time", "Venue", "Title"], ["2027-04-08", "19:30", "Odeon", "Salt"]]
    plan = of_workbook({"S": rows}, strike)
    assert states(plan) == [(*THURSDAY, "pencilled"), OFF]
    assert "S, D3" in said(plan).replace("sheet “S”", "S")


def test_one_id_for_two_films_loses_neither() -> None:
    text = "ID,Title,Min\n1,Salt,93\n1,Rain,102\n"
    plan = planned(films=text)
    festival = done(plan)
    assert {f.title: f.external_id for f in festival.films.values()} == {"Salt": "1", "Rain": ""}
    assert "The id 1 is that of “Salt” on line 2; “Rain” has none now." in said(plan)
    assert not plan_import(festival, [Source("films.csv", text, ".csv")]).changes_anything


def test_ids_without_the_zeros_that_a_spreadsheet_took_away() -> None:
    plan = planned(
        films="ID,Title,Min\n001,Salt,93\n002,Rain,102\n",
        shows="Date,Time,Venue,Film ID\n2027-04-08,19:30,Odeon,1\n2027-04-09,14:15,Odeon,002\n",
    )
    assert shown(plan) == [THURSDAY, FRIDAY]


@pytest.mark.parametrize(
    ("cell", "seats"),
    [("120+2", 120), ("85 (+1 wheelchair)", 85), ("ca. 60", 60), ('"1,200"', 1200), ("90", 90),
     ("70 Plätze", 70)],
)  # fmt: skip
def test_seats_as_people_count_them(cell: str, seats: int) -> None:
    plan = planned(screens=f"Cinema,Hall,Seats\nOdeon,One,{cell}\n")
    assert [screen.seats for screen in done(plan).screens.values()] == [seats]
    assert plan.errors == ()


@pytest.mark.parametrize(
    "text",
    [
        "Show Name,Show Date,Show Time,Venue Name,Sold\nSalt,4/8/2027,7:30PM,Odeon,10\n",
        "Title,Screen Name,Feature Start Time\nSalt,Odeon,2027-04-08 19:30\n",
        "Tag;Von;Bis;Kino;Film\nDo 08.04.2027;19:30;21:03;Odeon;Salt\n",
        'When,Where,What\n"Thu, Apr 8, 7:30 PM",Odeon,Salt\n',
    ],
    ids=("agile", "veezi", "kino", "w"),
)
def test_headings_of_ticket_systems_and_houses(text: str) -> None:
    plan = planned(t=text)
    assert shown(plan) == [THURSDAY]
    assert "Nobody knows" not in said(plan)


def test_noon_beside_a_date_that_could_be_two() -> None:
    plan = planned(t="Start,Venue,Title\n04/08/2027 12:30 PM,Odeon,Salt\n")
    assert shown(plan) == [("04-08T12:30", "Odeon", "Salt")]


def test_midnight_of_a_spreadsheet_is_a_day_alone() -> None:
    times = map(datetime.fromisoformat, ("2027-04-08 19:30", "2027-04-09", "2027-04-09 14:15"))
    table: list[list[Any]] = [["Start", "Venue", "Title"]]
    table += [[time, "Odeon", "Salt"] for time in times]
    assert [show[0] for show in shown(of_workbook({"S": table}))] == [
        "04-08T19:30", "04-09T00:00", "04-09T14:15",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title", ["Salt (93')", "SALT + Q&A", "Salt, with Q&A", "Salt [35mm] – talk with Cy Tan"]
)
def test_titles_with_something_behind_them(title: str) -> None:
    plan = planned(
        films="ID,Title,Min\n1,Salt,93\n2,Rain,60\n",
        shows=f'Date,Time,Venue,Title\n2027-04-08,19:30,Odeon,"{title}"\n',
    )
    assert shown(plan) == [THURSDAY]
    assert f"“{title}” was taken for “Salt”." in said(plan)


def test_what_is_no_number_of_minutes_of_a_talk() -> None:
    rows = [("Yes", "19:30"), ("No", "20:30"), ("15 min", "21:30"), ("10", "22:30")]
    text = "".join(f"2027-04-08,{time},Odeon,Salt,{said}\n" for said, time in rows)
    plan = planned(t="Date,Time,Venue,Title,Q&A\n" + text)
    assert [row.qa_minutes for row in plan.rows.screenings] == [None, None, 15, 10]
    assert plan.errors == ()
    assert "“Yes” says that there is one" in said(plan)


def test_totals_in_words() -> None:
    for total in ("Summe,,195 Min.", "2 films,,195"):
        plan = planned(t=f"Title,Year,Min\nSalt,2025,93\nRain,2026,102\n{total}\n")
        assert [row.title for row in plan.rows.films] == ["Salt", "Rain"]


@pytest.mark.parametrize(
    ("cell", "year"), [("2025/2026", 2025), ("©2026", 2026), ("2024-25", 2024), ("c. 1931", 1931)]
)
def test_years_with_something_around_them(cell: str, year: int) -> None:
    plan = planned(t=f"Title,Year,Min\nSalt,{cell},93\n")
    assert (plan.rows.films[0].year, plan.errors) == (year, ())


@pytest.mark.parametrize(
    ("cell", "start"),
    [("12 noon", "04-08T12:00"), ("Mitternacht", "04-09T00:00"), ("正午", "04-08T12:00")],
)
def test_noon_and_midnight(cell: str, start: str) -> None:
    assert shown(planned(t=f"Date,Time,Venue,Film\n2027-04-08,{cell},Odeon,Salt\n")) == [
        (start, "Odeon", "Salt")
    ]


def test_lengths_that_are_all_hours_and_minutes() -> None:
    plan = planned(t="Title,Year,Length\nSalt,2025,1:33\nRain,2026,1:42\n")
    assert [row.runtime_seconds for row in plan.rows.films] == [5580, 6120]
    assert "read as hours and minutes" in said(plan)
    plan = planned(t="Title,Year,Length\nSalt,2025,1:33\nRain,2026,12:30\n")
    assert [row.runtime_seconds for row in plan.rows.films] == [93, 750]


def test_states_of_sale_say_nothing_of_a_screening() -> None:
    plan = planned(t="Date,Time,Venue,Film,Status\n2027-04-08,19:30,Odeon,Salt,Sold out\n")
    assert "no status" not in said(plan)


def test_a_sheet_for_each_day_drawn_as_a_grid() -> None:
    def merge(_book: Any, sheets: Any) -> None:
        sheets["Thu 8 April"].merge_range(1, 1, 2, 1, "Salt")

    plan = of_workbook(
        {
            "Thu 8 April": [["", "Odeon", "Ritz"], ["19:30", "Salt", "19:45 Reed"],
                            ["20:00", "", ""], ["22:00", "–", "Rain\n93 min"],
                            ["00:30", "", "Night"]],
            "Fri 9 April": [["", "Odeon", "Ritz"], ["14:15", "Rain", ""]],
        },
        merge,
    )  # fmt: skip
    assert sorted(shown(plan)) == [
        THURSDAY, ("04-08T19:45", "Ritz", "Reed"), ("04-08T22:00", "Ritz", "Rain"),
        ("04-09T00:30", "Ritz", "Night"), FRIDAY,
    ]  # fmt: skip
    assert plan.errors == ()
    assert said(plan).count("drawn as a grid; each filled cell") == 2


def test_a_grid_with_its_screens_at_the_side_and_its_day_above() -> None:
    text = "Thursday 8 April,,\n,19:30,22:00\nOdeon,Salt,\nRitz,,CANCELLED: Rain\n"
    assert states(planned(t=text)) == [
        (*THURSDAY, "pencilled"), ("04-08T22:00", "Ritz", "Rain", "cancelled"),
    ]  # fmt: skip
    assert shown(planned(t="8 April 2027,Odeon,Ritz\n19:30,Salt,\n22:00,,Rain\n")) == [
        THURSDAY, ("04-08T22:00", "Ritz", "Rain"),
    ]  # fmt: skip


def test_a_grid_of_days_with_a_sheet_for_each_screen() -> None:
    plan = of_workbook({"Odeon": [["", "Thu 8 April", "Fri 9 April"], ["14:15", "", "Rain"],
                                  ["19:30", "Salt", ""]]})  # fmt: skip
    assert shown(plan) == [THURSDAY, FRIDAY]


def test_notes_below_a_table_are_none_of_it() -> None:
    plan = planned(
        t="Title,Director,Year,Min\nSalt,A B,2025,93\nRain,C D,2026,102\nTotal,,,195\n\n"
        "* world premiere,,,\nPrinted 1 April 2027,,,\n"
    )
    assert [row.title for row in plan.rows.films] == ["Salt", "Rain"]
    assert [left.line for left in plan.leftovers] == [4, 6, 7]
    plan = planned(t="Date,Time,Venue,Title\n2027-04-08,19:30,Odeon,Salt\n* subject to change,,,\n")
    assert (shown(plan), plan.errors) == ([THURSDAY], ())


def test_a_column_that_no_row_is_asked_for_is_named() -> None:
    plan = planned(t="Title,Year,Min,Programme\nReed,2025,12,Shorts 1\nRush,2026,9,Shorts 1\n")
    assert [left.text for left in plan.leftovers] == ["Columns that were not read: Programme."]


def test_programmes_by_their_name() -> None:
    plan = planned(
        films="ID,Title,Min\n2,Reed,12\n3,Rush,8\n",
        blocks="Programme,Films\nShorts 1,Reed|Rush\n",
        shows="Date,Time,Venue,Programme\n2027-04-08,19:30,Odeon,Shorts 1\n",
    )
    assert shown(plan) == [("04-08T19:30", "Odeon", "Shorts 1")]


def test_arrivals_by_the_day_and_with_a_time_of_their_own() -> None:
    plan = planned(
        guests="Last name;First name;E-mail;Arrival date;Arrival time;Departure date\n"
        "Li;An;a@b.org;Thu 8 April;14:30;Sat 10 April\n"
    )
    (person,) = done(plan).people.values()
    assert person.arrives is not None
    assert person.leaves is not None
    assert (iso(person.arrives), iso(person.leaves)) == ("2027-04-08T14:30", "2027-04-11T00:00")
    assert said(plan).count("taken for the end of that day") == 1


def test_thousands_in_columns_that_are_read_as_they_are_declared() -> None:
    plan = planned(t='Title,Year,Min,Expected audience\nSalt,2025,93,"1,200"\nRain,2026,9,300.0\n')
    assert [film.expected_demand for film in done(plan).films.values()] == [1200, 300]


def test_films_and_people_on_lines_of_one_cell() -> None:
    plan = planned(
        films='ID,Title,Min,Credits\n2,Reed,12,"Editor: An Li\nSound: Bo Sol"\n3,Rush,8,\n',
        shows='Date,Time,Venue,Films\n2027-04-08,19:30,Odeon,"Reed\nRush"\n',
    )
    assert shown(plan) == [("04-08T19:30", "Odeon", "Reed + Rush")]
    assert [(c.role, c.name) for c in plan.rows.films[0].credits] == [
        ("Editor", "An Li"), ("Sound", "Bo Sol"),
    ]  # fmt: skip
