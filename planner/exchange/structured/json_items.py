"""A JSON text taken apart into its tables, each row with the line on which it begins.

The rows are decoded one by one, so that a line can be named and no text makes more objects than
it may. What JSON allows and no festival needs is refused: endless nesting, a key that comes twice,
numbers without end, NaN.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from planner.exchange.base import Problem
from planner.i18n import _

_MOST_VALUES = 3_000_000
"""A festival of 5,000 films with ten releases has a third of this; more would fill the memory."""

_MOST_ROWS = 200_000
_LARGEST_ROW = 4_000_000
"""Letters; a film with all its texts has some thousands."""

_LONGEST_NUMBER = 30
_SPACE = re.compile(r"[ \t\n\r]*")


class Item(NamedTuple):
    """A value of the text: the names that lead to it, its line, and what it is."""

    path: tuple[str, ...]
    line: int
    value: Any


class BadJson(Exception):  # noqa: N818 - what the text is
    """The text is no JSON that can be read; ``line`` says where, 0 that it is the whole file."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line

    def problem(self, file: str) -> Problem:
        """The same as a problem of that file."""
        return Problem(file, self.line, "", str(self))


class _Refused(ValueError):  # noqa: N818 - what is wrong with a value, while it is decoded
    pass


def items(text: str, depth: int = 2) -> Iterator[Item]:
    """The rows of all lists in the text, wherever they are down to ``depth`` objects, and the
    values beside them, in their order.

    Raises BadJson at the first place that is none, which may be after some items.
    """
    most = text.count(",") + text.count("[") + text.count("{")
    if most > _MOST_VALUES:
        raise BadJson(0, _too_much())
    yield from _Walk(text).whole(depth)


class _Walk:
    """One way through a text, from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen = (0, 1)
        self._rows = 0
        self._decode = json.JSONDecoder(
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_float=_float,
            parse_int=_int,
        ).raw_decode

    def whole(self, depth: int) -> Iterator[Item]:
        """Everything, and after it nothing."""
        at = self._after_space(0)
        end = yield from self._value(at, (), depth)
        if self._after_space(end) != len(self._text):
            raise self._bad(end, _("There is something after its end."))

    def _value(self, at: int, path: tuple[str, ...], depth: int) -> Any:
        opening = self._text[at : at + 1]
        if opening == "[":
            return (yield from self._list(at, path))
        if opening == "{" and depth:
            return (yield from self._entries(at, path, depth))
        value, end = self._decoded(at)
        yield Item(path, self._line(at), value)
        return end

    def _list(self, at: int, path: tuple[str, ...]) -> Any:
        at = self._after_space(at + 1)
        if self._text[at : at + 1] == "]":
            return at + 1
        while True:
            value, end = self._decoded(at)
            self._rows += 1
            if self._rows > _MOST_ROWS:
                raise self._bad(at, _too_much())
            yield Item(path, self._line(at), value)
            at, is_over = self._next(end, "]")
            if is_over:
                return at

    def _entries(self, at: int, path: tuple[str, ...], depth: int) -> Any:
        at, names = self._after_space(at + 1), set[str]()
        if self._text[at : at + 1] == "}":
            return at + 1
        while True:
            name, end = self._decoded(at)
            if not isinstance(name, str):
                raise self._bad(at, _("A name in quotes is missing here."))
            if name in names:
                raise self._bad(at, _twice(name))
            names.add(name)
            colon = self._after_space(end)
            if self._text[colon : colon + 1] != ":":
                raise self._bad(colon, _("A colon is missing here."))
            end = yield from self._value(self._after_space(colon + 1), (*path, name), depth - 1)
            at, is_over = self._next(end, "}")
            if is_over:
                return at

    def _next(self, end: int, closing: str) -> tuple[int, bool]:
        """Where the next value begins, or where the list or object ended, and which it is."""
        at = self._after_space(end)
        mark = self._text[at : at + 1]
        if mark == closing:
            return at + 1, True
        if mark != ",":
            missing = _("It ends in the middle; it was cut off.")
            raise self._bad(at, missing if not mark else _("A comma is missing here."))
        return self._after_space(at + 1), False

    def _decoded(self, at: int) -> tuple[Any, int]:
        try:
            value, end = self._decode(self._text, at)
        except json.JSONDecodeError as error:
            if error.pos >= len(self._text):
                message = _("It ends in the middle; it was cut off.")
            else:
                message = _("This is not JSON: {reason}.").format(reason=error.msg)
            raise self._bad(min(error.pos, len(self._text)), message) from None
        except StopIteration:
            raise self._bad(at, _("A value is missing here.")) from None
        except RecursionError:
            raise self._bad(at, _("It is nested too deeply to be of a festival.")) from None
        except _Refused as error:
            raise self._bad(at, str(error)) from None
        if end - at > _LARGEST_ROW:
            raise self._bad(at, _("This is longer than any row of a festival."))
        return value, end

    def _after_space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at

    def _line(self, at: int) -> int:
        """The line of a place, counted on from the last one that was asked for."""
        place, line = self._seen if self._seen[0] <= at else (0, 1)
        self._seen = (at, line + self._text.count("\n", place, at))
        return self._seen[1]

    def _bad(self, at: int, message: str) -> BadJson:
        return BadJson(self._line(at), message)


def _too_much() -> str:
    return _("It has more values than any festival; split it into smaller files.")


def _twice(name: str) -> str:
    return _("“{name}” is said twice.").format(name=name[:40])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(name for name, _value in pairs)
        raise _Refused(_twice(counts.most_common(1)[0][0]))
    return found


def _constant(text: str) -> Any:
    raise _Refused(_("{number} is not a number.").format(number=text))


def _float(text: str) -> float:
    number = float(text)
    if number in {float("inf"), float("-inf")}:
        raise _Refused(_("{number} is too large a number.").format(number=text[:40]))
    return number


def _int(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise _Refused(_("{number} is too large a number.").format(number=f"{text[:40]}…"))
    return int(text)
