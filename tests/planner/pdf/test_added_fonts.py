"""Fonts that people add: used where ours have no letter, refused with a reason."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from planner.errors import UserError
from planner.pdf import added_fonts, render
from planner.pdf.added_fonts import use_fonts
from planner.pdf.fonts import Style, face_for
from planner.pdf.kit.type import Type
from planner.pdf.text.itemise import missing
from planner.pdf.text.shape import text_width
from tests.build import FestivalBuilder
from tests.planner.pdf.reading import archive_problems, by_codes, embedded_files, lines_as_pdf

TIFINAGH = "ⴰⴱ"


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the person, and afterwards none."""
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setattr(added_fonts, "own_folder", lambda: folder)
    yield folder
    monkeypatch.setattr(added_fonts, "own_folder", lambda: tmp_path / "none")
    use_fonts()


def a_font(path: Path, *, forbidden: int = 0, characters: str = TIFINAGH, wide: int = 600) -> Path:
    """A font whose letters are squares."""
    names = [f"uni{ord(one):04X}" for one in characters]
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, 700), (550, 700), (550, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap(dict(zip(map(ord, characters), names, strict=True)))
    builder.setupGlyf(dict.fromkeys([".notdef", *names], square))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names], (wide, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(fsType=forbidden)
    builder.setupNameTable({"familyName": path.stem, "styleName": "Regular"})
    builder.setupPost()
    builder.save(path)
    return path


def test_a_font_of_ones_own_shows_what_ours_cannot(own: Path) -> None:
    assert missing(TIFINAGH) == list(TIFINAGH)
    a_font(own / "Squares (new).ttf")
    assert use_fonts() == ()
    assert missing(TIFINAGH) == []
    pdf = lines_as_pdf(f"Film {TIFINAGH}", "é", style=Style(700))
    assert by_codes(pdf) == [f"Film {TIFINAGH}", "é"]
    assert any("Squaresnew" in name for name in embedded_files(pdf))
    assert archive_problems(pdf) == []
    assert pdf == lines_as_pdf(f"Film {TIFINAGH}", "é", style=Style(700))


def test_our_own_fonts_come_first(own: Path) -> None:
    a_font(own / "Latin.ttf", characters="AÉ")
    use_fonts()
    face = face_for("A", Style())
    assert face is not None
    assert face.name.startswith("NotoSans-")


def test_a_festival_may_have_a_folder_of_fonts(tmp_path: Path) -> None:
    builder = FestivalBuilder(1, 1)
    builder.screening(builder.film(TIFINAGH, 90), "10:00")
    given = {"unconfirmed": True}
    lost = render(builder.festival, "day-list", given)
    assert any(TIFINAGH in one for one in lost.warnings)
    a_font(tmp_path / "Squares.ttf")
    made = render(builder.festival, "day-list", given | {"fonts": str(tmp_path)})
    assert not any(TIFINAGH in one for one in made.warnings)
    again = render(builder.festival, "day-list", given)
    assert again.warnings == lost.warnings


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nowhere"):
        use_fonts(str(tmp_path / "nowhere"))


@pytest.mark.parametrize(
    ("forbidden", "reason"),
    [
        (0x0002, "forbids to embed it"),
        (0x0200, "forbids to embed it"),
        (0x0100, "only the letters"),
    ],
)
def test_what_its_maker_forbids_is_not_embedded(own: Path, forbidden: int, reason: str) -> None:
    a_font(own / "Closed.ttf", forbidden=forbidden)
    (said,) = use_fonts()
    assert "Closed.ttf" in said
    assert reason in said
    assert missing(TIFINAGH) == list(TIFINAGH)


def test_what_may_be_embedded_for_reading_and_printing_is(own: Path) -> None:
    a_font(own / "Open.ttf", forbidden=0x0004)
    assert use_fonts() == ()


def test_a_broken_font_is_refused_and_the_others_are_used(own: Path) -> None:
    whole = a_font(own / "Whole.ttf").read_bytes()
    (own / "Cut.ttf").write_bytes(whole[: len(whole) // 2])
    (own / "Text.otf").write_text("no font")
    (own / "Many.ttc").write_bytes(whole)
    (own / "notes.txt").write_text("no font, and not called one")
    said = use_fonts()
    assert [one.split("”")[0] for one in said] == [
        *("The font “Cut.ttf", "The font “Many.ttc", "The font “Text.otf")
    ]
    assert missing(TIFINAGH) == []


def test_a_font_that_was_replaced_is_looked_at_again(own: Path) -> None:
    a_font(own / "One.ttf", forbidden=2)
    assert len(use_fonts()) == 1
    a_font(own / "One.ttf", characters=TIFINAGH + "ⴲ")
    assert use_fonts() == ()
    assert missing(TIFINAGH) == []


def test_italics_are_european_letters_and_others_stay_upright() -> None:
    style = Type(400, 9, 12, italic=True).style
    pdf = lines_as_pdf("Přežít 長春", style=style)
    assert sorted(name.split("+")[1].split("-")[0:2] for name in embedded_files(pdf)) == [
        ["NotoSans", "Italic"],
        ["NotoSansTC", "Regular"],
    ]
    assert by_codes(pdf) == ["Přežít 長春"]
    assert archive_problems(pdf) == []


def test_a_font_that_was_replaced_is_printed_with_at_once(own: Path) -> None:
    a_font(own / "One.ttf")
    use_fonts()
    assert text_width(TIFINAGH, Style(), 1000) == 1200
    a_font(own / "New.ttf", wide=800).replace(own / "One.ttf")
    assert use_fonts() == ()
    assert text_width(TIFINAGH, Style(), 1000) == 1600


def test_faces_that_are_no_longer_used_are_let_go(own: Path) -> None:
    face = face_for("A", Style())
    assert face is not None
    text_width("Aé", Style(), 9)
    gone = weakref.ref(face)
    del face
    a_font(own / "One.ttf")
    use_fonts()
    gc.collect()
    assert gone() is None
