"""Pictures: upright, in sRGB, reduced, without what a camera noted; on the films they are of."""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from planner.document import Document
from planner.edit.programmes import AddFilm
from planner.errors import UserError
from planner.exchange.pictures import LONG_SIDE, load_picture
from planner.exchange.stills import plan_stills
from planner.model import Festival
from planner.store import verify
from tests.build import start_festival, the_film


def photograph(width: int, height: int) -> Image.Image:
    """Noise of many colours, brighter at the top."""
    noise = Image.effect_noise((width, height), 80)
    shade = Image.linear_gradient("L").resize((width, height)).rotate(180)
    return Image.merge("RGB", (noise, shade, Image.blend(noise, shade, 0.5)))


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_the_long_side_is_reduced_and_a_small_one_stays(tmp_path: Path) -> None:
    photograph(3600, 1800).save(tmp_path / "large.jpg")
    photograph(300, 500).save(tmp_path / "small.jpg")
    large, small = load_picture(tmp_path / "large.jpg"), load_picture(tmp_path / "small.jpg")
    assert (large.width, large.height) == opened(large.content).size == (LONG_SIDE, 1200)
    assert opened(small.content).size == (300, 500)


def test_it_stands_upright_and_tells_nothing_else(tmp_path: Path) -> None:
    image = photograph(400, 200)
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "secret"
    image.save(tmp_path / "a.jpg", exif=exif, comment=b"secret")
    picture = load_picture(tmp_path / "a.jpg")
    again = opened(picture.content)
    assert again.size == (200, 400)
    assert not again.getexif()
    assert b"secret" not in picture.content
    assert "icc_profile" not in again.info


@pytest.mark.parametrize("mode", ["L", "CMYK", "RGB", "1", "P", "LA", "RGBA", "I;16", "F"])
def test_every_kind_of_picture_comes_out_as_rgb(tmp_path: Path, mode: str) -> None:
    path = tmp_path / ("a.jpg" if mode == "CMYK" else "a.tif" if mode == "F" else "a.png")
    if mode == "I;16":
        Image.frombytes("I;16", (20, 10), struct.pack("<200H", *range(0, 60000, 300))).save(path)
    elif mode == "F":
        Image.linear_gradient("L").convert("F").save(path)
    else:
        photograph(200, 100).convert(mode).save(path)
    again = opened(load_picture(path).content)
    assert again.mode in {"RGB", "RGBA"}
    assert again.convert("L").getextrema()[0] != again.convert("L").getextrema()[1]


def test_white_of_a_cmyk_photograph_stays_white(tmp_path: Path) -> None:
    Image.new("CMYK", (50, 50), (0, 0, 0, 0)).save(tmp_path / "a.jpg")
    assert opened(load_picture(tmp_path / "a.jpg").content).convert("RGB").getpixel((9, 9)) == (
        255,
        255,
        255,
    )


