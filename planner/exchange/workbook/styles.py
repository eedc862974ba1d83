"""How the cells of a workbook look, and what text may stand in them."""

from __future__ import annotations

import colorsys
import re
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from io import BytesIO

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MOST = 32_767
"""Characters in a cell; Excel refuses a file that has more."""

_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
"""The same for all, so that the same festival makes the same bytes."""


def new_workbook(content: BytesIO) -> Workbook:
    """A workbook in which a text stays a text, be it like a formula, a link or a number."""
    from xlsxwriter import Workbook

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(content, {"in_memory": True, **plain})
    workbook.set_properties({"created": _CREATED})
    return workbook


def cell_text(text: str) -> str:
    """A text as a cell may hold it."""
    plain = _UNFIT.sub("", text.replace("\r\n", "\n"))
    units = plain.encode("utf-16-le")
    if len(units) <= 2 * _MOST:
        return plain
    return units[: 2 * (_MOST - 1)].decode("utf-16-le", "ignore") + "…"


def tint(hue: int) -> str:
    """The pale ground of a section's boxes, on which black text is read easily."""
    red, green, blue = colorsys.hls_to_rgb(hue % 12 / 12, 0.86 if hue < 12 else 0.74, 0.65)
    return f"#{round(red * 255):02X}{round(green * 255):02X}{round(blue * 255):02X}"


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.heading = workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#E8E8E8"})
        self.text = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.date = self._number("yyyy-mm-dd")
        self.moment = self._number("yyyy-mm-dd hh:mm")
        self.duration = self._number("[h]:mm:ss")
        self.number = self._number("0")
        self.hour = workbook.add_format({"valign": "top", "top": 1, "font_size": 8})
        self.screen = workbook.add_format(
            {"bold": True, "text_wrap": True, "align": "center", "bottom": 1, "bg_color": "#E8E8E8"}
        )
        self.box = cache(self._box)

    def _number(self, pattern: str) -> Format:
        return self._workbook.add_format({"num_format": pattern, "valign": "top"})

    def _box(self, hue: int | None, *, firm: bool, struck: bool) -> Format:
        """The box of a screening; a dashed edge where it is not firm, struck out when cancelled."""
        look: dict[str, Any] = {
            "text_wrap": True,
            "valign": "top",
            "align": "left",
            "font_size": 8,
            "border": 1 if firm else 3,
            "bg_color": "#FFFFFF" if struck else "#EEEEEE" if hue is None else tint(hue),
        }
        return self._workbook.add_format({**look, "font_strikeout": struck})
