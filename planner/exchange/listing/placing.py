"""From the blocks of a listing to programmes, screens and screenings."""

from __future__ import annotations

from collections import Counter

from planner.exchange.base import (
    Leftover,
    Problem,
    ProgrammeRow,
    ScreeningRow,
    ScreenRow,
    Severity,
    Understood,
)
from planner.exchange.listing.blocks import Block
from planner.exchange.listing.clock import TimeFound
from planner.exchange.listing.dates import Calendar
from planner.exchange.listing.entries import Entry
from planner.exchange.listing.headings import is_block, venue_and_screen
from planner.i18n import _
from planner.times import WallTime, clock_minutes


class Placing:
    """Adds to ``understood`` when and where each block is shown.

    ``timed`` is a listing that says any time of day, ``used`` are the lines of headings that rows
    tell.
    """

    def __init__(
        self, file: str, understood: Understood, calendar: Calendar, *, timed: bool
    ) -> None:
        self.file, self.understood, self.calendar, self.timed = file, understood, calendar, timed
        self.used: set[int] = set()
        self._places: Counter[str] = Counter()
        self._place_lines: dict[str, int] = {}

    def note_place(self, place: str, line: int) -> None:
        """The listing names a place; the only one that it names is that of every screening."""
        self._places[place] += 1
        self._place_lines.setdefault(place, line)

    def place(self, block: Block) -> None:
        """A programme and the screenings of a block; what has no day or screen is left over."""
        if not block.entries:
            self._hold_event(block)
            return
        titles = tuple(dict.fromkeys(entry.title for entry in block.entries))
        if not self.timed and not is_block(block.title):
            return
        if block.title and len(titles) > 1 and not (self.timed and block.films_apart):
            self.understood.programmes.append(
                ProgrammeRow(file=self.file, line=block.line, title=block.title, films=titles)
            )
            self._screen(block, titles, block.entries[0])
        elif block.start or len(block.entries) == 1:
            self._screen(block, titles, block.entries[0])
        else:
            for entry in block.entries:
                title = "" if block.films_apart else block.title
                alone = Block(entry.line, title, place=block.place, day=block.day)
                alone.place_line, alone.lines = block.place_line, block.lines
                alone.entries.append(entry)
                self._screen(alone, (entry.title,), entry)

    def _hold_event(self, block: Block) -> None:
        """A panel or a party: a screening of no film."""
        place = block.place or (next(iter(self._places)) if len(self._places) == 1 else "")
        time = block.start
        start = self.calendar.moment(block.day, time, block.line, block.title) if time else None
        if time is None or start is None or not place:
            if time:
                self._leave_start(block, block.title, time, start, place)
            return
        message = _("“{title}” was read as an event without a film; check it.")
        self._doubt(block.line, "title", message.format(title=block.title))
        place_line = block.place_line if place == block.place else 0
        self.used |= {*block.heads, place_line, self.calendar.days[block.day][1]}
        end = (
            self.calendar.moment(block.day, block.end, block.line, block.title)
            if block.end
            else None
        )
        venue, screen = venue_and_screen(place)
        self._add_screen(venue, screen, place)
        self.understood.screenings.append(
            ScreeningRow(
                file=self.file,
                line=block.line,
                lines=block.lines,
                start=start,
                end=end if end is not None and end > start else None,
                screen=screen if venue == screen else f"{venue} / {screen}",
                title=block.title,
                form="event",
            )
        )

    def _screen(self, block: Block, titles: tuple[str, ...], first: Entry) -> None:
        time = block.start or first.time
        if time is None:
            if block.title and len(titles) == 1 and not block.films_apart:
                self._leave(block.line, block.title)
            return
        name = block.title or " + ".join(titles)
        if block.start is None and block.title and len(titles) > 1:
            message = _("“{title}” has no time of its own; its first film starts {time}.")
            self._doubt(block.line, "start", message.format(title=name, time=first.time_text))
        only = next(iter(self._places)) if len(self._places) == 1 else ""
        place = first.place or block.place or only
        self.used |= set(block.heads)
        at = block.line if block.start else first.line
        start = self.calendar.moment(block.day, time, at, name)
        if start is None or not place:
            self._leave_start(block, name, time, start, place)
            return
        place_line = block.place_line if place == block.place else 0
        self.used |= {place_line, first.place_line, self.calendar.days[block.day][1]}
        end = self.calendar.moment(block.day, block.end, block.line, name) if block.end else None
        venue, screen = venue_and_screen(place)
        self._add_screen(venue, screen, place)
        many = len(titles) > 1
        self.understood.screenings.append(
            ScreeningRow(
                file=self.file,
                line=block.line,
                lines=block.lines | {"films": first.line},
                start=start,
                end=end if end is not None and end > start else None,
                screen=screen if venue == screen else f"{venue} / {screen}",
                films=() if many and block.title else titles,
                programme=block.title if many else "",
                title=block.title if many else titles[0],
                own_title="" if many else block.title,
                note=block.starts if many else "",
            )
        )

    def _add_screen(self, venue: str, screen: str, place: str) -> None:
        known = {(row.venue, row.screen) for row in self.understood.screens}
        if (venue, screen) in known:
            return
        line = self._place_lines.get(place, 0)
        self.understood.screens.append(
            ScreenRow(file=self.file, line=line, venue=venue, screen=screen)
        )
        message = _("“{place}” is taken for a screen; it is added where the festival has none so.")
        self._doubt(line, "screen", message.format(place=place))

    def _leave_start(
        self, block: Block, name: str, time: TimeFound, start: WallTime | None, place: str
    ) -> None:
        """A start without a day, or without a screen, is kept where somebody sees it."""
        if start is None:
            message = _(
                "“{title}” starts {time}, but no day with a year is named; "
                "place it by hand, or write the date above it."
            )
            shown = message.format(title=name, time=clock_minutes(time.minutes))
            self._doubt(block.line, "start", shown)
        if not place:
            message = _(
                "“{title}” starts {time}, but no screen is named; "
                "place it by hand, or write a line “Venue: …” above it."
            )
            shown = message.format(title=name, time=self.calendar.label(block.day, time))
            self._doubt(block.line, "screen", shown)
        title = "" if block.title in block.said else block.title
        said = [block.said, title, self.calendar.label(block.day, time), block.starts]
        self._leave(block.line, " – ".join(dict.fromkeys(filter(None, said))))

    def _leave(self, line: int, text: str) -> None:
        self.understood.leftovers.append(Leftover(self.file, line, text))

    def _doubt(self, line: int, name: str, message: str) -> None:
        problem = Problem(self.file, line, name, message, Severity.DOUBT)
        self.understood.problems.append(problem)
