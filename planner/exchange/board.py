"""Reading the wall board back: which card is at which place, as typed or as a scanner types it.

A line typed by hand has the card, the screen and the start, apart at blanks, tabs or semicolons:

    101  Odeon / Hall 1  2026-11-06T19:30
    101  OD1  20:15                          (on the day on which it stands)

A keyboard-wedge scanner types what it reads, a line each: the code of a card, the place on the
grid, and the minutes after it where it is not the full hour:

    101
    OD1.1106.1900
    MIN15

A line that begins with # says nothing. See ``planner.model.board`` for the codes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from planner.edit import Edit
from planner.edit.fields import Together
from planner.edit.screenings import MoveScreening, PlaceProgramme
from planner.errors import UserError
from planner.exchange.base import Problem, Severity
from planner.i18n import _
from planner.model import Festival, Programme, Screen, Screening
from planner.model.board import screen_code, still_wanted
from planner.model.naming import find_screen
from planner.times import (
    DAY_MINUTES,
    Day,
    WallTime,
    clock,
    date_of,
    day_label,
    day_start,
    in_clock_gap,
    parse_clock,
    parse_wall,
)

_PLACE = re.compile(r"(?P<screen>\S.*?)\.(?P<month>\d\d)(?P<day>\d\d)\.(?P<clock>\d{4})")
_LATER = re.compile(r"MIN(?P<minutes>\d\d)", re.IGNORECASE)
_START = re.compile(r"(?P<rest>.*?\S)\s+(?P<start>(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d\d)")
_APART = re.compile(r"\s*[\t;]\s*")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class _Put:
    """A card and where it is, with the line of the card."""

    line: int
    card: str
    screen: str
    day: Day | None
    minute: int


@dataclass(slots=True)
class BoardRead:
    """What the board says: ``edits`` put everything where it is, ``same`` counts the cards that
    are where they were, ``problems`` are the lines that could not be understood or done.
    """

    edits: list[Edit] = field(default_factory=list)
    same: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether every line was understood and can be done."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)

    def as_edit(self) -> Edit:
        """All of it as one edit, and one undo step."""
        return Together(tuple(self.edits), _("Read the board"))


def read_board(festival: Festival, text: str, name: str) -> BoardRead:
    """What the lines say of the present plan; ``name`` is what problems call the text.

    Never raises on what somebody wrote: what is wrong is a problem with its line.
    """
    lines = _Lines(festival, name)
    for number, line in enumerate(text.splitlines(), 1):
        lines.read(number, line.strip())
    lines.end()
    return _Reading(festival, name, lines.problems).of(lines.found)


def _problem(name: str, line: int, reason: str, *, doubt: bool = False) -> Problem:
    return Problem(name, line, "", reason, Severity.DOUBT if doubt else Severity.ERROR)


class _Lines:
    """From lines to cards with places; a scanned card waits for its place."""

    def __init__(self, festival: Festival, name: str) -> None:
        self.found: list[_Put] = []
        self.problems: list[Problem] = []
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
            self._wrong(number, _("No place follows the card “{card}”.").format(card=card))
            self._card = None
        self._scanned = False

    def _wrong(self, number: int, reason: str) -> None:
        self.problems.append(_problem(self._name, number, reason))

    def _later(self, number: int, minutes: int) -> None:
        if not self._scanned or minutes >= 60:
            self._wrong(number, _("Minutes come behind a place, and are fewer than 60."))
            return
        last = self.found[-1]
        hour = last.minute // 60 * 60
        self.found[-1] = _Put(last.line, last.card, last.screen, last.day, hour + minutes)
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
        self.found.append(_Put(card[0], card[1], found["screen"], day, hours * 60 + minutes))
        self._scanned = True

    def _typed(self, number: int, rest: str, start: str) -> None:
        self.end()
        parts = rest.split("\t", 1) if "\t" in rest else rest.split(None, 1)
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
        self.found.append(_Put(number, parts[0].strip(), parts[1].strip(), day, minute))


class _Reading:
    """From cards with places to edits."""

    def __init__(self, festival: Festival, name: str, problems: list[Problem]) -> None:
        self._festival = festival
        self._name = name
        placed = {festival.day_of(one.start) for one in festival.screenings()}
        self._days = placed.union(festival.days())
        self._read = BoardRead(problems=problems)
        self._moves: dict[int, tuple[int, Edit | None]] = {}
        self._made: Counter[int] = Counter()
        self._new: list[Edit] = []

    def of(self, found: list[_Put]) -> BoardRead:
        """What all of them together make."""
        for put in found:
            try:
                self._take(put)
            except UserError as error:
                self._say(put.line, str(error))
        for _line, edit in self._moves.values():
            if edit is None:
                self._read.same += 1
            else:
                self._read.edits.append(edit)
        self._read.edits += self._new
        self._read.problems.sort(key=lambda problem: problem.line)
        return self._read

    def _say(self, line: int, reason: str, *, doubt: bool = False) -> None:
        self._read.problems.append(_problem(self._name, line, reason, doubt=doubt))

    def _take(self, put: _Put) -> None:
        thing = self._thing(put.card)
        screen = self._screen(put.screen)
        if isinstance(thing, Programme):
            self._programme(put, thing, screen)
        else:
            self._move(put, thing, screen, self._start(put, thing))

    def _thing(self, card: str) -> Screening | Programme:
        """What a card stands for, by code, id or title, a screening before a programme; raises
        UserError.
        """
        folded = card.casefold()
        ways: tuple[Callable[[Screening | Programme], bool], ...] = (
            lambda one: one.code == card,
            lambda one: one.code.casefold() == folded,
            lambda one: str(one.id) == card,
            lambda one: self._title(one).casefold() == folded,
        )
        festival = self._festival
        for means in ways:
            for rows in (festival.screenings(), festival.programmes.values()):
                found: list[Screening | Programme] = [one for one in rows if means(one)]
                if len(found) > 1:
                    message = _("“{card}” names several: {titles}. Use the id of one.")
                    titles = "; ".join(map(self._called, found[:6]))
                    raise UserError(message.format(card=card, titles=titles))
                if found:
                    return found[0]
        message = _("No card is called “{card}”; use the code or the title of a screening.")
        raise UserError(message.format(card=card))

    def _title(self, one: Screening | Programme) -> str:
        festival = self._festival
        if isinstance(one, Screening):
            return festival.screening_title(one)
        return festival.title(one.id)

    def _called(self, one: Screening | Programme) -> str:
        return f"{self._title(one)} (id {one.id})"

    def _screen(self, text: str) -> Screen:
        screens = self._festival.screens.values()
        own = [one for one in screens if screen_code(self._festival, one) == text]
        return own[0] if own else find_screen(self._festival, text)

    def _start(self, put: _Put, standing: Screening | None) -> WallTime:
        festival = self._festival
        day = put.day
        if day is None:
            if standing is None:
                raise UserError(_("A card that is not placed yet needs a date before the time."))
            day = festival.day_of(standing.start)
        start = WallTime(day_start(day) + put.minute)
        if put.day is None and put.minute < festival.edition.day_boundary:
            start = WallTime(start + DAY_MINUTES)  # 00:30 on that festival day is the night after
        if in_clock_gap(start, festival.edition.zone):
            message = _("{time} does not exist on {day}: clocks go forward then.")
            raise UserError(message.format(time=clock(start), day=day_label(day)))
        if festival.day_of(start) not in self._days:
            message = _("{day} is not a day of the festival.")
            raise UserError(message.format(day=day_label(festival.day_of(start))))
        return start

    def _move(self, put: _Put, screening: Screening, screen: Screen, start: WallTime) -> None:
        title = self._festival.screening_title(screening)
        if screening.cancelled:
            message = _("“{title}” is cancelled; confirm it first.")
            raise UserError(message.format(title=title))
        same = (screening.screen_id, screening.start) == (screen.id, start)
        if screening.pinned and not same:
            message = _("“{title}” is pinned and stays where it is; unpin it to move it.")
            raise UserError(message.format(title=title))
        if screening.id in self._moves:
            message = _("“{title}” was read in line {line} already; the later place counts.")
            line = self._moves[screening.id][0]
            self._say(put.line, message.format(title=title, line=line), doubt=True)
        edit = None if same else MoveScreening(screening.id, screen.id, start)
        self._moves[screening.id] = (put.line, edit)

    def _programme(self, put: _Put, programme: Programme, screen: Screen) -> None:
        """A card of a programme is a new screening as long as one is wanted, else the only one."""
        festival = self._festival
        placed = festival.live_screenings_of(programme.id)
        start = self._start(put, placed[0] if len(placed) == 1 else None)
        for one in placed:
            if (one.screen_id, one.start) == (screen.id, start) and one.id not in self._moves:
                self._moves[one.id] = (put.line, None)
                return
        made = self._made[programme.id]
        kinds = still_wanted(festival, programme)
        if made < len(kinds):
            self._made[programme.id] += 1
            self._new.append(PlaceProgramme(programme.id, screen.id, start, kinds[made]))
        elif len(placed) == 1 and not made:
            self._move(put, placed[0], screen, start)
        else:
            message = _(
                "“{title}” is placed as often as it is wanted; "
                "use the card of a screening, or want one more."
            )
            raise UserError(message.format(title=festival.title(programme.id)))
