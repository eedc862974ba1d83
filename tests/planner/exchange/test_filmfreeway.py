"""The export of submissions: selected films come in, the submitters' data stays out."""

from __future__ import annotations

import csv
import io

from planner.exchange.base import Understood
from planner.exchange.readers.tables import Tables
from planner.exchange.source import Source
from tests.planner.exchange.books import xlsx

HEADINGS = [
    "First Name", "Last Name", "Birthdate", "Email", "Country", "Tracking Number", "Project Title",
    "Project Title (Original Language)", "Synopsis", "Synopsis (Original Language)", "Duration",
    "Country of Origin", "Language", "Trailer URL", "Project Type", "Completion Date",
    "Production Budget", "Directors", "Writers", "Producers", "Key Cast", "Submission Status",
    "Judging Status", "Submission Categories", "Submission ID",
]  # fmt: skip
ROWS = [
    ["Eve", "Doe", "1990-01-02", "eve@example.org", "Canada", "RF101", "Salt", "Sal", "A pier.",
     "Un muelle.", "00:12:30", "Chile, Spain", "Spanish", "https://example.org", "Short",
     "March 1, 2025", "1,000 USD", "Ann Sol, Bo Li", "Ann Sol", "", "Cy Tan", "In Consideration",
     "Selected", "Shorts", "9001"],
    ["Dan", "Roe", "1991-01-02", "dan@example.org", "Peru", "RF102", "Rain", "", "", "", "01:33:00",
     "Peru", "Spanish", "", "Feature", "2024-06-30", "", "Dan Roe", "", "", "", "In Consideration",
     "Not Selected", "Features", "9002"],
    ["Fay", "Poe", "1992-01-02", "fay@example.org", "Mali", "RF103", "Wind", "", "", "", "00:58:00",
     "Mali", "French", "", "Feature", "2024", "", "Fay Poe", "", "", "", "In Consideration",
     "Undecided", "Features", "9003"],
]  # fmt: skip


def as_csv(headings: list[str] = HEADINGS, rows: list[list[str]] = ROWS) -> Understood:
    out = io.StringIO()
    csv.writer(out).writerows([headings, *rows])
    return Tables().read(Source("ff.csv", out.getvalue(), ".csv"))


def as_xlsx() -> Understood:
    data = xlsx({"Submissions": [HEADINGS, *ROWS]})
    return Tables().read(Source("ff.xlsx", "", ".xlsx", data=data, foreign="no"))


def test_selected_and_undecided_films_come_in_from_both_formats() -> None:
    for found in (as_csv(), as_xlsx()):
        salt, wind = found.films
        assert found.problems == []
        assert (salt.external_id, salt.title, salt.original_title) == ("RF101", "Salt", "Sal")
        assert (salt.runtime_seconds, salt.year, salt.countries) == (750, 2025, ("Chile", "Spain"))
        assert (salt.section, salt.status, wind.status) == ("Shorts", "confirmed", "invited")
        assert [(c.role, c.name) for c in salt.credits] == [
            ("Director", "Ann Sol"), ("Director", "Bo Li"), ("Writer", "Ann Sol"),
            ("Cast", "Cy Tan"),
        ]  # fmt: skip
        assert found.tables[0].kind == "submissions"


def test_what_was_not_selected_is_named() -> None:
    assert "“Rain” was not selected" in as_csv().leftovers[0].text


def test_private_data_stays_out_and_that_is_said() -> None:
    found = as_csv()
    assert "eve@example.org" not in repr(found.films)
    (said,) = [left.text for left in found.leftovers if "people who submitted" in left.text]
    assert said.endswith("First Name, Last Name, Birthdate, Email, Country.")


def submitted(**said: str) -> list[str]:
    """A row with every heading; the names of arguments have underscores for spaces."""
    known = {name.replace("_", " "): text for name, text in said.items()}
    usual = {"Directors": "Ann Sol", "Judging Status": "Selected", "Duration": "00:12:30"}
    return [{**usual, **known}.get(heading, "") for heading in ALL]


ALL = [
    *HEADINGS, "Gender", "Country of Filming", "Genres", "Aperture", "ISO / Film", "Other Credits",
    "Submission Password", "Submission Notes", "Submission Custom Field 1",
    "Submission Custom Answer 1",
]  # fmt: skip


def test_every_column_comes_in_or_is_named() -> None:
    found = as_csv(ALL, [submitted(
        Project_Title="Salt", Tracking_Number="RF1", Language="Spanish", Country_of_Filming="Peru",
        Genres="Drama, Comedy", Aperture="f/2", Directors="Cher, Al Bo, Jr.",
        Other_Credits="Yan Fo (Director of Photography), Editor: Di Sa, Ed Fu",
        Submission_Custom_Field_1="Will you attend?", Submission_Custom_Answer_1="Yes",
        Submission_Password="hush",
        **{"Synopsis (Original Language)": "Un muelle."},
    )])  # fmt: skip
    (film,) = found.films
    assert found.problems == []
    assert [(c.role, c.name) for c in film.credits] == [
        ("Director", "Cher"), ("Director", "Al Bo, Jr."), ("Director of Photography", "Yan Fo"),
        ("Editor", "Di Sa"), ("", "Ed Fu"),
    ]  # fmt: skip
    assert film.texts == {("es", "synopsis"): "Un muelle."}
    assert film.note.splitlines() == [
        "Country of Filming: Peru", "Genres: Drama, Comedy", "Will you attend?: Yes",
    ]  # fmt: skip
    unread = " ".join(left.text for left in found.leftovers)
    assert "Aperture, ISO / Film" in unread
    assert "hush" not in repr(film)


def test_a_film_in_two_categories_is_one_film() -> None:
    found = as_csv(ALL, [
        submitted(Project_Title="Salt", Tracking_Number="RF1", Judging_Status="Undecided"),
        submitted(Project_Title="Salt", Tracking_Number="RF2", Judging_Status="Award Winner"),
        submitted(Project_Title="Rain", Tracking_Number="RF3", Judging_Status="Semi-Finalist"),
    ])  # fmt: skip
    assert [(film.external_id, film.status) for film in found.films] == [
        ("RF1", "confirmed"), ("RF3", "invited"),
    ]  # fmt: skip
    assert ["several categories" in problem.message for problem in found.problems] == [True]
