"""People in an index: under their family names as far as these are known, else as written."""

from __future__ import annotations

import pytest

from planner.model import Credit, FilmStatus, ScreeningStatus
from planner.pdf.booklet.surnames import index_key
from planner.pdf.kit.pages import text_items
from tests.build import FestivalBuilder
from tests.planner.pdf.test_documents import laid_out


@pytest.mark.parametrize(
    ("name", "country", "key"),
    [
        ("Agnès Varda", "France", "varda agnes"),
        ("Андрей Тарковский", "", "тарковский андреи"),
        ("Θόδωρος Αγγελόπουλος", "Greece", "αγγελοπουλος θοδωρος"),
        ("Lars von Trier", "Denmark", "trier lars von"),
        ("Gus Van Sant", "United States", "van sant gus"),
        ("Olivia Martin-McGuire", "", "martin mcguire olivia"),
        ("Robert Downey Jr.", "United States", "downey robert"),
        ("JIA Zhangke", "", "jia zhangke"),
        ("Hirokazu KORE-EDA", "Japan", "kore eda hirokazu"),
        ("Satyajit Ray, Mrinal Sen", "", "satyajit ray mrinal sen"),
        ("Ray, Satyajit", "India", "ray satyajit"),
        ("Jia Zhangke", "China", "jia zhangke"),
        ("Bong Joon-ho", "Korea, Republic Of", "bong joon ho"),
        ("Hong Sang-soo", "Corée du Sud", "hong sang soo"),
        ("Tarr Béla", "Ungarn", "tarr bela"),
        ("Apichatpong Weerasethakul", "Thailand", "apichatpong weerasethakul"),
        ("贾樟柯", "", "贾樟柯"),
        ("是枝 裕和", "Japan", "是枝 裕和"),
        ("봉준호", "", "봉준호"),
        ("یوسف شاهین", "Egypt", "یوسف شاهین"),
        ("Madonna", "", "madonna"),
        ("McG", "", "mcg"),
        ("JR", "", "jr"),
        ("J.J. Abrams", "", "abrams j j"),
        ("", "", ""),
    ],
)
def test_a_name_is_sorted_by_its_family_name_where_that_is_known(
    name: str, country: str, key: str
) -> None:
    from planner.text import folded

    assert index_key(name, [country]) == folded(key)


def test_the_index_of_directors_is_in_the_order_of_family_names() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    people = (("Zoe Adams", "France"), ("Ang Lee", "Taiwan"), ("Adam Baker", "Chile"))
    for number, (name, country) in enumerate(people):
        film = builder.film(f"Film {number}", 20, status=FilmStatus.CONFIRMED, countries=(country,))
        builder.row(Credit, film_id=film.id, role="Director", name=name)
        builder.screening(film, f"{10 + number}:00", status=ScreeningStatus.CONFIRMED)
    said = [item.text for item in text_items(laid_out("catalogue", builder.festival))]
    index = said[said.index("Directors", said.index("Titles") + 3) :]
    names = [text for text in index if text in dict(people)]
    assert names == ["Zoe Adams", "Ang Lee", "Adam Baker"]
