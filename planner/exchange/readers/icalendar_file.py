"""Calendars: each event is a screening at its location."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from planner.exchange.base import (
    Leftover,
    Problem,
    Reader,
    ScreeningRow,
    ScreenRow,
    Severity,
    Understood,
)
from planner.exchange.source import Source
from planner.exchange.structured.calendar_text import MOST_EVENTS, Block, Cut, cut, whole
from planner.exchange.structured.moments import Moment, moment_of
from planner.i18n import N_, _
from planner.text import clean
from planner.times import WallTime

if TYPE_CHECKING:
    from icalendar import Component

_BEGINNING = re.compile(r"\s*BEGIN\s*:\s*VCALENDAR\b", re.IGNORECASE)
_OUR_OWN = re.compile(r"(\d+)-\d+@marquee\Z")
_LONGEST_MINUTES = 2 * 24 * 60
_REFUSALS = (
    ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError, OSError,
)  # fmt: skip
"""With these the library refuses what it reads, whatever comes first; a zone is a file to it."""

_STATUSES = {"CANCELLED": "cancelled", "CONFIRMED": "confirmed", "TENTATIVE": "pencilled"}


class ICalendar(Reader):
    """A calendar (`.ics`): an event becomes a screening of the film or event of its title, on the
    screen that its location names. Times of other zones are put on the festival's own clock.
    """

    id = "icalendar"
    title: ClassVar[str] = N_("Calendar")
    suffixes: ClassVar[tuple[str, ...]] = (".ics", ".ical", ".ifb", ".icalendar")

    def recognises(self, source: Source) -> float:
        """A calendar says so in its first line."""
        if source.foreign:
            return 0.0
        if _BEGINNING.match(source.text):
            return 1.0
        return 0.5 if source.suffix in self.suffixes else 0.0

    def read(self, source: Source, kind: str = "") -> Understood:  # noqa: ARG002 - one kind only
        """The screenings and screens of the calendar."""
        pieces = cut(source.name, source.text)
        understood = Understood(problems=pieces.problems)
        if not pieces.is_calendar:
            message = _("It is no calendar; one begins with BEGIN:VCALENDAR.")
            understood.problems.append(Problem(source.name, 0, "", message))
        elif len(pieces.events) > MOST_EVENTS:
            message = _("It has more than {most} events; split it into smaller files.")
            text = message.format(most=MOST_EVENTS)
            understood.problems.append(Problem(source.name, 0, "", text))
        else:
            for event, block in zip(_parsed(pieces), pieces.events, strict=True):
                _Entry(source.name, event, block, understood).take()
            if not pieces.events and not understood.problems:
                message = _("The calendar has no events.")
                understood.problems.append(Problem(source.name, 0, "", message))
        _add_screens(source.name, understood)
        return understood


def _parsed(pieces: Cut) -> list[Component | None]:
    """The events as the library understands them; None for one that it does not."""
    events = _components(pieces.zones, pieces.events)
    if events is None:  # the zones or one of the events are broken
        events = _components((), pieces.events)
    if events is None:
        alone = (_components((), [block]) for block in pieces.events)
        events = [found[0] if found else None for found in alone]
    return events


def _components(zones: Sequence[Block], events: Sequence[Block]) -> list[Component | None] | None:
    from icalendar import Calendar

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of zones that it guesses at
            calendar = Calendar.from_ical(whole(zones, events))
    except _REFUSALS:
        return None
    found: list[Component | None] = list(calendar.walk("VEVENT"))
    return found if len(found) == len(events) else None


def _add_screens(file: str, understood: Understood) -> None:
    for name in dict.fromkeys(row.screen for row in understood.screenings):
        venue, _slash, screen = name.partition(" / ")
        row = ScreenRow(file=file, line=0, venue=venue if screen else "", screen=screen or name)
        understood.screens.append(row)


class _Entry:
    """One event on its way to be a screening."""

    def __init__(
        self, file: str, event: Component | None, block: Block, understood: Understood
    ) -> None:
        self._file, self._event, self._block = file, event, block
        self._understood = understood

    def take(self) -> None:
        """Add the screening, or say what it lacks."""
        title = self._text("SUMMARY")
        if self._event is None:
            self._say("", _("The event cannot be read; correct it."))
        elif not title:
            self._say("SUMMARY", _("The event has no title; give it one."))
        elif not self._text("LOCATION"):
            message = _("“{title}” has no location; give it the name of its screen.")
            self._say("LOCATION", message.format(title=title))
        else:
            self._take_timed(title)

    def _take_timed(self, title: str) -> None:
        start = self._value("DTSTART")
        if isinstance(start, date) and not isinstance(start, datetime):
            text = f"{title} ({start.isoformat()}, {self._text('LOCATION')})"
            line = self._block.line
            self._understood.leftovers.append(Leftover(self._file, line, text))
            message = _("“{title}” has a day and no time; it was left out.").format(title=title)
            self._say("DTSTART", message, Severity.DOUBT)
            return
        begins = moment_of(start) if isinstance(start, datetime) else None
        if begins is None:
            message = _("“{title}” has no start that can be read; write it as 20261106T193000.")
            self._say("DTSTART", message.format(title=title))
            return
        self._doubt_rest(title, start)
        categories = self._categories()
        held = "X-MARQUEE-HOLD" in self._block.places
        self._understood.screenings.append(
            ScreeningRow(
                file=self._file,
                line=self._block.line,
                external_id=self._name(),
                title=self._text("X-MARQUEE-HOLD") if held else title,
                form="hold" if held else "",
                ours=bool(_OUR_OWN.match(self._text("UID"))),
                screen=self._place(),
                start=begins.time,
                end=self._end(title, begins),
                in_utc=begins.in_utc,
                lasts="DURATION" in self._block.places,
                status=_STATUSES.get(self._text("STATUS").upper(), ""),
                section=categories[0] if categories else "",
            )
        )

    def _doubt_rest(self, title: str, start: Any) -> None:
        if "RRULE" in self._block.places or "RDATE" in self._block.places:
            message = _("“{title}” comes again by a rule; only the first comes in.")
            name = "RRULE" if "RRULE" in self._block.places else "RDATE"
            self._say(name, message.format(title=title), Severity.DOUBT)
        told = getattr(self._property("DTSTART"), "params", {}).get("TZID", "")
        if told and start.utcoffset() is None:
            message = _("The time zone “{zone}” is not known; the time was taken as it is.")
            self._say("DTSTART", message.format(zone=str(told)[:60]), Severity.DOUBT)

    def _end(self, title: str, begins: Moment) -> WallTime | None:
        """The end as it is given; None when none is, or when nobody can mean it."""
        minutes: float = 0
        length, end = self._value("DURATION"), self._value("DTEND")
        if isinstance(length, timedelta):
            minutes = length / timedelta(minutes=1)
        elif isinstance(end, datetime):
            until = moment_of(end)
            if until is not None and until.in_utc == begins.in_utc:
                minutes = until.time - begins.time
        if 0 < minutes <= _LONGEST_MINUTES:
            return WallTime(begins.time + int(minutes))
        for name in ("DURATION", "DTEND"):
            if name in self._block.places:
                message = _("“{title}” has no length that can be read; it was left open.")
                self._say(name, message.format(title=title), Severity.DOUBT)
                break
        return None

    def _name(self) -> str:
        """What the calendar calls the event; of a calendar of Marquee's own the screening's id."""
        uid = self._text("UID")
        own = _OUR_OWN.match(uid)
        again = self._value("RECURRENCE-ID")
        suffix = f"#{again.isoformat()}" if isinstance(again, date) else ""
        return f"{own[1] if own else uid}{suffix}" if uid else ""

    def _place(self) -> str:
        """“Venue / Screen”, without an address; else all that the location says."""
        venue, slash, screen = self._text("LOCATION").partition(" / ")
        return f"{venue} / {screen.partition(',')[0].strip()}" if slash else venue

    def _categories(self) -> list[str]:
        found = getattr(self._property("CATEGORIES"), "cats", [])
        return [name for one in found if (name := _plain(str(one)))]

    def _property(self, name: str) -> Any:
        found = None if self._event is None else self._event.get(name)
        return found[0] if isinstance(found, list) and found else found

    def _value(self, name: str) -> Any:
        """The date, moment or length of a property; None when it cannot be read."""
        try:
            return getattr(self._property(name), "dt", None)
        except ValueError:
            return None

    def _text(self, name: str) -> str:
        found = self._property(name)
        try:
            return "" if found is None else _plain(str(found))
        except ValueError:
            return ""

    def _say(self, name: str, message: str, severity: Severity = Severity.ERROR) -> None:
        line = self._block.places.get(name, self._block.line)
        self._understood.problems.append(Problem(self._file, line, name, message, severity))


def _plain(text: str) -> str:
    return clean(text.encode("utf-8", "replace").decode())[:1000]
