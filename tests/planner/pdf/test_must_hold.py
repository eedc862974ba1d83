"""What must hold of every print: whole files, all letters to be copied, each screening once."""

from __future__ import annotations

import pytest

from planner.errors import UserError
from planner.model import Festival, FilmStatus, ScreeningStatus
from planner.pdf import render
from planner.pdf.layout import Text
from planner.pdf.text.itemise import printable
from tests.build import FestivalBuilder
from tests.planner.pdf import festivals
from tests.planner.pdf.holding import all_holds, boxes, written
from tests.planner.pdf.test_documents import DOCUMENTS, codes_in, laid_out, meant_for, with_codes

TITLES = (
    "<img src=/etc/passwd>",
    '<a href="file:///etc/passwd">x</a> &amp; <b>bold',
    "Q&A",
    "A < B",
    "NUL\x00 and \x1b[0m escape",
    "(unbalanced \\ parenthesis) endstream endobj",
    "\u202eesrever",
    "x" * 200_000,
    "word " * 40_000,
    "長" * 100_000,
)
LISTS = ("catalogue", "day-list", "overview", "run-sheets", "film-sheet", "venue-poster")


def evil() -> Festival:
    """A festival whose every title is meant to break what prints it."""
    builder = FestivalBuilder(screens=2, days=2, name="<i>Q&A</i>")
    section = builder.section("A < B & <C>", "<>")
    firm = {"status": FilmStatus.CONFIRMED, "section_id": section.id}
    for number, title in enumerate(TITLES):
        film = builder.film("x", 60, original_title=title, synopsis=title[:5_000], **firm)
        builder.set(film, title=title)
        clock = f"{10 + number // 4 * 4}:00"
        builder.screening(
            film, clock, number % 2, number // 2 % 2, status=ScreeningStatus.CONFIRMED
        )
    return builder.festival


@pytest.mark.parametrize("name", DOCUMENTS)
def test_hostile_titles_print_as_text_in_every_document(name: str) -> None:
    layout = laid_out(name, evil())
    all_holds(layout)
    if name in LISTS:
        said = " ".join(
            item.text for page in layout.pages for item in page.items if isinstance(item, Text)
        )
        for title in TITLES[:4]:
            assert "".join(printable(title).split()) in "".join(said.split())
        assert "NUL" in said
        assert "\x00" not in said


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("make", ["one film", "sample", "peopled"])
def test_every_letter_can_be_copied(name: str, make: str) -> None:
    all_holds(laid_out(name, festivals.FESTIVALS[make]()), pages=4)


@pytest.mark.parametrize("name", ["catalogue", "day-list", "pocket", "door-list"])
def test_every_letter_of_ten_scripts_can_be_copied(name: str) -> None:
    layout = laid_out(name, festivals.hostile())
    all_holds(layout, pages=3)
    assert any(ord(letter) > 0x3000 for page in layout.pages[:8] for letter in written(page))


@pytest.mark.parametrize("make", festivals.FESTIVALS)
def test_the_day_grid_has_a_box_with_words_for_each_screening(make: str) -> None:
    festival = with_codes(festivals.FESTIVALS[make]())
    layout = laid_out("day-grid", festival)
    meant = meant_for("day-grid", festival)
    assert boxes(layout) == len(meant)
    found = codes_in(layout)
    assert set(found) <= {one.code for one in meant}
    assert max(found.values(), default=1) == 1


def test_what_cannot_be_printed_is_refused_by_name() -> None:
    with pytest.raises(UserError, match="no printed document “<img src=x>”"):
        render(festivals.one_film(), "<img src=x>", {})
    with pytest.raises(UserError, match="is not a date"):
        render(festivals.one_film(), "day-list", {"days": ("\x00",)})
