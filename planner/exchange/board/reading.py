"""From cards with places to edits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from planner.edit import Edit
from planner.edit.screenings import MoveScreening, PlaceProgramme
from planner.errors import UserError
from planner.exchange.base import Problem
from planner.exchange.board.base import Became, BoardRead, Entry, Put, problem, screen_named
from planner.i18n import _
from planner.model import Festival, Programme, Screen, Screening
from planner.model.board import still_wanted
from planner.times import (
    DAY_MINUTES,
    WallTime,
    clock,
    day_label,
    day_start,
    festival_clock,
    in_clock_gap,
)


class Reading:
    """From cards with places to edits."""

    def __init__(
        self, festival: Festival, name: str, problems: list[Problem], entries: list[Entry]
    ) -> None:
        self._festival = festival
        self._name = name
        placed = {festival.day_of(one.start) for one in festival.screenings()}
        self._days = placed.union(festival.days())
        self._read = BoardRead(problems=problems, entries=entries)
        self._moves: dict[int, tuple[int, Edit | None]] = {}
        self._made: Counter[int] = Counter()
        self._new: list[Edit] = []

    def of(self, found: list[Put]) -> BoardRead:
        """What all of them together make."""
        for put in found:
            try:
                self._take(put)
            except UserError as error:
                self._say(put.line, str(error))
                self._enter(put, Became.WRONG, str(error))
        for _line, edit in self._moves.values():
            if edit is None:
                self._read.same += 1
            else:
                self._read.edits.append(edit)
        self._read.edits += self._new
        self._read.problems.sort(key=lambda problem: problem.line)
        self._read.entries.sort(key=lambda entry: entry.lines)
        return self._read

    def _enter(self, put: Put, became: Became, sentence: str) -> None:
        self._read.entries.append(Entry(put.lines, became, sentence))

    def _place(self, screen_id: int, start: WallTime) -> str:
        festival = self._festival
        day = festival.day_of(start)
        return _("{screen}, {day} {time}").format(
            screen=festival.screen_name(screen_id),
            day=day_label(day),
            time=festival_clock(start, day),
        )

    def _say(self, line: int, reason: str, *, doubt: bool = False) -> None:
        self._read.problems.append(problem(self._name, line, reason, doubt=doubt))

    def _take(self, put: Put) -> None:
        thing = self._thing(put.card)
        screen = screen_named(self._festival, put.screen)
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

    def _start(self, put: Put, standing: Screening | None) -> WallTime:
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

    def _move(self, put: Put, screening: Screening, screen: Screen, start: WallTime) -> None:
        title = self._festival.screening_title(screening)
        if screening.cancelled:
            message = _("“{title}” is cancelled; confirm it first.")
            raise UserError(message.format(title=title))
        same = (screening.screen_id, screening.start) == (screen.id, start)
        if screening.pinned and not same:
            message = _("“{title}” is pinned and stays where it is; unpin it to move it.")
            raise UserError(message.format(title=title))
        before, after = (
            self._place(*at) for at in ((screening.screen_id, screening.start), (screen.id, start))
        )
        if screening.id in self._moves:
            message = _("“{title}” was read in line {line} already; the later place counts.")
            said = message.format(title=title, line=self._moves[screening.id][0])
            self._say(put.line, said, doubt=True)
            self._enter(put, Became.DOUBT, f"{said} {after}.")
        elif same:
            said = _("“{title}” stays where it is: {after}.")
            self._enter(put, Became.SAME, said.format(title=title, after=after))
        else:
            said = _("“{title}” goes to {after}; it is on {before} now.")
            self._enter(put, Became.MOVED, said.format(title=title, before=before, after=after))
        edit = None if same else MoveScreening(screening.id, screen.id, start)
        self._moves[screening.id] = (put.line, edit)

    def _programme(self, put: Put, programme: Programme, screen: Screen) -> None:
        """A card of a programme is a new screening as long as one is wanted, else the only one."""
        festival = self._festival
        placed = festival.live_screenings_of(programme.id)
        start = self._start(put, placed[0] if len(placed) == 1 else None)
        title, after = festival.title(programme.id), self._place(screen.id, start)
        for one in placed:
            if (one.screen_id, one.start) == (screen.id, start) and one.id not in self._moves:
                self._moves[one.id] = (put.line, None)
                said = _("“{title}” stays where it is: {after}.")
                self._enter(put, Became.SAME, said.format(title=title, after=after))
                return
        made = self._made[programme.id]
        kinds = still_wanted(festival, programme)
        if made < len(kinds):
            self._made[programme.id] += 1
            self._new.append(PlaceProgramme(programme.id, screen.id, start, kinds[made]))
            said = _("“{title}” is new on {after}.")
            self._enter(put, Became.NEW, said.format(title=title, after=after))
        elif len(placed) == 1 and not made:
            self._move(put, placed[0], screen, start)
        else:
            message = _(
                "“{title}” is placed as often as it is wanted; "
                "use the card of a screening, or want one more."
            )
            raise UserError(message.format(title=title))
