"""Pages of the house in the catalogue: anywhere, sponsors in tiers, whole-page advertisements."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from planner.document import Document
from planner.edit.texts import AddLanguage, SetText
from planner.model import (
    Editorial,
    Festival,
    PageKind,
    PagePlace,
    Sponsor,
)
from planner.model import (
    pictures_of as names_of,
)
from planner.pdf import render
from planner.pdf.checks import problems_of
from planner.pdf.languages import spoken
from planner.pdf.layout import Layout, Picture
from tests.build import FestivalBuilder, document_of
from tests.planner.pdf.reading import archive_problems, problems
from tests.planner.pdf.test_booklet import FIRM, a_film, lines, page_with
from tests.planner.pdf.test_stills_in_print import GIVEN, Kept, laid_out, picture, pictures_of

A5 = (1748, 2480)
LOREM = "Dear audience, this year we show films that nobody has seen. " * 12


def logo(colour: str, size: tuple[int, int] = (600, 200)) -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", size, colour).save(out, "PNG")
    return out.getvalue()


def a_builder() -> FestivalBuilder:
    builder = FestivalBuilder(screens=1, days=1, name="Spring")
    for number in range(2):
        section = builder.section(f"Section {number}", hue=number)
        film = a_film(builder, f"Film {number}", section_id=section.id)
        builder.screening(film, "18:00", status=FIRM, code=str(number))
    return builder


def with_pages(*pages: dict[str, Any]) -> Festival:
    builder = a_builder()
    for number, page in enumerate(pages):
        builder.row(Editorial, **({"title": f"Page {number}", "order": number} | page))
    return builder.festival


def made(festival: Festival, stills: Kept | None = None) -> Layout:
    layout = laid_out("catalogue", festival, stills or Kept())
    assert problems_of(layout) == []
    assert len(layout.pages) % 4 == 0
    return layout


def test_a_page_of_words_stands_at_each_place_and_in_the_contents() -> None:
    places = [place for place in PagePlace if place is not PagePlace.FILLER]
    layout = made(
        with_pages(*({"title": f"At the {one}", "place": one, "text": LOREM} for one in places))
    )
    pages = {one: page_with(layout, f"At the {one}", 12) for one in places}
    said = {
        name: page_with(layout, name, 12) for name in ("Contents", "Venues", "Schedule", "Titles")
    }
    order = [pages[PagePlace.COVER], said["Contents"], pages[PagePlace.FRONT]]
    order += [pages[PagePlace.SECTION], page_with(layout, "Section 0", 20)]
    order += [pages[PagePlace.VENUES], said["Venues"], pages[PagePlace.SCHEDULE], said["Schedule"]]
    order += [pages[PagePlace.INDEXES], said["Titles"], pages[PagePlace.BACK]]
    assert order == sorted(order)
    assert pages[PagePlace.BACK] == len(layout.pages) - 1
    contents = lines(layout, said["Contents"])
    for one, page in pages.items():
        assert contents[contents.index(f"At the {one}") + 1] == str(page + 1)


def test_a_page_stands_before_its_own_section() -> None:
    builder = a_builder()
    second = next(s for s in builder.festival.sections.values() if s.name == "Section 1")
    builder.row(Editorial, title="Foreword", place=PagePlace.SECTION, section_id=second.id)
    layout = made(builder.festival)
    first, page, second_page = (
        page_with(layout, name, 12) for name in ("Section 0", "Foreword", "Section 1")
    )
    assert first < page == second_page - 1


def test_a_page_for_free_pages_fills_up_and_is_left_out_with_a_word_where_none_is_free() -> None:
    bare = made(a_builder().festival)
    free = sum(lines(bare, number)[:1] == ["Notes"] for number in range(len(bare.pages)))
    fillers = [{"title": f"Filler {n}", "place": PagePlace.FILLER} for n in range(4)]
    layout = made(with_pages(*fillers))
    assert len(layout.pages) == len(bare.pages)
    there = [text for page in range(len(layout.pages)) for text in lines(layout, page)]
    assert [f"Filler {n}" in there for n in range(4)] == [n < free for n in range(4)]
    assert sum("no page is free" in one for one in layout.warnings) == 4 - free
    assert "Notes" not in there


@pytest.mark.parametrize("size", [A5, (1000, 1000)])
def test_an_advertisement_takes_the_whole_page(size: tuple[int, int]) -> None:
    stills = Kept(picture(size))
    (name,) = stills.contents
    page = {"kind": PageKind.ADVERTISEMENT, "place": PagePlace.BACK, "picture_sha256": name}
    festival = with_pages({"title": "Odeon Café", **page})
    layout = made(festival, stills)
    (item,) = layout.pages[-1].items
    assert isinstance(item, Picture)
    assert item.told == "Advertisement: Odeon Café"
    sheet = layout.pages[-1]
    if size == A5:
        assert item.frame == (0, 0, sheet.width, sheet.height)
    else:
        assert abs(item.frame.width - item.frame.height) < 0.01
    pdf = render(festival, "catalogue", GIVEN | {"bleed": 3, "crop_marks": True}, stills).pdf
    assert archive_problems(pdf) == []
    assert problems(pdf) == []


def test_an_advertisement_without_a_picture_says_so() -> None:
    page = {"title": "Odeon Café", "kind": PageKind.ADVERTISEMENT, "picture_sha256": "0" * 64}
    layout = made(with_pages(page))
    assert "The page “Odeon Café” has no picture that can be read; choose it anew." in (
        layout.warnings
    )
    assert page_with(layout, "Odeon Café", 12)


def test_sponsors_stand_in_tiers_with_logos_that_grow_smaller() -> None:
    stills = Kept(*(logo(colour) for colour in ("red", "green", "blue")))
    red, green, blue = stills.contents
    builder = a_builder()
    for name, tier, order, shown in (
        ("Small Shop", "Supported by", 9, ""),
        ("Green", "Partners", 5, green),
        ("Main Bank", "Main partner", 1, red),
        ("Blue", "Partners", 5, blue),
        ("Lost", "Partners", 6, "0" * 64),
    ):
        builder.row(Sponsor, name=name, tier=tier, order=order, picture_sha256=shown)
    layout = made(builder.festival, stills)
    page = page_with(layout, "Sponsors", 12)
    said = lines(layout, page)
    tiers = ["Main partner", "Partners", "Supported by"]
    assert [text for text in said if text in tiers] == tiers
    assert {"Small Shop", "Lost"} <= set(said)
    logos = pictures_of(layout)
    assert [one.told for one in logos] == ["Main Bank", "Blue", "Green"]
    assert logos[0].frame.width > logos[1].frame.width == logos[2].frame.width
    assert any("“Lost” has no picture" in one for one in layout.warnings)
    assert archive_problems(render(builder.festival, "catalogue", GIVEN, stills).pdf) == []


def test_a_page_is_printed_in_the_language_of_the_booklet_and_takes_no_markup() -> None:
    layout = made(
        with_pages({"title": "<b>Welcome & more", "text": "A < B\n<img src=/etc/passwd>"})
    )
    said = lines(layout, page_with(layout, "<b>Welcome & more", 12))
    assert {"A < B", "<img src=/etc/passwd>"} <= set(said)


def _pdf(size: tuple[float, float] = (419.5, 595.3), **encryption: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=size)
        page.Contents = document.make_stream(b"1 0 0 rg 100 100 200 300 re f")
        document.save(out, **encryption)
    return out.getvalue()


def _locked() -> bytes:
    return _pdf(encryption=pikepdf.Encryption(user="secret", owner="secret"))


def test_a_pdf_becomes_a_picture_of_its_first_page(tmp_path: Path) -> None:
    from planner.exchange.pictures import load_page

    path = tmp_path / "ad.pdf"
    path.write_bytes(_pdf())
    found = load_page(path)
    with Image.open(io.BytesIO(found.content)) as image:
        assert image.size == (found.width, found.height) == (1748, 2481)
        assert image.convert("RGB").getpixel((850, 1500)) == (255, 0, 0)
    path.write_bytes(_pdf((14_000, 14_000)))
    assert load_page(path).width <= 3600


@pytest.mark.parametrize("content", [lambda: b"%PDF-1.7 nothing", _locked])
def test_a_pdf_that_cannot_be_read_is_refused(content: Callable[[], bytes], tmp_path: Path) -> None:
    from planner.errors import UserError
    from planner.exchange.pictures import load_page

    path = tmp_path / "ad.pdf"
    path.write_bytes(content())
    with pytest.raises(UserError, match=r"ad\.pdf is no PDF that can be read"):
        load_page(path)


def test_the_command_puts_pictures_on_pages_and_logos_on_sponsors(tmp_path: Path) -> None:
    from planner.cli import main

    builder = a_builder()
    builder.row(Editorial, title="Odeon Café", kind=PageKind.ADVERTISEMENT, place=PagePlace.BACK)
    builder.row(Sponsor, name="Main Bank")
    file, advertisement, shown = (tmp_path / name for name in ("f.marquee", "ad.pdf", "logo.png"))
    advertisement.write_bytes(_pdf())
    shown.write_bytes(logo("red"))
    document_of(builder.festival, file).close()
    assert main(["picture", str(file), str(advertisement), "--page", "Odeon Café"]) == 0
    assert main(["picture", str(file), str(shown), "--sponsor", "Main Bank"]) == 0
    out = tmp_path / "c.pdf"
    assert main(["print", str(file), "catalogue", "--out", str(out)]) == 0
    with pikepdf.open(out) as pdf:
        assert [len(page.get_images()) for page in pdf.pages][-2:] == [1, 1]
    with Document.open(file) as document:
        (page,) = document.festival.rows(Editorial).values()
        assert (page.picture, document.still(page.picture_sha256) is None) == ("ad.pdf", False)
        document.undo()
        document.undo()
        assert names_of(document.festival) == set()
    assert main(["picture", str(file), str(shown), "--sponsor", "Nobody"]) == 2


def test_a_page_that_is_missing_in_a_language_is_named_where_it_is_printed() -> None:
    builder = a_builder()
    builder.run(AddLanguage("fr"))
    page = builder.row(Editorial, title="Welcome", text="Dear audience.")
    builder.row(Editorial, title="Tickets", text="At the door.")
    builder.run(SetText(Editorial.table, page.id, "title", "fr", "Bienvenue"))
    builder.run(SetText(Editorial.table, page.id, "text", "fr", "Cher public."))
    printed = render(builder.festival, "catalogue", GIVEN | {"language": "fr"})
    assert "“Text” of pages of the catalogue is missing in fr: “Tickets”." in printed.warnings
    grid = render(builder.festival, "day-grid", GIVEN | {"language": "fr"})
    assert not any("pages of the catalogue" in one for one in grid.warnings)
    layout = made(spoken(builder.festival, {"language": "fr"})[0])
    assert {"Bienvenue", "Cher public."} <= set(lines(layout, page_with(layout, "Bienvenue", 12)))