def test_another_colour_space_becomes_srgb(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    photograph(60, 60).save(tmp_path / "odd.jpg", icc_profile=profile.tobytes())
    photograph(60, 60).save(tmp_path / "broken.jpg", icc_profile=b"no profile")
    assert "icc_profile" not in opened(load_picture(tmp_path / "odd.jpg").content).info
    assert opened(load_picture(tmp_path / "broken.jpg").content).size == (60, 60)


def test_a_photograph_becomes_jpeg_and_a_title_card_stays_sharp(tmp_path: Path) -> None:
    photograph(300, 300).save(tmp_path / "photo.png")
    Image.new("RGB", (300, 300), "navy").save(tmp_path / "card.png")
    clear = Image.new("RGBA", (30, 30), (9, 9, 9, 0))
    clear.save(tmp_path / "clear.png")
    formats = {n: opened(load_picture(tmp_path / f"{n}.png").content).format
               for n in ("photo", "card", "clear")}  # fmt: skip
    assert formats == {"photo": "JPEG", "card": "PNG", "clear": "PNG"}


def bomb(path: Path, side: int) -> None:
    """A PNG that says it is of that many pixels a side, and is a few bytes long."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    lines = zlib.compress(b"\0" * 1000)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")
    )


def test_what_is_no_picture_or_too_large_is_refused_in_a_sentence(tmp_path: Path) -> None:
    bomb(tmp_path / "bomb.png", 50_000)
    bomb(tmp_path / "large.png", 6_400)
    Image.new("RGB", (5_000, 4_100)).save(tmp_path / "large.webp", method=0)
    Image.new("L", (8_200, 8_200)).save(tmp_path / "large.jpg")
    photograph(200, 100).save(tmp_path / "scans.jpg", progressive=True)
    again = (tmp_path / "scans.jpg").read_bytes()
    (tmp_path / "scans.jpg").write_bytes(again + b"\xff\xda" * 30_000)
    (tmp_path / "text.jpg").write_text("no picture")
    photograph(200, 200).save(tmp_path / "cut.jpg")
    (tmp_path / "cut.jpg").write_bytes((tmp_path / "cut.jpg").read_bytes()[:300])
    for name, said in [
        ("bomb.png", "larger than 40 million pixels"),
        ("large.png", "larger than 40 million pixels"),
        ("large.webp", "larger than 20 million pixels"),
        ("large.jpg", "larger than 64 million pixels"),
        ("scans.jpg", "takes too long to read"),
        ("text.jpg", "is no picture that can be read"),
        ("cut.jpg", "cannot be read"),
        ("gone.jpg", "cannot be read"),
        (".", "cannot be read"),
    ]:
        with pytest.raises(UserError, match=said):
            load_picture(tmp_path / name)


# -- on films -----------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pictures under all kinds of names."""
    folder = tmp_path / "stills"
    folder.mkdir()
    for name in (
        "Ritoma_still_01.jpg", "Ritoma 2.jpg", "last-sunrize.png", "party.jpg", "notes.txt",
        "Twin.jpg", "Somebody.jpg",
    ):  # fmt: skip
        (folder / name).write_text("") if name.endswith("txt") else photograph(90, 60).save(
            folder / name
        )
    return folder


@pytest.fixture
def document(tmp_path: Path) -> Document:
    document = Document.create(tmp_path / "f.marquee", start_festival())
    for title in ("Ritoma", "Last Sunrise", "Twin", "Twin", "Somebody Else"):
        document.run(AddFilm(title, 600))
    return document


def found(festival: Festival, folder: Path) -> dict[str, str]:
    plan = plan_stills(festival, [folder])
    return {m.path.name: m.film.title if m.film else m.doubt for m in plan.matches}


def test_a_folder_is_matched_by_title_with_doubts(document: Document, folder: Path) -> None:
    with document:
        said = found(document.festival, folder)
    assert said["Ritoma 2.jpg"] == "Ritoma"
    assert said["Ritoma_still_01.jpg"] == (
        "Ritoma_still_01.jpg is another picture of “Ritoma”; Ritoma 2.jpg is taken."
    )
    assert said["last-sunrize.png"].startswith("last-sunrize.png may be of “Last Sunrise” (9")
    assert "2 films of this title" in said["Twin.jpg"]
    assert "fits the title of no film" in said["party.jpg"]
    assert "may be of “Somebody Else”" in said["Somebody.jpg"] or "no film" in said["Somebody.jpg"]
    assert "notes.txt" not in said


def test_they_are_set_as_one_step_and_undone(
    document: Document, folder: Path, tmp_path: Path
) -> None:
    with document:
        (folder / "Last Sunrise.jpg").write_bytes((folder / "party.jpg").read_bytes())
        (folder / "broken.jpg").write_text("no")
        sunrise = the_film(document.festival, "Last Sunrise")
        plan = plan_stills(document.festival, [folder])
        done = plan.chosen({folder / "broken.jpg": sunrise, folder / "last-sunrize.png": None}).run(
            document
        )
        assert len(done.problems) == 1
        assert "broken.jpg" not in [one.path.name for one in done.matches]
        ritoma = the_film(document.festival, "Ritoma")
        content = document.still(ritoma.still_sha256)
        assert content is not None
        assert opened(content).size == (90, 60)
        assert ritoma.still == "Ritoma 2.jpg"
        document.undo()
        assert not the_film(document.festival, "Ritoma").still_sha256
        document.redo()
        assert document.still(the_film(document.festival, "Ritoma").still_sha256) == content
    assert verify(tmp_path / "f.marquee") == []


def test_the_command_line_sets_them(
    document: Document, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from planner.cli import main

    document.close()
    file = str(tmp_path / "f.marquee")
    assert main(["stills", file, str(folder), "--dry-run", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["stills"]
    assert [row["film"] for row in rows if row["file"] == "Ritoma 2.jpg"] == ["Ritoma"]
    party = str(folder / "party.jpg")
    assert main(["stills", file, party, "--film", "Somebody Else"]) == 0
    assert main(["stills", file, str(folder), "--is", "last-sunrize.png=Last Sunrise"]) == 0
    with Document.read(Path(file)) as again:
        with_stills = {f.title for f in again.festival.films.values() if f.still_sha256}
        assert with_stills == {"Ritoma", "Last Sunrise", "Somebody Else"}
    assert main(["stills", file, str(folder), "--film", "Ritoma"]) == 2
    (tmp_path / "broken.jpg").write_text("no")
    capsys.readouterr()
    assert main(["stills", file, str(tmp_path / "broken.jpg"), "--film", "Ritoma"]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said == ["broken.jpg is no picture that can be read; save it as JPEG or PNG."]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in another unit elsewhere")
def test_the_largest_picture_that_comes_in_takes_no_more_memory_than_it_may(tmp_path: Path) -> None:
    Image.new("RGBA", (7_900, 5_000), (1, 2, 3, 4)).save(tmp_path / "a.png", compress_level=1)
    measure = (
        "import re, sys; from pathlib import Path\n"
        "from planner.exchange.pictures import load_picture\n"
        "load_picture(Path(sys.argv[1]))\n"
        # not ru_maxrss, which a new program has from the process that started it
        "said = Path('/proc/self/status').read_text()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', said)[1]) // 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", measure, str(tmp_path / "a.png")],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert int(done.stdout) < 500
