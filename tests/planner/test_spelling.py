"""Titles and names are found as people type them."""

from __future__ import annotations

import pytest

from planner.spelling import plain, spellings


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Été à Łódź", "ete a lodz"),
        ("København", "kobenhavn"),
        ("København", "koebenhavn"),
        ("Größe", "groesse"),
        ("Größe", "grosse"),
        ("Æther", "aether"),
        ("IŞIK, Ilgaz’ın", "isik ilgaz in"),
        ("Đường về", "duong ve"),
        ("Зеркало", "zerkalo"),
        ("Йод, Ёлка", "elka"),
        ("Ο Θίασος", "thiasos"),
        ("მონანიება", "monanieba"),
        ("Նռան գույնը", "nran"),
        ("기생충", "gisaengchung"),
        ("기생충", "기생"),
        ("千と千尋の神隠し", "千尋"),
        ("となりのトトロ", "ととろ"),
        ("ﾄﾄﾛ", "トトロ"),
        ("長春", "長春"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("یک جدایی", "يك جدايي"),
        ("مدينة", "مدینه"),
        ("Don’t Look Now!", "don t look"),
        ("Don’t Look Now!", "dont look"),
        ("Spider-Man", "spiderman"),
        ("S.O.S.", "sos"),
    ],
)
def test_a_title_is_found_by_what_somebody_types(title: str, typed: str) -> None:
    found = spellings(title)
    assert all(word in found for word in plain(typed).split()), found


def test_a_plain_title_has_one_spelling() -> None:
    assert spellings("Still Life 2") == "still life 2"
    assert spellings("Été") == "ete"
    assert spellings("") == ""
