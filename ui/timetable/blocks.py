"""What the timetable shows of a festival day, as plain values: one block a screening or hold.

Made from the snapshot and the report only; no Qt. A block that did not change compares equal, so
that what was painted for it can be kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product
from operator import is_

from planner.i18n import _, ngettext
from planner.model import Festival, Hold, ProgrammeKind, Screen, Screening
from planner.rules import Conflict, Report, Severity
from planner.times import (
    DAY_MINUTES,
    Day,
    clock_minutes,
    date_of,
    day_start,
    minute_of_day,
    runtime_label,
)
from ui.timetable.geometry import overlaps, visible_range
from ui.timetable.lanes import Lanes, Show, lanes_of, short_day

_NO_DAY = Day(0)


@dataclass(frozen=True, slots=True)
class Block:
    """One bar of a lane. Minutes are those of the festival day ``day``; ``screen`` is the name of
    its screen, and ``where`` its short name if the lane does not say it.

    ``depth`` and ``over_until`` say how it steps aside for what it overlaps, ``covered`` that a
    later block lies on it; ``severity`` is that
    of the worst open conflict; ``hue`` is None for what belongs to no section. ``cuts`` are the
    minutes at which the second film of a programme begins, the third, and so on.
    """

    id: int
    lane: int
    start: int
    end: int
    title: str
    hold: bool = False
    film_start: int = 0
    intro: int = 0
    qa_start: int = 0
    slot_end: int = 0
    original: str = ""
    code: str = ""
    section: str = ""
    hue: int | None = None
    runtime: str = ""
    known: bool = True
    pinned: bool = False
    cancelled: bool = False
    severity: Severity | None = None
    conflicts: int = 0
    depth: int = 0
    over_until: int = 0
    covered: bool = False
    films: tuple[str, ...] = ()
    cuts: tuple[int, ...] = ()
    sold: str = ""
    day: Day = _NO_DAY
    screen: str = ""
    where: str = ""

    @property
    def times(self) -> str:
        """“18:00–19:55”; after midnight the festival day goes on: “23:30–25:05”."""
        return f"{self.clock}–{clock_minutes(self.end)}"

    @property
    def clock(self) -> str:
        """“18:00”, “24:30”."""
        return clock_minutes(self.start)

    @property
    def night(self) -> str:
        """The date of what begins after midnight: “Sat 7”; empty before."""
        return short_day(Day(self.day + self.start // DAY_MINUTES)) if self.start >= 1440 else ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a block says of its programme, the same for all its screenings."""

    title: str
    original: str
    section: str
    hue: int | None
    runtime: str
    films: tuple[str, ...]
    cuts: tuple[int, ...]
    """Seconds from the first film to the beginning of each other one."""


def programme_facts(festival: Festival, programme_id: int) -> Facts:
    """What blocks say of a programme."""
    section = festival.section_of(programme_id)
    length = festival.length(programme_id)
    return Facts(
        title=festival.title(programme_id),
        original=original_title(festival, programme_id),
        section=section.code if section else "",
        hue=section.hue if section else None,
        runtime=runtime_label(length.seconds) if length.known else "?′",
        films=film_lines(festival, programme_id),
        cuts=tuple(_cuts(festival, programme_id)),
    )


def _cuts(festival: Festival, programme_id: int) -> Iterable[int]:
    programme, assumed = festival.programmes[programme_id], festival.edition.assumed_runtime_seconds
    at = 0
    for entry in festival.entries(programme_id)[:-1]:
        runtime = festival.films[entry.film_id].runtime_seconds
        at += assumed if runtime is None else runtime
        at += programme.gap_seconds if entry.gap_seconds is None else entry.gap_seconds
        yield at


def original_title(festival: Festival, programme_id: int) -> str:
    """The original title of a programme of one film, where it differs."""
    programme = festival.programmes[programme_id]
    if programme.kind is not ProgrammeKind.FILM:
        return ""
    films = festival.films_of(programme_id)
    if len(films) != 1 or films[0].original_title == films[0].title:
        return ""
    return films[0].original_title


def film_lines(festival: Festival, programme_id: int) -> tuple[str, ...]:
    """The films of a programme of several, each with its runtime."""
    films = festival.films_of(programme_id)
    if len(films) < 2:
        return ()
    return tuple(f"{film.title}  {runtime_label(film.runtime_seconds)}" for film in films)


