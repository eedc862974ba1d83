"""How the command line writes: JSON for programs, aligned columns for people."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence

from planner.i18n import _

_WIDEST = 44


def as_json(value: object) -> str:
    """Indented JSON with every script as it is."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def as_table(rows: Sequence[Mapping[str, object]], keys: Sequence[str]) -> str:
    """Aligned columns under their names; wide characters count twice, long cells end in “…”."""
    if not rows:
        return _("None.")
    heads = [key.replace("_", " ") for key in keys]
    cells = [heads, *[[_cell(row.get(key)) for key in keys] for row in rows]]
    widths = [max(_width(line[i]) for line in cells) for i in range(len(keys))]
    return "\n".join(
        "  ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    )


def _cell(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    flat = " ".join(text.split())
    while _width(flat) > _WIDEST:
        flat = flat[:-2] + "…"
    return flat


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
