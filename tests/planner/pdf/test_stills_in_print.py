"""Stills in print: found by their SHA-256, cut to one shape, at most 300 dpi, in sRGB, kept."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from planner.cli import main
from planner.document import Document
from planner.edit.stills import SetStill
from planner.model import Festival, FilmStatus
from planner.pdf import render
from planner.pdf.checks import problems_of
from planner.pdf.documents import all_documents
from planner.pdf.kit.pages import text_items
from planner.pdf.layout import Layout, Picture
from planner.pdf.pictures import Pictures, StillFolder, make
from tests.build import FestivalBuilder, document_of
from tests.planner.pdf.reading import archive_problems, problems
from tests.planner.pdf.test_documents import options_of

GIVEN: dict[str, Any] = {"as_of": "1 November 2026", "unconfirmed": True}


def picture(
    size: tuple[int, int] = (1600, 900), mode: str = "RGB", kind: str = "JPEG", **how: Any
) -> bytes:
    out = io.BytesIO()
    image = Image.radial_gradient("L").resize(size).convert(mode)
    image.save(out, kind, **how)
    return out.getvalue()


class Kept:
    """Pictures by their names, and how often one was asked for."""

    def __init__(self, *contents: bytes) -> None:
        self.contents = {hashlib.sha256(one).hexdigest(): one for one in contents}
        self.asked = 0

    def __call__(self, name: str) -> bytes | None:
        self.asked += 1
        return self.contents.get(name)

    def festival(self, **values: Any) -> Festival:
        """A festival whose films have these stills, one each."""
        builder = FestivalBuilder(screens=1, days=1)
        for number, name in enumerate(self.contents):
            given = {"still_sha256": name, "status": FilmStatus.CONFIRMED} | values
            builder.screening(builder.film(f"Film {number}", 80, **given), "18:00")
        return builder.festival


def pictures_of(layout: Layout) -> list[Picture]:
    return [one for page in layout.pages for one in page.items if isinstance(one, Picture)]


def laid_out(name: str, festival: Festival, stills: Kept) -> Layout:
    document = all_documents()[name]
    return document.layout_with_stills(festival, options_of(document, **GIVEN), stills)


@pytest.mark.parametrize("name", ["catalogue", "film-sheet"])
def test_a_still_stands_with_its_film_and_what_it_is_is_said(name: str) -> None:
    stills = Kept(picture())
    festival = stills.festival(still_credit="Studio of the Lens")
    layout = laid_out(name, festival, stills)
    (shown,) = pictures_of(layout)
    assert shown.told == "Still of “Film 0”"
    assert problems_of(layout) == []
    assert "Studio of the Lens" in {item.text for item in text_items(layout)}
    assert shown.pixels.width / shown.frame.width * 72 < 301
    assert shown.pixels.width > min(1590, shown.frame.width * 4)
    pdf = render(festival, name, GIVEN, stills).pdf
    assert archive_problems(pdf) == []
    assert problems(pdf) == []
    assert pdf == render(festival, name, GIVEN, stills).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (found,) = [one for page in document.pages for one in page.get_images().values()]
        assert isinstance(found, pikepdf.Stream)
        read = pikepdf.PdfImage(found).as_pil_image()
    assert read.size == (shown.pixels.width, shown.pixels.height)


def test_pictures_of_every_sort_go_to_print_in_srgb() -> None:
    stills = Kept(
        picture(mode="CMYK"),
        picture(mode="L"),
        picture((900, 1600), kind="PNG"),
        picture(mode="RGBA", kind="PNG"),
        picture(mode="P", kind="PNG"),
        picture((300, 300), kind="WEBP"),
        picture(mode="CMYK", icc_profile=b"no profile"),
    )
    festival = stills.festival()
    pdf = render(festival, "catalogue", GIVEN, stills).pdf
    assert archive_problems(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = {str(k) for page in document.pages for k in page.get_images()}
        spaces = {str(one.ColorSpace) for p in document.pages for one in p.get_images().values()}
    assert len(found) == 7
    assert spaces == {"/DeviceRGB"}


def test_a_still_that_cannot_be_read_takes_no_room_and_is_named(tmp_path: Path) -> None:
    stills = Kept(b"no picture", picture((8000, 5001), "1", "PNG"), picture()[:400])
    festival = stills.festival()
    printed = render(festival, "catalogue", GIVEN, stills)
    (said,) = [one for one in printed.warnings if "still" in one.lower()]
    assert said.startswith("The stills of 3 films are not in the file or cannot be read: “Film 0”")
    assert pictures_of(laid_out("catalogue", festival, stills)) == []
    assert Pictures(stills, tmp_path).filling("", 10, 10) is None


def test_what_was_made_once_is_kept_for_the_next_print(tmp_path: Path) -> None:
    stills = Kept(picture())
    (name,) = stills.contents
    first = Pictures(stills, tmp_path).filling(name, 160, 90)
    again = Pictures(stills, tmp_path).filling(name, 160, 90)
    assert first is not None
    assert again is not None
    assert (stills.asked, first.data) == (1, again.data)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    mended = Pictures(stills, tmp_path).filling(name, 160, 90)
    assert mended is not None
    assert (stills.asked, mended.data) == (2, first.data)
    Pictures(stills, tmp_path).tidy(most=0)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    stills = Kept(picture())
    (name,) = stills.contents
    assert Pictures(stills, tmp_path / "file").filling(name, 160, 90) is not None
    StillFolder(tmp_path / "file").fill([name], stills)
    assert StillFolder(tmp_path / "file")(name) is None


def test_nothing_is_made_larger_and_the_whole_picture_fits_where_none_is_cut() -> None:
    content = picture((100, 400))
    cut, whole = (make("x", content, (800, 450), cut=cut) for cut in (True, False))
    assert cut is not None
    assert whole is not None
    assert (cut.width, cut.height) == (100, 56)
    assert (whole.width, whole.height) == (100, 400)


def test_the_command_prints_the_stills_of_the_file(tmp_path: Path) -> None:
    stills = Kept(picture())
    path = tmp_path / "f.marquee"
    with document_of(stills.festival(), path) as document:
        (film,) = document.festival.films.values()
        document.run(SetStill(film.id, document.keep_still(next(iter(stills.contents.values())))))
    out = str(tmp_path / "c.pdf")
    assert main(["print", str(path), "catalogue", "--out", out, "--unconfirmed"]) == 0
    with pikepdf.open(tmp_path / "c.pdf") as pdf:
        assert sum(len(page.get_images()) for page in pdf.pages) == 1
    with Document.read(path) as document:
        folder = StillFolder(tmp_path)
        folder.fill(stills.contents, document.still)
        assert folder(*stills.contents) == next(iter(stills.contents.values()))


def test_a_press_is_told_what_the_colours_of_pictures_mean() -> None:
    kept = Kept(picture())
    given = {**GIVEN, "colours": "cmyk"}
    made = render(kept.festival(), "catalogue", given, kept).pdf
    with pikepdf.open(io.BytesIO(made)) as document:
        (shown,) = (one for page in document.pages for one in page.get_images().values())
        assert shown.ColorSpace[0] == "/ICCBased"
        assert shown.ColorSpace[1].N == 3
