"""What files said last time, so that a second import knows what was changed by hand since.

Per record and field a short hash of the last value that a file gave, kept in a festival setting:
undone with the import, and travelling with the festival.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any

from planner.edit import Work
from planner.model import FestivalSetting

_KEY = "import.last"


class Memory:
    """Reads and writes the hashes of one festival."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._row = next((row for row in work.rows(FestivalSetting) if row.key == _KEY), None)
        self._known: dict[str, dict[str, str]] = _loaded(self._row)
        self._changed = False
        self._titles: dict[str, list[int]] | None = None

    def said(self, record_id: int, field: str, value: Any) -> bool | None:
        """Whether the last file to speak of this field said this; None when no file ever did."""
        known = self._known.get(str(record_id), {}).get(field)
        return None if known is None else known == _hash(value)

    def titled(self, title: str) -> list[int]:
        """The ids of the records that the last file to speak of them called so, whatever they are
        called by now.
        """
        if self._titles is None:
            self._titles = {}
            for record_id, known in self._known.items():
                if "title" in known and record_id.isdecimal():
                    self._titles.setdefault(known["title"], []).append(int(record_id))
        return self._titles.get(_hash(title), [])

    def note(self, record_id: int, values: Mapping[str, Any]) -> None:
        """Remember what a file says now."""
        hashes = {name: _hash(value) for name, value in values.items()}
        known = self._known.setdefault(str(record_id), {})
        if hashes.items() <= known.items():
            return
        known.update(hashes)
        self._changed = True

    def store(self) -> None:
        """Write what was noted as part of the same edit."""
        if not self._changed:
            return
        value = json.dumps(self._known, separators=(",", ":"))
        if self._row is None:
            self._work.add(FestivalSetting, key=_KEY, value=value)
        else:
            self._work.change(FestivalSetting, self._row.id, value=value)


def _loaded(row: FestivalSetting | None) -> dict[str, dict[str, str]]:
    if row is None:
        return {}
    try:
        known = json.loads(row.value)
    except ValueError:
        return {}
    return known if isinstance(known, dict) else {}


def _hash(value: Any) -> str:
    return f"{zlib.crc32(repr(value).encode()) & 0xFFFFFF:x}"
