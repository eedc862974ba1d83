"""How long things take: runtimes, the parts of a screening, its end and when its screen is free.

``start`` is the advertised time. ``end`` = start + pre-show + intro + films + gaps + Q&A, rounded
up to a minute; ``slot_end`` = end + turnaround (DESIGN section 2).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.model.base import Record
from planner.model.programme import Programme, ProgrammeKind
from planner.times import WallTime

if TYPE_CHECKING:
    from planner.model.screening import Screening
    from planner.model.timetable import Timetable
    from planner.model.works import Works


@dataclass(frozen=True, slots=True)
class Length:
    """A programme's length in seconds, with gaps; ``known`` is False where any part is assumed."""

    seconds: int
    known: bool


@dataclass(frozen=True, slots=True)
class Span:
    """The parts of one screening on the wall clock; lengths in minutes, the films' in seconds.

    ``event`` says that it is no film but a talk or a ceremony: whoever appears is part of it.
    """

    start: WallTime
    preshow: int
    intro: int
    film_seconds: int
    qa: int
    turnaround: int
    end: WallTime
    known: bool
    event: bool = False

    @property
    def slot_end(self) -> WallTime:
        """When the next screening may begin on this screen."""
        return WallTime(self.end + self.turnaround)

    @property
    def film_start(self) -> WallTime:
        """When the first film begins."""
        return WallTime(self.start + self.preshow + self.intro)

    @property
    def qa_start(self) -> WallTime:
        """When the Q&A begins; the end when there is none."""
        return WallTime(self.end - self.qa)


_EVENT = ProgrammeKind.EVENT
_PARTS = ("preshow_minutes", "intro_minutes", "qa_minutes")


def programme_length(festival: Works, programme: Programme) -> Length:
    """The derived length of a programme; unknown runtimes count with the assumed length."""
    assumed = festival.edition.assumed_runtime_seconds
    if programme.kind is _EVENT:
        return _or_assumed(programme.runtime_seconds, assumed)
    entries = festival.entries(programme.id)
    if not entries:
        return Length(assumed, known=False)
    total, known = 0, True
    for position, entry in enumerate(entries):
        runtime = festival.films[entry.film_id].runtime_seconds
        total += assumed if runtime is None else runtime
        known = known and runtime is not None
        if position < len(entries) - 1:
            total += programme.gap_seconds if entry.gap_seconds is None else entry.gap_seconds
    return Length(total, known)


def _or_assumed(seconds: int | None, assumed: int) -> Length:
    return Length(assumed, known=False) if seconds is None else Length(seconds, known=True)


def screening_span(festival: Timetable, screening: Screening) -> Span:
    """The parts of a screening; empty minutes fall back to screen, kind, section and festival.

    A stated end is kept as stated, unless it is no later than the start.
    """
    programme = festival.programmes[screening.programme_id]
    length = festival.length(programme.id)
    sources = _sources(festival, screening, programme)
    event = programme.kind is _EVENT
    if event:  # defaults are meant for films
        parts = tuple(getattr(screening, name) or 0 for name in _PARTS)
    else:
        parts = tuple(_minutes(sources, name) for name in _PARTS)
    preshow, intro, qa = parts
    stated = screening.stated_end
    if stated is not None and stated > screening.start:  # else somebody typed another start since
        end, known = stated, True
    else:
        films = -(-length.seconds // 60)
        end, known = WallTime(screening.start + preshow + intro + films + qa), length.known
    turnaround = _minutes(sources, "turnaround_minutes")
    seconds = length.seconds
    return Span(screening.start, preshow, intro, seconds, qa, turnaround, end, known, event)


def doors_minutes(festival: Timetable, screening: Screening) -> int:
    """How long before its start the audience of a screening is let in."""
    programme = festival.programmes[screening.programme_id]
    return _minutes(_sources(festival, screening, programme), "doors_minutes")


def _sources(festival: Timetable, screening: Screening, programme: Programme) -> list[Record]:
    """Where a screening's minutes may be said, the nearest first; the festival says them all."""
    screen = festival.screens.get(screening.screen_id)
    kind = festival.kinds.get(screening.kind_id or 0)
    section = festival.section_of(programme.id)
    nearer: list[Record | None] = [screening, screen, kind, section, festival.edition]
    return [row for row in nearer if row is not None]


def _minutes(sources: list[Record], name: str) -> int:
    for source in sources:
        value = getattr(source, name, None)
        if value is not None:
            return int(value)
    return 0
