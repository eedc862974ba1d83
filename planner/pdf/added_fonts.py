"""Fonts that people add to ours: a folder of their own, for scripts that ours have no letters for.

They come last in the chain of every style. What cannot be embedded is refused with its reason:
by its licence, which the file itself states, because it is broken, or because of its outlines.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from planner.errors import UserError
from planner.font_files import LARGEST, font_files, own_folder
from planner.i18n import N_, remark
from planner.pdf import fonts
from planner.pdf.text import fit, shape
from planner.settings import Setting

log = logging.getLogger(__name__)

FONTS = Setting(
    "fonts",
    "",
    N_("Folder of more fonts"),
    N_("For letters that no font here has; those in your own “fonts” folder are always used."),
)

_TRIED = 50
"""Letters of a font that are tried out."""
_RESTRICTED, _NO_SUBSETS, _ONLY_BITMAPS = 0x0002, 0x0100, 0x0200
"""Bits of ``OS/2.fsType`` (OpenType specification): what the maker of a font forbids."""


class _Looked(NamedTuple):
    """A file as it was looked at, its time, and why it is not used, to be translated."""

    path: Path
    time: int
    reason: str


def use_fonts(folder: str = "") -> tuple[str, ...]:
    """Take the fonts of the person and of a folder into the chain, in the order of their names.

    Gives a sentence for each file that is refused. Raises UserError when the folder is none.
    """
    folders = [own_folder()]
    if folder.strip():
        folders.append(Path(folder.strip()).expanduser())
        if not folders[-1].is_dir():
            raise UserError(
                remark("The folder of fonts “{folder}” is not there.").format(folder=folders[-1])
            )
    looked = [_looked(*one) for one in dict.fromkeys(font_files(folders))]
    if fonts.set_added((one.path, one.time) for one in looked if not one.reason):
        shape.forget()
        fit.forget()
    return tuple(
        remark("The font “{file}” is not used: {reason}.").format(
            file=one.path.name, reason=remark(one.reason)
        )
        for one in looked
        if one.reason
    )


@lru_cache(256)
def _looked(path: Path, size: int, time: int) -> _Looked:
    return _Looked(path, time, N_("it has more than 50 MB") if size > LARGEST else _reason(path))


def _reason(path: Path) -> str:
    """Why a font cannot be used, to be translated; nothing when it can."""
    if path.suffix.casefold() in {".ttc", ".otc"}:
        return N_("it is a collection; take its fonts out as files of their own")
    from fontTools.ttLib import TTFont

    try:
        with path.open("rb") as file, TTFont(file, lazy=True) as font:
            kinds = set(font.keys())
            forbidden = int(font["OS/2"].fsType) if "OS/2" in kinds else 0
            characters = list(font.getBestCmap() or {})[:_TRIED]
        if forbidden & (_RESTRICTED | _ONLY_BITMAPS):
            return N_("its licence forbids to embed it")
        if forbidden & _NO_SUBSETS:
            return N_("its licence forbids to embed only the letters that are used")
        if "glyf" not in kinds:
            return N_("only TrueType outlines can be embedded; look for its .ttf")
        if not characters:
            return N_("it has no letters")
        _try_out(path, characters)
    except Exception:  # a parser meets whatever is in a file, and raises anything
        log.info("the font %s cannot be used", path, exc_info=True)
        return N_("it is broken")
    return ""


def _try_out(path: Path, characters: list[int]) -> None:
    """Cut some letters out, as printing will; raises what that raises."""
    from fontTools.ttLib import TTFont

    with path.open("rb") as file, TTFont(file, lazy=True) as font:
        names = font.getBestCmap()
        for code in characters:
            _outline, _width = font["glyf"][names[code]], font["hmtx"][names[code]]
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    request = hb.SubsetInput()
    request.sets(hb.SubsetInputSets.UNICODE).update(characters)
    hb.subset(face, request)
