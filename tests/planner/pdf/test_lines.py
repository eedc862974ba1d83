"""Where lines end: the rules of UAX #14 that titles, credits and synopses meet."""

from __future__ import annotations

import time

import pytest

from planner.pdf.fonts import Style
from planner.pdf.text.hyphens import is_in
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
        ("あのー、ちょっと待って", "あのー、|ちょっと|待って"),
        ("千と千尋の神隠しとその後", "千と|千尋の|神隠しと|その後"),
        ("『映画』を見る、とても楽しい", "『映画』を|見る、|とても|楽しい"),
        ("한국어 영화를", "한국어|영화를"),
        ("ที่นี่ น้ำ", "ที่นี่|น้ำ"),
        ("ลุงบุญมีระลึกชาติ (2010)", "ลุง|บุญ|มี|ระลึก|ชาติ|(2010)"),
        ("เรื่องอื่นๆของฤดูร้อน", "เรื่อง|อื่นๆ|ของ|ฤดู|ร้อน"),
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


SYNOPSIS = {
    "en": "An experienced photographer remembers everything about her extraordinary grandmother, "
    "whose unforgettable photographs documented the neighbourhood throughout the occupation.",
    "de": "Eine leidenschaftliche Fotografin erinnert sich an ihre Großmutter, deren Fotografien "
    "das Wohnungselend der Besatzungszeit dokumentierten, und an unvergessliche Nachbarinnen.",
    "es": "Una fotógrafa experimentada recuerda a su extraordinaria abuela, cuyas fotografías "
    "inolvidables documentaron la transformación del barrio durante la ocupación.",
}


@pytest.mark.parametrize("language", SYNOPSIS)
def test_running_text_is_divided_by_the_patterns_of_its_language(language: str) -> None:
    from pyphen import Pyphen

    patterns = Pyphen(lang=language, left=3, right=3)
    text, style, width = SYNOPSIS[language], Style(), 90
    lines = break_lines(text, style, 9, width, hyphenate=language)
    divided = [n for n, line in enumerate(lines) if line.endswith(SOFT_HYPHEN)]
    assert divided
    assert all(text_width(line, style, 9) <= width for line in lines)
    for n in divided:
        begin = lines[n].split()[-1].rstrip(SOFT_HYPHEN)
        word = begin + lines[n + 1].split()[0].rstrip(".,")
        assert len(begin) in patterns.positions(word), word
    whole = "".join(f"{line} " for line in lines).replace(f"{SOFT_HYPHEN} ", "").strip()
    assert whole == text
    assert not any(line.endswith(SOFT_HYPHEN) for line in break_lines(text, style, 9, width))


def test_a_text_is_not_divided_by_patterns_of_a_language_it_is_not_in() -> None:
    for language, text in SYNOPSIS.items():
        assert [other for other in SYNOPSIS if is_in(text, other)] == [language]
        assert is_in(text, f"{language}-XX")
    assert not is_in("Unvergessliche Wohnungsgesellschaften", "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ana Constantinopolitan Ana", "en"),  # a name
        ("presents extraordinarily unforgettable", ""),
        ("presents extraordinarily unforgettable", "tlh"),  # without patterns
    ],
)
def test_names_and_words_of_unknown_languages_are_never_divided(text: str, language: str) -> None:
    for width in range(20, 140, 3):
        found = break_lines(text, Style(), 9, width, hyphenate=language)
        assert " ".join(found) == text


def test_never_more_than_two_lines_in_a_row_nor_the_last_word_are_divided() -> None:
    text = "unforgettable extraordinarily " * 30 + "unforgettable"
    for width in range(30, 140, 7):
        lines = break_lines(text, Style(), 9, width, hyphenate="en")
        hyphens = "".join("h" if line.endswith(SOFT_HYPHEN) else "." for line in lines)
        assert "hhh" not in hyphens
        assert lines[-1].endswith("unforgettable")


def test_a_text_without_spaces_is_broken_in_time_that_grows_with_it() -> None:
    """60,000 characters took 25 s when places were looked for in a tuple; they take 0.4 s."""
    text = "長" * 60_000
    before = time.process_time()
    lines = break_lines(text, Style(), 9, 170)
    assert time.process_time() - before < 5
    assert "".join(lines) == text


def test_words_kept_together_are_as_wide_as_they_are_drawn() -> None:
    """A space beside Hangul is that of the line; shaped with the Hangul it is narrower."""
    text, style = "기억의 영화 / Saal 7 im Kulturzentrum der Vereinigten", Style(400)
    for width in range(60, 200):
        for line in break_lines(text, style, 6.82, width):
            assert text_width(line, style, 6.82) <= width + 0.01


@pytest.mark.parametrize("language", ["", "en"])
def test_plain_words_end_their_lines_where_any_others_would(language: str) -> None:
    plain = (
        "That the lighthouse keeper's daughter remembered everything was, unfortunately, known "
        "throughout Northumberland: whoever visited, whoever misunderstood, whoever apologised! "
        "Été après été, 35 mm and 1968, she counted extraordinarily many transatlantic steamers."
    )
    for width in range(20, 400, 7):
        for strict in (False, True):
            found, slowly = (
                break_lines(text, Style(), 9, width, break_words=strict, hyphenate=language)
                for text in (plain, plain + "\u200b")  # not plain, for what nobody sees
            )
            assert found == slowly, width
