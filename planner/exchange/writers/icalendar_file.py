"""The timetable as an iCalendar file (RFC 5545) for telephones, calendars and guests.

An event keeps its UID as long as its screening lives, also from one release to the next, and its
SEQUENCE is the number of changes of that screening's row: a calendar that reads the file again
moves the event instead of showing two. What changes without the row (a film that became longer)
is told by DTSTAMP, the moment of the export.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from planner.exchange.announced import facts_of, link_of, place_of, title_of
from planner.exchange.instants import between, instants_of
from planner.exchange.lasting import lasting_rows
from planner.exchange.public import FOR_WHOM, Audience, PublicPart, part_for
from planner.exchange.vtimezone import timezone_component
from planner.exchange.writers.base import Exported, Writer
from planner.i18n import N_, _
from planner.model import Festival, Hold, Screening, ScreeningStatus
from planner.model.naming import find_person, find_screen, find_section
from planner.settings import Setting
from planner.times import clock, zone
from planner.writing import write_file

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_STATUS = {
    ScreeningStatus.PENCILLED: "TENTATIVE",
    ScreeningStatus.CONFIRMED: "CONFIRMED",
    ScreeningStatus.CANCELLED: "CANCELLED",
}
HOLD = "x-marquee-hold"
"""By this property Marquee knows a hold again; it says its title, which may be none."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class ICalendarFile(Writer):
    """The screenings as an iCalendar file: of the festival, one screen, section or person.

    Read again, it moves, changes and cancels the events that a calendar already has.
    """

    id = "ics"
    title: ClassVar[str] = N_("iCalendar")
    help: ClassVar[str] = N_("For calendars on telephones and computers.")
    suffix: ClassVar[str] = ".ics"
    options: ClassVar[tuple[Setting, ...]] = (
        *FOR_WHOM,
        Setting(
            "screen",
            "",
            N_("Screen"),
            N_("Only this screen: id, code or Venue / Screen."),
            names="screen",
        ),
        Setting(
            "section",
            "",
            N_("Section"),
            N_("Only this section: id, code or name."),
            names="section",
        ),
        Setting(
            "person",
            "",
            N_("Person"),
            N_("Only where this person appears: id or name; see For."),
            names="person",
        ),
        Setting(
            "times",
            "local",
            N_("Times"),
            N_("Clock times with the rules of the time zone, or UTC."),
            choices=(("local", N_("with time zone")), ("utc", N_("UTC"))),
        ),
    )

    def write(self, festival: Festival, out: Path, options: Mapping[str, Any]) -> Exported:
        """One file."""
        part = part_for(festival, options)
        found = _Selection(festival, part, options)
        calendar = _calendar(found.name)
        utc = options["times"] == "utc"
        events = list(found.events(utc=utc))
        if events and not utc:
            starts = [event.start for event in events]
            moments = [one.astimezone(UTC) for one in starts if isinstance(one, datetime)]
            there = zone(festival.edition.zone)
            calendar.add_component(timezone_component(there, min(moments), max(moments)))
        for event in events:
            calendar.add_component(event)
        write_file(out, calendar.to_ical())
        return Exported((out,), part.left_out)


