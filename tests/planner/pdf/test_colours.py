"""Colours for a press: four inks, text in black, and no word about certificates."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from planner.errors import UserError
from planner.pdf import render
from planner.pdf.colours import inks_of
from planner.pdf.layout import Colour
from planner.pdf.look import BLACK, INK, SECOND, WHITE
from tests.planner.pdf import festivals
from tests.planner.pdf.reading import archive_problems, page_content, problems

GHOSTSCRIPT = Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
RGB = re.compile(r"\b(rg|RG)\b")


def printed(**options: Any) -> bytes:
    given = {"as_of": "1 November 2026", "unconfirmed": True, "colours": "cmyk"} | options
    return render(festivals.sample(), "day-grid", given).pdf


def a_profile(folder: Path, space: bytes = b"CMYK") -> Path:
    """The head of a profile, which is all that we look at."""
    file = folder / "Coated press.icc"
    head = bytearray(132)
    head[12:24], head[36:40] = b"prtr" + space + b"Lab ", b"acsp"
    file.write_bytes(head)
    return file


def test_text_is_black_ink_alone_and_colours_are_inks() -> None:
    assert inks_of(INK) == inks_of(BLACK) == (0, 0, 0, 1)
    assert inks_of(WHITE) == (0, 0, 0, 0)
    assert inks_of(SECOND)[:3] == (0, 0, 0)
    assert inks_of(Colour(1, 0, 0)) == (0, 1, 1, 0)
    assert sum(inks_of(Colour(0.1, 0.3, 0.2))) <= 3  # presses smear from about 300 % on


def test_no_colour_of_a_page_is_red_green_and_blue() -> None:
    for number in range(2):
        content = page_content(printed(), number)
        assert not RGB.search(content)
        assert " k\n" in content or " k " in content
    assert RGB.search(page_content(printed(colours="rgb")))


def test_without_a_profile_nothing_is_claimed_and_it_is_said() -> None:
    made = render(festivals.sample(), "day-grid", {"colours": "cmyk"})
    assert any("not certified" in one for one in made.warnings)
    assert problems(made.pdf) == []
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        assert "/OutputIntents" not in document.Root
        assert b"<pdfaid:" not in document.Root.Metadata.read_bytes()
        assert document.docinfo.Trapped == "/False"
        for page in document.pages:
            assert page.TrimBox == page.MediaBox


def test_the_profile_of_the_press_is_inside(tmp_path: Path) -> None:
    file = a_profile(tmp_path)
    with pikepdf.open(io.BytesIO(printed(profile=str(file), bleed=3))) as document:
        intents = {str(one.S): one for one in document.Root.OutputIntents}
        assert set(intents) == {"/GTS_PDFA1", "/GTS_PDFX"}
        for one in intents.values():
            assert one.DestOutputProfile.read_bytes() == file.read_bytes()
            assert one.DestOutputProfile.N == 4
            assert one.OutputConditionIdentifier == "Coated press"
        assert "/GTS_PDFXVersion" not in document.docinfo
        assert document.pages[0].TrimBox != document.pages[0].MediaBox


@pytest.mark.skipif(not GHOSTSCRIPT.exists(), reason="no CMYK profile on this machine")
def test_with_a_profile_it_is_an_archive_file() -> None:
    found = archive_problems(printed(profile=str(GHOSTSCRIPT), bleed=3, crop_marks=True))
    # The standard allows other intents with the same profile (6.2.3), which pikepdf does not know.
    assert [one for one in found if "only GTS_PDFA1 output intents are supported" not in one] == []


def test_what_is_no_profile_of_a_press_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Coated press"):
        printed(profile=str(a_profile(tmp_path, b"RGB ")))
    with pytest.raises(UserError, match="cannot be read"):
        printed(profile=str(tmp_path / "none.icc"))
    with pytest.raises(UserError, match="cannot be read"):
        printed(profile=str(tmp_path))


def test_crop_marks_are_in_every_plate_of_a_press_and_black_elsewhere() -> None:
    marks = page_content(printed(bleed=3, crop_marks=True))
    assert marks.count("1 1 1 1 K 0.25 w") == 8
    for options in ({"crop_marks": False}, {"crop_marks": True, "colours": "rgb"}):
        assert "1 1 1 1 K" not in page_content(printed(bleed=3, **options))
