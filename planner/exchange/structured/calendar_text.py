"""An iCalendar text (RFC 5545) cut into its events, so that one broken event spoils no other.

The library reads a calendar as a whole and knows no lines. Here the lines of each event that matter
are gathered with their numbers; alarms, attachments and what else an event may carry stay out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planner.exchange.base import Problem, Severity
from planner.i18n import _

_LINE = re.compile(r"([A-Za-z0-9-]+)\s*[:;]")
_KEPT = frozenset(
    {
        "UID", "SUMMARY", "LOCATION", "DTSTART", "DTEND", "DURATION", "STATUS", "CATEGORIES",
        "RRULE", "RDATE", "RECURRENCE-ID", "X-MARQUEE-HOLD",
    }
)  # fmt: skip
_DEEPEST = 20
_MOST_LINES = 400_000
MOST_EVENTS = 10_000
_LONGEST_LINE = 20_000
_MOST_ZONE_LINES = 20_000


@dataclass(slots=True)
class Block:
    """The lines of one event or time zone, and where each property of it stands."""

    line: int
    lines: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Cut:
    """A calendar in pieces; ``is_calendar`` says whether it begins as one at all."""

    events: list[Block] = field(default_factory=list)
    zones: list[Block] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_calendar: bool = False


def cut(file: str, text: str) -> Cut:
    """The events and time zones of the text, and what cannot be read of it."""
    cutter = _Cutter(file)
    if text.count("\n") > _MOST_LINES:
        message = _("It has more than {most} lines; split it into smaller files.")
        cutter.found.problems.append(Problem(file, 0, "", message.format(most=_MOST_LINES)))
        text, cutter.found.is_calendar = "", True
    for number, line in _unfolded(text):
        if len(cutter.inside) > _DEEPEST:
            message = _("It is nested too deeply to be a calendar.")
            cutter.found.problems.append(Problem(file, number, "", message))
            break
        cutter.take(number, line)
        if len(cutter.found.events) > MOST_EVENTS:
            break
    return cutter.whole()


class _Cutter:
    """Goes through the lines and knows what it is inside of."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._block = Block(0)
        self.inside: list[str] = []
        self.found = Cut()

    def take(self, number: int, line: str) -> None:
        """Another line."""
        name, _colon, value = (part.strip().upper() for part in line.partition(":"))
        if name == "BEGIN":
            self._begin(number, value)
        if "VTIMEZONE" in self.inside:
            self._block.lines.append(line)
        elif self.inside[-1:] == ["VEVENT"]:
            _take_line(self._file, number, line, self._block, self.found)
        if name == "END":
            self._end(value)

    def whole(self) -> Cut:
        """What was found, once there is no more line."""
        if "VEVENT" in self.inside and len(self.inside) <= _DEEPEST:
            message = _("The event does not end; the file was cut off.")
            self.found.problems.append(Problem(self._file, self._block.line, "", message))
        if sum(len(zone.lines) for zone in self.found.zones) > _MOST_ZONE_LINES:
            self.found.zones.clear()
        return self.found

    def _begin(self, number: int, value: str) -> None:
        self.inside.append(value)
        self.found.is_calendar |= value == "VCALENDAR"
        if value in {"VEVENT", "VTIMEZONE"}:
            self._block = Block(number)

    def _end(self, value: str) -> None:
        if value not in self.inside:
            return
        while self.inside.pop() != value:
            pass
        if value == "VEVENT":
            self.found.events.append(self._block)
        elif value == "VTIMEZONE":
            self.found.zones.append(self._block)


def whole(zones: Iterable[Block], events: Iterable[Block]) -> str:
    """A calendar of these pieces."""
    lines = ["BEGIN:VCALENDAR"]
    for zone in zones:
        lines += zone.lines
    for event in events:
        lines += ["BEGIN:VEVENT", *event.lines, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def _take_line(file: str, number: int, line: str, block: Block, found: Cut) -> None:
    known = _LINE.match(line)
    if known is None:
        message = _("This line cannot be read; it has no name before a colon.")
        found.problems.append(Problem(file, number, "", message, Severity.DOUBT))
        return
    name = known[1].upper()
    if name in _KEPT and name not in block.places:
        block.places[name] = number
        block.lines.append(line)


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Whole lines with the number of their first one; a line that begins with a space goes on."""
    first, parts = 0, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        if line[:1] in {" ", "\t"} and parts:
            parts.append(line[1:])
            continue
        if parts:
            yield first, "".join(parts)[:_LONGEST_LINE]
        first, parts = number, [line] if line.strip() else []
    if parts:
        yield first, "".join(parts)[:_LONGEST_LINE]
