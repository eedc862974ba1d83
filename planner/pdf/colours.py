"""Colours as a page names them: red, green and blue, or the four inks of a printing press.

Conversion without a profile is arithmetic: what is grey is black ink alone, so that text is never
printed from four plates, and colours take as much black and as little else as they can.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from planner.errors import UserError
from planner.i18n import N_, remark
from planner.pdf.layout import Colour, Press
from planner.settings import Setting

COLOURS = (
    Setting(
        "colours",
        "rgb",
        N_("Colours"),
        N_("CMYK is for the press: the file is prepared for PDF/X-4, and certified by nobody."),
        choices=(("rgb", N_("RGB")), ("cmyk", N_("CMYK"))),
    ),
    Setting(
        "profile",
        "",
        N_("Profile of the press"),
        N_("With CMYK, an ICC file that the printer names; without it the file is no PDF/A."),
    ),
)

_GREY = 0.07
"""Parts that differ by less are a grey."""
_TEXT = 0.2
"""A grey darker than this is text, and printed in full black."""
_HEAD = 128
"""Bytes of an ICC profile that say what it is (ISO 15076-1, 7.2)."""
_LARGEST_PROFILE = 20_000_000


def press_of(options: Mapping[str, Any]) -> Press | None:
    """What the options say of the press; None for colours that are red, green and blue.

    Raises UserError for a profile that cannot be read or is not one of CMYK.
    """
    if options["colours"] != "cmyk":
        return None
    path = Path(str(options["profile"]).strip())
    if path == Path():
        return Press()
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_PROFILE)
    except (OSError, ValueError) as error:
        raise UserError(
            remark("The profile “{file}” cannot be read: {reason}.").format(file=path, reason=error)
        ) from error
    if len(data) < _HEAD or data[36:40] != b"acsp" or data[16:20] != b"CMYK":
        raise UserError(
            remark("“{file}” is no ICC profile for CMYK; ask the printer for one.").format(
                file=path
            )
        )
    return Press(data, path.stem)


@lru_cache(512)
def fill(colour: Colour, *, cmyk: bool) -> str:
    """The operator that fills with a colour."""
    return f"{_inks(colour)} k" if cmyk else f"{_parts(colour)} rg"


@lru_cache(512)
def stroke(colour: Colour, *, cmyk: bool) -> str:
    """The operator that draws lines in a colour."""
    return f"{_inks(colour)} K" if cmyk else f"{_parts(colour)} RG"


EVERY_PLATE = "1 1 1 1 K"
"""Draws lines in each of the four inks. PDF calls such a colour All; it would go into plates for
spot colours as well, of which our files have none, and not every check of PDF/A knows it.
"""


def inks_of(colour: Colour) -> tuple[float, float, float, float]:
    """Cyan, magenta, yellow and black of a colour, each from 0 to 1."""
    darkest, lightest = min(colour), max(colour)
    if lightest - darkest < _GREY:
        black = 1 - sum(colour) / 3
        return 0.0, 0.0, 0.0, 1.0 if lightest < _TEXT else black
    black = 1 - lightest
    cyan, magenta, yellow = ((lightest - part) / lightest for part in colour)
    return cyan, magenta, yellow, black


def _inks(colour: Colour) -> str:
    return _parts(inks_of(colour))


def _parts(parts: tuple[float, ...]) -> str:
    return " ".join(f"{part:.3g}" for part in parts)
