"""From the lines of a listing to films, blocks and screenings; what has no place is left over."""

from __future__ import annotations

import re

from planner.exchange.base import (
    CreditRow,
    FilmRow,
    Leftover,
    Problem,
    Severity,
    Understood,
)
from planner.exchange.listing.blocks import SHORT, Block
from planner.exchange.listing.dates import Calendar, said_years
from planner.exchange.listing.entries import Entry
from planner.exchange.listing.films import films_in, take_facts
from planner.exchange.listing.headings import (
    Found,
    heading_in,
    is_event,
    without_pictures,
)
from planner.exchange.listing.lines import Line, lines_of
from planner.exchange.listing.placing import Placing
from planner.exchange.listing.said import said_in
from planner.exchange.mapping import Names
from planner.exchange.prose.drafts import runtime_doubt
from planner.exchange.prose.entries import SYNOPSIS
from planner.exchange.prose.headings import (
    counted_heading,
    heading,
    is_capitals,
    is_navigation,
    promised_count,
)
from planner.exchange.prose.paragraphs import WRAP_LIMIT, rejoined
from planner.exchange.prose.promises import Promise, broken_promises
from planner.exchange.prose.runtimes import runtime_told
from planner.i18n import _
from planner.text import folded

_SENTENCE = 7
_LONGEST_PLACE = 6
_FULL = 0.85
"""Of the width of a text: a line that the next word would have made longer than this is full."""
_NOTICE = re.compile(
    r"\b(?:tickets?|admission|box office|doors|bar|eintritt|karten|entradas?|billets?|boletos|"
    r"biglietti|ingresso|ingressos|bilhetes)\b|https?:|www\.|(?<!\w)[#@]\w",
    re.IGNORECASE,
)


