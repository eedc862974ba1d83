"""Rebuild every font file of this folder from published packages.

    python resources/fonts/build.py [PACKAGES_FOLDER]

The window and the printed documents must show the titles festivals have on a machine
that has no fonts at all, so the fonts travel with Marquee. They are cut down here, once,
and committed; building or running Marquee needs neither this script nor a network.
It needs fonttools, uharfbuzz, pip and npm. PACKAGES_FOLDER keeps the downloads (about
200 MB) so that a second build is offline.
"""

import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import uharfbuzz as hb
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent

PYPI = {
    "fontpkg-noto-sans": "2.15",
    "fontpkg-cairo": "3.130",
    "fontpkg-heebo": "3.100",
    "fontpkg-noto-sans-thai": "2.2",
    "fontpkg-noto-sans-devanagari": "2.7",
}
NPM = {f"noto-sans-{script}": "0.4.3" for script in ("sc", "tc", "jp", "kr")}

# Latin, Greek, Cyrillic with every diacritic, punctuation, currency, arrows and signs.
EUROPEAN = (
    (0x0020, 0x007E),
    (0x00A0, 0x052F),
    (0x1AB0, 0x1AFF),
    (0x1C80, 0x1C8F),
    (0x1D00, 0x218F),
    (0x2190, 0x27BF),
    (0x2C60, 0x2C7F),
    (0x2DE0, 0x2E7F),
    (0xA640, 0xA69F),
    (0xA700, 0xA7FF),
    (0xAB30, 0xAB6F),
    (0xFB00, 0xFB06),
    (0xFE20, 0xFE2F),
    (0xFFFD, 0xFFFD),
)
CJK_SIGNS = ((0x0020, 0x007E), (0x3000, 0x30FF), (0xFF01, 0xFFEF))
HAN_BEYOND = ((0x20000, 0x2FFFF),)  # rare characters that names have, as 𠮷
HANGUL = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7A3))

WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}


@dataclass(frozen=True)
class Cut:
    """One file of this folder: its source, the characters it keeps, the axes it fixes."""

    name: str
    source: str
    characters: frozenset[int] | None = None
    axes: dict[str, float] = field(default_factory=dict)
    family: str = ""


def in_ranges(ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Every code point of the given closed ranges."""
    for first, last in ranges:
        yield from range(first, last + 1)


def in_codec(codec: str) -> Iterator[int]:
    """Every two-byte character of a national character set, such as GB 2312."""
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode(codec, "ignore")
            if len(text) == 1:
                yield ord(text)


def cuts() -> Iterator[Cut]:
    """What the folder consists of."""
    noto, european = "NotoSans[wdth,wght].ttf", frozenset(in_ranges(EUROPEAN))
    for family, width in (("Marquee Sans", 100), ("Marquee Sans Cond", 80)):
        for style, weight in WEIGHTS.items():
            name = f"{family.replace(' ', '')}-{style}.ttf"
            yield Cut(name, noto, european, {"wght": weight, "wdth": width}, family)
    yield Cut("NotoSans-Variable.ttf", noto, european)
    yield Cut("NotoSans-Italic-Variable.ttf", "NotoSans-Italic[wdth,wght].ttf", european)
    signs = frozenset(in_ranges(CJK_SIGNS))
    simplified = signs | set(in_codec("gb2312"))
    # Hong Kong's set: Big5 lacks what Cantonese titles are written with.
    traditional = signs | set(in_codec("big5hkscs"))
    japanese = signs | set(in_codec("shift_jis")) | set(in_ranges(HAN_BEYOND))
    korean = signs | set(in_ranges(HANGUL))
    yield Cut("NotoSansSC-Regular.ttf", "NotoSansSC_400Regular.ttf", simplified)
    yield Cut("NotoSansTC-Regular.ttf", "NotoSansTC_400Regular.ttf", traditional)
    yield Cut("NotoSansJP-Regular.ttf", "NotoSansJP_400Regular.ttf", japanese)
    yield Cut("NotoSansKR-Regular.ttf", "NotoSansKR_400Regular.ttf", korean)
    yield Cut("Cairo-Variable.ttf", "Cairo[slnt,wght].ttf", None, {"slnt": 0})
    yield Cut("Heebo-Variable.ttf", "Heebo[wght].ttf")
    yield Cut("NotoSansThai-Variable.ttf", "NotoSansThai[wdth,wght].ttf")
    yield Cut("NotoSansDevanagari-Variable.ttf", "NotoSansDevanagari[wdth,wght].ttf")


LICENCES = {
    "OFL-MarqueeSans-NotoSans.txt": "fontpkg_noto_sans/LICENSE",
    "OFL-NotoSansCJK.txt": "noto-sans-sc/package/LICENSE_FONT",
    "OFL-Cairo.txt": "fontpkg_cairo/LICENSE",
    "OFL-Heebo.txt": "fontpkg_heebo/LICENSE",
    "OFL-NotoSansThai.txt": "fontpkg_noto_sans_thai/LICENSE",
    "OFL-NotoSansDevanagari.txt": "fontpkg_noto_sans_devanagari/LICENSE",
}


def fetch(folder: Path) -> None:
    """Download the packages into `folder`, unless they are there, and unpack them."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder)]
    for name, version in PYPI.items():
        wheel = folder / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"
        if not wheel.exists():
            subprocess.run([*pip, f"{name}=={version}"], check=True)
        zipfile.ZipFile(wheel).extractall(folder)
    for name, version in NPM.items():
        archive = folder / f"expo-google-fonts-{name}-{version}.tgz"
        if not archive.exists():
            package = f"@expo-google-fonts/{name}@{version}"
            subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True)
        with tarfile.open(archive) as packed:
            packed.extractall(folder / name, filter="data")