class KnownBlocks:
    """Blocks that were worked out before: an edit makes those anew that it touches, and no others.

    What is kept is forgotten when any table changes but those of screenings and holds.
    """

    def __init__(self) -> None:
        self._basis: list[object] = []
        self._facts: dict[int, Facts] = {}
        self._blocks: dict[int, tuple[Screening, int, tuple[Conflict, ...], Block]] = {}
        self._holds: dict[int, tuple[Hold, int, Block]] = {}
        self._days: dict[Day, tuple[list[Block], tuple[Block, ...]]] = {}

    def follow(self, festival: Festival) -> None:
        """Go on with this festival, which may have changed."""
        tables = festival.tables
        basis: list[object] = [table for name, table in tables.items() if name not in _OF_BLOCKS]
        same = len(basis) == len(self._basis) and all(map(is_, basis, self._basis))
        if not same:
            self._basis, self._facts, self._blocks, self._holds = basis, {}, {}, {}

    def block(
        self,
        festival: Festival,
        report: Report,
        screening: Screening,
        day: Day,
        lane: int,
        where: bool = False,
    ) -> Block:
        """The block of a screening in a lane; ``where`` has it say its screen."""
        conflicts = tuple(report.of_screening(screening.id))
        known = self._blocks.get(screening.id)
        if (
            known is not None
            and known[0] is screening
            and known[1:3] == (lane, conflicts)
            and bool(known[3].where) is where
        ):
            return known[3]
        facts = self._facts.get(screening.programme_id)
        if facts is None:
            facts = programme_facts(festival, screening.programme_id)
            self._facts[screening.programme_id] = facts
        block = screening_block(festival, report, screening, day, lane, facts)
        if where:
            block = replace(block, where=festival.screens[screening.screen_id].name)
        self._blocks[screening.id] = (screening, lane, conflicts, block)
        return block

    def hold(self, festival: Festival, hold: Hold, day: Day, lane: int) -> Block:
        """The block of a hold in a lane."""
        known = self._holds.get(hold.id)
        if known is None or known[0] is not hold or known[1] != lane:
            known = (hold, lane, hold_block(festival, hold, day, lane))
            self._holds[hold.id] = known
        return known[2]

    def stepped(self, day: Day, blocks: list[Block]) -> tuple[Block, ...]:
        """The blocks of a day, each stepped aside for those that it overlaps."""
        known = self._days.get(day)
        if known and len(known[0]) == len(blocks) and all(map(is_, known[0], blocks)):
            return known[1]
        found = tuple(stepped(blocks))
        self._days[day] = (blocks, found)
        return found


_OF_BLOCKS = frozenset({Screening.table, Hold.table})


def day_blocks(
    festival: Festival,
    report: Report,
    day: Day,
    lanes: Lanes | None = None,
    known: KnownBlocks | None = None,
) -> tuple[Block, ...]:
    """The blocks of a festival day by their start, cancelled ones included: all of them, or those
    that stand in one of the lanes.
    """
    lanes = lanes or lanes_of(festival, Show(), day)
    known = known or KnownBlocks()
    known.follow(festival)
    found = []
    for screening in festival.screenings_on_day(day):
        lane = lanes.of(day, screening.screen_id, screening.id)
        if lane is None or (lanes[lane].screen_id is None and screening.id not in lanes.tracks):
            continue
        where = lanes[lane].screen_id is None
        found.append(known.block(festival, report, screening, day, lane, where))
    for lane, held in enumerate(lanes.all):
        if held.day == day and held.screen_id is not None:
            found += [
                known.hold(festival, hold, day, lane)
                for hold in festival.holds_on(held.screen_id)
                if festival.day_of(hold.start) == day
            ]
    found.sort(key=lambda block: (block.start, block.id))
    return known.stepped(day, found)


def stepped(blocks: list[Block]) -> Iterable[Block]:
    """The blocks, each stepped aside for those that it overlaps."""
    found = overlaps([(b.lane, b.start, b.end) for b in blocks])
    for block, over in zip(blocks, found, strict=True):
        covered = over.covered < block.end
        alone = not (over.depth or covered)
        yield (
            block
            if alone
            else replace(block, depth=over.depth, over_until=over.until, covered=covered)
        )


