"""From lines, typed or scanned, to cards with places."""

from __future__ import annotations

import re

from planner.errors import UserError
from planner.exchange.base import Problem
from planner.exchange.board.base import Became, Entry, Put, is_screen, problem
from planner.i18n import _
from planner.model import Festival
from planner.times import DAY_MINUTES, Day, date_of, day_start, parse_clock, parse_wall

_PLACE = re.compile(r"(?P<screen>\S.*?)\.(?P<month>\d\d)(?P<day>\d\d)\.(?P<clock>\d{4})")
_LATER = re.compile(r"MIN(?P<minutes>\d\d)", re.IGNORECASE)
_START = re.compile(r"(?P<rest>.*?\S)\s+(?P<start>(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d\d)")
_APART = re.compile(r"\s*[\t;]\s*")
_LONGEST = 200


class Lines:
    """From lines to cards with places; a scanned card waits for its place."""

    def __init__(self, festival: Festival, name: str) -> None:
        self.found: list[Put] = []
        self.problems: list[Problem] = []
        self.entries: list[Entry] = []
        self._festival = festival
        self._name = name
        self._card: tuple[int, str] | None = None
        self._scanned = False
        days = {festival.day_of(one.start) for one in festival.screenings()}
        self._days = {
            (date_of(day).month, date_of(day).day): day for day in days.union(festival.days())
        }

    def read(self, number: int, line: str) -> None:
        """Take one more line."""
        if not line or line.startswith("#"):
            return
        if len(line) > _LONGEST:
            self.end()
            self._wrong(number, _("The line is too long; it needs a card, a screen and a start."))
            return
        line = _APART.sub("\t", line)
        card, tab, place = line.rpartition("\t")
        if tab and _PLACE.fullmatch(place):
            self.read(number, card)
            self.read(number, place)
        elif found := _LATER.fullmatch(line):
            self._later(number, int(found["minutes"]))
        elif found := _PLACE.fullmatch(line):
            self._place(number, found)
        elif found := _START.fullmatch(line):
            self._typed(number, found["rest"], found["start"])
        else:
            self.end()
            self._card = (number, line)

    def end(self) -> None:
        """Nothing follows the card that was read last."""
        if self._card is not None:
            number, card = self._card
            message = _("No place follows the card “{card}”.").format(card=card)
            self._wrong(number, message, Became.WAITS)
            self._card = None
        self._scanned = False

    def _wrong(self, number: int, reason: str, became: Became = Became.WRONG) -> None:
        self.problems.append(problem(self._name, number, reason))
        self.entries.append(Entry((number,), became, reason))

    def _later(self, number: int, minutes: int) -> None:
        if not self._scanned or minutes >= 60:
            self._wrong(number, _("Minutes come behind a place, and are fewer than 60."))
            return
        last = self.found[-1]
        hour = last.minute // 60 * 60
        lines = (*last.lines, number)
        self.found[-1] = Put(lines, last.card, last.screen, last.day, hour + minutes)
        self._scanned = False

    def _place(self, number: int, found: re.Match[str]) -> None:
        card, self._card = self._card, None
        self._scanned = False
        if card is None:
            self._wrong(number, _("No card comes before this place."))
            return
        day = self._days.get((int(found["month"]), int(found["day"])))
        hours, minutes = int(found["clock"][:2]), int(found["clock"][2:])
        if day is None or hours >= 30 or minutes >= 60:
            message = _("“{place}” is no place of this festival's grid.")
            self._wrong(number, message.format(place=found[0]))
            return
        lines = (card[0],) if card[0] == number else (card[0], number)
        self.found.append(Put(lines, card[1], found["screen"], day, hours * 60 + minutes))
        self._scanned = True

    def _typed(self, number: int, rest: str, start: str) -> None:
        lines: tuple[int, ...] = (number,)
        parts = rest.split("\t", 1) if "\t" in rest else rest.split(None, 1)
        if self._card is not None and is_screen(self._festival, rest):
            lines, parts = (self._card[0], number), [self._card[1], rest]
            self._card = None
        self.end()
        if len(parts) < 2:
            self._wrong(number, _("A line needs a card, a screen and a start."))
            return
        try:
            day, minute = None, 0
            if "-" in start:
                time = parse_wall(start)
                day = Day(parse_wall(f"{start[:10]}T00:00") // DAY_MINUTES)
                minute = time - day_start(day)
            else:
                minute = parse_clock(start)
        except UserError as error:
            self._wrong(number, str(error))
            return
        self.found.append(Put(lines, parts[0].strip(), parts[1].strip(), day, minute))