def cut_bytes(source: Path, cut: Cut) -> bytes:
    """The font with only the characters and at the point of the axes that `cut` asks for."""
    face = hb.Face(hb.Blob.from_file_path(str(source)))
    request = hb.SubsetInput()
    if cut.characters is None:
        request.keep_everything()
    else:
        request.sets(hb.SubsetInputSets.UNICODE).update(cut.characters & set(face.unicodes))
        request.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG).invert()
    request.flags = hb.SubsetFlags.NO_HINTING
    for axis, value in cut.axes.items():
        request.pin_axis_location(face, axis, value)
    return bytes(hb.subset(face, request).blob.data)


def rename(data: bytes, cut: Cut) -> bytes:
    """The font under a family name of its own.

    A name that no system has keeps Qt from mixing our weights with those of an installed
    Noto Sans, whose missing 500 and 600 would otherwise win.
    """
    font = TTFont(BytesIO(data))
    style = cut.name.partition("-")[2].removesuffix(".ttf")
    names, plain = font["name"], style == "Regular"
    for number in (16, 17, 21, 22, 25):
        names.removeNames(nameID=number)
    full = cut.family if plain else f"{cut.family} {style}"
    texts = {1: full, 2: "Regular", 3: full, 4: full, 6: cut.name.removesuffix(".ttf")}
    for number, text in (texts | {16: cut.family, 17: style}).items():
        names.setName(text, number, 3, 1, 0x409)
    os2 = font["OS/2"]
    os2.usWeightClass, os2.usWidthClass = WEIGHTS[style], 5
    os2.fsSelection = (os2.fsSelection & ~0x61) | 0x40
    font["head"].macStyle = 0
    font.recalcTimestamp = False
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def main() -> None:
    """Write every font file and licence text, and say how large they are."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else scratch).resolve()
        fetch(folder)
        total = 0
        for cut in cuts():
            data = cut_bytes(next(folder.rglob(cut.source.replace("[", "[[]"))), cut)
            data = rename(data, cut) if cut.family else data
            (HERE / cut.name).write_bytes(data)
            total += len(data)
            print(f"{len(data) / 1e6:6.2f} MB  {cut.name}")
        for name, source in LICENCES.items():
            (HERE / name).write_text((folder / source).read_text(), encoding="utf-8")
        print(f"{total / 1e6:6.2f} MB in all")


if __name__ == "__main__":
    main()
