"""One screening that is not what it was, as plain data that can say itself in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.document.detail import details
from planner.i18n import _
from planner.model import Festival, Screening
from planner.times import Day, WallTime, day_label, festival_clock


class Change(StrEnum):
    """What became of a screening. One that moved may be retimed and changed as well."""

    NEW = "new"
    DROPPED = "dropped"
    CANCELLED = "cancelled"
    MOVED = "moved"
    RETIMED = "retimed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a screening stands in one festival, in words and in minutes; ``films`` are the titles of
    what its programme plays, in order.
    """

    screening: Screening
    title: str
    screen: str
    kind: str
    day: Day
    minutes: int
    qa: int = 0
    films: tuple[str, ...] = ()

    @property
    def start(self) -> WallTime:
        """When it starts."""
        return self.screening.start

    @property
    def time(self) -> str:
        """“Fri 6 Nov 19:30”; after midnight on the clock of the festival day."""
        return f"{day_label(self.day)} {self.clock}"

    @property
    def clock(self) -> str:
        """“19:30”, or “24:30”."""
        return festival_clock(self.start, self.day)


class Standings:
    """Says how the screenings of one festival stand in it."""

    def __init__(self, festival: Festival) -> None:
        self._festival = festival
        self._one_venue = len(festival.venues) == 1
        self._titles: dict[int, str] = {}
        self._films: dict[int, tuple[str, ...]] = {}
        self._screens: dict[int, str] = {}

    def of(self, screening: Screening) -> Standing:
        """How this one stands."""
        festival = self._festival
        kind = festival.kinds.get(screening.kind_id or 0)
        span = festival.span(screening)
        return Standing(
            screening,
            screening.public_title or screening.title or self._title(screening.programme_id),
            self._screen(screening.screen_id),
            "" if kind is None else kind.name,
            festival.day_of(screening.start),
            span.end - span.start,
            span.qa,
            self._films_of(screening.programme_id),
        )

    def _title(self, programme_id: int) -> str:
        found = self._titles.get(programme_id)
        if found is None:
            found = self._festival.title(programme_id) or _("Untitled")
            self._titles[programme_id] = found
        return found

    def _films_of(self, programme_id: int) -> tuple[str, ...]:
        found = self._films.get(programme_id)
        if found is None:
            found = tuple(film.title for film in self._festival.films_of(programme_id))
            self._films[programme_id] = found
        return found

    def _screen(self, screen_id: int) -> str:
        """Its own name where all screens are in one venue, else “Venue / Screen”."""
        found = self._screens.get(screen_id)
        if found is None:
            festival = self._festival
            own = festival.screens[screen_id].name
            found = own if self._one_venue else festival.screen_name(screen_id)
            self._screens[screen_id] = found
        return found


@dataclass(frozen=True, slots=True)
class Difference:
    """A screening before and after; None where it is not there.

    ``changes`` are what became of it, ``fields`` the columns by which it is changed otherwise
    (``title``, ``films``, ``length`` and ``qa`` among them, which are derived).
    """

    changes: tuple[Change, ...]
    before: Standing | None
    after: Standing | None
    fields: tuple[str, ...] = ()

    @property
    def now(self) -> Standing:
        """How it stands, or how it last stood."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - a difference has at least one side
        return found

    def sentence(self) -> str:
        """“Ritoma” moved from Screen 2 to Screen 4, Fri 6 Nov 19:30."""
        details = "; ".join(self.details()) if Change.CHANGED in self.changes else ""
        if self.changes == (Change.CHANGED,):
            return _("“{title}” ({screen}, {time}) {details}.").format(
                title=self.now.title, screen=self.now.screen, time=self.now.time, details=details
            )
        said = "; ".join(part for part in (self._told(), details) if part)
        return _("“{title}” {what}.").format(title=self.now.title, what=said)

    def _told(self) -> str:
        """What became of it, without what is changed otherwise."""
        before, after, now = self.before, self.after, self.now
        place = _("{screen}, {time}").format(screen=now.screen, time=now.time)
        if before is None:
            return _("is new: {place}").format(place=place)
        if after is None:
            return _("is no longer on: {place}").format(place=place)
        if Change.CANCELLED in self.changes:
            reason = after.screening.cancelled_reason
            said = _("is cancelled: {place} ({reason})") if reason else _("is cancelled: {place}")
            return said.format(place=place, reason=reason)
        if Change.RETIMED not in self.changes:
            return _("moved from {old} to {new}, {time}").format(
                old=before.screen, new=after.screen, time=after.time
            )
        if Change.MOVED in self.changes:
            return _("moved from {old}, {then} to {new}, {time}").format(
                old=before.screen, then=before.time, new=after.screen, time=after.time
            )
        return _("moved from {then} to {time}, {screen}").format(
            then=before.time,
            time=after.clock if before.day == after.day else after.time,
            screen=after.screen,
        )

    def details(self) -> list[str]:
        """What is changed besides place and start, a phrase each: “lasts 95 instead of 90 minutes”.

        A screening that is new or gone has none.
        """
        if self.before is None or self.after is None:
            return []
        return details(self.before, self.after, self.fields)
