"""From the lines of a listing to films, blocks and screenings; what has no place is left over."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from planner.exchange.base import (
    CreditRow,
    FilmRow,
    Leftover,
    Problem,
    ProgrammeRow,
    ScreeningRow,
    ScreenRow,
    Severity,
    Understood,
)
from planner.exchange.listing.clock import TimeFound
from planner.exchange.listing.dates import Calendar, said_years
from planner.exchange.listing.entries import Entry, entry_in
from planner.exchange.listing.headings import Found, heading_in, venue_and_screen
from planner.exchange.prose.drafts import runtime_doubt
from planner.exchange.prose.headings import is_navigation, promised_count
from planner.exchange.prose.paragraphs import visible
from planner.exchange.prose.promises import Promise, broken_promises
from planner.i18n import _
from planner.text import clean
from planner.times import WallTime, clock_minutes

_SENTENCE = 7


@dataclass(slots=True)
class Block:
    """Films shown together: under one time, under one name, or one film with a time of its own."""

    line: int
    title: str = ""
    start: TimeFound | None = None
    end: TimeFound | None = None
    place: str = ""
    said: str = ""
    day: int = 0
    heads: list[int] = field(default_factory=list)
    dated: bool = False
    entries: list[Entry] = field(default_factory=list)


class Listing:
    """Reads one listing; ``understood`` is the result."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.understood = Understood()
        self.block = Block(0)
        self.blocks: list[Block] = []
        self.places: Counter[str] = Counter()
        self.place_lines: dict[str, int] = {}
        self.place = ""
        self.waiting: list[tuple[int, str]] = []
        self.promises: list[Promise] = []
        self.headings: list[tuple[int, str]] = []
        numbered = (
            (number, clean(line)) for number, line in enumerate(visible(text).split("\n"), 1)
        )
        self.lines = [(n, line) for n, line in numbered if any(map(str.isalnum, line))]
        self.entries = {n: entry for n, line in self.lines if (entry := entry_in(line, n))}
        others = [line for n, line in self.lines if n not in self.entries]
        self.calendar = Calendar(said_years(others, text))

    def read(self) -> Understood:
        """All films, blocks, screenings, problems and leftovers of the listing."""
        for number, text in self.lines:
            entry = self.entries.get(number)
            if entry:
                self._take(entry)
            elif is_navigation(text):
                self._leave(number, text)
            elif found := heading_in(text):
                self._open(found, number, text)
            elif not self._is_count(number, text):
                self._read_text(number, text)
        self._close()
        self._leave_waiting()
        for block in self.blocks:
            self._place_block(block)
        self._leave_unused_headings()
        self.understood.leftovers.sort(key=lambda left: left.line)
        films = self.understood.films
        self.understood.problems += self.calendar.doubts(self.file)
        self.understood.problems += broken_promises(self.file, self.promises, films)
        return self.understood

    # -- line by line ---------------------------------------------------------------------------

    def _take(self, entry: Entry) -> None:
        if self.waiting and not self.block.entries and not self.block.title:
            line, title = self.waiting.pop()
            self.block.line, self.block.title = self.block.line or line, title
        self._leave_waiting()
        self.block.line = self.block.line or entry.line
        self.block.entries.append(entry)

    def _open(self, found: Found, line: int, text: str) -> None:
        self.headings.append((line, text))
        if found.place:
            self.place = found.place
            self.places[found.place] += 1
            self.place_lines.setdefault(found.place, line)
        if not (found.day or found.start or found.title):
            if not self.block.entries:
                self.block.place = found.place
            return
        if (
            self.block.entries
            or (found.title and self.block.title)
            or (found.start and self.block.start)
            or (found.day and self.block.dated)
        ):
            self._close()
        if found.day:
            self.calendar.turn(found.day, line)
        block = self.block
        block.dated = block.dated or found.day is not None
        block.day = self.calendar.index
        block.line = line
        block.heads.append(line)
        block.place = found.place or block.place
        block.title = found.title or block.title
        block.start, block.end = found.start or block.start, found.end or block.end
        block.said = f"{block.said} {text}".strip()
        if found.start and not block.title and self.waiting:
            block.title = self.waiting.pop()[1]
            block.said = f"{block.title} {block.said}"
        self._leave_waiting()

    def _read_text(self, line: int, text: str) -> None:
        entries = self.block.entries
        if entries and (len(text.split()) >= _SENTENCE or text[-1] in '.!?…”"'):
            self._leave_waiting()
            entries[-1].text.append(text)
            entries[-1].text_line = entries[-1].text_line or line
        else:
            self._leave_waiting()
            if entries and len(text.split()) < _SENTENCE:
                self._close()
            self.waiting.append((line, text))

    def _is_count(self, line: int, text: str) -> bool:
        count = promised_count(text) if len(text.split()) <= 15 else None
        if count is None or self.block.entries:
            return False
        self.promises.append(Promise("", count, line))
        return True

    def _close(self) -> None:
        block = self.block
        if block.entries:
            block.place = block.place or self.place
            self.blocks.append(block)
            for entry in block.entries:
                self._add_film(entry)
        elif block.said:
            self.waiting.append((block.line, block.said))
            if not block.start and not block.title:  # a day alone holds for what follows
                self.waiting.pop()
        self._leave_waiting()
        self.block = Block(0, day=self.calendar.index)

    def _leave_unused_headings(self) -> None:
        """Days and places under which no film stands, or of which no row could be made."""
        known = {left.line for left in self.understood.leftovers}
        known |= {row.line for row in self.understood.screens}
        known |= {line for block in self.blocks for line in block.heads}
        known |= {self.calendar.days[block.day][1] for block in self.blocks}
        for number, text in self.headings:
            if number not in known:
                self._leave(number, text)

    def _leave_waiting(self) -> None:
        for line, text in self.waiting:
            self._leave(line, text)
        self.waiting = []

    def _leave(self, line: int, text: str) -> None:
        self.understood.leftovers.append(Leftover(self.file, line, text))

    def _doubt(self, line: int, name: str, message: str) -> None:
        problem = Problem(self.file, line, name, message, Severity.DOUBT)
        self.understood.problems.append(problem)

    # -- films ----------------------------------------------------------------------------------

    def _add_film(self, entry: Entry) -> None:
        film = FilmRow(
            file=self.file,
            line=entry.line,
            lines={"synopsis": entry.text_line} if entry.text_line else {},
            title=entry.title,
            year=entry.year,
            countries=tuple(entry.countries),
            runtime_seconds=entry.runtime.seconds if entry.runtime else None,
            credits=tuple(CreditRow("Director", name) for name in entry.directors),
            synopsis="\n\n".join(entry.text),
        )
        known = [f for f in self.understood.films if f.title == film.title]
        if not known or known[0].credits != film.credits or film.synopsis:
            self.understood.films.append(film)
        doubt = runtime_doubt(film, entry.runtime)
        if doubt:
            self.understood.problems.append(doubt)
        if entry.doubtful:
            message = _("“{part}” was read as a director of “{title}”; it could be a country.")
            self._doubt(entry.line, "credits",
                        message.format(part=entry.doubtful, title=entry.title))  # fmt: skip

    # -- blocks and screenings ------------------------------------------------------------------

    def _place_block(self, block: Block) -> None:
        titles = tuple(dict.fromkeys(entry.title for entry in block.entries))
        if block.title and len(titles) > 1:
            self.understood.programmes.append(
                ProgrammeRow(file=self.file, line=block.line, title=block.title, films=titles)
            )
            self._screen(block, titles, block.entries[0])
        elif block.start or len(block.entries) == 1:
            self._screen(block, titles, block.entries[0])
        else:
            for entry in block.entries:
                alone = Block(entry.line, block.title, place=block.place, day=block.day)
                alone.entries.append(entry)
                self._screen(alone, (entry.title,), entry)

    def _screen(self, block: Block, titles: tuple[str, ...], first: Entry) -> None:
        time = block.start or first.time
        if time is None:
            if block.title and len(titles) == 1:
                self._leave(block.line, block.title)
            return
        name = block.title or " + ".join(titles)
        if block.start is None and block.title and len(titles) > 1:
            message = _("“{title}” has no time of its own; its first film starts {time}.")
            self._doubt(block.line, "start", message.format(title=name, time=first.time_text))
        place = block.place or (next(iter(self.places)) if len(self.places) == 1 else "")
        start = self.calendar.moment(block.day, time, first.line if not block.start else block.line,
                                     name)  # fmt: skip
        if start is None or not place:
            self._leave_start(block, name, time, start, place)
            return
        end = self.calendar.moment(block.day, block.end, block.line, name) if block.end else None
        venue, screen = venue_and_screen(place)
        self._add_screen(venue, screen, place)
        many = len(titles) > 1
        self.understood.screenings.append(
            ScreeningRow(
                file=self.file,
                line=block.line,
                start=start,
                end=end if end is not None and end > start else None,
                screen=screen if venue == screen else f"{venue} / {screen}",
                films=() if many and block.title else titles,
                programme=block.title if many else "",
                title=block.title if many else titles[0],
                own_title="" if many else block.title,
                note=_starts(block) if many else "",
            )
        )

    def _add_screen(self, venue: str, screen: str, place: str) -> None:
        known = {(row.venue, row.screen) for row in self.understood.screens}
        if (venue, screen) in known:
            return
        line = self.place_lines.get(place, 0)
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
        said = [block.said, title, self.calendar.label(block.day, time), _starts(block)]
        self._leave(block.line, " – ".join(dict.fromkeys(filter(None, said))))


def _starts(block: Block) -> str:
    """When each film of a block starts, as the listing has it."""
    return ", ".join(f"“{e.title}” {e.time_text}" for e in block.entries if e.time_text)