class _Selection:
    """The screenings asked for."""

    def __init__(self, house: Festival, part: PublicPart, options: Mapping[str, Any]) -> None:
        self._house, self._shown = house, part.festival
        self._staff = options["audience"] == Audience.STAFF
        self._screen = find_screen(house, options["screen"]) if options["screen"] else None
        self._section = find_section(house, options["section"]) if options["section"] else None
        self._person = find_person(house, options["person"]) if options["person"] else None
        self._appears_at: set[int] | None = None
        if self._person is not None:
            seen = house.appearances_of(self._person.id)
            self._appears_at = {one.screening_id for one in seen}
        names = [house.edition.name]
        if self._screen is not None:
            names.append(house.screen_name(self._screen.id))
        names += [row.name for row in (self._section, self._person) if row is not None]
        self.name = ": ".join(names)
        self._stamp = datetime.now(UTC).replace(microsecond=0)
        self._lasting = lasting_rows(house)

    def events(self, *, utc: bool) -> Iterator[Event]:
        """An event for each, by start; holds too in a calendar of the house."""
        for screening in self._shown.screenings():
            if self._wanted(screening):
                yield self._event(screening, utc=utc)
        if self._staff and self._section is None and self._person is None:
            for screen in self._shown.screens_in_order():
                if self._screen is None or screen.id == self._screen.id:
                    for hold in self._shown.holds_on(screen.id):
                        yield self._hold(hold, utc=utc)

    def _wanted(self, screening: Screening) -> bool:
        section = self._shown.section_of(screening.programme_id)
        if self._screen is not None and screening.screen_id != self._screen.id:
            return False
        if self._section is not None and (section is None or section.id != self._section.id):
            return False
        return self._appears_at is None or screening.id in self._appears_at

    def _event(self, screening: Screening, *, utc: bool) -> Event:
        shown = self._shown
        known = self._lasting[screening.id]
        event = _event(f"{known.id}-{self._edition}@marquee", known.version - 1, self._stamp)
        start, end = instants_of(shown, screening)
        _set_times(event, start, end, utc=utc)
        _set_text(event, "summary", title_of(shown, screening))
        _set_text(event, "location", place_of(shown, screening.screen_id))
        _set_text(event, "description", "\n".join(filter(None, self._told(screening))))
        event.add("status", _STATUS[screening.status])
        section = shown.section_of(screening.programme_id)
        if section is not None and section.name:
            event.add("categories", [_CONTROL.sub("", section.name)])
        if link_of(screening):
            event.add("url", link_of(screening))
        return event

    def _told(self, screening: Screening) -> Iterator[str]:
        yield from facts_of(self._shown, screening)
        kind = self._shown.kinds.get(screening.kind_id or 0)
        if kind is not None and not kind.public:
            yield kind.name
        if self._person is not None:
            for duty in self._house.duties(self._person.id):
                if duty.attendance.screening_id == screening.id:
                    yield _("On stage: {start}–{end}").format(
                        start=clock(duty.start), end=clock(duty.end)
                    )

    def _hold(self, hold: Hold, *, utc: bool) -> Event:
        event = _event(f"{hold.id}-{self._edition}@marquee", hold.version - 1, self._stamp)
        start, end = hold.start, type(hold.start)(hold.start + hold.minutes)
        _set_times(event, *between(self._shown, start, end), utc=utc)
        _set_text(event, "summary", hold.title or _("Hold"))
        event.add(HOLD, _CONTROL.sub("", hold.title))
        _set_text(event, "location", place_of(self._shown, hold.screen_id))
        event.add("status", "TENTATIVE")
        return event

    @property
    def _edition(self) -> int:
        return self._house.edition.id


def _calendar(name: str) -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Marquee//Marquee//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _CONTROL.sub("", name))
    return calendar


def _event(uid: str, sequence: int, stamp: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("sequence", sequence)
    event.add("dtstamp", stamp)
    return event


def _set_times(event: Event, start: datetime, end: datetime, *, utc: bool) -> None:
    event.add("dtstart", _told(start, utc=utc))
    if end.astimezone(UTC) > start.astimezone(UTC):
        event.add("dtend", _told(end, utc=utc))


def _told(time: datetime, *, utc: bool) -> datetime:
    """The moment in its zone, or in UTC; always so where the clock shows it twice, which not all
    calendars read alike.
    """
    twice = time.replace(fold=0).utcoffset() != time.replace(fold=1).utcoffset()
    return time.astimezone(UTC) if utc or twice else time


def _set_text(event: Event, name: str, text: str) -> None:
    plain = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\t", " ")).strip()
    if plain:
        event.add(name, plain)