def screening_block(
    festival: Festival, report: Report, screening: Screening, day: Day, lane: int, facts: Facts
) -> Block:
    """One screening as the timetable shows it; accepted conflicts do not count."""
    span, midnight = festival.span(screening), day_start(day)
    conflicts = [c for c in report.of_screening(screening.id) if not report.is_accepted(c)]
    return Block(
        id=screening.id,
        lane=lane,
        start=span.start - midnight,
        end=span.end - midnight,
        film_start=span.film_start - midnight,
        intro=span.intro,
        qa_start=span.qa_start - midnight,
        slot_end=(span.end if screening.cancelled else span.slot_end) - midnight,
        title=screening.public_title or screening.title or facts.title,
        original=facts.original,
        code=code_label(festival, screening),
        section=facts.section,
        hue=facts.hue,
        runtime=facts.runtime,
        known=span.known,
        pinned=screening.pinned,
        cancelled=screening.cancelled,
        severity=conflicts[0].severity if conflicts else None,
        conflicts=len(conflicts),
        films=facts.films,
        cuts=tuple(span.film_start - midnight + seconds // 60 for seconds in facts.cuts),
        sold=sold_label(festival, screening),
        day=day,
        screen=festival.screen_name(screening.screen_id),
    )


def sold_label(festival: Festival, screening: Screening) -> str:
    """“40 of 320 sold”; empty where no tickets are counted."""
    if screening.tickets_sold is None:
        return ""
    seats = festival.seats(screening.screen_id)
    if seats is None:
        return _("{sold} sold").format(sold=screening.tickets_sold)
    return _("{sold} of {seats} sold").format(sold=screening.tickets_sold, seats=seats)


def code_label(festival: Festival, screening: Screening) -> str:
    """The screening's code, with its kind's where that has one: “211 P&I”."""
    kind = festival.kinds.get(screening.kind_id or 0)
    return f"{screening.code} {kind.code}".strip() if kind else screening.code


def hold_block(festival: Festival, hold: Hold, day: Day, lane: int) -> Block:
    """A hold as the timetable shows it."""
    start = minute_of_day(hold.start, day)
    title = _("Hold: {title}").format(title=hold.title) if hold.title else _("Hold")
    end = start + hold.minutes
    return Block(
        id=hold.id,
        lane=lane,
        start=start,
        end=end,
        title=title,
        hold=True,
        slot_end=end,
        day=day,
        screen=festival.screen_name(hold.screen_id),
    )


def shown_range(
    festival: Festival, days: Iterable[Day], blocks: Iterable[Block]
) -> tuple[int, int]:
    """First and last minute worth showing of these days."""
    hours, days = [], tuple(days)
    for screen, day in product(festival.screens.values(), days):
        opened = screen_hours(festival, screen, day)
        if opened is not None and (screen.opens is not None or screen.closes is not None):
            hours.append(opened)
    if not hours or len(hours) < len(festival.screens) * len(days):
        hours.append((600, 1440))
    return visible_range(hours, ((block.start, block.end) for block in blocks))


def screen_hours(festival: Festival, screen: Screen, day: Day) -> tuple[int, int] | None:
    """When a screen is open, in minutes of the festival day; None when it is closed all day."""
    hours = festival.hours(screen.id, day)
    return None if hours is None else (minute_of_day(hours[0], day), minute_of_day(hours[1], day))


def spoken(block: Block) -> str:
    """What a screen reader says: “Ritoma, Friday 19:30, Screen 2, 2 conflicts”."""
    when = f"{long_weekday(block.day)} {block.clock}"
    if block.night:
        when = _("{clock} (in the night to {date})").format(clock=when, date=block.night)
    parts = [block.title, when, block.screen]
    if block.cancelled:
        parts.append(_("cancelled"))
    if block.pinned:
        parts.append(_("pinned"))
    if block.conflicts:
        parts.append(
            ngettext("{count} conflict", "{count} conflicts", block.conflicts).format(
                count=block.conflicts
            )
        )
    return ", ".join(parts)


def long_weekday(day: Day) -> str:
    """The full name of the weekday, in the user's language."""
    names = _("Monday Tuesday Wednesday Thursday Friday Saturday Sunday").split()
    return names[date_of(day).weekday()]
