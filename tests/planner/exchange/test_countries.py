"""The names and codes of countries, in prose and in columns."""

from __future__ import annotations

import subprocess
import sys

import pytest

from planner.exchange.base import Understood
from planner.exchange.countries import are_codes, country, country_code
from planner.exchange.readers.tables import Tables
from planner.exchange.source import Source

GERMANY = """Germany Allemagne Deutschland Alemania Germania Alemanha Duitsland 德国 德國
ドイツ 독일
ألمانيا Германия Німеччина Γερμανία גרמניה آلمان"""


@pytest.mark.parametrize(
    "name",
    [
        *GERMANY.split(), "Kirgisistan", "Guinée équatoriale", "Bosnia & Herzegovina",
        "Côte d’Ivoire",
        "Bosnia and Herzegovina", "Hong Kong", "香港", "Korea", "Turkey", "Türkiye", "Kosovo",
        "Palestine", "Scotland", "USA", "U.K.", "EE.UU.", "BRD", "Czechoslovakia", "Jugoslawien",
        "URSS", "République démocratique du Congo", "People's Republic of China", "アメリカ",
    ],
)  # fmt: skip
def test_countries_are_known_in_many_languages_as_catalogues_write_them(name: str) -> None:
    assert country(name).replace("'", "’") == name.replace("'", "’")
    assert country(name.upper())


@pytest.mark.parametrize(
    "text",
    [
        "", "F", "FR", "FRA", "Maurice", "Dominique", "Granada", "Reunión", "Salvador", "world",
        "Europe", "Antarctica", "Unknown Region", "United Nations", "Salt", "Ann Sol", "x" * 999,
    ],
)  # fmt: skip
def test_what_is_a_name_a_town_or_a_meeting_more_often_is_no_country(text: str) -> None:
    assert not country(text)


def test_codes_count_beside_a_year_where_they_are_no_words() -> None:
    assert [code for code in ("CH", "D", "KAZ", "GER", "YUG", "SUN", "AND", "PG") if
            country_code(code)] == ["CH", "D", "KAZ", "GER", "YUG"]  # fmt: skip
    assert not country_code("ch")
    assert not country_code("Chile")


def test_a_column_of_codes_has_several_and_not_only_those_of_languages() -> None:
    assert are_codes(["US", "FR", "FR"])
    assert are_codes(["AND", "SUN", "GER"])
    assert not are_codes(["FR", "DE", "IT"])
    assert not are_codes(["US", "US"])
    assert not are_codes(["US", "EN"])


@pytest.mark.parametrize(
    "cells",
    [
        ["Kyrgyzstan", "Germany / Chad", "USA"],
        ["Kirghizistan", "Allemagne, Tchad", "États-Unis"],
        ["Kirgisistan", "Deutschland, Tschad", "Vereinigte Staaten"],
        ["Kirguistán", "Alemania y Chad", "Estados Unidos"],
        ["Kirghizistan", "Germania, Ciad", "Stati Uniti"],
        ["Quirguistão", "Alemanha, Chade", "Estados Unidos"],
        ["吉尔吉斯斯坦", "德国、乍得", "美国"],
        ["キルギス", "ドイツ/チャド", "アメリカ"],
        ["KG", "DE-TD", "US"],
        ["KGZ", "DEU, TCD", "USA"],
    ],
)
def test_a_column_of_countries_is_known_by_what_it_contains(cells: list[str]) -> None:
    rows = [f'Film {n};{1990 + n};"{cell}"\n' for n, cell in enumerate(cells)]
    found = read("Title;Year;Xyz\n" + "".join(rows))
    assert [column.field for column in found.tables[0].columns] == ["title", "year", "countries"]
    assert [film.countries[0] for film in found.films][::2] == cells[::2]
    assert len(found.films[1].countries) == (1 if cells[1] == "DE-TD" else 2)
    assert [problem.severity.value for problem in found.problems] == ["doubt"]


def test_nothing_of_it_is_loaded_before_a_text_is_asked_about() -> None:
    code = (
        "import sys, ui.app, ui.window, planner.exchange.plan, planner.exchange.choose\n"
        "from planner.exchange.readers import tables, prose, listing\n"
        "assert 'babel' not in sys.modules\n"
        "from planner.exchange.countries import country\n"
        "assert country('Chile') and 'babel' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def read(text: str) -> Understood:
    return Tables().read(Source("t.csv", text, ".csv"))
