"""Titles in every script come out of the PDF as they went in."""

from __future__ import annotations

from random import Random
from unicodedata import normalize

import pytest
import uharfbuzz as hb

from planner.pdf.fonts import Style, main_face
from planner.pdf.layout import Layout, Page, Text
from planner.pdf.paint import pdf_bytes
from planner.pdf.text.direction import levels
from planner.pdf.text.itemise import itemise, language_named, language_of, missing, printable
from planner.pdf.text.lines import break_lines
from planner.pdf.text.shape import shape, text_width, widths
from tests.planner.pdf.pictures import pictures_of
from tests.planner.pdf.reading import (
    BLACK,
    SEMI_BOLD,
    archive_problems,
    by_codes,
    by_pdfium,
    embedded_files,
    lines_as_pdf,
    page_content,
    problems,
)

BOLD = Style(650, 75)

LEFT_TO_RIGHT = (
    "ETERNAL SPRING (長春)",
    "Sealed Off (封鎖)",
    "Łódź, Žižkov, Ğüneş, Ørsted, Việt Nam",
    "Мой друг Иван Лапшин",
    "Ταξίδι στα Κύθηρα",
    "千と千尋の神隠し",
    "封锁与长春",
    "封鎖與長春",
    "嗰啲年我哋",
    "𠮷野家の𠮟",
    "기생충",
    "ลุงบุญมีระลึกชาติ",
    "सलाम बॉम्बे क्षत्रिय हिन्दी",
    "AVATAR – 104′ “Q&A” office fjord",
    "<b>bold</b> A < B & C",
)


@pytest.mark.parametrize("title", LEFT_TO_RIGHT)
@pytest.mark.parametrize("style", [Style(), BOLD])
def test_a_title_is_copied_out_as_it_went_in(title: str, style: Style) -> None:
    assert by_pdfium(lines_as_pdf(title, style=style)) == [title]


@pytest.mark.parametrize("title", LEFT_TO_RIGHT)
def test_the_codes_of_the_page_stand_for_the_title(title: str) -> None:
    assert by_codes(lines_as_pdf(title)) == [title]


@pytest.mark.parametrize("title", ["كفرناحوم لا إله", "ואלס עם באשיר"])
def test_right_to_left_titles_are_drawn_from_the_right_and_read_whole(title: str) -> None:
    pdf = lines_as_pdf(title)
    assert by_pdfium(pdf) == [title]
    assert by_codes(pdf) == [title[::-1]]


@pytest.mark.parametrize("title", ["אבנים the סוף", "كفرناحوم 2018", "אבנים 2 סוף 3"])
def test_a_title_that_begins_at_the_right_is_read_whole(title: str) -> None:
    assert by_pdfium(lines_as_pdf(title, "Next")) == [title, "Next"]


@pytest.mark.parametrize("title", ["שָׁלוֹם", "ואלס עם באשיר שָׁלוֹם", "كفرناحوم محمّد الله", "أُمِّي كُلثُوم"])
@pytest.mark.parametrize("style", [Style(), BOLD])
def test_marks_of_hebrew_and_arabic_are_copied_behind_their_letters(
    title: str, style: Style
) -> None:
    pdf = lines_as_pdf(title, style=style)
    assert normalize("NFC", by_pdfium(pdf)[0].strip()) == normalize("NFC", title)
    assert by_codes(pdf) == [title[::-1]]


@pytest.mark.parametrize("title", ["Waltz ואלס (2008)", "Two ואלס and עם here"])
def test_a_title_of_both_directions_is_read_in_its_own_order(title: str) -> None:
    lines = by_pdfium(lines_as_pdf(title, "Next"))
    brackets = str.maketrans("()", "||")  # PDFium mirrors those it takes for right to left
    assert lines[0].translate(brackets) == title.translate(brackets)
    assert lines[1] == "Next"
    assert title.encode("utf-16-be").hex().upper() in page_content(lines_as_pdf(title))


@pytest.mark.parametrize("title", ["كفرناحوم لا إله إلا هو", "ואלס עם באשיר"])
def test_the_cells_of_a_row_are_copied_one_by_one_beside_a_title_from_the_right(title: str) -> None:
    cells = ("A15", "09:45", title, "Odeon 1")
    row = [Text(20 + 130 * n, 40, cell, Style(), 10, BLACK) for n, cell in enumerate(cells)]
    lines = by_pdfium(pdf_bytes(Layout("Row", (Page(600, 80, tuple(row)),))))
    assert [line.strip() for line in lines if line.strip()] == ["A15 09:45", title, "Odeon 1"]


def test_thai_marks_stay_over_their_letters() -> None:
    pdf = lines_as_pdf("ที่นี่", style=BOLD)
    assert by_codes(pdf) == ["ที่นี่"]
    assert len(by_pdfium(pdf)) == 1


def test_numbers_and_brackets_beside_hebrew_are_where_they_belong() -> None:
    runs = itemise("Waltz ואלס (2008)", Style())
    assert [run.text for run in runs] == ["Waltz ", ")", "2008", "(", "ואלס "]
    assert [run.right_to_left for run in runs] == [False, True, False, True, True]


def test_joiners_take_the_level_of_what_they_follow() -> None:
    assert levels("می\u200cخواهم") == [1] * 8


