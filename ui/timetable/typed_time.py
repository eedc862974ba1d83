"""A time of day typed while something is in the hand: 1930 carries it to 19:30."""

from __future__ import annotations

from PySide6.QtCore import Qt

_HOURS, _MINUTES = 30, 60
_LAST_ONE_DIGIT_HOUR = 3
"""From here on a first figure is the whole hour: there is no 30 o'clock, nor any later."""


class TypedTime:
    """Gathers figures until they are a time. Any other key begins anew."""

    def __init__(self) -> None:
        self._figures = ""

    def forget(self) -> None:
        """Begin anew."""
        self._figures = ""

    @staticmethod
    def takes(key: Qt.Key) -> bool:
        """Whether a key is part of a time: a figure, or the colon that may stand between."""
        return key == Qt.Key.Key_Colon or Qt.Key.Key_0 <= key <= Qt.Key.Key_9

    def add(self, key: Qt.Key) -> int | None:
        """Take one more figure; the minute of the day as soon as there is one, as 1170 for 1930."""
        if key == Qt.Key.Key_Colon:
            return None
        self._figures += chr(key)
        short = int(self._figures[0]) >= _LAST_ONE_DIGIT_HOUR
        if len(self._figures) < (3 if short else 4):
            return None
        hours, minutes = divmod(int(self._figures), 100)
        self._figures = ""
        known = hours < _HOURS and minutes < _MINUTES
        return hours * 60 + minutes if known else None
