"""What every print must keep: nothing outside its box or paper, sound files, the same bytes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import UserError
from planner.pdf import raster, render
from planner.pdf.documents import all_documents
from planner.pdf.layout import Frame, Layout, Rectangle, Text
from planner.pdf.look import INK, SECOND, contrast, section_ink
from planner.pdf.paint import pdf_bytes
from planner.pdf.text.fit import SMALLEST
from planner.pdf.text.itemise import printable
from tests.build import FestivalBuilder
from tests.planner.pdf.reading import by_pdfium, embedded_files, problems
from tests.planner.pdf.test_day_grid import layout_of

HOSTILE = (
    "<img src=/etc/passwd>",
    '<a href="file:///etc/passwd">x</a> &amp; <b>bold',
    "Q&A",
    "A < B",
    "NUL\x00 and \x1b[0m escape",
    "(unbalanced \\ parenthesis",
    "\u202eesrever",
    "%PDF-1.4 endstream endobj",
    "A" * 20_000,
    "word " * 4_000,
    "長" * 3_000,
    "Z\u0301\u0302\u0303\u0304" * 50,
)

titles = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ("Last Sunrise", "長春電影製片廠", "Donaudampfschifffahrtsgesellschaft", *HOSTILE[:8])
    ),
)


def contains(outer: Frame, inner: Frame, slack: float = 0.05) -> bool:
    return (
        inner.left >= outer.left - slack
        and inner.top >= outer.top - slack
        and inner.right <= outer.right + slack
        and inner.bottom <= outer.bottom + slack
    )


def check_layout(layout: Layout) -> None:
    for page in layout.pages:
        paper = Frame(0, 0, page.width, page.height)
        for item in page.items:
            if isinstance(item, Text):
                assert item.size >= SMALLEST, item
                assert contains(paper.inset(10, 10), item.frame), item
                assert item.room is None or contains(item.room, item.frame), item
            elif isinstance(item, Rectangle):
                assert contains(paper, item.frame), item


def busy_festival() -> FestivalBuilder:
    builder = FestivalBuilder(screens=7, days=2)
    sections = [builder.section(f"Section {n}", "ABCD"[n], hue=n * 7) for n in range(4)]
    minutes = (6, 16, 25, 40, 61, 90, 133, 240, None)
    for n, length in enumerate(minutes):
        for screen in range(7):
            builder.screening(
                builder.film(
                    f"The Film with Number {n * 7 + screen}", length, section_id=sections[n % 4].id
                ),
                f"{9 + 2 * n:02d}:{screen * 5:02d}",
                screen,
                n % 2,
                qa_minutes=(0, 20)[screen % 2],
                code=str(100 + n * 7 + screen),
            )
    return builder


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
def test_no_text_leaves_its_box_or_the_paper(paper: str, orientation: str) -> None:
    layout = layout_of(busy_festival().festival, paper=paper, orientation=orientation)
    assert len(layout.pages) >= 2
    check_layout(layout)


def test_texts_of_one_box_do_not_touch_those_of_another() -> None:
    for page in layout_of(busy_festival().festival).pages:
        rooms = {item.room for item in page.items if isinstance(item, Text) and item.about}
        for a in rooms:
            for b in rooms:
                assert a is None or b is None or a == b or not overlap(a, b), (a, b)


def overlap(a: Frame, b: Frame) -> bool:
    across = min(a.right, b.right) - max(a.left, b.left)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    return across > 0.05 and down > 0.05


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(titles, st.one_of(st.none(), st.integers(1, 400)), st.integers(360, 1750)),
        max_size=8,
    )
)
def test_any_festival_can_be_printed(screenings: list[tuple[str, int | None, int]]) -> None:
    builder = FestivalBuilder(screens=1, days=1)
    for title, minutes, start in screenings:
        film = builder.film("x", minutes)
        builder.set(film, title=title)
        builder.screening(film, f"{start // 60:02d}:{start % 60:02d}", qa_minutes=start % 3 * 10)
    check_layout(layout_of(builder.festival))
    assert problems(render(builder.festival, "day-grid", {"unconfirmed": True}).pdf) == []


@pytest.mark.parametrize("title", HOSTILE)
def test_titles_are_never_markup(title: str) -> None:
    builder = FestivalBuilder(screens=1, days=1, name=title.replace("\x00", "") or "x")
    film = builder.film("x", 90, original_title=title)
    builder.set(film, title=title)
    builder.screening(film, "10:00")
    printed = render(builder.festival, "day-grid", {"paper": "a3", "unconfirmed": True})
    check_layout(layout_of(builder.festival))
    assert problems(printed.pdf) == []
    assert b"/Annot" not in printed.pdf
    assert b"/XObject" not in printed.pdf
    text = "".join(by_pdfium(printed.pdf)).replace(" ", "")
    assert printable(title).replace(" ", "")[:4] in text


def test_a_title_that_was_shortened_is_named() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening("word " * 4_000, "10:00")
    warnings = render(builder.festival, "day-grid", {"unconfirmed": True}).warnings
    assert any("Thu 5 Nov 10:00, Cinema / Screen 1: the box is too small" in w for w in warnings)
    assert all(len(warning) < 250 for warning in warnings)


def test_a_character_without_a_glyph_is_named_with_its_title() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening("Gilgamesh 𒄑𒂆𒈦", "10:00")
    warnings = render(builder.festival, "day-grid", {"unconfirmed": True}).warnings
    found = [warning for warning in warnings if "Gilgamesh 𒄑𒂆𒈦" in warning]
    assert len(found) == 1
    assert "𒄑 (U+12111)" in found[0]


def test_fonts_are_inside_and_the_file_is_sound(tmp_path: Path) -> None:
    builder = busy_festival()
    builder.screening("封鎖 ואלס كفر 기생충 の", "23:00", 6)
    path = tmp_path / "grid.pdf"
    path.write_bytes(pdf_bytes(layout_of(builder.festival)))
    assert problems(path.read_bytes()) == []
    assert all(embedded_files(path.read_bytes()).values())
    if qpdf := shutil.which("qpdf"):
        checked = subprocess.run(
            [qpdf, "--check", str(path)], capture_output=True, text=True, check=False
        )
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_same_festival_gives_the_same_bytes() -> None:
    festival = busy_festival().festival
    first = render(festival, "day-grid", {"unconfirmed": True})
    assert render(festival, "day-grid", {"unconfirmed": True}) == first


def test_a_fresh_process_gives_the_same_bytes(tmp_path: Path) -> None:
    import pickle
    import sys

    festival = busy_festival().festival
    (tmp_path / "festival").write_bytes(pickle.dumps(festival))
    script = (
        "import pickle, sys; from planner.pdf import render;"
        "festival = pickle.load(open(sys.argv[1], 'rb'));"
        "sys.stdout.buffer.write(render(festival, 'day-grid', {'unconfirmed': True}).pdf)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "festival")], capture_output=True, check=True
    )
    assert run.stdout == render(festival, "day-grid", {"unconfirmed": True}).pdf


@pytest.mark.parametrize("hue", [None, *range(24)])
def test_text_is_readable_on_every_section_colour(hue: int | None) -> None:
    ink = section_ink(hue)
    for ground in (ink.tint, ink.pale):
        assert contrast(INK, ground) >= 7
        assert contrast(SECOND, ground) >= 4.5


def test_the_preview_is_a_picture_of_the_page() -> None:
    builder = FestivalBuilder(screens=1, days=1)
    builder.screening("One", "10:00")
    pdf = render(builder.festival, "day-grid", {"unconfirmed": True}).pdf
    picture = raster(pdf, 0, 600)
    assert (picture.width, picture.height) == (600, 424)
    assert len(picture.pixels) == 600 * picture.height * 4
    assert picture.pixels[:3] == b"\xff\xff\xff"
    assert len(set(picture.pixels)) > 10
    with pytest.raises(IndexError):
        raster(pdf, 1, 600)


@pytest.mark.parametrize(
    ("document", "options", "sentence"),
    [
        (
            "night-grid",
            {},
            "There is no printed document “night-grid”; the documents are: ",
        ),
        ("day-grid", {"colour": "red"}, "There is no option “colour”"),
        ("day-grid", {"paper": "b5"}, "“b5” is not a value of “Paper”"),
        ("day-grid", {"days": "tomorrow"}, "“tomorrow” is not a date"),
        ("day-grid", {"bleed": "99"}, "99 is outside what “Bleed” allows (0–10 mm)"),
        ("day-grid", {"bleed": "0.5"}, "“Bleed”; use a whole number (0–10 mm)"),
        ("day-grid", {"holds": "perhaps"}, "“perhaps” is not a value of “Holds”"),
    ],
)
def test_wrong_wishes_get_a_sentence(document: str, options: dict[str, Any], sentence: str) -> None:
    festival = FestivalBuilder(screens=1, days=1).festival
    with pytest.raises(UserError) as failure:
        render(festival, document, options)
    assert sentence in str(failure.value)


def test_documents_are_found_by_their_files() -> None:
    documents = all_documents()
    assert documents["day-grid"].title == "Day grid"
    for document in documents.values():
        keys = [setting.key for setting in document.options]
        assert len(keys) == len(set(keys))
        assert all(setting.label for setting in document.options)