def test_the_language_of_a_title_chooses_the_drawing_of_its_characters() -> None:
    assert language_of("神隠しの") == "ja"
    assert language_of("기생충") == "ko"
    assert language_of("長春") == language_of("嗰啲年") == "zh-Hant"
    assert language_of("长春") == language_of("直") == ""
    assert language_named(["French", "Cantonese"]) == "zh-Hant"
    drawn = {"ja": "JP", "zh-Hans": "SC", "zh-Hant": "TC", "zh-HK": "TC", "": "SC"}
    for language, script in drawn.items():
        assert shape("直", Style(), language).runs[0].face.name == f"NotoSans{script}-Regular"


def test_mandarin_is_drawn_by_the_script_that_the_title_is_written_in() -> None:
    names = [shape(text, Style(), "zh").runs[0].face.name for text in ("长春", "長春")]
    assert names == ["NotoSansSC-Regular", "NotoSansTC-Regular"]


def test_what_no_font_can_show_is_told_and_nothing_else() -> None:
    assert missing("Cuneiform 𒀀 and 𒀁𒀀") == ["𒀀", "𒀁"]
    assert missing("Eternal Spring 長春 封鎖 – “é”\u200d\ufe0f") == []


def test_what_no_font_can_show_is_seen_on_paper_and_copied_as_it_was_written() -> None:
    clef = lines_as_pdf("Clef \N{MUSICAL SYMBOL G CLEF}", style=Style())
    sign = lines_as_pdf("Clef \N{REPLACEMENT CHARACTER}", style=Style())
    assert by_pdfium(clef) == by_codes(clef) == ["Clef \N{MUSICAL SYMBOL G CLEF}"]
    (seen,), (meant,) = pictures_of(clef, (0,), 600), pictures_of(sign, (0,), 600)
    assert seen.tobytes() == meant.tobytes()
    assert archive_problems(clef) == []


def test_control_characters_and_halves_of_characters_are_not_set() -> None:
    assert printable("a\x00b\x1b[31m \ud800 \u202egnp") == "ab[31m \ufffd gnp"
    assert printable("\ufeffa\x85b\x9f") in {"a b", "ab"}


def test_accents_are_composed() -> None:
    assert printable("Z\u030c") == "Ž"


def test_every_font_is_embedded_and_the_file_is_sound() -> None:
    pdf = lines_as_pdf(*LEFT_TO_RIGHT)
    fonts = embedded_files(pdf)
    assert len(fonts) >= 4
    assert all(fonts.values()), fonts
    assert problems(pdf) == []


def test_the_same_lines_give_the_same_bytes() -> None:
    assert lines_as_pdf(*LEFT_TO_RIGHT) == lines_as_pdf(*LEFT_TO_RIGHT)


def test_chinese_is_broken_between_characters_but_not_before_a_full_stop() -> None:
    lines = break_lines("他从长春来，回长春去。", Style(), 10, 41)
    assert "".join(lines) == "他从长春来，回长春去。"
    assert len(lines) > 1
    assert not any(line[0] in "，。" for line in lines)


def test_words_are_measured_as_they_are_drawn() -> None:
    line = "AVATAR To Yerevan and back"
    assert text_width(line, BOLD, 10) == pytest.approx(shape(line, BOLD).width / 100, rel=0.01)


@pytest.mark.parametrize("style", [Style(), BOLD, Style(400, 62.5)])
@pytest.mark.parametrize(
    "line",
    ["قصة طويلة عن صيف لم يرد", "ואלס עם באשיר וסיפורים", "기생충 그리고 그 밖의", "ลุงบุญ มีระลึก"],
)
def test_lines_of_other_faces_are_as_wide_as_they_were_measured(line: str, style: Style) -> None:
    """Their own spaces are up to a third wider or narrower than the European ones."""
    assert text_width(line, style, 1000) == pytest.approx(shape(line, style).width, abs=0.1)


def test_a_short_chinese_title_is_kept_together() -> None:
    assert break_lines("Sealed Off (封鎖)", Style(), 10, 62) == ["Sealed Off", "(封鎖)"]


def test_a_word_that_was_measured_is_not_shaped_again_when_it_is_drawn() -> None:
    """Twice the shaping was a quarter of the time of a catalogue."""
    words = [f"measured{number} once" for number in range(20)]
    shape.cache_clear()
    widths.cache_clear()
    for line in words:
        text_width(line, SEMI_BOLD, 14)
    measured = shape.cache_info().misses
    text_width(" ", SEMI_BOLD, 14)
    lines_as_pdf(*words, style=SEMI_BOLD)
    assert shape.cache_info().misses == measured


def test_letters_with_the_same_kerning_are_kept_once() -> None:
    first, second = (shape(word, SEMI_BOLD, "").runs[0].clusters for word in ("never", "nevers"))
    assert all(one is other for one, other in zip(first[:4], second, strict=False))


@pytest.mark.parametrize("style", [Style(), Style(700, 62.5), Style(550, italic=True)])
def test_letters_before_each_other_are_shaped_as_whole_words_are(style: Style) -> None:
    chance = Random(7)
    ascii_text = [chr(code) for code in range(32, 127)]
    pairs = [one + other for one in ascii_text for other in ascii_text]
    words = ["".join(chance.choices(ascii_text, k=12)) for _ in range(1500)]
    likely = ["fi", "fl", "ff", "ffi", "ffl", "fj", "AVATAR", "To.", "1/2", "->", "Ty'ff", "i...j"]
    buffer = hb.Buffer()
    for text in (*pairs, *words, *likely):
        buffer.clear_contents()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(main_face(style).font, buffer)
        (run,) = shape(text, style).runs
        assert [cluster.text for cluster in run.clusters] == list(text)
        assert [glyph for cluster in run.clusters for glyph in cluster.glyphs] == [
            (info.codepoint, at.x_advance, at.x_offset, at.y_offset)
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ], text
