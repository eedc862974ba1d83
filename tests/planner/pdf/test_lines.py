"""Where lines end: the rules of UAX #14 that titles, credits and synopses meet."""

from __future__ import annotations

import pytest

from planner.pdf.fonts import Style
from planner.pdf.text.itemise import printable
from planner.pdf.text.lines import SOFT_HYPHEN, break_lines, pieces
from planner.pdf.text.shape import text_width
from tests.planner.pdf.reading import by_pdfium, lines_as_pdf


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("one two", "one|two"),
        ("co-director T-34 -5", "co-|director|T-34|-5"),
        ("Où est-il ?", "Où|est-|il ?"),
        ("« Été » fini", "« Été »|fini"),
        ("“No (never) way”", "“No|(never)|way”"),
        ("[D]. (x ) ( y)", "[D].|(x )|( y)"),
        ("3:30 1,5 24/7 $5 5%", "3:30|1,5|24/7|$5|5%"),
        ("and/or 2010–2012", "and/|or|2010–|2012"),
        ("wait—what", "wait|—|what"),
        ("l’amour d'été", "l’amour|d'été"),
        ("Act\u00a0I, 10\u202fkm", "Act\u00a0I,|10\u202fkm"),
        ("super\u200bcali a\u2060-b", "super|cali|a\u2060-|b"),
        ("Donau\u00addampf", "Donau|dampf"),
        ("他从长春来，“回”长", "他|从|长|春|来，|“回”|长"),
        ("あのー、ちょっと待って", "あ|のー、|ちょっ|と|待っ|て"),
        ("한국어 영화를", "한국어|영화를"),
        ("ที่นี่ น้ำ", "ที่นี่|น้ำ"),
        ("हिन्दी क्षत्रिय", "हिन्दी|क्षत्रिय"),
        ("👨\u200d👩\u200d👧 wait…", "👨\u200d👩\u200d👧|wait…"),
    ],
)
def test_lines_end_where_the_script_lets_them(text: str, parts: str) -> None:
    assert "|".join(piece.text for piece in pieces(printable(text))) == parts


def test_firm_spaces_stay_firm_and_others_become_one() -> None:
    assert printable(" a\u00a0b \t c\u202f! ") == "a\u00a0b c\u202f!"


def test_a_soft_hyphen_shows_only_at_the_end_of_a_line() -> None:
    lines = break_lines("Donau\u00addampf\u00adschiff", Style(), 10, 62)
    assert lines == [f"Donau{SOFT_HYPHEN}", "dampfschiff"]
    assert text_width(lines[0], Style(), 10) > text_width("Donau", Style(), 10) + 2
    assert text_width("Donau", Style(), 10) == text_width("Do\u00adnau", Style(), 10)


def test_words_parted_by_a_hyphen_are_copied_whole() -> None:
    lines = break_lines("Donau\u00addampf", Style(), 14, 50)
    copied = "".join(by_pdfium(lines_as_pdf(*lines, style=Style())))
    assert "".join(c for c in copied if c.isalpha()) == "Donaudampf"


@pytest.mark.parametrize("text", ["ลุงบุญมีระลึกชาติที่นี่น้ำ", "क्षत्रियहिन्दीबॉम्बेसलाम"])
def test_a_word_too_long_is_never_cut_before_a_mark(text: str) -> None:
    lines = break_lines(text, Style(), 12, 40, break_words=True)
    assert len(lines) > 2
    assert "".join(lines) == text
    import unicodedata

    assert not any(unicodedata.category(line[0]).startswith("M") for line in lines)


def test_a_word_of_two_hundred_thousand_letters_is_cut_in_little_time() -> None:
    lines = break_lines("x" * 200_000, Style(), 9, 100, break_words=True)
    assert sum(len(line.rstrip(SOFT_HYPHEN)) for line in lines) == 200_000