class Listing:
    """Reads one listing; ``understood`` is the result."""

    def __init__(self, file: str, text: str, names: Names = Names()) -> None:  # noqa: B008
        self.file = file
        self.understood = Understood()
        self.known: dict[str, FilmRow] = {}
        """The first film of each title."""
        self.block = Block(0)
        self.blocks: list[Block] = []
        self.place = ""
        self.waiting: list[tuple[int, str]] = []
        self.promises: list[Promise] = []
        self.headings: list[tuple[int, str]] = []
        self.lines = lines_of(text)
        self.films = films_in(self.lines)
        self.entries = self.films.entries
        others = [line.text for line in self.lines if line.number not in self.entries]
        self.found = {
            line.number: heading_in(line.text)
            for line in self.lines
            if line.number not in self.entries and line.number not in self.films.below
        }
        self.calendar = Calendar(said_years(others, text), names.days)
        self.shows: set[int] = set()
        """Lines of a film that say when it is shown."""
        self.place_line = 0
        self.telling = False
        self.told = 0
        self.width = max((len(line.text) for line in self.lines), default=0)
        self.screens = {folded(name) for name in names.screens}
        self.timed = self.starts > 0
        self.placing = Placing(file, self.understood, self.calendar, timed=self.timed)

    @property
    def starts(self) -> int:
        """How many times of day stand over films or beside them."""
        beside = sum(entry.time is not None for entry in self.entries.values())
        return beside + sum(found.start is not None for found in self.found.values())

    def read(self) -> Understood:
        """All films, blocks, screenings, problems and leftovers of the listing."""
        for at, line in enumerate(self.lines):
            self._read_line(at, line)
        self._close()
        self._leave_waiting()
        for block in self.blocks:
            self.placing.place(block)
        self._leave_unused_headings()
        self.understood.leftovers.sort(key=lambda left: left.line)
        films = self.understood.films
        self.understood.problems += self.calendar.doubts(self.file)
        self.understood.problems += broken_promises(self.file, self.promises, films)
        return self.understood

    # -- line by line ---------------------------------------------------------------------------

    def _read_line(self, at: int, line: Line) -> None:
        number, text = line.number, line.text
        if number in self.films.below:
            return
        self.telling = self.telling or number in self.entries
        if number in self.entries:
            self._take(self.entries[number])
        elif is_navigation(text):
            self._leave(number, text)
        elif self._shows_film(at, line):
            self._show(line)
        elif self._is_place(at, line):
            self._open(Found(place=text), number, text)
        elif self.found[number]:
            self._open(self.found[number], number, text)
        elif not self._is_count(number, text):
            self._read_text(line)

    def _shows_film(self, at: int, line: Line) -> bool:
        """Whether a day and a time stand right below the facts of a film: one of its screenings."""
        before = self.lines[at - 1].number if at else 0
        found = self.found[line.number]
        own = before in self.films.entries or before in self.films.below or before in self.shows
        complete = found.day is not None and found.start is not None and not found.block
        return bool(own and complete and not line.gap and self.block.entries)

    def _show(self, line: Line) -> None:
        found, today = self.found[line.number], self.calendar.index
        if found.day:
            self.calendar.turn(found.day, line.number)
        if found.place:
            self.placing.note_place(found.place, line.number)
        shown = Block(
            line.number, start=found.start, end=found.end, place=found.place or self.place,
            said=line.text, day=self.calendar.index, heads=[line.number],
        )  # fmt: skip
        shown.entries.append(self.block.entries[-1])
        self.blocks.append(shown)
        self.shows.add(line.number)
        self.telling, self.calendar.index = True, today

    def _is_place(self, at: int, line: Line) -> bool:
        """Whether a line is the name of a screen: a known one, or between a day and a time."""
        if len(line.text.split()) > _LONGEST_PLACE or line.text[-1] in ".!?,:":
            return False
        if folded(line.text) in self.screens:
            return True
        before = self.found.get(self.lines[at - 1].number) if at else None
        if not before or not before.day or before.start or before.title or before.place:
            return False
        if self.found[line.number] or at + 1 == len(self.lines) or said_in(line.text, bare=False):
            return False
        after = self.lines[at + 1].number
        entry = self.entries.get(after)
        return entry.time is not None if entry else bool(self.found.get(after))

    def _take(self, entry: Entry) -> None:
        if self._starts_later(entry):
            self._close()
        if self.waiting and not self.block.entries and not self.block.title:
            line, title = self.waiting.pop()
            self.block.line, self.block.title = self.block.line or line, self._named(line, title)
        self._leave_waiting()
        if entry.place:
            self.placing.note_place(entry.place, entry.line)
        self.block.line = self.block.line or entry.line
        self.block.entries.append(entry)

    def _starts_later(self, entry: Entry) -> bool:
        """Whether a film with a time of its own is shown after the block, and not in it."""
        block = self.block
        if block.start is None or entry.time is None:
            return False
        if not block.entries:
            return not 0 <= entry.time.minutes - block.start.minutes <= SHORT
        return all(known.time is None for known in block.entries)

    def _named(self, line: int, text: str) -> str:
        """The name of a heading; how many films it promises is remembered."""
        dressed = heading(text) or counted_heading(text)
        if dressed is None:
            return without_pictures(text)
        if dressed.promised is not None:
            self.promises.append(Promise(dressed.name, dressed.promised, line))
        return dressed.name

    def _open(self, found: Found, line: int, text: str) -> None:
        self.headings.append((line, text))
        if found.place:
            self.place, self.place_line = found.place, line
            self.placing.note_place(found.place, line)
        if not (found.day or found.start or found.title):
            if not self.block.entries:
                self.block.place, self.block.place_line = found.place, line
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
        for name, said in (("day", found.day), ("start", found.start), ("title", found.title)):
            if said:
                block.lines[name] = line
        if found.place:
            block.place, block.place_line = found.place, line
        block.title = found.title or block.title
        block.start, block.end = found.start or block.start, found.end or block.end
        block.said = f"{block.said} {text}".strip()
        if found.start and not block.title and self.waiting:
            block.title = self.waiting.pop()[1]
            block.said = f"{block.title} {block.said}"
        self._leave_waiting()

    def _read_text(self, line: Line) -> None:
        entries, text = self.block.entries, line.text
        sentence = len(text.split()) >= _SENTENCE or text[-1] in '.!?…”"。'
        close = self.telling and not line.gap and not is_capitals(text) and not heading(text)
        self.telling = False
        if entries and (close or sentence) and not self._speaks_of_no_film(line):
            self._leave_waiting()
            self.telling = True
            if take_facts(entries[-1], line):
                return
            self._tell(entries[-1], line)
            entries[-1].text_line = entries[-1].text_line or line.number
            return
        self._leave_waiting()
        if entries and not sentence:
            self._close()
        self.waiting.append((line.number, text))

    def _tell(self, entry: Entry, line: Line) -> None:
        """Add a line to a film's text, to its last paragraph where that only wrapped."""
        following = len(line.text.split(" ", 1)[0])
        wrapped = self.width <= WRAP_LIMIT and self.told + 1 + following >= self.width * _FULL
        if entry.text and wrapped and not line.gap:
            entry.text[-1] = rejoined((entry.text[-1], line.text))
        else:
            entry.text.append(SYNOPSIS.sub("", line.text) or line.text)
        self.told = len(line.text)

    def _speaks_of_no_film(self, line: Line) -> bool:
        """Whether a paragraph behind films is a notice, or ends a letter that lists them."""
        if not line.gap:
            return False
        entries = self.block.entries
        together = entries[-1].line - entries[0].line == len(entries) - 1
        listed = len(entries) > 1 and together and not any(entry.text for entry in entries)
        return listed or _NOTICE.search(line.text) is not None

    def _is_count(self, line: int, text: str) -> bool:
        count = promised_count(text) if len(text.split()) <= 15 else None
        if count is None or self.block.entries:
            return False
        self.promises.append(Promise("", count, line))
        return True

    def _close(self) -> None:
        block = self.block
        if block.entries:
            if not block.place:
                block.place, block.place_line = self.place, self.place_line
            self.blocks.append(block)
            block.films_apart = not self.timed or block.one_by_one
            head = block.lines.get("title", 0)
            found = self.found.get(head)
            if block.films_apart and found and not (found.day or found.start or found.place):
                self.placing.used.add(head)
            for entry in block.entries:
                self._add_film(entry, block.title if block.films_apart else "")
        elif block.start and is_event(block.title):
            if not block.place:
                block.place, block.place_line = self.place, self.place_line
            self.blocks.append(block)
        elif block.said:
            self.waiting.append((block.line, block.said))
            if not block.start and not block.title:  # a day alone holds for what follows
                self.waiting.pop()
        self._leave_waiting()
        self.block = Block(0, day=self.calendar.index)

    def _leave_unused_headings(self) -> None:
        """Days and places under which no film stands, or of which no row could be made."""
        known = {left.line for left in self.understood.leftovers}
        known |= {row.line for row in self.understood.screens} | self.placing.used
        places = {one.place_line: one.place for one in self.entries.values() if one.place_line}
        for number, text in (*self.headings, *places.items()):
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

    def _add_film(self, entry: Entry, section: str) -> None:
        runtime = entry.runtime or runtime_told("\n".join(entry.text))
        directors = [CreditRow("Director", name) for name in entry.directors]
        film = FilmRow(
            file=self.file,
            line=entry.line,
            lines=entry.lines | ({"synopsis": entry.text_line} if entry.text_line else {}),
            title=entry.title,
            alternate_titles=tuple(entry.alternates),
            section=section,
            year=entry.year,
            countries=tuple(entry.countries),
            runtime_seconds=runtime.seconds if runtime else None,
            credits=tuple(dict.fromkeys((*directors, *entry.credits))),
            synopsis="\n\n".join(entry.text),
            note=", ".join(entry.others),
        )
        known = self.known.setdefault(film.title, film)
        if known is film or known.credits != film.credits or film.synopsis:
            self.understood.films.append(film)
        doubt = runtime_doubt(film, runtime)
        if doubt:
            self.understood.problems.append(doubt)
        for line, name, message in entry.doubts:
            if name != "credits" or not self.timed:  # in a listing such a name has its place
                self._doubt(line, name, message)
        if entry.doubtful:
            message = _("“{part}” was read as a director of “{title}”; it could be a country.")
            self._doubt(entry.line, "credits",
                        message.format(part=entry.doubtful, title=entry.title))  # fmt: skip
