"""The people of a cell, one or several, and names with the family name first."""

from __future__ import annotations

import pytest

from planner.exchange.base import Understood
from planner.exchange.readers.tables import Tables
from planner.exchange.source import Source


def read(text: str, name: str = "t.csv") -> Understood:
    return Tables().read(Source(name, text, ".csv"))


def directors(*cells: str) -> tuple[list[list[str]], list[str]]:
    rows = "".join(f'Film {n},{1990 + n},"{cell}"\n' for n, cell in enumerate(cells))
    found = read("Title,Year,Director\n" + rows)
    return [[c.name for c in film.credits] for film in found.films], [
        f"{p.line} {p.field} {p.severity}: {p.message}" for p in found.problems
    ]


def test_a_column_with_the_family_name_first_is_turned_and_that_is_said_once() -> None:
    names, problems = directors(
        "Tan, Cy", "García Márquez, Ana María", "Sol, Ann", "Lee, Bo; Ray, Di"
    )
    assert names == [["Cy Tan"], ["Ana María García Márquez"], ["Ann Sol"], ["Bo Lee", "Di Ray"]]
    (problem,) = problems
    assert problem == (
        "1 Director doubt: The names have the family name first and were turned: "
        "“Tan, Cy” was read as “Cy Tan”."
    )


def test_one_alone_is_turned_and_doubted() -> None:
    names, problems = directors("Ann Sol", "Tan, Cy", "Bo Lee")
    assert names == [["Ann Sol"], ["Cy Tan"], ["Bo Lee"]]
    (problem,) = problems
    assert problem == (
        "3 Director doubt: “Tan, Cy” was read as the name “Cy Tan”; "
        "put a semicolon between two people."
    )


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ann Sol, Bo Lee", ["Ann Sol", "Bo Lee"]),
        ("Ann Sol, Bo Lee, Cy Tan", ["Ann Sol", "Bo Lee", "Cy Tan"]),
        ("Robert Sol, Jr.", ["Robert Sol, Jr."]),
        ("李安, 王家衛", ["李安", "王家衛"]),
        ("Ann Sol & Cher", ["Ann Sol", "Cher"]),
        ("Cher, Bo, Ann", ["Cher, Bo, Ann"]),
    ],
)
def test_people_and_what_is_no_turned_name(cell: str, names: list[str]) -> None:
    assert directors(cell, cell) == ([names, names], [])


def test_companies_are_not_turned() -> None:
    found = read('Title,Year,Producer\nSalt,2001,"Acme, Berlin"\nRain,2002,Ann Sol\n')
    assert [film.credits[0].name for film in found.films] == ["Acme, Berlin", "Ann Sol"]


def test_the_names_of_a_list_of_people() -> None:
    found = read('Name,Role,Email\n"Tan, Cy",guest,c@example.org\nAnn Sol,guest,a@example.org\n',
                 "people.csv")  # fmt: skip
    assert [row.values["name"] for row in found.listed] == ["Cy Tan", "Ann Sol"]
    assert [problem.message for problem in found.problems] == [
        "“Tan, Cy” was read as the name “Cy Tan”."
    ]
